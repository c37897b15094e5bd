"""Things that stand somewhere twice."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from vrd2check.dossiers.tables import AnyLine, AnyTable

Item = TypeVar("Item")


def repeated(items: Iterable[tuple[Hashable, Item]]) -> Iterator[tuple[Item, Item]]:
    """Return each item that has the same key as an earlier one, and the first with that key."""
    first: dict[Hashable, Item] = {}
    for key, item in items:
        earlier = first.setdefault(key, item)
        if earlier is not item:
            yield item, earlier


def repeated_lines(table: AnyTable) -> Iterator[tuple[AnyLine, AnyLine]]:
    """Return each line that has all its names in common with an earlier one, and that first one.

    Lines without any name are left out: nothing tells that they are about one thing.
    """
    return repeated(
        (frozenset((dimension, name.canonical) for dimension, name in line.names.items()), line)
        for line in table.lines
        if line.names
    )
