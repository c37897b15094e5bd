"""What holds of any figure and any text that is read; AssertionError where it does not."""

import re
from collections.abc import Iterator

from vrd2check.figures import (
    Kind,
    format_value,
    month_number,
    read_date,
    read_figure,
    read_period,
)
from vrd2check.places import Place
from vrd2check.source import Document, MappingNode, Node, Scalar, read_text
from vrd2check.source.parsers import FASTEST, Parser

from .clock import CLOCK

_LINE_END = re.compile("\r\n|\r|\n")
_SOMEWHERE = Place("a.yaml", 1, 1, 1, 2)


def figures_are_read(written: str) -> None:
    """Any text is a figure, nothing stated, or a problem in words; what is read can be written."""
    for kind in Kind:
        with CLOCK.answer(f"reading one {kind.value}"):
            reading = read_figure(written, _SOMEWHERE, kind)
        if reading.problem is not None:
            assert reading.value is None
            assert reading.problem.nl
            assert reading.problem.en
        elif reading.value is not None:
            assert reading.value.is_finite()
            assert reading.half_unit >= 0
            again = read_figure(format_value(reading.value, kind), _SOMEWHERE, kind)
            assert again.problem is None, (written, again)
            if kind is not Kind.AMOUNT or reading.value == round(reading.value, 2):
                assert again.value == reading.value, (written, again)
    for year in (None, 2022):
        with CLOCK.answer("reading one period"):
            period = read_period(written, year)
        assert period is None or period.start <= period.end
    with CLOCK.answer("reading one date"):
        read_date(written)
    month = month_number(written)
    assert month is None or 1 <= month <= 12


def text_is_read(data: bytes | str, parser: Parser = FASTEST) -> Document:
    """Whatever is read stands inside the text; what is not read is told, in both languages."""
    with CLOCK.answer("reading"):
        document = read_text(data, "a.yaml", parser=parser)
    assert document.root is not None or document.problems
    inside = Inside(document.text)
    for problem in document.problems:
        assert problem.message.nl
        assert problem.message.en
        for place in (problem.place, *problem.related):
            inside.holds(place)
    if document.root is not None:
        for node in _nodes(document.root):
            inside.holds(node.place)
    return document


class Inside:
    """Where a text has characters; one without a last line end is read as if it had one."""

    def __init__(self, text: str) -> None:
        ended = text if text.endswith(("\r", "\n")) else text + "\n"
        self._lengths = [len(line) for line in _LINE_END.split(ended)]

    def holds(self, place: Place) -> None:
        """Make sure that a place starts and ends inside the text, in that order."""
        assert (place.line, place.column) <= (place.end_line, place.end_column), place
        for line, column in ((place.line, place.column), (place.end_line, place.end_column)):
            assert 1 <= line <= len(self._lengths), place
            # One more: the end is exclusive, and what is missing stands behind the last character.
            assert 1 <= column <= self._lengths[line - 1] + 2, place


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, MappingNode):
        for entry in node.entries:
            yield entry.key
            yield from _nodes(entry.value)
    elif not isinstance(node, Scalar):
        for item in node.items:
            yield from _nodes(item)
