"""Where each figure stands in its table: its row, its column and what is beside it.

A grid is made of a sheet, and knows no more of it than rows with names, columns, and which rows and
columns are totals of which.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from vrd2check.dossiers import Dimension
from vrd2check.figures import Figure, Kind, State
from vrd2check.sheets import Column, Role, Row, Sheet, Weight

from .amounts import Number, value
from .constraints import Interval


class Grid:
    """A table of figures; ``cells`` has those that the author wrote, by row and column."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows: tuple[Row, ...] = sheet.rows()
        self.columns: tuple[Column, ...] = sheet.columns()
        number_of = {column: number for number, column in enumerate(self.columns)}
        self.cells: dict[tuple[int, int], Figure] = {
            (r, number_of[column]): cell.figure
            for r, row in enumerate(self.rows)
            for column, cell in row.cells.items()
            if cell.figure is not None and cell.figure.state in (State.READ, State.BLANK)
        }
        self._sums: dict[Dimension, Mapping[str, Set[Number]]] = {}

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Return the numbers of the rows that are no totals."""
        return tuple(r for r, row in enumerate(self.rows) if row.weight is Weight.LINE)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Return the numbers of the rows that are totals or subtotals."""
        return tuple(r for r, row in enumerate(self.rows) if row.weight is not Weight.LINE)

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """Return the numbers of the columns that have amounts of their own, no totals or rates."""
        return tuple(c for c, column in enumerate(self.columns) if column.role is Role.CELL)

    @cached_property
    def series(self) -> tuple[tuple[int, ...], ...]:
        """Return the columns that follow each other in time: months, or years of one quantity."""
        found: dict[str, list[int]] = {}
        for c in self.amounts:
            column = self.columns[c]
            if column.month is not None or column.year is not None:
                found.setdefault(column.quantity, []).append(c)
        return tuple(tuple(one) for one in found.values() if len(one) > 1)

    @cached_property
    def before(self) -> Mapping[tuple[int, int], Number]:
        """Return what stands before an amount of a row in time comes to, where two or more do.

        Each is by its row and column, in units.
        """
        found: dict[tuple[int, int], Number] = {}
        for columns in self.series:
            for r in range(len(self.rows)):
                earlier: list[Number] = []
                for c in columns:
                    one = self.cells.get((r, c))
                    if one is not None and one.value:
                        if len(earlier) > 1:
                            found[r, c] = sum(earlier)
                        earlier.append(value(one))
        return found

    @cached_property
    def times_across(self) -> Counter[tuple[int, Decimal | None]]:
        """Return how often each value stands in a row, in columns of amounts of their own."""
        amounts = frozenset(self.amounts)
        return Counter((r, one.value) for (r, c), one in self.cells.items() if c in amounts)

    @cached_property
    def times_down(self) -> Counter[tuple[int, Decimal | None]]:
        """Return how often each value stands in a column, in rows that are no totals."""
        lines = frozenset(self.lines)
        return Counter((c, one.value) for (r, c), one in self.cells.items() if r in lines)

    @cached_property
    def has_negatives(self) -> bool:
        """Whether any figure is below zero."""
        return any((one.value or 0) < 0 for one in self.cells.values())

    @cached_property
    def pairs_across(self) -> Mapping[int, "Pairs"]:
        """Return for each column the pairs that its figures make with those of the next."""
        return self._pairs(0, 1)

    @cached_property
    def pairs_down(self) -> Mapping[int, "Pairs"]:
        """Return for each row the pairs that its figures make with those of the next."""
        return self._pairs(1, 0)

    def _pairs(self, rows: int, columns: int) -> Mapping[int, "Pairs"]:
        found: dict[int, Pairs] = {}
        for (r, c), one in self.cells.items():
            other = self.cells.get((r + rows, c + columns))
            if one.value and other is not None and other.value:
                first = c if columns else r
                alike, every = found.get(first, Pairs(0, 0))
                found[first] = Pairs(alike + (one.value == other.value), every + 1)
        return found

    @cached_property
    def rates(self) -> Mapping[int, Sequence[tuple[Number, int]]]:
        """Return for each column of rates those that are not zero with their rows, in order."""
        found: dict[int, list[tuple[Number, int]]] = {}
        for (r, c), figure in self.cells.items():
            if self.columns[c].role is Role.RATE and figure.value:
                found.setdefault(c, []).append((value(figure), r))
        return {c: sorted(values) for c, values in found.items()}

    @cached_property
    def totals_over(self) -> Mapping[int, Sequence[int]]:
        """Return for each row the rows of totals and subtotals that cover it."""
        found: dict[int, list[int]] = {}
        for total in self.totals:
            for r in self.rows[total].covers:
                found.setdefault(r, []).append(total)
        return found

    def row(self, r: int) -> Mapping[int, Figure]:
        """Return the figures of a row by their columns."""
        return self._by_row.get(r, {})

    @cached_property
    def _by_row(self) -> Mapping[int, Mapping[int, Figure]]:
        found: dict[int, dict[int, Figure]] = {}
        for r, c in sorted(self.cells):
            found.setdefault(r, {})[c] = self.cells[r, c]
        return found

    def column(self, c: int) -> dict[int, Figure]:
        """Return the figures of a column by their rows."""
        return {r: self.cells[r, c] for r in range(len(self.rows)) if (r, c) in self.cells}

    @cached_property
    def by_value(self) -> Mapping[int, Sequence[tuple[Number, int]]]:
        """Return for each column the values of its lines with their rows, in order."""
        found: dict[int, list[tuple[Number, int]]] = {}
        for (r, c), figure in self.cells.items():
            if self.rows[r].weight is Weight.LINE and figure.value is not None:
                found.setdefault(c, []).append((value(figure), r))
        return {c: sorted(values) for c, values in found.items()}

    def lines_with(self, c: int, values: Interval) -> Iterator[int]:
        """Return the lines that have one of some values in a column."""
        known = self.by_value.get(c, ())
        first = 0 if values.least is None else bisect_left(known, (values.least, -1))
        for amount, r in known[first:]:
            if values.most is not None and amount > values.most:
                return
            yield r

    def names(self, r: int) -> Mapping[Dimension, str]:
        """Return what a row is named by, each name by its key of equality."""
        return self._names[r]

    @cached_property
    def _names(self) -> Sequence[Mapping[Dimension, str]]:
        return [
            {dimension: name.canonical for dimension, name in named.items()}
            for named in ({**self.sheet.shared, **row.names} for row in self.rows)
        ]

    @cached_property
    def common_names(self) -> Sequence[Mapping[Dimension, str] | None]:
        """Return for each row the names of all lines that it stands for, a total with its own.

        None for a total of no lines.
        """
        return [
            self._names[r]
            if row.weight is Weight.LINE
            else in_common([{**self._names[line], **self._names[r]} for line in row.covers])
            for r, row in enumerate(self.rows)
        ]

    @cached_property
    def choices(self) -> Mapping[Dimension, int]:
        """Return how many names its lines have for each thing, none at all being one."""
        known = [self.names(r) for r in self.lines]
        return {
            dimension: len({one.get(dimension) for one in known})
            for dimension in {dimension for one in known for dimension in one}
        }

    def sums_by(self, dimension: Dimension) -> Mapping[str, Set[Number]]:
        """Return the amounts of the lines of each name, and of all of them together.

        Each is that of a column, or of all columns together.
        """
        if dimension not in self._sums:
            self._sums[dimension] = self._summed_by(dimension)
        return self._sums[dimension]

    def _summed_by(self, dimension: Dimension) -> Mapping[str, Set[Number]]:
        amounts: dict[str, set[Number]] = {}
        together: dict[str, dict[int, Number]] = {}
        for r in self.lines:
            name = self.names(r).get(dimension)
            if name is None:
                continue
            own = {
                c: value(figure)
                for c in self.amounts
                if (figure := self.cells.get((r, c))) is not None
                and figure.kind is Kind.AMOUNT
                and figure.value is not None
            }
            amounts.setdefault(name, set()).update((*own.values(), sum(own.values())))
            sums = together.setdefault(name, {})
            for c, amount in own.items():
                sums[c] = sums.get(c, 0) + amount
        for name, sums in together.items():
            amounts[name] |= {*sums.values(), sum(sums.values())}
        return {name: found - {0} for name, found in amounts.items()}


