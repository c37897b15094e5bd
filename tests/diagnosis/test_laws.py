"""Laws that hold for the diagnosis of every table."""

import random
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.diagnosis.tables import Grid, broken, causes, judged
from vrd2check.diagnosis.causes import diagnose
from vrd2check.diagnosis.conclusions import SEVERAL, Cause, Suspect
from vrd2check.figures import Figure
from vrd2check.relations import Relation, Sum, Term, weighted


@st.composite
def slipped_grids(draw: st.DrawFn) -> list[Relation]:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    cells = [[draw(st.integers(10, 99999)) for _ in range(columns)] for _ in range(rows)]
    row_totals = [sum(row) for row in cells]
    column_totals = [sum(column) for column in zip(*cells, strict=True)]
    grand = sum(row_totals)
    for _ in range(draw(st.integers(1, 3))):
        change = draw(st.integers(-50_000, 50_000))
        row = draw(st.integers(0, rows - 1))
        if draw(st.booleans()):
            cells[row][draw(st.integers(0, columns - 1))] += change
        else:
            row_totals[row] += change
    relations = Grid(cells, row_totals, column_totals, grand).relations()
    left_out = draw(st.sets(st.integers(0, len(relations) - 1), max_size=4))
    return [one for place, one in enumerate(relations) if place not in left_out]


def _in_words(found: list[Cause], relations: list[Relation]) -> set[tuple[object, ...]]:
    return {
        (frozenset(relations[place] for place in cause.relations), cause.conclusion)
        for cause in found
    }


@given(slipped_grids(), st.randoms(use_true_random=False))
def test_the_order_of_the_relations_changes_nothing(
    relations: list[Relation], order: random.Random
) -> None:
    shuffled = relations.copy()
    order.shuffle(shuffled)
    assert _in_words(causes(relations), relations) == _in_words(causes(shuffled), shuffled)


@given(slipped_grids())
def test_every_broken_relation_belongs_to_one_cause(relations: list[Relation]) -> None:
    explained = sorted(place for cause in causes(relations) for place in cause.relations)
    assert explained == broken(relations)


@given(slipped_grids())
def test_what_is_proposed_mends_all_and_breaks_nothing(relations: list[Relation]) -> None:
    found = diagnose(judged(relations))
    if SEVERAL in [cause.conclusion for cause in found]:
        return
    # The first suspects of all causes together; a tie within one cause can be settled in any way.
    changed = relations
    for cause in found:
        for suspect in cause.conclusion.actions:
            changed = _undone(changed, suspect)
    assert broken(changed) == []


@given(slipped_grids())
def test_each_suspect_of_a_tie_mends_all_by_itself(relations: list[Relation]) -> None:
    for cause in diagnose(judged(relations)):
        if len(broken(relations)) == 1 and len(cause.conclusion.actions) == 1:
            for suspect in cause.conclusion.suspects:
                mended = _undone(relations, suspect)
                assert broken(mended) == []


def _undone(relations: list[Relation], suspect: Suspect) -> list[Relation]:
    for cell in suspect.cells:
        assert cell.proposed is not None
        relations = [_with(one, cell.figure, cell.proposed) for one in relations]
    return relations


def _with(relation: Relation, figure: Figure, value: Decimal) -> Relation:
    assert isinstance(relation, Sum)
    # Known to the same digit as before, so with the same room for rounding.
    changed = replace(figure, value=value)
    swap = {figure: changed}
    return Sum(
        tuple(Term(swap.get(f, f), weight) for f, weight in weighted(relation.left)),
        tuple(Term(swap.get(f, f), weight) for f, weight in weighted(relation.right)),
        relation.constant,
    )
