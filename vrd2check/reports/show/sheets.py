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
    ROUNDING = "rounding"
    COMPUTED = "computed"


class Sort(Enum):
    """What a column holds: words, figures aligned on the comma, or drawings of fixed width."""

    TEXT = "text"
    NUMBER = "number"
    DRAWING = "drawing"


class Weight(Enum):
    """How a row stands out: a line, a sum over lines, the grand total, or what follows from it."""

    LINE = "line"
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its title, the facts that hold for all of it, and remarks below it."""

    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def figures(self) -> frozenset[Figure]:
        """Give the figures of the dossier that the sheet shows."""
        return frozenset(
            cell.figure for row in self.rows for cell in row.cells if cell.figure is not None
        )

    def where(self, figure: Figure) -> str:
        """Name the cell of a figure by its row and column; empty when it is not in the sheet."""
        for row in self.rows:
            for place, cell in enumerate(row.cells):
                if cell.figure is figure:
                    return ", ".join(filter(None, (self._name(row), self.columns[place].title)))
        return ""

    def _name(self, row: Row) -> str:
        if row.label:
            return row.label
        texts = [
            cell.text
            for column, cell in zip(self.columns, row.cells, strict=True)
            if column.sort is Sort.TEXT and cell.text
        ]
        # Names that all rows share tell nothing.
        telling = [text for text in texts if len({text in _texts(row) for row in self.rows}) > 1]
        return " · ".join((telling or texts)[:2])


def _texts(row: Row) -> set[str]:
    return {cell.text for cell in row.cells}
