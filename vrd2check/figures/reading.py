"""What one written text means, before it has a place in a file."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from vrd2check.language import Text

ZERO = Decimal(0)
HALF = Decimal("0.5")


class Kind(Enum):
    """What a figure counts: euros, things (days, months, users) or a share of one."""

    AMOUNT = "amount"
    COUNT = "count"
    PERCENTAGE = "percentage"

    # What was read is remembered by it; an enumeration would hash its name each time.
    __hash__ = object.__hash__


class Reading(NamedTuple):
    """The meaning of one written text.

    ``value`` is None where nothing is stated (``blank``) or where the text cannot be read
    (``problem`` says why, and what the author may have meant). Amounts are in euros, percentages
    a fraction of one: ``25 %`` is 0.25. ``half_unit`` is half a unit of the last written digit;
    zero, blanks, counts and percentages are exact. ``point_groups`` tells that other YAML readers
    see another number in the same characters: 9,502 where ``9.502`` means 9502.
    """

    value: Decimal | None
    half_unit: Decimal = ZERO
    blank: bool = False
    problem: Text | None = None
    point_groups: bool = False


BLANK = Reading(None, blank=True)


def unreadable(written: str, kind: Kind) -> Reading:
    """Return the reading of a text that states no figure, with what is odd about it."""
    from vrd2check.figures.number_diagnostics import explain  # noqa: PLC0415  most dossiers do not need it

    return Reading(None, problem=explain(written, kind))
