"""From broken relations to causes, on tables made by hand."""

from decimal import Decimal
from fractions import Fraction

from tests.diagnosis.tables import Grid, causes, figure, figures, named
from vrd2check.diagnosis.conclusions import SEVERAL, ActionKind, Cause, Confidence
from vrd2check.figures import Kind
from vrd2check.relations import (
    AtMost,
    Product,
    Relation,
    RunningAtMost,
    Step,
    Sum,
    Term,
    Verdict,
    equals,
    judge,
    terms,
)

CERTAIN, PROBABLE, POSSIBLE = Confidence


def test_nothing_broken_has_no_cause() -> None:
    assert causes(Grid([[10, 20], [30, 40]], [30, 70], [40, 60], 100).relations()) == []


def test_a_wrong_cell_whose_digits_tell_what_it_should_be_is_certain() -> None:
    # 34.970 stands where 39.470 should. Four sums that hold do not show that nothing is rounded,
    # but 39.469 or 39.471 is no swap of two digits, and neither sum would hold to the digit.
    grid = Grid([[34970, 72820], [5758, 20775]], [112290, 26533], [45228, 93595], 138823)
    (cause,) = causes(grid.relations())
    assert cause.relations == (0, 2)
    (suspect,) = cause.conclusion.suspects
    assert suspect.cells[0].figure is grid.cells[0][0]
    assert (suspect.cells[0].proposed, suspect.confidence) == (Decimal(39470), CERTAIN)
    assert suspect.kind.value == "digits-swapped"


def test_a_wrong_cell_among_many_sums_that_hold_to_the_digit_is_certain() -> None:
    cells = [[100 * row + 7 * column + 13 for column in range(6)] for row in range(6)]
    rows, columns = [sum(row) for row in cells], [sum(one) for one in zip(*cells, strict=True)]
    cells[2][3] = 324  # two digits of 234 have changed places
    (cause,) = causes(Grid(cells, rows, columns, sum(rows)).relations())
    (suspect,) = cause.conclusion.suspects
    assert (suspect.cells[0].proposed, suspect.confidence) == (Decimal(234), CERTAIN)


def test_a_wrong_cell_without_any_slip_is_probable_when_two_relations_call_for_it() -> None:
    # With one of the two left aside, each figure of the other would do as well.
    grid = Grid([[51234, 72820], [5758, 20775]], [112290, 26533], [45228, 93595], 138823)
    (cause,) = causes(grid.relations())
    (suspect,) = cause.conclusion.suspects
    assert (suspect.cells[0].proposed, suspect.confidence, suspect.kind) == (
        Decimal(39470),
        PROBABLE,
        ActionKind.UNKNOWN,
    )


def test_with_row_totals_alone_all_thirteen_figures_tie() -> None:
    months = figures([100 + 7 * month for month in range(12)])  # 1662 in all
    total = figure(3141)
    (cause,) = causes([equals(total, months)])
    assert {suspect.cells[0].figure for suspect in cause.conclusion.suspects} == {total, *months}
    assert {suspect.confidence for suspect in cause.conclusion.suspects} == {POSSIBLE}
    assert dict(named(cause))[total] == 1662
    assert dict(named(cause))[months[0]] == 100 + 3141 - 1662


def test_a_recognised_slip_breaks_the_tie_but_makes_nothing_certain() -> None:
    parts = figures([1170, 2845, 4391])  # 8406 in all
    total = figure(8460)
    (cause,) = causes([equals(total, parts)])
    first, *others = cause.conclusion.suspects
    assert (first.cells[0].figure, first.cells[0].proposed, first.confidence) == (
        total,
        Decimal(8406),
        PROBABLE,
    )
    assert {suspect.confidence for suspect in others} == {POSSIBLE}


def test_two_recognised_slips_leave_the_tie() -> None:
    # 1170 for 1710, and 8460 for 7920 with its difference of 540, are not alike; but two parts
    # of which each may have swapped digits are.
    parts, total = figures([1234, 5634]), figure(6958)  # 1324 + 5634, or 1234 + 5724
    (cause,) = causes([equals(total, [*parts, figure(0)])])
    assert cause.conclusion.suspects[0].cells[0].figure is parts[0]
    parts, total = figures([1234, 1234]), figure(2558)
    (cause,) = causes([equals(total, parts)])
    assert [suspect.confidence for suspect in cause.conclusion.suspects] == [POSSIBLE] * 3


