"""A line under the wrong name: its amounts lack in one comparison, and are too many in another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Name
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.sheets import Role

from .amounts import Number, in_units, magnitude, value
from .candidates import Candidate
from .conclusions import ActionKind, LabelChange
from .families import Share
from .geometry import Grid
from .ground import Called, Ground, Named, is_stated
from .naming import line_name, table_name
from .system import Undone
from .weights import odds


class Amount(NamedTuple):
    """What lines have on the left side of a sum, and how much of that may be rounding.

    ``is_known`` tells that others of its kind have the same columns there.
    """

    value: Number
    slack: Number
    is_known: bool = True

    def left_out(self) -> "Amount":
        """Return what is on the left side more once it is left out."""
        return self._replace(value=-self.value)

    def meets(self, size: Number) -> bool:
        """Whether it is so much but for rounding."""
        return magnitude(magnitude(self.value) - size) <= self.slack

    def nearest(self, wanted: Number) -> Number:
        """Return what it may be, as near as can be to what is wanted."""
        return self.value + min(max(wanted - self.value, -self.slack), self.slack)


class Lines(NamedTuple):
    """A line of a table, or all lines where a name is that of the whole table.

    ``written`` are the names that may be wrong, ``names`` all that they have, by the key of
    equality. ``sums`` are those over lines that have something of them, with the row by which.
    """

    grid: Grid
    rows: Sequence[int]
    written: Mapping[Dimension, Name]
    names: Mapping[Dimension, str]
    sums: Mapping[int, int]


def names(ground: Ground) -> Iterator[Candidate]:
    """Return lines that would agree with all under another name."""
    broken = ground.named([p for p in ground.over_lines if p in ground.broken])
    compared = {position for positions in broken.values() for position in positions}
    for grid in ground.geometry.grids:
        if not any(ground.families.may_have(p, grid) for p in compared):
            continue
        for lines in _lines(ground, grid):
            elsewhere = frozenset(_uncompared(ground, lines))
            for called in dict.fromkeys((*broken, *sorted(elsewhere, key=str))):
                if called[0] in lines.written and called not in lines.names.items():
                    positions = _in_order(ground, lines, called, broken)
                    yield from _renamed(ground, lines, called, positions, called in elsewhere)


def _in_order(ground: Ground, lines: Lines, called: Called, broken: Named) -> Iterator[int]:
    """Return the sums that lines may leave, or join by another name: what is broken first."""
    yield from (p for p in (*lines.sums, *broken.get(called, ())) if p in ground.broken)
    every = *lines.sums, *ground.all_named.get(called, ())
    yield from (p for p in every if p not in ground.broken)


def _lines(ground: Ground, grid: Grid) -> Iterator[Lines]:
    """Return the lines of a table one by one, and then all together under the name of the table."""
    for r in grid.lines:
        if any(map(is_stated, grid.row(r).values())):
            yield Lines(grid, (r,), grid.rows[r].names, grid.names(r), _sums(ground, grid, (r,)))
    shared = grid.sheet.shared
    if shared and grid.lines:
        names = {dimension: name.canonical for dimension, name in shared.items()}
        yield Lines(grid, grid.lines, shared, names, _sums(ground, grid, grid.lines))


def _renamed(
    ground: Ground, lines: Lines, called: Called, positions: Iterable[int], may_be_alone: bool
) -> Iterator[Candidate]:
    """Return that lines should have another name, if that puts things right.

    They ``may_be_alone`` under it; else something is compared under that name and must have them.
    """
    changes: dict[int, Amount] = {}
    added: dict[int, Number] = {}
    is_alone = True
    for position in positions:
        if not changes and position not in ground.broken:
            return
        joins = not _has(ground, lines, position)
        amount = (_joining if joins else _leaving)(ground, lines, called, position)
        if amount is not None:
            changes[position] = amount
            added[position] = amount.nearest(-ground.system.difference(position))
            is_alone &= not joins
            # What is broken by something else besides may stay so.
            if position not in ground.broken and not ground.system.holds(
                position, Undone({}, added)
            ):
                return
    if is_alone and not may_be_alone:
        return
    grid, (dimension, _) = lines.grid, called
    written, proposed = lines.written[dimension], _spelled(ground, grid, called)
    yield from ground.tried(
        ActionKind.WRONG_LABEL,
        odds(ActionKind.WRONG_LABEL, grid.choices[dimension] + 1),
        Undone({}, added),
        written.place,
        labels=(LabelChange(written.place, written.text, proposed.text),),
        is_sure=not is_alone and all(one.is_known for one in changes.values()),
        line=grid.rows[lines.rows[0]].place if len(lines.rows) == 1 else None,
        words={
            "written": str(written),
            "proposed": str(proposed),
            "where": _where(lines),
        },
    )


def _where(lines: Lines) -> Text:
    """Return what a sentence calls a line with its table, or the whole table."""
    table = table_name(lines.grid)
    if len(lines.rows) > 1:
        return table
    line = line_name(lines.grid, lines.rows[0])
    nl, en = (line.nl, line.en) if isinstance(line, Text) else (line, line)
    return Text(f"{nl} in {table.nl}", f"{en} in {table.en}")


def _sums(ground: Ground, grid: Grid, rows: Sequence[int]) -> dict[int, int]:
    """Return the sums over lines that have something of some, with the row by which they have it.

    That may be a total in their stead.
    """
    system = ground.system
    over = sorted({total for r in rows for total in grid.totals_over.get(r, ())})
    return {
        position: row
        for row in (*over, *rows)
        for figure in grid.row(row).values()
        for known in (system.relations_of, system.beside_nothing_of)
        for position in known.get(figure, ())
        if position in ground.over_lines
    }


def _has(ground: Ground, lines: Lines, position: int) -> bool:
    """Whether a sum has lines by their names.

    What adds up within a table does so whatever the table is named.
    """
    if position not in lines.sums:
        return False
    about = ground.families.about(position)
    as_lines = lines.sums[position] in lines.rows and len(lines.rows) == 1
    return bool(about.names) and (as_lines or not about.within)


def _leaving(ground: Ground, lines: Lines, called: Called, position: int) -> Amount | None:
    """Return what a sum has less of lines with another name; None if it still has them."""
    (dimension, name), about = called, ground.families.about(position)
    is_of_it = about.names.get(dimension) == lines.names[dimension]
    if not is_of_it or not about.has(lines.grid, dimension):
        return None
    if about.takes({**lines.names, dimension: name}):
        return None
    return _part(ground, lines, position).left_out()


def _part(ground: Ground, lines: Lines, position: int) -> Amount:
    """Return what lines have in a sum of which they are part."""
    return _amount(lines, ground.families.about(position).shares[id(lines.grid)])


def _joining(ground: Ground, lines: Lines, called: Called, position: int) -> Amount | None:
    """Return what a sum has more of lines with another name; None if it has nothing of them."""
    (dimension, name), about = called, ground.families.about(position)
    grid = lines.grid
    if about.names.get(dimension) != name or not about.has(grid, dimension):
        return None
    if not about.takes({**lines.names, dimension: name}):
        return None
    off = ground.system.difference(position)
    if ground.system.judged[position].family in ground.families.ceilings:
        # What is beside nothing now is below its ceiling then.
        return Amount(-off, 0, is_known=False)
    share = ground.families.share(position, grid)
    if share is not None:
        return _amount(lines, share)
    if not ground.families.may_have(position, grid):
        return None
    # Nothing shows what of them is compared there: what fits, or else nothing.
    whole = _amount(lines, dict.fromkeys(range(len(grid.columns)), 1))
    cells = (_amount(lines, {c: 1}) for c in grid.row(lines.rows[0]))
    for one in (whole, *cells):
        both = one._replace(is_known=False), one.left_out()._replace(is_known=False)
        for amount in both:
            if magnitude(amount.nearest(-off) + off) <= ground.system.slack(position):
                return amount
    return None


def _amount(lines: Lines, share: Share) -> Amount:
    """Return what lines have in some columns: their totals instead, if they are of totals."""
    columns = lines.grid.columns
    of_quantity = {columns[c].quantity: weight for c, weight in share.items()}
    found: list[tuple[Number, Figure]] = []
    for row in map(lines.grid.row, lines.rows):
        own = [(c, weight) for c, weight in share.items() if c in row]
        totals = [one for one in own if columns[one[0]].role is Role.TOTAL]
        cells = [one for one in own if columns[one[0]].role is not Role.TOTAL]
        others = (
            (c, of_quantity[columns[c].quantity])
            for c in lines.grid.amounts
            if c in row and columns[c].quantity in of_quantity
        )
        found += [(weight, row[c]) for c, weight in totals or cells or others]
    whole = sum(weight * value(one) for weight, one in found)
    return Amount(whole, sum(magnitude(weight) * in_units(one.half_unit) for weight, one in found))


def _uncompared(ground: Ground, lines: Lines) -> Iterator[Called]:
    """Return names under which lines may be compared with nothing that is known.

    So it may be that only the money of one source is in a table. Where others have none of a name
    at all, it is one under which they have as much.
    """
    for position in ground.broken.intersection(lines.sums):
        if not _has(ground, lines, position):
            continue
        amount = _part(ground, lines, position)
        left = amount.left_out().nearest(-ground.system.difference(position))
        if not ground.system.holds(position, Undone({}, {position: left})):
            continue
        alone = position in ground.system.beside_nothing
        tables = ground.families.tables_of(position)
        others = [
            grid
            for grid in ground.geometry.grids
            if grid is not lines.grid
            and (ground.families.may_have(position, grid) if alone else id(grid) in tables)
        ]
        compared = set(ground.families.like(position))
        for dimension in ground.families.about(position).names:
            for grid in others:
                for name, sums in grid.sums_by(dimension).items():
                    known = not compared.isdisjoint(ground.all_named.get((dimension, name), ()))
                    if known or (alone and not any(amount.meets(one) for one in sums)):
                        continue
                    yield dimension, name


def _spelled(ground: Ground, grid: Grid, called: Called) -> Name:
    """Return a name as the table spells it, else as another does."""
    return next(
        name
        for other in (grid, *ground.geometry.grids)
        for row in other.rows
        for dimension, name in {**other.sheet.shared, **row.names}.items()
        if (dimension, name.canonical) == called
    )
