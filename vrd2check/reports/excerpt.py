"""The line of the source at a place, with what to underline in it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from vrd2check.places import Place

from .layout import width_of
from .safe import visible

_LINE_END = re.compile("\r\n|\r|\n")
# More of a line than any page shows; a hostile file may have a line of megabytes.
_MOST_CHARACTERS = 1000


class Excerpt(NamedTuple):
    """A line as it is shown; ``start`` and ``width`` tell in cells what to underline."""

    number: int
    text: str
    start: int
    width: int


class Excerpts:
    """The lines of the sources; each source is split once."""

    def __init__(self, sources: Mapping[str, str], encoding: str = "utf-8") -> None:
        self._sources = sources
        self._encoding = encoding
        self._cut_sign = visible("…", encoding)
        self._lines: dict[str, list[str]] = {}

    def at(self, place: Place, room: int) -> Excerpt | None:
        """Return line at a place in at most ``room`` cells, or None if there is nothing to show.

        The line loses its indentation; a longer one is cut around what is underlined.
        """
        lines = self._of(place.file)
        if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
            return None
        line = lines[place.line - 1].rstrip()
        start = min(place.column - 1, len(line))
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        indentation = min(len(line) - len(line.lstrip()), start)
        before = self._shown(line[max(indentation, start - _MOST_CHARACTERS) : start])
        marked = self._shown(line[start : min(end, start + _MOST_CHARACTERS)])
        after = self._shown(line[max(start, end) : max(start, end) + _MOST_CHARACTERS])
        if width_of(before) + width_of(marked) + width_of(after) > room:
            before, marked, after = self._cut(before, marked, after, max(room, 20))
        return Excerpt(
            place.line, before + marked + after, width_of(before), max(1, width_of(marked))
        )

    def _of(self, file: str) -> list[str]:
        if file not in self._lines:
            self._lines[file] = _LINE_END.split(self._sources.get(file, ""))
        return self._lines[file]

    def _shown(self, text: str) -> str:
        return visible(text, self._encoding)

    def _cut(self, before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
        sign = self._cut_sign
        marked = _head(marked, room - 2 * len(sign), sign)
        left = room - width_of(marked)
        # What stands before tells what the figure is, so it gets all that the rest leaves.
        least_after = min(width_of(after), left // 3)
        before = _head(before[::-1], left - least_after, sign)[::-1]
        return before, marked, _head(after, left - width_of(before), sign)


def _head(text: str, room: int, sign: str) -> str:
    """Return the beginning of a text, with a sign that it goes on if it does not fit."""
    if width_of(text) <= room:
        return text
    if room < len(sign):
        return ""
    kept = text[: room - len(sign)]
    while width_of(kept) > room - len(sign):
        kept = kept[:-1]
    return kept + sign
