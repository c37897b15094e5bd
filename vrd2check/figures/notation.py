"""Figures written the Belgian way: a point between thousands, a comma before decimals.

What is written here is read back by this package as the same figure, so that an author may copy
a number out of a report. Every function takes exact values and raises ``OverflowError`` or
``ValueError`` for an infinite one or for what is not a number.
"""

from decimal import Decimal
from fractions import Fraction

from vrd2check.figures.reading import Kind

_MOST_DECIMALS = 32
_SHOWN_DECIMALS = 2


def format_amount(value: Decimal | Fraction) -> str:
    """Write euros: ``1.250.081``, ``66,80``; half a cent rounds to the even cent."""
    numerator, denominator = value.as_integer_ratio()
    cents = _rounded(numerator, denominator, 2)
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{_grouped(whole)},{rest:02}" if rest else f"{sign}{_grouped(whole)}"


def format_count(value: Decimal | Fraction) -> str:
    """Write a count: ``1.360,5``, ``12,15``; a fraction without end to two decimals.

    A whole count under a million gets no point (``1360``), for in a count that point would be
    read as a decimal one.
    """
    return _plain(*value.as_integer_ratio())


def format_percentage(value: Decimal | Fraction) -> str:
    """Write a fraction of one as a percentage: 0.163 is ``16,3 %``."""
    numerator, denominator = value.as_integer_ratio()
    return f"{_plain(numerator * 100, denominator)} %"


def format_value(value: Decimal | Fraction, kind: Kind) -> str:
    """Write a value as its kind is written."""
    if kind is Kind.AMOUNT:
        return format_amount(value)
    return format_count(value) if kind is Kind.COUNT else format_percentage(value)


def _plain(numerator: int, denominator: int) -> str:
    places = _decimals(numerator, denominator)
    scaled = _rounded(numerator, denominator, places)
    unit: int = 10**places
    whole, rest = divmod(abs(scaled), unit)
    decimals = f"{rest:0{places}}".rstrip("0") if rest else ""
    sign = "-" if scaled < 0 else ""
    grouped = _grouped(whole) if decimals or whole >= 1_000_000 else str(whole)
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def _decimals(numerator: int, denominator: int) -> int:
    """Return how many decimals write a quotient exactly, or two where it has no end."""
    for places in range(_MOST_DECIMALS + 1):
        if numerator * 10**places % denominator == 0:
            return places
    return _SHOWN_DECIMALS


def _rounded(numerator: int, denominator: int, places: int) -> int:
    """Round a quotient half even, as a whole number of its last decimal place."""
    unit: int = 10**places
    quotient, remainder = divmod(abs(numerator) * unit, denominator)
    if 2 * remainder > denominator or (2 * remainder == denominator and quotient % 2):
        quotient += 1
    return -quotient if numerator < 0 else quotient


def _grouped(whole: int) -> str:
    return f"{whole:,}".replace(",", ".")
