"""Adding an explanation to the text of a dossier, in the file's own style.

Nothing else in the text changes: comments, line ends and quotes stay as they are. What was written
is read back, and is given only if it says just that and all else says what it said before.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.places import LINE_END, line_end_of, lines_of
from vrd2check.source import (
    Document,
    Entry,
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
    read_text,
    scalar,
)

from .edits import Lines
from .texts import say

CHAPTER = "toelichtingen"
_DASH = re.compile(r" *- +")
_DEFAULT = ("  - ", False)


class Stub(NamedTuple):
    """What an explanation says; ``figures`` are the keys and figures, if the finding has any."""

    rule: str
    at: tuple[str, ...]
    figures: Mapping[str, str]
    reason: str = ""

    def entries(self) -> Iterator[tuple[str, str | list[str]]]:
        """Return the keys, each with its value."""
        yield "regel", self.rule
        if self.at:
            yield "bij", self.at[0] if len(self.at) == 1 else list(self.at)
        yield from self.figures.items()
        yield "reden", self.reason

    def lines(self) -> list[str]:
        """Return each key with its value as it is written in a file."""
        return [f"{key}: {_written(value)}" for key, value in self.entries()]


class NotBegunError(ValueError):
    """No explanation can be begun; ``told`` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


class CannotAddError(NotBegunError):
    """The file is built in a way that nothing can be added to by rule.

    ``lines`` is what its author may add, without a reason.
    """

    def __init__(self, lines: str) -> None:
        super().__init__(say("cannot-add"))
        self.lines = lines


def added(document: Document, stub: Stub) -> str:
    """Return the text of a dossier with an explanation at the end of ``toelichtingen``.

    Raises CannotAddError where that would not be read back as what it is.
    """
    for text in _attempts(document, stub):
        if _says_just_that(document, text, stub):
            return text
    raise CannotAddError("\n".join(_block(stub._replace(reason=""), "  - ")))


def _attempts(document: Document, stub: Stub) -> Iterator[str]:
    """Return the ways to add it, the best first."""
    root, text = document.root, document.text
    if root is None or root.flow or not root.entries:
        return
    found = root.get(CHAPTER)
    lines = Lines(text)
    if found is None:
        new = _in_style(stub, *_style(root, lines))
        yield _append(text, new)
        # What ends a document, ``...``, stands after the last value.
        yield _after_line(text, root.place.last_line, [f"{CHAPTER}:", *new])
    elif isinstance(found, SequenceNode) and found.items and not found.flow:
        last = found.items[-1]
        flow = isinstance(last, MappingNode) and last.flow
        new = _in_style(stub, _dash(last, found, lines), flow)
        yield _after_line(text, last.place.last_line, new)
    elif isinstance(found, SequenceNode) and found.items:
        _, end = lines.span(found.items[-1].place)
        _, close = lines.span(found.place)
        comma = "" if "," in text[end : close - 1] else ", "
        head = text[: close - 1].rstrip() if comma else text[: close - 1]
        yield f"{head}{comma}{_flow(stub)}{text[close - 1 :]}"
    elif not isinstance(found, MappingNode):
        start, end = lines.span(found.place)
        emptied = text[:start].rstrip(" ") + text[end:] if end > start else text
        new = _in_style(stub, *_style(root, lines))
        yield _after_line(emptied, found.place.line, new)


def _append(text: str, new: list[str]) -> str:
    """Add a chapter at the end of a text; after an empty line if the chapters have some between."""
    ending = line_end_of(text)
    lines = lines_of(text)
    if lines[-1]:
        text += ending
        lines.append("")
    if "" in lines[:-1] and lines[-2].strip():
        text += ending
    return text + "".join(f"{line}{ending}" for line in (f"{CHAPTER}:", *new))


def _after_line(text: str, number: int, new: list[str]) -> str:
    """Add lines after a line of a text."""
    ending = line_end_of(text)
    ends = [found.end() for found in LINE_END.finditer(text)]
    added_lines = ending.join(new)
    if number <= len(ends):
        at = ends[number - 1]
        return f"{text[:at]}{added_lines}{ending}{text[at:]}"
    return f"{text}{ending}{added_lines}{ending}"


def _style(root: MappingNode, lines: Lines) -> tuple[str, bool]:
    """Return how most items of the file's lists begin, and whether they stand in braces."""
    styles: Counter[tuple[str, bool]] = Counter()
    for entry, items in _lists(root):
        for item in items.items:
            if isinstance(item, MappingNode):
                dash = _dash(item, items, lines)
                styles[dash[entry.key.place.column - 1 :], item.flow] += 1
    return next((style for style, _ in styles.most_common(1)), _DEFAULT)


def _lists(node: Node) -> Iterator[tuple[Entry, SequenceNode]]:
    """Return all lists of a tree that stand in blocks, each with the entry that holds it."""
    for entry in node.entries if isinstance(node, MappingNode) else ():
        if isinstance(entry.value, SequenceNode) and not entry.value.flow:
            yield entry, entry.value
        yield from _lists(entry.value)
    for item in node.items if isinstance(node, SequenceNode) else ():
        yield from _lists(item)


def _dash(item: Node, items: SequenceNode, lines: Lines) -> str:
    """Return what stands before an item on its line: the indentation and the dash."""
    place = item.place
    before = lines.at(place._replace(column=1, end_line=place.line, end_column=place.column))
    return before if _DASH.fullmatch(before) else f"{' ' * (items.place.column - 1)}- "


def _in_style(stub: Stub, dash: str, flow: bool) -> list[str]:
    return [f"{dash}{_flow(stub)}"] if flow else _block(stub, dash)


def _block(stub: Stub, dash: str) -> list[str]:
    first, *more = stub.lines()
    return [f"{dash}{first}", *(f"{' ' * len(dash)}{line}" for line in more)]


def _flow(stub: Stub) -> str:
    return f"{{{', '.join(stub.lines())}}}"


def _written(value: str | list[str]) -> str:
    return scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]"


def _says_just_that(document: Document, text: str, stub: Stub) -> bool:
    """Whether a text says what a document does, and one explanation more."""
    read = read_text(text, document.file)
    if read.root is None or document.root is None:
        return False
    if [one.kind for one in read.problems] != [one.kind for one in document.problems]:
        return False
    before, after = dict(_plain(document.root)), dict(_plain(read.root))
    earlier, later = before.pop(CHAPTER, None), after.pop(CHAPTER, None)
    kept = earlier if isinstance(earlier, list) else []
    return before == after and later == [*kept, list(stub.entries())]


def _plain(mapping: MappingNode) -> list[tuple[str, object]]:
    return [(entry.key.written, _value(entry.value)) for entry in mapping.entries]


def _value(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.written
    if isinstance(node, SequenceNode):
        return [_value(item) for item in node.items]
    return _plain(node)
