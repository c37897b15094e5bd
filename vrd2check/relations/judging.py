"""How one relation is judged.

The arithmetic is that of XBRL Calculations 1.1: a figure is known to half a unit of its last
written digit, and a relation holds when its two sides can be equal within what is known. All of
it is exact: decimals under a context that refuses to round, fractions where a weight needs them.
"""

from collections.abc import Callable
from decimal import (
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    getcontext,
    setcontext,
)
from enum import Enum
from fractions import Fraction
from functools import lru_cache, reduce
from operator import add
from typing import NamedTuple

from vrd2check.figures import Figure, State

from .kinds import AtMost, Product, Relation, RunningAtMost, Sum, Term, Terms, figures_of, weighted

Number = Decimal | Fraction

_ZERO = Decimal(0)

# Figures are bounded in digits, so sums and products of them stay far below this precision; if
# they ever did not, the trap on Inexact makes it an error instead of a silent rounding.
_EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


class Verdict(Enum):
    """What the judge says of a relation."""

    HOLDS = "holds"
    WITHIN_ROUNDING = "rounding"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


class Reason(Enum):
    """Why a relation could not be judged."""

    ABSENT = "absent"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


class Judgement(NamedTuple):
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
    with Exactly() as judged:
        return judged(relation)


class Exactly:
    """Gives what judges many relations, in less time than one by one.

    Decimals do not round meanwhile, so that nothing else should be done with them.
    """

    def __enter__(self) -> Callable[[Relation], Judgement]:
        # As localcontext does, but that makes a copy of the context each time.
        self._outside = getcontext()
        setcontext(_EXACT)
        return _judge

    def __exit__(self, *_: object) -> None:
        setcontext(self._outside)


def _judge(relation: Relation) -> Judgement:
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
    """Return a number without its sign, exactly; ``abs`` of a decimal would round to a context."""
    return number.copy_abs() if isinstance(number, Decimal) else abs(number)


# What a side of a relation comes to, and how far rounding can have put that off.
_Side = tuple[Number, Number]


def _judge_sum(relation: Sum) -> Judgement:
    left, right = _weigh(relation.left), _weigh(relation.right)
    if left is None or right is None:
        return _unchecked(relation.left + relation.right)
    if relation.constant:
        right = _plus(right, _exactly(relation.constant))
    return _compare(left, right)


def _judge_product(relation: Product) -> Judgement:
    result, factors = relation.result, relation.factors
    stated = _read_value(result)
    if stated is None:
        return _unchecked((result, *factors))
    exact, farthest = relation.constant, abs(relation.constant)
    for factor in factors:
        value = _read_value(factor)
        if value is None:
            return _unchecked((result, *factors))
        exact *= value
        farthest *= abs(value) + factor.half_unit
    # The product of factors that are each off by at most their half unit, for example
    # |rate| * h(days) + |days| * h(rate) + h(rate) * h(days).
    expected: _Side = (exact, farthest - abs(exact))
    if relation.offset:
        expected = _plus(expected, _exactly(relation.offset))
    return _compare((stated, result.half_unit), expected)


def _judge_at_most(relation: AtMost) -> Judgement:
    left, right = _weigh(relation.left), _weigh(relation.right)
    if right is None or (not right[0] and _are_blank(relation.right)):
        return _unchecked(relation.left + relation.right)
    if left is not None:
        return _compare(left, right, True)
    known = _compare(_known(relation.left), right, True) if relation.adds else None
    if known is not None and known.verdict is Verdict.BROKEN:
        return known
    return _unchecked(relation.left + relation.right)


def _judge_running(relation: RunningAtMost) -> Judgement:
    left: _Side = (_ZERO, _ZERO)
    right: _Side = (_ZERO, _ZERO)
    worst = Judgement(Verdict.UNCHECKED, reason=Reason.ABSENT)
    unknown: Judgement | None = None
    for step in relation.steps:
        more_left, more_right = _weigh(step.left), _weigh(step.right)
        if more_left is None or more_right is None:
            unknown = unknown or _unchecked(step.left + step.right)
            if more_right is None or not relation.adds:
                return unknown
            more_left = _known(step.left)
        left, right = _plus(left, more_left), _plus(right, more_right)
        found = _compare(left, right, True, step.label)
        if found.verdict is Verdict.BROKEN:
            return found
        if worst.verdict is not Verdict.WITHIN_ROUNDING:
            worst = found
    return unknown or worst


