"""Relations as constraints on the changes of their figures.

Every relation says that a weighted sum of changes lies between two bounds: what is left of its
difference may be anything within the slack. All numbers are fractions; nothing is rounded.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.relations import (
    AtMost,
    Judgement,
    Product,
    Relation,
    RunningAtMost,
    Sum,
    Terms,
    weighted,
)

ZERO = Fraction(0)

Bound = Fraction | None
Changes = Mapping[Figure, Fraction]
"""How much more each figure should be than is written."""


class Interval(NamedTuple):
    """The values from least to most; None is no bound."""

    least: Bound
    most: Bound

    def contains(self, value: Fraction) -> bool:
        """Whether a value lies in the interval."""
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    def is_empty(self) -> bool:
        """Whether no value lies in the interval."""
        return self.least is not None and self.most is not None and self.least > self.most

    def within(self, other: "Interval") -> "Interval":
        """Return the values that lie in both."""
        least, most = self
        if least is None or (other.least is not None and other.least > least):
            least = other.least
        if most is None or (other.most is not None and other.most < most):
            most = other.most
        return Interval(least, most)

    def shifted(self, by: Fraction) -> "Interval":
        """Return the values, each so much more."""
        least, most = self
        return Interval(None if least is None else least + by, None if most is None else most + by)


ANY = Interval(None, None)
NOTHING = Interval(Fraction(1), Fraction(0))


class Linear(NamedTuple):
    """``least <= sum of coefficient x change <= most``."""

    coefficients: Mapping[Figure, Fraction]
    bounds: Interval

    def left(self, changes: Changes, added: Fraction) -> Interval:
        """Return what is still to be added once some figures change."""
        total, coefficients = added, self.coefficients
        # A whole column changes many figures, and the relation of a line has few of them.
        few = coefficients if len(coefficients) < len(changes) else changes
        for figure in few:
            change, weight = changes.get(figure), coefficients.get(figure)
            if change and weight:
                total += weight * change
        return self.bounds.shifted(-total) if total else self.bounds

    def demand(self, figure: Figure, changes: Changes, added: Fraction) -> Interval | None:
        """Return the further changes of a figure that satisfy it; None if it has no say in it."""
        weight = self.coefficients.get(figure)
        if not weight:
            return None
        return scaled(self.left(changes, added), weight)


class Factors(NamedTuple):
    """A figure is the product of others: linear in each of them while the others stay."""

    relation: Product

    def left(self, changes: Changes, added: Fraction) -> Interval:
        """Return what is still to be added to the product once some figures change."""
        relation = self.relation
        product = farthest = Fraction(relation.constant)
        for factor in relation.factors:
            value = _value(factor) + changes.get(factor, ZERO)
            product *= value
            farthest *= abs(value) + Fraction(factor.half_unit)
        slack = Fraction(relation.result.half_unit) + abs(farthest) - abs(product)
        stated = _value(relation.result) + changes.get(relation.result, ZERO) + added
        return Interval(product - stated - slack, product - stated + slack)

    def demand(self, figure: Figure, changes: Changes, added: Fraction) -> Interval | None:
        """Return the further changes of a figure that satisfy it; None if it has no say in it."""
        relation = self.relation
        if figure is relation.result:
            return self.left(changes, added)
        weight = -Fraction(relation.constant)
        for factor in relation.factors:
            if factor is not figure:
                weight *= _value(factor) + changes.get(factor, ZERO)
        return scaled(self.left(changes, added), weight) if weight else None


Constraint = Linear | Factors


def constraints_of(relation: Relation, judgement: Judgement) -> Iterator[Constraint]:
    """Return the constraints that a judged relation puts on the changes of its figures."""
    match relation:
        case Sum():
            assert judgement.difference is not None
            assert judgement.slack is not None
            residual, slack = Fraction(judgement.difference), Fraction(judgement.slack)
            bounds = Interval(-residual - slack, -residual + slack)
            yield Linear(_weights(relation.left, relation.right), bounds)
        case Product():
            yield Factors(relation)
        case AtMost():
            yield _bound(relation.left, relation.right)
        case RunningAtMost():
            left: Terms = ()
            right: Terms = ()
            for step in relation.steps:
                left, right = left + step.left, right + step.right
                yield _bound(left, right)


def scaled(bounds: Interval, weight: Fraction) -> Interval:
    """Return the bounds of a change that has this weight in a bounded sum."""
    least, most = bounds
    if weight == 1:
        return bounds
    low = None if least is None else least / weight
    high = None if most is None else most / weight
    return Interval(low, high) if weight > 0 else Interval(high, low)


def _value(figure: Figure) -> Fraction:
    return Fraction(figure.value) if figure.value is not None else ZERO


def _weights(left: Terms, right: Terms) -> dict[Figure, Fraction]:
    weights: dict[Figure, Fraction] = {}
    for sign, side in ((Fraction(1), left), (Fraction(-1), right)):
        for figure, weight in weighted(side):
            signed = sign if weight == 1 else sign * Fraction(weight)
            weights[figure] = weights[figure] + signed if figure in weights else signed
    return {figure: weight for figure, weight in weights.items() if weight}


def _bound(left: Terms, right: Terms) -> Linear:
    excess = slack = ZERO
    for sign, side in ((1, left), (-1, right)):
        for figure, weight in weighted(side):
            excess += sign * Fraction(weight) * _value(figure)
            slack += abs(Fraction(weight)) * Fraction(figure.half_unit)
    return Linear(_weights(left, right), Interval(None, slack - excess))
