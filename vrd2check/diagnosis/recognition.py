"""How a figure came to be what is written, by what it should be and what stands around it.

After Scholtus, "Automatic correction of simple typing errors in numerical data with balance edits"
(Statistics Netherlands, 2009): compare the digits that were written with those that should have
been. Besides typing there are the slips of spreadsheets: a line left out of a sum, the VAT, the
figure of the row above. Each comes with the number of ways in which it could have gone otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from vrd2check.figures import Figure, Kind
from vrd2check.relations import Sum, figures_of
from vrd2check.sheets import Weight

from . import typing_slips as typing
from .amounts import Number, in_units
from .conclusions import ActionKind
from .geometry import Spot
from .weights import Odds, odds

# One digit of a figure below this proves nothing: every such figure is a digit away from another.
SMALLEST_TELLING = 10
_RATES = (Decimal("1.21"), Decimal("1.06"))
# With VAT nothing is so many times as much, rounding included.
_MORE_THAN_VAT = Decimal("1.3")
# A factor of a thousand at most.
_MOST_NOUGHTS = 3
_THOUSAND = 1000
_CENT = Decimal("0.01")
# Figures are bounded in digits: nothing is ever rounded under this precision.
_WIDE = Context(prec=200)


class Way(NamedTuple):
    """How a figure came to be wrong, how likely that is, and another figure that it concerns."""

    kind: ActionKind
    odds: Odds
    part: str = ""


class Surroundings(NamedTuple):
    """What stands around a figure: its table; for a total the figures that it is the sum of.

    ``parts`` are these by their value, ``before`` what stands before it in its row comes to (in
    units), ``subtotals`` the other totals of its column by their value, where it is a total of all.
    ``copied`` is how it may be a copy, ``beside`` how of the first figure around it that is the
    same; ``is_level`` tells that its line or column has it several times.
    """

    figure: Figure
    spot: Spot | None = None
    parts: Mapping[Decimal, Figure] = MappingProxyType({})
    before: Number | None = None
    subtotals: Mapping[Decimal | None, Sequence[Figure]] = MappingProxyType({})
    copied: tuple[Way, ...] = ()
    beside: ActionKind | None = None
    is_level: bool = False

    @property
    def is_total(self) -> bool:
        """Whether the figure is the sum of others."""
        return self.spot.is_total if self.spot is not None else bool(self.parts)


def surroundings(figure: Figure, spot: Spot | None, sums: Sequence[Sum]) -> Surroundings:
    """Return what stands around a figure, by the sums in which it stands."""
    parts: dict[Decimal, Figure] = {}
    for one in sums:
        if len(one.left) == 1 and figures_of(one.left) == [figure]:
            right = figures_of(one.right)
            if len(right) > 1:
                parts |= {part.value: part for part in right if part.value}
    if spot is None:
        return Surroundings(figure, spot, parts)
    level = _is_level(spot, figure.value)
    same = list(_same_beside(spot, figure))
    return Surroundings(
        figure,
        spot,
        parts,
        spot.grid.before.get((spot.row, spot.column)),
        _subtotals(figure, spot),
        tuple(_copied(spot, figure, [] if level else same)),
        same[0][0] if same else None,
        level,
    )


def ways(around: Surroundings, should_be: Decimal) -> Iterator[Way]:
    """Return every way in which a figure came to be what is written instead of what it should be.

    The last is that nothing shows how.
    """
    written = around.figure.value
    if around.figure.kind is Kind.PERCENTAGE and written is not None:
        written, should_be = written.scaleb(2, _WIDE), should_be.scaleb(2, _WIDE)
    if written is not None and written != should_be:
        if written:
            if max(written.copy_abs(), should_be.copy_abs()) >= SMALLEST_TELLING:
                if (written < 0) == (should_be < 0):
                    yield from _typed(*typing.digits(written, should_be))
                yield from _reckoned(written, should_be)
            # What was there before may have been anything: the larger, the less likely just that.
            size = Fraction(written) / Fraction(should_be) if should_be else Fraction(1)
            scale = min(abs(size), Fraction(1))
            yield from (way._replace(odds=way.odds * scale) for way in around.copied)
        yield from _added_up(around, written, should_be)
    yield from _unknown(around, should_be)


def likeliest(around: Surroundings, should_be: Decimal) -> Way:
    """Return how a figure most probably came to be what is written.

    That nothing belongs where something stands is hardly so: who writes a figure means one.
    """
    way = max(ways(around, should_be), key=lambda one: one.odds)
    if way.kind is ActionKind.UNKNOWN and around.beside is not None:
        # It is the same as what is beside it, though that makes it no likelier.
        way = way._replace(kind=around.beside)
    return way if should_be else way._replace(odds=way.odds / _NOTHING_THERE)


def _unknown(around: Surroundings, should_be: Decimal) -> Iterator[Way]:
    """A value that nothing proposes is dear: it could have been any."""
    figure = around.figure
    unit = 2 * figure.half_unit or Decimal(1)
    written = figure.value or Decimal(0)
    size = max(should_be.copy_abs(), written.copy_abs())
    values = int(_WIDE.divide(size, max(unit, _CENT)))
    values = min(max(values, _LEAST_VALUES), _MOST_VALUES)
    if not written:
        # Nothing is right in most cells where it stands; what belongs there could be anything.
        yield Way(ActionKind.LEFT_EMPTY, odds(ActionKind.LEFT_EMPTY, max(values // 4, 100)))
        return
    if _is_estimate(written, should_be):
        values = min(values, _ESTIMATES)
    if _is_grown(around.spot, written, should_be):
        values = min(values, _GROWTHS)
    if around.is_total:
        # It is off by what one of its parts was: that is nearer than anything.
        nearer = max(values // 4, 100)
        yield Way(ActionKind.TOTAL_NOT_UPDATED, odds(ActionKind.TOTAL_NOT_UPDATED, nearer))
    else:
        # Where a line has the same amount everywhere, one of these is hardly another.
        choices = values * (20 if around.is_level else 1)
        yield Way(ActionKind.UNKNOWN, odds(ActionKind.UNKNOWN, choices))


_LEAST_VALUES, _MOST_VALUES = 500, 100_000
# So many equal amounts in a line are not the work of a slip.
_LEVEL = 3
_NOTHING_THERE = 50
# A round figure that is a little off was an estimate as likely as a slip in so many ways.
_ESTIMATES, _ROUND_DIGITS, _LEAST_ESTIMATE, _NEAR = 230, 2, 1000, 100
# What was reckoned from the year before was not meant to be, as likely as a slip in so many ways.
_GROWTHS, _LEAST_GROWN = 4, 10_000


def _is_estimate(written: Decimal, should_be: Decimal) -> bool:
    """Whether a round figure stands where one to the euro or the cent belongs."""
    digits = len(str(written.copy_abs()).replace(".", "").rstrip("0"))
    off = _WIDE.subtract(written, should_be).copy_abs()
    return (
        digits <= _ROUND_DIGITS
        and written.copy_abs() >= _LEAST_ESTIMATE
        and _WIDE.multiply(off, Decimal(_NEAR)) <= written.copy_abs()
        and bool(should_be % _LEAST_ESTIMATE)
    )


def _is_grown(spot: Spot | None, written: Decimal, should_be: Decimal) -> bool:
    """Whether the year before with a whole percentage more stands where that year belongs."""
    earlier = spot.year_earlier() if spot is not None else None
    before = earlier.value if earlier is not None else None
    if before is None or before < _LEAST_GROWN or not written % _LEAST_ESTIMATE:
        return False
    percentage = round(100 * (Fraction(written) / Fraction(before) - 1))
    grown = Fraction(before) * (100 + percentage) / 100
    near = _WIDE.subtract(should_be, before).copy_abs() < 1
    return percentage > 0 and near and abs(grown - Fraction(written)) <= Fraction(_CENT) / 2


def _typed(one: str, other: str) -> Iterator[Way]:
    """Return how digits were typed instead of others."""
    size, more = max(len(one), 2), len(one) - len(other)
    if not one or not other:
        return
    # A nought too many or too few at the end is a factor ten, however it came.
    if 1 <= abs(more) <= _MOST_NOUGHTS and one.rstrip("0") == other.rstrip("0"):
        yield Way(ActionKind.FACTOR_TEN, odds(ActionKind.FACTOR_TEN, 2 * _MOST_NOUGHTS))
    elif more == 0:
        places = typing.differing(one, other)
        if len(places) == 1:
            yield Way(ActionKind.DIGIT, odds(ActionKind.DIGIT, 9 * size))
        elif typing.are_swapped(one, other, places):
            beside = places[1] == places[0] + 1
            choices = Fraction(size - 1) if beside else Fraction(size * size, 2)
            yield Way(ActionKind.DIGITS_SWAPPED, odds(ActionKind.DIGITS_SWAPPED, choices))
    elif more == 1 and (places := typing.one_more(one, other)):
        if any(place > 0 and one[place] == one[place - 1] for place in places):
            yield Way(ActionKind.DIGIT_DOUBLED, odds(ActionKind.DIGIT_DOUBLED, size))
        yield Way(ActionKind.DIGIT_ADDED, odds(ActionKind.DIGIT_ADDED, 10 * size))
    elif more == -1 and typing.one_more(other, one):
        yield Way(ActionKind.DIGIT_DROPPED, odds(ActionKind.DIGIT_DROPPED, size))


def _reckoned(written: Decimal, should_be: Decimal) -> Iterator[Way]:
    if written == should_be.copy_negate():
        yield Way(ActionKind.SIGN, odds(ActionKind.SIGN, 1))
    # 9.502 that became 9,50: what is written is known to its last digit only.
    if should_be.copy_abs() >= _THOUSAND and written == should_be.scaleb(-3, _WIDE).quantize(
        _CENT, ROUND_HALF_UP, _WIDE
    ):
        yield Way(ActionKind.THOUSANDS_POINT, odds(ActionKind.THOUSANDS_POINT, 1))
    if _is_vat(written, should_be):
        yield Way(ActionKind.VAT, odds(ActionKind.VAT, 4))
    if should_be.quantize(Decimal(1), ROUND_DOWN, _WIDE) == written:
        yield Way(ActionKind.CUT_OFF, odds(ActionKind.CUT_OFF, 1))


def _is_vat(written: Decimal, should_be: Decimal) -> bool:
    """Whether one is the other with VAT, as far as it is known."""
    smaller, larger = sorted((written.copy_abs(), should_be.copy_abs()))
    if larger > _WIDE.multiply(smaller, _MORE_THAN_VAT):
        return False
    places = max(typing.decimals(written), typing.decimals(should_be))
    unit = Decimal(1).scaleb(-places)
    return any(
        written
        in (_to(_WIDE.multiply(should_be, rate), unit), _to(_WIDE.divide(should_be, rate), unit))
        for rate in _RATES
    )


def _to(value: Decimal, unit: Decimal) -> Decimal:
    return value.quantize(unit, ROUND_HALF_UP, _WIDE)


def _same_beside(spot: Spot, figure: Figure) -> Iterator[tuple[ActionKind, int, int]]:
    """Return which of the figures around one are the same, by how far they are from it."""
    for kind, rows, columns in (
        (ActionKind.COPIED_ABOVE, -1, 0),
        (ActionKind.COPIED_BELOW, 1, 0),
        (ActionKind.COPIED_BESIDE, 0, -1),
        (ActionKind.COPIED_BESIDE, 0, 1),
    ):
        near = spot.beside(rows, columns)
        if near is not None and near.value == figure.value and near.kind is figure.kind:
            yield kind, rows, columns


def _copied(
    spot: Spot, figure: Figure, same: Sequence[tuple[ActionKind, int, int]]
) -> Iterator[Way]:
    for kind, rows, columns in same:
        # What is mostly alike was not copied by mistake, and what is so elsewhere less likely.
        elsewhere = spot.same_by_nature(rows, columns)
        if elsewhere is not None:
            choices = abs(rows) + 2 * abs(columns)
            yield Way(kind, odds(kind, choices * max(elsewhere, 1)))
    earlier = spot.year_earlier()
    if earlier is not None and earlier.value == figure.value:
        yield Way(ActionKind.YEAR_EARLIER, odds(ActionKind.YEAR_EARLIER, 1))


def _is_level(spot: Spot, written: Decimal | None) -> bool:
    """Whether a row or column has an amount several times, so that being alike tells nothing."""
    across, down = spot.grid.times_across, spot.grid.times_down
    return max(across[spot.row, written], down[spot.column, written]) > _LEVEL


def _added_up(around: Surroundings, written: Decimal, should_be: Decimal) -> Iterator[Way]:
    off = _WIDE.subtract(written, should_be)
    if not off or off.copy_abs() < SMALLEST_TELLING:
        return
    lacking, twice = around.parts.get(off.copy_negate()), around.parts.get(off)
    if lacking is not None:
        yield _of_part(ActionKind.LINE_LEFT_OUT, lacking, len(around.parts))
    subtotals = around.subtotals.get(off, ())
    if twice is not None and twice not in subtotals:
        yield _of_part(ActionKind.LINE_COUNTED_TWICE, twice, len(around.parts))
    for one in subtotals[:1]:
        yield _of_part(ActionKind.SUBTOTAL_ADDED_IN, one, 2)
    if around.before is not None and around.before == in_units(off):
        yield Way(ActionKind.RUNNING_TOTALS, odds(ActionKind.RUNNING_TOTALS, 3))


def _of_part(kind: ActionKind, part: Figure, choices: int) -> Way:
    return Way(kind, odds(kind, choices), part.written)


def _subtotals(figure: Figure, spot: Spot | None) -> dict[Decimal | None, list[Figure]]:
    found: dict[Decimal | None, list[Figure]] = {}
    if spot is not None and spot.grid.rows[spot.row].weight is Weight.TOTAL:
        for r in spot.grid.totals:
            one = spot.grid.cells.get((r, spot.column))
            if one is not None and one is not figure:
                found.setdefault(one.value, []).append(one)
    return found
