"""What one figure should be: the values that its relations leave open, and how likely each is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import prod
from typing import NamedTuple

from vrd2check.figures import Figure, Kind
from vrd2check.relations import Product, Relation, Sum, Verdict

from .amounts import UNIT, Number, as_decimal, half, in_units, value
from .constraints import Interval
from .recognition import Surroundings, Way, likeliest
from .system import System
from .weights import WEIGHTS, Odds

_CENT = Decimal("0.01")
_WIDE = Context(prec=100, rounding=ROUND_HALF_EVEN)
# Where rounding leaves more values open than these, a slip that fits one of them proves nothing.
_MOST_VALUES = 24
# A value is certain to its last digit if it is so many times as likely as all others together.
_CERTAIN = 300
# Where it is not known whether figures were rounded, its digits may tell which it is: where all its
# relations hold to the digit with it, or if a figure that is none of these slips would be one of so
# few values by chance once in so many times.
_CERTAIN_BY_DIGITS = 50_000
_SELDOM_BY_CHANCE = 1_000
# It is told alone if it is so many times as likely.
_CLEAR = 20


_SHARE_WHERE_ROUNDED = Fraction(1, 3)
_FEWEST_FIGURES = 3
# How often a sum of rounded figures holds exactly by chance, the more seldom the more there are:
# of less than 4 figures, less than 8, and more. That so many did is no chance.
_EXACT_BY_CHANCE, _LARGEST = (Fraction(66, 100), Fraction(1, 2), Fraction(2, 5)), 8
_PRODUCT_BY_CHANCE = Fraction(1, 5)
_SURE = 2000


class Value(NamedTuple):
    """What a figure should be, how it came to be otherwise, and how sure it is to the digit.

    ``open`` are the values that rounding leaves open, None where it is clearly this one.
    """

    value: Decimal
    way: Way
    odds: Odds
    is_sure: bool
    open: Interval | None


class Share(NamedTuple):
    """How likely it is that a relation is off by rounding; whether none is, surely or probably."""

    rounded: Fraction
    is_exact: bool
    is_mostly_exact: bool


class Aim(NamedTuple):
    """The change of a figure with which a relation holds to the digit.

    ``slack`` is what rounding can explain besides, ``share`` how likely it is that it does.
    """

    change: Number
    slack: Number
    share: Share

    def odds(self, unit: Number) -> tuple[Odds, Odds]:
        """Return how likely it is that the relation holds to the digit, and that it does not."""
        if not self.slack:
            return Fraction(1), Fraction(1)
        rounded = self.share.rounded
        return 1 - rounded, rounded / max(Fraction(2 * self.slack, unit), Fraction(2))


class Rounding:
    """How likely it is that a sum, or a product, is off by rounding, as those that hold show."""

    def __init__(self, system: System) -> None:
        self._shares = {kind: _share(system, kind) for kind in (Sum, Product)}
        self.is_exact = self._shares[Sum].is_exact

    def share(self, relation: Relation) -> Share:
        """Return how likely it is that a relation is off by rounding."""
        return self._shares[Product if isinstance(relation, Product) else Sum]


def _share(system: System, kind: type) -> Share:
    rounded = exact = 0
    chances: Counter[Fraction] = Counter()
    for relation, judgement, _ in system.judged:
        # Two figures that are the same are so however they were rounded.
        if not (judgement.slack and isinstance(relation, kind)):
            continue
        if isinstance(relation, Product) or relation.size() >= _FEWEST_FIGURES:
            rounded += judgement.verdict is Verdict.WITHIN_ROUNDING
            if judgement.verdict is Verdict.HOLDS:
                exact += 1
                product = isinstance(relation, Product)
                size = min(relation.size(), _LARGEST) // 4
                chances[_PRODUCT_BY_CHANCE if product else _EXACT_BY_CHANCE[size]] += 1
    # Where some are off by rounding, others are so by chance alone that hold exactly.
    least = _SHARE_WHERE_ROUNDED if rounded else Fraction(0)
    by_chance = prod((chance**times for chance, times in chances.items()), start=Fraction(1))
    share = max(least, Fraction(2 * rounded + 1, 2 * (rounded + exact) + 6))
    return Share(share, not rounded and by_chance * _SURE < 1, not rounded and by_chance * 30 < 1)


def best_value(
    around: Surroundings,
    interval: Interval,
    aims: Sequence[Aim],
) -> Value | None:
    """Return the likeliest value of those that an interval of changes leaves open.

    ``aims`` are those of the relations that are to hold. None where the interval has no end.
    """
    figure = around.figure
    if figure.value is None or interval.least is None or interval.most is None:
        return None
    unit = unit_of(figure)
    written = value(figure)
    options = list(dict.fromkeys(_options(figure, unit, interval, aims)))
    of_aims = [(aim.change, *aim.odds(unit)) for aim in aims if aim.slack]
    changes = {change for change, *_ in of_aims}
    all_off = prod((off for *_, off in of_aims), start=Fraction(1))
    rated: list[tuple[Odds, Decimal, Way]] = []
    for option in options:
        change = in_units(option) - written
        way = likeliest(around, option)
        met = (exact if change == aim else off for aim, exact, off in of_aims)
        odds = way.odds * (prod(met, start=Fraction(1)) if change in changes else all_off)
        rated.append((odds, option, way))
    if not rated:
        return None
    odds, best, way = max(rated, key=lambda one: one[0])
    rest = sum((one[0] for one in rated), Fraction(0)) - odds
    change = in_units(best) - written
    shares = [aim.share for aim in aims if aim.change == change]
    # Where nothing can be rounded only one value is left.
    only = interval.least == interval.most
    # Of a few values all were weighed: one that its digits tell is not another one by rounding.
    weighed = interval.most - interval.least <= _MOST_VALUES * unit and len(aims) > 1
    all_met = len(shares) == len(aims) and rest * _CERTAIN_BY_DIGITS <= odds
    seldom = rest * _CERTAIN <= odds and _is_seldom(way, [one for *_, one in rated])
    told = weighed and (all_met or seldom)
    sure = only or told or (any(one.is_exact for one in shares) and rest * _CERTAIN <= odds)
    clear = sure or (any(one.is_mostly_exact for one in shares) and rest * _CLEAR <= odds)
    return Value(best, way, odds, sure, None if clear else _widened(figure, interval))


def _is_seldom(way: Way, ways: Sequence[Way]) -> bool:
    """Whether a slip is one of so few that one value of several is hardly so by chance."""
    others = sum((one.odds / WEIGHTS[one.kind] for one in ways), Fraction(0))
    own = way.odds / WEIGHTS[way.kind]
    return (others - own) * _SELDOM_BY_CHANCE <= own


def unit_of(figure: Figure) -> Number:
    """Return the last digit of a figure; amounts of which nothing is known are in whole euro."""
    if figure.half_unit:
        return 2 * in_units(figure.half_unit)
    return UNIT if figure.kind is Kind.AMOUNT else UNIT // 100


def _options(
    figure: Figure, unit: Number, interval: Interval, aims: Sequence[Aim]
) -> Iterator[Decimal]:
    assert interval.least is not None
    assert interval.most is not None
    written = value(figure)
    within = [aim.change for aim in aims if interval.contains(aim.change)]
    for change in within:
        meant = written + change
        steps = (round(Fraction(meant, unit)), meant // unit, -(-meant // unit))
        near = next((one for one in steps if interval.contains(one * unit - written)), None)
        if near is not None:
            yield plain(as_decimal(near * unit))
        if near is None or near * unit != meant:
            yield plain(as_decimal(meant))
    if not any(aim.share.is_exact for aim in aims):
        width = interval.most - interval.least
        if width <= _MOST_VALUES * unit:
            first = -(-(written + interval.least) // unit)
            last = (written + interval.most) // unit
            for step in range(first, last + 1):
                yield plain(as_decimal(step * unit))
    if not within:
        yield plain(as_decimal(written + half(interval.least + interval.most)))


def _widened(figure: Figure, interval: Interval) -> Interval:
    """Return the values left open; what is known to the cent may be so to the euro only."""
    more = max(UNIT // 2 - in_units(figure.half_unit), 0)
    least, most = interval.shifted(value(figure))
    assert least is not None
    assert most is not None
    return Interval(least - more, most + more)


def plain(value: Decimal) -> Decimal:
    """Write a whole number without decimals and without an exponent."""
    return (
        value.quantize(Decimal(1), context=_WIDE) if value == value.to_integral_value() else value
    )
