"""The difference that changes make to a text, as a unified diff."""

import re
from collections.abc import Iterator, Sequence

from vrd2check.fixes import Edit

from .layout import Line, Page, Span, width_of
from .safe import visible

_LINE_END = re.compile("\r\n|\r|\n")
_CONTEXT = 3
_NO_LINE_END = "\\ No newline at end of file"
_OLD, _NEW = "red", "green"
_SET_IN = "    "


def unified(text: str, edits: Sequence[Edit], page: Page) -> Iterator[Line]:
    """Show the changes to the text of one file, which end no lines; at least one.

    On a page with a width, long lines of context are cut and long changed lines are folded.
    """
    diff = _Difference(text, edits, page)
    file = visible(edits[0].place.file, page.encoding)
    yield [Span(f"--- {file}", "bold")]
    yield [Span(f"+++ {file}", "bold")]
    for first, last in diff.hunks():
        yield [Span(f"@@ -{_extent(first, last)} +{_extent(first, last)} @@", "cyan")]
        yield from diff.hunk(first, last)


def changed_lines(text: str, edits: Sequence[Edit], page: Page) -> Iterator[Line]:
    """Show the changed lines only, before and after."""
    diff = _Difference(text, edits, page)
    for number in sorted({edit.place.line for edit in edits}):
        yield from diff.old(number)
        yield from diff.new(number)


class _Difference:
    def __init__(self, text: str, edits: Sequence[Edit], page: Page) -> None:
        self._page = page
        self._lines = _LINE_END.split(text)
        self._ends = not self._lines[-1]
        if self._ends and len(self._lines) > 1:
            self._lines.pop()
        self._edits: dict[int, list[Edit]] = {}
        for edit in sorted(edits, key=lambda edit: edit.place):
            self._edits.setdefault(edit.place.line, []).append(edit)

    def hunks(self) -> Iterator[tuple[int, int]]:
        """Return the first and last line of each stretch to show, changes and what is around."""
        stretch: tuple[int, int] | None = None
        for number in self._edits:
            first, last = number - _CONTEXT, number + _CONTEXT
            if stretch is not None and first <= stretch[1] + 1:
                stretch = stretch[0], last
                continue
            if stretch is not None:
                yield self._within(stretch)
            stretch = first, last
        if stretch is not None:
            yield self._within(stretch)

    def _within(self, stretch: tuple[int, int]) -> tuple[int, int]:
        return max(1, stretch[0]), min(len(self._lines), stretch[1])

    def hunk(self, first: int, last: int) -> Iterator[Line]:
        """Show the lines from first to last; changed neighbours together, old before new."""
        number = first
        while number <= last:
            until = number
            while until in self._edits:
                until += 1
            if until == number:
                yield self._context(number)
                yield from self._end(number)
                number += 1
                continue
            for show in (self.old, self.new):
                for changed in range(number, until):
                    yield from show(changed)
                    yield from self._end(changed)
            number = until

    def _end(self, number: int) -> Iterator[Line]:
        if number == len(self._lines) and not self._ends:
            yield [Span(_NO_LINE_END)]

    def _context(self, number: int) -> Line:
        text = visible(self._lines[number - 1], self._page.encoding)
        width = self._page.width
        if width is not None and width_of(text) >= width:
            sign = self._page.mark("…", ">")
            while width_of(text) + len(sign) >= width:
                text = text[:-1]
            text += sign
        return [Span(f" {text}")]

    def old(self, number: int) -> Iterator[Line]:
        """Show a changed line as it was."""
        return self._changed("-", number, _OLD)

    def new(self, number: int) -> Iterator[Line]:
        """Show a changed line as it becomes."""
        return self._changed("+", number, _NEW)

    def _changed(self, sign: str, number: int, style: str) -> Iterator[Line]:
        line = self._lines[number - 1]
        spans = [Span(sign, style)]
        done = 0
        for edit in self._edits[number]:
            spans.append(Span(self._shown(line[done : edit.place.column - 1]), style))
            figure = edit.old if style is _OLD else edit.new
            spans.append(Span(self._shown(figure), f"bold reverse {style}"))
            done = edit.place.end_column - 1
        spans.append(Span(self._shown(line[done:]), style))
        return _folded(spans, self._page.width)

    def _shown(self, text: str) -> str:
        return visible(text, self._page.encoding)


def _extent(first: int, last: int) -> str:
    return f"{first},{last - first + 1}"


def _folded(spans: Sequence[Span], width: int | None) -> Iterator[Line]:
    """Break a line that is too long for the page, between words where it can be."""
    line: Line = []
    taken = 0
    for text, style in spans:
        rest = text
        while width is not None and taken + width_of(rest) > width:
            room = max(0, width - taken)
            fitting = _fitting(rest, room)
            if not fitting and taken <= len(_SET_IN):  # a word longer than the page is wide
                fitting = rest[: max(1, room // 2)]
            yield [*line, Span(fitting, style)]
            rest = rest[len(fitting) :]
            line, taken = [Span(_SET_IN)], len(_SET_IN)
        line.append(Span(rest, style))
        taken += width_of(rest)
    yield line


def _fitting(text: str, room: int) -> str:
    """Return as much of the beginning of a text as fits, up to its last space; else nothing."""
    fitting = text[:room]
    while width_of(fitting) > room:
        fitting = fitting[:-1]
    return fitting[: fitting.rfind(" ") + 1]
