"""Things that stand somewhere twice."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from vrd2check.dossiers import Name
from vrd2check.dossiers.tables import AnyLine, AnyTable

from .rule import Problem

Item = TypeVar("Item")


def repeated(items: Iterable[tuple[Hashable, Item]]) -> Iterator[tuple[Item, Item]]:
    """Return each item that has the same key as an earlier one, and the first with that key."""
    first: dict[Hashable, Item] = {}
    for key, item in items:
        earlier = first.setdefault(key, item)
        if earlier is not item:
            yield item, earlier


def named_twice(word: str, names: Iterable[tuple[Hashable, Name]]) -> Iterator[Problem]:
    """Return the problem of each name that has the same key as an earlier one, and where that is.

    ``word`` is what the message calls the name.
    """
    for name, earlier in repeated(names):
        line = str(earlier.place.line)
        yield Problem(name.place, {word: name, "line": line}, related=(earlier.place,))


def repeated_lines(table: AnyTable) -> Iterator[tuple[AnyLine, AnyLine]]:
    """Return each line that has all its names in common with an earlier one, and that first one.

    Lines without any name are left out: nothing tells that they are about one thing.
    """
    return repeated(
        (frozenset((dimension, name.canonical) for dimension, name in line.names.items()), line)
        for line in table.lines
        if line.names
    )
