"""How a figure came to be wrong: the slips of typing and of spreadsheets.

After Scholtus, "Automatic correction of simple typing errors in numerical data with balance edits"
(Statistics Netherlands, 2009): compare the digits that were written with those that should have
been. Besides typing there are the slips that spreadsheets make: a line left out of a sum, VAT
added twice, the figure of the neighbour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Context, Decimal
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.language import Text

from . import typing_slips as typing
from .conclusions import Slip, Strength

VAT = Decimal("1.21")

# One digit of a figure below this proves nothing: every such figure is a digit away from another.
SMALLEST_TELLING = 10


SIGN = Slip("sign", Strength.STRONG, Text(nl="het teken is omgekeerd", en="the sign is reversed"))
FACTOR = Slip(
    "factor-ten",
    Strength.STRONG,
    Text(
        nl="er staan nullen te veel of te weinig, of de komma staat verkeerd",
        en="there are zeros too many or too few, or the decimal point is misplaced",
    ),
)
SWAPPED = Slip(
    "digits-swapped",
    Strength.STRONG,
    Text(nl="twee cijfers naast elkaar zijn verwisseld", en="two neighbouring digits are swapped"),
)
DOUBLED = Slip(
    "digit-doubled",
    Strength.STRONG,
    Text(nl="een cijfer is dubbel getypt", en="a digit is typed twice"),
)
DROPPED = Slip(
    "digit-dropped",
    Strength.WEAK,
    Text(nl="er is een cijfer weggevallen", en="a digit is missing"),
)
ADDED = Slip(
    "digit-added",
    Strength.WEAK,
    Text(nl="er is een cijfer te veel", en="there is a digit too many"),
)
REPLACED = Slip(
    "digit-replaced", Strength.WEAK, Text(nl="één cijfer is anders", en="one digit differs")
)
VAT_ADDED = Slip(
    "vat-added",
    Strength.STRONG,
    Text(nl="de btw van 21 % is er één keer te veel bij", en="VAT of 21 % is added once too often"),
)
VAT_LEFT_OUT = Slip(
    "vat-left-out",
    Strength.STRONG,
    Text(nl="de btw van 21 % is er niet bij", en="VAT of 21 % is left out"),
)
TRUNCATED = Slip(
    "truncated",
    Strength.STRONG,
    Text(nl="de cijfers na de komma zijn afgekapt, niet afgerond", en="cut off instead of rounded"),
)
LEFT_OUT = Slip(
    "line-left-out",
    Strength.STRONG,
    Text(nl="{part} is niet meegeteld", en="{part} is left out of the sum"),
)
COUNTED_TWICE = Slip(
    "line-counted-twice",
    Strength.STRONG,
    Text(nl="{part} is dubbel geteld", en="{part} is counted twice"),
)
SUBTOTAL_ADDED = Slip(
    "subtotal-added",
    Strength.STRONG,
    Text(nl="het subtotaal {part} is mee opgeteld", en="the subtotal {part} is added in as well"),
)
THOUSANDS_POINT = Slip(
    "thousands-point",
    Strength.STRONG,
    Text(
        nl="de punt van de duizendtallen is als een komma gelezen",
        en="the point of the thousands was taken for a decimal one",
    ),
)
CUMULATIVE = Slip(
    "cumulative",
    Strength.STRONG,
    Text(
        nl="hier staat het bedrag samen met al wat ervoor staat",
        en="the amount stands here together with all that stands before it",
    ),
)
CUMULATIVE_SERIES = Slip(
    "cumulative-series",
    Strength.STRONG,
    Text(
        nl="de bedragen van deze lijn zijn opgeteld tot en met elke kolom, niet per kolom",
        en="the amounts of this line run up to and including each column, they are not by column",
    ),
)
FACTORS_SWAPPED = Slip(
    "factors-swapped",
    Strength.STRONG,
    Text(
        nl="de twee factoren, zoals prijs en aantal, zijn van plaats verwisseld",
        en="the two factors, such as rate and count, have changed places",
    ),
)
# Equal amounts beside each other are too common in budgets to prove anything.
NEIGHBOUR = Slip(
    "neighbour",
    Strength.WEAK,
    Text(
        nl="hier staat hetzelfde bedrag als ernaast",
        en="the same amount stands here as beside it",
    ),
)


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
                differences.setdefault(value, _about(slip, part))
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


def _about(slip: Slip, part: Figure) -> Slip:
    reason = Text(
        nl=slip.reason.nl.format(part=part.written), en=slip.reason.en.format(part=part.written)
    )
    return slip._replace(reason=reason)
