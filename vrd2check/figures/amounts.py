"""Amounts in euros, from the characters in the file."""

import re
from decimal import Decimal

from vrd2check.figures.numerals import (
    amount_numeral,
    is_blank,
    smoothed,
)
from vrd2check.figures.reading import BLANK, HALF, ZERO, Kind, Reading, unreadable
from vrd2check.limits import MAX_DIGITS, MAX_FIGURE_LENGTH

# What nearly all cells look like; the grammar of numerals reads the rest.
_USUAL = re.compile(
    r"-?(?:([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]{1,2}))?"
    r"|(?:[1-9][0-9]{0,2}(?: [0-9]{3})+|0|[1-9][0-9]*)(?:[.,]([0-9]{1,2}))?)"
)
_THOUSANDS_POINT = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_HALF_UNITS = (HALF, Decimal("0.05"), Decimal("0.005"))


def read_amount(written: str) -> Reading:
    """Read an amount as an author writes it; never raises, and gives a problem instead."""
    usual = usual_amount(written)
    if usual is not None:
        value, half_unit, point_groups = usual
        return Reading(value, half_unit, point_groups=point_groups)
    if len(written) > MAX_FIGURE_LENGTH:
        return unreadable(written, Kind.AMOUNT)
    smooth = smoothed(written)
    if is_blank(smooth):
        return BLANK
    number = amount_numeral(smooth)
    if number is None:
        return unreadable(written, Kind.AMOUNT)
    point_groups = _THOUSANDS_POINT.fullmatch(smooth) is not None
    return Reading(number.value, number.half_unit, point_groups=point_groups)


def usual_amount(written: str) -> tuple[Decimal, Decimal, bool] | None:
    """Read an amount as nearly all are written; None leaves it to ``read_amount``.

    Gives the value, half a unit, and whether other YAML readers see another number.
    """
    if len(written) > MAX_DIGITS:
        return None
    if written.isdigit() and written.isascii() and written[0] != "0":
        return Decimal(written), HALF, False
    match = _USUAL.fullmatch(written)
    if match is None:
        return None
    grouped, cents, decimals = match.groups()
    digits = written.replace(".", "") if grouped else written.replace(" ", "")
    value = Decimal(digits.replace(",", "."))
    if not value:
        return ZERO, ZERO, False
    half_unit = _HALF_UNITS[len(cents or decimals or "")]
    point_groups = grouped is not None and cents is None and grouped.count(".") == 1
    return value, half_unit, point_groups
