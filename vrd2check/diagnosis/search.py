"""The smallest sets of figures that, changed, put everything right (Fellegi and Holt, 1976).

The search starts from a violated relation, since one of its figures must be wrong, and branches
on its figures; the sets that leave every relation satisfied within its slack, and break none that
held, are the explanations. All of the smallest size are found, or it is said that the bound was
reached.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vrd2check.figures import Figure, State
from vrd2check.relations import Judgement, Relation, Verdict

from .constraints import Constraint, NotLinearError, constraints_of, feasible

# An explanation by more figures than this says no more than "several figures are wrong".
LARGEST_EXPLANATION = 3
# Sets of figures tried for one cluster of broken relations before giving up.
MOST_TRIALS = 4000


class Judged(NamedTuple):
    """A relation with its judgement."""

    relation: Relation
    judgement: Judgement


class System:
    """All relations that were judged, with the figures' places in them."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self.judged = judged
        self.relations_of: dict[Figure, list[int]] = {}
        self._figures: dict[int, tuple[Figure, ...]] = {}
        for position, (_, judgement) in enumerate(judged):
            if judgement.verdict is not Verdict.UNCHECKED:
                for figure in self.figures_of(position):
                    self.relations_of.setdefault(figure, []).append(position)

    def figures_of(self, position: int) -> tuple[Figure, ...]:
        """Give the figures of a relation that an author wrote, each once."""
        known = self._figures.get(position)
        if known is None:
            figures = self.judged[position].relation.figures()
            known = tuple(dict.fromkeys(f for _, f in figures if f.state is State.READ))
            self._figures[position] = known
        return known

    def broken(self) -> list[int]:
        """Give the broken relations."""
        return [
            position
            for position, (_, judgement) in enumerate(self.judged)
            if judgement.verdict is Verdict.BROKEN
        ]

    def touched(self, figures: Iterable[Figure]) -> list[int]:
        """Give the relations in which some of the figures stand, in order."""
        return sorted({place for figure in figures for place in self.relations_of.get(figure, ())})

    def constraints(self, positions: Iterable[int], free: frozenset[Figure]) -> list[Constraint]:
        """Give what relations demand of the changes of the free figures.

        Raises NotLinearError when two factors of a product are free.
        """
        return [
            constraint
            for position in positions
            for constraint in constraints_of(*self.judged[position], free)
        ]


def clusters(system: System, broken: Iterable[int]) -> list[list[int]]:
    """Part broken relations into clusters that share no figure; each has causes of its own."""
    remaining = dict.fromkeys(broken)
    parts = []
    while remaining:
        first = next(iter(remaining))
        del remaining[first]
        part, open_ = [first], [first]
        while open_:
            for figure in system.figures_of(open_.pop()):
                for other in system.relations_of[figure]:
                    if other in remaining:
                        del remaining[other]
                        part.append(other)
                        open_.append(other)
        parts.append(sorted(part))
    return parts


def smallest_explanations(system: System, cluster: Sequence[int]) -> tuple[tuple[Figure, ...], ...]:
    """Give all smallest sets of figures that explain a cluster of broken relations.

    Empty when none is found within the bounds.
    """
    trials = _Trials(system, frozenset(cluster))
    for size in range(1, LARGEST_EXPLANATION + 1):
        found = dict.fromkeys(trials.extend((), size))
        if trials.exhausted:
            return ()
        if found:
            return tuple(found)
    return ()


def evident_explanation(
    system: System, cluster: Sequence[int]
) -> tuple[list[int], tuple[Figure, ...]] | None:
    """Give the most relations that one figure alone explains, with all figures that do so.

    For a cluster with more wrong figures than the search tries: a figure is evident if one change
    of it mends every broken relation it stands in, at least two, and breaks none that held.
    """
    broken = frozenset(cluster)
    mended: dict[tuple[int, ...], list[Figure]] = {}
    for figure in dict.fromkeys(f for place in cluster for f in system.figures_of(place)):
        touched = system.touched((figure,))
        mends = tuple(place for place in touched if place in broken)
        if len(mends) > 1:
            free = frozenset((figure,))
            if feasible(system.constraints(touched, free), (figure,)):
                mended.setdefault(mends, []).append(figure)
    if not mended:
        return None
    most = max(mended, key=lambda mends: (len(mends), -mends[0]))
    return list(most), tuple(mended[most])


class _Trials:
    """One search: which sets were tried, and how many may still be."""

    def __init__(self, system: System, cluster: frozenset[int]) -> None:
        self.system = system
        self.cluster = cluster
        self.left = MOST_TRIALS
        self.seen: set[frozenset[Figure]] = set()

    @property
    def exhausted(self) -> bool:
        return self.left <= 0

    def extend(self, chosen: tuple[Figure, ...], size: int) -> Iterator[tuple[Figure, ...]]:
        """Give the explanations of a size that contain the chosen figures."""
        free = frozenset(chosen)
        if len(chosen) == size:
            if free not in self.seen:
                self.seen.add(free)
                self.left -= 1
                if self._explains(free):
                    yield tuple(sorted(chosen, key=lambda figure: figure.place))
            return
        for figure in self._branches(free):
            if self.exhausted:
                return
            yield from self.extend((*chosen, figure), size)

    def _branches(self, free: frozenset[Figure]) -> list[Figure]:
        """Give the figures of which one must be wrong besides those that are chosen.

        As long as a broken relation has no chosen figure, one of its own must be wrong. When all
        have one and still something does not fit, the misfit is in a relation that was touched.
        """
        for position in self.cluster:
            figures = self.system.figures_of(position)
            if free.isdisjoint(figures):
                return list(figures)
        positions = self.system.touched(free)
        return [
            figure
            for figure in dict.fromkeys(
                figure for position in positions for figure in self.system.figures_of(position)
            )
            if figure not in free
        ]

    def _explains(self, free: frozenset[Figure]) -> bool:
        if any(free.isdisjoint(self.system.figures_of(place)) for place in self.cluster):
            return False
        try:
            constraints = self.system.constraints(self.system.touched(free), free)
        except NotLinearError:
            return False
        return feasible(constraints, tuple(free))