def _weigh(side: Terms) -> _Side | None:
    """Add the terms of a side; None when not all of them are known."""
    value = slack = _ZERO
    for one in side:
        if type(one) is Term:
            return _weigh_with_weights(side)
        known = one.value  # type: ignore[union-attr]  # no term, so a figure
        if known is None:
            return None
        # Most sides are a single figure, to which nothing has to be added.
        if value is _ZERO:
            value, slack = known, one.half_unit  # type: ignore[union-attr]
        else:
            value += known
            slack += one.half_unit  # type: ignore[union-attr]
    return value, slack


def _weigh_with_weights(side: Terms) -> _Side | None:
    parts = weighted(side)
    if any(figure.value is None for figure, _ in parts):
        return None
    if any(type(weight) is Fraction for _, weight in parts):
        values = [_times(figure.value, weight) for figure, weight in parts]  # type: ignore[arg-type]
        slacks = [abs(_times(figure.half_unit, weight)) for figure, weight in parts]
        # Starting from zero would take as long as adding a part.
        return reduce(add, values), reduce(add, slacks)
    value = slack = _ZERO
    for figure, weight in parts:
        value += figure.value * weight  # type: ignore[operator]  # known, and no fraction
        slack += abs(figure.half_unit * weight)  # type: ignore[operator]
    return value, slack


def _known(side: Terms) -> _Side:
    """Add the terms of a side that are known."""
    known = tuple(term for term in weighted(side) if term.figure.value is not None)
    return _weigh(known) or (_ZERO, _ZERO)


def _times(number: Decimal, weight: int | Decimal | Fraction) -> Fraction:
    above, below = number.as_integer_ratio()
    times, parts = weight.as_integer_ratio()
    return Fraction(above * times, below * parts)


def _are_blank(side: Terms) -> bool:
    """Whether a side is nothing but empty cells, and so comes to zero without stating it."""
    return bool(side) and all(figure.state is State.BLANK for figure in figures_of(side))


def _unchecked(side: Terms) -> Judgement:
    """Return why: what the author can do something about outranks what is not there at all."""
    states = {figure.state for figure in figures_of(side)}
    reason = Reason.ABSENT
    if State.UNREADABLE in states:
        reason = Reason.UNREADABLE
    elif State.EMPTY in states:
        reason = Reason.EMPTY
    return Judgement(Verdict.UNCHECKED, reason=reason)


def _compare(
    left: _Side, right: _Side, at_most: bool = False, step: str | None = None
) -> Judgement:
    stated, expected = left[0], right[0]
    if type(stated) is not type(expected):
        left, right = _as_fractions(left), _as_fractions(right)
    difference: Number = left[0] - right[0]  # type: ignore[operator]  # both are of one type
    slack: Number = left[1] + right[1]  # type: ignore[operator]
    if type(slack) is Decimal:
        # There are few slacks, so that they need not take memory for each relation.
        slack = _decimal(str(slack))
    if not difference:
        # Most relations hold so: one number serves for both sides, and takes half the memory.
        return Judgement(Verdict.HOLDS, stated, stated, _ZERO, slack, None, step)
    if at_most and difference < 0:
        verdict = Verdict.HOLDS
    elif magnitude(difference) <= slack:
        verdict = Verdict.WITHIN_ROUNDING
    else:
        verdict = Verdict.BROKEN
    return Judgement(verdict, stated, expected, difference, slack, None, step)


_decimal = lru_cache(maxsize=1024)(Decimal)
"""Return a decimal number by how it is written: the same object for the same text."""


def _read_value(figure: Figure) -> Decimal | None:
    """Return what a figure states; None where that is nothing, which makes no product zero."""
    return figure.value if figure.value or figure.state is State.READ else None


def _plus(side: _Side, more: _Side) -> _Side:
    if type(side[0]) is not type(more[0]):
        side, more = _as_fractions(side), _as_fractions(more)
    return side[0] + more[0], side[1] + more[1]  # type: ignore[operator]


def _exactly(number: Number) -> _Side:
    return number, (Fraction(0) if isinstance(number, Fraction) else _ZERO)


def _as_fractions(side: _Side) -> _Side:
    return Fraction(side[0]), Fraction(side[1])
