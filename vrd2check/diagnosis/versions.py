"""A table of another version than the rest."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.places import Place
from vrd2check.relations import Sum, figures_of
from vrd2check.sheets import Role

from .amounts import UNIT, magnitude, value
from .candidates import Candidate
from .conclusions import ActionKind
from .constraints import ANY, Interval
from .geometry import Grid, Spot
from .ground import Ground
from .naming import table_name
from .recognition import SMALLEST_TELLING
from .system import Undone
from .weights import odds

# What an older figure was could be so many amounts.
_OTHER_AMOUNTS = 1000


def versions(ground: Ground) -> Iterator[Candidate]:
    """Return tables that are of another version."""
    for grid in ground.grids:
        yield from _older(ground, grid)


class _Off(NamedTuple):
    """How much more a table should have in some rows, in one column or over all of them."""

    position: int
    rows: tuple[int, ...]
    column: int | None
    figure: Figure | None
    more: Interval


def _older(ground: Ground, grid: Grid) -> Iterator[Candidate]:
    """Several amounts of a table differ from other tables, and it adds up by itself."""
    off = list(_offs(ground, grid, ground.broken))
    middles = {one.more.middle() or 0 for one in off}
    sizes = {one for one in middles if magnitude(one) >= SMALLEST_TELLING * UNIT}
    if len(sizes) < 2 or not _adds_up(ground, grid, off):
        return
    relations_of = ground.system.relations_of
    every = {p for figure in grid.cells.values() for p in relations_of.get(figure, ())}
    offs = list(_offs(ground, grid, every))
    by_row: dict[tuple[int, int | None], Interval] = {}
    for one in offs:
        if len(one.rows) == 1:
            key = one.rows[0], one.column
            by_row[key] = by_row.get(key, ANY).within(one.more)
    if any(one.is_empty() for one in by_row.values()):
        return
    for one in offs:
        parts = [by_row.get((r, one.column)) for r in one.rows]
        known = [part for part in parts if part is not None]
        if len(one.rows) > 1 and len(known) == len(parts) and not _fits(known, one.more):
            return
    told = {
        one.figure: middle
        for one in off
        if one.figure is not None and (middle := one.more.middle()) is not None
    }
    exact = ground.cells.rounding.is_exact
    left_open = {
        one.figure: one.more.shifted(value(one.figure))
        for one in off
        if one.figure in told and not exact
    }
    added = {one.position: -ground.system.difference(one.position) for one in off}
    likely = odds(ActionKind.OLD_VERSION, _OTHER_AMOUNTS ** len(sizes))
    place = min((figure.place for figure in told), default=_place(grid))
    yield from ground.tried(
        ActionKind.OLD_VERSION,
        likely,
        Undone({}, added),
        place,
        shown=told,
        open=left_open,
        words={"table": table_name(grid), "count": len(off)},
    )


def _offs(ground: Ground, grid: Grid, positions: Collection[int]) -> Iterator[_Off]:
    """Return how much more a table should have by comparisons with others of its dossier."""
    for position in sorted(positions):
        relation = ground.system.judged[position].relation
        tables = ground.families.tables_of(position)
        files = {figure.place.file for figure in ground.system.figures_of(position)}
        if id(grid) not in tables or len(tables) < 2 or len(files) > 1:
            continue
        if not isinstance(relation, Sum):
            continue
        off, slack = ground.system.difference(position), ground.system.slack(position)
        for sign, side in ((-1, relation.left), (1, relation.right)):
            spots = [s for s in ground.geometry.spots(figures_of(side)) if s.grid is grid]
            if not spots:
                continue
            rows = {r for spot in spots for r in _rows_of(spot)}
            columns = {spot.column for spot in spots}
            only = spots[0].heading.role is Role.CELL and len(columns) == 1
            yield _Off(
                position,
                tuple(sorted(rows)),
                spots[0].column if only else None,
                grid.cells[spots[0].row, spots[0].column] if len(spots) == 1 else None,
                Interval(sign * off - slack, sign * off + slack),
            )


def _rows_of(spot: Spot) -> Sequence[int]:
    return spot.grid.rows[spot.row].covers if spot.is_total_row else (spot.row,)


def _adds_up(ground: Ground, grid: Grid, off: Sequence[_Off]) -> bool:
    """Whether nothing is broken within a table itself, nor in other comparisons of it."""
    known = {one.position for one in off}
    return all(
        position in known
        for position in ground.broken
        if id(grid) in ground.families.tables_of(position)
    )


def _fits(parts: Sequence[Interval], whole: Interval) -> bool:
    least = sum(one.least or 0 for one in parts)
    most = sum(one.most or 0 for one in parts)
    return not Interval(least, most).within(whole).is_empty()


def _place(grid: Grid) -> Place:
    """Return where a table stands; one in which nothing adds up is known by its first figure."""
    if grid.sheet.blocks:
        return grid.sheet.blocks[0].table.place
    return min(figure.place for figure in grid.cells.values())
