"""What may have been done to a whole row of a table."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from vrd2check.figures import Figure, Kind
from vrd2check.sheets import Role, Weight

from .amounts import UNIT, Number, half, magnitude, value
from .candidates import Candidate
from .conclusions import ActionKind
from .constraints import Changes, Interval, Linear
from .geometry import Grid
from .ground import Ground, becoming, is_stated
from .naming import line_name, table_name
from .system import NOTHING_UNDONE, Undone
from .values import unit_of
from .weights import Odds, odds

_SHORTEST = 3
# What fell off at the end of a row is known up to rounding.
_MOST_OFF = 12 * UNIT
_FACTORS = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_VAT = (Fraction(100, 121), Fraction(121, 100))


def rows(ground: Ground) -> Iterator[Candidate]:
    """Return what may have been done to whole rows."""
    for grid in ground.grids:
        touched = list(ground.rows(grid))
        for r in touched:
            for series in grid.series:
                figures = [grid.cells[r, c] for c in series if (r, c) in grid.cells]
                if len(figures) >= _SHORTEST and sum(map(is_stated, figures)):
                    yield from _shifted(ground, grid, r, series)
                    yield from _running(ground, grid, r, figures)
            yield from _scaled(ground, grid, r)
        yield from _twice(ground, grid, touched)
        yield from _exchanged(ground, grid, touched)


def _of_row(
    ground: Ground, line: tuple[Grid, int], kind: ActionKind, likely: Odds, changes: Changes
) -> Iterator[Candidate]:
    place = min((figure.place for figure in changes), default=None)
    if place is not None:
        grid, r = line
        words = {"line": line_name(grid, r), "table": table_name(grid)}
        yield from ground.tried(kind, likely, Undone(changes), place, words=words)


# A column too far


def _shifted(ground: Ground, grid: Grid, r: int, series: Sequence[int]) -> Iterator[Candidate]:
    """All of a row, or what follows an empty cell, stands a column too far."""
    figures = [grid.cells[r, c] for c in series if (r, c) in grid.cells]
    values = [value(figure) for figure in figures]
    likely = odds(ActionKind.ROW_SHIFTED, 2 if sum(map(bool, values)) > 1 else 8)
    options: list[tuple[list[Number], Figure | None]] = [
        (new, None) for new in _runs_shifted(values)
    ]
    for edge, new in ((-1, [*values[1:], 0]), (0, [0, *values[:-1]])):
        if not values[0 if edge else -1]:
            options += [([*new], None)]
            for lost, sure in _lost(ground, grid, r, figures, edge):
                new[edge] = lost
                options.append(([*new], None if sure else figures[edge]))
    for new, unsure in options:
        changes = becoming(zip(figures, new, strict=True))
        for one in _of_row(ground, (grid, r), ActionKind.ROW_SHIFTED, likely, changes):
            if unsure is None:
                yield one
            else:
                found = new[figures.index(unsure)]
                yield one._replace(open={unsure: Interval(found - _MOST_OFF, found + _MOST_OFF)})


def _runs_shifted(values: Sequence[Number]) -> Iterator[list[Number]]:
    """Return a row with each run of amounts between empty cells a column earlier, or later."""
    last = len(values) - 1
    for start in range(last):
        if not values[start] and values[start + 1]:
            end = start + 1
            while end < last and values[end + 1]:
                end += 1
            # A single amount is no row: it was moved.
            if end == start + 1:
                continue
            yield [
                *values[:start],
                *values[start + 1 : end + 1],
                0,
                *values[end + 1 :],
            ]
        if values[start] and not values[start + 1]:
            begin = start
            while begin and values[begin - 1]:
                begin -= 1
            if begin == start:
                continue
            yield [
                *values[:begin],
                0,
                *values[begin : start + 1],
                *values[start + 2 :],
            ]


def _lost(
    ground: Ground, grid: Grid, r: int, figures: Sequence[Figure], edge: int
) -> Iterator[tuple[Number, bool]]:
    """Return what fell off at the end of a row, by its total, by what it is compared with as a
    whole, or by the total of its column.

    And whether two of these say so, to the digit.
    """
    found: list[Number] = []
    known, last = sum(map(value, figures)), figures[edge]
    for c, column in enumerate(grid.columns):
        if column.role is Role.TOTAL and (r, c) in grid.cells:
            found.append(value(grid.cells[r, c]) - known)
    for position in ground.system.relations_of.get(last, ()):
        if ground.is_in_a_row(position):
            continue
        least, most = ground.system.demand(position, last, NOTHING_UNDONE)
        if least is None or most is None:
            continue
        more = half(least + most) if position in ground.broken else 0
        is_whole = ground.system.figures_of(position).issuperset(
            one for one in figures if is_stated(one)
        )
        found.append(more if is_whole else more + value(last))
    for lost in dict.fromkeys(found):
        if lost > 0:
            yield lost, ground.cells.rounding.is_exact and found.count(lost) > 1


# Running totals


def _running(ground: Ground, grid: Grid, r: int, figures: Sequence[Figure]) -> Iterator[Candidate]:
    """Each month has all months before it with it, from some month to another.

    A month without an amount may stand between them.
    """
    figures = [figure for figure in figures if value(figure)]
    values = [value(figure) for figure in figures]
    for start in range(len(values) - 1):
        for end in range(start + 1, len(values)):
            if values[end] < values[end - 1]:
                break
            new = [
                values[k] - values[k - 1] if start < k <= end else values[k]
                for k in range(len(values))
            ]
            several = sum(1 for k in range(start + 1, end + 1) if new[k]) > 1
            whole = end == len(values) - 1 and not start
            if several or end - start > 1:
                choices = 1 if whole else 30
                likely = odds(ActionKind.RUNNING_TOTALS, choices)
                changes = becoming(zip(figures, new, strict=True))
                yield from _of_row(ground, (grid, r), ActionKind.RUNNING_TOTALS, likely, changes)


# With VAT, or a factor


def _scaled(ground: Ground, grid: Grid, r: int) -> Iterator[Candidate]:
    amounts = {
        c: figure
        for c, figure in grid.row(r).items()
        if figure.kind is Kind.AMOUNT
        and grid.columns[c].role in (Role.CELL, Role.TOTAL)
        and is_stated(figure)
    }
    own = {c: one for c, one in amounts.items() if grid.columns[c].role is Role.CELL}
    for figures in (amounts, own) if len(own) < len(amounts) else (amounts,):
        if len(figures) < 2:
            continue
        shares = list(_shares(ground, list(figures.values())))
        for factor in _FACTORS:
            if not _may_be_scaled(shares, factor):
                continue
            changes = becoming((one, value(one) * factor) for one in figures.values())
            likely = odds(ActionKind.ROW_FACTOR, len(_FACTORS))
            yield from _of_row(ground, (grid, r), ActionKind.ROW_FACTOR, likely, changes)
        for factor in _VAT:
            if not _may_be_scaled(shares, factor):
                continue
            changes = becoming((one, _rounded(one, factor)) for one in figures.values())
            likely = odds(ActionKind.ROW_VAT, len(_VAT))
            for one in _of_row(ground, (grid, r), ActionKind.ROW_VAT, likely, changes):
                yield one._replace(open={figure: _near(figure, factor) for figure in changes})


def _shares(ground: Ground, figures: Sequence[Figure]) -> Iterator[tuple[Number, ...]]:
    """Return what some figures have in each broken sum, how far it is off, and by how much it may.

    The latter with what rounding each of them to the euro may add.
    """
    for position in dict.fromkeys(p for one in figures for p in ground.broken_of(one)):
        for constraint in ground.system.constraints_of(position):
            if isinstance(constraint, Linear):
                known = constraint.coefficients
                own = sum(known[one] * value(one) for one in figures if one in known)
                slack = ground.system.slack(position) + len(figures) * UNIT
                yield own, ground.system.difference(position), slack


def _may_be_scaled(shares: Sequence[tuple[Number, ...]], factor: Fraction) -> bool:
    """Whether figures that are so many times as much put a broken sum right."""
    above, below = factor.as_integer_ratio()
    return any(
        magnitude(off * below + own * (above - below)) <= slack * below
        for own, off, slack in shares
    )


def _rounded(figure: Figure, factor: Fraction) -> Number:
    unit = unit_of(figure)
    steps = floor(magnitude(value(figure)) * factor / unit + Fraction(1, 2))
    return steps * unit if value(figure) > 0 else -steps * unit


def _near(figure: Figure, factor: Fraction) -> Interval:
    """Return the values that become this one with or without VAT, in cents or in whole euro."""
    exact, off = value(figure) * factor, (half(max(factor, Fraction(1))) + 1) * UNIT
    return Interval(exact - off, exact + off)


# Two rows


def _twice(ground: Ground, grid: Grid, touched: Sequence[int]) -> Iterator[Candidate]:
    """A row stands there a second time."""
    seen: dict[object, int] = {}
    for r in grid.lines:
        own = grid.row(r)
        key = (
            tuple(sorted((one.value, name) for one, name in grid.names(r).items())),
            tuple((c, figure.value) for c, figure in own.items()),
        )
        first = seen.setdefault(key, r)
        if first != r and r in touched and any(map(is_stated, own.values())):
            counted = {
                figure: -value(figure)
                for c, figure in own.items()
                if grid.columns[c].role is not Role.RATE
            }
            likely = odds(ActionKind.ROW_TWICE, 1)
            for one in _of_row(ground, (grid, r), ActionKind.ROW_TWICE, likely, counted):
                yield one._replace(line=grid.rows[r].place)


def _exchanged(ground: Ground, grid: Grid, touched: Sequence[int]) -> Iterator[Candidate]:
    """One row has the figures of another, and the other those of the one."""
    seen: set[tuple[int, int]] = set()
    subtotals = any(row.weight is Weight.SUBTOTAL for row in grid.rows)
    for r in touched:
        own = grid.row(r)
        for c, figure in own.items():
            for position in ground.broken_of(figure):
                # What adds up within the table does so as well with two rows exchanged.
                if not subtotals and ground.families.tables_of(position) == {id(grid)}:
                    continue
                wanted = ground.system.demand(position, figure, NOTHING_UNDONE)
                wanted = wanted.shifted(value(figure))
                for other in grid.lines_with(c, wanted):
                    pair = min(r, other), max(r, other)
                    if other != r and pair not in seen:
                        seen.add(pair)
                        yield from _swapped(ground, grid, *pair)


def _swapped(ground: Ground, grid: Grid, one: int, other: int) -> Iterator[Candidate]:
    own, theirs = grid.row(one), grid.row(other)
    if own.keys() != theirs.keys() or len(own) < 2:
        return
    changes: dict[Figure, Number] = {}
    for c, figure in own.items():
        changes[figure] = value(theirs[c]) - value(figure)
        changes[theirs[c]] = -changes[figure]
    words = {
        "line": line_name(grid, one),
        "other": line_name(grid, other),
        "table": table_name(grid),
    }
    likely = odds(ActionKind.ROWS_EXCHANGED, max(len(grid.lines) - 1, 1))
    place = min(figure.place for figure in own.values())
    yield from ground.tried(ActionKind.ROWS_EXCHANGED, likely, Undone(changes), place, words=words)
