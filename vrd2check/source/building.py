"""Composed PyYAML nodes to the tree of this room, with the problems met on the way."""

import re
from typing import Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode

from vrd2check.places import Place
from vrd2check.source import messages
from vrd2check.source.commas import split_in_mapping, split_in_sequence
from vrd2check.source.limits import MAX_ALIAS_NODES
from vrd2check.source.problems import Problem, ProblemKind
from vrd2check.source.tree import Entry, Mapping, Node, Scalar, Sequence

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_STANDARD_TAGS = {
    ScalarNode: "tag:yaml.org,2002:str",
    SequenceNode: "tag:yaml.org,2002:seq",
    MappingNode: "tag:yaml.org,2002:map",
}


class AliasesRefusedError(Exception):
    """A value contains itself, or the aliases repeat more than is allowed; ``node`` is where."""

    def __init__(self, node: YamlNode, itself: bool) -> None:
        self.node = node
        self.itself = itself


def check_aliases(root: YamlNode) -> None:
    """Count what the aliases repeat, without expanding them; raises AliasesRefusedError."""
    sizes: dict[int, int] = {}
    unfinished: set[int] = set()

    def expanded_size(node: YamlNode) -> int:
        identity = id(node)
        if identity in sizes:
            return sizes[identity]
        if identity in unfinished:
            raise AliasesRefusedError(node, itself=True)
        unfinished.add(identity)
        size = 1
        if isinstance(node, SequenceNode):
            size += sum(map(expanded_size, node.value))
        elif isinstance(node, MappingNode):
            size += sum(expanded_size(key) + expanded_size(value) for key, value in node.value)
        unfinished.discard(identity)
        sizes[identity] = size
        if size - len(sizes) > MAX_ALIAS_NODES:
            raise AliasesRefusedError(node, itself=False)
        return size

    expanded_size(root)


def build(root: YamlNode, text: str, file: str) -> tuple[Node, list[Problem]]:
    """Turn composed nodes into a tree; nodes that are shared by aliases stay shared.

    Places count from one. The problems are those that leave the rest of the tree readable.
    """
    problems: list[Problem] = []
    shared: dict[int, Node] | None = {} if "*" in text else None
    lines: list[str] = []
    new_place = tuple.__new__

    def line_at(index: int) -> str:
        if not lines:
            lines.extend(text.splitlines())
        return lines[index] if index < len(lines) else ""

    def scalar(node: ScalarNode) -> Scalar:
        start, end = node.start_mark, node.end_mark
        line, column, end_line, end_column = start.line, start.column, end.line, end.column
        style = node.style
        written: str = node.value
        plain = not style
        if plain:
            if line == end_line:
                # An anchor or a tag before the value belongs to the node, not to what was written.
                column = end_column - len(written)
        elif style in "|>":
            end_line, end_column = last_text(line, end_line if end_column else end_line - 1)
        elif line_at(line)[column] in "&!":
            found = _PROPERTIES.match(line_at(line), column)
            column = found.end() if found else column
        place: Place = new_place(Place, (file, line + 1, column + 1, end_line + 1, end_column + 1))
        if node.tag:
            check_tag(node, place)
            plain = plain and node.tag != _STANDARD_TAGS[ScalarNode]
        return Scalar(written, plain, place)

    def last_text(first: int, last: int) -> tuple[int, int]:
        while last > first and not line_at(last).strip():
            last -= 1
        return last, len(line_at(last).rstrip())

    def check_tag(node: YamlNode, place: Place) -> None:
        if node.tag != _STANDARD_TAGS[type(node)]:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            problems.append(Problem(ProblemKind.UNKNOWN_TAG, place, messages.unknown_tag(tag)))

    def collection_place(node: Any, last: Node | None, before_last: Node | None) -> Place:
        start, end = node.start_mark, node.end_mark
        line, column = start.line + 1, start.column + 1
        if node.flow_style:
            return Place(file, line, column, end.line + 1, end.column + 1)
        # The parsers end a block where the next thing begins. The last value ends it, unless that
        # is an alias, whose place is elsewhere.
        ends = [(line, column + 1)]
        for child in (last, before_last):
            if child is not None and child.place[1:3] >= (line, column):
                ends.append(child.place[3:5])
        return Place(file, line, column, *max(ends))

    def convert(node: Any) -> Node:
        if shared is not None:
            known = shared.get(id(node))
            if known is not None:
                return known
        kind = type(node)
        result: Node
        if kind is ScalarNode:
            result = scalar(node)
        elif kind is MappingNode:
            result = mapping(node)
        else:
            items = tuple([convert(item) for item in node.value])
            last = items[-1] if items else None
            place = collection_place(node, last, items[-2] if len(items) > 1 else None)
            result = Sequence(items, place, bool(node.flow_style))
            if node.flow_style:
                problems.extend(split_in_sequence(result))
            if node.tag:
                check_tag(node, place)
        if shared is not None:
            shared[id(node)] = result
        return result

    def mapping(node: MappingNode) -> Mapping:
        entries: list[Entry] = []
        refused: list[Problem] = []
        key: Node | None = None
        value: Node | None = None
        for key_node, value_node in node.value:
            key = convert(key_node)
            value = convert(value_node)
            if type(key) is not Scalar:
                refused.append(Problem(ProblemKind.COMPLEX_KEY, key.place, messages.complex_key()))
            elif key.written == "<<" and key.plain:
                refused.append(Problem(ProblemKind.MERGE_KEY, key.place, messages.merge_key()))
            else:
                entries.append(Entry(key, value))
        place = collection_place(node, value, key)
        result = Mapping(tuple(entries), place, bool(node.flow_style))
        problems.extend(refused)
        if node.flow_style:
            problems.extend(split_in_mapping(result))
        if len({entry.key.written for entry in entries}) != len(entries):
            problems.extend(duplicate_keys(result))
        if node.tag:
            check_tag(node, place)
        return result

    return convert(root), problems


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
