"""Comply or explain: what the author of a dossier says of a finding."""

from collections.abc import Iterator
from typing import NamedTuple

from vrd2check.figures import Figure, Kind, State, read_figure, states_nothing
from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

from .names import Name
from .placeholder import is_placeholder
from .reading import Reader, mappings

# The figures of an explanation tell of others, and are none of the dossier.
_TEXTS = ("er_staat", "verwacht", "auteur", "datum", "goedgekeurd_door")


class Reference(NamedTuple):
    """A name by which an explanation says where; ``meanings`` are the keys it can be equal by."""

    name: Name
    meanings: frozenset[str]


class Explanation(NamedTuple):
    """Why a finding may stay.

    ``rule`` is the code or name of a rule, ``at`` are names that the finding is about, all of them,
    ``difference`` is how far its figures are apart, absent where nothing is stated. ``reason`` is
    None where nothing is written at all; what is written may still state nothing, as ``nvt`` does.
    ``stated`` and ``expected`` are what stood there and should have, as it is written, empty where
    the author does not say. ``author``, ``date`` and ``approved_by`` are empty where nothing is.
    """

    place: Place
    rule: Name | None
    at: tuple[Reference, ...]
    difference: Figure
    reason: Name | None
    stated: str = ""
    expected: str = ""
    author: str = ""
    date: str = ""
    approved_by: str = ""

    def has_reason(self) -> bool:
        """Whether the author gave a reason."""
        if self.reason is None or is_placeholder(self.reason.text):
            return False
        return not states_nothing(self.reason.text)


def read_explanations(reader: Reader) -> tuple[Explanation, ...]:
    """Read the explanations of a dossier.

    To be called after everything else was read, since they speak of names that stand there.
    """
    return tuple(
        Explanation(
            row.place,
            reader.name(row, "regel"),
            tuple(_references(reader, row.get("bij"))),
            _difference(reader, row),
            _reason(reader, row.get("reden")),
            *(_text(row, key) for key in _TEXTS),
        )
        for row in mappings(reader.root.get("toelichtingen"))
    )


def _text(row: MappingNode, key: str) -> str:
    node = row.get(key)
    return node.written.strip() if isinstance(node, Scalar) else ""


def _references(reader: Reader, node: Node | None) -> Iterator[Reference]:
    """Read one name, or a list of names."""
    for item in node.items if isinstance(node, SequenceNode) else (node,):
        if isinstance(item, Scalar) and not states_nothing(item.written):
            yield Reference(reader.as_name(item), reader.meanings(item.written))


def _difference(reader: Reader, row: MappingNode) -> Figure:
    """Read the difference as an amount, or else as a count or percentage, whichever it is."""
    node = row.get("verschil")
    written = node.written if isinstance(node, Scalar) else ""
    kinds = (
        kind for kind in Kind if read_figure(written, row.place, kind).state is not State.UNREADABLE
    )
    return reader.figure(row, "verschil", next(kinds, Kind.AMOUNT))


def _reason(reader: Reader, node: Node | None) -> Name | None:
    if not isinstance(node, Scalar) or not node.written.strip():
        return None
    return reader.as_name(node)
