"""How one relation is judged.

The arithmetic is that of XBRL Calculations 1.1: a figure is known to half a unit of its last
written digit, and a relation holds when its two sides can be equal within what is known. All of
it is exact: decimals under a context that refuses to round, fractions where a weight needs them.
"""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from enum import Enum
from fractions import Fraction

from vrd2check.figures import Figure, State
from vrd2check.records import record

from .kinds import AtMost, Product, Relation, RunningAtMost, Sum, Term

Number = Decimal | Fraction

_ZERO = Decimal(0)

# Figures are bounded in digits, so sums and products of them stay far below this precision; if
# they ever did not, the trap on Inexact makes it an error instead of a silent rounding.
_EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


class Verdict(Enum):
    """What the judge says of a relation."""

    HOLDS = "holds"
    ROUNDING = "rounding"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


class Reason(Enum):
    """Why a relation could not be judged."""

    ABSENT = "absent"
    UNREADABLE = "unreadable"


@record
class Judgement:
    """The verdict on one relation, with the figures that carry it.

    ``difference`` is stated minus expected, ``slack`` what rounding can explain of it, both in the
    unit of the figures. For a ceiling, ``expected`` is the most that is allowed. ``step`` names
    the first step at which a running comparison fails. The four numbers are None, and ``reason``
    is not, when the relation is unchecked.
    """

    verdict: Verdict
    stated: Number | None = None
    expected: Number | None = None
    difference: Number | None = None
    slack: Number | None = None
    reason: Reason | None = None
    step: str | None = None


def judge(relation: Relation) -> Judgement:
    """Judge one relation exactly."""
    match relation:
        case Sum():
            return _judge_sum(relation)
        case Product():
            return _judge_product(relation)
        case AtMost():
            return _judge_at_most(relation)
        case RunningAtMost():
            return _judge_running(relation)


def magnitude(number: Number) -> Number:
    """Give a number without its sign, exactly; ``abs`` of a decimal would round to a context."""
    return number.copy_abs() if isinstance(number, Decimal) else abs(number)


def _judge_sum(relation: Sum) -> Judgement:
    reason = _reason(relation)
    if reason is None and all(term.figure.state is State.BLANK for term in relation.left):
        reason = Reason.ABSENT
    if reason is not None:
        return Judgement(Verdict.UNCHECKED, reason=reason)
    stated = _weigh(relation.left)
    expected = _add(_weigh(relation.right), relation.constant)
    slack = _slack(relation.left + relation.right)
    return _compare(stated, expected, slack)


def _judge_product(relation: Product) -> Judgement:
    reason = _reason(relation)
    if reason is None and any(figure.state is State.BLANK for _, figure in relation.figures()):
        reason = Reason.ABSENT
    if reason is not None:
        return Judgement(Verdict.UNCHECKED, reason=reason)
    expected = farthest = relation.constant.copy_abs()
    for factor in relation.factors:
        value = _value(factor)
        expected = _EXACT.multiply(expected, value)
        farthest = _EXACT.multiply(farthest, _EXACT.add(value.copy_abs(), factor.half_unit))
    if relation.constant < 0:
        expected = expected.copy_negate()
    # The product of factors that are each off by at most their half unit, for example
    # |rate| * h(days) + |days| * h(rate) + h(rate) * h(days).
    slack = _EXACT.add(relation.result.half_unit, _EXACT.subtract(farthest, expected.copy_abs()))
    return _compare(_value(relation.result), expected, slack)


def _judge_at_most(relation: AtMost) -> Judgement:
    reason = _reason(relation)
    if reason is None and all(term.figure.state is State.BLANK for term in relation.right):
        reason = Reason.ABSENT
    if reason is not None:
        return Judgement(Verdict.UNCHECKED, reason=reason)
    stated, limit = _weigh(relation.left), _weigh(relation.right)
    return _bounded(stated, limit, _slack(relation.left + relation.right))


def _judge_running(relation: RunningAtMost) -> Judgement:
    left: tuple[Term, ...] = ()
    right: tuple[Term, ...] = ()
    worst = Judgement(Verdict.UNCHECKED, reason=Reason.ABSENT)
    for step in relation.steps:
        left, right = left + step.left, right + step.right
        reason = _first_reason(term.figure for term in step.left + step.right)
        if reason is not None:
            return Judgement(Verdict.UNCHECKED, reason=reason)
        stated, limit = _weigh(left), _weigh(right)
        found = _bounded(stated, limit, _slack(left + right), step.label)
        if found.verdict is Verdict.BROKEN:
            return found
        if worst.verdict is not Verdict.ROUNDING:
            worst = found
    return worst


def _compare(stated: Number, expected: Number, slack: Number, step: str | None = None) -> Judgement:
    difference = _subtract(stated, expected)
    if difference == 0:
        verdict = Verdict.HOLDS
    elif Fraction(magnitude(difference)) <= Fraction(slack):
        verdict = Verdict.ROUNDING
    else:
        verdict = Verdict.BROKEN
    return Judgement(verdict, stated, expected, difference, slack, step=step)


def _bounded(stated: Number, limit: Number, slack: Number, step: str | None = None) -> Judgement:
    difference = _subtract(stated, limit)
    if difference <= 0:
        return Judgement(Verdict.HOLDS, stated, limit, difference, slack, step=step)
    return _compare(stated, limit, slack, step)


def _reason(relation: Sum | Product | AtMost) -> Reason | None:
    return _first_reason(figure for _, figure in relation.figures())


def _first_reason(figures: Iterable[Figure]) -> Reason | None:
    """Unreadable outranks absent: it is what the author can do something about."""
    reason = None
    for figure in figures:
        if figure.state is State.UNREADABLE:
            return Reason.UNREADABLE
        if figure.state is State.ABSENT:
            reason = Reason.ABSENT
    return reason


def _value(figure: Figure) -> Decimal:
    assert figure.value is not None  # absent and unreadable figures were turned away before
    return figure.value


def _weigh(side: Sequence[Term]) -> Number:
    total = _ZERO
    fraction: Fraction | None = None
    for figure, weight in side:
        if isinstance(weight, Fraction):
            fraction = (fraction or Fraction(0)) + weight * Fraction(_value(figure))
        elif weight == 1:
            total = _EXACT.add(total, _value(figure))
        else:
            total = _EXACT.add(total, _EXACT.multiply(_value(figure), weight))
    return total if fraction is None else fraction + Fraction(total)


def _slack(side: Sequence[Term]) -> Number:
    total = _ZERO
    fraction: Fraction | None = None
    for figure, weight in side:
        if not figure.half_unit:
            continue
        if isinstance(weight, Fraction):
            fraction = (fraction or Fraction(0)) + abs(weight) * Fraction(figure.half_unit)
        else:
            total = _EXACT.add(total, _EXACT.multiply(figure.half_unit, Decimal(weight).copy_abs()))
    return total if fraction is None else fraction + Fraction(total)


def _add(one: Number, other: Decimal) -> Number:
    if isinstance(one, Decimal):
        return _EXACT.add(one, other)
    return one + Fraction(other)


def _subtract(one: Number, other: Number) -> Number:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return _EXACT.subtract(one, other)
    return Fraction(one) - Fraction(other)
