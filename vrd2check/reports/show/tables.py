"""The tables of a dossier: its sheets as they are read, with what a chapter adds to its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from vrd2check.dossiers import Dossier, stated
from vrd2check.figures import format_value
from vrd2check.language import Text
from vrd2check.sheets import Cell, Chapter, Row, Sheet, TextColumn, Weight

from . import evaluation, project, years
from .sums import TOTAL
from .table import Table

_NAMES = TextColumn("", Text("", ""))

Addition = Callable[[Table, Sheet, Dossier], Table]

_ADDITIONS: Mapping[str, Addition] = {
    "budget": project.budget,
    "indicatoren": evaluation.indicators,
    "kosten": evaluation.costs,
    "planning": project.planning,
    "prognose_vek": years.forecast,
    "vak_vek_kalender": years.calendar,
}


def tables_of(chapter: Chapter, dossier: Dossier) -> Iterator[Table]:
    """Return the tables of a chapter in a dossier."""
    for sheet in chapter.sheets(dossier):
        table = _table(sheet)
        addition = _ADDITIONS.get(sheet.chapter)
        yield addition(table, sheet, dossier) if addition is not None else table


def _table(sheet: Sheet) -> Table:
    all_rows = sheet.rows()
    lines = [row for row in all_rows if row.weight is Weight.LINE]
    texts, shared = _words(sheet, lines)
    table = Table(
        title=sheet.heading(),
        texts=texts,
        columns=sheet.columns(),
        rows=(),
        facts=(*_facts(sheet), *((one.heading, lines[0].texts[one.key]) for one in shared)),
        is_list=not sheet.blocks,
        is_incomplete=sheet.is_incomplete and bool(lines),
        chapter=sheet.chapter,
    )
    rows = [_labelled(row, table) for row in all_rows if not _repeats(row)]
    return replace(table, rows=(*rows, *_derived(sheet, table)))


def _words(
    sheet: Sheet, lines: Sequence[Row]
) -> tuple[tuple[TextColumn, ...], tuple[TextColumn, ...]]:
    """Return the columns of words, and those of words that all lines share.

    What no line has stands nowhere, and the names of groups stand above their lines. One column in
    front is always there: the labels of totals stand in it.
    """
    used = [
        one
        for one in sheet.texts
        if one.key != sheet.group_by and any(line.texts.get(one.key) for line in lines)
    ]
    shared = tuple(
        one
        for one in used
        if len(lines) > 1 and len({str(line.texts.get(one.key)) for line in lines}) == 1
    )
    front = [one for one in used if not one.is_last]
    kept = [one for one in front if one not in shared] or front[:1] or [_NAMES]
    last = [one for one in used if one.is_last and one not in shared]
    return (*kept, *last), tuple(one for one in shared if one not in kept)


def _labelled(row: Row, table: Table) -> Row:
    """Return a row with its label in the first column, if it is no line."""
    if row.weight is Weight.LINE:
        return row
    if table.is_list:
        # Of a figure that stands alone the heading says what it is.
        named = any(column.heading == row.label for column in table.columns)
        return table.row("" if named else row.label, row.cells, Weight.LINE)
    label = TOTAL
    if row.weight is Weight.SUBTOTAL:
        names = " · ".join(map(str, row.names.values()))
        label = Text(f"Subtotaal {names}".strip(), f"Subtotal {names}".strip())
    return row._replace(texts={table.texts[0].key: label})


def _repeats(row: Row) -> bool:
    """Whether a row is the total of one line that the author left out."""
    alone = row.weight is Weight.TOTAL and len(row.covers) == 1
    return alone and all(cell.figure is None for cell in row.cells.values())


def _derived(sheet: Sheet, table: Table) -> Iterator[Row]:
    """Return a row for each amount that belongs to a table without being part of it."""
    for fact in sheet.facts:
        if fact.quantity and fact.figure is not None:
            column = next(one for one in table.columns if one.kind is fact.figure.kind)
            yield table.row(fact.title, {column: Cell(fact.figure)}, Weight.TOTAL)


def _facts(sheet: Sheet) -> Iterator[tuple[Text, Text | str]]:
    for fact in sheet.facts:
        text, figure = fact.text, fact.figure
        if figure is not None and stated(figure) and figure.value is not None:
            text = format_value(figure.value, figure.kind)
        if text and not fact.quantity:
            yield fact.title, text
