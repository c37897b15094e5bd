"""The two parsers behind one door."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any

from vrd2check.source.pure import PureParser

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml
    CParser = None  # type: ignore[assignment,misc]


class Parser(Enum):
    """Which parser reads the text; both give the same tree and the same problems."""

    C = "libyaml"
    PURE = "python"


AVAILABLE = (Parser.PURE,) if CParser is None else (Parser.C, Parser.PURE)
"""The parsers that this installation of PyYAML has."""

FASTEST = AVAILABLE[0]
"""The parser that is used unless one is asked for: the C one wherever PyYAML has it."""


@contextmanager
def parsing(text: str, parser: Parser) -> Iterator[Callable[[], Any]]:
    """Return a function that gives the next event of a text each time it is called.

    It raises ``yaml.error.MarkedYAMLError`` on a fault in the text.
    """
    # The two disagree about where a text without a last line end ends.
    parser_class: Any = CParser if parser is Parser.C else PureParser
    loader = parser_class(text if text.endswith("\n") else text + "\n")
    try:
        yield loader.get_event
    finally:
        loader.dispose()
