"""Sheets as lines on a page."""

from collections.abc import Iterator, Sequence

from vrd2check.language import Language, Text

from ..layout import Line, Page, Span, aligned, hanging, wrapped
from ..safe import visible
from .drawings import plainer
from .grid import GAP, Block, Grid, aligned_cells, fit, has_marks
from .notes import Note
from .sheets import Cell, Column, Mark, Row, Sheet, Sort, Weight

_SIGNS = {
    Mark.WRONG: ("✗", "x"),
    Mark.SUSPECT: ("?", "?"),
    Mark.REMARK: ("!", "!"),
    Mark.ROUNDING: ("≈", "~"),
    Mark.COMPUTED: ("*", "*"),
}
_STYLES = {
    Mark.WRONG: "bold red",
    Mark.SUSPECT: "magenta",
    Mark.REMARK: "yellow",
    Mark.ROUNDING: "dim",
    Mark.COMPUTED: "italic",
}
_LEGEND = {
    Mark.WRONG: Text(
        "klopt niet; eronder staat wat het volgens de andere cijfers is",
        "does not agree; below it stands what it is by the other figures",
    ),
    Mark.SUSPECT: Text(
        "misschien dit cijfer; eronder staat wat het dan zou zijn",
        "perhaps this figure; below it stands what it would be then",
    ),
    Mark.REMARK: Text("zie de opmerking onder de tabel", "see the remark below the table"),
    Mark.ROUNDING: Text("klopt op afronding na", "agrees but for rounding"),
    Mark.COMPUTED: Text("berekend, staat niet in het dossier", "computed, not in the dossier"),
}
_WEIGHTS = {
    Weight.LINE: "",
    Weight.SUBTOTAL: "bold",
    Weight.TOTAL: "bold",
    Weight.DERIVED: "",
}
_INDENT = "  "


def paint(sheet: Sheet, notes: Sequence[Note], page: Page) -> Iterator[Line]:
    """Lay out a sheet: title, facts, blocks of columns, remarks and notes."""
    grid = fit(_safe_sheet(sheet, page), page.width)
    shown = grid.sheet
    yield from hanging([], shown.title, page, "bold")
    yield from facts(shown.facts, page)
    for number, block in enumerate(grid.blocks):
        if number:
            yield []
        if block.columns:
            yield from _Painter(grid, block, page).lines()
    for remark in shown.remarks:
        yield from hanging([], remark, page, "yellow")
    for note in notes:
        yield from _note(note, page)


