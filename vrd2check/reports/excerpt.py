"""The line of the source at a place, with what to underline in it."""

from collections.abc import Sequence
from typing import NamedTuple

from vrd2check.places import Place

from .layout import width_of
from .safe import visible

# More of a line than any page shows; a hostile file may have a line of megabytes.
_MOST_CHARACTERS = 1000
_NARROWEST = 20


class Excerpt(NamedTuple):
    """A line as it is shown; ``start`` and ``width`` tell in cells what to underline."""

    number: int
    text: str
    start: int
    width: int


def excerpt_at(
    lines: Sequence[str], place: Place, room: int, encoding: str = "utf-8"
) -> Excerpt | None:
    """Return the line at a place in at most ``room`` cells, or None if there is nothing to show.

    The line loses its indentation; a longer one is cut around what is underlined.
    """
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return None
    line = lines[place.line - 1].rstrip()
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    indentation = min(len(line) - len(line.lstrip()), start)
    before = visible(line[max(indentation, start - _MOST_CHARACTERS) : start], encoding)
    marked = visible(line[start : min(end, start + _MOST_CHARACTERS)], encoding)
    after = visible(line[max(start, end) : max(start, end) + _MOST_CHARACTERS], encoding)
    if width_of(before + marked + after) > room:
        sign, room = visible("…", encoding), max(room, _NARROWEST)
        marked = cut(marked, room - 2 * len(sign), sign)
        left = room - width_of(marked)
        # What stands before tells what the figure is, so it gets all that the rest leaves.
        least_after = min(width_of(after), left // 3)
        before = cut(before[::-1], left - least_after, sign)[::-1]
        after = cut(after, left - width_of(before), sign)
    width = max(1, width_of(marked))
    return Excerpt(place.line, before + marked + after, width_of(before), width)


def cut(text: str, room: int, sign: str) -> str:
    """Return the beginning of a text, with a sign that it goes on if it does not fit."""
    if width_of(text) <= room:
        return text
    if room < len(sign):
        return ""
    kept = text[: room - len(sign)]
    while width_of(kept) > room - len(sign):
        kept = kept[:-1]
    return kept + sign
