"""Sheets as lines on a page."""

from collections.abc import Iterator, Sequence

from vrd2check.language import Language, Text

from ..layout import Line, Page, Span, aligned, hanging, width_of, wrapped
from ..safe import visible
from .drawings import plainer
from .grid import INDENT, Block, Grid, Placed, fit
from .notes import Note
from .sheets import Cell, Column, Mark, Row, Sheet, Sort, Weight

_SIGNS = {
    Mark.WRONG: ("✗", "x"),
    Mark.SUSPECT: ("?", "?"),
    Mark.REMARK: ("!", "!"),
    Mark.EXPLAINED: ("†", "^"),
    Mark.ROUNDING: ("≈", "~"),
    Mark.COMPUTED: ("*", "*"),
}
_STYLES = {
    Mark.WRONG: "bold red",
    Mark.SUSPECT: "magenta",
    Mark.REMARK: "yellow",
    Mark.EXPLAINED: "cyan",
    Mark.ROUNDING: "dim",
    Mark.COMPUTED: "italic",
}
_LEGEND = {
    Mark.WRONG: Text(
        "klopt niet; eronder staat wat het volgens de andere cijfers is",
        "does not agree; below it stands what it is by the other figures",
    ),
    Mark.SUSPECT: Text(
        "misschien dit cijfer; wat eronder staat, zou het dan zijn",
        "perhaps this figure; what stands below it, it would be then",
    ),
    Mark.REMARK: Text("zie de opmerking onder de tabel", "see the remark below the table"),
    Mark.EXPLAINED: Text(
        "klopt niet, maar het dossier licht het toe; de reden staat onder de tabel",
        "does not agree, but the dossier explains it; the reason stands below the table",
    ),
    Mark.ROUNDING: Text("klopt op afronding na", "agrees but for rounding"),
    Mark.COMPUTED: Text("berekend, staat niet in het dossier", "computed, not in the dossier"),
}
_WEIGHTS = {
    Weight.LINE: "",
    Weight.HEADING: "bold",
    Weight.SUBTOTAL: "bold",
    Weight.TOTAL: "bold",
    Weight.DERIVED: "",
}
_INDENT = "  "


def paint(sheet: Sheet, notes: Sequence[Note], page: Page) -> Iterator[Line]:
    """Lay out a sheet: title, facts, blocks of columns, remarks and notes."""
    grid = fit(_safe_sheet(sheet, page), page.width, page.mark(" · ", " - "))
    shown = grid.sheet
    yield from hanging([], shown.title, page, "bold")
    yield from facts(shown.facts, page)
    for number, block in enumerate(grid.blocks):
        if number:
            yield []
        if block:
            yield from _Painter(grid, block, page).lines()
    for remark in shown.remarks:
        yield from hanging([], remark, page, "yellow")
    for note in notes:
        yield from _note(note, page)


def facts(told: Sequence[tuple[str, str]], page: Page) -> Iterator[Line]:
    """Lay out facts: what each is about, and what is so."""
    width = max((width_of(title) for title, _ in told), default=0)
    for title, text in told:
        start = Span(aligned(f"{visible(title, page.encoding)}:", width + 2))
        yield from hanging([Span(_INDENT), start], visible(text, page.encoding), page)


def heading(text: str, page: Page) -> Iterator[Line]:
    """Lay out the heading of a dossier."""
    bar = page.mark("━━", "==")
    yield from hanging([Span(f"{bar} ", "bold")], visible(text, page.encoding), page, "bold")


def legend(marks: Sequence[Mark], language: Language, page: Page) -> Iterator[Line]:
    """Explain the marks that occur."""
    for mark in Mark:
        if mark in marks:
            start = [Span(f"{_sign(mark, page)}  ", _STYLES[mark])]
            text = visible(_LEGEND[mark].of(language), page.encoding)
            yield from hanging(start, text, page, "dim" if mark is Mark.ROUNDING else "")


