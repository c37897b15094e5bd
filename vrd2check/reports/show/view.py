"""What the sheets of one dossier are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from vrd2check.dossiers import Dossier, Loaded, Name, When
from vrd2check.figures import states_nothing
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

from .marks import Marks
from .sheets import Cell


@dataclass(frozen=True, slots=True)
class View:
    """A dossier with the marks of its figures, and the language of its readers.

    ``nodes`` are the nodes of the file by their places: a dossier holds what is calculated
    with, and some of what a template prints stands in the file alone.
    """

    dossier: Dossier
    marks: Marks
    language: Language
    nodes: Mapping[Place, Node]
    root: MappingNode

    def say(self, text: Text | str) -> str:
        """Return a text in the language of the reader."""
        return text if isinstance(text, str) else text.of(self.language)

    def written(self, place: Place | None, key: str) -> str:
        """Return what is written at a key of the mapping at a place, of the file itself for None.

        A list is written with commas; empty when nothing is stated.
        """
        node = self.root if place is None else self.nodes.get(place)
        return _written(node.get(key)) if isinstance(node, MappingNode) else ""

    def at(self, place: Place) -> str:
        """Return what is written at a place; empty when nothing is stated."""
        return _written(self.nodes.get(place))

    def words(self, value: Name | When | None) -> Cell:
        """Return a cell with a name or a period as written; an empty one when none is stated."""
        if value is None:
            return Cell()
        return Cell(value.text if isinstance(value, Name) else value.written.strip())


def view_of(loaded: Loaded, marks: Marks, language: Language) -> View | None:
    """Return the view of a file; None when it could not be read as a dossier."""
    root = loaded.document.root
    if loaded.dossier is None or root is None:
        return None
    return View(loaded.dossier, marks, language, _nodes(root), root)


def _nodes(root: MappingNode) -> dict[Place, Node]:
    found: dict[Place, Node] = {}
    met: set[int] = set()  # aliases let one node stand in several places
    left: list[Node] = [root]
    while left:
        node = left.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        found[node.place] = node
        if isinstance(node, MappingNode):
            left += [entry.value for entry in node.entries]
        elif isinstance(node, SequenceNode):
            left += node.items
    return found


def _written(node: Node | None) -> str:
    if isinstance(node, Scalar):
        return "" if states_nothing(node.written) else node.written.strip()
    if isinstance(node, SequenceNode):
        return ", ".join(filter(None, map(_written, node.items)))
    return ""
