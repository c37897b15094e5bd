"""The two parsers behind one door, both bounded in depth and size."""

from enum import Enum
from typing import Any

from yaml.error import Mark
from yaml.nodes import Node as YamlNode

from vrd2check.limits import MAX_DEPTH, MAX_NODES
from vrd2check.source.pure import PureParser

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml
    CParser = None  # type: ignore[assignment,misc]


class LimitReachedError(Exception):
    """The text nests too deep or holds too many values; ``mark`` is where."""

    def __init__(self, deep: bool, mark: Mark | None) -> None:
        self.deep = deep
        self.mark = mark


class _Bounded:
    """What a parser calls while it composes nodes.

    The C parser calls itself for each level and kills the interpreter when the C stack is full, so
    the depth is watched here, where both parsers come by for every node.
    """

    depth = 0
    nodes = 0

    def descend_resolver(self, parent: YamlNode | None, _index: object) -> None:
        """Count one node and one level; raises LimitReachedError."""
        self.depth += 1
        self.nodes += 1
        if self.depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise LimitReachedError(self.depth > MAX_DEPTH, parent.start_mark if parent else None)

    def ascend_resolver(self) -> None:
        """Leave a level."""
        self.depth -= 1

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        """Give no tag: values stay text, so that a tag in a node is one the author wrote."""
        return ""


class _Pure(_Bounded, PureParser):
    pass


class Parser(Enum):
    """Which parser reads the text; both give the same tree and the same problems."""

    C = "libyaml"
    PURE = "python"


if CParser is None:
    _CLASSES: dict[Parser, Any] = {Parser.PURE: _Pure}
else:

    class _C(_Bounded, CParser):
        pass

    _CLASSES = {Parser.C: _C, Parser.PURE: _Pure}

AVAILABLE = tuple(_CLASSES)
"""The parsers that this installation of PyYAML has."""

FASTEST = AVAILABLE[0]
"""The parser that is used unless one is asked for: the C one wherever PyYAML has it."""


def compose(text: str, parser: Parser) -> YamlNode | None:
    """Parse a text into composed nodes, or None if it holds no document.

    Raises ``yaml.error.MarkedYAMLError`` on a fault in the text and LimitReachedError.
    """
    # The two disagree about where a text without a last line end ends.
    loader = _CLASSES[parser](text if text.endswith("\n") else text + "\n")
    try:
        node: YamlNode | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()
