"""What an ordinary YAML 1.2 reader makes of a tree, for validation against a schema only."""

import re

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


def standard_value(node: Node) -> object:
    """Return the Python value that a reader of the YAML 1.2 core schema sees.

    Keys are always text; of a key that occurs twice the last value counts. A number of more than
    ``limits.MAX_NUMBER_LENGTH`` characters stays text. Amounts are never taken from here.
    """
    if isinstance(node, MappingNode):
        return {key: standard_value(value) for key, value in node.pairs()}
    if isinstance(node, SequenceNode):
        return [standard_value(item) for item in node.items]
    is_text = not node.plain or len(node.written) > MAX_NUMBER_LENGTH
    return node.written if is_text else _resolved(node.written)


def _resolved(written: str) -> object:
    if written in _NAMED:
        return _NAMED[written]
    if _INTEGER.fullmatch(written):
        return int(written)
    if _FLOAT.fullmatch(written):
        return float(written)
    if _OCTAL.fullmatch(written):
        return int(written[2:], 8)
    if _HEXADECIMAL.fullmatch(written):
        return int(written[2:], 16)
    return written
