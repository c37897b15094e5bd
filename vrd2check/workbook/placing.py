"""Writing chapters into the text of a dossier, which keeps its comments, its order and its style.

What says the same as before stays as it is written, to the letter. What was written is read back,
and is given only if it says just that and all else says what it said before.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.figures import Kind, State, read_figure
from vrd2check.places import NOWHERE, Place, line_end_of, lines_of
from vrd2check.schema.shape import schema
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode, read_text

from .contents import Chapter, Item, Value
from .emitting import FIGURE_KEYS, block, item_lines

_ORIGIN = re.compile(r"#\s*+\S.*![A-Z]{1,3}[0-9]+(?::[A-Z]{1,3}[0-9]+)?(?:, )?\s*")
_COMMENT = re.compile(r"[\s,\]}]*(#.*)")
_KEPT_BESIDE = ("volledig",)
"""What a line of a dossier says that no spreadsheet does, and so stays."""


class CannotPlaceError(ValueError):
    """The dossier is written in a way that nothing can be put into by rule."""


def placed(text: str, file: str, chapter: Chapter) -> str:
    """Return the text of a dossier with a chapter written into it.

    Raises CannotPlaceError where that would not be read back as what it is.
    """
    document = read_text(text, file)
    root = document.root
    if root is None or root.flow or not root.entries:
        raise CannotPlaceError(chapter.word)
    first, _, inner = chapter.word.partition(".")
    value: Value = {inner: chapter.value} if inner else chapter.value
    writing = _Writing(text)
    old = root.get(first)
    if old is None:
        kind = root.get("soort")
        order = chapters_of(kind.written.strip() if isinstance(kind, Scalar) else "projectdossier")
        new = list(block(first, value, comment=chapter.origin))
        result = _inserted(text, root, first, new, order)
    else:
        new = writing.entry(first, value, root, chapter.origin)
        start, end = writing.extent(root, first)
        result = _joined(text, lines_of(text)[:start], new, lines_of(text)[end:])
    expected = _merged(value, old)
    again = read_text(result, file)
    if again.root is None or not says(again.root.get(first), expected):
        raise CannotPlaceError(chapter.word)
    others = [(entry.key.written, entry.value) for entry in root.entries]
    later = [(entry.key.written, entry.value) for entry in again.root.entries]
    if _data([one for one in others if one[0] != first]) != _data(
        [one for one in later if one[0] != first]
    ):
        raise CannotPlaceError(chapter.word)
    return result


def chapters_of(kind: str) -> tuple[str, ...]:
    """Return the words that stand at the top of a kind of dossier, in their order."""
    return tuple(schema()["$defs"][kind]["properties"])


def says(node: Node | None, value: Value) -> bool:
    """Whether a dossier says a value already; figures are the same however they are written."""
    match value:
        case bool():
            return isinstance(node, Scalar) and node.written == ("true" if value else "false")
        case str():
            return isinstance(node, Scalar) and same_figure(node.written, value)
        case Item():
            return says(node, value.values)
        case Mapping():
            return (
                isinstance(node, MappingNode)
                and all(key in value or _is_blank(node[key]) for key in node)
                and all(key in node and says(node[key], one) for key, one in value.items())
            )
    return (
        isinstance(node, SequenceNode)
        and len(node.items) == len(value)
        and all(map(says, node.items, value))
    )


def same_figure(written: str, text: str) -> bool:
    """Whether two texts say the same: to the letter, or as amounts known to the same digit."""
    if written.strip() == text.strip():
        return True
    kind = Kind.PERCENTAGE if "%" in written and "%" in text else Kind.AMOUNT
    one, other = (read_figure(each, NOWHERE, kind) for each in (written, text))
    read = one.state is State.READ and other.state is State.READ
    return read and one.value == other.value and one.half_unit == other.half_unit


def _merged(value: Value, node: Node | None) -> Value:
    """Return what a chapter says afterwards: what is new, and what only the dossier says."""
    if isinstance(value, Mapping) and isinstance(node, MappingNode):
        old = {key: _plain(one) for key, one in node.items() if not _is_blank(one)}
        return {**old, **{key: _merged(one, node.get(key)) for key, one in value.items()}}
    if isinstance(value, Item):
        return value
    if isinstance(value, Sequence) and not isinstance(value, str):
        olds = node.items if isinstance(node, SequenceNode) else ()
        return [_kept(one, old) for one, old in _matched(value, olds)]
    return value


def _kept(value: Value, old: Node | None) -> Value:
    """Return an item of a list, with what it says beside what a spreadsheet can."""
    if not isinstance(value, Item) or not isinstance(old, MappingNode):
        return value
    if "regels" in value.values:
        merged = _merged(value.values, old)
        assert isinstance(merged, Mapping)
        return value._replace(values=merged)
    kept = {
        key: _plain(old[key])
        for key in old
        if key not in value.values and (key in _KEPT_BESIDE or _is_name(key, old[key]))
    }
    return value._replace(values={**value.values, **kept})


def _matched(values: Sequence[Value], olds: Sequence[Node]) -> list[tuple[Value, Node | None]]:
    """Return each value with the item that says the same, or else has the same names."""
    free = list(olds)
    found: dict[int, Node] = {}
    for test in (says, _is_named_so, _is_named_less):
        for number, value in enumerate(values):
            if number in found:
                continue
            node = next((one for one in free if test(one, value)), None)
            if node is not None:
                free.remove(node)
                found[number] = node
    return [(value, found.get(number)) for number, value in enumerate(values)]


def _is_named_so(node: Node, value: Value) -> bool:
    """Whether an item has the names of a value, which are its texts that are no figures."""
    if not isinstance(node, MappingNode) or not isinstance(value, Item):
        return False
    names, own = _names(node, value)
    if "regels" in value.values:
        return names.get("aankooptype", "").casefold() == own.get("aankooptype", "").casefold()
    return bool(names) and names == own


def _is_named_less(node: Node, value: Value) -> bool:
    """Whether of an item and a value the one has all names of the other, and more besides."""
    if not isinstance(node, MappingNode) or not isinstance(value, Item):
        return False
    names, own = _names(node, value)
    both = names.keys() & own.keys()
    fewer = both in (names.keys(), own.keys())
    return bool(both) and fewer and all(names[key] == own[key] for key in both)


def _names(node: MappingNode, value: Item) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of a value, and those of an item of the dossier."""
    names = {k: v for k, v in value.values.items() if isinstance(v, str) and not _is_figure(k)}
    own = {
        k: v.written.strip() for k, v in node.items() if isinstance(v, Scalar) and _is_name(k, v)
    }
    return names, own


