"""What may have been done to whole columns of a table."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from vrd2check.figures import Figure
from vrd2check.sheets import Role

from .amounts import Number, value
from .candidates import Candidate
from .conclusions import ActionKind
from .geometry import Grid
from .ground import Ground
from .naming import column_name, table_name
from .system import Undone
from .weights import odds

# In wider tables, such as of months, columns are not compared two by two.
_MOST_COLUMNS = 10


def columns(ground: Ground) -> Iterator[Candidate]:
    """Return columns that changed places, in the lines alone or in the totals as well."""
    for grid in ground.grids:
        own = [c for c, column in enumerate(grid.columns) if column.role is Role.CELL]
        if len(own) > _MOST_COLUMNS:
            continue
        pairs = [[pair] for pair in combinations(own, 2) if _are_alike(grid, *pair)]
        for exchanged in (*pairs, *_years(grid, own)):
            for lines in (range(len(grid.rows)), grid.lines):
                yield from _exchanged(ground, grid, exchanged, lines)


def _years(grid: Grid, own: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
    """Return the columns of two years that belong together, where a year has several."""
    by_year: dict[int, dict[str, int]] = {}
    for c in own:
        column = grid.columns[c]
        if column.year is not None and column.month is None:
            by_year.setdefault(column.year, {})[column.quantity] = c
    for one, other in combinations(sorted(by_year), 2):
        here, there = by_year[one], by_year[other]
        if len(here) > 1 and here.keys() == there.keys():
            yield [(here[quantity], there[quantity]) for quantity in here]


def _are_alike(grid: Grid, one: int, other: int) -> bool:
    here, there = grid.columns[one], grid.columns[other]
    if here.kind is not there.kind:
        return False
    return here.quantity == there.quantity or (here.year == there.year and here.year is not None)


def _exchanged(
    ground: Ground, grid: Grid, pairs: Sequence[tuple[int, int]], lines: Sequence[int]
) -> Iterator[Candidate]:
    changes: dict[Figure, Number] = {}
    for r in lines:
        for one, other in pairs:
            here, there = grid.cells.get((r, one)), grid.cells.get((r, other))
            if here is not None and there is not None:
                changes[here] = value(there) - value(here)
                changes[there] = -changes[here]
    changed = [figure for figure, change in changes.items() if change]
    if len(changed) > 2 and not ground.figures.isdisjoint(changed):
        one, other = pairs[0]
        years = grid.columns[one].year, grid.columns[other].year
        several = len(pairs) > 1
        words = {
            "one": str(years[0]) if several else column_name(grid, one),
            "other": str(years[1]) if several else column_name(grid, other),
            "table": table_name(grid),
        }
        likely = odds(ActionKind.COLUMNS_EXCHANGED, 2)
        place = min(figure.place for figure in changed)
        yield from ground.tried(
            ActionKind.COLUMNS_EXCHANGED, likely, Undone(changes), place, words=words
        )
