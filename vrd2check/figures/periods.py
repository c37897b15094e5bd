"""Quarters, halves, months and years as the template's planning tables name them."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from vrd2check.figures.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    month_named,
    read_date,
    simplified,
)

_YEAR = r"(?:[0-9]{4}|['’]?[0-9]{2})"
_PART_FIRST = (
    r"(?:(?P<unit>[qkh]|kwartaal ?) ?(?P<number>[1-4])|(?P<ordinal>[1-4])(?:e|de|ste)? kwartaal)"
    rf"(?:(?: ?[/-] ?| van | ?)(?P<year>{_YEAR}))?"
)
_YEAR_BEFORE = r"(?P<year>[0-9]{4})[ /-]?(?P<unit>[qkh])(?P<number>[1-4])"
_NAMED_MONTH = rf"([a-z]+\.?)(?: ?[/-]? ?({_YEAR}))?"
_NUMBERED_MONTH = r"(0?[1-9]|1[0-2])[/-]([0-9]{4})"
_ISO_MONTH = r"([0-9]{4})-(0[1-9]|1[0-2])"


class Period(NamedTuple):
    """A stretch of whole days, months, quarters or years; both ends belong to it."""

    start: date
    end: date


@lru_cache(maxsize=2048)
def read_period(written: str, year: int | None) -> Period | None:
    """Read a period: ``Q1 2022``, ``Q1/22``, ``H1 2022``, ``maart 2022``, ``2022``, ``2022-2024``.

    A quarter, half or month without a year is one of ``year``; a date is a period of one day.
    Gives None for what is no period, runs backwards or lies outside the years 1990 to 2100.
    """
    text = simplified(written)
    single = _single(text, year)
    if single is not None:
        return single
    for match in _ranges(text):
        period = _range(match[0], match[1], year)
        if period is not None:
            return period
    return None


def _ranges(text: str) -> list[tuple[str, str]]:
    """Cut a text at every place where a range may have its middle."""
    return [
        (text[: match.start()], text[match.end() :])
        for match in re.finditer(r" ?[-–—] ?| t/m | tot en met ", text)
    ]


def _range(first: str, last: str, year: int | None) -> Period | None:
    end = _single(last, year)
    if end is None:
        return None
    start = _single(first, end.start.year)
    if start is None or start.start > end.end:
        return None
    return Period(start.start, end.end)


def _single(text: str, year: int | None) -> Period | None:
    if re.fullmatch(r"[0-9]{4}", text):
        return _months(int(text), 1, 12)
    if match := re.fullmatch(_PART_FIRST, text):
        return _part(match.groupdict(), year)
    # Dates and quarters are usual: what comes after these is seldom compiled.
    if day := read_date(text):
        return Period(day, day)
    if match := re.fullmatch(_YEAR_BEFORE, text):
        return _part(match.groupdict(), year)
    if match := re.fullmatch(_NAMED_MONTH, text):
        month = month_named(match[1])
        return _months(_full_year(match[2], year), month, 1) if month else None
    if match := re.fullmatch(_NUMBERED_MONTH, text):
        return _months(int(match[2]), int(match[1]), 1)
    if match := re.fullmatch(_ISO_MONTH, text):
        return _months(int(match[1]), int(match[2]), 1)
    return None


def _part(parts: dict[str, str | None], year: int | None) -> Period | None:
    number = int(parts["number"] or parts["ordinal"] or 0)
    length = 6 if parts["unit"] == "h" else 3
    if number * length > 12:
        return None
    return _months(_full_year(parts["year"], year), (number - 1) * length + 1, length)


def _full_year(written: str | None, year: int | None) -> int | None:
    if not written:
        return year
    digits = written.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _months(year: int | None, first: int, length: int) -> Period | None:
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    after = first + length
    end = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return Period(date(year, first, 1), end)
