"""Numbers as people write them: amounts in euros, counts and percentages.

Only the digits 0 to 9 are digits here; full-width and other scripts' digits are refused, since
they reach a dossier by accident.
"""

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from vrd2check.figures.quoting import SPACES
from vrd2check.limits import MAX_DIGITS, MAX_FIGURE_LENGTH

ZERO = Decimal(0)
HALF = Decimal("0.5")
# Half a euro, half of ten cents and half a cent: figures share them.
_HALVES = {0: HALF, -1: Decimal("0.05"), -2: Decimal("0.005")}

# Nothing written yet, also as YAML writes that.
_EMPTY = frozenset({"", "~", "null"})
# Nothing stated: as the template's authors write it, or not yet.
_BLANKS = frozenset({"nvt", "n.v.t.", "n.v.t", "/", "-", "–", "—"}) | _EMPTY

# Of a whole chapter or table: that it has nothing, and not only that nothing stands here yet.
_NONE = frozenset({*_BLANKS, "geen", "niet van toepassing"}) - _EMPTY

_MILLION = 6
_PERCENT = -2

_PLAIN = r"0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+"
_AMOUNT = re.compile(
    rf"(?P<digits>[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+(?!\.)|{_PLAIN})(?:[.,](?P<decimals>[0-9]{{1,2}}))?"
)
_MILLIONS = rf"(?P<digits>{_PLAIN})(?:(?:,|\.(?![0-9]{{3}}\Z))(?P<decimals>[0-9]{{1,8}}))?"
_COUNT = re.compile(
    r"(?P<digits>[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?!\.)|\.[0-9]{3}(?=,))"
    rf"|{_PLAIN})(?:[.,](?P<decimals>[0-9]+))?"
)
# What may stand around an amount. Spaces are taken all at once (``*+``), so that a long text that
# is no amount is given up after one reading of it.
_DRESS = (
    r"(?ai)(?P<sign>[-+−–]?) *+(?:(?P<front>€|euro?) *+)?(?:(?P<inner>[-+−–]) *+)?"
    r"(?P<body>[0-9](?: *+[0-9.,]++)*+)"
    r" *+(?:(?P<million>mio|mln\.?|miljoen) *+)?(?P<back>€|euro?)?"
)
_BRACKETS = r"([^()0-9]*)\(([^()]+)\)([^()0-9]*)"
_THOUSANDS_POINT = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")


class Kind(Enum):
    """What a figure counts: euros, things (days, months, users) or a share of one."""

    AMOUNT = "amount"
    COUNT = "count"
    PERCENTAGE = "percentage"


class Number(NamedTuple):
    """The number that a text states.

    Amounts are in euros, percentages a fraction of one: ``25 %`` is 0.25. ``half_unit`` is half a
    unit of the last written digit; zero, counts and percentages are exact. ``point_groups`` tells
    that other YAML readers see another number in the same characters: 9,502 where ``9.502`` means
    9502.
    """

    value: Decimal
    half_unit: Decimal = ZERO
    point_groups: bool = False


# The tables of a dossier repeat each other's numbers, so that a third of them share their memory.
@lru_cache(maxsize=1024)
def read_number(written: str, kind: Kind) -> Number | None:
    """Return the number of a kind that an author writes, None for what is not to be read so."""
    if len(written) > MAX_FIGURE_LENGTH:
        return None
    text = smoothed(written)
    if kind is Kind.AMOUNT:
        return read_amount(text)
    return read_count(text) if kind is Kind.COUNT else _read_percentage(text)


def is_empty(written: str) -> bool:
    """Whether nothing is written in a cell yet; ``nvt`` says that there is nothing."""
    return len(written) <= MAX_FIGURE_LENGTH and smoothed(written).lower() in _EMPTY


def states_nothing(written: str) -> bool:
    """Whether a cell is empty, or says so: ``nvt``, ``/``, ``-``."""
    return len(written) <= MAX_FIGURE_LENGTH and smoothed(written).lower() in _BLANKS


def states_none(written: str) -> bool:
    """Whether a word says of a chapter or a table that there is none: ``nvt``, ``geen``."""
    return len(written) <= MAX_FIGURE_LENGTH and smoothed(written).lower() in _NONE


def smoothed(written: str) -> str:
    """Make every kind of space a plain one, and drop those around the text."""
    return written.translate(SPACES).strip()


def read_amount(text: str) -> Number | None:
    """Read an amount in euros, with or without currency, brackets for minus, or millions."""
    usual = _AMOUNT.fullmatch(text)
    if usual is not None:
        number = _number(usual, negative=False, is_amount=True)
    else:
        number = _read_dressed(text)
    if number is None or not _THOUSANDS_POINT.fullmatch(text):
        return number
    return number._replace(point_groups=True)


def _read_dressed(text: str) -> Number | None:
    brackets = re.fullmatch(_BRACKETS, text)
    if brackets is not None:
        # The currency may stand inside or outside them.
        text = f"{brackets[1]} {brackets[2].strip()} {brackets[3]}".strip()
    dress = re.fullmatch(_DRESS, text)
    if dress is None or (dress["front"] and dress["back"]):
        return None
    sign = dress["sign"] + (dress["inner"] or "")
    if len(sign) + (brackets is not None) > 1:
        return None
    negative = brackets is not None or sign not in {"", "+"}
    if dress["million"]:
        return _number(re.fullmatch(_MILLIONS, dress["body"]), negative=negative, power=_MILLION)
    return _number(_AMOUNT.fullmatch(dress["body"]), negative=negative, is_amount=True)


def read_count(text: str, power: int = 0) -> Number | None:
    """Read a count; a point is decimal (``12.15``) unless it groups beyond doubt."""
    negative = text.startswith(("-", "−", "–"))
    body = text[1:].lstrip(" ") if negative or text.startswith("+") else text
    number = _number(_COUNT.fullmatch(body), negative=negative, power=power)
    return number and Number(number.value)


def _read_percentage(text: str) -> Number | None:
    """Read a percentage as a fraction of one: ``16,3 %`` is 0.163.

    The sign may be left out above one (``21``); up to one it is needed, for ``0,25`` may mean a
    quarter or a quarter of a per cent.
    """
    number = read_count(text.removesuffix("%").rstrip(" "), _PERCENT)
    if number is not None and not text.endswith("%") and 0 < abs(number.value * 100) <= 1:
        return None
    return number


def _number(
    match: re.Match[str] | None, *, negative: bool, power: int = 0, is_amount: bool = False
) -> Number | None:
    """Make the number of these digits times ten to a power, exactly and in plain notation."""
    if match is None:
        return None
    digits = match["digits"].replace(".", "").replace(" ", "")
    decimals = match["decimals"] or ""
    # A report writes millions in full, and cents in two digits; it must be readable there.
    cents = 2 if decimals and is_amount else 0
    if len(digits) + max(len(decimals), power, cents) > MAX_DIGITS:
        return None
    exponent = power - len(decimals)
    # Built from text: arithmetic on decimals would round to the precision of the context.
    value = Decimal(f"{digits}{decimals}E{exponent}")
    if not value:
        return Number(ZERO)
    if exponent > 0:
        value = Decimal(int(value))
    half_unit = _HALVES.get(exponent) or Decimal(f"5E{exponent - 1}")
    if exponent > 1:
        half_unit = Decimal(int(half_unit))
    return Number(value.copy_negate() if negative else value, half_unit)
