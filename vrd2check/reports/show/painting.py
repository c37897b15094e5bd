"""Tables as lines on a page."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from vrd2check.language import Language, Text

from ..layout import Line, Page, Span, aligned, hanging, width_of, wrapped
from ..safe import visible
from .drawings import plainer
from .grid import INDENT, NARROWEST, Block, Placed, fit
from .notes import Note
from .table import Cell, Mark, Row, Sort, Table, Weight

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
_BOLD = (Weight.HEADING, Weight.SUBTOTAL, Weight.TOTAL)
_INDENT = "  "


def paint(table: Table, notes: Sequence[Note], page: Page) -> Iterator[Line]:
    """Lay out a table: title, facts, blocks of columns, remarks and notes."""
    shown, blocks = fit(_safe(table, page), page.width, page.mark(" · ", " - "))
    yield from hanging([], shown.title, page, "bold")
    yield from facts(shown.facts, page)
    for number, block in enumerate(blocks):
        if number:
            yield []
        yield from _block(shown, block, page)
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


def legend(marks: Collection[Mark], language: Language, page: Page) -> Iterator[Line]:
    """Explain the marks that occur."""
    for mark in Mark:
        if mark in marks:
            start = [Span(f"{_sign(mark, page)}  ", _STYLES[mark])]
            text = visible(_LEGEND[mark].of(language), page.encoding)
            yield from hanging(start, text, page, "dim" if mark is Mark.ROUNDING else "")


def _block(table: Table, block: Block, page: Page) -> Iterator[Line]:
    """Lay out one block of columns: their heads, a rule, and the rows."""
    stroke = page.mark("─", "-")
    rule = _without_end([Span("".join(stroke * one.width + " " * one.gap() for one in block))])
    if any(one.column.title for one in block):
        yield from _heads(block)
        yield rule
    summing = False
    for number, row in enumerate(table.rows):
        # A line always has its names; of other rows nothing may stand in this block.
        is_line = row.weight in (Weight.LINE, Weight.HEADING)
        if not is_line and not any(row.cell(one.column).text for one in block):
            continue
        if row.weight is Weight.HEADING and number:
            yield []
        sums = row.weight in (Weight.TOTAL, Weight.DERIVED)
        if sums and not summing and number:
            yield rule
        summing = sums
        yield from _row(number, row, block, page)


def _heads(block: Block) -> Iterator[Line]:
    """Lay out the heads of columns; a short one stands at the foot of a high one."""
    heads = []
    for one in block:
        title = one.column.title
        lines = wrapped(title, one.width) if one.is_text() else [title + " " * one.slot]
        if one.column.sort in (Sort.AMOUNT, Sort.NUMBER):
            lines = [aligned(line, one.width, right=True) for line in lines]
        heads.append([[Span(line, "bold")] for line in lines])
    height = max(map(len, heads))
    yield from _beside(
        [
            ([*[[]] * (height - len(head)), *head], one.width + one.gap())
            for one, head in zip(block, heads, strict=True)
        ]
    )


def _row(number: int, row: Row, block: Block, page: Page) -> Iterator[Line]:
    names = list(takewhile(Placed.is_text, block)) if row.label else []
    rest = block[len(names) :]
    cells = [(_cell(number, row, one, page), one.width + one.gap()) for one in rest]
    if names:
        # A label runs over all names in front.
        room = sum(one.width + one.gap() for one in names)
        cells.insert(0, (_words(row.label, row, room - names[-1].gap()), room))
    return _beside(cells)


def _cell(number: int, row: Row, placed: Placed, page: Page) -> list[Line]:
    """Lay out one cell: its text, and what stands below it."""
    cell, (text, below) = row.cell(placed.column), placed.cells[number]
    if placed.is_text():
        return _words(text, row, placed.width)
    if placed.column.sort is Sort.DRAWING:
        return [[Span(text if page.mark(text, "") else plainer(text))]]
    style = _STYLES[cell.mark] if cell.mark is not None else ""
    bold = "bold" if row.weight in _BOLD and "bold" not in style else ""
    lines = [_figure(text, cell.mark, placed, f"{bold} {style}".strip(), page)]
    if below:
        # A proposal keeps its question mark; what a wrong figure should be has none.
        mark = cell.mark if cell.mark is Mark.SUSPECT else None
        lines.append(_figure(below, mark, placed, style, page))
    return lines


def _figure(text: str, mark: Mark | None, placed: Placed, style: str, page: Page) -> Line:
    if not text and mark is None:
        return []
    sign = " " * placed.slot if mark is None else _sign(mark, page)
    indent = " " * (placed.width - width_of(text) - width_of(sign))
    return [Span(indent), Span(text + sign, style)]


def _words(text: str, row: Row, width: int) -> list[Line]:
    style = "bold" if row.weight in _BOLD else ""
    return [[Span(line, style)] for line in _hung(text, width)]


def _beside(cells: Sequence[tuple[Sequence[Line], int]]) -> Iterator[Line]:
    """Put the lines of cells beside each other, each cell filled to its width."""
    for step in range(max(len(lines) for lines, _ in cells)):
        line: Line = []
        for lines, width in cells:
            part = lines[step] if step < len(lines) else []
            used = sum(width_of(span.text) for span in part)
            line += [*part, Span(" " * (width - used))]
        yield _without_end(line)


def _without_end(line: Line) -> Line:
    """Return a line without the spaces at its end."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    return [*line[:-1], *(span._replace(text=span.text.rstrip()) for span in line[-1:])]


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
    """Return a wrapped text with its further lines indented, so that rows stay apart."""
    first, *rest = wrapped(text, width)
    if not rest or width < NARROWEST + INDENT:
        return [first, *rest]
    left = text[len(first) :].lstrip()
    return [first, *(" " * INDENT + line for line in wrapped(left, width - INDENT))]


def _safe(table: Table, page: Page) -> Table:
    """Return a table of which every text is safe to print, before anything is measured."""
    drawn = {column.key for column in table.columns if column.sort is Sort.DRAWING}

    def safe(text: str) -> str:
        return visible(text, page.encoding)

    def cell(one: Cell) -> Cell:
        below = one.below.replace("≤", page.mark("≤", "<="))
        return replace(one, text=safe(one.text), below=safe(below))

    def row(one: Row) -> Row:
        cells = {key: one if key in drawn else cell(one) for key, one in one.cells.items()}
        return Row(cells, one.weight, safe(one.label))

    return Table(
        safe(table.title),
        tuple(replace(column, title=safe(column.title)) for column in table.columns),
        tuple(map(row, table.rows)),
        tuple((safe(title), safe(text)) for title, text in table.facts),
        tuple(map(safe, table.remarks)),
    )
