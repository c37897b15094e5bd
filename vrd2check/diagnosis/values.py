"""What one figure should be: the values that its relations leave open, and how likely each is."""

from collections.abc import Collection, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from vrd2check.figures import Figure, Kind
from vrd2check.relations import Verdict

from .constraints import Interval
from .recognition import Surroundings, Way, ways
from .system import System
from .weights import Odds

_CENT = Decimal("0.01")
_WIDE = Context(prec=100, rounding=ROUND_HALF_EVEN)
# Where rounding leaves more values open than these, a slip that fits one of them proves nothing.
_MOST_VALUES = 40
# A value is certain to its last digit if it is so many times as likely as all others together.
_CERTAIN = 300


_SHARE_WHERE_ROUNDED = Fraction(1, 3)
# So many sums that could be off by rounding and are not: nothing is rounded.
_MANY = 8


class Value(NamedTuple):
    """What a figure should be, how it came to be otherwise, and the values left open besides."""

    value: Decimal
    way: Way
    odds: Odds
    open: Interval | None


class Rounding:
    """How likely it is that a sum is off by rounding, as the sums that hold show."""

    def __init__(self, system: System) -> None:
        rounded = exact = 0
        for _, judgement in system.judged:
            if judgement.slack:
                rounded += judgement.verdict is Verdict.WITHIN_ROUNDING
                exact += judgement.verdict is Verdict.HOLDS
        seen = Fraction(2 * rounded + 1, 2 * (rounded + exact) + 10)
        # Where some sums are off by rounding, others are so by chance alone that hold exactly.
        self.share = max(seen, _SHARE_WHERE_ROUNDED) if rounded else seen
        self.is_exact = not rounded and exact >= _MANY

    def odds(self, off: Fraction, slack: Fraction, unit: Fraction) -> Odds:
        """Return how likely it is that a relation is off by so much."""
        if not slack:
            return Fraction(1)
        if not off:
            return 1 - self.share
        return self.share / max(2 * slack / unit, Fraction(2))


def best_value(
    rounding: Rounding,
    around: Surroundings,
    interval: Interval,
    exact: Sequence[tuple[Fraction, Fraction]],
) -> Value | None:
    """Return the likeliest value of those that an interval of changes leaves open.

    ``exact`` are for each relation that is to hold the change with which it does so to the digit,
    and the change that rounding can explain besides. None where the interval has no end.
    """
    figure = around.figure
    if figure.value is None or interval.least is None or interval.most is None:
        return None
    unit = unit_of(figure)
    written = Fraction(figure.value)
    options = list(
        dict.fromkeys(_options(figure, unit, interval, exact, exactly=rounding.is_exact))
    )
    rated: list[tuple[Odds, Decimal, Way]] = []
    for value in options:
        change = Fraction(value) - written
        fits = Fraction(1)
        for center, slack in exact:
            fits *= rounding.odds(change - center, slack, unit)
        way = max(ways(around, value), key=lambda one: one.odds)
        rated.append((way.odds * fits, value, way))
    if not rated:
        return None
    odds, value, way = max(rated, key=lambda one: one[0])
    rest = sum((one[0] for one in rated), Fraction(0)) - odds
    sure = len(options) == 1 or rest * _CERTAIN <= odds
    return Value(value, way, odds, None if sure else _widened(figure, interval))


def unit_of(figure: Figure) -> Fraction:
    """Return the last digit of a figure; amounts of which nothing is known are in whole euro."""
    if figure.half_unit:
        return 2 * Fraction(figure.half_unit)
    return Fraction(1) if figure.kind is Kind.AMOUNT else Fraction(1, 100)


def _options(
    figure: Figure,
    unit: Fraction,
    interval: Interval,
    exact: Collection[tuple[Fraction, Fraction]],
    *,
    exactly: bool,
) -> Iterator[Decimal]:
    assert interval.least is not None
    assert interval.most is not None
    written = Fraction(figure.value or 0)
    for center, _ in exact:
        if interval.contains(center):
            value = written + center
            nearest = round(value / unit)
            steps = (nearest, floor(value / unit), ceil(value / unit))
            near = next((one for one in steps if interval.contains(one * unit - written)), None)
            if near is not None:
                yield plain(as_decimal(near * unit))
            if near is None or near * unit != value:
                yield plain(as_decimal(value))
    width = interval.most - interval.least
    if not exactly and width <= _MOST_VALUES * unit:
        first = ceil((written + interval.least) / unit)
        last = floor((written + interval.most) / unit)
        for step in range(first, last + 1):
            yield plain(as_decimal(step * unit))
    if not any(interval.contains(center) for center, _ in exact):
        yield plain(as_decimal(written + (interval.least + interval.most) / 2))


def _widened(figure: Figure, interval: Interval) -> Interval:
    """Return the values left open; what is known to the cent may be so to the euro only."""
    more = max(Fraction(1, 2) - Fraction(figure.half_unit), Fraction(0))
    least, most = interval.shifted(Fraction(figure.value or 0))
    assert least is not None
    assert most is not None
    return Interval(least - more, most + more)


def plain(value: Decimal) -> Decimal:
    """Write a whole number without decimals and without an exponent."""
    return (
        value.quantize(Decimal(1), context=_WIDE) if value == value.to_integral_value() else value
    )


def as_decimal(value: Fraction) -> Decimal:
    """Write a fraction as a decimal, to the cent where it has no end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    quotient = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return quotient if rest == 1 else quotient.quantize(_CENT, context=_WIDE)