def test_a_wrong_row_total_that_other_relations_leave_alone_is_probable() -> None:
    grid = Grid([[410, 233], [358, 175]], [790, 533], [768, 408], 1176)
    relations = grid.relations()[:4]  # no grand total: only the row contradicts 790
    (cause,) = causes(relations)
    (suspect,) = cause.conclusion.suspects
    assert suspect.cells[0].figure is grid.rows[0]
    assert (suspect.cells[0].proposed, suspect.confidence) == (Decimal(643), PROBABLE)


def test_one_broken_relation_with_a_recognised_slip_while_all_else_holds_is_probable() -> None:
    grid = Grid([[410, 233], [358, 175]], [634, 533], [768, 408], 1176)  # 634 for 643
    (cause,) = causes(grid.relations()[:4])
    (suspect,) = cause.conclusion.suspects
    assert (suspect.cells[0].figure, suspect.confidence) == (grid.rows[0], PROBABLE)


def test_a_figure_that_is_off_by_rounding_only_is_not_certain() -> None:
    # 175.836 was cut off from 175.836,75, but it is what its own lines add up to.
    total, parts, other = figure(175836), figures([115836, 60000]), figure("175.836,75")
    (cause,) = causes([equals(total, parts), equals(total, [other])])
    by_figure = {suspect.cells[0].figure: suspect for suspect in cause.conclusion.suspects}
    assert by_figure[total].cells[0].proposed == Decimal("175836.75")
    assert CERTAIN not in {suspect.confidence for suspect in cause.conclusion.suspects}


def test_a_wrong_row_total_breaks_its_row_and_the_grand_total() -> None:
    grid = Grid([[410, 233], [358, 175]], [790, 533], [768, 408], 1176)
    (cause,) = causes(grid.relations())
    assert (cause.relations, named(cause)) == ((0, 4), [(grid.rows[0], Decimal(643))])


def test_a_wrong_grand_total_is_named_by_both_its_sums() -> None:
    grid = Grid([[410, 233], [358, 175]], [643, 533], [768, 408], 1276)
    (cause,) = causes(grid.relations())
    assert (cause.relations, named(cause)) == ((4, 5), [(grid.grand, Decimal(1176))])
    # Of 1.175 and 1.177 two digits would be wrong, and neither sum would hold to the digit.
    assert cause.conclusion.suspects[0].confidence is CERTAIN


def test_two_wrong_cells_in_one_row_are_two_causes() -> None:
    # 410 and 233 should stand where 510 and 263 do.
    grid = Grid([[510, 263, 88], [358, 175, 97]], [731, 630], [768, 408, 185], 1361)
    found = causes(grid.relations())
    assert sorted(place for cause in found for place in cause.relations) == [0, 2, 3]
    assert [named(cause) for cause in found] == [
        [(grid.cells[0][0], Decimal(410))],
        [(grid.cells[0][1], Decimal(233))],
    ]
    assert {cause.conclusion.suspects[0].confidence for cause in found} == {PROBABLE}


def test_three_errors_in_one_cluster_are_three_causes() -> None:
    # Twice in the first row, 100 and 30 too much, and once in the second, 40 too much.
    grid = Grid([[510, 263, 88], [358, 175, 137]], [731, 630], [768, 408, 185], 1361)
    found = causes(grid.relations())
    assert {named(cause)[0] for cause in found} == {
        (grid.cells[0][0], Decimal(410)),
        (grid.cells[0][1], Decimal(233)),
        (grid.cells[1][2], Decimal(97)),
    }


def test_a_tie_beside_a_certain_figure_stays_a_tie() -> None:
    # 510 should be 410; besides, one of 97, 88 or their column total is wrong.
    grid = Grid([[510, 233, 88], [358, 175, 97]], [731, 630], [768, 408, 215], 1361)
    relations = grid.relations()[:5]
    first, second = causes(relations)
    assert named(first) == [(grid.cells[0][0], Decimal(410))]
    assert named(second) == [(grid.columns[2], Decimal(185))]
    assert second.conclusion.suspects[0].confidence is PROBABLE


def test_clusters_apart_have_causes_apart() -> None:
    one = Grid([[510, 233], [358, 175]], [643, 533], [768, 408], 1176)
    other = Grid([[29, 20], [30, 40]], [30, 70], [40, 60], 100)
    found = causes([*one.relations(), *other.relations()])
    assert [named(cause) for cause in found] == [
        [(one.cells[0][0], Decimal(410))],
        [(other.cells[0][0], Decimal(10))],
    ]


