"""The events of a parser to the tree of this room, with the problems met on the way.

The events are taken as they come, with a list of the collections that are open: no depth of a file
is a depth of calls. Aliases become the node that they stand for, which two parents then share.
"""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TypeAlias

from vrd2check.limits import MAX_ALIAS_NODES, MAX_DEPTH, MAX_NODES
from vrd2check.places import Place
from vrd2check.source import messages
from vrd2check.source.commas import split_in_mapping, split_in_sequence
from vrd2check.source.duplicates import duplicate_keys
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
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.tree import Entry, MappingNode, Node, Scalar, SequenceNode

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_CLOSE_COMMA = re.compile(r",(?<=\d,)\d")
_COLON = re.compile(r"\s*:")
_TEXT_TAG = "tag:yaml.org,2002:str"
_STANDARD_TAGS = {
    Scalar: _TEXT_TAG,
    SequenceNode: "tag:yaml.org,2002:seq",
    MappingNode: "tag:yaml.org,2002:map",
}
_NO_TAGS = (None, "!")

# A collection that is open: how it starts, the mapping or items that it is in, with the key that
# waits there, whether it is a key itself, and how many nodes there are before it.
_Open: TypeAlias = tuple[Any, MappingNode | None, list[Any], Any, bool, int]


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


def build(
    next_event: Callable[[], Any], text: str, file: str
) -> tuple[Node | None, list[TextProblem]]:
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
        self.problems: list[TextProblem] = []
        self.anchors: dict[str, _Anchored] = {}
        self.repeated = 0
        self.has_properties = "&" in text or "!" in text
        self.keeps_keys = self.has_properties or "?" in text
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

    def content(self, next_event: Callable[[], Any]) -> Node:  # noqa: PLR0912, PLR0915  one loop
        """Take the events of a document up to its end.

        Here most of the time of reading goes: a value on one line without an anchor or a tag, as
        nearly all are, is made on the spot.
        """
        file, has_properties, keeps_keys = self.file, self.has_properties, self.keeps_keys
        make_entries = self.entries
        nodes, most = 0, MAX_NODES
        open_: list[_Open] = []
        # The last collection that is open: a mapping with what its repeated keys hold, and the key
        # that waits for its value; or a list's items.
        mapping: MappingNode | None = None
        items: list[Any] = []
        key: Any = None
        is_key = False
        written = ""
        node: Any = None
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                if nodes > most:
                    raise _limit_reached(open_)
                usual = True
                if has_properties and (event.anchor or event.tag):
                    self.register_anchor(event)
                    usual = False
                if is_key:
                    key = event
                    is_key = False
                    continue
                start, end = event.start_mark, event.end_mark
                line = end.line
                written = event.value
                if usual and start.line == line:
                    if not written:
                        self.has_empty_values = True
                    line += 1
                    place = Place(file, line, start.column + 1, line, end.column + 1)
                    node = Scalar(written, not event.style, place)
                else:
                    node = self.scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if nodes > most:
                    raise _limit_reached(open_)
                if event.anchor:
                    self.anchor(event)
                open_.append((event, mapping, items, key, is_key, nodes + self.repeated))
                if len(open_) == MAX_DEPTH:
                    most = nodes
                is_key = kind is MappingStartEvent
                mapping = MappingNode(make_entries) if is_key else None
                items = []
                key = None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                started, beside, items_beside, key_beside, is_key, before = open_.pop()
                place = self.collection_place(started, event.end_mark, key, node)
                if mapping is None:
                    node = self.sequence(started, event.end_mark, items, place)
                else:
                    mapping.place, mapping.flow = place, started.flow_style
                    if items or (mapping.flow and self.has_empty_values):
                        self.repair(mapping, items, started.start_mark, event.end_mark)
                    node = mapping
                if started.tag not in _NO_TAGS:
                    self.check_tag(started.tag, type(node), place)
                if started.anchor:
                    anchored = self.anchors[started.anchor]
                    anchored.node, anchored.size = node, nodes + self.repeated - before + 1
                most = MAX_NODES
                mapping, items, key = beside, items_beside, key_beside
            elif kind is AliasEvent:
                node = self.aliased(event, is_key)
            else:
                root: Node = items[0]
                return root
            if mapping is None:
                items.append(node)
            elif is_key:
                key = node
                is_key = False
                self.has_odd_keys = True
            else:
                is_key = True
                if self.has_odd_keys and self.is_odd(key):
                    continue
                # A key without a colon may go on on the next line, and has an empty value.
                is_usual = written and not keeps_keys and not key.style
                mapping.key_marks.append(key.start_mark if is_usual else key)
                word = key.value
                if word in mapping:
                    items.append((len(mapping.key_marks) - 1, (word, node)))
                else:
                    mapping[word] = node

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

    def aliased(self, event: Any, is_key: bool) -> Any:
        """Return the node that an alias stands for; for a single value as a key its event."""
        found = self.anchors.get(event.anchor)
        if found is None:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        if found.node is None:
            raise AliasesRefusedError(found.event.start_mark, itself=True)
        self.repeated += found.size
        if self.repeated > MAX_ALIAS_NODES:
            raise AliasesRefusedError(event.start_mark, itself=False)
        return found.event if is_key and type(found.event) is ScalarEvent else found.node

    def register_anchor(self, event: Any) -> None:
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
        place = Place(self.file, line, column, end_line, end_column)
        if not written:
            self.has_empty_values = True
        return Scalar(written, not style and event.tag != _TEXT_TAG, place)

    def sequence(self, event: Any, end: Mark, items: list[Node], place: Place) -> SequenceNode:
        """Make a list."""
        sequence = SequenceNode(tuple(items), place, bool(event.flow_style))
        if event.flow_style and self.has_close_comma(event.start_mark, end):
            self.problems += split_in_sequence(sequence)
        return sequence

    def repair(self, mapping: MappingNode, repeats: list[Any], start: Mark, end: Mark) -> None:
        """Put repeated keys, each with its number in the mapping, and empty values in place."""
        if repeats:
            firsts = iter(mapping.items())
            mapping.repeated = []
            for number, pair in repeats:
                mapping.repeated += [*islice(firsts, number - len(mapping.repeated)), pair]
            mapping.repeated += firsts
        splits = []
        if mapping.flow and self.has_empty_values:
            self.move_behind_keys(mapping)
            if self.has_close_comma(start, end):
                splits = split_in_mapping(mapping)
                self.problems += splits
        if repeats and not splits:
            self.problems += duplicate_keys(mapping)

    def has_close_comma(self, start: Mark, end: Mark) -> bool:
        """Whether a comma stands between two digits in a part of the text."""
        return _CLOSE_COMMA.search(self.text, start.index, end.index) is not None

    def entries(self, keys: list[Any], values: Iterable[tuple[str, Node]]) -> tuple[Entry, ...]:
        """Make entries of where the keys stand, and of the keys with their values."""
        pairs = zip(keys, values, strict=True)
        return tuple([Entry(self.scalar_at(key, one), node) for key, (one, node) in pairs])

    def scalar_at(self, key: Any, written: str) -> Scalar:
        """Make the key that stands somewhere."""
        if type(key) is ScalarEvent:
            return self.scalar(key)
        line, column = key.line + 1, key.column + 1
        place = Place(self.file, line, column, line, column + len(written))
        return Scalar(written, True, place)

    def known(self, key: Any) -> Node:
        """Return a key that waits for its value as a node, which it is unless it is an event."""
        return self.scalar(key) if type(key) is ScalarEvent else key

    def move_behind_keys(self, mapping: MappingNode) -> None:
        """Put empty values in ``{…}`` behind their colon, or behind their key if it has none."""
        for number, (written, value) in enumerate(list(mapping.pairs())):
            if type(value) is Scalar and value.plain and value.place[1:3] == value.place[3:]:
                _, _, _, line, column = self.scalar_at(mapping.key_marks[number], written).place
                colon = _COLON.match(self.line_at(line), column - 1)
                after = colon.end() + 1 if colon else column
                moved = Scalar("", True, Place(self.file, line, after, line, after))
                if mapping[written] is value:
                    mapping[written] = moved
                if mapping.repeated:
                    mapping.repeated[number] = written, moved

    def is_odd(self, key: Any) -> bool:
        """Note a key that YAML allows and a dossier does not, to be left out with its value."""
        shown = self.known(key)
        if not isinstance(shown, Scalar):
            self.problem(TextProblemKind.COMPLEX_KEY, shown.place, messages.complex_key())
            return True
        if shown.written == "<<" and shown.plain:
            self.problem(TextProblemKind.MERGE_KEY, shown.place, messages.merge_key())
            return True
        return False

    def collection_place(self, event: Any, end: Mark, key: Any, last: Node) -> Place:
        """Return the place of a collection with this last value, in a mapping behind this key."""
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        after: tuple[int, ...]
        if event.flow_style:
            after = end.line + 1, end.column + 1
        elif not self.repeated:
            # The parsers end a block, which is never empty, where the next thing begins.
            after = last.place[3:]
        else:
            # The last value may be an alias, whose place is elsewhere.
            parts = [last.place] if key is None else [last.place, self.known(key).place]
            ends = [part[3:] for part in parts if part[1:] >= (line, column)]
            after = max(ends, default=(line, column + 1))
        return Place(self.file, line, column, *after)

    def problem(self, kind: TextProblemKind, place: Place, message: Any) -> None:
        """Note a problem."""
        self.problems.append(TextProblem(kind, place, message))

    def check_tag(self, tag: str, kind: type[Node], place: Place) -> None:
        """Refuse a tag that says anything but what the node is anyhow."""
        if tag != _STANDARD_TAGS[kind]:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(TextProblemKind.UNKNOWN_TAG, place, messages.unknown_tag(shown))

    def line_at(self, number: int) -> str:
        """Return a line of the text, counted from one."""
        if self.lines is None:
            self.lines = self.text.splitlines()
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def after_properties(self, line: int, column: int) -> int:
        """Return the column at which a quoted value begins after its anchor or tag."""
        found = _PROPERTIES.match(self.line_at(line), column - 1)
        return found.end() + 1 if found else column

    def end_of_block(self, line: int, end_line: int, end_column: int) -> tuple[int, int]:
        """Return the end of the last line with text of a ``|`` or ``>`` block."""
        last = end_line if end_column > 1 else end_line - 1
        while last > line and not self.line_at(last).strip():
            last -= 1
        return last, len(self.line_at(last).rstrip()) + 1


def _limit_reached(open_: list[_Open]) -> LimitReachedError:
    mark = open_[-1][0].start_mark if open_ else None
    return LimitReachedError(len(open_) >= MAX_DEPTH, mark)
