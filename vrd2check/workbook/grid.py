"""A neutral grid of cells, whatever it was read from: each with its exact text and its place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vrd2check.language import Text

_LETTERS = 26


class Cell(NamedTuple):
    """A cell: its text as it is shown, and its row and column, which count from one.

    ``sheet`` is the name of the worksheet or table that it is in, empty for pasted text, which has
    no addresses such as C7. ``is_number`` tells that a spreadsheet holds a number there.
    """

    text: str
    row: int
    column: int
    sheet: str = ""
    is_number: bool = False

    def address(self) -> str:
        """Return where it is, as a comment in a dossier says it."""
        return f"{self.sheet}!{self.corner()}" if self.sheet else f"{self.row}:{self.column}"

    def corner(self) -> str:
        """Return its place as a spreadsheet writes it, such as C7."""
        return f"{letters(self.column)}{self.row}"

    def where(self) -> Text:
        """Return where it is, for a reader."""
        if self.sheet:
            return Text(self.address(), self.address())
        return Text(f"rij {self.row}, kolom {self.column}", f"row {self.row}, column {self.column}")


class Note(NamedTuple):
    """Something that a reader is to know about a cell."""

    cell: Cell
    text: Text


class Grid(NamedTuple):
    """The rows of one sheet, table or pasted text; cells that are not there have no text.

    ``notes`` say what reading it could not keep, such as decimals below the cent.
    """

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Note, ...] = ()


def grid_of(sheet: str, rows: Iterable[Iterable[str]]) -> Grid:
    """Return the grid of texts by row."""
    return Grid(
        sheet,
        tuple(
            tuple(Cell(text, number, column, sheet) for column, text in enumerate(row, 1))
            for number, row in enumerate(rows, 1)
        ),
    )


def filled(row: Iterable[Cell]) -> Iterator[Cell]:
    """Return the cells of a row in which something stands."""
    return (cell for cell in row if cell.text)


def letters(column: int) -> str:
    """Return the letters of a column that counts from one: A, Z, AA."""
    name = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name
