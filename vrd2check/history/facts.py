"""What a dossier says besides amounts: its status, years, dates, periods and VAT rates."""

from collections.abc import Iterator
from typing import NamedTuple

from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

# The keys whose values decide when, whether and with which tax something counts.
_KEYS = frozenset(
    {"status", "nummer", "titel", "jaar", "datum", "van", "tot", "vanaf", "btw", "meetperiode"}
    | {"actueel_tot", "periode"}
)
# What an item of a list is called by, the best first.
_NAMES = ("nr", "nummer", "deliverable", "actie", "aankooptype", "bron", "risico", "kost", "titel")
# Explanations are told as such.
_APART = frozenset({"toelichtingen"})


class Fact(NamedTuple):
    """Something that a dossier says otherwise: where, and what it said and says; empty for nothing.

    ``where`` are the keys and names that lead to it, from the top.
    """

    where: tuple[str, ...]
    old: str
    new: str


def changed_facts(was: MappingNode | None, now: MappingNode | None) -> tuple[Fact, ...]:
    """Return what a dossier says otherwise, in the order of the later revision."""
    old, new = (dict(_facts(tree, ())) if tree is not None else {} for tree in (was, now))
    return tuple(
        Fact(where, old.get(where, ""), new.get(where, ""))
        for where in {**new, **old}
        if old.get(where, "") != new.get(where, "")
    )


def _facts(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, MappingNode):
        for entry in node.entries:
            key = entry.key.written
            if isinstance(entry.value, Scalar):
                if key in _KEYS:
                    yield (*path, key), entry.value.written.strip()
            elif key not in _APART:
                yield from _facts(entry.value, (*path, key))
    elif isinstance(node, SequenceNode):
        seen: dict[str, int] = {}
        for number, item in enumerate(node.items, 1):
            name = _name(item) or str(number)
            seen[name] = seen.get(name, 0) + 1
            again = f" ({seen[name]})" if seen[name] > 1 else ""
            yield from _facts(item, (*path, f"{name}{again}"))


def _name(item: Node) -> str:
    if not isinstance(item, MappingNode):
        return ""
    values = {
        entry.key.written: " ".join(entry.value.written.split())
        for entry in item.entries
        if isinstance(entry.value, Scalar)
    }
    named = [values[key] for key in _NAMES if values.get(key)]
    return " · ".join(named[:2])
