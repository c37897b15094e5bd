"""What a suspected figure should be, by the relations that it stands in."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from vrd2check.figures import Figure, Kind

from .constraints import Interval, LinearConstraint, exact_changes, range_of, with_change
from .slips import Slip, Strength

# Shown when a value is no finite decimal: an extrapolation from seven months to twelve.
_CENT = Decimal("0.01")
_WIDE = Context(prec=100, rounding=ROUND_HALF_EVEN)

# Where rounding leaves many values open, a slip that fits one of them proves little: more values
# than this,
_MOST_VALUES = 40
# or more than one in so many of all values that are as large as the figure,
_LEAST_SIZE = 500
# or more than one in so many of those that are as far off.
_LEAST_FARNESS = 2


SlipOf = Callable[[Figure, Decimal], Slip | None]


class Proposal(NamedTuple):
    """What a figure should be, and how it came to be otherwise, if that shows."""

    value: Decimal
    slip: Slip | None


def proposals(
    constraints: Sequence[LinearConstraint],
    figures: Sequence[Figure],
    slip_of: SlipOf,
) -> dict[Figure, Proposal] | None:
    """Return for each figure of an explanation its value as it should be.

    Of the values that mend all, it is the one that makes most relations hold exactly, to the
    figure's own last digit where that still mends all; where rounding leaves several open and one
    of them shows a slip, it is that one. None when the constraints turn out to have no solution or
    are too many to tell.
    """
    found: dict[Figure, Proposal] = {}
    left = list(constraints)
    for position, figure in enumerate(figures):
        interval = range_of(left, figure, figures[position + 1 :])
        if interval is None or figure.value is None:
            return None
        proposal = _proposal(left, figure, interval, slip_of)
        found[figure] = proposal
        change = Fraction(proposal.value) - Fraction(figure.value)
        left = with_change(left, figure, change)
    return found


def _proposal(
    constraints: Sequence[LinearConstraint], figure: Figure, interval: Interval, slip_of: SlipOf
) -> Proposal:
    assert figure.value is not None  # only figures that were read are suspected
    written = figure.value
    change = _best_change(constraints, figure, interval)
    exact = Fraction(written) + change
    value = _to_last_digit(figure, exact, interval)
    # Cutting off what follows the comma shows in the exact value, a typing error in the rounded.
    candidates = [value, as_decimal(exact)]
    best = _most_telling(slip_of(figure, each) for each in candidates)
    if best is None or best.strength is Strength.WEAK:
        for other in _open_values(figure, change, interval):
            slip = slip_of(figure, other)
            if slip is not None and (best is None or slip.strength.value > best.strength.value):
                best, value = slip, other
    return Proposal(value, best)


def _most_telling(slips: Iterable[Slip | None]) -> Slip | None:
    return max(
        (slip for slip in slips if slip is not None),
        key=lambda slip: slip.strength.value,
        default=None,
    )


def _open_values(figure: Figure, change: Fraction, interval: Interval) -> list[Decimal]:
    """Return the values to the figure's last digit that rounding leaves open, nearest first."""
    least, most = interval
    if least is None or most is None or not figure.half_unit or figure.value is None:
        return []
    unit = 2 * Fraction(figure.half_unit)
    written = Fraction(figure.value)
    width = most - least
    size = max(abs(written), abs(written + change))
    if width > _MOST_VALUES * unit or _LEAST_SIZE * width > size:
        return []
    if _LEAST_FARNESS * width > abs(change):
        return []
    first, last = ceil((written + least) / unit), floor((written + most) / unit)
    steps = sorted(range(first, last + 1), key=lambda step: abs(step * unit - written - change))
    return [_plain(as_decimal(step * unit)) for step in steps]


def _best_change(
    constraints: Sequence[LinearConstraint], figure: Figure, interval: Interval
) -> Fraction:
    exact = Counter(
        change for change in exact_changes(constraints, figure) if interval.contains(change)
    )
    least, most = interval
    if least is not None and most is not None:
        middle = (least + most) / 2
    else:
        middle = least if least is not None else most if most is not None else Fraction(0)
    if not exact:
        return middle
    return min(exact, key=lambda change: (-exact[change], abs(change - middle), change))


def _to_last_digit(figure: Figure, value: Fraction, interval: Interval) -> Decimal:
    """Round to the figure's own last digit, as far as the interval of its changes has such a one.

    More digits would tell more than the author knows, and leave less room for rounding.
    """
    if figure.half_unit:
        unit = 2 * Fraction(figure.half_unit)
    elif figure.kind is Kind.AMOUNT:
        unit = Fraction(1)  # an empty cell or a zero: amounts are mostly in whole euro
    else:
        return as_decimal(value)
    written = Fraction(figure.value or 0)
    nearest = round(value / unit)
    for step in (nearest, floor(value / unit), ceil(value / unit)):
        if interval.contains(step * unit - written):
            return _plain(as_decimal(step * unit))
    return as_decimal(value)


def _plain(value: Decimal) -> Decimal:
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
