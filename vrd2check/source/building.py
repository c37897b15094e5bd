"""The events of a parser to the tree of this room, with the problems met on the way.

The events are taken as they come, with a list of the collections that are open: no depth of a file
is a depth of calls. Aliases become the node that they stand for, which two parents then share.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from vrd2check.limits import MAX_ALIAS_NODES, MAX_DEPTH, MAX_NODES
from vrd2check.patterns import pattern
from vrd2check.places import Place
from vrd2check.source import messages
from vrd2check.source.commas import split_in_mapping, split_in_sequence
from vrd2check.source.library import (
    AliasEvent,
    ComposerError,
    MappingEndEvent,
    MappingStartEvent,
    Mark,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from vrd2check.source.problems import Problem, ProblemKind
from vrd2check.source.tree import Entry, Mapping, Node, Scalar, Sequence

_PROPERTIES = pattern(r"(?:[&!]\S*\s+)+")
_CLOSE_COMMA = pattern(r",(?<=\d,)\d")
_COLON = pattern(r"\s*:")
_TEXT_TAG = "tag:yaml.org,2002:str"
_STANDARD_TAGS = {
    Scalar: _TEXT_TAG,
    Sequence: "tag:yaml.org,2002:seq",
    Mapping: "tag:yaml.org,2002:map",
}
_NO_TAGS = (None, "!")
_STARTS = frozenset([MappingStartEvent, SequenceStartEvent])
_ENDS = frozenset([MappingEndEvent, SequenceEndEvent])

# Places, scalars and entries are most of what a file becomes; made so, they take half the time.
_new = tuple.__new__


class LimitReachedError(Exception):
    """The text nests too deep or holds too many values; ``mark`` is where."""

    def __init__(self, deep: bool, mark: Mark | None) -> None:
        self.deep = deep
        self.mark = mark


class AliasesRefusedError(Exception):
    """A value contains itself, or the aliases repeat more than is allowed; ``mark`` is where."""

    def __init__(self, mark: Mark, itself: bool) -> None:
        self.mark = mark
        self.itself = itself


def build(next_event: Callable[[], Any], text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Make a tree of the events of one document; None if there is no document.

    Places count from one. The problems, in the order of the file, are those that leave the rest
    of the tree readable.

    Raises ``yaml.error.MarkedYAMLError`` on a fault in the text, LimitReachedError and
    AliasesRefusedError.
    """
    builder = _Builder(text, file)
    tree = builder.document(next_event)
    builder.problems.sort(key=lambda problem: problem.place[1:])
    return tree, builder.problems


class _Anchored:
    """What an alias stands for: None while it is not closed, and how many nodes that takes."""

    __slots__ = ("event", "node", "size")

    def __init__(self, event: Any) -> None:
        self.event = event
        self.node: Node | None = None
        self.size = 1


