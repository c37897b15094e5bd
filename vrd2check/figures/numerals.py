"""The grammar of numbers as people write them, without knowing what they count.

Only the digits 0 to 9 are digits here; full-width and other scripts' digits are refused, since
they reach a dossier by accident.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from vrd2check.figures.quoting import SPACES
from vrd2check.figures.reading import HALF, ZERO
from vrd2check.limits import MAX_DIGITS

# Nothing stated: as the template's authors write it, and as YAML writes it.
BLANKS = frozenset({"", "nvt", "n.v.t.", "n.v.t", "/", "-", "–", "—", "~", "null"})

_MILLION = 6

# Plain strings: each is compiled at its first use, and many a run needs few of them.
_DRESS = (
    r"(?P<sign>[-+−–]?) *(?P<front>(?:€|euro?) *)?(?P<inner>[-+−–]?) *"
    r"(?P<body>[0-9][0-9., ]*?)"
    r" *(?P<million>mio|mln\.?|miljoen)? *(?P<back>€|euro?)?"
)
_AMOUNT = (
    r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<cents>[0-9]{1,2}))?"
    r"|(?P<plain>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,](?P<decimals>[0-9]{1,2}))?"
)
_MILLIONS = (
    r"(?P<plain>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+)"
    r"(?:,(?P<decimals>[0-9]{1,8})|\.(?P<point>[0-9]{1,2}|[0-9]{4,8}))?"
)
_COUNT = (
    r"(?P<whole>[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|\.[0-9]{3}(?=,)))(?:,(?P<cents>[0-9]+))?"
    r"|(?P<plain>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,](?P<decimals>[0-9]+))?"
)


class Numeral(NamedTuple):
    """A number and half a unit of its last written digit (nothing for zero, which is exact)."""

    value: Decimal
    half_unit: Decimal


def numeral(digits: str, decimals: str, *, negative: bool, power: int = 0) -> Numeral:
    """Make the number of these digits times ten to a power, exactly and in plain notation."""
    exponent = power - len(decimals)
    # Built from text: arithmetic on decimals would round to the precision of the context.
    value = Decimal(f"{digits}{decimals}E{exponent}")
    if not value:
        return Numeral(ZERO, ZERO)
    if exponent > 0:
        value = Decimal(int(value))
    half_unit = HALF if exponent == 0 else Decimal(f"5E{exponent - 1}")
    if exponent > 1:
        half_unit = Decimal(int(half_unit))
    return Numeral(value.copy_negate() if negative else value, half_unit)


def smoothed(written: str) -> str:
    """Make every kind of space a plain one, and drop those around the text."""
    return written.translate(SPACES).strip()


def is_blank(smooth: str) -> bool:
    """Whether a text says that nothing is stated."""
    return smooth.lower() in BLANKS


@lru_cache(maxsize=4096)
def states_nothing(written: str) -> bool:
    """Whether a cell is empty, or says so: ``nvt``, ``/``, ``-``."""
    return is_blank(smoothed(written))


def amount_numeral(smooth: str) -> Numeral | None:
    """Read an amount in euros, with or without currency, brackets for minus, or millions."""
    bare = _without_brackets(smooth)
    undressed = smooth if bare is None else bare
    dress = re.fullmatch(_DRESS, undressed, re.ASCII | re.IGNORECASE)
    if dress is None or (dress["front"] and dress["back"]):
        return None
    sign = dress["sign"] + dress["inner"]
    if len(sign) + (bare is not None) > 1:
        return None
    negative = bare is not None or sign not in {"", "+"}
    grammar, power = (_MILLIONS, _MILLION) if dress["million"] else (_AMOUNT, 0)
    return _numeral_of(grammar, dress["body"], negative=negative, power=power)


def count_numeral(smooth: str, power: int = 0) -> Numeral | None:
    """Read a count: comma or point before the decimals, thousands only where unmistakable."""
    negative = smooth.startswith(("-", "−", "–"))
    body = smooth[1:].lstrip(" ") if negative or smooth.startswith("+") else smooth
    return _numeral_of(_COUNT, body, negative=negative, power=power)


def _without_brackets(smooth: str) -> str | None:
    """Take the brackets off ``(20.000)``, with the currency inside or outside them."""
    if not smooth.endswith((")", "€", "r", "o", "R", "O")):
        return None
    match = re.fullmatch(r"([^()0-9]*)\(([^()]+)\)([^()0-9]*)", smooth)
    return f"{match[1]} {match[2].strip()} {match[3]}".strip() if match else None


def _numeral_of(grammar: str, body: str, *, negative: bool, power: int) -> Numeral | None:
    match = re.fullmatch(grammar, body)
    if match is None:
        return None
    parts = match.groupdict()
    digits = (parts.get("whole") or parts["plain"]).replace(".", "").replace(" ", "")
    decimals = parts.get("cents") or parts.get("point") or parts["decimals"] or ""
    # A report writes millions in full, and cents in two digits; it must be readable there.
    cents = 2 if decimals and grammar is _AMOUNT else 0
    if len(digits) + max(len(decimals), power, cents) > MAX_DIGITS:
        return None
    return numeral(digits, decimals, negative=negative, power=power)
