"""Explanations with the values that they propose, the likeliest first."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure

from .actions import actions
from .neighbourhoods import Surroundings
from .proposals import Proposal, proposals
from .search import Figures, SearchLimit, smallest_sets
from .system import System

# Working out the values of one explanation costs about as much as trying so many sets of figures.
_TRIALS_PER_EXPLANATION = 5

# So many broken relations that hang together are not the work of a few slips.
_MOST_BROKEN = 500


class Hypothesis(NamedTuple):
    """An explanation with what each figure should be; an act is one slip of several figures."""

    values: Mapping[Figure, Proposal]
    is_act: bool = False

    def strength(self) -> int:
        """Tell how much the slips that it shows prove."""
        slips = [proposal.slip for proposal in self.values.values() if proposal.slip is not None]
        return sum(slip.strength.value for slip in slips[: 1 if self.is_act else None])


def hypotheses_for(system: System, cluster: Sequence[int], budget: SearchLimit) -> list[Hypothesis]:
    """Account for a cluster of broken relations in all ways that need the fewest slips.

    Empty when none is found within the bounds.
    """
    if len(cluster) > _MOST_BROKEN:
        return []
    explanations = smallest_sets(system, cluster, budget)
    at_once = [
        Hypothesis(
            {figure: Proposal(value, action.slip) for figure, value in action.values.items()}, True
        )
        for action in actions(system, cluster)
    ]
    if at_once and (not explanations or len(explanations[0]) > 1):
        return _ranked(system, at_once)
    budget.left -= _TRIALS_PER_EXPLANATION * len(explanations)
    if budget.left < 0:
        return []
    return _ranked(system, at_once + valued(system, explanations))


def valued(system: System, explanations: Sequence[Figures]) -> list[Hypothesis]:
    """Work out what each figure of each explanation should be."""
    surroundings = Surroundings(system)
    # Ties are mostly combinations of figures that have nothing to do with each other.
    known: dict[Figures, dict[Figure, Proposal] | None] = {}
    hypotheses = []
    for explanation in explanations:
        values: dict[Figure, Proposal] = {}
        for part in _parts(system, explanation):
            if part not in known:
                constraints = system.constraints(frozenset(part))
                known[part] = proposals(constraints, part, surroundings.slip)
            values |= known[part] or {}
        if len(values) == len(explanation):
            hypotheses.append(Hypothesis({figure: values[figure] for figure in explanation}))
    return _ranked(system, hypotheses)


def _parts(system: System, explanation: Figures) -> list[Figures]:
    """Part the figures of an explanation into those that share no relation."""
    parts: list[tuple[Figures, frozenset[int]]] = []
    for figure in explanation:
        joined: Figures = ()
        relations = frozenset(system.relations_of[figure])
        for part in [part for part in parts if not part[1].isdisjoint(relations)]:
            parts.remove(part)
            joined, relations = joined + part[0], relations | part[1]
        parts.append(((*joined, figure), relations))
    return [figures for figures, _ in parts]


def change_of(figure: Figure, value: Decimal) -> Fraction:
    """Return how far a value is from what is written."""
    return Fraction(value) - Fraction(figure.value or 0)


def _ranked(system: System, hypotheses: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Order by what their slips prove, then by how many exceeded ceilings they bring down."""

    def rank(hypothesis: Hypothesis) -> tuple[int, int]:
        changes = {
            figure: change_of(figure, value) for figure, (value, _) in hypothesis.values.items()
        }
        lowered = sum(
            not system.figures_of(position).isdisjoint(changes) and system.mends(position, changes)
            for position in system.exceeded
        )
        return hypothesis.strength(), lowered

    return sorted(hypotheses, key=rank, reverse=True)
