"""A table below the wrong years: each of its columns is compared with another year than its own."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from vrd2check.sheets import Role

from .amounts import Number, magnitude, value
from .candidates import Candidate
from .conclusions import ActionKind
from .constraints import Linear
from .geometry import Grid
from .ground import Ground
from .naming import table_name
from .system import Undone
from .weights import odds

# How much likelier it is if only so the table has years that others have as well.
_AS_OTHERS = 20

Years = Mapping[tuple[str, int], int]
"""The columns of a table by what they have and the year above them."""


def headings(ground: Ground) -> Iterator[Candidate]:
    """Return tables whose years are one too early, or one too late."""
    alone = bool(ground.system.beside_nothing)
    # What is compared with nothing may be missing in a table that has to do with nothing broken.
    for grid in ground.geometry.grids if alone else ground.grids:
        own = {
            (column.quantity, column.year): c
            for c, column in enumerate(grid.columns)
            if column.year is not None
            and column.role is Role.CELL
            and str(column.year) in column.heading.nl
        }
        if own and grid.cells:
            for step in (1, -1):
                yield from _below_another_year(ground, grid, own, step)


def _below_another_year(ground: Ground, grid: Grid, own: Years, step: int) -> Iterator[Candidate]:
    """The figures of each year stand below the year so many later."""
    added = {
        p: more for p in _compared(ground, grid) if (more := _moved(ground, grid, own, p, step))
    }
    for position in ground.broken.difference(added):
        off, slack = ground.system.difference(position), ground.system.slack(position)
        joining = _joining(ground, grid, own, position, step)
        if any(magnitude(magnitude(off) - one) <= slack for one in joining):
            added[position] = -off
    if ground.broken.isdisjoint(added):
        return
    yield from ground.tried(
        ActionKind.WRONG_HEADING,
        odds(ActionKind.WRONG_HEADING, 2) * _as_others(ground, grid, own, step),
        Undone({}, added),
        min(grid.cells[r, c].place for r, c in grid.cells if c in own.values()),
        words={"table": table_name(grid), "step": step},
    )


def _compared(ground: Ground, grid: Grid) -> Iterator[int]:
    """Return the relations of a table with others of its dossier, or with nothing."""
    system = ground.system
    positions = {
        position
        for figure in grid.cells.values()
        for known in (system.relations_of, system.beside_nothing_of)
        for position in known.get(figure, ())
    }
    for position in sorted(positions):
        if not system.is_ceiling(position) and (
            position in system.beside_nothing or len(ground.families.tables_of(position)) > 1
        ):
            yield position


def _moved(ground: Ground, grid: Grid, own: Years, position: int, step: int) -> Number:
    """Return what a relation has more on its left with the figures of the next year for each."""
    moved: Number = 0
    columns: dict[tuple[int, str], int] = {}
    for constraint in ground.system.constraints_of(position):
        if not isinstance(constraint, Linear):
            continue
        for figure, weight in constraint.coefficients.items():
            spot = ground.geometry.spot(figure)
            if spot is None or spot.grid is not grid:
                continue
            here = spot.heading
            if here.year is None or own.get((here.quantity, here.year)) != spot.column:
                continue
            key = spot.row, here.quantity
            columns[key] = columns.get(key, 0) + 1
            there = own.get((here.quantity, here.year + step))
            other = grid.cells.get((spot.row, there)) if there is not None else None
            moved += weight * ((value(other) if other is not None else 0) - value(figure))
    # What all years of a line come to is the same below other years.
    has = {
        (r, quantity): sum((r, c) in grid.cells for (one, _), c in own.items() if one == quantity)
        for r, quantity in columns
    }
    if columns == has and (position not in ground.broken or max(has.values(), default=0) > 1):
        return 0
    return moved


def _joining(ground: Ground, grid: Grid, own: Years, position: int, step: int) -> Iterator[Number]:
    """Return what the lines that a relation is about have in the year that it finds nowhere.

    That year is the first of the table where its years are too late, the last where too early.
    """
    tables = ground.families.tables_of(position)
    is_elsewhere = bool(tables) and id(grid) not in tables and position in ground.families.sums
    if not is_elsewhere or not ground.families.may_have(position, grid):
        return
    common = ground.families.about(position).names
    lines = [
        r
        for r in grid.lines
        if all(common.get(dimension, name) == name for dimension, name in grid.names(r).items())
    ]
    wholes = {
        (year, c): sum(value(grid.cells[r, c]) for r in lines if (r, c) in grid.cells)
        for (_, year), c in own.items()
    }
    years = [year for (year, _), whole in wholes.items() if whole]
    if years:
        edge = min(years) if step > 0 else max(years)
        yield from (whole for (year, _), whole in wholes.items() if year == edge)


def _as_others(ground: Ground, grid: Grid, own: Years, step: int) -> Fraction:
    """Return how much likelier other years are by those that other tables have."""
    others = {
        column.year
        for other in ground.geometry.grids
        if other is not grid
        for column in other.columns
    }
    years = {year for _, year in own}
    as_written = years <= others
    as_meant = {year - step for year in years} <= others
    return Fraction(_AS_OTHERS) ** (as_meant - as_written)
