"""Changes to a text: at the place of one value each, and nothing else."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.places import LINE_END, Place
from vrd2check.source import MappingNode, Node, Scalar

_QUOTES = "\"'"


class Edit(NamedTuple):
    """The characters ``old`` at a place become ``new``, quotes included."""

    place: Place
    old: str
    new: str


class Change(NamedTuple):
    """What is changed together, since it is one thing that somebody did.

    ``reason`` says what that was; ``code`` is that of the rule which found it and ``finding`` its
    sentence, both empty for a change of notation. ``safe`` tells that it may be made without being
    asked for, ``mends`` that something wrong is put right by it. ``against`` is what speaks against
    a change that is not certain.
    """

    edits: tuple[Edit, ...]
    reason: Text
    code: str
    finding: Text = Text("", "")
    safe: bool = True
    mends: bool = True
    against: Text | None = None

    @property
    def place(self) -> Place:
        """Return where the first of its edits is made."""
        return self.edits[0].place

    @property
    def files(self) -> frozenset[str]:
        """Return the files that it changes."""
        return frozenset(edit.place.file for edit in self.edits)


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


def merged(earlier: Sequence[Change], later: Iterable[Change]) -> tuple[Change, ...]:
    """Make changes to one text of those to it and those to the text that they gave.

    No later change is made at the place of an earlier one.
    """
    done = edits_of(earlier)

    def moved(edit: Edit) -> Edit:
        own = [one for one in done if one.place.file == edit.place.file]
        return edit._replace(place=before(edit.place, own))

    new = (one._replace(edits=tuple(map(moved, one.edits))) for one in later)
    return tuple(sorted((*earlier, *new), key=lambda one: one.place))


def edits_of(changes: Iterable[Change]) -> list[Edit]:
    """Return the edits of all changes."""
    return [edit for change in changes for edit in change.edits]


def by_file(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Return edits by the file that they are made in, each in the order of its file."""
    found: dict[str, list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: edit.place):
        found.setdefault(edit.place.file, []).append(edit)
    return found


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
    """A value in the tree: whether it is inside ``[…]`` or ``{…}``, and how often it is used.

    An alias makes that more than once.
    """

    flow: bool
    times: int = 1


def spots(root: MappingNode) -> dict[Place, Spot]:
    """Return the spot of every value in a file, and of every key."""
    found: dict[Place, Spot] = {}
    open_: list[tuple[Node, bool]] = [(root, False)]
    while open_:
        node, flow = open_.pop()
        if isinstance(node, Scalar):
            known = found.get(node.place)
            found[node.place] = Spot(flow, known.times + 1 if known else 1)
        elif isinstance(node, MappingNode):
            for entry in node.entries:
                open_ += [(entry.key, True), (entry.value, flow or node.flow)]
        else:
            open_ += [(item, flow or node.flow) for item in node.items]
    return found
