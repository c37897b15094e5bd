"""Dates and months as a Dutch-speaking author writes them."""

import re
from datetime import date
from functools import lru_cache

from vrd2check.figures.quoting import SPACES

LONGEST_DATE = 60
FIRST_YEAR = 1990
LAST_YEAR = 2100

_NAMES = (
    ("januari", "jan"),
    ("februari", "feb", "febr"),
    ("maart", "mrt", "maa"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}

_NUMBERED = r"(?:(?:mnd|maand)\.? ?)?(0?[1-9]|1[0-2])"
_DAY_FIRST = r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})"
_SHORT_YEAR = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})"
_YEAR_FIRST = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_IN_WORDS = r"([0-9]{1,2}) ?([a-z]+\.?) ?([0-9]{4})"


@lru_cache(maxsize=256)
def month_number(written: str) -> int | None:
    """Read a month by its name, abbreviation or number: ``maart``, ``mrt``, ``mnd3``, ``3``."""
    text = simplified(written)
    named = month_named(text)
    if named is not None:
        return named
    match = re.fullmatch(_NUMBERED, text)
    return int(match[1]) if match else None


def read_date(written: str) -> date | None:
    """Read a date, day before month: ``04/09/2022``, ``4 september 2022``, ``2022-09-04``.

    Gives None for what is no date, for a day that does not exist and for a year outside 1990 to
    2100.
    """
    text = simplified(written)
    if match := re.fullmatch(_DAY_FIRST, text):
        return _date(int(match[4]), int(match[3]), int(match[1]))
    if match := re.fullmatch(_YEAR_FIRST, text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(_IN_WORDS, text):
        month = month_named(match[2])
        return _date(int(match[3]), month, int(match[1])) if month else None
    if match := re.fullmatch(_SHORT_YEAR, text):
        return _date(2000 + int(match[3]), int(match[2]), int(match[1]))
    return None


def simplified(written: str) -> str:
    """Bring a text to small letters and single plain spaces; a text too long becomes empty."""
    if len(written) > LONGEST_DATE:
        return ""
    return " ".join(part for part in written.translate(SPACES).lower().split(" ") if part)


def month_named(simple: str) -> int | None:
    """Read a month by its name or abbreviation, from a simplified text."""
    return _MONTHS.get(simple.removesuffix("."))


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
