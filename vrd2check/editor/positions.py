"""Places in files as an editor counts them: from zero, columns in UTF-16 units unless agreed."""

from collections.abc import Callable, Mapping
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from vrd2check.places import Place, lines_of

Units = Callable[[str], int]
"""Counts the units of a text as the editor counts its columns."""


class Positions:
    """Turns places into ranges, by the texts that the places are in.

    ``uris`` are the addresses by which the editor knows its open documents.
    """

    def __init__(self, sources: Mapping[str, str], uris: Mapping[str, str], units: Units) -> None:
        self._sources, self._uris, self._units = sources, uris, units
        self._lines: dict[str, list[str]] = {}

    def range(self, place: Place) -> types.Range:
        """Return the range of a place; what lies beyond the text is at its end."""
        return types.Range(
            start=self._position(place.file, place.line, place.column),
            end=self._position(place.file, place.end_line, place.end_column),
        )

    def location(self, place: Place) -> types.Location | None:
        """Return the file and range of a place; None where the file has no address."""
        uri = self.uri(place.file)
        return types.Location(uri=uri, range=self.range(place)) if uri is not None else None

    def uri(self, file: str) -> str | None:
        """Return the address of a file; None when it has none."""
        if file in self._uris:
            return self._uris[file]
        return from_fs_path(file) if Path(file).is_absolute() else None

    def of_text(self, file: str, text: str) -> "Positions":
        """Return the positions where a file has another text."""
        return Positions({**self._sources, file: text}, self._uris, self._units)

    def _position(self, file: str, line: int, column: int) -> types.Position:
        if file not in self._lines:
            self._lines[file] = lines_of(self._sources.get(file, ""))
        lines = self._lines[file]
        if line > len(lines):
            return types.Position(line=len(lines) - 1, character=self._units(lines[-1]))
        return types.Position(line=line - 1, character=self._units(lines[line - 1][: column - 1]))


def holds(outer: types.Range, position: types.Position) -> bool:
    """Whether a position is in a range, or at its end."""
    return _order(outer.start) <= _order(position) <= _order(outer.end)


def touches(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges have a position in common."""
    return _order(one.start) <= _order(other.end) and _order(other.start) <= _order(one.end)


def _order(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
