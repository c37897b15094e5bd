"""A table with its figures and marks as columns on a page."""

from collections.abc import Iterator, Sequence

from vrd2check.sheets import Column, Role, Row, TextColumn, Weight

from .. import grid
from ..grid import RowKind
from ..layout import Line
from .cells import Shown
from .drawings import plainer
from .marks import Mark
from .reader import Reader
from .signs import STYLES, sign
from .table import DRAWING, Table


def paint(table: Table, figures: Sequence[Sequence[Shown]], reader: Reader) -> Iterator[Line]:
    """Draw a table; ``figures`` are what is read in each of its columns of figures."""
    columns = [_words(one, table, reader) for one in table.texts if not one.is_last]
    for column, cells in zip(table.columns, figures, strict=True):
        columns.append(_figures(column, cells, table, reader))
    if table.drawing:
        columns.append(_drawings(table, reader))
    columns += [_words(one, table, reader) for one in table.texts if one.is_last]
    return grid.draw(columns, list(map(_kind, table.rows)), reader.page)


def _kind(row: Row) -> RowKind:
    match row.weight:
        case Weight.LINE:
            return RowKind.LINE
        case Weight.SUBTOTAL:
            return RowKind.SUM if row.cells else RowKind.HEADING
        case Weight.TOTAL:
            return RowKind.TOTAL


def _words(column: TextColumn, table: Table, reader: Reader) -> grid.Column:
    texts = [reader.text(row.texts.get(column.key, "")) for row in table.rows]
    return grid.words(reader.text(column.heading), texts)


def _figures(column: Column, shown: Sequence[Shown], table: Table, reader: Reader) -> grid.Column:
    """Draw figures, with room behind them for a mark if there is any."""
    room = " " if any(one.mark is not None for one in shown) else ""

    def marked(text: str, mark: Mark | None) -> str:
        return text + (room if mark is None else sign(mark, reader.page))

    def lines(one: Shown) -> list[str]:
        # A proposal keeps its question mark; what a wrong figure should be has none.
        below = marked(one.below, one.mark if one.mark is Mark.SUSPECT else None)
        return [marked(one.text, one.mark), *([below] if one.below else [])]

    group = (column.year, column.month, column.key if table.is_list else None)
    return grid.figures(
        reader.text(column.heading) + room,
        list(map(lines, shown)),
        ["" if one.mark is None else STYLES[one.mark] for one in shown],
        None if column.role is Role.TOTAL else group,
    )


def _drawings(table: Table, reader: Reader) -> grid.Column:
    drawn = [str(row.texts.get(DRAWING, "")) for row in table.rows]
    texts = [one if reader.page.mark(one, "") else plainer(one) for one in drawn]
    return grid.drawings(reader.text(table.drawing), texts)
