"""The tables of a dossier: its sheets as they are read, with what a chapter adds to its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from vrd2check.dossiers import Dossier, stated
from vrd2check.figures import Kind, format_value
from vrd2check.language import Text
from vrd2check.sheets import Chapter, Fact, Role, Sheet
from vrd2check.sheets import Column as SheetColumn
from vrd2check.sheets import Row as SheetRow
from vrd2check.sheets import Weight as SheetWeight

from . import evaluation, project, years
from .dossier_view import TOTAL, DossierView
from .table import Cell, Column, Row, Sort, Table, Weight

_SUBTOTAL = Text("Subtotaal", "Subtotal")
_INCOMPLETE = Text(
    "Dit hoofdstuk is onvolledig: wat niet vermeld is, is niet berekend.",
    "This chapter is incomplete: what is not stated was not computed.",
)
_NAMES = Column("", "")

Addition = Callable[[Table, Sheet, DossierView], Table]

_ADDITIONS: Mapping[str, Addition] = {
    "budget": project.budget,
    "indicatoren": evaluation.indicators,
    "kosten": evaluation.costs,
    "kredieten": years.credits_by_year,
    "planning": project.planning,
    "prognose_vek": years.forecast,
    "vak_vek_kalender": years.calendar,
}
# Single figures, which are told with the costs and with the credits.
_TOLD_ELSEWHERE = ("plafond", "eigen_inbreng")


def sheets_shown(chapter: Chapter, dossier: Dossier) -> list[Sheet]:
    """Return the sheets of a chapter that are tables of their own; none when it is not there."""
    return [one for one in chapter.sheets(dossier) if one.chapter not in _TOLD_ELSEWHERE]


def tables_of(chapter: Chapter, view: DossierView) -> Iterator[Table]:
    """Return the tables of a chapter in a dossier."""
    for sheet in sheets_shown(chapter, view.dossier):
        table = _table(sheet, view)
        addition = _ADDITIONS.get(sheet.chapter)
        yield addition(table, sheet, view) if addition is not None else table


def _table(sheet: Sheet, view: DossierView) -> Table:
    rows = [_row(row, sheet, view) for row in sheet.rows() if not _repeats(row)]
    columns = _columns(sheet, rows, view)
    rows += _derived(sheet, view)
    lacks = sheet.is_incomplete and any(row.weight is Weight.LINE for row in rows)
    return Table(
        view.say(sheet.title) + sheet.detail,
        columns,
        tuple(rows),
        tuple(_facts(sheet.facts, view)),
        (view.say(_INCOMPLETE),) if lacks else (),
    )


def _row(row: SheetRow, sheet: Sheet, view: DossierView) -> Row:
    cells = {column: view.cell(cell, column.kind) for column, cell in row.cells.items()}
    if row.weight is SheetWeight.LINE:
        words = {key: Cell(view.say(text)) for key, text in row.texts.items()}
        return Row({**words, **cells})
    if sheet.listed:
        return Row({_NAMES.key: Cell(view.say(row.label)), **cells})
    if row.weight is SheetWeight.SUBTOTAL:
        names = " · ".join(map(str, row.names.values()))
        return Row(cells, Weight.SUBTOTAL, f"{view.say(_SUBTOTAL)} {names}".strip())
    return Row(cells, Weight.TOTAL, view.say(TOTAL))


def _repeats(row: SheetRow) -> bool:
    """Whether a row is the total of one line that the author left out."""
    alone = row.weight is SheetWeight.TOTAL and len(row.covers) == 1
    return alone and all(cell.figure is None for cell in row.cells.values())


def _columns(sheet: Sheet, rows: Sequence[Row], view: DossierView) -> tuple[Column, ...]:
    """Return the columns, without those of words in which no row has any."""
    used = {key for row in rows for key, cell in row.cells.items() if cell.text}
    words = [one for one in sheet.texts if one.key in used]
    first = [Column(one.key, view.say(one.heading)) for one in words if not one.is_last]
    last = [Column(one.key, view.say(one.heading)) for one in words if one.is_last]
    # Labels of totals need a place, also where no line has a name.
    return (*(first or [_NAMES]), *(_figures(one, sheet, view) for one in sheet.columns()), *last)


def _figures(column: SheetColumn, sheet: Sheet, view: DossierView) -> Column:
    group = None
    if column.role is not Role.TOTAL:
        group = (column.year, column.month, column.key if sheet.listed else None)
    sort = Sort.AMOUNT if column.kind is Kind.AMOUNT else Sort.NUMBER
    return Column(column, view.say(column.heading), sort, group)


def _derived(sheet: Sheet, view: DossierView) -> Iterator[Row]:
    """Return a row for each amount that belongs to a table without being part of it."""
    for fact in sheet.facts:
        if fact.quantity and fact.figure is not None:
            column = next(one for one in sheet.columns() if one.kind is fact.figure.kind)
            cells = {column: view.figure(fact.figure)}
            yield Row(cells, Weight.DERIVED, view.say(fact.title))


def _facts(facts: Sequence[Fact], view: DossierView) -> Iterator[tuple[str, str]]:
    for fact in facts:
        text, figure = view.say(fact.text), fact.figure
        if figure is not None and stated(figure) and figure.value is not None:
            text = format_value(figure.value, figure.kind)
        if text and not fact.quantity:
            yield view.say(fact.title), text