def test_an_error_beyond_the_bounds_says_that_several_figures_are_wrong() -> None:
    cells = [[110, 240, 390, 475], [400, 500, 600, 700]]
    grid = Grid(cells, [1000, 2200], [500, 700, 900, 1100], 3200)
    found = causes(grid.relations())
    assert [cause.relations for cause in found] == [(0,), (2,), (3,), (4,), (5,)]
    assert {cause.conclusion for cause in found} == {SEVERAL}


def test_what_is_evident_beside_too_many_errors_is_named_but_not_certain() -> None:
    cells = [[110, 240, 390, 475, 555], [400, 500, 600, 700, 800]]
    grid = Grid(cells, [1500, 3077], [500, 700, 900, 1100, 1300], 4500)
    # The second row's total, 3077 for 3000, is wrong as well, and that is a matter by itself.
    found = causes(grid.relations())
    (evident,) = [cause for cause in found if cause.conclusion.suspects]
    assert named(evident) == [(grid.rows[1], Decimal(3000))]
    assert evident.conclusion.suspects[0].confidence is PROBABLE


def test_a_wrong_cost_is_told_from_a_wrong_rate_by_the_totals() -> None:
    rate, days, cost = figure(640), figure(55, Kind.COUNT), figure(32500)  # 35.200
    other, total = figure(10000), figure(45200)
    relations: list[Relation] = [Product(cost, (rate, days)), equals(total, [cost, other])]
    (cause,) = causes(relations)
    assert named(cause) == [(cost, Decimal(35200))]


def test_a_wrong_rate_is_told_from_a_wrong_cost_by_the_totals() -> None:
    rate, days, cost = figure(460), figure(55, Kind.COUNT), figure(35200)  # 640
    relations: list[Relation] = [
        Product(cost, (rate, days)),
        equals(figure(45200), [cost, figure(10000)]),
        equals(figure(75, Kind.COUNT), [days, figure(20, Kind.COUNT)]),
    ]
    (cause,) = causes(relations)
    (suspect,) = cause.conclusion.suspects
    assert (suspect.cells[0].figure, suspect.cells[0].proposed, suspect.confidence) == (
        rate,
        Decimal(640),
        PROBABLE,
    )


def test_rate_and_days_that_changed_places_are_one_slip() -> None:
    rate, days, cost = figure(55), figure(640, Kind.COUNT), figure(35200)
    total_days = figure(75, Kind.COUNT)
    other_days, other_rate = figure(20, Kind.COUNT), figure(500)
    relations: list[Relation] = [
        Product(cost, (rate, days)),
        Product(figure(10000), (other_rate, other_days)),
        equals(total_days, [days, other_days]),
    ]
    (cause,) = causes(relations)
    (suspect,) = cause.conclusion.actions
    assert suspect.kind is ActionKind.RATE_AND_DAYS
    assert {one.figure: one.proposed for one in suspect.cells} == {
        rate: Decimal(640),
        days: Decimal(55),
    }
    assert suspect.confidence is PROBABLE


def test_rising_months_with_a_wrong_total_are_no_running_series() -> None:
    months, total = figures([100, 300, 600, 1000]), figure(2100)
    (cause,) = causes([equals(total, months)])
    assert all(one.kind.value != "running-totals" for one in cause.conclusion.suspects)


def test_an_exceeded_ceiling_has_no_suspects() -> None:
    spent, limit = figure(120), figure(100)
    assert causes([AtMost(terms([spent]), terms([limit]))]) == [Cause((0,))]


def test_a_ceiling_exceeded_by_a_wrong_figure_hangs_below_its_cause() -> None:
    grid = Grid([[910, 233], [358, 175]], [643, 533], [768, 408], 1176)  # 910 for 410
    ceiling: Relation = AtMost(terms([grid.cells[0][0]]), terms([figure(500)]))
    (cause,) = causes([ceiling, *grid.relations()])
    assert cause.relations == (1, 3, 0)


def test_a_ceiling_that_the_right_figure_exceeds_as_well_stands_alone() -> None:
    grid = Grid([[910, 233], [358, 175]], [643, 533], [768, 408], 1176)
    ceiling: Relation = AtMost(terms([grid.cells[0][0]]), terms([figure(300)]))
    found = causes([ceiling, *grid.relations()])
    assert [(cause.relations, len(cause.conclusion.suspects)) for cause in found] == [
        ((1, 3), 1),
        ((0,), 0),
    ]


