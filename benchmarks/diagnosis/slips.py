"""Slips as people and spreadsheets make them, each as a function that changes a cell's value."""

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from .sheets import Cell

Changes = Mapping[Cell, Decimal]
Slip = Callable[[Cell, Random], Decimal | None]


def make(kind: str, cell: Cell, random: Random) -> Changes | None:
    """Make a slip at a cell: the cells that change, with their wrong values.

    None when the slip cannot be made there, or changes nothing.
    """
    if kind == "cumulative series":
        return _series(cell)
    if kind == "rate and days swapped":
        partner = cell.partner
        if partner is None or partner.value == cell.value:
            return None
        return {cell: partner.value, partner: cell.value}
    wrong = _SLIPS[kind](cell, random)
    return None if wrong is None or wrong == cell.value else {cell: wrong}


def _unit(cell: Cell) -> Decimal:
    whole = cell.value == cell.value.to_integral_value() and cell.notation != "cents"
    return Decimal(1) if whole else Decimal("0.01")


def _retyped(change: Callable[[str, Random], str | None]) -> Slip:
    """Change the digits of a cell as they are typed, without points."""

    def slip(cell: Cell, random: Random) -> Decimal | None:
        unit = _unit(cell)
        digits = str(int(abs(cell.value) / unit))
        if len(digits) < 2:
            return None
        changed = change(digits, random)
        if not changed or changed[0] == "0":
            return None
        return int(changed) * unit * (-1 if cell.value < 0 else 1)

    return slip


def _replaced(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + random.choice("0123456789") + digits[place + 1 :]


def _added(digits: str, random: Random) -> str:
    place = random.randrange(len(digits) + 1)
    return digits[:place] + random.choice("0123456789") + digits[place:]


def _dropped(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place + 1 :]


def _swapped(digits: str, random: Random) -> str:
    place = random.randrange(len(digits) - 1)
    return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def _doubled(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place] + digits[place:]


def _sign(cell: Cell, _: Random) -> Decimal:
    return -cell.value


def _ten(cell: Cell, random: Random) -> Decimal | None:
    factor = Decimal(random.choice((10, 100, 1000)))
    if random.random() < 0.5:
        return cell.value * factor
    smaller = cell.value / factor
    return smaller if smaller == smaller.quantize(_unit(cell)) else None


def _thousands(cell: Cell, _: Random) -> Decimal | None:
    if abs(cell.value) < 1000:
        return None
    return (cell.value / 1000).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _cumulative(cell: Cell, _: Random) -> Decimal | None:
    before = [other.value for other in cell.before if other.value]
    return cell.value + sum(before) if len(before) > 1 else None


def _neighbour(cell: Cell, random: Random) -> Decimal | None:
    return random.choice(cell.beside).value if cell.beside else None


def _vat_added(cell: Cell, _: Random) -> Decimal:
    return (cell.value * Decimal("1.21")).quantize(_unit(cell), ROUND_HALF_UP)


def _vat_left_out(cell: Cell, _: Random) -> Decimal:
    return (cell.value / Decimal("1.21")).quantize(_unit(cell), ROUND_HALF_UP)


def _left_out(cell: Cell, random: Random) -> Decimal | None:
    return cell.value - random.choice(cell.parts).value if len(cell.parts) > 1 else None


def _counted_twice(cell: Cell, random: Random) -> Decimal | None:
    return cell.value + random.choice(cell.parts).value if len(cell.parts) > 1 else None


def _subtotal_added(cell: Cell, random: Random) -> Decimal | None:
    return cell.value + random.choice(cell.within).value if cell.within else None


def _truncated(cell: Cell, _: Random) -> Decimal:
    return cell.value.quantize(Decimal(1), ROUND_DOWN)


def _other_amount(cell: Cell, random: Random) -> Decimal:
    """Nothing that can be recognised: an amount of an older version, say."""
    return (cell.value * Decimal(random.randrange(300, 1700)) / 1000).quantize(_unit(cell))


def _series(cell: Cell) -> Changes | None:
    """The whole line up to this month runs up, when it is the last one."""
    line = [*cell.before, cell]
    if len(line) < 4 or cell.beside[-1:] != cell.before[-1:]:
        return None
    running = Decimal(0)
    changes = {}
    for other in line:
        running += other.value
        if running != other.value:
            changes[other] = running
    return changes


_SLIPS: dict[str, Slip] = {
    "digit replaced": _retyped(_replaced),
    "digit added": _retyped(_added),
    "digit dropped": _retyped(_dropped),
    "digits swapped": _retyped(_swapped),
    "digit doubled": _retyped(_doubled),
    "sign": _sign,
    "factor 10, 100, 1000": _ten,
    "thousands point as decimal": _thousands,
    "one month cumulative": _cumulative,
    "neighbour's figure": _neighbour,
    "VAT added twice": _vat_added,
    "VAT left out": _vat_left_out,
    "line left out of a sum": _left_out,
    "line counted twice": _counted_twice,
    "subtotal added in": _subtotal_added,
    "truncated": _truncated,
    "another amount": _other_amount,
}

KINDS = (*_SLIPS, "cumulative series", "rate and days swapped")
