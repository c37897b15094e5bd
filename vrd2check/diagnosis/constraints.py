"""Relations as constraints on the changes of their figures.

Every relation says that a weighted sum of changes lies between two bounds: what is left of its
difference may be anything within the slack. All numbers are exact; nothing is rounded.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
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
    Term,
    Terms,
    weighted,
)

from .amounts import UNIT, Number, half, in_units, magnitude, quotient, value

Bound = Number | None
Changes = Mapping[Figure, Number]
"""How much more each figure should be than is written."""


class Interval(NamedTuple):
    """The values from least to most; None is no bound."""

    least: Bound
    most: Bound

    def contains(self, number: Number) -> bool:
        """Whether a number lies in the interval."""
        return (self.least is None or number >= self.least) and (
            self.most is None or number <= self.most
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

    def middle(self) -> Number | None:
        """Return the value in the middle; None where it has no end."""
        if self.least is None or self.most is None:
            return None
        return half(self.least + self.most)

    def shifted(self, by: Number) -> "Interval":
        """Return the values, each so much more."""
        least, most = self
        return Interval(None if least is None else least + by, None if most is None else most + by)


ANY = Interval(None, None)
NOTHING = Interval(1, 0)


class Linear(NamedTuple):
    """``least <= sum of coefficient x change <= most``."""

    coefficients: Mapping[Figure, Number]
    bounds: Interval

    def left(self, changes: Changes, added: Number) -> Interval:
        """Return what is still to be added once some figures change."""
        total, coefficients = added, self.coefficients
        # A whole column changes many figures, and the relation of a line has few of them.
        few = coefficients if len(coefficients) < len(changes) else changes
        for figure in few:
            change, weight = changes.get(figure), coefficients.get(figure)
            if change and weight:
                total += weight * change
        return self.bounds.shifted(-total) if total else self.bounds

    def demand(self, figure: Figure, changes: Changes, added: Number) -> Interval | None:
        """Return the further changes of a figure that satisfy it; None if it has no say in it."""
        weight = self.coefficients.get(figure)
        if not weight:
            return None
        return scaled(self.left(changes, added), weight)


class Factors(NamedTuple):
    """A figure is the product of others: linear in each of them while the others stay."""

    relation: Product

    def left(self, changes: Changes, added: Number) -> Interval:
        """Return what is still to be added to the product once some figures change."""
        relation = self.relation
        product = farthest = in_units(relation.constant)
        for factor in relation.factors:
            amount = value(factor) + changes.get(factor, 0)
            product = quotient(product * amount, UNIT)
            farthest = quotient(farthest * (magnitude(amount) + in_units(factor.half_unit)), UNIT)
        slack = in_units(relation.result.half_unit) + magnitude(farthest) - magnitude(product)
        stated = value(relation.result) + changes.get(relation.result, 0) + added
        left = product + in_units(relation.offset) - stated
        return Interval(left - slack, left + slack)

    def demand(self, figure: Figure, changes: Changes, added: Number) -> Interval | None:
        """Return the further changes of a figure that satisfy it; None if it has no say in it."""
        relation = self.relation
        if figure is relation.result:
            return self.left(changes, added)
        weight = -_exactly(relation.constant)
        for factor in relation.factors:
            if factor is not figure:
                weight = quotient(weight * (value(factor) + changes.get(factor, 0)), UNIT)
        return scaled(self.left(changes, added), weight) if weight else None


Constraint = Linear | Factors


def constraints_of(relation: Relation, judgement: Judgement) -> Iterator[Constraint]:
    """Return the constraints that a judged relation puts on the changes of its figures."""
    match relation:
        case Sum():
            assert judgement.difference is not None
            assert judgement.slack is not None
            residual, slack = in_units(judgement.difference), in_units(judgement.slack)
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


def scaled(bounds: Interval, weight: Number) -> Interval:
    """Return the bounds of a change that has this weight in a bounded sum."""
    least, most = bounds
    if weight == 1:
        return bounds
    low = None if least is None else quotient(least, weight)
    high = None if most is None else quotient(most, weight)
    return Interval(low, high) if weight > 0 else Interval(high, low)


def _exactly(weight: int | Decimal | Fraction) -> Number:
    return quotient(*weight.as_integer_ratio())


def _weights(left: Terms, right: Terms) -> dict[Figure, Number]:
    weights: dict[Figure, Number] = {}
    for sign, side in ((1, left), (-1, right)):
        for one in side:
            figure, weight = (
                (one.figure, _exactly(one.weight)) if isinstance(one, Term) else (one, 1)
            )
            weights[figure] = weights.get(figure, 0) + sign * weight
    return {figure: weight for figure, weight in weights.items() if weight}


def _bound(left: Terms, right: Terms) -> Linear:
    excess: Number = 0
    slack: Number = 0
    for sign, side in ((1, left), (-1, right)):
        for figure, weight in weighted(side):
            excess += sign * _exactly(weight) * value(figure)
            slack += magnitude(_exactly(weight)) * in_units(figure.half_unit)
    return Linear(_weights(left, right), Interval(None, slack - excess))
