"""A line under the wrong name: its amounts lack in one comparison, and are too many in another."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Name
from vrd2check.sheets import Role

from .candidates import Candidate
from .conclusions import ActionKind, LabelChange
from .geometry import Grid
from .ground import Ground, is_stated, value
from .naming import line_name, table_name
from .system import Undone
from .weights import odds

Called = tuple[Dimension, str]
"""What a line is named by, and its name by the key of equality."""

Named = Mapping[Called, Sequence[int]]
"""The sums that are about a name."""


class Amount(NamedTuple):
    """What a line has on the left side of a sum, and how much of that may be rounding.

    ``is_known`` tells that others of its kind have the same columns there.
    """

    value: Fraction
    slack: Fraction
    is_known: bool = True

    def left_out(self) -> "Amount":
        """Return what is on the left side more once it is left out."""
        return self._replace(value=-self.value)

    def nearest(self, wanted: Fraction) -> Fraction:
        """Return what it may be, as near as can be to what is wanted."""
        return self.value + min(max(wanted - self.value, -self.slack), self.slack)


class Line(NamedTuple):
    """A line of a table, its names, and what it has in each sum over lines."""

    grid: Grid
    row: int
    names: Mapping[Dimension, str]
    has: Mapping[int, Amount]


def names(ground: Ground) -> Iterator[Candidate]:
    """Return lines that would agree with all under another name."""
    named: dict[Called, list[int]] = {}
    for position in ground.families.sums:
        if not ground.is_in_a_row(position):
            for one in ground.families.about(position).names.items():
                named.setdefault(one, []).append(position)
    broken = [one for one, positions in named.items() if not ground.broken.isdisjoint(positions)]
    for grid in ground.geometry.grids:
        for r in grid.lines:
            if any(map(is_stated, grid.row(r).values())):
                line = Line(grid, r, grid.names(r), _has(ground, grid, r))
                for called in dict.fromkeys((*broken, *_uncompared(ground, line, named))):
                    if called[0] in grid.rows[r].names and called not in line.names.items():
                        yield from _renamed(ground, line, called, named)


def _renamed(ground: Ground, line: Line, called: Called, named: Named) -> Iterator[Candidate]:
    """Return that a line should have another name, if that puts things right."""
    changes: dict[int, Amount] = {}
    added: dict[int, Fraction] = {}
    for position, amount in _moves(ground, line, called, named):
        changes[position] = amount
        added[position] = amount.nearest(-ground.system.difference(position))
        if not ground.system.holds(position, Undone({}, added)):
            return
    # What is compared under that name must have the line then.
    if called in named and changes.keys() <= line.has.keys():
        return
    grid, (dimension, _) = line.grid, called
    written, proposed = grid.rows[line.row].names[dimension], _spelled(ground, grid, called)
    yield from ground.tried(
        ActionKind.WRONG_LABEL,
        odds(ActionKind.WRONG_LABEL, grid.choices[dimension] + 1),
        Undone({}, added),
        written.place,
        labels=(LabelChange(written.place, written.text, proposed.text),),
        is_sure=called in named and all(one.is_known for one in changes.values()),
        words={
            "line": line_name(grid, line.row),
            "written": str(written),
            "proposed": str(proposed),
            "table": table_name(grid),
        },
    )


def _moves(
    ground: Ground, line: Line, called: Called, named: Named
) -> Iterator[tuple[int, Amount]]:
    """Return what comes on the left side of sums that a line leaves or joins by another name."""
    (dimension, name), grid = called, line.grid
    meant = {**line.names, dimension: name}
    for position, amount in line.has.items():
        about = ground.families.about(position)
        is_of_it = about.names.get(dimension) == line.names[dimension]
        if is_of_it and about.has(grid, dimension) and not about.takes(meant):
            yield position, amount.left_out()
    for position in named.get(called, ()):
        about = ground.families.about(position)
        if position not in line.has and about.has(grid, dimension) and about.takes(meant):
            joining = _joining(ground, grid, line.row, position)
            if joining is not None:
                yield position, joining


def _has(ground: Ground, grid: Grid, r: int) -> dict[int, Amount]:
    """Return what a line has in each sum over lines, also where a total stands in its stead."""
    found: dict[int, Amount] = {}
    system, families = ground.system, ground.families
    for row in (r, *(total for total in grid.totals if r in grid.rows[total].covers)):
        for figure in grid.row(row).values():
            known = system.relations_of.get(figure, ())
            for position in (*known, *system.beside_nothing_of.get(figure, ())):
                if (
                    position in found
                    or position not in families.sums
                    or ground.is_in_a_row(position)
                    or (row != r and families.about(position).within)
                ):
                    continue
                share = families.about(position).shares[id(grid)]
                found[position] = _amount(grid, r, share.weight, share.columns)
    return found


def _joining(ground: Ground, grid: Grid, r: int, position: int) -> Amount | None:
    """Return what a line would have in a sum if it were part of it; None if it never could be."""
    off = ground.system.difference(position)
    if ground.system.judged[position].family in ground.families.ceilings:
        # What is beside nothing now is below its ceiling then.
        return Amount(-off, Fraction(0), is_known=False)
    share = ground.families.share(position, grid)
    if share is not None:
        return _amount(grid, r, share.weight, share.columns)
    if not ground.families.may_have(position, grid):
        return None
    # Nothing shows what of the line is compared there: what fits, or else nothing.
    whole = _amount(grid, r, Fraction(1), range(len(grid.columns)))
    cells = (_amount(grid, r, Fraction(1), (c,)) for c in grid.row(r))
    for one in (whole, *cells):
        both = one._replace(is_known=False), one.left_out()._replace(is_known=False)
        for amount in both:
            if abs(amount.nearest(-off) + off) <= ground.system.slack(position):
                return amount
    return None


def _amount(
    grid: Grid, r: int, weight: Fraction, columns: Sequence[int] | frozenset[int]
) -> Amount:
    """Return what a line has in some columns: its total in their stead, if they are of totals."""
    row = grid.row(r)
    totals = [row[c] for c in columns if c in row and grid.columns[c].role is Role.TOTAL]
    cells = [row[c] for c in columns if c in row and grid.columns[c].role is not Role.TOTAL]
    quantities = {grid.columns[c].quantity for c in columns}
    parts = [row[c] for c in grid.amounts if c in row and grid.columns[c].quantity in quantities]
    figures = totals or cells or parts
    slack = sum((Fraction(one.half_unit) for one in figures), Fraction(0))
    return Amount(weight * sum(map(value, figures), Fraction(0)), abs(weight) * slack)


def _uncompared(ground: Ground, line: Line, named: Named) -> Iterator[Called]:
    """Return names of lines that others have and that are not compared where a line is too many.

    So it may be that only the money of one source is in a table.
    """
    for position, amount in line.has.items():
        left = amount.left_out().nearest(-ground.system.difference(position))
        if position not in ground.broken or not ground.system.holds(
            position, Undone({}, {position: left})
        ):
            continue
        tables = ground.tables_of(position) - {id(line.grid)}
        others = [
            grid.names(r)
            for grid in ground.geometry.grids
            if id(grid) in tables
            for r in grid.lines
        ]
        compared = set(ground.families.like(position))
        for dimension in ground.families.about(position).names:
            for name in sorted({one[dimension] for one in others if dimension in one}):
                if compared.isdisjoint(named.get((dimension, name), ())):
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