def facts(told: Sequence[tuple[str, str]], page: Page) -> Iterator[Line]:
    """Lay out facts: what each is about, and what is so."""
    width = max((len(title) for title, _ in told), default=0)
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
        self._sheet, self._block, self._page = grid.sheet, block, page
        self._columns = [grid.sheet.columns[place] for place in block.columns]
        self._texts = {place: aligned_cells(grid.sheet, place) for place in block.columns}
        self._marked = {place: has_marks(grid.sheet, place) for place in block.columns}
        self._names = sum(column.sort is Sort.TEXT for column in self._columns)

    def lines(self) -> Iterator[Line]:
        """Give the heads of the columns, a rule, and the rows."""
        if any(column.title for column in self._columns):
            yield from self._head()
            yield [Span(self._rule())]
        summing = False
        for number, row in enumerate(self._sheet.rows):
            if not self._says_something(row):
                continue
            sums = row.weight in (Weight.TOTAL, Weight.DERIVED)
            if sums and not summing and number:
                yield [Span(self._rule())]
            summing = sums
            yield from self._row(number, row)

    def _says_something(self, row: Row) -> bool:
        """Tell whether a row has anything to show in this block; a line always has its names."""
        if row.weight is Weight.LINE:
            return True
        return any(row.cells[place].text for place in self._block.columns)

    def _head(self) -> Iterator[Line]:
        heads = [
            wrapped(column.title, width) if column.sort is Sort.TEXT else [column.title]
            for column, width in zip(self._columns, self._block.widths, strict=True)
        ]
        height = max(map(len, heads))
        for number in range(height):
            parts = []
            for place, column, width, head in zip(
                self._block.columns, self._columns, self._block.widths, heads, strict=True
            ):
                # Heads end where their column ends, so that heads and figures stand below another.
                text = head[number - height] if len(head) >= height - number else ""
                slot = " " if self._marked[place] and column.sort is Sort.NUMBER else ""
                fits = len(text) + len(slot) <= width
                text = text + slot if fits else text
                parts.append(aligned(text, width, column.sort is Sort.NUMBER))
            yield [Span((" " * GAP).join(parts), "bold")]

    def _rule(self) -> str:
        stroke = self._page.mark("─", "-")
        return (" " * GAP).join(stroke * width for width in self._block.widths)

    def _row(self, number: int, row: Row) -> Iterator[Line]:
        weight = _WEIGHTS[row.weight]
        first: Line = []
        below: Line = []
        names = self._wrapped_names(row)
        height = max(map(len, names), default=1)
        for place, column, width in zip(
            self._block.columns, self._columns, self._block.widths, strict=True
        ):
            if column.sort is Sort.TEXT:
                continue
            cell = row.cells[place]
            text, under = self._texts[place][number]
            slot = 1 if self._marked[place] else 0
            if column.sort is Sort.DRAWING:
                first += self._drawing(text, width)
            else:
                first += self._figure(text, width, slot, cell.mark, weight)
            below += self._below(under, width, slot, cell.mark)
        more = any(span.text.strip() for span in below)
        for step in range(max(height, 2 if more else 1)):
            line: Line = self._name_spans(names, step, weight)
            if step == 0:
                line += first
            elif step == 1 and more:
                line += below
            yield line

    def _wrapped_names(self, row: Row) -> list[list[str]]:
        widths = self._block.widths[: self._names]
        if row.label:
            room = sum(widths) + GAP * max(0, self._names - 1)
            return [_hung(row.label, room)]
        return [
            _hung(row.cells[place].text, width)
            for place, width in zip(self._block.columns[: self._names], widths, strict=True)
        ]

    def _name_spans(self, names: Sequence[Sequence[str]], step: int, style: str) -> Line:
        widths = self._block.widths[: self._names]
        if len(names) != self._names:  # a label runs over all of them
            widths = (sum(widths) + GAP * max(0, self._names - 1),)
        parts = [
            aligned(name[step] if step < len(name) else "", width) + " " * GAP
            for name, width in zip(names, widths, strict=True)
        ]
        return [Span("".join(parts), style)] if parts else []

    def _drawing(self, text: str, width: int) -> Line:
        drawn = text if self._page.mark(text, "") == text else plainer(text)
        return [Span(aligned(drawn, width) + " " * GAP)]

    def _figure(self, text: str, width: int, slot: int, mark: Mark | None, weight: str) -> Line:
        style = _STYLES[mark] if mark is not None else ""
        padded = aligned(text, width - slot, right=True)
        spaces = len(padded) - len(padded.lstrip())
        both = " ".join(dict.fromkeys(f"{weight} {style}".split()))
        marked = padded[spaces:] + self._slot(mark, slot)
        return [Span(padded[:spaces]), Span(marked, both), Span(" " * GAP)]

    def _below(self, under: str, width: int, slot: int, mark: Mark | None) -> Line:
        style = _STYLES[mark] if mark is not None else ""
        # A proposal keeps its question mark; what a wrong figure should be has none.
        kept = mark if mark is Mark.SUSPECT and under else None
        text = aligned(under, width - slot, right=True) + self._slot(kept, slot)
        return [Span(text, style), Span(" " * GAP)]

    def _slot(self, mark: Mark | None, slot: int) -> str:
        return _sign(mark, self._page) if mark is not None and slot else " " * slot


def _note(note: Note, page: Page) -> Iterator[Line]:
    style = _STYLES[note.mark]
    start = [Span(f"{_sign(note.mark, page)} ", style)]
    if note.code:
        start.append(Span(f"{note.code}  ", style))
    told = "dim" if note.mark is Mark.ROUNDING else ""
    yield from hanging(start, visible(note.text, page.encoding), page, told)
    indent = " " * sum(len(span.text) for span in start)
    for suspect in note.suspects:
        sign = Span(f"{indent}{page.mark('→', '->')} ", _STYLES[Mark.SUSPECT])
        yield from hanging([sign], visible(suspect, page.encoding), page)


def _sign(mark: Mark, page: Page) -> str:
    return page.mark(*_SIGNS[mark])


def _hung(text: str, width: int) -> list[str]:
    """Wrap a text with its further lines indented, so that rows stay apart."""
    first, *rest = wrapped(text, width)
    if not rest or width <= 2 * len(_INDENT):
        return [first, *rest]
    left = text[len(first) :].lstrip()
    return [first, *(_INDENT + line for line in wrapped(left, width - len(_INDENT)))]


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