class _Builder:
    """Holds what is common to all the nodes of one file."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.anchors: dict[str, _Anchored] = {}
        self.repeated = 0
        self.has_close_commas = _CLOSE_COMMA.search(text) is not None
        self.has_properties = "&" in text or "!" in text
        self.has_odd_keys = "<<" in text
        self.has_empty_values = False
        self.lines: list[str] | None = None

    def document(self, next_event: Callable[[], Any]) -> Node | None:
        """Take the events of a stream that holds one document at most."""
        next_event()  # the stream starts
        start = next_event()
        if type(start) is StreamEndEvent:
            return None
        root = self.content(next_event)
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
        """Take the events of a document up to its end.

        Of a key its event is taken along: of few keys anybody asks where they stand.
        """
        nodes = 0
        # The collections that are open: how each starts, what it stands beside, and how many
        # nodes there are before it. What the last one holds so far are its ``children``.
        open_: list[tuple[Any, list[Any], int]] = []
        children: list[Any] = []
        in_mapping = False
        while True:
            event = next_event()
            kind = type(event)
            is_key = in_mapping and not len(children) % 2
            if kind is ScalarEvent or kind in _STARTS:
                nodes += 1
                if nodes > MAX_NODES or len(open_) >= MAX_DEPTH:
                    mark = open_[-1][0].start_mark if open_ else None
                    raise LimitReachedError(len(open_) >= MAX_DEPTH, mark)
            if kind is ScalarEvent:
                if self.has_properties:
                    self.heed(event)
                children.append(event if is_key else self.scalar(event))
            elif kind in _STARTS:
                self.begin(event, is_key)
                open_.append((event, children, nodes + self.repeated))
                children = []
                in_mapping = kind is MappingStartEvent
            elif kind in _ENDS:
                started, beside, before = open_.pop()
                make = self.mapping if in_mapping else self.sequence
                size = nodes + self.repeated - before + 1
                beside.append(self.end(started, make(started, event.end_mark, children), size))
                children = beside
                in_mapping = bool(open_) and type(open_[-1][0]) is MappingStartEvent
            elif kind is AliasEvent:
                children.append(self.aliased(event, is_key))
            else:
                root: Node = children[0]
                return root

    def begin(self, event: Any, is_key: bool) -> None:
        """Begin a list or mapping."""
        if event.anchor:
            self.anchor(event)
        if is_key:
            self.has_odd_keys = True

    def end(self, event: Any, node: Node, size: int) -> Node:
        """End a list or mapping, which takes so many nodes."""
        if event.anchor:
            anchored = self.anchors[event.anchor]
            anchored.node, anchored.size = node, size
        return node

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

    def aliased(self, event: Any, as_key: bool) -> Any:
        """Give the node that an alias stands for, or the event of a single value as a key."""
        found = self.anchors.get(event.anchor)
        if found is None:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        if found.node is None:
            raise AliasesRefusedError(found.event.start_mark, itself=True)
        self.repeated += found.size
        if self.repeated > MAX_ALIAS_NODES:
            raise AliasesRefusedError(event.start_mark, itself=False)
        if not as_key:
            return found.node
        if type(found.event) is ScalarEvent:
            return found.event
        self.has_odd_keys = True
        return found.node

    def heed(self, event: Any) -> None:
        """Heed the tag and the anchor of a single value, if it has them."""
        if event.tag not in _NO_TAGS:
            self.check_tag(event.tag, Scalar, self.scalar(event).place)
        if event.anchor:
            self.anchor(event).node = self.scalar(event)

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
        place = _new(Place, (self.file, line, column, end_line, end_column))
        if not written:
            self.has_empty_values = True
        return Scalar(written, not style and event.tag != _TEXT_TAG, place)

    def sequence(self, event: Any, end: Mark, items: list[Node]) -> Sequence:
        """Make a list."""
        place = self.collection_place(event, end, items[-2:], Sequence)
        flow = bool(event.flow_style)
        sequence = Sequence(tuple(items), place, flow)
        if flow and self.has_close_commas:
            self.problems += split_in_sequence(sequence)
        return sequence

    def mapping(self, event: Any, end: Mark, children: list[Any]) -> Mapping:
        """Make a mapping of its keys and values by turns."""
        place = self.collection_place(event, end, children[-2:], Mapping)
        flow = bool(event.flow_style)
        if flow and self.has_empty_values:
            children = self.empty_behind_keys(children)
        if self.has_odd_keys:
            children = self.without_odd_keys(children)
        by_turns = iter(children)
        values = {key.value: value for key, value in zip(by_turns, by_turns, strict=True)}
        repeats = 2 * len(values) != len(children)
        mapping = Mapping(values, repeats, place, flow, partial(self.entries, children))
        splits = []
        if flow and self.has_close_commas and self.has_empty_values:
            splits = split_in_mapping(mapping)
            self.problems += splits
        if repeats:
            values.update((entry.key.written, entry.value) for entry in reversed(mapping.entries))
            if not splits:
                self.problems += duplicate_keys(mapping)
        return mapping

    def entries(self, children: list[Any]) -> tuple[Entry, ...]:
        """Make entries of keys and values by turns."""
        by_turns = iter(children)
        return tuple(
            Entry(self.scalar(key), value) for key, value in zip(by_turns, by_turns, strict=True)
        )

    def empty_behind_keys(self, children: list[Any]) -> list[Any]:
        """Put empty values in ``{…}`` behind their colon, or behind their key if it has none."""
        moved = []
        by_turns = iter(children)
        for key, value in zip(by_turns, by_turns, strict=True):
            moved += [key, value]
            if type(value) is Scalar and value.plain and value.place[1:3] == value.place[3:]:
                _, _, _, line, column = self.known(key).place
                colon = _COLON.match(self.line_at(line), column - 1)
                after = colon.end() + 1 if colon else column
                moved[-1] = Scalar("", True, Place(self.file, line, after, line, after))
        return moved

    def without_odd_keys(self, children: list[Any]) -> list[Any]:
        """Leave out what YAML allows as a key and a dossier does not, with its value."""
        left = []
        by_turns = iter(children)
        for key, value in zip(by_turns, by_turns, strict=True):
            shown = self.known(key)
            if not isinstance(shown, Scalar):
                self.problem(ProblemKind.COMPLEX_KEY, shown.place, messages.complex_key())
            elif shown.written == "<<" and shown.plain:
                self.problem(ProblemKind.MERGE_KEY, shown.place, messages.merge_key())
            else:
                left += [key, value]
        return left

    def known(self, child: Any) -> Node:
        """Give what stands in a collection, of which a key is still an event."""
        return self.scalar(child) if type(child) is ScalarEvent else child

    def collection_place(
        self, event: Any, end: Mark, last: list[Any], kind: type[Mapping | Sequence]
    ) -> Place:
        """Give the place of a collection, of which these are the last keys and values."""
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        if event.flow_style:
            place = _new(Place, (self.file, line, column, end.line + 1, end.column + 1))
        else:
            # The parsers end a block where the next thing begins. Its last value ends it, unless
            # that is an alias, whose place is elsewhere.
            places = [self.known(child).place for child in last]
            ends = [place[3:] for place in places if place[1:] >= (line, column)]
            place = Place(self.file, line, column, *max(ends, default=(line, column + 1)))
        if event.tag not in _NO_TAGS:
            self.check_tag(event.tag, kind, place)
        return place

    def problem(self, kind: ProblemKind, place: Place, message: Any) -> None:
        """Note a problem."""
        self.problems.append(Problem(kind, place, message))

    def check_tag(self, tag: str, kind: type[Node], place: Place) -> None:
        """Refuse a tag that says anything but what the node is anyhow."""
        if tag != _STANDARD_TAGS[kind]:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(ProblemKind.UNKNOWN_TAG, place, messages.unknown_tag(shown))

    def line_at(self, number: int) -> str:
        """Give a line of the text, counted from one."""
        if self.lines is None:
            self.lines = self.text.splitlines()
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def after_properties(self, line: int, column: int) -> int:
        """Give the column at which a quoted value begins after its anchor or tag."""
        found = _PROPERTIES.match(self.line_at(line), column - 1)
        return found.end() + 1 if found else column

    def end_of_block(self, line: int, end_line: int, end_column: int) -> tuple[int, int]:
        """Give the end of the last line with text of a ``|`` or ``>`` block."""
        last = end_line if end_column > 1 else end_line - 1
        while last > line and not self.line_at(last).strip():
            last -= 1
        return last, len(self.line_at(last).rstrip()) + 1


def duplicate_keys(mapping: Mapping) -> list[Problem]:
    """Give a problem for each key that an earlier entry of the mapping already has."""
    first: dict[str, Place] = {}
    problems = []
    for entry in mapping.entries:
        written, place = entry.key.written, entry.key.place
        if written in first:
            message = messages.duplicate_key(written, first[written].line)
            problems.append(Problem(ProblemKind.DUPLICATE_KEY, place, message, (first[written],)))
        else:
            first[written] = place
    return problems
