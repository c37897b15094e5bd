"""What is read in a cell: its figure or words, its mark, and the value that is proposed."""

from collections.abc import Sequence
from typing import NamedTuple

from vrd2check.figures import Kind, State, format_value
from vrd2check.sheets import Cell, Column

from ..grid import same_decimals
from .marks import Mark, Marks
from .reader import Reader
from .table import Table


class Shown(NamedTuple):
    """What is read in a cell; ``below`` is what should stand there, or might."""

    text: str = ""
    mark: Mark | None = None
    below: str = ""


def shown_in(table: Table, column: Column, marks: Marks, reader: Reader) -> list[Shown]:
    """Return what is read in a column, amounts with cents as soon as one of them has."""
    found = (row.cells.get(column) for row in table.rows)
    cells = [
        _shown(cell, column, table, marks, reader) if cell is not None else Shown()
        for cell in found
    ]
    written = [text for cell in cells for text in (cell.text, cell.below)]
    texts = same_decimals(written, cents=column.kind is Kind.AMOUNT)
    return [
        Shown(text, cell.mark, below)
        for cell, text, below in zip(cells, texts[::2], texts[1::2], strict=True)
    ]


def marks_in(columns: Sequence[Sequence[Shown]]) -> frozenset[Mark]:
    """Return the marks that occur in columns."""
    return frozenset(one.mark for cells in columns for one in cells if one.mark is not None)


def _shown(cell: Cell, column: Column, table: Table, marks: Marks, reader: Reader) -> Shown:
    figure = cell.figure
    if cell.computed is not None:
        mark = None
        if cell.computed < 0:
            mark = marks.at_step(table.places(), str(column.year))
        return Shown(format_value(cell.computed, column.kind), mark or Mark.COMPUTED)
    if figure is None:
        return Shown(reader.text(cell.words))
    if figure.state is State.UNREADABLE:
        return Shown(reader.text(figure.written.strip()), Mark.REMARK)
    text = ""
    if figure.state is State.READ and figure.value is not None:
        text = format_value(figure.value, figure.kind)
    marking = marks.at(figure.place)
    if marking is None:
        return Shown(text, marks.standing(figure))
    below = format_value(marking.value, figure.kind) if marking.value is not None else ""
    return Shown(text, marking.mark, reader.text(f"≤ {below}" if marking.at_most else below))
