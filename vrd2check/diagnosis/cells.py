"""Actions that made one figure wrong: what its relations demand of it, and how it came to be."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.relations import Sum

from .amounts import Number, as_decimal, half, in_units, value
from .candidates import Candidate, tried
from .constraints import Interval
from .geometry import Geometry
from .plausibility import Plausibility
from .recognition import Surroundings, Way, likeliest, surroundings
from .system import NOTHING_UNDONE, System, Undone
from .values import Aim, Rounding, best_value


class Demand(NamedTuple):
    """Changes of a figure that satisfy some relations at once."""

    interval: Interval
    satisfied: frozenset[int]


class Cells:
    """Finds what single figures should be."""

    def __init__(self, system: System, geometry: Geometry, plausible: Plausibility) -> None:
        self._system = system
        self._geometry = geometry
        self._plausible = plausible
        self.rounding = Rounding(system)
        self._around: dict[Figure, Surroundings] = {}
        self._first: dict[Figure, list[Candidate]] = {}

    def around(self, figure: Figure) -> Surroundings:
        """Return what stands around a figure."""
        if figure not in self._around:
            related = (
                self._system.judged[position].relation
                for position in self._system.relations_of.get(figure, ())
            )
            sums = [relation for relation in related if isinstance(relation, Sum)]
            self._around[figure] = surroundings(figure, self._geometry.spot(figure), sums)
        return self._around[figure]

    def candidates(
        self, figure: Figure, broken: Collection[int], so_far: Undone = NOTHING_UNDONE
    ) -> Iterator[Candidate]:
        """Return what may have been done to one figure, once other things are undone."""
        if so_far is not NOTHING_UNDONE:
            yield from self._candidates(figure, broken, so_far)
            return
        if figure not in self._first:
            every = self._system.broken
            self._first[figure] = list(self._candidates(figure, every, so_far))
        for one in self._first[figure]:
            if not one.mends.isdisjoint(broken):
                yield one

    def _candidates(
        self, figure: Figure, broken: Collection[int], so_far: Undone
    ) -> Iterator[Candidate]:
        for demand in self.demands(figure, broken, so_far):
            candidate = self.valued(figure, demand, broken, so_far)
            if candidate is not None:
                yield candidate

    def valued(
        self, figure: Figure, demand: Demand, broken: Collection[int], so_far: Undone
    ) -> Candidate | None:
        """Return what was probably done to a figure of which something is demanded."""
        system = self._system
        earlier = so_far.changes.get(figure, 0)
        aims = [
            Aim(
                half(least + most) + earlier,
                half(most - least),
                self.rounding.share(system.judged[position].relation),
            )
            for position in sorted(demand.satisfied, key=system.rank)
            for least, most in [system.demand(position, figure, so_far)]
            if least is not None and most is not None
        ]
        interval = demand.interval.shifted(earlier)
        found = best_value(self.around(figure), interval, aims)
        if found is None:
            return None
        change = in_units(found.value) - value(figure)
        changes = {**so_far.changes, figure: change}
        odds = found.odds * self._plausible.of({figure: change})
        if not change or not odds:
            return None
        way = found.way._replace(odds=odds)
        candidate = tried(system, broken, way, Undone(changes, so_far.added), figure.place)
        if candidate is None:
            return None
        own = Undone({figure: change - earlier})
        left = {} if found.open is None else {figure: found.open}
        return candidate._replace(undone=own, open=left, is_sure=found.is_sure)

    def way(self, figure: Figure, change: Number) -> Way:
        """Return how a figure most probably came to be so much other than it should be."""
        should_be = as_decimal(value(figure) + change)
        return likeliest(self.around(figure), should_be)

    def demands(self, figure: Figure, broken: Collection[int], so_far: Undone) -> Iterator[Demand]:
        """Return the changes of a figure that satisfy as many relations at once as can be.

        For each broken relation that it stands in one, with what else the same change satisfies,
        ceilings first.
        """
        system = self._system
        ask: list[tuple[int, Interval]] = []
        for position in system.relations_of.get(figure, ()):
            demanded = system.demand(position, figure, so_far)
            if not demanded.is_empty():
                ask.append((position, demanded))
        ask.sort(
            key=lambda one: (
                one[0] not in broken,
                not system.is_ceiling(one[0]),
                system.rank(one[0]),
            )
        )
        found: set[frozenset[int]] = set()
        for position, demanded in ask:
            if position not in broken:
                break
            interval, satisfied = demanded, {position}
            for other, also in ask:
                both = interval.within(also)
                if other != position and not both.is_empty():
                    interval, satisfied = both, satisfied | {other}
            if frozenset(satisfied) not in found:
                found.add(frozenset(satisfied))
                yield Demand(interval, frozenset(satisfied))
