"""Where figures stand beside each other, in tables worked out by hand."""

import pytest

from tests.samples import HEAD
from vrd2check.diagnosis.amounts import UNIT
from vrd2check.diagnosis.constraints import ANY, Interval
from vrd2check.diagnosis.geometry import Grid, Spot, in_common
from vrd2check.dossiers import Dimension, ProjectDossier, load_text
from vrd2check.sheets import Role, sheets_of

# The lines come to 1.200, 1.400 and 30; the years to 2.030 and 600.
COST_MODEL = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 1.000, 2023: 200}, totaal: 1.200}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 1.000, 2023: 400}, totaal: 1.400}
      - {deliverable: D.22.12.2, bron: eigen, bedragen: {2022: 30, 2023: 0}, totaal: 30}
    totaal: {bedragen: {2022: 2.030, 2023: 600}, totaal: 2.630}
"""
FORECAST = """\
prognose_vek:
  jaar: 2022
  regels:
    - {deliverable: D.22.12.1, maanden: [10, 20, 0, 40, 20, 0, 0, 0, 0, 0, 0, 5], totaal: 95}
"""


def grid_of(chapter: str) -> Grid:
    dossier = load_text(HEAD + chapter, "a.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    (grid,) = (one for one in map(Grid, sheets_of(dossier)) if one.cells)
    return grid


def euros(*amounts: int) -> set[int]:
    return {amount * UNIT for amount in amounts}


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        (ANY, [2, 0, 1]),
        (Interval(1000 * UNIT, 1000 * UNIT), [0, 1]),
        (Interval(None, 30 * UNIT), [2]),
        (Interval(30 * UNIT, 999 * UNIT), [2]),
        (Interval(31 * UNIT, None), [0, 1]),
        # The total is no line.
        (Interval(1001 * UNIT, None), []),
    ],
)
def test_lines_are_found_by_their_amount_in_a_column_the_least_first(
    values: Interval, rows: list[int]
) -> None:
    grid = grid_of(COST_MODEL)
    assert list(grid.lines_with(grid.amounts[0], values)) == rows


def test_a_column_that_a_table_lacks_has_no_lines() -> None:
    assert list(grid_of(COST_MODEL).lines_with(99, ANY)) == []


def test_lines_totals_and_amounts_are_told_apart() -> None:
    grid = grid_of(COST_MODEL)
    assert (grid.lines, grid.totals) == ((0, 1, 2), (3,))
    assert [grid.columns[c].year for c in grid.amounts] == [2022, 2023]
    assert grid.series == (grid.amounts,)
    assert grid.totals_over == {0: [3], 1: [3], 2: [3]}
    assert not grid.has_negatives


def test_amounts_of_a_name_are_those_of_its_lines_and_of_all_of_them_together() -> None:
    # D.22.12.2: 1.000 + 400 and 30 + 0; by year 1.030 and 400, and 1.430 in all.
    grid = grid_of(COST_MODEL)
    first, second = (grid.names(r)[Dimension.DELIVERABLE] for r in (0, 1))
    assert grid.sums_by(Dimension.DELIVERABLE) == {
        first: euros(1000, 200, 1200),
        second: euros(1000, 400, 1400, 30, 1030, 1430),
    }


def test_names_that_lines_have_in_common() -> None:
    grid = grid_of(COST_MODEL)
    source, deliverable = Dimension.SOURCE, Dimension.DELIVERABLE
    assert grid.choices == {deliverable: 2, source: 2}
    assert in_common([grid.names(0), grid.names(1)]) == {source: grid.names(0)[source]}
    assert in_common([grid.names(1), grid.names(2)]) == {deliverable: grid.names(1)[deliverable]}
    assert in_common([]) is None
    assert grid.common_names[1] == grid.names(1)
    assert grid.common_names[3] == {}


def test_how_often_a_value_stands_in_a_line_and_in_a_column() -> None:
    grid = grid_of(FORECAST)
    twenty = grid.cells[0, grid.amounts[1]].value
    total = next(c for c, column in enumerate(grid.columns) if column.role is Role.TOTAL)
    assert grid.times_across[0, twenty] == 2
    assert grid.times_across[0, grid.cells[0, total].value] == 0
    assert grid.times_down[grid.amounts[1], twenty] == 1


def test_what_stands_before_an_amount_counts_where_two_or_more_do() -> None:
    # 10 and 20 before April, 40 more before May, and 20 more before December.
    grid = grid_of(FORECAST)
    april, may, december = (grid.amounts[month - 1] for month in (4, 5, 12))
    assert grid.before == {
        (0, april): 30 * UNIT,
        (0, may): 70 * UNIT,
        (0, december): 90 * UNIT,
    }


def calendar(*pairs: tuple[int, int]) -> Grid:
    lines = "".join(
        f"    - {{bron: b{number}, jaren: {{2022: {{vak: {vak}, vek: {vek}}}}}}}\n"
        for number, (vak, vek) in enumerate(pairs)
    )
    return grid_of(f"vak_vek_kalender:\n  regels:\n{lines}")


@pytest.mark.parametrize(
    ("alike", "other", "is_alike"),
    # One pair that differs may be the slip. Of two and more, most of the others are alike: of 4 and
    # 2 three of five, of 3 and 2 two of four, and there are no other columns than these.
    [(1, 1, True), (4, 2, True), (5, 3, True), (2, 4, False), (1, 2, False)],
)
def test_vak_and_vek_are_mostly_the_same(alike: int, other: int, is_alike: bool) -> None:
    lines = [(n + 1, n + 1) for n in range(alike)] + [(n + 1, 900 + n) for n in range(other)]
    grid = calendar(*lines)
    vak, vek = grid.amounts
    assert grid.pairs_across == {vak: (alike, alike + other)}
    elsewhere = None if is_alike else alike - 1
    assert Spot(grid, 0, vak).same_by_nature(0, 1) == elsewhere
    assert Spot(grid, 0, vek).same_by_nature(0, -1) == elsewhere


@pytest.mark.parametrize(
    ("column", "is_alike"),
    # A pair below each other, of which one is the slip: of the others most are alike.
    [((7, 7), False), ((7, 7, 7), True), ((7, 7, 7, 8), False), ((7, 7, 7, 7, 8), True)],
)
def test_figures_below_each_other_are_mostly_the_same(
    column: tuple[int, ...], is_alike: bool
) -> None:
    lines = "".join(
        f"    - {{deliverable: {number}, bron: vrd2, bedrag: {amount}}}\n"
        for number, amount in enumerate(column)
    )
    grid = grid_of(f"budget:\n  regels:\n{lines}")
    (amount,) = grid.amounts
    elsewhere = None if is_alike else column.count(7) - 2
    assert Spot(grid, 0, amount).same_by_nature(1, 0) == elsewhere
    assert Spot(grid, 1, amount).same_by_nature(-1, 0) == elsewhere


def test_two_months_that_are_the_same_in_other_lines_are_so_by_nature() -> None:
    # May and June are the same in both other lines, June and July in none; of the 33 pairs beside
    # each other three are the same in all.
    months = ([1, 2, 3, 4, 50, 50], [11, 12, 13, 14, 60, 60], [21, 22, 23, 24, 70, 70])
    lines = "".join(
        f"    - {{deliverable: {n}, maanden: {[*line, *range(101 + n, 107 + n)]}}}\n"
        for n, line in enumerate(months)
    )
    grid = grid_of(f"prognose_vek:\n  jaar: 2022\n  regels:\n{lines}")
    may, june, july = grid.amounts[4:7]
    assert (grid.pairs_across[may], grid.pairs_across[june]) == ((3, 3), (0, 3))
    assert Spot(grid, 1, may).same_by_nature(0, 1) is None
    assert Spot(grid, 1, june).same_by_nature(0, -1) is None
    assert Spot(grid, 1, july).same_by_nature(0, -1) == 2
