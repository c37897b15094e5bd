"""Writing what a chapter says as YAML, in the style of the dossiers."""

import re
from collections.abc import Iterator, Mapping

from vrd2check.source import scalar

from .columns import FIGURES
from .contents import Item, Value
from .headings import MONTH, YEAR

_FIGURE = re.compile(r"[-+−]?(?:€ ?)?[0-9][0-9. ]*(?: ?€| ?%)?(?<! )")
FIGURE_KEYS = FIGURES - {YEAR, MONTH}
"""The keys of a dossier behind which a figure stands."""
_FIGURE_PARENTS = frozenset({"bedragen", "maanden", "jaren"})
_LONGEST = 170


def block(key: str, value: Value, indent: int = 0, *, comment: str = "") -> Iterator[str]:
    """Return the lines of a key with its value, indented; a comment stands behind the key."""
    before = f"{' ' * indent}{key}:"
    behind = f"  # {comment}" if comment else ""
    if isinstance(value, Mapping) and value and not _fits_on_a_line(key, value):
        yield f"{before}{behind}"
        for inner, part in value.items():
            yield from block(inner, part, indent + 2)
    elif isinstance(value, list) and value and isinstance(value[0], Item):
        yield f"{before}{behind}"
        for item in value:
            assert isinstance(item, Item)
            yield from item_lines(item, indent + 2)
    else:
        yield f"{before} {flow(value, key)}{behind}"


def item_lines(item: Item, indent: int) -> list[str]:
    """Return the lines of an item of a list, the first with a dash, and a comment of its origin."""
    comment = f"  # {item.origin}" if item.origin else ""
    before = f"{' ' * indent}- "
    if not _has_items(item.values):
        one = f"{before}{flow(item.values)}"
        if len(one) <= _LONGEST:
            return [f"{one}{comment}"]
    lines = [line for key, value in item.values.items() for line in block(key, value, indent + 2)]
    first, *rest = lines
    return [f"{before}{first[indent + 2 :]}{comment}", *rest]


def flow(value: Value, key: str = "") -> str:
    """Return a value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        is_figure = key in FIGURE_KEYS or key in _FIGURE_PARENTS
        return value if is_figure and _FIGURE.fullmatch(value) else scalar(value)
    if isinstance(value, Item):
        return flow(value.values)
    if isinstance(value, Mapping):
        parent = key if key in _FIGURE_PARENTS else ""
        parts = (f"{scalar(k)}: {flow(v, parent or k)}" for k, v in value.items())
        return f"{{{', '.join(parts)}}}"
    return f"[{', '.join(flow(one, key) for one in value)}]"


def _has_items(values: Mapping[str, Value]) -> bool:
    return any(
        isinstance(value, list) and value and isinstance(value[0], Item)
        for value in values.values()
    )


def _fits_on_a_line(key: str, value: Mapping[str, Value]) -> bool:
    if _has_items(value) or key in ("regels", "subtotalen", "groepen"):
        return False
    if key in _FIGURE_PARENTS:
        return True
    return len(flow(value, key)) <= _LONGEST - 30 and not any(
        isinstance(one, list) for one in value.values()
    )
