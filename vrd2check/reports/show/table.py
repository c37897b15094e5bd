"""Tables as plain data: what is to be read in each cell, before anything is known of a page.

How wide a column is, and on how many blocks a table is spread, is for the layout to decide.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from vrd2check.places import Place


class Mark(Enum):
    """What is to be known of a cell besides its text; the most important first."""

    WRONG = "wrong"
    SUSPECT = "suspect"
    REMARK = "remark"
    EXPLAINED = "explained"
    ROUNDING = "rounding"
    COMPUTED = "computed"


class Sort(Enum):
    """What a column holds: words, figures aligned on the comma, or drawings of fixed width.

    Amounts in one table all have cents as soon as one has.
    """

    TEXT = "text"
    AMOUNT = "amount"
    NUMBER = "number"
    DRAWING = "drawing"


class Weight(Enum):
    """What a row is: a line, a heading above some, a sum, the grand total, or what follows."""

    LINE = "line"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``below`` is what should stand there, or might, when it is marked so.

    ``place`` is that of the figure that is shown, None for words and for what is computed.
    """

    text: str = ""
    mark: Mark | None = None
    below: str = ""
    place: Place | None = None


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its cells in a row, and its heading.

    Columns of numbers with one ``group`` stay together when a table is spread over several blocks;
    those with group None close the last block.
    """

    key: Hashable
    title: str
    sort: Sort = Sort.TEXT
    group: Hashable = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells by column; a ``label`` runs over the words that a table begins with."""

    cells: Mapping[Any, Cell]
    weight: Weight = Weight.LINE
    label: str = ""

    def cell(self, column: Column) -> Cell:
        """Return the cell in a column, an empty one where the row has none."""
        return self.cells.get(column.key, EMPTY)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table with its title, the facts that hold for all of it, and remarks below it."""

    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def places(self) -> frozenset[Place]:
        """Return the places of the figures that the table shows."""
        cells = (cell for row in self.rows for cell in row.cells.values())
        return frozenset(cell.place for cell in cells if cell.place is not None)

    def marks(self) -> frozenset[Mark]:
        """Return the marks that occur in the table."""
        cells = (row.cell(column) for row in self.rows for column in self.columns)
        return frozenset(cell.mark for cell in cells if cell.mark is not None)

    def names(self) -> dict[Place, str]:
        """Return the name of the figure at each place, made of those of its row and its column."""
        lines = [row for row in self.rows if row.weight is Weight.LINE]
        # Names that all lines share tell nothing.
        telling = [
            column
            for column in self.columns
            if column.sort is Sort.TEXT and len({row.cell(column).text for row in lines}) > 1
        ]
        found: dict[Place, str] = {}
        for row in self.rows:
            words = [text for column in telling if (text := row.cell(column).text)]
            name = row.label or " · ".join(words[:2])
            for column in self.columns:
                place = row.cell(column).place
                if place is not None:
                    found[place] = ", ".join(filter(None, (name, column.title)))
        return found
