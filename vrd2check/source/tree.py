"""A YAML text as a tree in which every value knows its place and how it was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias, final

from vrd2check.places import Place


@final
class Scalar(NamedTuple):
    """A single value.

    ``written`` holds the characters as the author typed them; of a quoted or block value what the
    quotes or the block hold, with ``plain`` false. An empty value is plain with ``written`` ``""``
    and a place of no width. The place includes the quotes, but no anchor or tag.
    """

    written: str
    plain: bool
    place: Place


class Entry(NamedTuple):
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


@final
class MappingNode(dict[str, "Node"]):
    """Values by key, in the order of the file; of a key that occurs twice the first value.

    ``entries`` holds all keys, which know their places, with their values. ``flow`` tells
    ``{a: 1}`` from the block form. The place of a block mapping ends where its last value ends,
    white space and comments left out.
    """

    __slots__ = ("entries", "flow", "place")

    def __init__(self, entries: tuple[Entry, ...], place: Place, flow: bool) -> None:
        super().__init__([(key.written, value) for key, value in entries])
        if len(self) < len(entries):
            self.update((key.written, value) for key, value in reversed(entries))
        self.entries = entries
        self.place = place
        self.flow = flow

    def pairs(self) -> Iterable[tuple[str, Node]]:
        """Return each key as it is written with its value, one that occurs twice each time."""
        if len(self) == len(self.entries):
            return self.items()
        return [(key.written, value) for key, value in self.entries]

    def key(self, written: str) -> Scalar:
        """Return the key that is written so, of two the last."""
        return next(one.key for one in reversed(self.entries) if one.key.written == written)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MappingNode) and self._content() == other._content()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self._content())

    def __repr__(self) -> str:
        return f"MappingNode{self._content()!r}"

    def _content(self) -> tuple[object, ...]:
        return self.entries, self.place, self.flow


@final
class SequenceNode(NamedTuple):
    """Items in the order of the file; ``flow`` tells ``[1, 2]`` from the block form."""

    items: tuple[Node, ...]
    place: Place
    flow: bool


Node: TypeAlias = Scalar | MappingNode | SequenceNode
"""Any part of the tree. Where the file uses an alias, two parents share one node."""
