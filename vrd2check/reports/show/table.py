"""A table as it is read: a sheet with what is computed beside it, before anything is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.sheets import Cell, Column, Row, TextColumn, Weight

DRAWING = "tekening"
"""The key of what is drawn in a row, among its texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table with its title, the facts that hold for all of it, its columns and its rows.

    A row whose weight is a subtotal and that has no cells is the heading of a group; the label of
    whatever is no line stands in the first column. ``drawing`` is the heading of a column of
    drawings behind the figures; without one there is none. ``chapter`` is the
    template's word for it.
    """

    title: Text
    texts: tuple[TextColumn, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    facts: tuple[tuple[Text, Text | str], ...] = ()
    drawing: Text | str = ""
    is_list: bool = False
    is_incomplete: bool = False
    chapter: str = ""

    def row(self, label: Text | str, cells: Mapping[Column, Cell], weight: Weight) -> Row:
        """Return a row that is no line, with its label."""
        return Row(weight, None, label, cells, texts={self.texts[0].key: label})

    def computed(
        self,
        label: Text | str,
        values: Mapping[Column, Fraction | None],
        weight: Weight = Weight.TOTAL,
    ) -> Row:
        """Return a row of values that the author does not state; what is not known is empty."""
        known = {
            column: Cell(computed=value) for column, value in values.items() if value is not None
        }
        return self.row(label, known, weight)

    def places(self) -> frozenset[Place]:
        """Return the places of the figures that the table shows."""
        cells = (cell for row in self.rows for cell in row.cells.values())
        return frozenset(
            cell.figure.place for cell in cells if cell.figure is not None and cell.computed is None
        )
