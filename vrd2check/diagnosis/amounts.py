"""Amounts as plain integers, in a unit so small that nearly all of what dossiers state is whole.

Fractions are as exact, and take ten times as long; what is not whole is a fraction after all.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from vrd2check.figures import Figure

Number = int | Fraction

# So many are 1: half a cent times half a hundredth of a day is whole.
UNIT = 40_000
_CENT = Decimal("0.01")
# Figures are bounded in digits: nothing is ever rounded under this precision.
_WIDE = Context(prec=100, rounding=ROUND_HALF_EVEN)


def quotient(number: Number, by: Number) -> Number:
    """Return a number divided by another, as an integer where it is one."""
    whole, rest = divmod(number, by)
    return Fraction(number, by) if rest else whole


def magnitude(number: Number) -> Number:
    """Return a number without its sign."""
    return -number if number < 0 else number


def in_units(number: Decimal | Fraction | int) -> Number:
    """Return a number in units."""
    above, below = number.as_integer_ratio()
    return above * (UNIT // below) if UNIT % below == 0 else Fraction(above * UNIT, below)


def value(figure: Figure) -> Number:
    """Return the value of a figure in units; an empty one counts as nothing."""
    return in_units(figure.value) if figure.value else 0


def half(number: Number) -> Number:
    """Return the half of a number."""
    return quotient(number, 2)


def as_decimal(number: Number) -> Decimal:
    """Write units as a decimal, to the cent where it has no end."""
    above, below = number.as_integer_ratio()
    found = _WIDE.divide(Decimal(above), Decimal(below * UNIT))
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return found if below == 1 else found.quantize(_CENT, context=_WIDE)
