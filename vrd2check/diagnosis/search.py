"""The smallest sets of figures that, changed, put everything right (Fellegi and Holt, 1976).

The search starts from a violated relation, since one of its figures must be wrong, and branches
on its figures; the sets that leave every relation satisfied within its slack, and break none that
held, are the explanations. All of the smallest size are found, or it is said that the bound was
reached. Where two relations demand different things of the only chosen figure they have, another
figure of one of the two must be wrong: that keeps the search narrow.
"""

from collections.abc import Iterator, Sequence

from vrd2check.figures import Figure

from .constraints import ANY, Interval, feasible
from .system import System

# An explanation by more figures than this says no more than "several figures are wrong".
LARGEST_EXPLANATION = 3
# Sets of figures tried for one cluster of broken relations before giving up, and in all.
MOST_TRIALS = 3000
MOST_TRIALS_IN_ALL = 4000
# A set is looked at in some 4 relations, at most in 15 of a realistic dossier. Beyond this it takes
# as long as another set, and counts as one.
_LOOKS_PER_TRIAL = 20
# Figures of one cluster that are looked at one by one when it has no small explanation, and in how
# many relations they stand together.
MOST_FIGURES = 5000
MOST_STANDS = 100_000
# Figures that are equally evident are told apart by all that stands beside each, in every relation
# of it; so much is looked at of a few hundred in as many sums of all of them, and of no real table.
MOST_BESIDE = 500_000

Figures = tuple[Figure, ...]

_NONE: frozenset[Figure] = frozenset()


class SearchLimit:
    """How many sets of figures may still be tried in one diagnosis."""

    def __init__(self, trials: int = MOST_TRIALS_IN_ALL) -> None:
        self.left = trials

    def for_cluster(self) -> int:
        """Return the most that may be tried for the next cluster."""
        return min(self.left, MOST_TRIALS)


def smallest_sets(
    system: System, cluster: Sequence[int], budget: SearchLimit | None = None
) -> list[Figures]:
    """Return all smallest sets of figures that explain a cluster of broken relations.

    Each set, and all sets together, are in the order of the file. Empty when none is found within
    the bounds.
    """
    budget = budget or SearchLimit()
    for size in range(1, LARGEST_EXPLANATION + 1):
        search = _Search(system, cluster, budget.for_cluster())
        found = dict.fromkeys(
            tuple(system.in_order(free)) for free in search.extend(frozenset(), size)
        )
        budget.left -= search.tried
        if search.exhausted:
            return []
        if found:
            return sorted(found, key=lambda explanation: [figure.place for figure in explanation])
    return []


def evident_sets(
    system: System, cluster: Sequence[int]
) -> Iterator[tuple[list[int], list[Figures]]]:
    """Return relations that one figure alone explains, with all figures that do so; most first.

    For a cluster with more wrong figures than the search tries: a figure is evident if one change
    of it mends every broken relation it stands in, at least two, and breaks none that held. No
    relation is given twice.
    """
    broken = frozenset(cluster)
    mended: dict[tuple[int, ...], list[Figure]] = {}
    relations_of = system.relations_of
    figures_at_stake = {f for place in cluster for f in system.figures_of(place)}
    if len(figures_at_stake) > MOST_FIGURES:
        return
    if sum(len(relations_of[figure]) for figure in figures_at_stake) > MOST_STANDS:
        return
    for figure in system.in_order(figures_at_stake):
        mends = tuple(place for place in relations_of[figure] if place in broken)
        if len(mends) > 1 and not _alone(system, figure).is_empty():
            mended.setdefault(mends, []).append(figure)
    explained: set[int] = set()
    for mends, figures in sorted(
        mended.items(), key=lambda one: (-len(one[0]), min(figure.place for figure in one[1]))
    ):
        beside = sum(len(system.figures_of(place)) for f in figures for place in relations_of[f])
        if explained.isdisjoint(mends) and beside <= MOST_BESIDE:
            explained.update(mends)
            yield list(mends), [(figure,) for figure in figures]


def _alone(system: System, figure: Figure) -> Interval:
    interval = ANY
    for position in system.relations_of[figure]:
        interval = interval.within(system.alone(position, figure))
        if interval.is_empty():
            break
    return interval


class _Search:
    """One search for explanations of one size: which sets were tried, and how many may still be."""

    def __init__(self, system: System, cluster: Sequence[int], most: int) -> None:
        self.system = system
        self.cluster = sorted(cluster, key=lambda place: len(system.figures_of(place)))
        self.most = most
        self.seen: set[frozenset[Figure]] = set()
        self.looks = 0

    @property
    def tried(self) -> int:
        """How many sets were tried; one whose figures stand in very many relations counts more."""
        return max(len(self.seen), self.looks // _LOOKS_PER_TRIAL)

    @property
    def exhausted(self) -> bool:
        return self.tried > self.most

    def extend(self, chosen: frozenset[Figure], size: int) -> Iterator[frozenset[Figure]]:
        """Return the explanations of a size that contain the chosen figures."""
        if chosen in self.seen or self.exhausted:
            return
        self.seen.add(chosen)
        needed = self._needed(chosen)
        if needed is None:
            yield chosen
        elif _disjoint(needed) <= size - len(chosen):
            branches = (
                frozenset.intersection(*needed) if len(chosen) == size - 1 else min(needed, key=len)
            )
            for figure in self.system.in_order(branches):
                yield from self.extend(chosen | {figure}, size)

    def _needed(self, chosen: frozenset[Figure]) -> list[frozenset[Figure]] | None:
        """Return sets of figures of each of which one must be wrong besides those that are chosen.

        None when the chosen figures explain the cluster.
        """
        figures_of = self.system.figures_of
        self.looks += len(self.cluster)
        needed = [
            figures_of(place) for place in self.cluster if chosen.isdisjoint(figures_of(place))
        ]
        needed += [others - chosen for others in self._conflicts(chosen)]
        if needed:
            return needed
        if not self.system.is_linear(chosen):
            return [_NONE]
        constraints = self.system.constraints(chosen)
        self.looks += len(constraints)
        if feasible(constraints, self.system.in_order(chosen)):
            return None
        touched = (figures_of(position) for position in self.system.touched(chosen))
        return [_NONE.union(*touched) - chosen]

    def _conflicts(self, chosen: frozenset[Figure]) -> Iterator[frozenset[Figure]]:
        """Return, for relations that disagree on the one chosen figure they have, their figures."""
        for figure in self.system.in_order(chosen):
            so_far: list[tuple[int, Interval]] = []
            for position in self.system.relations_of[figure]:
                if len(chosen & self.system.figures_of(position)) > 1:
                    continue
                self.looks += 1 + len(so_far)
                if self.exhausted:
                    return
                interval = self.system.alone(position, figure)
                for other, known in so_far:
                    if known.within(interval).is_empty():
                        yield self.system.figures_of(other) | self.system.figures_of(position)
                        break
                else:
                    so_far.append((position, interval))


def _disjoint(needed: Sequence[frozenset[Figure]]) -> int:
    """Count sets that share nothing, so that each needs a figure of its own; at least so many."""
    taken: set[Figure] = set()
    count = 0
    for one in needed:
        if taken.isdisjoint(one):
            taken |= one
            count += 1
    return count
