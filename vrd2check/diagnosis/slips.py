"""How a figure came to be wrong: the slips of typing and of spreadsheets.

After Scholtus, "Automatic correction of simple typing errors in numerical data with balance edits"
(Statistics Netherlands, 2009): compare the digits that were written with those that should have
been. Besides typing there are the slips that spreadsheets make: a line left out of a sum, VAT
added twice, the figure of the neighbour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Context, Decimal
from enum import Enum
from typing import NamedTuple

from vrd2check.figures import Figure

from . import typing_slips as typing
from .conclusions import ActionKind

VAT = Decimal("1.21")

# One digit of a figure below this proves nothing: every such figure is a digit away from another.
SMALLEST_TELLING = 10


class Strength(Enum):
    """How much a slip proves: few figures look so by chance, or many do."""

    STRONG = 2
    WEAK = 1


class Slip(NamedTuple):
    """A way in which a figure can go wrong; ``part`` is the other figure that it concerns."""

    kind: ActionKind
    strength: Strength
    part: str = ""


SIGN = Slip(ActionKind.SIGN, Strength.STRONG)
FACTOR = Slip(ActionKind.FACTOR_TEN, Strength.STRONG)
SWAPPED = Slip(ActionKind.DIGITS_SWAPPED, Strength.STRONG)
DOUBLED = Slip(ActionKind.DIGIT_DOUBLED, Strength.STRONG)
DROPPED = Slip(ActionKind.DIGIT_DROPPED, Strength.WEAK)
ADDED = Slip(ActionKind.DIGIT_ADDED, Strength.WEAK)
REPLACED = Slip(ActionKind.DIGIT, Strength.WEAK)
VAT_ADDED = Slip(ActionKind.VAT, Strength.STRONG)
VAT_LEFT_OUT = Slip(ActionKind.VAT, Strength.STRONG)
TRUNCATED = Slip(ActionKind.CUT_OFF, Strength.STRONG)
LEFT_OUT = Slip(ActionKind.LINE_LEFT_OUT, Strength.STRONG)
COUNTED_TWICE = Slip(ActionKind.LINE_COUNTED_TWICE, Strength.STRONG)
SUBTOTAL_ADDED = Slip(ActionKind.SUBTOTAL_ADDED_IN, Strength.STRONG)
THOUSANDS_POINT = Slip(ActionKind.THOUSANDS_POINT, Strength.STRONG)
CUMULATIVE = Slip(ActionKind.RUNNING_TOTALS, Strength.STRONG)
CUMULATIVE_SERIES = Slip(ActionKind.RUNNING_TOTALS, Strength.STRONG)
FACTORS_SWAPPED = Slip(ActionKind.RATE_AND_DAYS, Strength.STRONG)
# Equal amounts beside each other are too common in budgets to prove anything.
NEIGHBOUR = Slip(ActionKind.COPIED_BESIDE, Strength.WEAK)


class Neighbourhood(NamedTuple):
    """What the figures around one, in the sums that it stands in, say of a slip.

    ``differences`` are slips by how far they make the figure too high; ``beside`` are the amounts
    next to it.
    """

    differences: Mapping[Decimal, Slip] = {}
    beside: frozenset[Decimal] = frozenset()


def neighbourhood_of(
    parts: Iterable[Figure] = (),
    subtotals: Iterable[Figure] = (),
    beside: Iterable[Figure] = (),
    before: Iterable[Sequence[Figure]] = (),
) -> Neighbourhood:
    """Make a neighbourhood of figures.

    ``parts`` are those that the figure should be the sum of, ``subtotals`` the sums of some of
    these, ``beside`` those next to it, ``before`` for each sum those that come before it.
    """
    differences: dict[Decimal, Slip] = {}
    for slip, sign, figures in (
        (LEFT_OUT, -1, parts),
        (COUNTED_TWICE, 1, parts),
        (SUBTOTAL_ADDED, 1, subtotals),
    ):
        for part in figures:
            if part.value is not None and part.value.copy_abs() >= SMALLEST_TELLING:
                value = part.value if sign > 0 else part.value.copy_negate()
                differences.setdefault(value, slip._replace(part=part.written))
    for line in before:
        values = [figure.value for figure in line if figure.value]
        running = _sum(values)
        if len(values) > 1 and running.copy_abs() >= SMALLEST_TELLING:
            differences.setdefault(running, CUMULATIVE)
    return Neighbourhood(
        differences, frozenset(figure.value for figure in beside if figure.value is not None)
    )


def recognise(written: Decimal, should_be: Decimal, around: Neighbourhood) -> Slip | None:
    """Recognise how a value was written for another; the most telling slip, None if none."""
    return next(_slips(written, should_be, around), None)


def _slips(written: Decimal, should_be: Decimal, around: Neighbourhood) -> Iterator[Slip]:
    if written == should_be:
        return
    large = max(written.copy_abs(), should_be.copy_abs()) >= SMALLEST_TELLING
    if large and written == should_be.copy_negate():
        yield SIGN
    if large and written and should_be:
        yield from _scaled(written, should_be)
    if _truncated(written, should_be):
        yield TRUNCATED
    same_sign = large and (written < 0) == (should_be < 0)
    one, other = typing.digits(written, should_be) if same_sign else ("", "")
    if typing.swapped(one, other):
        yield SWAPPED
    if typing.doubled(one, other):
        yield DOUBLED
    summing = around.differences.get(_WIDE.subtract(written, should_be))
    if summing is not None:
        yield summing
    if written and large and written in around.beside:
        yield NEIGHBOUR
    if typing.replaced(one, other):
        yield REPLACED
    if typing.one_more(one, other):
        yield ADDED
    if typing.one_more(other, one):
        yield DROPPED


# Figures are bounded in digits: nothing is ever rounded under this precision.
_WIDE = Context(prec=200)


def _scaled(written: Decimal, should_be: Decimal) -> Iterator[Slip]:
    """Compare by factor two values of which neither is zero."""
    if any(
        written == should_be.scaleb(power, _WIDE) or should_be == written.scaleb(power, _WIDE)
        for power in (1, 2, 3)
    ):
        yield FACTOR
    # 9.502 that became 9,50: what is written is known to its last digit only.
    places = typing.decimals(written)
    if written != written.to_integral_value() and _near(
        written, should_be.scaleb(-3, _WIDE), Decimal(5).scaleb(-places - 1)
    ):
        yield THOUSANDS_POINT
    unit = Decimal(1).scaleb(-max(places, typing.decimals(should_be)))
    if not _near(written, should_be, 2 * unit):
        if _near(written, _WIDE.multiply(VAT, should_be), unit):
            yield VAT_ADDED
        if _near(should_be, _WIDE.multiply(VAT, written), unit):
            yield VAT_LEFT_OUT


def _near(one: Decimal, other: Decimal, most: Decimal) -> bool:
    return _WIDE.subtract(one, other).copy_abs() <= most


def _truncated(written: Decimal, should_be: Decimal) -> bool:
    places = typing.decimals(written)
    if typing.decimals(should_be) <= places:
        return False
    return should_be.quantize(Decimal(1).scaleb(-places), ROUND_DOWN, _WIDE) == written


def _sum(values: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = _WIDE.add(total, value)
    return total
