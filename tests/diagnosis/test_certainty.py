"""How sure is said: never more than the figures show."""

from decimal import Decimal
from fractions import Fraction

from tests.diagnosis.tables import Grid, causes, figure, figures, system
from vrd2check.diagnosis.candidates import Candidate
from vrd2check.diagnosis.certainty import Certainty
from vrd2check.diagnosis.conclusions import ActionKind, Confidence
from vrd2check.diagnosis.search import Explanation
from vrd2check.diagnosis.system import Undone
from vrd2check.figures import Kind
from vrd2check.relations import Product, Relation, equals


def grid(wrong: int, *, cents: bool = False) -> list[Relation]:
    """A table of six by six with all totals, in which 234 became another amount."""
    cells: list[list[int | str]] = [
        [100 * row + 7 * column + 13 for column in range(6)] for row in range(6)
    ]
    rows = [sum(map(int, row)) for row in cells]
    columns = [sum(map(int, one)) for one in zip(*cells, strict=True)]
    cells[2][3] = wrong
    if cents:
        cells[0][0] = "13,40"  # its row and its column hold but for rounding
    return Grid(cells, rows, columns, sum(rows)).relations()


def test_where_nothing_is_rounded_the_value_is_certain_to_the_digit() -> None:
    (cause,) = causes(grid(324))
    (suspect,) = cause.conclusion.suspects
    assert (suspect.kind, suspect.confidence) == (ActionKind.DIGITS_SWAPPED, Confidence.CERTAIN)
    assert (suspect.cells[0].proposed, suspect.cells[0].is_range) == (Decimal(234), False)


def test_where_something_is_rounded_the_value_is_a_range_and_not_certain() -> None:
    (cause,) = causes(grid(2340, cents=True))
    (suspect,) = cause.conclusion.suspects
    cell = suspect.cells[0]
    assert suspect.confidence is Confidence.PROBABLE
    assert cell.is_range
    assert cell.least is not None
    assert cell.most is not None
    assert cell.least <= 234 <= cell.most
    assert f"{cell.least} to {cell.most}" in suspect.sentence.en
    assert f"{cell.least} tot {cell.most}" in suspect.sentence.nl


def test_one_relation_makes_nothing_certain_however_telling_the_slip() -> None:
    parts = figures([1170, 2845, 4391])
    (cause,) = causes([equals(figure(84060), parts)])  # 8.406: one nought too many
    assert cause.conclusion.suspects[0].kind is ActionKind.FACTOR_TEN
    assert cause.conclusion.confidence is not Confidence.CERTAIN


def test_days_are_whole_so_that_a_rate_is_wrong_rather_than_they() -> None:
    rate, days, cost = figure(10000), figure(148, Kind.COUNT), figure(148000)
    (cause,) = causes([Product(cost, (rate, days))])
    order = [one.cells[0].figure for one in cause.conclusion.suspects]
    assert order.index(rate) < order.index(days)


def test_in_the_stead_of_an_action_comes_what_mends_its_own_relations() -> None:
    def mending(relation: int) -> Candidate:
        wrong = figure(100)
        undone = Undone({wrong: 10})
        mends = frozenset({relation})
        return Candidate(ActionKind.DIGIT, Fraction(1, 2), undone, mends, frozenset(), wrong.place)

    first, second, other, another = (mending(relation) for relation in (0, 1, 0, 1))
    told = [
        Explanation(actions) for actions in ((first, second), (other, second), (first, another))
    ]
    certainty = Certainty(system(()), None, (), told)  # type: ignore[arg-type]  # nothing is sought
    assert certainty.alternatives({0}) == [other]
    assert certainty.alternatives({1}) == [another]
    assert certainty.alternatives({0, 1}) == [other, another]
    assert certainty.alternatives({2}) == []
