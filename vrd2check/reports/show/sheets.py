"""Sheets: the tables of a dossier as plain data, before anything is known of a page.

A sheet has columns of text, of numbers and of small drawings, and rows of cells. A cell says what
is to be read in it, how it is marked, and what stands below it. How wide a column is, and on how
many blocks a sheet is spread, is for the layout to decide.
"""

from dataclasses import dataclass
from enum import Enum

from vrd2check.figures import Figure


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

    Amounts in one sheet all have cents as soon as one has.
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

    ``figure`` is the figure of the dossier that is shown, None for words and for what is computed.
    """

    text: str = ""
    mark: Mark | None = None
    below: str = ""
    figure: Figure | None = None


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading.

    Columns of numbers with one ``group`` stay together when a sheet is spread over several blocks;
    those with group None close the last block.
    """

    title: str
    sort: Sort = Sort.TEXT
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a ``label`` runs over all columns of text, whose cells are then empty."""

    cells: tuple[Cell, ...]
    weight: Weight = Weight.LINE
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One table with its title, the facts that hold for all of it, and remarks below it."""

    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def figures(self) -> frozenset[Figure]:
        """Return the figures of the dossier that the sheet shows."""
        return frozenset(
            cell.figure for row in self.rows for cell in row.cells if cell.figure is not None
        )

    def names(self) -> dict[Figure, str]:
        """Name each figure by its row and its column."""
        lines = [row for row in self.rows if row.weight is Weight.LINE]
        # Names that all lines share tell nothing.
        telling = [
            place
            for place, column in enumerate(self.columns)
            if column.sort is Sort.TEXT and len({row.cells[place].text for row in lines}) > 1
        ]
        found: dict[Figure, str] = {}
        for row in self.rows:
            words = [row.cells[place].text for place in telling if row.cells[place].text]
            name = row.label or " · ".join(words[:2])
            for column, cell in zip(self.columns, row.cells, strict=True):
                if cell.figure is not None:
                    found[cell.figure] = ", ".join(filter(None, (name, column.title)))
        return found
