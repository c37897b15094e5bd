"""Characters from Word that look like those with a meaning in YAML, and have none.

A no-break space does not indent and does not end a key, a dash (–) or a bullet (•) begins no line
of a list. Here are found those that stand where the plain character was meant. Each is replaced by
one character, so that places stay what they are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vrd2check.places import Place
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.texts import say
from vrd2check.source.tree import MappingNode, Node, Scalar

OPENING_QUOTES = "“”„‟‘’‚‛«»"
SPACE = "[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]"
_DASH = "[‐‑‒–—―−•·●▪◦∙]"

# Few files need these: re compiles each when it is first asked for.
_ANY = rf"(?m){SPACE}|^[ \t]*{_DASH}"
_BLANKS = rf"(?:{SPACE}|[ ])*"
_INDENTATION = rf"({_BLANKS})"
_BULLET = rf"{_BLANKS}(?:-[ ]+)*({_DASH})(?:{SPACE}|[ ]|$)(?!\s*[-+]?[€0-9])"
_AFTER_DASH = rf"{_BLANKS}(?:-[ ]+)*-({SPACE})"
_AFTER_KEY = rf"{_BLANKS}(?:[-–](?:{SPACE}|[ ])+)*[\w.-]+:({SPACE})"
_BEFORE_COLON = rf"{_BLANKS}(?:- +)*[\w.-]+({_BLANKS}):(?:\s|$)"
_OPENS_BRACKET = rf"{_BLANKS}(?:\S(?:{SPACE}|[ ])+)*(?:[\w.-]+:\s*)?[\[{{]"
_BEFORE_KEY_IN_BRACKETS = rf"[{{,]({_BLANKS})(?=[\w.-]+:)"
_BEFORE_COLON_IN_BRACKETS = rf"[{{,]{_BLANKS}[\w.-]+({_BLANKS}):\s"
_AFTER_KEY_IN_BRACKETS = rf"[{{,]{_BLANKS}[\w.-]+:({SPACE})"


class Lookalike(NamedTuple):
    """A character, counted from zero in the text and in its line, and the one that was meant."""

    offset: int
    line: int
    column: int
    char: str
    meant: str


def lookalikes(text: str) -> list[Lookalike]:
    """Return the characters of a text that seem to stand for one with a meaning in YAML."""
    if text.isascii() or re.search(_ANY, text) is None:
        return []
    found: dict[int, Lookalike] = {}
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        if not line.isascii():
            for column, meant in _in_line(line.rstrip("\r\n")):
                one = Lookalike(start + column, number, column, line[column], meant)
                found.setdefault(one.offset, one)
        start += len(line)
    return sorted(found.values())


def _in_line(line: str) -> Iterable[tuple[int, str]]:
    """Return the columns of look-alikes in a line, with what each was meant to be."""
    for pattern, meant in (
        (_INDENTATION, " "),
        (_BULLET, "-"),
        (_AFTER_DASH, " "),
        (_AFTER_KEY, " "),
        (_BEFORE_COLON, " "),
    ):
        if match := re.match(pattern, line):
            start, end = match.span(1)
            yield from ((column, meant) for column in range(start, end) if line[column] != " ")
    if re.match(_OPENS_BRACKET, line):
        for pattern in (
            _BEFORE_KEY_IN_BRACKETS,
            _BEFORE_COLON_IN_BRACKETS,
            _AFTER_KEY_IN_BRACKETS,
        ):
            for match in re.finditer(pattern, line):
                start, end = match.span(1)
                yield from ((column, " ") for column in range(start, end) if line[column] != " ")


def mended(text: str, found: Sequence[Lookalike]) -> str:
    """Return the text with the characters that were meant."""
    parts: list[str] = []
    start = 0
    for one in found:
        parts += text[start : one.offset], one.meant
        start = one.offset + 1
    return "".join([*parts, text[start:]])


def outside_values(
    root: Node, found: Sequence[Lookalike], *, plain: bool = True
) -> list[Lookalike]:
    """Return those that do not stand in a value, where they are text like any other.

    Without ``plain`` they may stand in a value without quotes.
    """
    where = [(one.line + 1, one.column + 1) for one in found]
    inside: set[int] = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Scalar):
            place = node.place
            if node.plain and not plain:
                continue
            first, last = bisect_left(where, place[1:3]), bisect_left(where, place[3:5])
            inside.update(range(first, last))
        elif isinstance(node, MappingNode):
            nodes += [part for entry in node.entries for part in entry]
        else:
            nodes += node.items
    return [one for number, one in enumerate(found) if number not in inside]


def problems_of(found: Sequence[Lookalike], file: str) -> list[TextProblem]:
    """Return a problem for each look-alike, but one for those beside each other."""
    problems = []
    before: Lookalike | None = None
    for one in found:
        if before is None or one.offset != before.offset + 1 or one.meant != before.meant:
            line, column = one.line + 1, one.column + 1
            place = Place(file, line, column, line, column + 1)
            if one.meant == " ":
                message = say("look-alike-space", line=line, column=column)
            else:
                message = say("look-alike-dash", char=one.char)
            problems.append(TextProblem(TextProblemKind.NOT_YAML, place, message))
        before = one
    return problems
