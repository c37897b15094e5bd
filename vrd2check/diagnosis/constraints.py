"""Relations as linear constraints on the changes of their figures, and what changes satisfy them.

With some figures free to change and all others fixed, every relation says that a weighted sum of
the changes lies between two bounds: the residual may be anything within the slack. All numbers are
fractions; a formulation with large constants and floats would miss nine euro among millions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    Terms,
    weighted,
)

Bound = Fraction | None

# Eliminating a variable can square the number of constraints; past this the answer is "unknown".
_MOST_CONSTRAINTS = 2000


class LinearConstraint(NamedTuple):
    """``least <= sum of coefficient x change <= most``; None is no bound."""

    coefficients: Mapping[Figure, Fraction]
    least: Bound
    most: Bound

    def on(self, free: frozenset[Figure]) -> "LinearConstraint":
        """Keep the changes of the free figures; all others stay as they are."""
        weights = self.coefficients
        return LinearConstraint(
            {figure: weights[figure] for figure in free if figure in weights}, *self[1:]
        )

    def holds_for(self, changes: Mapping[Figure, Fraction]) -> bool:
        """Whether some changes, and none besides, satisfy the constraint."""
        total = sum(
            (
                weight * changes[figure]
                for figure, weight in self.coefficients.items()
                if figure in changes
            ),
            Fraction(0),
        )
        return Interval(self.least, self.most).contains(total)


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

    def is_bounded(self) -> bool:
        """Whether the interval ends on both sides."""
        return self.least is not None and self.most is not None

    def within(self, other: "Interval") -> "Interval":
        """Return the values that lie in both."""
        least, most = self
        if least is None or (other.least is not None and other.least > least):
            least = other.least
        if most is None or (other.most is not None and other.most < most):
            most = other.most
        return Interval(least, most)


ANY = Interval(None, None)


def constraints_of(relation: Relation, judgement: Judgement) -> Iterator[LinearConstraint]:
    """Return the constraints that a judged relation puts on the changes of all its figures.

    A product is linear in each factor while the others are fixed, and only so are they meant.
    """
    match relation:
        case Sum():
            yield _both_ways(_weights(relation.left, relation.right), judgement)
        case Product():
            yield _both_ways(_product_weights(relation), judgement)
        case AtMost():
            yield _bound(relation.left, relation.right)
        case RunningAtMost():
            left: Terms = ()
            right: Terms = ()
            for step in relation.steps:
                left, right = left + step.left, right + step.right
                yield _bound(left, right)


def feasible(constraints: Sequence[LinearConstraint], figures: Sequence[Figure]) -> bool:
    """Whether some changes of the figures satisfy all constraints."""
    if not figures:
        return all(_holds_of_nothing(constraint) for constraint in constraints)
    return range_of(constraints, figures[0], figures[1:]) is not None


def range_of(
    constraints: Sequence[LinearConstraint], figure: Figure, others: Sequence[Figure]
) -> Interval | None:
    """Return the changes of one figure for which the others can satisfy all constraints.

    The others are eliminated one by one (Fourier and Motzkin). None when there are none, or when
    the constraints become too many to tell.
    """
    remaining = _gathered(constraints)
    for other in others:
        remaining = _gathered(_eliminate(remaining, other))
        if len(remaining) > _MOST_CONSTRAINTS:
            return None
    interval = ANY
    for constraint in remaining:
        weight = constraint.coefficients.get(figure)
        if weight:
            interval = interval.within(scaled(constraint, weight))
        elif not _holds_of_nothing(constraint):
            return None
    return None if interval.is_empty() else interval


def _gathered(constraints: Iterable[LinearConstraint]) -> list[LinearConstraint]:
    """Make one constraint of all that are about the same sum of changes.

    Few sums are left then, however many relations the same figures share.
    """
    gathered: dict[object, LinearConstraint] = {}
    for constraint in constraints:
        one = _normal(constraint)
        key: object
        if len(one.coefficients) == 1:
            (key,) = one.coefficients
        else:
            key = frozenset((each, *weight.as_integer_ratio()) for each, weight in one[0].items())
        known = gathered.get(key)
        if known is not None:
            both = Interval(known.least, known.most).within(Interval(one.least, one.most))
            one = LinearConstraint(known.coefficients, *both)
        gathered[key] = one
    return list(gathered.values())


def _normal(constraint: LinearConstraint) -> LinearConstraint:
    """Scale a constraint so that one figure, always the same of those it has, has weight one."""
    if not constraint.coefficients:
        return constraint
    weight = constraint.coefficients[min(constraint.coefficients, key=hash)]
    if weight == 1:
        return constraint
    coefficients = {figure: other / weight for figure, other in constraint.coefficients.items()}
    return LinearConstraint(coefficients, *scaled(constraint, weight))


def scaled(constraint: LinearConstraint, weight: Fraction) -> Interval:
    """Return the bounds of a constraint for a change that has this weight in it."""
    least, most = constraint.least, constraint.most
    # Nearly all weights are one of these two.
    if weight == 1:
        return Interval(least, most)
    if weight == -1:
        return Interval(None if most is None else -most, None if least is None else -least)
    low = None if least is None else least / weight
    high = None if most is None else most / weight
    return Interval(low, high) if weight > 0 else Interval(high, low)


def with_change(
    constraints: Sequence[LinearConstraint], figure: Figure, change: Fraction
) -> list[LinearConstraint]:
    """Fix the change of one figure and give what is left to satisfy."""
    fixed = []
    for coefficients, least, most in constraints:
        part = coefficients.get(figure, Fraction(0)) * change
        rest = {other: weight for other, weight in coefficients.items() if other is not figure}
        fixed.append(
            LinearConstraint(
                rest,
                None if least is None else least - part,
                None if most is None else most - part,
            )
        )
    return fixed


def exact_changes(constraints: Sequence[LinearConstraint], figure: Figure) -> Iterator[Fraction]:
    """Return the changes that make a two-sided relation on this figure alone hold exactly."""
    for coefficients, least, most in constraints:
        weight = coefficients.get(figure)
        if weight and len(coefficients) == 1 and least is not None and most is not None:
            yield (least + most) / 2 / weight


def _fraction(number: Decimal | Fraction | None) -> Fraction:
    assert number is not None  # an unchecked relation constrains nothing
    return Fraction(number)


def _both_ways(weights: Mapping[Figure, Fraction], judgement: Judgement) -> LinearConstraint:
    residual, slack = _fraction(judgement.difference), _fraction(judgement.slack)
    return LinearConstraint(weights, -residual - slack, -residual + slack)


def _weights(left: Terms, right: Terms) -> dict[Figure, Fraction]:
    weights: dict[Figure, Fraction] = {}
    for sign, side in ((Fraction(1), left), (Fraction(-1), right)):
        for figure, weight in weighted(side):
            signed = sign if weight == 1 else sign * Fraction(weight)
            weights[figure] = weights[figure] + signed if figure in weights else signed
    return {figure: weight for figure, weight in weights.items() if weight}


def _product_weights(relation: Product) -> dict[Figure, Fraction]:
    weights = {relation.result: Fraction(1)}
    for position, factor in enumerate(relation.factors):
        others = Fraction(relation.constant)
        for other in relation.factors[:position] + relation.factors[position + 1 :]:
            others *= _fraction(other.value)
        if others:
            weights[factor] = weights.get(factor, Fraction(0)) - others
    return weights


def _bound(left: Terms, right: Terms) -> LinearConstraint:
    excess = slack = Fraction(0)
    for sign, side in ((1, left), (-1, right)):
        for figure, weight in weighted(side):
            # A ceiling may be exceeded by what is known alone.
            excess += sign * Fraction(weight) * Fraction(figure.value or 0)
            slack += abs(Fraction(weight)) * Fraction(figure.half_unit)
    return LinearConstraint(_weights(left, right), None, slack - excess)


def _eliminate(constraints: Sequence[LinearConstraint], figure: Figure) -> list[LinearConstraint]:
    """Project the constraints on the other figures."""
    kept = [constraint for constraint in constraints if figure not in constraint.coefficients]
    upper: list[tuple[dict[Figure, Fraction], Fraction]] = []
    lower: list[tuple[dict[Figure, Fraction], Fraction]] = []
    for constraint in constraints:
        weight = constraint.coefficients.get(figure)
        if weight is None:
            continue
        rest = {
            other: other_weight / weight
            for other, other_weight in constraint.coefficients.items()
            if other is not figure
        }
        low, high = scaled(constraint, weight)
        if low is not None:
            lower.append((rest, low))
        if high is not None:
            upper.append((rest, high))
    for low_rest, low in lower:
        for high_rest, high in upper:
            # low - low_rest <= figure <= high - high_rest
            coefficients = dict(high_rest)
            for other, weight in low_rest.items():
                coefficients[other] = coefficients.get(other, 0) - weight
            coefficients = {other: weight for other, weight in coefficients.items() if weight}
            kept.append(LinearConstraint(coefficients, None, high - low))
    return kept


def _holds_of_nothing(constraint: LinearConstraint) -> bool:
    return Interval(constraint.least, constraint.most).contains(Fraction(0))