class _Painter:
    """Paints one block of a sheet."""

    def __init__(self, grid: Grid, block: Block, page: Page) -> None:
        self._sheet, self._texts, self._block, self._page = grid.sheet, grid.texts, block, page
        # A label runs over the columns of words that the block begins with.
        self._names = 0
        while self._names < len(block) and self._column(block[self._names]).sort is Sort.TEXT:
            self._names += 1

    def lines(self) -> Iterator[Line]:
        """Return the heads of the columns, a rule, and the rows."""
        if any(self._column(placed).title for placed in self._block):
            yield from self._head()
            yield [Span(self._rule())]
        summing = False
        for number, row in enumerate(self._sheet.rows):
            if not self._says_something(row):
                continue
            if row.weight is Weight.HEADING and number:
                yield []
            sums = row.weight in (Weight.TOTAL, Weight.DERIVED)
            if sums and not summing and number:
                yield [Span(self._rule())]
            summing = sums
            yield from self._row(number, row)

    def _column(self, placed: Placed) -> Column:
        return self._sheet.columns[placed.place]

    def _says_something(self, row: Row) -> bool:
        """Whether a row has anything to show in this block; a line always has its names."""
        if row.weight in (Weight.LINE, Weight.HEADING):
            return True
        return any(row.cells[placed.place].text for placed in self._block)

    def _head(self) -> Iterator[Line]:
        heads = []
        for placed in self._block:
            title, sort = self._column(placed).title, self._column(placed).sort
            if sort is Sort.TEXT:
                heads.append(wrapped(title, placed.width))
            else:
                slot = " " * self._texts[placed.place].slot
                right = sort is not Sort.DRAWING
                heads.append([aligned(title + slot, placed.width, right)])
        height = max(map(len, heads))
        for step in range(height):
            # A short head stands at the foot of a high one, just above its column.
            parts = [
                head[step - height + len(head)] if step >= height - len(head) else ""
                for head in heads
            ]
            yield self._joined([[Span(part, "bold")] for part in parts], self._block)

    def _rule(self) -> str:
        stroke = self._page.mark("─", "-")
        return "".join(stroke * placed.width + " " * placed.gap for placed in self._block)

    def _row(self, number: int, row: Row) -> Iterator[Line]:
        cells = [self._cell(placed, row, number) for placed in self._block]
        block = self._block
        if row.label and self._names:
            names = block[: self._names]
            room = sum(placed.width + placed.gap for placed in names) - names[-1].gap
            label = [[Span(line, _WEIGHTS[row.weight])] for line in _hung(row.label, room)]
            cells[: self._names] = [label]
            block = (names[-1]._replace(width=room), *block[self._names :])
        for step in range(max(map(len, cells))):
            yield self._joined([cell[step] if step < len(cell) else [] for cell in cells], block)

    @staticmethod
    def _joined(parts: Sequence[Line], block: Block) -> Line:
        """Put the parts of one line beside each other, with no spaces at its end."""
        line: Line = []
        blank = 0
        for part, placed in zip(parts, block, strict=True):
            used = sum(width_of(span.text) for span in part)
            if any(span.text.strip() for span in part):
                line += [Span(" " * blank), *part]
                blank = placed.width - used + placed.gap
            else:
                blank += placed.width + placed.gap
        if line and line[-1].text.endswith(" "):
            line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
        return line

    def _cell(self, placed: Placed, row: Row, number: int) -> list[Line]:
        """Return the lines of one cell."""
        cell, sort = row.cells[placed.place], self._column(placed).sort
        text, below = self._texts[placed.place].cells[number]
        if sort is Sort.TEXT:
            return [[Span(line, _WEIGHTS[row.weight])] for line in _hung(text, placed.width)]
        if sort is Sort.DRAWING:
            return [[Span(text if self._page.mark(text, "") else plainer(text))]]
        style = _STYLES[cell.mark] if cell.mark is not None else ""
        both = " ".join(dict.fromkeys(f"{_WEIGHTS[row.weight]} {style}".split()))
        lines = [self._figure(text, cell.mark, placed, both)]
        if below:
            # A proposal keeps its question mark; what a wrong figure should be has none.
            mark = cell.mark if cell.mark is Mark.SUSPECT else None
            lines.append(self._figure(below, mark, placed, style))
        return lines

    def _figure(self, text: str, mark: Mark | None, placed: Placed, style: str) -> Line:
        slot = self._texts[placed.place].slot
        sign = " " * slot if mark is None else _sign(mark, self._page)
        indent = " " * (placed.width - width_of(text) - width_of(sign))
        return [Span(indent), Span(text + sign, style)]


def _note(note: Note, page: Page) -> Iterator[Line]:
    style = _STYLES[note.mark] if note.mark is not None else ""
    sign = _sign(note.mark, page) if note.mark is not None else page.mark("·", "-")
    start = [Span(f"{sign} ", style)]
    if note.code:
        start.append(Span(f"{note.code}  ", style))
    told = "dim" if note.mark is Mark.ROUNDING else ""
    yield from hanging(start, visible(note.text, page.encoding), page, told)
    indent = " " * sum(len(span.text) for span in start)
    for suspect in note.suspects:
        arrow = Span(f"{indent}{page.mark('→', '->')} ", _STYLES[Mark.SUSPECT])
        yield from hanging([arrow], visible(suspect, page.encoding), page)


def _sign(mark: Mark, page: Page) -> str:
    return page.mark(*_SIGNS[mark])


def _hung(text: str, width: int) -> list[str]:
    """Wrap a text with its further lines indented, so that rows stay apart."""
    first, *rest = wrapped(text, width)
    if not rest or width <= 2 * INDENT:
        return [first, *rest]
    left = text[len(first) :].lstrip()
    return [first, *(" " * INDENT + line for line in wrapped(left, width - INDENT))]


def _safe_sheet(sheet: Sheet, page: Page) -> Sheet:
    """Make every text of a sheet safe before anything is measured."""

    def safe(text: str) -> str:
        return visible(text, page.encoding)

    def cell(one: Cell, column: Column) -> Cell:
        if column.sort is Sort.DRAWING:
            return one
        below = one.below.replace("≤", page.mark("≤", "<="))
        return Cell(safe(one.text), one.mark, safe(below), one.figure)

    return Sheet(
        safe(sheet.title),
        tuple(Column(safe(one.title), one.sort, one.group) for one in sheet.columns),
        tuple(
            Row(tuple(map(cell, row.cells, sheet.columns)), row.weight, safe(row.label))
            for row in sheet.rows
        ),
        tuple((safe(title), safe(text)) for title, text in sheet.facts),
        tuple(map(safe, sheet.remarks)),
    )
