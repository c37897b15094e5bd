"""Slips that make several figures wrong at once, and yet are one slip.

A search for few wrong figures does not find them, since a whole line is wrong; they are looked for
where they would show.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from vrd2check.figures import Figure, State
from vrd2check.relations import Product, Sum, figures_of

from .proposals import as_decimal
from .slips import CUMULATIVE_SERIES, FACTORS_SWAPPED, Slip
from .system import System

# Two amounts of which the last is the total run up as often as not; three are a series.
_SHORTEST_SERIES = 3


class Action(NamedTuple):
    """One slip that makes several figures wrong, with what each of them should be."""

    values: Mapping[Figure, Decimal]
    slip: Slip


def actions(system: System, cluster: Sequence[int]) -> list[Action]:
    """Return the acts that explain a whole cluster of broken relations and break none that held."""
    return [
        action
        for action in (*_swapped_factors(system, cluster), *_cumulative_series(system, cluster))
        if _explains(system, cluster, action)
    ]


def _swapped_factors(system: System, cluster: Sequence[int]) -> Iterator[Action]:
    """A rate in the column of the counts, and the count in that of the rates."""
    figures = {figure for position in cluster for figure in system.figures_of(position)}
    for position in system.touched(figures):
        relation = system.judged[position].relation
        if not isinstance(relation, Product) or len(relation.factors) != 2:
            continue
        one, other = relation.factors
        if one.value is None or other.value is None or one.value == other.value:
            continue
        if not figures.isdisjoint((one, other)):
            yield Action({one: other.value, other: one.value}, FACTORS_SWAPPED)


def _cumulative_series(system: System, cluster: Sequence[int]) -> Iterator[Action]:
    """Each month stands there with all months before it, so the last one is the total."""
    for position in cluster:
        relation = system.judged[position].relation
        if not isinstance(relation, Sum) or len(relation.left) != 1:
            continue
        series = [one for one in figures_of(relation.right) if one.state is State.READ]
        values = [Fraction(figure.value) for figure in series if figure.value is not None]
        steps = [after - before for before, after in pairwise([Fraction(0), *values])]
        if sum(1 for step in steps if step) >= _SHORTEST_SERIES and min(steps) >= 0:
            proposed = zip(series, steps, strict=True)
            values_by = {
                figure: as_decimal(step) for figure, step in proposed if step != figure.value
            }
            yield Action(values_by, CUMULATIVE_SERIES)


def _explains(system: System, cluster: Sequence[int], action: Action) -> bool:
    changes = {
        figure: Fraction(value) - Fraction(figure.value)
        for figure, value in action.values.items()
        if figure.value is not None
    }
    touched = system.touched(changes)
    return set(cluster) <= set(touched) and all(
        _holds(system, position, changes) for position in touched
    )


def _holds(system: System, position: int, changes: Mapping[Figure, Fraction]) -> bool:
    relation = system.judged[position].relation
    if isinstance(relation, Product):
        changed = [factor for factor in relation.factors if factor in changes]
        if len(changed) > 1:
            return len(changed) == len(relation.factors) and position not in system.broken
    return system.mends(position, changes)
