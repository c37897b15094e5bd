"""A wrong figure that was carried on: into the totals of its table, or into other tables."""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from fractions import Fraction

from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.sheets import Role

from .amounts import Number, value
from .candidates import Candidate
from .carrying import carried_on
from .conclusions import ActionKind
from .constraints import Changes, Interval
from .ground import Ground, is_stated
from .naming import table_name
from .system import Undone, in_order
from .weights import Odds, carried

# Which amount it was shows if it is so many times as likely as the others together.
_CLEARLY = 20
_MOST_FIGURES = 400


def copies(ground: Ground, figures: Collection[Figure]) -> Iterator[Candidate]:
    """Return wrong figures of which others have the same error; of very many figures none."""
    for figure in figures if len(figures) <= _MOST_FIGURES else ():
        for alone in ground.cells.candidates(figure, ground.broken):
            if alone.fails and not alone.fails & ground.broken:
                change = alone.undone.changes[figure]
                yield from _from(ground, figure, change, (figure,))
                # What a total was made of is not wrong with it where the two disagree.
                beside = [ground.system.figures_of(position) for position in alone.mends]
                parts = [
                    part
                    for part in _parts(ground, figure)
                    if not any(part in figures for figures in beside)
                ]
                yield from _clearest(list(_from(ground, figure, change, parts)))


def _from(
    ground: Ground, figure: Figure, change: Number, parts: Iterable[Figure]
) -> Iterator[Candidate]:
    for first in parts:
        every = carried_on(ground, {first: change, figure: change})
        if every is not None and len(every) > 1:
            yield from _told(ground, first, ground.cells.way(first, change).odds, every)


def _clearest(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Return what was carried on; of which amount of a line it was, only where that shows."""
    if len(found) < 2:
        yield from found
        return
    whole = sum((one.odds for one in found), Fraction(0))
    best = max(found, key=lambda one: one.odds)
    if best.odds * _CLEARLY > whole * (_CLEARLY - 1):
        yield best
        return
    common = frozenset.intersection(*(frozenset(one.undone.changes) for one in found))
    place = min((figure.place for figure in common), default=best.place)
    said = Text(
        f"een van de {len(found)} bedragen in dit totaal is ook fout",
        f"one of the {len(found)} amounts in this total is wrong as well",
    )
    yield best._replace(
        kind=ActionKind.TOTAL_SAME_ERROR,
        odds=whole,
        place=place,
        told=common,
        words={"said": said},
    )


def _parts(ground: Ground, figure: Figure) -> Iterator[Figure]:
    """Return the amounts that a total is made of, one of which may be wrong and in it."""
    spot = ground.geometry.spot(figure)
    if spot is None or not spot.is_total:
        return
    if spot.is_total_row:
        yield from (
            part
            for r, part in spot.grid.column(spot.column).items()
            if r in spot.grid.rows[spot.row].covers and is_stated(part)
        )
    else:
        yield from (
            part
            for c, part in spot.grid.row(spot.row).items()
            if spot.grid.columns[c].role is Role.CELL and is_stated(part)
        )


def _told(ground: Ground, figure: Figure, likely: Odds, changes: Changes) -> Iterator[Candidate]:
    here = ground.geometry.spot(figure)
    others = [ground.geometry.spot(one) for one in changes if one is not figure]
    grids = {id(spot.grid) for spot in others if spot is not None}
    totals = here is not None and all(
        spot is not None and spot.grid is here.grid and spot.is_total for spot in others
    )
    kind = ActionKind.TOTAL_SAME_ERROR if totals else ActionKind.SAME_VALUE_COPIED
    if here is None or not grids:
        return
    yield from ground.tried(
        kind,
        carried(kind, likely),
        Undone(changes),
        figure.place,
        words={"said": _said(ground, kind, figure, grids)},
        open=_open(ground, changes),
    )


def copied(ground: Ground, changes: Changes, mends: frozenset[int]) -> Candidate | None:
    """Return that some figures are one wrong value that was copied; None within one table."""
    first, *others = in_order(changes)
    spots = list(ground.geometry.spots((first, *others)))
    if len({id(spot.grid) for spot in spots}) < 2:
        return None
    kind = ActionKind.SAME_VALUE_COPIED
    return Candidate(
        kind,
        Fraction(0),
        Undone(changes),
        mends,
        frozenset(),
        first.place,
        words={"said": _said(ground, kind, first, {id(spot.grid) for spot in spots[1:]})},
        open=_open(ground, changes),
    )


def _open(ground: Ground, changes: Changes) -> dict[Figure, Interval]:
    """Return the values that rounding leaves open; none where all figures are exact."""
    found: dict[Figure, Interval] = {}
    if ground.cells.rounding.is_exact:
        return found
    for figure, change in changes.items():
        positions = ground.system.relations_of.get(figure, ())
        off = max(map(ground.system.slack, positions), default=0)
        should_be = value(figure) + change
        found[figure] = Interval(should_be - off, should_be + off)
    return found


def _said(ground: Ground, kind: ActionKind, figure: Figure, grids: Set[int]) -> Text:
    """Say that a figure was carried on into some tables, known by their identity."""
    tables = [table_name(grid) for grid in ground.geometry.grids if id(grid) in grids]
    nl, en = " en ".join(one.nl for one in tables), " and ".join(one.en for one in tables)
    written = figure.written.strip()
    if kind is ActionKind.TOTAL_SAME_ERROR:
        return Text(
            f"het foute cijfer {written} is mee opgeteld in de totalen van {nl}",
            f"the wrong figure {written} went into the totals of {en}",
        )
    return Text(
        f"hetzelfde foute cijfer {written} staat ook in {nl}",
        f"the same wrong figure {written} stands in {en} as well",
    )
