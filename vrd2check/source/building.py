"""The events of a parser to a tree of nodes, with the problems met on the way.

The events are taken as they come, with a list of the collections that are open: no depth of a file
is a depth of calls. Aliases become the node that they stand for, which two parents then share.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from sys import intern
from typing import Any

from yaml.composer import ComposerError
from yaml.error import Mark
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from vrd2check.language import Text
from vrd2check.limits import MAX_ALIAS_NODES, MAX_DEPTH, MAX_NODES
from vrd2check.places import Place
from vrd2check.source.commas import misread_in_mapping, misread_in_sequence, pasted_row
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.texts import say, shortened
from vrd2check.source.tree import Entry, MappingNode, Node, Scalar, SequenceNode

_CLOSE_COMMA = re.compile(r",(?<=\d,)\d")
_TEXT_TAG = "tag:yaml.org,2002:str"
_STANDARD_TAGS = {
    Scalar: _TEXT_TAG,
    SequenceNode: "tag:yaml.org,2002:seq",
    MappingNode: "tag:yaml.org,2002:map",
}
_NO_TAGS = (None, "!")


def _has_no_colon(entry: Entry) -> bool:
    """Whether an entry in ``{…}`` is a key alone, where commas stand on both sides of it."""
    value = entry.value
    if not isinstance(value, Scalar) or not value.plain or value.written:
        return False
    return value.place[1:3] == value.place[3:5] == entry.key.place[3:5]


class RefusedError(Exception):
    """A text of which nothing is read, for the one ``problem`` that it has."""

    def __init__(self, problem: TextProblem) -> None:
        self.problem = problem


def build(
    next_event: Callable[[], Any], text: str, file: str
) -> tuple[Node | None, list[TextProblem]]:
    """Make a tree of the events of one document; None if there is no document.

    Places count from one. The problems, in the order of the file, are those that leave the rest
    of the tree readable.

    Raises ``yaml.error.MarkedYAMLError`` on a fault in the text, and RefusedError on one that
    nests too deep, holds too many values or repeats too much with aliases.
    """
    builder = _Builder(text, file)
    tree = builder.document(next_event)
    builder.problems.sort(key=lambda problem: problem.place[1:])
    return tree, builder.problems


@dataclass(slots=True)
class _Anchored:
    """What an alias stands for: None while it is not closed, and how many nodes that takes."""

    event: Any
    node: Node | None = None
    size: int = 1


@dataclass(slots=True)
class _Open:
    """A collection that is open, and what it holds so far.

    ``parts`` are the entries of a mapping or the items of a list, ``key`` is the last key of a
    mapping, ``last`` the last value; ``before`` is how many nodes there were before it.
    """

    event: Any
    is_mapping: bool
    before: int
    parts: list[Any]
    key: Node | None = None
    last: Node | None = None
    waits_for_key: bool = True


class _Builder:
    """Holds what is common to all the nodes of one file."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[TextProblem] = []
        self.anchors: dict[str, _Anchored] = {}
        self.open: list[_Open] = []
        self.nodes = 0
        self.repeated = 0
        self.has_properties = "&" in text or "!" in text
        self.has_empty_values = False
        self.lines: list[str] | None = None
        self.numbers: dict[str, str] = {}

    def document(self, next_event: Callable[[], Any]) -> Node | None:
        """Take the events of a stream that holds one document at most."""
        next_event()  # the stream starts
        start = next_event()
        if type(start) is StreamEndEvent:
            return None
        root = self.content(next_event)
        next_event()  # the document ends
        after = next_event()
        if type(after) is not StreamEndEvent:
            raise ComposerError(
                "expected a single document in the stream",
                start.end_mark,
                "but found another document",
                after.start_mark,
            )
        return root

    def content(self, next_event: Callable[[], Any]) -> Node:
        """Take the events of a document up to the end of its one value."""
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                node: Node = self.single(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self.begin(event)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = self.finish(self.open.pop(), event.end_mark)
            else:
                node = self.aliased(event)
            if not self.open:
                return node
            self.put(node, self.open[-1])

    def put(self, node: Node, parent: _Open) -> None:
        """Put a node into the collection that it stands in: as an item, a key or a value."""
        if not parent.is_mapping:
            parent.parts.append(node)
            parent.last = node
        elif parent.waits_for_key:
            parent.key = node
            parent.waits_for_key = False
        else:
            parent.waits_for_key = True
            parent.last = node
            key = parent.key
            if isinstance(key, Scalar) and not (key.written == "<<" and key.plain):
                parent.parts.append(Entry(key, node))
            elif key is not None:
                self.refuse_key(key)

    def count(self) -> None:
        """Count a node that is written out, and refuse one too many or too deep."""
        self.nodes += 1
        if len(self.open) >= MAX_DEPTH:
            raise self.refused(TextProblemKind.TOO_DEEP, say("too-deep", most=MAX_DEPTH))
        if self.nodes > MAX_NODES:
            raise self.refused(
                TextProblemKind.TOO_MANY_NODES, say("too-many-nodes", most=MAX_NODES)
            )

    def refused(
        self, kind: TextProblemKind, message: Text, event: Any | None = None
    ) -> RefusedError:
        """Return why nothing is read, at an event or else where the last collection begins."""
        mark = (event or self.open[-1].event).start_mark
        line, column = mark.line + 1, mark.column + 1
        return RefusedError(
            TextProblem(kind, Place(self.file, line, column, line, column + 1), message)
        )

    def single(self, event: Any) -> Scalar:
        """Make a single value, and note its tag and its anchor."""
        self.count()
        scalar = self.scalar(event)
        if not scalar.written:
            self.has_empty_values = True
        if self.has_properties:
            self.check_tag(event.tag, scalar)
            if event.anchor:
                self.anchor(event).node = scalar
        return scalar

    def begin(self, event: Any) -> None:
        """Begin a collection."""
        self.count()
        if event.anchor:
            self.anchor(event)
        before = self.nodes + self.repeated
        self.open.append(_Open(event, type(event) is MappingStartEvent, before, []))

    def finish(self, collection: _Open, end: Mark) -> Node:
        """Make a node of a collection that ends here."""
        event = collection.event
        place = self.collection_place(collection, end)
        node: MappingNode | SequenceNode
        if collection.is_mapping:
            node = self.mapping(collection, place)
        else:
            node = self.sequence(collection, place, end)
        if event.tag:
            self.check_tag(event.tag, node)
        if event.anchor:
            anchored = self.anchors[event.anchor]
            anchored.node = node
            anchored.size = self.nodes + self.repeated - collection.before + 1
        return node

    def sequence(self, collection: _Open, place: Place, end: Mark) -> SequenceNode:
        """Make a list; a row of amounts that was pasted into it becomes its items."""
        event = collection.event
        flow = bool(event.flow_style)
        sequence = SequenceNode(tuple(collection.parts), place, flow)
        if not flow:
            return sequence
        raw = self.text[event.start_mark.index : end.index]
        row = pasted_row(sequence, raw)
        if row is not None:
            return SequenceNode(row, place, flow)
        has_close_comma = _CLOSE_COMMA.search(raw) is not None
        self.problems += misread_in_sequence(sequence, has_close_comma=has_close_comma)
        return sequence

    def mapping(self, collection: _Open, place: Place) -> MappingNode:
        """Make a mapping; a key in ``{…}`` that has no colon is not also a repeated key."""
        flow = bool(collection.event.flow_style)
        entries: list[Entry] = collection.parts
        colonless: list[Entry] = []
        if flow and self.has_empty_values:
            entries = [self.behind_key(entry) for entry in entries]
            colonless = [entry for entry in entries if _has_no_colon(entry)]
        mapping = MappingNode(tuple(entries), place, flow)
        if colonless:
            mapping, problems = misread_in_mapping(mapping, colonless)
            self.problems += problems
        if len(mapping) < len(mapping.entries):
            self.refuse_repeated_keys(mapping)
        return mapping

    def behind_key(self, entry: Entry) -> Entry:
        """Return an entry with an empty value in ``{…}`` behind its colon, else behind its key."""
        key, value = entry
        if not isinstance(value, Scalar) or not value.plain or value.written:
            return entry
        if value.place[1:3] != value.place[3:]:
            return entry
        _, _, _, line, column = key.place
        between = re.match(r"\s*:", self.line_at(line)[column - 1 :])
        after = column + between.end() if between else column
        return Entry(key, Scalar("", True, Place(self.file, line, after, line, after)))

    def anchor(self, event: Any) -> _Anchored:
        """Remember where an anchor stands, before what it names is known."""
        earlier = self.anchors.get(event.anchor)
        if earlier is not None:
            raise ComposerError(
                "found duplicate anchor; first occurrence",
                earlier.event.start_mark,
                "second occurrence",
                event.start_mark,
            )
        anchored = self.anchors[event.anchor] = _Anchored(event)
        return anchored

    def aliased(self, event: Any) -> Node:
        """Return the node that an alias stands for."""
        found = self.anchors.get(event.anchor)
        if found is None:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        if found.node is None:
            raise self.refused(TextProblemKind.ALIASES, say("alias-of-itself"), found.event)
        self.repeated += found.size
        if self.repeated > MAX_ALIAS_NODES:
            raise self.refused(TextProblemKind.ALIASES, say("too-many-aliases"), event)
        return found.node

    def scalar(self, event: Any) -> Scalar:
        """Make a single value."""
        written, style, start, end = event.value, event.style, event.start_mark, event.end_mark
        line, end_line, end_column = start.line + 1, end.line + 1, end.column + 1
        if not style and line == end_line:
            # An anchor or a tag stands before what was written and is no part of it.
            column = end_column - len(written)
        else:
            column = start.column + 1
            if style and style in "|>":
                end_line, end_column = self.end_of_block(line, end_line, end_column)
            elif style and self.has_properties:
                column = self.after_properties(line, column)
        place = Place(self.file, line, column, end_line, end_column)
        # Dossiers have most of their words in common, and keep these; of numbers each has its own.
        if written[:1] in "0123456789":
            written = self.numbers.setdefault(written, written)
        else:
            written = intern(written)
        return Scalar(written, not style and event.tag != _TEXT_TAG, place)

    def refuse_key(self, key: Node) -> None:
        """Note a key that YAML allows and a dossier does not, which is left out with its value."""
        if isinstance(key, Scalar):
            self.problem(TextProblemKind.MERGE_KEY, key.place, say("merge-key"))
        else:
            self.problem(TextProblemKind.COMPLEX_KEY, key.place, say("complex-key"))

    def refuse_repeated_keys(self, mapping: MappingNode) -> None:
        """Note keys that occur twice in a mapping, of which YAML keeps one in silence."""
        first: dict[str, Scalar] = {}
        for key, _ in mapping.entries:
            earlier = first.setdefault(key.written, key)
            if earlier is not key:
                line, shown = earlier.place.line, shortened(key.written)
                message = say("duplicate-key", key=shown, line=line)
                self.problem(TextProblemKind.DUPLICATE_KEY, key.place, message, earlier.place)

    def collection_place(self, collection: _Open, end: Mark) -> Place:
        """Return the place of a collection that ends here."""
        start = collection.event.start_mark
        line, column = start.line + 1, start.column + 1
        if collection.event.flow_style:
            return Place(self.file, line, column, end.line + 1, end.column + 1)
        last = collection.last
        # The parsers end a block, which is never empty, where the next thing begins.
        if last is not None and not self.repeated:
            return Place(self.file, line, column, *last.place[3:])
        # The last value may be an alias, whose place is elsewhere.
        parts = [part for part in (collection.key, last) if part is not None]
        ends = [part.place[3:] for part in parts if part.place[1:] >= (line, column)]
        after = max(ends, default=(line, column + 1))
        return Place(self.file, line, column, *after)

    def problem(self, kind: TextProblemKind, place: Place, message: Text, *related: Place) -> None:
        """Note a problem."""
        self.problems.append(TextProblem(kind, place, message, related))

    def check_tag(self, tag: str | None, node: Node) -> None:
        """Refuse a tag that says anything but what the node is anyhow."""
        if tag not in _NO_TAGS and tag != _STANDARD_TAGS[type(node)]:
            shown = shortened(str(tag).replace("tag:yaml.org,2002:", "!!"))
            self.problem(TextProblemKind.UNKNOWN_TAG, node.place, say("unknown-tag", tag=shown))

    def line_at(self, number: int) -> str:
        """Return a line of the text, counted from one."""
        if self.lines is None:
            self.lines = self.text.splitlines()
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def after_properties(self, line: int, column: int) -> int:
        """Return the column at which a quoted value begins after its anchor or tag."""
        found = re.match(r"(?:[&!]\S*\s+)+", self.line_at(line)[column - 1 :])
        return column + found.end() if found else column

    def end_of_block(self, line: int, end_line: int, end_column: int) -> tuple[int, int]:
        """Return the end of the last line with text of a ``|`` or ``>`` block."""
        last = end_line if end_column > 1 else end_line - 1
        while last > line and not self.line_at(last).strip():
            last -= 1
        return last, len(self.line_at(last).rstrip()) + 1
