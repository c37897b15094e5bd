"""Which actions, undone, put a cluster of broken relations right: one, or two or three together.

The search takes a broken relation, since something in it must have been done, and tries what would
satisfy it without breaking what holds; what is still broken then is explained in the same way. All
explanations by the fewest actions are found, or it is said that the bound was reached.
"""

from collections.abc import Collection, Iterator, Sequence
from math import prod
from typing import NamedTuple

from .candidates import Candidate, together
from .cells import Cells
from .system import NOTHING_UNDONE, System, Undone, in_order
from .weights import Odds

# An explanation by more actions than this says no more than "several things are wrong".
MOST_ACTIONS = 3
# Figures tried in one cluster of broken relations before giving up, and in all.
MOST_TRIALS = 1500
MOST_TRIALS_IN_ALL = 3000
# A figure in many relations counts as several trials, by the steps that it takes.
_STEPS_OF_A_TRIAL = 30
# Of what would satisfy a relation in part, so many of the likeliest are followed further.
_MOST_FOLLOWED = 20


class SearchLimit:
    """How many figures may still be tried in one diagnosis."""

    def __init__(self, trials: int = MOST_TRIALS_IN_ALL) -> None:
        self.left = trials
        self.in_cluster = 0

    def begin(self) -> None:
        """Begin with another cluster."""
        self.in_cluster = min(self.left, MOST_TRIALS)

    def spend(self, trials: int) -> bool:
        """Count some trials, and tell whether they may be made."""
        self.left -= trials
        self.in_cluster -= trials
        return self.in_cluster >= 0


class Explanation(NamedTuple):
    """Actions that together explain a cluster, in the order in which they were found."""

    actions: tuple[Candidate, ...]

    @property
    def odds(self) -> Odds:
        """Return how likely all of them are together."""
        first, *others = self.actions
        return prod((one.odds for one in others), start=first.odds)


class Search:
    """Looks for explanations; ``wholes`` are the actions that change more than one figure."""

    def __init__(
        self, system: System, cells: Cells, wholes: Sequence[Candidate], limit: SearchLimit
    ) -> None:
        self._system = system
        self._cells = cells
        self._wholes = wholes
        self._limit = limit

    def explanations(self, cluster: Collection[int]) -> list[Explanation]:
        """Return the explanations of a cluster by the fewest actions, the likeliest first.

        Empty when none is found within the bounds.
        """
        self._limit.begin()
        for most in range(1, MOST_ACTIONS + 1):
            found: dict[object, Explanation] = {}
            for actions in self._extend(frozenset(cluster), NOTHING_UNDONE, (), most):
                key = frozenset(one.key for one in actions)
                explanation = Explanation(tuple(sorted(actions, key=_in_file)))
                known = found.get(key)
                if known is None or known.odds < explanation.odds:
                    found[key] = explanation
            if self._limit.in_cluster < 0:
                return []
            if found:
                return sorted(found.values(), key=self._likeliest)
        return []

    def alone(
        self, broken: Collection[int], so_far: Undone, allowed: Collection[int] = ()
    ) -> Iterator[Candidate]:
        """Return the single actions that mend all broken relations but those allowed to fail."""
        must = frozenset(broken).difference(allowed)
        for one in self._options(frozenset(broken), must, so_far):
            if must <= one.mends and one.fails <= frozenset(allowed):
                yield one

    def _extend(
        self,
        broken: frozenset[int],
        so_far: Undone,
        actions: tuple[Candidate, ...],
        most: int,
    ) -> Iterator[tuple[Candidate, ...]]:
        pivot = min(broken, key=self._system.rank)
        last = most == 1
        followed = []
        for one in self._options(broken, broken if last else frozenset((pivot,)), so_far):
            left = broken - one.mends
            # What held must hold still: what is broken on the way is never put right.
            if not one.fails <= left:
                continue
            if not left:
                yield (*actions, one)
            elif not last and self._fewest(left) < most:
                followed.append((one, left))
        followed.sort(key=lambda pair: (-pair[0].odds, pair[0].place))
        for one, left in followed[:_MOST_FOLLOWED]:
            undone = together(so_far, one.undone)
            yield from self._extend(left, undone, (*actions, one), most - 1)

    def _likeliest(self, explanation: Explanation) -> tuple[object, ...]:
        """Return by what explanations are ordered, the likeliest first.

        Of what is as likely, that comes first which brings down a ceiling that is exceeded, and
        then that of the roundest figure.
        """
        undone = NOTHING_UNDONE
        for one in explanation.actions:
            undone = together(undone, one.undone)
        lowered = sum(
            not self._system.figures_of(position).isdisjoint(undone.changes)
            and self._system.holds(position, undone)
            for position in self._system.exceeded
        )
        places = [one.place for one in explanation.actions]
        return (-explanation.odds, -lowered, *map(_roundness, explanation.actions), places)

    def _fewest(self, broken: Collection[int]) -> int:
        """Return how many actions it takes at least, if no whole row or table is wrong."""
        taken: set[object] = set()
        count = 0
        for place in sorted(broken, key=self._system.rank):
            figures = self._system.figures_of(place)
            if taken.isdisjoint(figures):
                taken |= figures
                count += 1
        several = any(len(one.mended_of(broken)) > 1 for one in self._wholes)
        return 1 if several else count

    def _options(
        self, broken: frozenset[int], needed: frozenset[int], so_far: Undone
    ) -> Iterator[Candidate]:
        """Return what could be undone next so that some relations hold."""
        system = self._system
        alone = not system.beside_nothing.isdisjoint(needed)
        figures = () if alone else frozenset.intersection(*map(system.figures_of, needed))
        for figure in in_order(figures):
            trials = 1 + system.steps(figure) // _STEPS_OF_A_TRIAL
            if figure in so_far.changes or not self._limit.spend(trials):
                continue
            for one in self._cells.candidates(figure, broken, so_far):
                if needed <= one.mends:
                    yield one
        for whole in self._wholes:
            if needed <= whole.mends | whole.fails:
                again = self._beside(whole, broken, so_far)
                if again is not None and needed <= again.mends:
                    yield again

    def _beside(self, whole: Candidate, broken: frozenset[int], so_far: Undone) -> Candidate | None:
        """Return what an action does beside others; None where it changes a figure of theirs."""
        system = self._system
        if not so_far.changes and not so_far.added:
            return whole
        if not so_far.changes.keys().isdisjoint(whole.undone.changes):
            return None
        touched = system.touched(whole.undone)
        if frozenset(system.touched(so_far)).isdisjoint(touched):
            return whole
        undone = together(so_far, whole.undone)
        holding = frozenset(position for position in touched if system.holds(position, undone))
        fails = frozenset(touched) - holding
        return whole._replace(mends=holding & broken, fails=fails)


def _in_file(one: Candidate) -> tuple[object, ...]:
    return one.place, one.kind.value, sorted(figure.place for figure in one.undone.changes)


def _roundness(one: Candidate) -> int:
    """Return less for a rounder figure: an estimate is wrong sooner than a sum to the cent."""
    for figure in one.undone.changes:
        digits = str(figure.value or "").replace(".", "").rstrip("0")
        return len(digits)
    return 0
