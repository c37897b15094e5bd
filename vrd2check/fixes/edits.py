"""Changes to a text: at the place of one value each, and nothing else."""

from collections.abc import Iterable
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.places import LINE_END, Place
from vrd2check.source import MappingNode, Node, Scalar

_QUOTES = "\"'"


class Edit(NamedTuple):
    """One change: the characters ``old`` at a place become ``new``, quotes included.

    ``code`` is that of the rule which found it, empty for a change of notation. ``safe`` tells
    that it may be made without being asked for, ``mends`` that something wrong is put right by it.
    """

    place: Place
    old: str
    new: str
    reason: Text
    safe: bool
    code: str
    mends: bool


class TextChangedError(ValueError):
    """What stands at the place of an edit is not what the edit is to replace."""


class Lines:
    """A text, with the offset at which each of its lines starts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in LINE_END.finditer(text))]

    def span(self, place: Place) -> tuple[int, int]:
        """Return the offsets between which a place lies."""
        start = self._starts[place.line - 1] + place.column - 1
        return start, self._starts[place.end_line - 1] + place.end_column - 1

    def at(self, place: Place) -> str:
        """Return the characters at a place."""
        start, end = self.span(place)
        return self.text[start:end]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make changes to the text of one file.

    Raises TextChangedError when something else stands at a place, or when two edits overlap.
    """
    lines = Lines(text)
    pieces: list[str] = []
    done = 0
    spans = sorted(((lines.span(edit.place), edit) for edit in edits), key=lambda pair: pair[0])
    for (start, end), edit in spans:
        if start < done or text[start:end] != edit.old:
            raise TextChangedError(str(edit.place))
        pieces += (text[done:start], edit.new)
        done = end
    return "".join(pieces) + text[done:]


def before(place: Place, edits: Iterable[Edit]) -> Place:
    """Return where a place in the changed text was in the text before the changes to its file."""
    on_line = sorted(
        (edit for edit in edits if edit.place.line == place.line), key=lambda edit: edit.place
    )
    start = _before(place.column, on_line)
    end = _before(place.end_column, on_line) if place.end_line == place.line else place.end_column
    return place._replace(column=start, end_column=end)


def _before(column: int, edits: Iterable[Edit]) -> int:
    grown = 0
    for edit in edits:
        if column <= edit.place.column + grown:
            break
        grown += len(edit.new) - len(edit.old)
    return column - grown


def merged(earlier: Iterable[Edit], later: Iterable[Edit]) -> tuple[Edit, ...]:
    """Make one set of changes of those to a text and those to the text that they gave."""
    found = {edit.place: edit for edit in earlier}
    first = tuple(found.values())
    for edit in later:
        own = [one for one in first if one.place.file == edit.place.file]
        place = before(edit.place, own)
        old = found[place].old if place in found else edit.old
        found[place] = edit._replace(place=place, old=old)
    return tuple(sorted((e for e in found.values() if e.old != e.new), key=lambda e: e.place))


def token(old: str, written: str, *, flow: bool) -> str:
    """Return the characters that stand for a written value, quoted as the old ones were.

    A value without quotes gets them where a comma would end it: inside ``[…]`` and ``{…}``.
    """
    if old[:1] in _QUOTES and old:
        return f"{old[0]}{written}{old[0]}"
    return f'"{written}"' if flow and "," in written else written


def is_editable(old: str, written: str) -> bool:
    """Whether a value stands in the text just as it reads, but for quotes around it."""
    if not old:
        return False
    return old == written if old[:1] not in _QUOTES else old == f"{old[0]}{written}{old[0]}"


class Spot(NamedTuple):
    """A value in the tree: whether it is inside ``[…]`` or ``{…}``, and of which table a total.

    ``table`` is the place of the table or line whose total it is, None for what is no total.
    ``times`` tells how often the file uses it; an alias makes that more than once.
    """

    flow: bool
    table: Place | None
    times: int = 1


_TOTALS = ("totaal", "subtotalen")


def spots(root: MappingNode) -> dict[Place, Spot]:
    """Return the spot of every value in a file."""
    found: dict[Place, Spot] = {}
    open_: list[tuple[Node, bool, Place | None]] = [(root, False, None)]
    while open_:
        node, flow, table = open_.pop()
        if isinstance(node, Scalar):
            known = found.get(node.place)
            found[node.place] = Spot(flow, table, known.times + 1 if known else 1)
        elif isinstance(node, MappingNode):
            for entry in node.entries:
                total = entry.key.written in _TOTALS
                of = node.place if total and table is None else table
                open_.append((entry.value, flow or node.flow, of))
        else:
            open_ += [(item, flow or node.flow, table) for item in node.items]
    return found


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether one place lies inside another."""
    return inner.file == outer.file and outer[1:3] <= inner[1:3] and inner[3:5] <= outer[3:5]
