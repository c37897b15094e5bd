"""A command line that is read without typer, which would take a third of the time of a check.

For the commands that run before every commit. Only words that leave no doubt are read: a path, an
option by its whole name, a value that it can have. Whatever else there is, wrong words and those
for help among them, is left to typer, which reads the same declarations.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum, EnumType
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, NamedTuple

from vrd2check.language import Language, Text

from .commandline import Command, CommandLine
from .exits import ExitCode

# Each takes any number of paths, and options.
COMMANDS = ("check", "fix")
# What is understood of all that an option can be told.
_UNDERSTOOD = {"case_sensitive", "min"}
_Run = Callable[[], int | None]


def read(command: str, words: Sequence[str], language: Language) -> _Run | None:
    """Return what runs a command with these words; None where typer is to read them."""
    if command not in COMMANDS:
        return None
    line = _PlainLine(language)
    import_module(f"{__package__}.{command}").add_to(line)
    values = _values(words, list(line.parameters()))
    return None if values is None else lambda: line.function(**values)


class _Declared(NamedTuple):
    """An argument, which has no name, or an option: its names as declared, what else it is told."""

    names: str
    more: Mapping[str, Any]


class _Parameter(NamedTuple):
    """A parameter of a command: the class of its values, and whether it takes several."""

    name: str
    declared: _Declared
    kind: Any
    many: bool

    def value_of(self, word: str) -> Any:
        """Return the value that a word states; None for a word that states none."""
        if self.kind is str:
            return word
        if self.kind is int:
            return _number(word, self.declared.more)
        if isinstance(self.kind, EnumType):
            any_case = self.declared.more.get("case_sensitive") is False
            word = word.lower() if any_case else word
            known: list[Enum] = list(self.kind)
            return next((one for one in known if one.value == word), None)
        return None


class _PlainLine(CommandLine):
    """An application of one command, as its module declares it."""

    function: Callable[..., int | None]

    def command(
        self, name: str, about: Text, exits: Mapping[ExitCode, Text]
    ) -> Callable[[Command], Command]:
        def declare(function: Command) -> Command:
            self.function = function
            return function

        return declare

    def argument(self, metavar: Text, about: Text, **more: Any) -> Any:
        return _Declared("", more)

    def option(self, name: str, about: Text, metavar: Text | None = None, **more: Any) -> Any:
        return _Declared(name, more)

    def parameters(self) -> Iterator[_Parameter]:
        """Return the parameters of the command, as their annotations have it."""
        for name, annotation in self.function.__annotations__.items():
            if name != "return":
                kind, declared = annotation.__origin__, annotation.__metadata__[0]
                if isinstance(kind, UnionType):
                    (kind,) = (one for one in kind.__args__ if one is not NoneType)
                many = getattr(kind, "__origin__", None) is list
                yield _Parameter(name, declared, kind.__args__[0] if many else kind, many)


def _values(words: Sequence[str], parameters: Sequence[_Parameter]) -> dict[str, Any] | None:
    """Return the values that words state, by parameter; None for any doubt."""
    argument, *_ = (one for one in parameters if not one.declared.names)
    options = {
        name: one
        for one in parameters
        if one.declared.more.keys() <= _UNDERSTOOD
        for name in one.declared.names.split("/")
    }
    values: dict[str, Any] = {}
    given: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            given += rest
        elif word == "-" or not word.startswith("-"):
            given.append(word)
        else:
            name, equals, stated = word.partition("=")
            option = options.get(name)
            if option is None:
                return None
            if option.kind is bool:
                value = None if equals else name == option.declared.names.split("/")[0]
            else:
                stated = stated if equals else next(rest, "-")
                # Without a sign, what begins with a dash may be an option that came too soon.
                value = option.value_of(stated) if equals or stated[:1] != "-" else None
            if value is None:
                return None
            if option.many:
                values.setdefault(option.name, []).append(value)
            else:
                values[option.name] = value
    return {**values, argument.name: given} if given else values


def _number(word: str, more: Mapping[str, Any]) -> int | None:
    try:
        number = int(word)
    except ValueError:
        return None
    return number if number >= more.get("min", number) else None
