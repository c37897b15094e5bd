"""What a dossier says as a flat list: each value with the path that leads to it.

A path is the keys and the numbers of items from the top, such as ``inzet/#1/regels/#4/aantal``.
"""

from collections.abc import Iterable, Iterator, Mapping

from vrd2check.source import MappingNode, Node, Scalar

from .contents import Item, Value

NO_ITEMS = "[]"
NO_KEYS = "{}"
_FLAGS = frozenset({"volledig", "forfait"})


def of_node(node: Node, path: str = "") -> Iterator[tuple[str, Scalar | str]]:
    """Return each value below a node of a dossier with its path; an empty list or mapping too."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, MappingNode):
        for key, inner in node.items():
            yield from of_node(inner, _joined(path, _escaped(key)))
        if not node:
            yield path, NO_KEYS
    else:
        for number, item in enumerate(node.items, 1):
            yield from of_node(item, _joined(path, f"#{number}"))
        if not node.items:
            yield path, NO_ITEMS


def of_value(value: Value, path: str = "") -> Iterator[tuple[str, str]]:
    """Return each text in a value with its path; an empty list or mapping too."""
    if isinstance(value, bool):
        yield path, "true" if value else "false"
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, Item):
        yield from of_value(value.values, path)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from of_value(inner, _joined(path, _escaped(key)))
        if not value:
            yield path, NO_KEYS
    else:
        for number, item in enumerate(value, 1):
            yield from of_value(item, _joined(path, f"#{number}"))
        if not value:
            yield path, NO_ITEMS


def value_of(flat: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """Return the value that a flat list describes; the numbers of items give their order."""
    tree: dict[str, object] = {}
    for path, text in flat:
        steps = path.split("/")
        at = tree
        for step in steps[:-1]:
            inner = at.setdefault(step, {})
            if not isinstance(inner, dict):
                inner = at[step] = {}
            at = inner
        at[steps[-1]] = text
    found = _built(tree)
    return found if isinstance(found, dict) else {}


def _built(tree: object) -> Value:
    if not isinstance(tree, dict):
        text = str(tree)
        return [] if text == NO_ITEMS else {} if text == NO_KEYS else text
    if tree and all(step.startswith("#") for step in tree):
        ordered = sorted(tree, key=_number)
        return [_as_item(_built(tree[step])) for step in ordered]
    return {
        _unescaped(step): True if step in _FLAGS and inner == "true" else _built(inner)
        for step, inner in tree.items()
    }


def _number(step: str) -> int:
    return int(step[1:]) if step[1:].isdecimal() else 0


def _as_item(value: Value) -> Value:
    return Item(value) if isinstance(value, Mapping) else value


def _joined(path: str, step: str) -> str:
    return step if not path else f"{path}/{step}"


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1").replace("#", "~2")


def _unescaped(step: str) -> str:
    return step.replace("~2", "#").replace("~1", "/").replace("~0", "~")
