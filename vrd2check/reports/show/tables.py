"""Sheets of the tables that all chapters have: lines with names, columns, subtotals and totals."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from vrd2check.dossiers import Dimension, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Figure, Kind
from vrd2check.language import Text

from .cells import shown, shown_or_sum, total
from .sheets import EMPTY, Cell, Column, Row, Sheet, Sort, Weight
from .view import View

TOTAL = Text("Totaal", "Total")
INCOMPLETE = Text(
    "Dit hoofdstuk is onvolledig: wat niet vermeld is, is niet berekend.",
    "This chapter is incomplete: what is not stated was not computed.",
)

_SUBTOTAL = Text("Subtotaal", "Subtotal")
_HEADS = {
    Dimension.NUMBER: Text("Nummer", "Number"),
    Dimension.GROUP: Text("Groep", "Group"),
    Dimension.COST: Text("Kost", "Cost"),
    Dimension.PRODUCT: Text("Product", "Product"),
    Dimension.DELIVERABLE: Text("Deliverable", "Deliverable"),
    Dimension.PURCHASE_TYPE: Text("Aankooptype", "Purchase type"),
    Dimension.PROFILE: Text("Profiel", "Profile"),
    Dimension.DESCRIPTION: Text("Omschrijving", "Description"),
    Dimension.SOURCE: Text("Bron", "Source"),
    Dimension.CONTRACT: Text("Overheidsopdracht", "Contract"),
}


class TextColumn(NamedTuple):
    """A column of words: its heading and what it says of a line."""

    title: str
    of: Callable[[AnyLine], str]


class NumberColumn(NamedTuple):
    """A column of a table's figures: the column of the table, its heading and its group."""

    column: object
    title: str
    group: int | None = 0
    kind: Kind = Kind.AMOUNT


def name_columns(view: View, table: AnyTable, *skip: Dimension) -> list[TextColumn]:
    """Return column for each sort of name that some line carries, in the order of the template."""

    def column(key: Dimension) -> TextColumn:
        def of(line: AnyLine) -> str:
            name = line.name(key)
            return str(name) if name is not None else ""

        return TextColumn(_HEADS[key].of(view.language), of)

    used = {key for line in table.lines for key in line.names}
    return [column(key) for key in _HEADS if key in used and key not in skip]


def written_column(view: View, table: AnyTable, key: str, title: Text) -> list[TextColumn]:
    """Return a column of what stands in the file at a key of each line, if some line has it."""
    column = TextColumn(title.of(view.language), lambda line: view.written(line.place, key))
    return [column] if any(column.of(line) for line in table.lines) else []


def table_sheet(
    view: View,
    title: str,
    table: AnyTable,
    names: Sequence[TextColumn],
    numbers: Sequence[NumberColumn],
) -> Sheet:
    """Lay out a table; totals of lines and of columns that are not stated are computed."""
    # Labels of totals need a place, also where no line has a name.
    names = names or [TextColumn("", lambda _: "")]
    totals = len(numbers) > 1 or any(stated(line.total) for line in table.all_lines())
    columns = [Column(name.title) for name in names]
    columns += [Column(one.title, Sort.AMOUNT, one.group) for one in numbers]
    if totals:
        columns.append(Column(TOTAL.of(view.language).lower(), Sort.AMOUNT))
    rows = [
        Row(
            (
                *(Cell(name.of(line)) for name in names),
                *(shown(line.cells.get(one.column), view) for one in numbers),
                *([line_total(view, line)] if totals else []),
            )
        )
        for line in table.lines
    ]
    blank = (EMPTY,) * len(names)
    for line in table.subtotals:
        cells = [shown(line.cells.get(one.column), view) for one in numbers]
        cells += [line_total(view, line)] if totals else []
        rows.append(Row((*blank, *cells), Weight.SUBTOTAL, subtotal_label(view, line)))
    if len(table.lines) != 1 or (table.total is not None and _states(table.total)):
        cells = [column_total(view, table, one.column, one.kind) for one in numbers]
        cells += [grand_total(view, table)] if totals else []
        if any(cell.text for cell in cells):
            rows.append(Row((*blank, *cells), Weight.TOTAL, TOTAL.of(view.language)))
    return Sheet(title, tuple(columns), tuple(rows), remarks=remarks(view, table))


def line_total(view: View, line: AnyLine) -> Cell:
    """Return the total at the end of a line, stated or computed."""
    return shown_or_sum(line.total, line.figures(), view)


def column_total(view: View, table: AnyTable, column: object, kind: Kind = Kind.AMOUNT) -> Cell:
    """Return the grand total of a column, stated or computed."""
    figure = table.total.cells.get(column) if table.total is not None else None
    return shown_or_sum(figure, table.sum_of(column), view, kind)


def grand_total(view: View, table: AnyTable) -> Cell:
    """Return the grand total over all columns: stated, else of its columns, else of the lines."""
    figure = table.total.total if table.total is not None else None
    if table.total is not None and table.total.cells and not stated(table.total.total):
        figures = tuple(table.total.cells.values())
        if total(figures) is not None:
            return shown_or_sum(figure, table.total.figures(), view)
    lines = table.covering_subtotals() or table.lines
    parts = [part for line in lines for part in _amount(line)]
    return shown_or_sum(figure, (*parts, *table.missing()), view)


def subtotal_label(view: View, line: AnyLine) -> str:
    """Name a subtotal by what it covers."""
    named = map(str, line.names.values())
    return " ".join([_SUBTOTAL.of(view.language), " · ".join(named)]).strip()


def remarks(view: View, table: AnyTable) -> tuple[str, ...]:
    """Tell that lines of a table are missing, where they are."""
    known = table.rest is None or not table.lines
    return () if known else (INCOMPLETE.of(view.language),)


def _amount(line: AnyLine) -> tuple[Figure, ...]:
    return (line.total,) if stated(line.total) else line.figures()


def _states(line: AnyLine) -> bool:
    return any(stated(figure) for figure in (*line.cells.values(), line.total))
