"""A YAML text as a tree in which every value knows its place and how it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias, final

from vrd2check.places import Place


@final
@dataclass(frozen=True, slots=True)
class Scalar:
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

    ``flow`` tells ``{a: 1}`` from the block form. The place of a block mapping ends where its last
    value ends, white space and comments left out. ``repeated`` holds all keys with their values
    where one occurs twice, ``key_marks`` where the keys stand.
    """

    __slots__ = ("_entries", "_make_entries", "flow", "key_marks", "place", "repeated")

    place: Place
    flow: bool

    def __init__(
        self, make_entries: Callable[[list[Any], Iterable[tuple[str, Node]]], tuple[Entry, ...]]
    ) -> None:
        """Begin a mapping, of whose marks and pairs ``make_entries`` can make entries."""
        self._make_entries = make_entries
        self._entries: tuple[Entry, ...] | None = None
        self.key_marks: list[Any] = []
        self.repeated: list[tuple[str, Node]] | None = None

    def pairs(self) -> Iterable[tuple[str, Node]]:
        """Return each key as it is written with its value, one that occurs twice each time."""
        return self.repeated or self.items()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The keys, which know their places, with their values; all of those that occur twice.

        They are made when they are first asked for: of few keys anybody asks where they stand.
        """
        if self._entries is None:
            self._entries = self._make_entries(self.key_marks, self.pairs())
        return self._entries

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
        return f"Mapping{self._content()!r}"

    def _content(self) -> tuple[object, ...]:
        return self.entries, self.place, self.flow


@final
@dataclass(frozen=True, slots=True)
class SequenceNode:
    """Items in the order of the file; ``flow`` tells ``[1, 2]`` from the block form."""

    items: tuple[Node, ...]
    place: Place
    flow: bool


Node: TypeAlias = Scalar | MappingNode | SequenceNode
"""Any part of the tree. Where the file uses an alias, two parents share one node."""