def test_a_running_ceiling_that_holds_rules_figures_out() -> None:
    vek, vak, total = figures([50, 60]), figures([55, 80]), figure(130)
    steps = [Step(str(n), terms(vek[n : n + 1]), terms(vak[n : n + 1])) for n in range(2)]
    # 20 more in the first year would run ahead of the commitments; in the second it would not.
    (cause,) = causes([equals(total, vek), RunningAtMost(tuple(steps))])
    assert {figure for figure, _ in named(cause)} == {total, vek[1]}


def test_an_exceeded_ceiling_ranks_what_would_bring_it_down_first() -> None:
    one, other, total = figure(333), figure(333), figure(500)
    relations: list[Relation] = [
        equals(total, [one, other]),
        AtMost(terms([other]), terms([figure(200)])),
    ]
    first, _ = causes(relations)
    found = [suspect.cells[0].figure for suspect in first.conclusion.suspects]
    assert found == [total, other, one]
    assert {suspect.confidence for suspect in first.conclusion.suspects} == {POSSIBLE}


def test_an_empty_cell_is_suspected_but_never_certain() -> None:
    grid = Grid([["-", 233], [358, 175]], [643, 533], [768, 408], 1176)
    (cause,) = causes(grid.relations())
    (suspect,) = cause.conclusion.suspects
    assert (suspect.cells[0].figure, suspect.cells[0].proposed) == (grid.cells[0][0], Decimal(410))
    assert suspect.confidence is PROBABLE


def test_a_cell_that_the_file_lacks_makes_nothing_certain() -> None:
    # 410 is in no cell; changing three totals would explain that as well.
    row = figures([233, 88])
    others = figures([358, 175, 97])
    rows, columns, grand = figures([731, 630]), figures([768, 408, 185]), figure(1361)
    found = causes(
        [
            equals(rows[0], row),
            equals(rows[1], others),
            equals(columns[0], others[:1]),
            equals(columns[1], [row[0], others[1]]),
            equals(columns[2], [row[1], others[2]]),
            equals(grand, rows),
            equals(grand, columns),
        ]
    )
    confidences = {suspect.confidence for cause in found for suspect in cause.conclusion.suspects}
    assert CERTAIN not in confidences


def test_as_many_figures_as_broken_relations_are_never_certain() -> None:
    # 81.292 and 69.787 would both be explained by another 75.539 in the year, if only its column
    # total were another as well.
    year, later = figures([69787, 5753])
    row_total, column_total, budget = figures([81292, 69787, 75539])
    found = causes(
        [
            equals(row_total, [year, later]),
            equals(column_total, [year]),
            equals(budget, [year]),
            equals(figure(75539), [budget]),
            equals(figure(75539), [budget]),
            equals(figure(81292), [row_total]),
            equals(figure(81292), [row_total]),
        ]
    )
    suspects = [suspect for cause in found for suspect in cause.conclusion.suspects]
    assert CERTAIN not in {suspect.confidence for suspect in suspects}


def test_rounding_leaves_open_a_value_that_a_slip_decides() -> None:
    # The parts of whole euro leave ± 1,5 open; only 7461 has two digits swapped in 7641.
    total, parts = figure(7641), figures([3420, 4042])  # 7462
    (cause,) = causes([equals(total, parts)])
    first = cause.conclusion.suspects[0]
    assert (first.cells[0].figure, first.cells[0].proposed) == (total, Decimal(7461))


def test_a_proposal_has_as_many_decimals_as_the_figure() -> None:
    total, parts = figure(100), figures(["12,30", "87,30"])
    (cause,) = causes([equals(total, [*parts, figure(50)])])
    assert dict(named(cause))[total] == Decimal(150)


def test_a_weight_without_end_is_proposed_to_the_cent() -> None:
    forecast, actual = figure("5.264,55"), figure("3.070,99")
    ok = Sum((Term(forecast),), (Term(actual, Fraction(12, 7)),))
    assert judge(ok).verdict is not Verdict.BROKEN
    wrong = figure("9.264,55")
    (cause,) = causes([Sum((Term(wrong),), (Term(actual, Fraction(12, 7)),))])
    # 3.070,99 x 12 / 7 is 5.264,554...
    assert dict(named(cause))[wrong] == Decimal("5264.55")


def test_of_more_that_may_be_wrong_than_are_named_the_others_are_counted() -> None:
    # 150 parts of about the same size, and their total: 151, of which one leads and 100 follow.
    parts = figures([10_011 + 2 * n for n in range(150)])
    total = figure(sum(int(one.written) for one in parts) + 5_432)
    (cause,) = causes([equals(total, parts)])
    conclusion = cause.conclusion
    assert (len(conclusion.actions), len(conclusion.alternatives)) == (1, 100)
    assert conclusion.others == 50