def _is_name(key: str, node: Node) -> bool:
    return isinstance(node, Scalar) and not _is_figure(key) and key not in _KEPT_BESIDE


def _is_figure(key: str) -> bool:
    return key in FIGURE_KEYS or key == "forfait"


class _Segment(NamedTuple):
    """The lines that a key or item owns, from the comments above it to its end."""

    start: int
    first: int
    end: int


class _Writing:
    """Writes values anew in the place of what a text says, line by line."""

    def __init__(self, text: str) -> None:
        self._lines = lines_of(text)

    def extent(self, parent: MappingNode, key: str) -> tuple[int, int]:
        """Return the lines of a key, from zero: that on which it stands, and that after its end."""
        entry = next(one for one in parent.entries if one.key.written == key)
        return entry.key.place.line - 1, _end(entry.value, entry.key.place.line)

    def entry(self, key: str, value: Value, parent: MappingNode, origin: str = "") -> list[str]:
        """Return the lines of a key whose value changes; those above it are not among them."""
        start, end = self.extent(parent, key)
        # The first key of an item stands behind its dash.
        node, indent = parent[key], parent.key(key).place.column - 1
        if says(node, _merged(value, node)):
            return self._lines[start:end]
        head = self._lines[start]
        if isinstance(value, Mapping) and _is_block(node) and isinstance(node, MappingNode):
            between = self._lines[start + 1 : node.place.line - 1]
            return [_with_origin(head, origin), *between, *self._mapping(value, node)]
        if _items(value) and _is_block(node) and isinstance(node, SequenceNode) and node.items:
            between = self._lines[start + 1 : node.place.line - 1]
            return [_with_origin(head, origin), *between, *self._sequence(value, node)]
        comments = self._comments(start, end, node)
        new = list(block(key, _merged(value, node), indent, comment=origin))
        return [new[0], *(f"{' ' * (indent + 2)}{one}" for one in comments), *new[1:]]

    def _mapping(self, value: Mapping[str, Value], node: MappingNode) -> Iterator[str]:
        """Return the lines of a mapping: its keys in their order, then those that are new."""
        at = node.place.line - 1
        for entry in node.entries:
            key, (start, end) = entry.key.written, self.extent(node, entry.key.written)
            yield from self._lines[at:start]
            own = value.get(key)
            if own is not None:
                yield from self.entry(key, own, node)
            elif not _is_blank(entry.value):
                yield from self._lines[start:end]
            at = end
        indent = node.place.column - 1
        for key, one in value.items():
            if key not in node:
                yield from block(key, one, indent)

    def _sequence(self, value: Value, node: SequenceNode) -> Iterator[str]:
        """Return the lines of a list; comments above an item that is gone stay."""
        assert isinstance(value, Sequence)
        segments = self._segments(node)
        indent = self._indent(segments[0].first)
        matched = _matched(value, node.items)
        of_item = {id(item): one for item, one in zip(node.items, segments, strict=True)}
        kept = {id(old) for _, old in matched if old is not None}
        gone = [one for item, one in zip(node.items, segments, strict=True) if id(item) not in kept]
        for one, old in matched:
            segment = of_item.get(id(old)) if old is not None else None
            if segment is not None:
                for lost in [other for other in gone if other.start < segment.start]:
                    gone.remove(lost)
                    yield from self._lines[lost.start : lost.first]
                yield from self._lines[segment.start : segment.first]
            item = _kept(one, old)
            assert isinstance(item, Item)
            if segment is None or old is None:
                yield from item_lines(item, indent)
            elif says(old, item):
                yield from self._lines[segment.first : segment.end]
            elif "regels" in item.values and isinstance(old, MappingNode) and not old.flow:
                yield from self._table(item, old, segment)
            else:
                comments = self._comments(segment.first, segment.end, old)
                yield from (f"{' ' * indent}{comment}" for comment in comments)
                yield from item_lines(item, indent)
        for lost in gone:
            yield from self._lines[lost.start : lost.first]

    def _table(self, item: Item, old: MappingNode, segment: _Segment) -> Iterator[str]:
        """Return the lines of a table that is an item of a list."""
        lines = list(self._mapping(item.values, old))
        dash = self._lines[segment.first][: old.place.column - 1]
        first, *rest = lines
        yield dash + first[len(dash) :] if first.startswith(" " * len(dash)) else first
        yield from rest

    def _segments(self, node: SequenceNode) -> list[_Segment]:
        at = node.place.line - 1
        found = []
        for item in node.items:
            first = item.place.line - 1
            end = _end(item, item.place.line)
            found.append(_Segment(at, first, end))
            at = end
        return found

    def _comments(self, start: int, end: int, node: Node) -> list[str]:
        """Return the comments among some lines, but for those that tell an earlier origin."""
        found = []
        ends = {one.end_line: one.end_column for one in sorted(_places(node))}
        for number in range(start, end):
            line = self._lines[number]
            behind = line[ends.get(number + 1, 1) - 1 :]
            comment = _COMMENT.fullmatch(behind)
            if comment is not None and not _ORIGIN.fullmatch(comment[1]):
                found.append(comment[1])
        return found

    def _indent(self, number: int) -> int:
        line = self._lines[number]
        return len(line) - len(line.lstrip(" "))


