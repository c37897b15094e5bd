"""Composed PyYAML nodes to the tree of this room, with the problems met on the way."""

import re
from typing import Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode

from vrd2check.places import Place
from vrd2check.source import messages
from vrd2check.source.commas import split_in_mapping, split_in_sequence
from vrd2check.source.problems import Problem, ProblemKind
from vrd2check.source.tree import Entry, Mapping, Node, Scalar, Sequence

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_CLOSE_COMMA = re.compile(r",(?<=\d,)\d")
_COLON = re.compile(r"\s*:")
_STANDARD_TAGS = {
    ScalarNode: "tag:yaml.org,2002:str",
    SequenceNode: "tag:yaml.org,2002:seq",
    MappingNode: "tag:yaml.org,2002:map",
}

# Scalars, entries and places are most of what a file becomes. Filling the slots of a frozen
# dataclass directly takes half the time of its constructor, and a third of the whole reading.
_new = object.__new__
_new_tuple = tuple.__new__
_set_written = vars(Scalar)["written"].__set__
_set_plain = vars(Scalar)["plain"].__set__
_set_place = vars(Scalar)["place"].__set__
_set_key = vars(Entry)["key"].__set__
_set_value = vars(Entry)["value"].__set__


def build(root: YamlNode, text: str, file: str) -> tuple[Node, list[Problem]]:
    """Turn composed nodes into a tree; nodes that are shared by aliases stay shared.

    Places count from one. The problems, in the order of the file, are those that leave the rest
    of the tree readable.
    """
    builder = _Builder(text, file)
    tree = builder.convert(root)
    builder.problems.sort(key=lambda problem: problem.place[1:])
    return tree, builder.problems


class _Builder:
    """Holds what is common to all the nodes of one file."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.shared: dict[int, Node] | None = {} if "*" in text else None
        self.has_close_commas = _CLOSE_COMMA.search(text) is not None
        self.has_properties = "&" in text or "!" in text
        self.lines: list[str] | None = None

    def convert(self, node: Any) -> Node:
        """Turn one node and all below it into our own."""
        if type(node) is ScalarNode:
            start, end, style = node.start_mark, node.end_mark, node.style
            written = node.value
            line, column, end_line, end_column = start.line, start.column, end.line, end.column
            if not style:
                if line == end_line:
                    # An anchor or a tag stands before what was written and is no part of it.
                    column = end_column - len(written)
            elif style in "|>":
                end_line, end_column = self.end_of_block(line, end_line, end_column)
            elif self.has_properties:
                column = self.after_properties(line, column)
            place = _new_tuple(
                Place, (self.file, line + 1, column + 1, end_line + 1, end_column + 1)
            )
            if node.tag:
                self.check_tag(node, place)
                if node.tag == _STANDARD_TAGS[ScalarNode]:
                    style = style or "!"
            scalar = _new(Scalar)
            _set_written(scalar, written)
            _set_plain(scalar, not style)
            _set_place(scalar, place)
            return scalar
        if self.shared is None:
            return self.collection(node)
        known = self.shared.get(id(node))
        if known is None:
            known = self.shared[id(node)] = self.collection(node)
        return known

    def collection(self, node: Any) -> Mapping | Sequence:
        """Turn a list or a mapping into our own."""
        convert = self.convert
        flow = bool(node.flow_style)
        if type(node) is SequenceNode:
            items = [convert(item) for item in node.value]
            place = self.collection_place(node, items[-2:])
            sequence = Sequence(tuple(items), place, flow)
            if flow and self.has_close_commas:
                self.problems += split_in_sequence(sequence)
            return sequence
        entries = []
        keys = set()
        key: Node | None = None
        value: Node | None = None
        for key_node, value_node in node.value:
            key = convert(key_node)
            value = convert(value_node)
            if flow and type(value) is Scalar and value.plain and not value.written:
                value = self.nothing_after(key, value)
            if type(key) is not Scalar:
                self.problem(ProblemKind.COMPLEX_KEY, key.place, messages.complex_key())
                continue
            if key.written == "<<" and key.plain:
                self.problem(ProblemKind.MERGE_KEY, key.place, messages.merge_key())
                continue
            keys.add(key.written)
            entry = _new(Entry)
            _set_key(entry, key)
            _set_value(entry, value)
            entries.append(entry)
        place = self.collection_place(node, [end for end in (key, value) if end is not None])
        mapping = Mapping(tuple(entries), place, flow)
        splits = split_in_mapping(mapping) if flow and self.has_close_commas else []
        self.problems += splits
        if len(keys) != len(entries) and not splits:
            self.problems += duplicate_keys(mapping)
        return mapping

    def collection_place(self, node: Any, last: list[Node]) -> Place:
        """Give the place of a collection, of which these are the last keys and values."""
        start, end = node.start_mark, node.end_mark
        line, column = start.line + 1, start.column + 1
        if node.flow_style:
            place = Place(self.file, line, column, end.line + 1, end.column + 1)
        else:
            # The parsers end a block where the next thing begins. Its last value ends it, unless
            # that is an alias, whose place is elsewhere.
            ends = [child.place[3:] for child in last if child.place[1:] >= (line, column)]
            place = Place(self.file, line, column, *max(ends, default=(line, column + 1)))
        if node.tag:
            self.check_tag(node, place)
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

    def check_tag(self, node: YamlNode, place: Place) -> None:
        """Refuse a tag that says anything but what the node is anyhow."""
        if node.tag != _STANDARD_TAGS[type(node)]:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(ProblemKind.UNKNOWN_TAG, place, messages.unknown_tag(tag))

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
