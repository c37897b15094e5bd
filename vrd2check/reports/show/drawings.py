"""Small drawings in a cell: bars for a course in time, and stretches of time.

They are drawn in block characters; the layout replaces these where an encoding lacks them.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from vrd2check.language import Text
from vrd2check.sheets import Column as SheetColumn
from vrd2check.sheets import Sheet

from .dossier_view import DossierView
from .table import Cell, Column, Sort, Table

COURSE = "verloop"
"""The key of the column in which a course in time is drawn."""

_COURSE = Text("verloop", "course")
_BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
FULL = "█"
_PLAINER = str.maketrans(dict(zip(_BARS + NOTHING, ".:-=+*%#_", strict=True)))


def bars(values: Sequence[Fraction | None]) -> str:
    """Draw one bar a value, the highest as high as a bar can be; nothing for zero or less."""
    highest = max((value for value in values if value is not None), default=Fraction(0))

    def bar(value: Fraction | None) -> str:
        if value is None or value <= 0:
            return NOTHING
        eighths = -(-value * len(_BARS) // highest)  # rounded up: what is paid is seen
        return _BARS[int(eighths) - 1]

    return "".join(map(bar, values))


def with_course(
    table: Table, sheet: Sheet, columns: Sequence[SheetColumn], view: DossierView
) -> Table:
    """Add a column with the course of each row over some columns of its sheet."""
    rows = []
    for one, row in zip(sheet.rows(), table.rows, strict=False):
        values = [one.value(column) for column in columns]
        drawn = bars(values) if any(values) else ""
        rows.append(replace(row, cells={**row.cells, COURSE: Cell(drawn)}))
    drawing = Column(COURSE, view.say(_COURSE), Sort.DRAWING)
    return replace(table, columns=(*table.columns, drawing), rows=tuple(rows))


def stretch(start: int, end: int, length: int) -> str:
    """Draw steps ``start`` to ``end``, both included, of a stretch of ``length`` steps from 0."""
    return "".join(FULL if start <= step <= end else NOTHING for step in range(length))


def plainer(drawing: str) -> str:
    """Draw with ASCII characters what is drawn with block characters."""
    return drawing.translate(_PLAINER)
