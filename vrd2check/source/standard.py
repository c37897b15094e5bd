"""What an ordinary YAML 1.2 reader makes of a tree, for validation against a schema only."""

import re
from functools import lru_cache

from vrd2check.limits import MAX_NUMBER_LENGTH
from vrd2check.source.tree import MappingNode, Node, SequenceNode

_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NAMED: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
NAMED_VALUES = frozenset(_NAMED)
"""What is neither text nor digits where it is written without quotes, such as ``true``."""

# What a plain value that is no text begins with, if with anything.
_BEGINS_OTHERS = frozenset(["", *"-+.0123456789", *(name[0] for name in _NAMED if name)])


def standard_value(node: Node) -> object:
    """Return the Python value that a reader of the YAML 1.2 core schema sees.

    Keys are always text; of a key that occurs twice the last value counts. A number of more than
    ``limits.MAX_NUMBER_LENGTH`` characters stays text. Amounts are never taken from here.
    """
    value = shallow_value(node)
    if isinstance(value, dict):
        return {key: standard_value(member) for key, member in value.items()}
    if isinstance(value, tuple):
        return [standard_value(item) for item in value]
    return value


def shallow_value(node: Node) -> object:
    """Return that value with the members of a mapping, or the items of a tuple, left as nodes."""
    if type(node) is MappingNode:
        return dict(node.repeated) if node.repeated else node
    if type(node) is SequenceNode:
        return node.items
    written = node.written
    if node.plain and written[:1] in _BEGINS_OTHERS and len(written) <= MAX_NUMBER_LENGTH:
        return _resolved(written)
    return written


@lru_cache(maxsize=4096)
def _resolved(written: str) -> object:
    if written in _NAMED:
        return _NAMED[written]
    if _INTEGER.fullmatch(written):
        return int(written)
    if _FLOAT.fullmatch(written):
        return float(written)
    if written.startswith("0o") and _OCTAL.fullmatch(written):
        return int(written[2:], 8)
    if written.startswith("0x") and _HEXADECIMAL.fullmatch(written):
        return int(written[2:], 16)
    return written