def _with_origin(head: str, origin: str) -> str:
    """Return the line of a key with where its value comes from, if nothing else stands there."""
    bare, sign, comment = head.partition("#")
    if not origin or (sign and not _ORIGIN.fullmatch(sign + comment)):
        return head
    return f"{bare.rstrip()}  # {origin}"


def _is_blank(node: Node) -> bool:
    """Whether nothing is filled in, as in the total of a new dossier."""
    if isinstance(node, Scalar):
        return not node.written.strip()
    inside = node.items if isinstance(node, SequenceNode) else [one for _, one in node.items()]
    return bool(inside) and all(map(_is_blank, inside))


def _items(value: Value) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Item)


def _is_block(node: Node) -> bool:
    return isinstance(node, MappingNode | SequenceNode) and not node.flow


def _places(node: Node) -> Iterator[Place]:
    if isinstance(node, Scalar):
        yield node.place
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            yield entry.key.place
            yield from _places(entry.value)
    else:
        for item in node.items:
            yield from _places(item)


def _end(node: Node, line: int) -> int:
    """Return the number of the last line of a value, where an empty one ends on its key's line."""
    return max(node.place.last_line, line)


def _inserted(
    text: str, root: MappingNode, key: str, new: Sequence[str], order: Sequence[str]
) -> str:
    """Return a text with a chapter that it lacks, behind that which stands before it in order."""
    lines = lines_of(text)
    there = [entry.key.written for entry in root.entries]
    before = [one for one in order[: order.index(key)] if one in there] if key in order else []
    after = max(before, key=order.index) if before else there[-1]
    if after == there[-1] or not before:
        after = there[-1] if not before else after
    entry = next(one for one in root.entries if one.key.written == after)
    at = _end(entry.value, entry.key.place.line)
    spaced = any(not line.strip() for line in lines[:-1])
    return _joined(text, lines[:at], [*([""] if spaced else []), *new], lines[at:])


def _joined(text: str, *parts: Sequence[str]) -> str:
    ending = line_end_of(text)
    lines = [line for part in parts for line in part]
    joined = ending.join(lines)
    return joined if joined.endswith(ending) else joined + ending


def _plain(node: Node) -> Value:
    if isinstance(node, Scalar):
        is_flag = node.plain and node.written in ("true", "false")
        return node.written == "true" if is_flag else node.written
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    return {key: _plain(one) for key, one in node.items()}


def _data(entries: Iterable[tuple[str, Node]]) -> list[tuple[str, Value]]:
    return [(key, _plain(node)) for key, node in entries]
