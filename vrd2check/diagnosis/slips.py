"""How a figure came to be wrong: the slips of typing and of spreadsheets.

After Scholtus, "Automatic correction of simple typing errors in numerical data with balance edits"
(Statistics Netherlands, 2009): compare the digits that were written with those that should have
been. Besides typing there are the slips that spreadsheets make: a line left out of a sum, VAT
added twice, the figure of the neighbour.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.language import Text

VAT = Fraction(121, 100)

# One digit of a figure below this proves nothing: every such figure is a digit away from another.
SMALLEST_TELLING = 10


class Strength(Enum):
    """How much a slip proves: few figures look so by chance, or many do."""

    STRONG = 2
    WEAK = 1


class Slip(NamedTuple):
    """A way in which a figure can go wrong."""

    name: str
    strength: Strength
    reason: Text


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
    Text(nl="de btw van 21 % is er een keer te veel bij", en="VAT of 21 % is added once too often"),
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
NEIGHBOUR = Slip(
    "neighbour",
    Strength.STRONG,
    Text(
        nl="hier staat hetzelfde bedrag als ernaast",
        en="the same amount stands here as beside it",
    ),
)


class Neighbourhood(NamedTuple):
    """The figures around one: those that it should be the sum of, and those beside it in a sum."""

    parts: tuple[Figure, ...]
    beside: tuple[Figure, ...]


def recognise(written: Decimal, should_be: Decimal, around: Neighbourhood) -> Slip | None:
    """Recognise how a value was written for another; the most telling slip, None if none."""
    return next(_slips(written, should_be, around), None)


def _slips(written: Decimal, should_be: Decimal, around: Neighbourhood) -> Iterator[Slip]:
    large = max(abs(written), abs(should_be)) >= SMALLEST_TELLING
    if written == -should_be:
        yield SIGN
    if large and _is_factor_of_ten(written, should_be):
        yield FACTOR
    if _truncated(written, should_be):
        yield TRUNCATED
    if _apart_by(written, should_be, VAT):
        yield VAT_ADDED
    if _apart_by(should_be, written, VAT):
        yield VAT_LEFT_OUT
    one, other = _digits(written, should_be)
    if large and (written < 0) == (should_be < 0):
        for slip, made in _TYPING:
            if made(one, other):
                yield slip
                break
    yield from _summing(written, should_be, around.parts)
    if written and large and any(figure.value == written for figure in around.beside):
        yield NEIGHBOUR
    if large and (written < 0) == (should_be < 0):
        for slip, made in _WEAK_TYPING:
            if made(one, other):
                yield slip
                break


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Write two values with as many decimals, as digits alone."""
    places = max(_decimals(one), _decimals(other))
    return tuple(  # type: ignore[return-value]  # two in, two out
        format(value.copy_abs(), f".{places}f").replace(".", "").lstrip("0")
        for value in (one, other)
    )


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _swapped(written: str, should_be: str) -> bool:
    if len(written) != len(should_be):
        return False
    differing = [
        place
        for place, pair in enumerate(zip(written, should_be, strict=True))
        if pair[0] != pair[1]
    ]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return written[first] == should_be[second] and written[second] == should_be[first]


def _replaced(written: str, should_be: str) -> bool:
    return (
        len(written) == len(should_be)
        and sum(one != other for one, other in zip(written, should_be, strict=True)) == 1
    )


def _one_more(longer: str, shorter: str) -> Iterable[int]:
    """Give the places whose removal from the longer makes the shorter."""
    if len(longer) != len(shorter) + 1:
        return ()
    return (
        place for place in range(len(longer)) if longer[:place] + longer[place + 1 :] == shorter
    )


def _doubled(written: str, should_be: str) -> bool:
    return any(
        place > 0 and written[place] == written[place - 1]
        for place in _one_more(written, should_be)
    )


def _added(written: str, should_be: str) -> bool:
    return any(True for _ in _one_more(written, should_be))


def _dropped(written: str, should_be: str) -> bool:
    return _added(should_be, written)


_Made = Callable[[str, str], bool]
_TYPING: tuple[tuple[Slip, _Made], ...] = ((SWAPPED, _swapped), (DOUBLED, _doubled))
_WEAK_TYPING: tuple[tuple[Slip, _Made], ...] = (
    (REPLACED, _replaced),
    (ADDED, _added),
    (DROPPED, _dropped),
)


def _is_factor_of_ten(one: Decimal, other: Decimal) -> bool:
    if not one or not other:
        return False
    ratio = Fraction(one) / Fraction(other)
    return any(ratio in (power, 1 / Fraction(power)) for power in (10, 100, 1000))


def _apart_by(one: Decimal, other: Decimal, factor: Fraction) -> bool:
    """Tell whether one is a factor times the other, within the last digit of both."""
    if not one or not other:
        return False
    unit = Fraction(1, 10 ** max(_decimals(one), _decimals(other)))
    return abs(Fraction(one) - factor * Fraction(other)) <= unit and abs(one - other) > unit * 2


def _truncated(written: Decimal, should_be: Decimal) -> bool:
    places = _decimals(written)
    if _decimals(should_be) <= places or written == should_be:
        return False
    cut = should_be.quantize(Decimal(1).scaleb(-places), rounding="ROUND_DOWN")
    return cut == written


def _summing(written: Decimal, should_be: Decimal, parts: tuple[Figure, ...]) -> Iterator[Slip]:
    difference = written - should_be
    for part in parts:
        if not part.value or abs(part.value) < SMALLEST_TELLING:
            continue
        for slip, sign in ((LEFT_OUT, -1), (COUNTED_TWICE, 1)):
            if difference == sign * part.value:
                reason = Text(
                    nl=slip.reason.nl.format(part=part.written),
                    en=slip.reason.en.format(part=part.written),
                )
                yield slip._replace(reason=reason)
