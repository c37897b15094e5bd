"""A line that a table lacks: what it lacks in each column, and which line that is elsewhere."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from vrd2check.dossiers import Dimension
from vrd2check.figures import Figure, Kind, format_value
from vrd2check.language import Text
from vrd2check.relations import Sum, figures_of
from vrd2check.sheets import Role, Weight

from .amounts import UNIT, Number, as_decimal, magnitude, quotient
from .candidates import Candidate
from .conclusions import ActionKind
from .geometry import Grid
from .ground import Ground, is_stated
from .naming import table_name
from .system import Undone
from .weights import odds

# A line of which nothing elsewhere tells what it is could be of so many amounts, at least and most.
_FEWEST_AMOUNTS, _MOST_AMOUNTS = 500, 100_000
_SECOND_LINE = 10
_FEWER_COLUMNS = 100
# What lines are known by, the most telling first.
_DIMENSIONS = (
    Dimension.DELIVERABLE,
    Dimension.COST,
    Dimension.SOURCE,
    Dimension.NUMBER,
    Dimension.PROFILE,
    Dimension.GROUP,
)
# What is listed by itself; a profile or a cost is called as the author likes.
_LISTED = {Dimension.DELIVERABLE, Dimension.SOURCE, Dimension.NUMBER}


class Lack(NamedTuple):
    """What the totals of a table have more than its lines.

    ``amounts`` are by column, ``relations`` where that shows, ``subtotals`` the rows of these.
    ``complete`` are the columns whose totals lack nothing.
    """

    amounts: Mapping[int, Number]
    relations: Mapping[int, Number]
    subtotals: tuple[int, ...]
    slack: Number
    complete: Set[int] = frozenset()

    def wholes(self, grid: Grid) -> Mapping[str, Number]:
        """Return what is lacking over all columns of each quantity together."""
        found: dict[str, Number] = {}
        for c, more in self.amounts.items():
            if grid.columns[c].role is Role.CELL:
                quantity = grid.columns[c].quantity
                found[quantity] = found.get(quantity, 0) + more
        return found

    def main(self, grid: Grid) -> int:
        """Return the column by which a line is known again: that of totals, else of amounts."""
        totals = [c for c in self.amounts if grid.columns[c].role is Role.TOTAL]
        money = [c for c in self.amounts if grid.columns[c].kind is Kind.AMOUNT]
        return (totals or money or list(self.amounts))[0]

    def sizes(self, grid: Grid) -> set[Number]:
        """Return the amounts of money that are lacking."""
        money = {c: one for c, one in self.amounts.items() if grid.columns[c].kind is Kind.AMOUNT}
        return {*money.values(), *self._replace(amounts=money).wholes(grid).values()} - {0}


class Elsewhere(NamedTuple):
    """What the line that is missing is called, and the tables that have it, with how much.

    ``key`` tells which name it is, however it is spelled.
    """

    name: str
    key: str
    tables: tuple[Grid, ...] = ()
    amount: Number = 0


def missing(ground: Ground) -> Iterator[Candidate]:
    """Return tables that lack a line, by what their totals have more than their lines."""
    for grid in ground.geometry.grids:
        for lack in _lacks(ground, grid) if grid.sheet.blocks else ():
            yield from _told(ground, grid, lack)


def _told(ground: Ground, grid: Grid, lack: Lack) -> Iterator[Candidate]:
    compared = _compared(ground, grid, lack)
    found = _called(ground, grid, lack, tuple(compared))
    likely = odds(ActionKind.ROW_OMITTED, max(len(found), 1))
    for one in found or (None,):
        # That others have just so much more of what is there as well says nothing new.
        new = one is not None and bool(one.tables) and one.key not in _names(grid)
        chances = 1 if new else _others(grid, lack)
        yield from ground.tried(
            ActionKind.ROW_OMITTED,
            likely / chances,
            Undone({}, {**lack.relations, **compared}),
            grid.sheet.blocks[0].table.place,
            words={"said": _said(grid, one, lack, new)},
        )


def _others(grid: Grid, lack: Lack) -> int:
    """Return how many other lines could be missing of which nothing elsewhere tells what they are.

    That a second line of a name is missing is seldom where every line has a name of its own, out of
    what is listed elsewhere; and one of fewer amounts than any line has where each has several.
    """
    known = [
        tuple(sorted((one.value, name) for one, name in grid.names(r).items())) for r in grid.lines
    ]
    are_listed = any(not _LISTED.isdisjoint(grid.names(r)) for r in grid.lines)
    chances = _SECOND_LINE if are_listed and len(set(known)) == len(known) else 1
    columns = [c for c in grid.amounts if c in lack.amounts or c in lack.complete]
    stated = [sum(_is_stated(grid, r, c) for c in columns) for r in grid.lines]
    if 0 < sum(c in lack.amounts for c in columns) < min(stated, default=0):
        chances *= _FEWER_COLUMNS
    for amount in set(lack.amounts.values()):
        chances *= min(max(int(amount) // UNIT, _FEWEST_AMOUNTS), _MOST_AMOUNTS)
    return chances


def _is_stated(grid: Grid, r: int, c: int) -> bool:
    return (r, c) in grid.cells and is_stated(grid.cells[r, c])


def _names(grid: Grid) -> set[str]:
    """Return the names that lines have in a table, each by its key of equality."""
    return {name for r in grid.lines for name in grid.names(r).values()}


def _said(grid: Grid, one: Elsewhere | None, lack: Lack, new: bool) -> Text:
    """Say which line is missing, as far as that can be told; ``new`` if the table has none so."""
    table, column = table_name(grid), lack.main(grid)
    shown = lack.amounts[column]
    amount = format_value(as_decimal(shown), grid.columns[column].kind)
    if one is None or not one.tables:
        of = Text(f" van {one.name}", f" of {one.name}") if one is not None else Text("", "")
        return Text(
            f"een lijn{of.nl} ontbreekt in {table.nl}: de lijnen komen {amount} te kort",
            f"a line{of.en} is missing in {table.en}: the lines are {amount} short",
        )
    others = [table_name(other) for other in one.tables]
    nl, en = " en ".join(each.nl for each in others), " and ".join(each.en for each in others)
    together = Text("", "")
    if one.amount and one.amount != shown:
        amount = format_value(as_decimal(one.amount), Kind.AMOUNT)
        together = Text(" van alle kolommen samen", " of all columns together")
    line, more = Text("de lijn", "the line"), Text("", "")
    if not new:
        line, more = Text("een lijn", "a line"), Text(" meer", " more")
    has = Text("hebben", "have") if len(others) > 1 else Text("heeft", "has")
    return Text(
        f"{line.nl} van {one.name} ontbreekt in {table.nl}: {nl} {has.nl} er {amount}{more.nl} "
        f"voor, en dat is net het verschil{together.nl}",
        f"{line.en} of {one.name} is missing in {table.en}: {en} {has.en} {amount}{more.en} "
        f"for it, which is just the difference{together.en}",
    )


def _lacks(ground: Ground, grid: Grid) -> Iterator[Lack]:
    """Return what a table lacks by its totals, or else by those with which it is compared.

    Nothing where its totals lack nothing, or not all of them what one line could have.
    """
    amounts: dict[int, Number] = {}
    relations: dict[int, Number] = {}
    complete: set[int] = set()
    subtotals: dict[int, None] = {}
    slack: Number = 0
    for r in grid.totals:
        for c, total in grid.row(r).items():
            for position, parts in ground.sums_of(total):
                if not _are_lines(ground, grid, c, parts):
                    continue
                if position not in ground.broken:
                    if grid.rows[r].weight is Weight.TOTAL:
                        complete.add(c)
                    continue
                more = ground.system.difference(position)
                slack = max(slack, ground.system.slack(position))
                known = amounts.setdefault(c, more)
                if more <= 0 or magnitude(known - more) > slack:
                    return
                relations[position] = -more
                if grid.rows[r].weight is Weight.SUBTOTAL:
                    subtotals[r] = None
    if not amounts:
        amounts, relations, slack = _lacking_in_all(ground, grid)
    if amounts:
        lack = Lack(amounts, relations, tuple(subtotals), slack, complete)
        if _is_one_line(grid, lack):
            yield lack
    elif not complete:
        yield from _lacking_beside_others(ground, grid)


def _lacking_beside_others(ground: Ground, grid: Grid) -> Iterator[Lack]:
    """Return what a table lacks where it is compared with others, if that can be one line.

    They have so much under a name of which the table has no line.
    """
    seen: set[Number] = set()
    for position in sorted(ground.broken):
        tables = ground.families.tables_of(position)
        if position not in ground.families.sums or tables == {id(grid)}:
            continue
        share = ground.families.share(position, grid)
        if share is None:
            continue
        off = ground.system.difference(position)
        cells = [c for c in sorted(share) if grid.columns[c].role is Role.CELL]
        column = (cells or sorted(share))[0]
        more = quotient(-off, share[column])
        lack = Lack({column: more}, {position: -off}, (), ground.system.slack(position))
        alone = id(grid) not in tables
        if more > 0 and more not in seen and (alone or _is_named_elsewhere(ground, grid, lack)):
            seen.add(more)
            yield lack


def _is_named_elsewhere(ground: Ground, grid: Grid, lack: Lack) -> bool:
    """Whether others have just so much under a name of which a table has no line."""
    known = _names(grid)
    return any(
        one.key not in known
        for dimension in _DIMENSIONS
        if any(dimension in grid.names(r) for r in grid.lines)
        for one in _elsewhere(ground, grid, lack, dimension)
    )


def _lacking_in_all(
    ground: Ground, grid: Grid
) -> tuple[dict[int, Number], dict[int, Number], Number]:
    """Return what all lines together lack, where what they should come to stands in no total.

    So the shares of a division come to 100 %, and its amounts to what is divided. That one line is
    missing shows only where two columns lack something.
    """
    amounts: dict[int, Number] = {}
    relations: dict[int, Number] = {}
    slack: Number = 0
    for position in sorted(ground.broken):
        relation = ground.system.judged[position].relation
        if not isinstance(relation, Sum) or ground.families.tables_of(position) != {id(grid)}:
            continue
        off = ground.system.difference(position)
        for side, more in ((relation.left, -off), (relation.right, off)):
            spots = list(ground.geometry.spots(figures_of(side)))
            columns = {spot.column for spot in spots}
            if len(columns) == 1 and {spot.row for spot in spots} == set(grid.lines) and more > 0:
                amounts[columns.pop()] = more
                relations[position] = -off
                slack = max(slack, ground.system.slack(position))
    return (amounts, relations, slack) if len(amounts) > 1 else ({}, {}, 0)


def _is_one_line(grid: Grid, lack: Lack) -> bool:
    """Whether what is lacking can be one line: its parts make its total, and nothing is half."""
    wholes = lack.wholes(grid)
    for c in lack.complete - lack.amounts.keys():
        column = grid.columns[c]
        if column.role is Role.TOTAL and wholes.get(column.quantity):
            return False
        if any(grid.columns[other].kind is not column.kind for other in lack.amounts):
            return False
    for c, amount in lack.amounts.items():
        column = grid.columns[c]
        if column.role is Role.TOTAL and column.quantity in wholes:
            off = magnitude(amount - wholes[column.quantity])
            if off > lack.slack * (len(lack.amounts) + 1):
                return False
    return True


def _are_lines(ground: Ground, grid: Grid, column: int, parts: Sequence[Figure]) -> bool:
    """Whether some figures are those of lines in one column of a table."""
    spots = [ground.geometry.spot(part) for part in parts]
    return all(
        spot is None or (spot.grid is grid and spot.column == column and not spot.is_total_row)
        for spot in spots
    )


def _compared(ground: Ground, grid: Grid, lack: Lack) -> dict[int, Number]:
    """Return where the table is compared with others, and lacks just as much there."""
    sizes = {*lack.amounts.values(), *lack.wholes(grid).values()}
    found = {}
    for position in sorted(ground.broken.difference(lack.relations)):
        relation = ground.system.judged[position].relation
        tables = ground.families.tables_of(position)
        if not isinstance(relation, Sum) or tables == {id(grid)}:
            continue
        if not ground.families.may_have(position, grid):
            continue
        off, slack = ground.system.difference(position), ground.system.slack(position)
        left, right = (
            [spot.grid is grid for spot in ground.geometry.spots(figures_of(side))]
            for side in (relation.left, relation.right)
        )
        # The side of the table, or the side on which nothing is, must be what falls short.
        short_left = off < 0 and (any(left) or (not left and not any(right)))
        short_right = off > 0 and (any(right) or (not right and not any(left)))
        if (short_left or short_right) and any(
            magnitude(magnitude(off) - one) <= slack + lack.slack for one in sizes
        ):
            found[position] = -off
    return found


def _called(ground: Ground, grid: Grid, lack: Lack, compared: Sequence[int]) -> list[Elsewhere]:
    """Return what the line that is missing may be called."""
    for dimension in _DIMENSIONS:
        if not any(dimension in grid.names(r) for r in grid.lines):
            continue
        elsewhere = list(_elsewhere(ground, grid, lack, dimension))
        named = _compared_names(ground, grid, compared, dimension)
        found = [one for one in elsewhere if one.key in {known.key for known in named}]
        found = found or named or elsewhere
        if not found:
            found = [
                Elsewhere(_written((grid,), dimension, name), name)
                for r in lack.subtotals
                if (name := grid.names(r).get(dimension)) is not None
            ]
        if found:
            return found
    return []


def _compared_names(
    ground: Ground, grid: Grid, compared: Sequence[int], dimension: Dimension
) -> list[Elsewhere]:
    """Return the name of the lines with which the table is compared where it lacks as much."""
    names: set[str] = set()
    tables: dict[int, Grid] = {}
    amount = max((magnitude(ground.system.difference(one)) for one in compared), default=0)
    for position in compared:
        spots = list(ground.geometry.spots(tuple(ground.system.figures_of(position))))
        here = {spot.grid.names(spot.row).get(dimension) for spot in spots if not spot.is_total_row}
        if len(here) == 1 and None not in here:
            names |= {name for name in here if name is not None}
            tables |= {id(spot.grid): spot.grid for spot in spots if spot.grid is not grid}
    if len(names) != 1:
        return []
    grids = tuple(one for one in ground.geometry.grids if id(one) in tables)
    (name,) = names
    return [Elsewhere(_written((*grids, grid), dimension, name), name, grids, amount)]


def _elsewhere(ground: Ground, grid: Grid, lack: Lack, dimension: Dimension) -> Iterator[Elsewhere]:
    """Return the names for which other tables have just so much more as the table lacks."""
    own = grid.sums_by(dimension)
    tables: dict[str, dict[Number, list[Grid]]] = {}
    for other in ground.geometry.grids:
        if other is grid:
            continue
        for name, sums in other.sums_by(dimension).items():
            here = own.get(name, set()) | {0}
            found = [
                more
                for more in lack.sizes(grid)
                if any(
                    magnitude(there - one - more) <= lack.slack for there in sums for one in here
                )
            ]
            if found:
                tables.setdefault(name, {}).setdefault(max(found), []).append(other)
    counts = {name: sum(map(len, known.values())) for name, known in tables.items()}
    for name, known in tables.items():
        if counts[name] == max(counts.values()):
            # A table of one year has less of a line than one of all.
            amount, grids = max(known.items())
            yield Elsewhere(_written((*grids, grid), dimension, name), name, tuple(grids), amount)


def _written(grids: Sequence[Grid], dimension: Dimension, name: str) -> str:
    for grid in grids:
        for r in grid.lines:
            if grid.names(r).get(dimension) == name:
                return str({**grid.sheet.shared, **grid.rows[r].names}[dimension])
    return name
