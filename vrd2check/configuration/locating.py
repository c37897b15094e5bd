"""Where each key and value of a TOML text stands, which ``tomllib`` does not tell."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple, TypeAlias

from vrd2check.places import Place

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
_PathOf: TypeAlias = Callable[[Path], Path]

# Few runs need these: re compiles each when it is first asked for.
_SPACE = r"(?:[ \t\r\n]|#[^\n]*)*"
_KEY = r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[A-Za-z0-9_-]+"
_DOT = r"[ \t]*\.[ \t]*"
_TEXT = (
    r"(?s)\"\"\"(?:[^\\]|\\.)*?\"\"\"(?!\")|'''.*?'''(?!')"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'"
)
# What stands deeper than any key that has a meaning is located where these names end.
_MOST_NAMES = 20
_BARE = r"[^,\]}#\r\n]*"


class Located(NamedTuple):
    """The place of each key and, of what has one, of its value; keys are paths from the top."""

    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]

    def key(self, path: Path) -> Place | None:
        """Return the place of a key or an item, or of the nearest thing around it."""
        while path:
            for places in (self.keys, self.values):
                if path in places:
                    return places[path]
            path = path[:-1]
        return None

    def value(self, path: Path) -> Place | None:
        """Return the place of a value, or of its key where it has no place of its own."""
        return self.values.get(path) or self.key(path)


def locate(text: str, file: str) -> Located:
    """Find every key and value of a text that ``tomllib`` accepts.

    What is not TOML gives places that mean nothing, and raises nothing.
    """
    scanner = _Scanner(text, file)
    with suppress(RecursionError):
        scanner.document()
    return Located(scanner.keys, scanner.values)


class _Scanner:
    """Walks through a text from its start to its end."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._position = 0
        self._counts: dict[Path, int] = {}
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}

    def document(self) -> None:
        table: Path = ()
        while self._skip(_SPACE) or self._position < len(self._text):
            if self._position >= len(self._text):
                return
            before = self._position
            if self._take("[["):
                table = self._key(self._at_table)
                self._counts[table] = self._counts.get(table, -1) + 1
                table = (*table, self._counts[table])
                self._skip(_SPACE)
                self._take("]]")
            elif self._take("["):
                table = self._key(self._at_table)
                self._skip(_SPACE)
                self._take("]")
            else:
                self._pair(table)
            if self._position == before:
                return

    def _at_table(self, names: Path) -> Path:
        """Return the path of a table's heading, within the last item of an array of tables."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self._counts and path != names:
                path = (*path, self._counts[path])
        return path

    def _pair(self, table: Path) -> None:
        path = self._key(lambda names: table + names)
        self._skip(_SPACE)
        self._take("=")
        self._value(path)

    def _key(self, path_of: _PathOf) -> Path:
        names: Path = ()
        while True:
            self._skip(_SPACE)
            start = self._position
            written = self._match(_KEY)
            if not written:
                return path_of(names)
            if len(names) < _MOST_NAMES:
                names = (*names, _unquoted(written))
            self.keys.setdefault(path_of(names), self._place(start))
            if not self._match(_DOT):
                return path_of(names)

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        start = self._position
        if self._take("["):
            self._items(path)
        elif self._take("{"):
            while not self._take("}") and self._position < len(self._text):
                before = self._position
                self._pair(path)
                self._skip(_SPACE)
                self._take(",")
                self._skip(_SPACE)
                if self._position == before:
                    return
        elif not self._match(_TEXT):
            bare = self._match(_BARE)
            self._position -= len(bare) - len(bare.rstrip())
        self.values[path] = self._place(start)

    def _items(self, path: Path) -> None:
        number = 0
        self._skip(_SPACE)
        while not self._take("]") and self._position < len(self._text):
            before = self._position
            self._value((*path, number))
            number += 1
            self._skip(_SPACE)
            self._take(",")
            self._skip(_SPACE)
            if self._position == before:
                return

    def _take(self, sign: str) -> bool:
        taken = self._text.startswith(sign, self._position)
        self._position += len(sign) if taken else 0
        return taken

    def _match(self, pattern: str) -> str:
        found = re.compile(pattern).match(self._text, self._position)
        if found is None:
            return ""
        self._position = found.end()
        return found[0]

    def _skip(self, pattern: str) -> bool:
        return bool(self._match(pattern))

    def _place(self, start: int) -> Place:
        line, column = self._line_and_column(start)
        return Place(self._file, line, column, *self._line_and_column(self._position))

    def _line_and_column(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._lines, position)
        return line, position - self._lines[line - 1] + 1


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    try:
        return str(tomllib.loads(f"key = {key}")["key"])
    except tomllib.TOMLDecodeError:
        return key[1:-1]
