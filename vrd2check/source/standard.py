"""What an ordinary YAML 1.2 reader makes of a tree, for validation against a schema only."""

from vrd2check.limits import MAX_NUMBER_LENGTH
from vrd2check.patterns import pattern
from vrd2check.source.tree import Mapping, Node, Scalar

_INTEGER = pattern(r"[-+]?[0-9]+")
_OCTAL = pattern(r"0o[0-7]+")
_HEXADECIMAL = pattern(r"0x[0-9a-fA-F]+")
_FLOAT = pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NAMED: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}


def standard_value(node: Node) -> object:
    """Give the Python value that a reader of the YAML 1.2 core schema sees.

    Keys are always text; of a key that occurs twice the last value counts. A number of more than
    ``limits.MAX_NUMBER_LENGTH`` characters stays text. Amounts are never taken from here.
    """
    if isinstance(node, Scalar):
        return _plain_value(node.written) if node.plain else node.written
    if isinstance(node, Mapping):
        return {entry.key.written: standard_value(entry.value) for entry in node.entries}
    return [standard_value(item) for item in node.items]


def _plain_value(written: str) -> object:
    if written in _NAMED:
        return _NAMED[written]
    if written[0] not in "-+.0123456789" or len(written) > MAX_NUMBER_LENGTH:
        return written
    if _INTEGER.fullmatch(written):
        return int(written)
    if _FLOAT.fullmatch(written):
        return float(written)
    if _OCTAL.fullmatch(written):
        return int(written[2:], 8)
    if _HEXADECIMAL.fullmatch(written):
        return int(written[2:], 16)
    return written
