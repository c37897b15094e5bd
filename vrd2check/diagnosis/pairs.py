"""Two figures that changed places, or one that stands in the wrong place."""

from collections.abc import Iterator

from vrd2check.figures import Figure, Kind
from vrd2check.relations import Product

from .amounts import Number, value
from .candidates import Candidate
from .conclusions import ActionKind
from .constraints import Linear
from .geometry import Spot
from .ground import Ground, is_stated
from .naming import cell_name, column_name
from .system import NOTHING_UNDONE, Undone, in_order
from .weights import odds


def pairs(ground: Ground) -> Iterator[Candidate]:
    """Return figures that changed places: in a row, in a column, or of a product."""
    seen: set[frozenset[Figure]] = set()
    for figure in in_order(ground.figures):
        spot = ground.geometry.spot(figure)
        if spot is None or spot.is_total:
            continue
        grid = spot.grid
        beside = _beside(spot)
        mates = len(beside) + len(grid.by_value.get(spot.column, ()))
        for position in ground.broken_of(figure):
            wanted = ground.system.demand(position, figure, NOTHING_UNDONE).shifted(value(figure))
            lines = grid.lines_with(spot.column, wanted)
            found = [one for one in beside if wanted.contains(value(one))]
            found += [grid.cells[r, spot.column] for r in lines if r != spot.row]
            for mate in found:
                both = frozenset((figure, mate))
                if both not in seen and value(mate) != value(figure):
                    seen.add(both)
                    yield from _exchanged(ground, figure, mate, mates)
        if is_stated(figure):
            yield from _into_nothing(ground, figure, spot, mates)
    yield from _of_products(ground)


def _beside(spot: Spot) -> list[Figure]:
    """Return the other figures of the same row, but for totals."""
    grid, here = spot.grid, spot.heading
    return [
        figure
        for c, figure in grid.row(spot.row).items()
        if c != spot.column
        and (grid.columns[c].role, grid.columns[c].kind) == (here.role, here.kind)
    ]


def _exchanged(ground: Ground, one: Figure, other: Figure, mates: int) -> Iterator[Candidate]:
    change = value(other) - value(one)
    undone = Undone({one: change, other: -change})
    moved = not (is_stated(one) and is_stated(other))
    kind = ActionKind.MOVED if moved else ActionKind.CELLS_EXCHANGED
    here, there = (one, other) if is_stated(one) else (other, one)
    spots = ground.geometry.spot(here), ground.geometry.spot(there)
    assert spots[0] is not None
    assert spots[1] is not None
    yield from ground.tried(
        kind,
        odds(kind, mates),
        undone,
        here.place,
        words={
            "amount": here.written.strip(),
            "other": there.written.strip(),
            "here": cell_name(spots[0], beside=spots[1]),
            "there": cell_name(spots[1], beside=spots[0]),
        },
    )


def _into_nothing(ground: Ground, figure: Figure, spot: Spot, mates: int) -> Iterator[Candidate]:
    """An amount that belongs in a column of which its row has no cell, as of a month left out."""
    grid, here = spot.grid, spot.heading
    for c, column in enumerate(grid.columns):
        if (spot.row, c) in grid.cells or (column.role, column.kind) != (here.role, here.kind):
            continue
        added = _added_in(ground, figure, spot, c)
        if ground.broken.isdisjoint(added):
            continue
        yield from ground.tried(
            ActionKind.MOVED,
            odds(ActionKind.MOVED, mates),
            Undone({figure: -value(figure)}, {**_along(ground, figure, spot), **added}),
            figure.place,
            words={
                "amount": figure.written.strip(),
                "other": "",
                "here": column_name(grid, spot.column),
                "there": column_name(grid, c),
            },
        )


def _added_in(ground: Ground, figure: Figure, spot: Spot, column: int) -> dict[int, Number]:
    """Return what the totals of a column have more on their left with an amount in a row of it."""
    grid = spot.grid
    added: dict[int, Number] = {}
    for r in grid.totals_over.get(spot.row, ()):
        total = grid.cells.get((r, column))
        for position, parts in ground.sums_of(total) if total is not None else ():
            (one,) = ground.system.constraints_of(position)
            spots = map(ground.geometry.spot, parts)
            within = all(each and each.grid is grid and each.column == column for each in spots)
            if within and isinstance(one, Linear) and total is not None:
                added[position] = -one.coefficients[total] * value(figure)
    return added


def _along(ground: Ground, figure: Figure, spot: Spot) -> dict[int, Number]:
    """Return what the sums along a row have more on their left if it has an amount once more."""
    added: dict[int, Number] = {}
    for position in ground.system.relations_of.get(figure, ()):
        spots = list(ground.geometry.spots(tuple(ground.system.figures_of(position))))
        columns = {one.column for one in spots if one.grid is spot.grid}
        one = ground.system.constraints_of(position)[0]
        if isinstance(one, Linear) and len(columns) > 1:
            added[position] = one.coefficients.get(figure, 0) * value(figure)
    return added


def _of_products(ground: Ground) -> Iterator[Candidate]:
    """A rate in the column of the counts and the reverse, or the cost in one of these."""
    seen: set[int] = set()
    for figure in in_order(ground.figures):
        for position in ground.system.relations_of.get(figure, ()):
            relation = ground.system.judged[position].relation
            if position in seen or not isinstance(relation, Product):
                continue
            seen.add(position)
            kinds = {factor.kind for factor in relation.factors}
            if len(relation.factors) == 2 and kinds == {Kind.AMOUNT, Kind.COUNT}:
                one, other = relation.factors
                change = value(other) - value(one)
                undone = Undone({one: change, other: -change} if change else {})
                yield from ground.tried(
                    ActionKind.RATE_AND_DAYS,
                    odds(ActionKind.RATE_AND_DAYS, 1),
                    undone,
                    one.place,
                    words={"one": one.written.strip(), "other": other.written.strip()},
                )
                cost = relation.result
                for factor in relation.factors:
                    if position in ground.broken and _are_exchangeable(ground, factor, cost):
                        yield from _exchanged(ground, factor, cost, len(relation.factors))


def _are_exchangeable(ground: Ground, one: Figure, other: Figure) -> bool:
    """Whether two figures of one row differ and are both stated."""
    spots = ground.geometry.spot(one), ground.geometry.spot(other)
    return None not in spots and is_stated(one) and is_stated(other) and value(one) != value(other)
