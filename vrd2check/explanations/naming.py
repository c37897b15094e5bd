"""What a finding is about, by the names of the lines, columns and chapters of its figures.

A place lies in a chapter, in a line that carries names, in the column of a year or month. All of
that is told by the tree of the file. A finding is about the names that all figures on one side of
its relation have in common: a total is about its own line, and not about each line that it adds up.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from vrd2check.dossiers import Loaded, Name, canonical_form
from vrd2check.figures import month_name, month_number
from vrd2check.places import Place
from vrd2check.result import Finding
from vrd2check.source import Entry, MappingNode, Node, Scalar, SequenceNode

_MONTHS = "maanden"
_ALL_MONTHS = 12
# Words of the format that say how a table is built, and nothing of what stands in it.
_STRUCTURE = frozenset({"regels", "groepen", "bedragen", "jaren", "waarden", _MONTHS})


class Sort(Enum):
    """What sort of word something is called by."""

    ITSELF = "itself"
    """The very name that the finding points at."""
    NAME = "name"
    """A name in the line."""
    COLUMN = "column"
    """A year, a month, ``vak``, a chapter or another key above the figure."""
    PATH = "path"
    """All keys above the figure, with points between them."""


class Called(NamedTuple):
    """A word by which something is called, and the keys by which other words equal it.

    ``key`` is the key in the line under which a name stands.
    """

    written: str
    keys: frozenset[str]
    sort: Sort = Sort.COLUMN
    key: str = ""


class Naming:
    """Knows what the figures of some files are called."""

    def __init__(self, files: Sequence[Loaded]) -> None:
        self._files = {file.name: file for file in files}
        self._trees: dict[str, MappingNode | None] = {}
        self._names: dict[str, dict[Place, Name]] = {}
        self._known: dict[Place, tuple[Called, ...]] = {}
        self._keys: dict[int, tuple[Finding, frozenset[str]]] = {}

    def of(self, finding: Finding) -> tuple[Called, ...]:
        """Return what a finding is about, in its own dossier.

        It goes from the chapter down to the line and the column.
        """
        own = finding.place.file
        sides: dict[object, list[Place]] = {}
        for role, figure in finding.figures:
            if figure.place.file == own:
                sides.setdefault(role, []).append(figure.place)
        found = [one for places in sides.values() for one in self._shared(places)]
        if finding.judgement is None:
            found += self._itself(finding.place)
            places = (finding.place, *(place for place in finding.related if place.file == own))
            found += [one for place in places for one in self._at(place)]
        elif finding.judgement.step:
            step = finding.judgement.step
            found.append(Called(step, frozenset({canonical_form(step)})))
        return tuple(dict.fromkeys(found))

    def at(self, finding: Finding) -> tuple[Called, ...]:
        """Return what the line or total at which a finding shows is called by itself."""
        return tuple(dict.fromkeys((*self._itself(finding.place), *self._at(finding.place))))

    def beside(self, place: Place) -> list[frozenset[str]]:
        """Return the keys of the names of each other line in the list in which a place lies."""
        node: Node | None = self._tree(place.file)
        found: list[Node] = []
        while node is not None:
            if isinstance(node, SequenceNode):
                number = _item_at(node, place)
                found = [one for one in node.items if one is not node.items[number - 1]]
                node = node.items[number - 1] if number else None
            elif isinstance(node, MappingNode):
                entry = next((one for one in node.entries if _holds(one, place)), None)
                node = entry.value if entry is not None else None
            else:
                break
        return [
            frozenset(key for named in self._line(one) for key in named.keys)
            for one in found
            if isinstance(one, MappingNode)
        ]

    def keys(self, finding: Finding) -> frozenset[str]:
        """Return the keys of all names of what a finding is about, worked out once."""
        known = self._keys.get(id(finding))
        if known is None:
            keys = frozenset(key for one in self.of(finding) for key in one.keys)
            # The finding is held on to, so that no other one gets its identity.
            known = self._keys[id(finding)] = finding, keys
        return known[1]

    def _shared(self, places: Sequence[Place]) -> Iterator[Called]:
        """Return what all of some places are called."""
        first, *others = places
        keys = [
            frozenset(key for one in self._at(place) for key in one.keys) for place in set(others)
        ]
        for one in self._at(first):
            if all(one.keys & other for other in keys):
                yield one

    def _at(self, place: Place) -> tuple[Called, ...]:
        if place not in self._known:
            root = self._tree(place.file)
            self._known[place] = tuple(self._down(root, place)) if root is not None else ()
        return self._known[place]

    def _down(self, root: MappingNode, place: Place) -> Iterator[Called]:
        """Walk down the tree to a place."""
        node: Node = root
        path: list[str] = []
        while True:
            if isinstance(node, MappingNode):
                if node is not root:
                    yield from self._line(node)
                entry = next((one for one in node.entries if _holds(one, place)), None)
                if entry is None:
                    return
                yield from self._column(entry, path)
                path.append(entry.key.written)
                node = entry.value
            elif isinstance(node, SequenceNode):
                number = _item_at(node, place)
                if not number:
                    return
                item = node.items[number - 1]
                if path[-1:] == [_MONTHS] and number <= _ALL_MONTHS and isinstance(item, Scalar):
                    yield Called(month_name(number).nl, frozenset({_month(number)}))
                node = item
            else:
                return

    def _line(self, line: MappingNode) -> Iterator[Called]:
        for entry in line.entries:
            if isinstance(entry.value, Scalar):
                yield from self._named(entry.value, entry.key.written)

    def _column(self, entry: Entry, path: Sequence[str]) -> Iterator[Called]:
        word = entry.key.written
        yield from self._named(entry.key, word)
        month = month_number(word) if path[-1:] == [_MONTHS] else None
        if month is not None:
            yield Called(word, frozenset({_month(month)}))
        elif word not in _STRUCTURE:
            yield Called(word, frozenset({canonical_form(word)}))
        if path:
            whole = ".".join((*path, word))
            yield Called(whole, frozenset({canonical_form(whole)}), Sort.PATH)

    def _itself(self, place: Place) -> Iterator[Called]:
        name = self._names_in(place.file).get(place)
        if name is not None:
            yield Called(name.text, keys_of_name(name), Sort.ITSELF)

    def _named(self, node: Scalar, key: str) -> Iterator[Called]:
        name = self._names_in(node.place.file).get(node.place)
        if name is not None:
            yield Called(name.text, keys_of_name(name), Sort.NAME, key)

    def _tree(self, file: str) -> MappingNode | None:
        if file not in self._trees:
            self._trees[file] = self._files[file].tree() if file in self._files else None
        return self._trees[file]

    def _names_in(self, file: str) -> dict[Place, Name]:
        if file not in self._names:
            loaded = self._files.get(file)
            dossier = loaded.dossier if loaded is not None else None
            names = dossier.head.names if dossier is not None else ()
            self._names[file] = {name.place: name for name in names}
        return self._names[file]


def keys_of(word: str, meanings: frozenset[str]) -> frozenset[str]:
    """Return the keys by which a word of an explanation may equal what something is called."""
    month = month_number(word)
    return meanings if month is None else meanings | {_month(month)}


def keys_of_name(name: Name) -> frozenset[str]:
    """Return the keys by which a name may be called."""
    return frozenset({name.canonical, canonical_form(name.text), canonical_form(name.full)}) - {""}


def _month(number: int) -> str:
    return f"maand {number}"


def _item_at(items: SequenceNode, place: Place) -> int:
    """Return the number of the item that holds a place, counted from one; 0 if none does."""
    # The items stand in the order of the file, but for those that are aliases.
    number = bisect_right(items.items, place[1:3], key=_start)
    if number and place.lies_in(items.items[number - 1].place):
        return number
    held = (n for n, item in enumerate(items.items, 1) if place.lies_in(item.place))
    return next(held, 0)


def _start(node: Node) -> tuple[int, int]:
    return node.place.line, node.place.column


def _holds(entry: Entry, place: Place) -> bool:
    return place.lies_in(entry.value.place) or place.lies_in(entry.key.place)
