"""A line under the wrong name: its amounts lack in one comparison, and are too many in another."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Name
from vrd2check.figures import Figure
from vrd2check.relations import Sum, figures_of

from .candidates import Candidate
from .conclusions import ActionKind, LabelChange
from .constraints import Linear
from .geometry import Grid
from .ground import Ground, value
from .naming import line_name, table_name
from .system import Undone
from .weights import odds

# By what a line can be found in another table.
_DIMENSIONS = (
    Dimension.SOURCE,
    Dimension.DELIVERABLE,
    Dimension.PURCHASE_TYPE,
    Dimension.PRODUCT,
    Dimension.PROFILE,
    Dimension.CONTRACT,
    Dimension.GROUP,
    Dimension.COST,
)


_NONE = Fraction(0)


class Other(NamedTuple):
    """Another name that a line may have been meant to have."""

    dimension: Dimension
    text: str
    shown: str


def names(ground: Ground) -> Iterator[Candidate]:
    """Return lines that would agree with all under another name."""
    for grid in ground.grids:
        for r in grid.lines:
            yield from _renamed(ground, grid, r)


def _renamed(ground: Ground, grid: Grid, r: int) -> Iterator[Candidate]:
    leaves = _leaves(ground, grid, r)
    sizes = {abs(one) for one in leaves.values()}
    if not leaves:
        # It may be compared with nothing under the name that it has.
        if any(ground.broken_of(one) for one in grid.row(r).values()):
            return
        amounts = [value(one) for c, one in grid.row(r).items() if c in grid.amounts]
        sizes = {*amounts, sum(amounts, Fraction(0))} - {Fraction(0)}
    joins = _joins(ground, leaves, sizes)
    if not joins:
        return
    for other in _other_names(ground, grid, r, tuple(leaves), tuple(joins)):
        name = grid.rows[r].names[other.dimension]
        label = LabelChange(name.place, name.text, other.text)
        choices = grid.choices[other.dimension] + 1
        yield from ground.tried(
            ActionKind.WRONG_LABEL,
            odds(ActionKind.WRONG_LABEL, choices),
            Undone({}, {**leaves, **joins}),
            name.place,
            labels=(label,),
            words={
                "line": line_name(grid, r),
                "written": str(name),
                "proposed": other.shown,
                "table": table_name(grid),
            },
        )


def _leaves(ground: Ground, grid: Grid, r: int) -> dict[int, Fraction]:
    """Return the broken relations that hold without the amounts of a line, and what these are.

    Where a total over the line is compared in its stead, what the line has in it counts.
    """
    has: dict[Figure, Fraction] = {}
    for row in (r, *grid.totals_over.get(r, ())):
        for c, figure in grid.row(row).items():
            if (r, c) in grid.cells:
                has[figure] = value(grid.cells[r, c])
    found: dict[int, Fraction] = {}
    for position in dict.fromkeys(p for one in has for p in ground.broken_of(one)):
        for constraint in ground.system.constraints_of(position):
            if not isinstance(constraint, Linear) or ground.is_in_a_row(position):
                continue
            own = sum(
                (constraint.coefficients.get(one, _NONE) * amount for one, amount in has.items()),
                _NONE,
            )
            off, slack = ground.system.difference(position), ground.system.slack(position)
            if own and abs(off - own) <= slack:
                found[position] = -own
    return found


def _joins(
    ground: Ground, leaves: Mapping[int, Fraction], sizes: set[Fraction]
) -> dict[int, Fraction]:
    """Return the other broken relations, that hold with the same amounts."""
    found = {}
    for position in ground.broken.difference(leaves):
        if ground.is_in_a_row(position):
            continue
        off, slack = ground.system.difference(position), ground.system.slack(position)
        near = [one for one in sizes if abs(abs(off) - one) <= slack]
        if near:
            found[position] = near[0] if off < 0 else -near[0]
    return found


def _other_names(
    ground: Ground, grid: Grid, r: int, leaves: Sequence[int], joins: Sequence[int]
) -> Iterator[Other]:
    """Return names that all comparisons which a line should join have, and those it leaves not."""
    own = grid.names(r)
    for dimension in _DIMENSIONS:
        if dimension not in own or dimension not in grid.rows[r].names:
            continue
        left = {_common(ground, p, dimension) for p in leaves} - {None}
        joined = {_common(ground, p, dimension) for p in joins} - {None}
        if len(joined) != 1 or left - {own[dimension]}:
            continue
        (canonical,) = joined
        if canonical is not None and canonical != own[dimension]:
            name = _spelled(ground, grid, dimension, canonical)
            if name is not None:
                yield Other(dimension, name.text, str(name))


def _common(ground: Ground, position: int, dimension: Dimension) -> str | None:
    """Return the name that all lines in a relation have; None where they have several, or none."""
    found = {
        spot.grid.names(spot.row).get(dimension)
        for side in _sides(ground, position)
        for spot in ground.geometry.spots(side)
    } - {None}
    return next(iter(found)) if len(found) == 1 else None


def _sides(ground: Ground, position: int) -> Iterator[list[Figure]]:
    relation = ground.system.judged[position].relation
    if isinstance(relation, Sum):
        yield figures_of(relation.left)
        yield figures_of(relation.right)


def _spelled(ground: Ground, grid: Grid, dimension: Dimension, canonical: str) -> Name | None:
    """Return a name as the table spells it, else as another does."""
    for other in (grid, *ground.geometry.grids):
        for row in other.rows:
            name = row.names.get(dimension)
            if name is not None and name.canonical == canonical:
                return name
    return None
