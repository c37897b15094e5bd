"""Counts (days, months, users) and percentages, which are exact as written."""

from vrd2check.figures.numerals import count_numeral, is_blank, smoothed
from vrd2check.figures.reading import BLANK, Kind, Reading, unreadable
from vrd2check.limits import MAX_FIGURE_LENGTH

_PERCENT = -2


def read_count(written: str) -> Reading:
    """Read a count; a point is decimal (``12.15``) unless it groups beyond doubt.

    Never raises, and gives a problem instead.
    """
    return _read(written, Kind.COUNT)


def read_percentage(written: str) -> Reading:
    """Read a percentage as a fraction of one: ``16,3 %`` is 0.163.

    The sign may be left out above one (``21``); up to one it is needed, for ``0,25`` may mean a
    quarter or a quarter of a per cent. Never raises, and gives a problem instead.
    """
    return _read(written, Kind.PERCENTAGE)


def _read(written: str, kind: Kind) -> Reading:
    if len(written) > MAX_FIGURE_LENGTH:
        return unreadable(written, kind)
    smooth = smoothed(written)
    if is_blank(smooth):
        return BLANK
    if kind is Kind.COUNT:
        number = count_numeral(smooth)
    else:
        number = count_numeral(smooth.removesuffix("%").rstrip(" "), _PERCENT)
        if number is not None and not smooth.endswith("%") and 0 < abs(number.value * 100) <= 1:
            number = None
    if number is None:
        return unreadable(written, kind)
    return Reading(number.value)
