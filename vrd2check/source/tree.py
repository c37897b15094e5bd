"""A YAML text as a tree in which every value knows its place and how it was written."""

from __future__ import annotations

from typing import TypeAlias

from vrd2check.places import Place
from vrd2check.records import NamedTuple, record


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


@record
class Mapping:
    """Entries in the order of the file; a key that occurs twice is there twice.

    ``flow`` tells ``{a: 1}`` from the block form. The place of a block mapping ends where its last
    value ends, white space and comments left out.
    """

    entries: tuple[Entry, ...]
    place: Place
    flow: bool

    def get(self, key: str) -> Node | None:
        """Give the value of the first entry with this key, or None."""
        for entry in self.entries:
            if entry.key.written == key:
                return entry.value
        return None


@record
class Sequence:
    """Items in the order of the file; ``flow`` tells ``[1, 2]`` from the block form."""

    items: tuple[Node, ...]
    place: Place
    flow: bool


Node: TypeAlias = Scalar | Mapping | Sequence
"""Any part of the tree. Where the file uses an alias, two parents share one node."""
