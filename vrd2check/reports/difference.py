"""The difference that changes make to a text, as a unified diff."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, unified_diff

from vrd2check.fixes import Edit
from vrd2check.places import lines_of

from .excerpt import cut
from .layout import Line, Page, Span, width_of
from .safe import visible

_CONTEXT = 3
_NO_LINE_END = "\\ No newline at end of file"
_SET_IN = "    "
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def unified(text: str, edits: Sequence[Edit], page: Page) -> Iterator[Line]:
    """Show the changes to the text of one file, which end no lines; at least one.

    On a page with a width, long lines of context are cut and long changed lines are folded.
    """
    file = visible(edits[0].place.file, page.encoding)
    yield [Span(f"--- {file}", "bold")]
    yield [Span(f"+++ {file}", "bold")]
    lines, changed = lines_of(text), _by_line(edits)
    ends = not lines[-1]
    if ends:
        lines.pop()
    before = range(1, len(lines) + 1)
    # A changed line is like no other, whatever stands in it.
    after = [0 if number in changed else number for number in before]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for hunk in matcher.get_grouped_opcodes(_CONTEXT):
        first, last = hunk[0][1], hunk[-1][2]
        extent = f"{first + 1},{last - first}"
        yield [Span(f"@@ -{extent} +{extent} @@", "cyan")]
        for tag, start, end, *_ in hunk:
            # Changed neighbours stand together, old before new.
            for sign in " " if tag == "equal" else "-+":
                for number in before[start:end]:
                    line = lines[number - 1]
                    if tag == "equal":
                        yield [Span(_context(line, page))]
                    else:
                        yield from _changed(sign, line, changed[number], page)
                    if number == len(lines) and not ends:
                        yield [Span(_NO_LINE_END)]


def between(old: str, new: str, file: str, page: Page) -> Iterator[Line]:
    """Show the difference between two texts of one file, of which any line may be another."""
    name = visible(file, page.encoding)
    before, after = (lines_of(text.removesuffix("\n")) if text else [] for text in (old, new))
    for line in unified_diff(before, after, name, name, lineterm=""):
        style = "bold" if line[:3] in ("+++", "---") else _STYLES.get(line[:1], "")
        yield [Span(visible(line, page.encoding), style)]


def changed_lines(text: str, edits: Sequence[Edit], page: Page) -> Iterator[Line]:
    """Show the changed lines only, before and after."""
    lines = lines_of(text)
    for number, some in _by_line(edits).items():
        for sign in "-+":
            yield from _changed(sign, lines[number - 1], some, page)


def _by_line(edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    by_line: dict[int, list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: edit.place):
        by_line.setdefault(edit.place.line, []).append(edit)
    return by_line


def _context(line: str, page: Page) -> str:
    text = visible(line, page.encoding)
    return f" {text if page.width is None else cut(text, page.width - 1, page.mark('…', '>'))}"


def _changed(sign: str, line: str, edits: Sequence[Edit], page: Page) -> Iterator[Line]:
    """Show a changed line as it was, or as it becomes."""
    style = "red" if sign == "-" else "green"
    spans = [Span(sign, style)]
    done = 0
    for edit in edits:
        figure = edit.old if sign == "-" else edit.new
        spans.append(Span(visible(line[done : edit.place.column - 1], page.encoding), style))
        spans.append(Span(visible(figure, page.encoding), f"bold reverse {style}"))
        done = edit.place.end_column - 1
    spans.append(Span(visible(line[done:], page.encoding), style))
    return _folded(spans, page.width)


def _folded(spans: Sequence[Span], width: int | None) -> Iterator[Line]:
    """Break a line that is too long for the page, between words where it can be."""
    line: Line = []
    taken = 0
    for text, style, _ in spans:
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
    fitting = cut(text, room, "")
    return fitting[: fitting.rfind(" ") + 1]
