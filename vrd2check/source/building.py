"""The events of a parser to the tree of this room, with the problems met on the way.

The events are taken as they come, with a list of the collections that are open: no depth of a file
is a depth of calls. Aliases become the node that they stand for, which two parents then share.
"""

from collections.abc import Callable
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


class _Open:
    """A list or mapping that is not closed yet; ``before`` is how much stood before it."""

    __slots__ = ("before", "children", "event")

    def __init__(self, event: Any, before: int) -> None:
        self.event = event
        self.before = before
        self.children: list[Node] = []


class _Anchored:
    """What an alias stands for: None while it is not closed, and how many nodes that takes."""

    __slots__ = ("mark", "node", "size")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.node: Node | None = None
        self.size = 1


class _Builder:
    """Holds what is common to all the nodes of one file."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.anchors: dict[str, _Anchored] = {}
        self.nodes = 0
        self.repeated = 0
        self.has_close_commas = _CLOSE_COMMA.search(text) is not None
        self.has_properties = "&" in text or "!" in text
        self.lines: list[str] | None = None

    def document(self, next_event: Callable[[], Any]) -> Node | None:
        """Take the events of a stream that holds one document at most."""
        next_event()  # the stream starts
        if type(next_event()) is StreamEndEvent:
            return None
        open_: list[_Open] = []
        root: Node | None = None
        start: Mark | None = None
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                self.count(open_)
                node: Node = self.scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self.count(open_)
                if event.anchor:
                    self.anchor(event)
                open_.append(_Open(event, self.nodes + self.repeated))
                start = start or event.start_mark
                continue
            elif kind is MappingEndEvent:
                node = self.close(open_.pop(), event.end_mark, self.mapping)
            elif kind is SequenceEndEvent:
                node = self.close(open_.pop(), event.end_mark, self.sequence)
            elif kind is AliasEvent:
                node = self.aliased(event)
            else:
                break  # the document ends
            if open_:
                open_[-1].children.append(node)
            else:
                root, start = node, start or event.start_mark
        after = next_event()
        if type(after) is not StreamEndEvent:
            raise ComposerError(
                "expected a single document in the stream",
                start,
                "but found another document",
                after.start_mark,
            )
        return root

    def count(self, open_: list[_Open]) -> None:
        """Count one node more, that stands in these collections."""
        self.nodes += 1
        if self.nodes > MAX_NODES or len(open_) >= MAX_DEPTH:
            mark = open_[-1].event.start_mark if open_ else None
            raise LimitReachedError(len(open_) >= MAX_DEPTH, mark)

    def anchor(self, event: Any) -> _Anchored:
        """Remember where an anchor stands, before what it names is known."""
        earlier = self.anchors.get(event.anchor)
        if earlier is not None:
            raise ComposerError(
                "found duplicate anchor; first occurrence",
                earlier.mark,
                "second occurrence",
                event.start_mark,
            )
        anchored = self.anchors[event.anchor] = _Anchored(event.start_mark)
        return anchored

    def aliased(self, event: Any) -> Node:
        """Give the node that an alias stands for."""
        found = self.anchors.get(event.anchor)
        if found is None:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        if found.node is None:
            raise AliasesRefusedError(found.mark, itself=True)
        self.repeated += found.size
        if self.repeated > MAX_ALIAS_NODES:
            raise AliasesRefusedError(event.start_mark, itself=False)
        return found.node

    def scalar(self, event: Any) -> Scalar:
        """Make a single value."""
        start, end, style = event.start_mark, event.end_mark, event.style
        written = event.value
        line, column, end_line, end_column = start.line, start.column, end.line, end.column
        if not style:
            if line == end_line:
                # An anchor or a tag stands before what was written and is no part of it.
                column = end_column - len(written)
        elif style in "|>":
            end_line, end_column = self.end_of_block(line, end_line, end_column)
        elif self.has_properties:
            column = self.after_properties(line, column)
        place = _new(Place, (self.file, line + 1, column + 1, end_line + 1, end_column + 1))
        if event.tag not in _NO_TAGS:
            self.check_tag(event.tag, Scalar, place)
            if event.tag == _TEXT_TAG:
                style = style or "!"
        scalar = _new(Scalar, (written, not style, place))
        if event.anchor:
            self.anchor(event).node = scalar
        return scalar

    def close(
        self, ended: _Open, end: Mark, make: Callable[[_Open, Mark], Mapping | Sequence]
    ) -> Mapping | Sequence:
        """Make a list or mapping of what it holds."""
        node = make(ended, end)
        if ended.event.anchor:
            anchored = self.anchors[ended.event.anchor]
            anchored.node = node
            anchored.size = self.nodes + self.repeated - ended.before + 1
        return node

    def sequence(self, ended: _Open, end: Mark) -> Sequence:
        """Make a list."""
        items, flow = ended.children, bool(ended.event.flow_style)
        place = self.collection_place(ended.event, end, items[-2:], Sequence)
        sequence = Sequence(tuple(items), place, flow)
        if flow and self.has_close_commas:
            self.problems += split_in_sequence(sequence)
        return sequence

    def mapping(self, ended: _Open, end: Mark) -> Mapping:
        """Make a mapping."""
        flow = bool(ended.event.flow_style)
        entries = []
        keys = set()
        last = ended.children[-2:]
        children = iter(ended.children)
        for key, value in zip(children, children, strict=True):
            stated = value
            if flow and type(value) is Scalar and value.plain and not value.written:
                stated = self.nothing_after(key, value)
            if type(key) is not Scalar:
                self.problem(ProblemKind.COMPLEX_KEY, key.place, messages.complex_key())
                continue
            if key.written == "<<" and key.plain:
                self.problem(ProblemKind.MERGE_KEY, key.place, messages.merge_key())
                continue
            keys.add(key.written)
            entries.append(_new(Entry, (key, stated)))
        place = self.collection_place(ended.event, end, last, Mapping)
        mapping = Mapping(tuple(entries), place, flow)
        splits = split_in_mapping(mapping) if flow and self.has_close_commas else []
        self.problems += splits
        if len(keys) != len(entries) and not splits:
            self.problems += duplicate_keys(mapping)
        return mapping

    def collection_place(
        self, event: Any, end: Mark, last: list[Node], kind: type[Mapping | Sequence]
    ) -> Place:
        """Give the place of a collection, of which these are the last keys and values."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if event.flow_style:
            place = Place(self.file, line, column, end.line + 1, end.column + 1)
        else:
            # The parsers end a block where the next thing begins. Its last value ends it, unless
            # that is an alias, whose place is elsewhere.
            ends = [child.place[3:] for child in last if child.place[1:] >= (line, column)]
            place = Place(self.file, line, column, *max(ends, default=(line, column + 1)))
        if event.tag not in _NO_TAGS:
            self.check_tag(event.tag, kind, place)
        return place

    def nothing_after(self, key: Node, value: Scalar) -> Scalar:
        """Put an empty value in ``{…}`` behind its colon, or behind its key if it has none."""
        _, _, _, line, column = key.place
        if value.place.end_line != value.place.line or value.place.end_column > value.place.column:
            return value
        colon = _COLON.match(self.line_at(line - 1), column - 1)
        after = colon.end() + 1 if colon else column
        return Scalar("", True, Place(self.file, line, after, line, after))

    def problem(self, kind: ProblemKind, place: Place, message: Any) -> None:
        """Note a problem."""
        self.problems.append(Problem(kind, place, message))

    def check_tag(self, tag: str, kind: type[Node], place: Place) -> None:
        """Refuse a tag that says anything but what the node is anyhow."""
        if tag != _STANDARD_TAGS[kind]:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(ProblemKind.UNKNOWN_TAG, place, messages.unknown_tag(shown))

    def line_at(self, index: int) -> str:
        """Give a line of the text, counted from zero."""
        if self.lines is None:
            self.lines = self.text.splitlines()
        return self.lines[index] if index < len(self.lines) else ""

    def after_properties(self, line: int, column: int) -> int:
        """Give the column at which a quoted value begins after its anchor or tag."""
        found = _PROPERTIES.match(self.line_at(line), column)
        return found.end() if found else column

    def end_of_block(self, line: int, end_line: int, end_column: int) -> tuple[int, int]:
        """Give the end of the last line with text of a ``|`` or ``>`` block."""
        last = end_line if end_column else end_line - 1
        while last > line and not self.line_at(last).strip():
            last -= 1
        return last, len(self.line_at(last).rstrip())


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
