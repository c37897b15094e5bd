"""How sure an action is, by the odds of all that could explain the same."""

from collections.abc import Collection, Sequence
from fractions import Fraction

from vrd2check.figures import State

from .amounts import UNIT, magnitude, value
from .candidates import Candidate
from .conclusions import ActionKind, Confidence
from .search import Explanation, Search
from .system import NOTHING_UNDONE, System
from .weights import Odds, odds

# An action is probable from this share of all odds on, and certain from that.
_PROBABLE = Fraction(92, 100)
_CERTAIN = Fraction(999, 1000)
# With one relation left aside it must still be so many times as likely as all others together.
_CLEARLY = 20
# "None of these": an action of a kind that is not known here leaves other differences open, and
# breaks several relations in one way by chance only.
_FEWEST_DIFFERENCES, _MOST_DIFFERENCES = 500, 100_000
_BY_CHANCE = 200
_OTHER_KINDS = 10

# What several tables say alike may be right in all; and a line is never made, nor taken away.
_NEVER_CERTAIN = (
    ActionKind.ROW_TWICE,
    ActionKind.ROW_OMITTED,
    ActionKind.TOTAL_SAME_ERROR,
    ActionKind.SAME_VALUE_COPIED,
    ActionKind.OLD_VERSION,
)


class Certainty:
    """Tells how sure each action of the likeliest explanation of a cluster is."""

    def __init__(
        self,
        system: System,
        search: Search,
        cluster: Collection[int],
        explanations: Sequence[Explanation],
    ) -> None:
        self._system = system
        self._search = search
        self._cluster = frozenset(cluster)
        self._explanations = explanations
        self._all: Odds = sum((one.odds for one in explanations), self.none_of_these())

    def none_of_these(self) -> Odds:
        """Return how likely it is that something else was done."""
        chances = _OTHER_KINDS
        for difference in {magnitude(self._system.difference(place)) for place in self._cluster}:
            chances *= min(max(int(difference) // UNIT, _FEWEST_DIFFERENCES), _MOST_DIFFERENCES)
        chances *= _BY_CHANCE ** (len(self._cluster) - 1)
        fewest = len(self._explanations[0].actions)
        return odds(ActionKind.UNKNOWN, chances * _FEWEST_DIFFERENCES ** (fewest - 1))

    def of(self, number: int) -> Confidence:
        """Return how sure one action of the likeliest explanation is."""
        action = self._explanations[0].actions[number]
        mine = sum(
            (
                one.odds
                for one in self._explanations
                if any(_is_same(action, other) for other in one.actions)
            ),
            Fraction(0),
        )
        share = mine / self._all
        if share < _PROBABLE:
            return Confidence.POSSIBLE
        certain = share >= _CERTAIN and self._may_be_certain(number) and self._follows(number)
        return Confidence.CERTAIN if certain else Confidence.PROBABLE

    def alternatives(self, relations: Collection[int]) -> list[Candidate]:
        """Return what could have been done in the stead of an action, the likeliest first."""
        leading = self._explanations[0].actions
        found: list[Candidate] = []
        for explanation in self._explanations[1:]:
            for one in explanation.actions:
                known = any(_is_same(one, other) for other in (*leading, *found))
                if not known and not one.mends.isdisjoint(relations):
                    found.append(one)
        return found

    def simpler(self, number: int, relations: Collection[int]) -> Candidate | None:
        """Return what is at least as likely of the figures of one action without the others.

        ``relations`` are its own. Where there is such a thing, what several actions explain
        together is no more than possible.
        """
        action = self._explanations[0].actions[number]
        others = self._cluster.difference(relations)
        found = [
            one
            for one in (self._search.alone(self._cluster, NOTHING_UNDONE, others) if others else ())
            if one.undone.changes.keys() == action.undone.changes.keys()
            and not _is_same(one, action)
            and (one.odds, _is_recognised(one)) > (action.odds, False)
        ]
        return max(found, key=lambda one: one.odds, default=None)

    def _may_be_certain(self, number: int) -> bool:
        """Whether it alone changes what the author wrote, to a value that is known to the digit."""
        action = self._explanations[0].actions[number]
        figures = action.undone.changes
        if len(self._explanations[0].actions) > 1:
            return False
        if action.kind in _NEVER_CERTAIN or not (figures or action.labels):
            return False
        if action.open or not action.is_sure:
            return False
        # The last month of running totals has those before it with it, whatever stands in these.
        if len(figures) == 1 and action.kind is ActionKind.RUNNING_TOTALS:
            return False
        # Nothing belongs where an amount stands: that is not all, since it was meant for somewhere.
        if len(figures) == 1 and any(value(one) == -change for one, change in figures.items()):
            return False
        return all(figure.state is State.READ for figure in figures)

    def _follows(self, number: int) -> bool:
        """Whether it is still the likeliest by far with any one relation left aside.

        Two relations at least must call for it.
        """
        if len(self._cluster) < 2:
            return False
        action = self._explanations[0].actions[number]
        for aside in sorted(self._cluster):
            rivals = sum(
                (
                    one.odds
                    for one in self._search.alone(self._cluster, NOTHING_UNDONE, {aside})
                    if not _is_same(one, action)
                ),
                Fraction(0),
            )
            if rivals * _CLEARLY > action.odds:
                return False
        return True


def _is_recognised(one: Candidate) -> bool:
    """Whether it shows how a figure came to be wrong."""
    return one.kind not in (ActionKind.UNKNOWN, ActionKind.TOTAL_NOT_UPDATED, ActionKind.LEFT_EMPTY)


def _is_same(one: Candidate, other: Candidate) -> bool:
    return one is other or one.key == other.key