def in_common(
    named: Sequence[Mapping[Dimension, str]],
) -> Mapping[Dimension, str] | None:
    """Return the names that all of some have; None where there are none."""
    if not named:
        return None
    first, *others = named
    return {one: name for one, name in first.items() if all(o.get(one) == name for o in others)}


class Pairs(NamedTuple):
    """How many pairs of figures are the same, and how many there are, of what is not nothing."""

    alike: int
    every: int


class Spot(NamedTuple):
    """Where a figure stands."""

    grid: Grid
    row: int
    column: int

    @property
    def is_total(self) -> bool:
        """Whether it is a total, over rows or over columns."""
        return self.is_total_row or self.heading.role is Role.TOTAL

    @property
    def is_total_row(self) -> bool:
        """Whether it stands in a row of totals or subtotals."""
        return self.grid.rows[self.row].weight is not Weight.LINE

    @property
    def heading(self) -> Column:
        """Return its column."""
        return self.grid.columns[self.column]

    def beside(self, rows: int, columns: int) -> Figure | None:
        """Return the figure so many rows below and columns to the right; None if there is none."""
        return self.grid.cells.get((self.row + rows, self.column + columns))

    def same_by_nature(self, rows: int, columns: int) -> int | None:
        """Return how often figures so far from each other are the same elsewhere in the table.

        None where they mostly are, as VAK and VEK: in the whole table, or in these two lines of it.
        """
        pairs = self.grid.pairs_across if columns else self.grid.pairs_down
        first = self.column + min(columns, 0) if columns else self.row + min(rows, 0)
        here = pairs.get(first, Pairs(0, 0))
        alike = sum(one.alike for one in pairs.values())
        every = sum(one.every for one in pairs.values())
        # That what is beside each other is mostly not the same is not shown by one pair, which may
        # be what is wrong.
        is_alike = (bool(columns) and every - alike < 2) or 2 * (alike - 1) > every - 1
        is_alike_here = here.alike > 1 and 2 * (here.alike - 1) >= here.every - 1
        return None if is_alike or is_alike_here else alike - 1

    def year_earlier(self) -> Figure | None:
        """Return what the same row has in the column of the year before."""
        here = self.heading
        if here.year is None or here.month is not None:
            return None
        for c, column in enumerate(self.grid.columns):
            if (column.quantity, column.year, column.role) == (
                here.quantity,
                here.year - 1,
                here.role,
            ):
                return self.grid.cells.get((self.row, c))
        return None


class Geometry:
    """The grids of some dossiers, and where each figure stands in them."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.grids = tuple(Grid(sheet) for sheet in sheets)
        self._spots = {
            figure: Spot(grid, r, c) for grid in self.grids for (r, c), figure in grid.cells.items()
        }

    def spot(self, figure: Figure) -> Spot | None:
        """Return where a figure stands; None where it is in no table."""
        return self._spots.get(figure)

    def spots(self, figures: Sequence[Figure]) -> Iterator[Spot]:
        """Return where some figures stand, those that are in a table."""
        for figure in figures:
            spot = self._spots.get(figure)
            if spot is not None:
                yield spot
