"""What those that look for actions of several figures work with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from vrd2check.dossiers import Dimension
from vrd2check.figures import Figure, State
from vrd2check.places import Place
from vrd2check.relations import Sum, figures_of

from .amounts import UNIT, Number, value
from .candidates import Candidate
from .cells import Cells
from .conclusions import ActionKind
from .constraints import Changes
from .families import Families
from .geometry import Geometry, Grid
from .plausibility import Plausibility
from .system import System, Undone
from .values import Aim, unit_of
from .weights import Odds

# An action takes a step for each relation of each figure that it changes; so many are taken in all.
_MOST_STEPS = 60_000


Called = tuple[Dimension, str]
"""What a line is named by, and its name by the key of equality."""

Named = Mapping[Called, Sequence[int]]
"""The sums that are about a name."""


class TooManyStepsError(Exception):
    """More could have been done than there is time to try."""


class Ground:
    """The relations, the tables, and what is broken among them."""

    def __init__(
        self, system: System, geometry: Geometry, plausible: Plausibility, cells: Cells
    ) -> None:
        self.system = system
        self.geometry = geometry
        self.cells = cells
        self.broken = frozenset(system.broken)
        self.families = Families(system, geometry)
        self._plausible = plausible
        self.steps = 0

    def tried(
        self, kind: ActionKind, likely: Odds, undone: Undone, place: Place, **more: object
    ) -> Iterator[Candidate]:
        """Return an action if undoing it mends something, breaks nothing, and is plausible.

        What is broken by something else besides may stay so. Raises ``TooManyStepsError``.
        """
        relations_of = self.system.relations_of
        self.steps += sum(1 + len(relations_of.get(figure, ())) for figure in undone.changes)
        self.steps += 1 + len(undone.added)
        if self.steps > _MOST_STEPS:
            raise TooManyStepsError
        changes = {figure: change for figure, change in undone.changes.items() if change}
        undone = Undone(changes, undone.added)
        mends, fails = self._effect(undone)
        if mends:
            likely *= self._plausible.of(changes)
            # What is without its VAT is rounded by itself.
            if kind is not ActionKind.ROW_VAT:
                likely *= self._by_rounding(mends, undone)
            if likely:
                yield Candidate(kind, likely, undone, mends, fails, place, **more)  # type: ignore[arg-type]

    def _effect(self, undone: Undone) -> tuple[frozenset[int], frozenset[int]]:
        """Return what is mended once something is undone, and what is still broken, otherwise.

        Nothing is mended where something is broken that held.
        """
        system, nothing = self.system, frozenset[int]()
        mends: set[int] = set()
        fails: set[int] = set()
        # What is broken comes last: most that is tried breaks something that holds.
        for position in sorted(system.touched(undone), key=self.broken.__contains__):
            if system.holds(position, undone):
                mends.add(position)
            elif position not in self.broken:
                return nothing, nothing
            elif system.difference(position, undone) != system.difference(position):
                fails.add(position)
        alone = {p for one in undone.changes for p in system.beside_nothing_of.get(one, ())}
        mends |= {position for position in alone if system.holds(position, undone)}
        return self.broken.intersection(mends), frozenset(fails)

    def _by_rounding(self, mends: Iterable[int], undone: Undone) -> Odds:
        """Return how likely it is that what is mended is off by rounding as far as it is then."""
        unit = min(map(unit_of, undone.changes), default=UNIT)
        found = Fraction(1)
        for position in mends:
            relation, slack = self.system.judged[position].relation, self.system.slack(position)
            aim = Aim(0, slack, self.cells.rounding.share(relation))
            exact, off = aim.odds(unit)
            found *= off if self.system.difference(position, undone) else exact
        return found

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """Return the figures of the broken relations."""
        return frozenset[Figure]().union(*map(self.system.figures_of, self.broken))

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Return the tables in which a figure of a broken relation stands."""
        touched = {id(spot.grid) for spot in self.geometry.spots(tuple(self.figures))}
        return tuple(grid for grid in self.geometry.grids if id(grid) in touched)

    def rows(self, grid: Grid) -> Iterator[int]:
        """Return the lines of a table of which a figure stands in a broken relation."""
        for r in grid.lines:
            if not self.figures.isdisjoint(grid.row(r).values()):
                yield r

    def broken_of(self, figure: Figure) -> list[int]:
        """Return the broken relations in which a figure stands."""
        return [p for p in self._positions_of(figure) if p in self.broken]

    def _positions_of(self, figure: Figure) -> Iterator[int]:
        yield from self.system.relations_of.get(figure, ())
        yield from self.system.beside_nothing_of.get(figure, ())

    def is_in_a_row(self, position: int) -> bool:
        """Whether a relation compares the figures of a single line of a table."""
        if position in self.system.beside_nothing:
            return False
        spots = self.geometry.spots(tuple(self.system.figures_of(position)))
        return len({(id(spot.grid), spot.row) for spot in spots}) == 1

    @cached_property
    def over_lines(self) -> Mapping[int, None]:
        """Return the sums over more than a single line, and those of the same rule over one.

        What is added up by a name may have only one line of that name.
        """
        sums, alone = self.families.sums, self.system.beside_nothing
        families = {family for p, family in sums.items() if not (self.is_in_a_row(p) or p in alone)}
        return {p: None for p, family in sums.items() if family in families or p in alone}

    def named(self, positions: Iterable[int]) -> Named:
        """Return which of some sums over lines are about each name."""
        found: dict[Called, list[int]] = {}
        for position in positions:
            for called in self.families.about(position).names.items():
                found.setdefault(called, []).append(position)
        return found

    @cached_property
    def all_named(self) -> Named:
        """Return the sums over lines that are about each name."""
        return self.named(self.over_lines)

    def sums_of(self, total: Figure) -> Iterator[tuple[int, list[Figure]]]:
        """Return the relations that state a figure as the sum of others, with these.

        A total of a column in which no line has anything is the sum of none.
        """
        for position in self._positions_of(total):
            relation = self.system.judged[position].relation
            if isinstance(relation, Sum) and figures_of(relation.left) == [total]:
                yield position, figures_of(relation.right)


def becoming(new: Iterable[tuple[Figure, Number]]) -> Changes:
    """Return the changes by which figures get new values."""
    return {figure: amount - value(figure) for figure, amount in new if amount != value(figure)}


def is_stated(figure: Figure) -> bool:
    """Whether an amount stands there that is not nothing."""
    return figure.state is State.READ and bool(figure.value)
