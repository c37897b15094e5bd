"""What a file states: its values, each with its place."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from vrd2check.language import Language, Text
from vrd2check.places import Place

from .finding import Found
from .locating import Located, Path, locate
from .problems import ConfigurationError, ConfigurationProblem
from .shape import refusals
from .texts import say

# Few runs need these: re compiles each when it is first asked for.
_WHERE = r"(?s)^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$"
# ``tomllib`` copies all names before each name of a dotted key.
_ENDLESS_KEY = r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){100}"


@dataclass(frozen=True)
class Stated:
    """The values of a file that configures, of the right shape; a float is read as a Decimal."""

    found: Found
    text: str
    values: dict[str, Any]

    @property
    def file(self) -> str:
        """Return the name of the file as seen from the current folder."""
        return shown(self.found)

    @cached_property
    def _located(self) -> Located:
        return locate(self.text, self.file)

    def get(self, *path: str | int) -> Any:
        """Return the value at a path, None where nothing is stated."""
        value: Any = self.values
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def key(self, *path: str | int) -> Place:
        """Return the place of a key, or of the nearest thing around it."""
        return self._located.key((*self.found.table, *path)) or Place.start_of(self.file)

    def place(self, *path: str | int) -> Place:
        """Return the place of a value."""
        return self._located.value((*self.found.table, *path)) or Place.start_of(self.file)


def shown(found: Found) -> str:
    """Return a file's name as seen from the current folder, which terminals make clickable."""
    try:
        return os.path.relpath(found.path)
    except ValueError:  # on another drive
        return str(found.path)


def read_stated(found: Found) -> Stated:
    """Read what a file states.

    Raises ConfigurationError for what is no TOML, and for all keys and values that have no meaning.
    """
    text, values = _parsed(found, Decimal)
    stated = Stated(found, text, values)
    problems = [
        ConfigurationProblem((stated.key if one.of_key else stated.place)(*one.path), one.message)
        for one in refusals(_parsed(found, float)[1])
    ]
    if not problems:
        problems = list(_odd_numbers(stated, (), values))
    if problems:
        raise ConfigurationError(sorted(problems, key=lambda one: one.place or ()))
    return stated


def stated_language(found: Found) -> Language | None:
    """Return the language that a file states; None also where it is not to be read."""
    try:
        stated = _parsed(found, Decimal)[1].get("language")
    except ConfigurationError:
        return None
    return next((one for one in Language if one.value == stated), None)


def _parsed(found: Found, number: type) -> tuple[str, dict[str, Any]]:
    file = shown(found)
    try:
        text = found.data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = found.data.count(b"\n", 0, error.start) + 1
        raise _no_toml(file, Text("geen UTF-8", "not UTF-8"), line, 1) from None
    endless = re.search(_ENDLESS_KEY, text)
    if endless is not None:
        line = text.count("\n", 0, endless.start()) + 1
        raise _no_toml(file, Text("een sleutel zonder einde", "a key without end"), line, 1)
    try:
        values: Any = tomllib.loads(text, parse_float=number)
    except tomllib.TOMLDecodeError as error:
        told = re.match(_WHERE, str(error))
        if told is None:
            raise _no_toml(file, str(error), 1, 1) from None
        line, column = (int(told[2]), int(told[3])) if told[2] else (text.count("\n") + 1, 1)
        raise _no_toml(file, told[1], line, column) from None
    except (RecursionError, ValueError, ArithmeticError) as error:
        raise _no_toml(file, type(error).__name__, 1, 1) from None
    for step in found.table:
        values = values.get(step, {}) if isinstance(values, dict) else values
    if not isinstance(values, dict):
        place = locate(text, file).value(found.table) or Place.start_of(file)
        message = say("no-table")
        raise ConfigurationError([ConfigurationProblem(place, message)])
    return text, values


def _no_toml(file: str, reason: str | Text, line: int, column: int) -> ConfigurationError:
    place = Place(file, line, column, line, column + 1)
    return ConfigurationError([ConfigurationProblem(place, say("no-toml", reason=reason))])


def _odd_numbers(stated: Stated, path: Path, value: object) -> Iterator[ConfigurationProblem]:
    """Refuse numbers without end, which TOML has and nothing can be compared with."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _odd_numbers(stated, (*path, key), below)
    elif isinstance(value, Decimal) and not value.is_finite():
        message = say("not-finite", value=value)
        yield ConfigurationProblem(stated.place(*path), message)
