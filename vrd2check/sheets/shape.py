"""What sheets are made of: columns with their headings, tables of figures, rows and cells."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple

from vrd2check.dossiers import Dimension, Line, Name, Table, stated
from vrd2check.figures import Figure, Kind
from vrd2check.language import Text
from vrd2check.places import Place

TOTAL = Text(nl="totaal", en="total")


# What is in a cell, by the template's words, as it is called outside of its table.
QUANTITIES = {
    "bedrag": Text(nl="bedrag", en="amount"),
    "basis": Text(nl="basis", en="base"),
    "percentage": Text(nl="percentage", en="percentage"),
    "aantal": Text(nl="aantal", en="count"),
    "prijs": Text(nl="prijs", en="rate"),
    "kost": Text(nl="kost", en="cost"),
    "per_jaar": Text(nl="per jaar", en="a year"),
    "vak": Text(nl="VAK", en="VAK"),
    "vek": Text(nl="VEK", en="VEK"),
    "actueel": Text(nl="actueel", en="actual"),
    "prognose": Text(nl="prognose", en="forecast"),
    "plafond": Text(nl="plafond", en="ceiling"),
    "krediet": Text(nl="krediet", en="credit"),
    "investering": Text(nl="investering", en="investment"),
    "exploitatie": Text(nl="exploitatie", en="running costs"),
}


class Role(Enum):
    """Where the figures of a column stand in a line of a table."""

    CELL = "cell"
    """Among its cells, by the table's own key of the column."""
    TOTAL = "total"
    """At its end: the total over its cells."""
    RATE = "rate"
    """A price for each of what is counted."""
    SHARE = "share"
    """A percentage of a base."""


class Identity(NamedTuple):
    """What the figures of a column are, however it is headed: so it is known again elsewhere.

    ``is_sum`` tells that they are totals over the other columns.
    """

    quantity: str
    year: int | None = None
    month: int | None = None
    is_sum: bool = False


class Column(NamedTuple):
    """A column of figures.

    ``quantity`` is the template's word for what its figures are, such as ``bedrag`` or ``vak``;
    ``heading`` stands above it, ``name`` is what a sentence calls it, and ``unit`` what it counts
    there. ``year``, ``quarter`` (1 to 4) and ``month`` (1 to 12) are those that it is of.
    """

    quantity: str
    heading: Text
    name: Text
    key: Any = None
    role: Role = Role.CELL
    kind: Kind = Kind.AMOUNT
    year: int | None = None
    month: int | None = None
    quarter: int | None = None
    unit: Text | None = None

    def identity(self) -> Identity:
        """Return what its figures are, however it is headed."""
        return Identity(self.quantity, self.year, self.month, self.role is Role.TOTAL)

    def of(self, line: Line[Any]) -> Figure | None:
        """Return the figure of a line in this column; None where the line has none."""
        match self.role:
            case Role.CELL:
                return line.cells.get(self.key)
            case Role.TOTAL:
                return line.total
            case Role.RATE:
                return line.rate
            case Role.SHARE:
                return line.share


class TextColumn(NamedTuple):
    """A column of words; ``key`` is the template's word for it.

    Words stand in front of the figures, but for those of a column that ``is_last``.
    """

    key: str
    heading: Text
    is_last: bool = False


class Block(NamedTuple):
    """A table whose columns add up by themselves; most sheets are made of one.

    ``title`` tells blocks that stand beside each other apart, such as VAK from VEK. With ``vat`` a
    line that states no cost comes to its rate times its count, and that VAT on top.
    """

    table: Table[Any]
    columns: tuple[Column, ...]
    title: Text | None = None
    vat: Figure | None = None


class Weight(Enum):
    """What a row is: a line, a subtotal over some lines, or a total."""

    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class Cell(NamedTuple):
    """What stands in a cell: the dossier's figure, and what it comes to where none is stated.

    ``figure`` is None where the dossier has none; ``computed`` follows from the other figures of
    the sheet, and is None where a figure is stated or nothing is known. ``words`` stand there
    instead of a figure.
    """

    figure: Figure | None = None
    computed: Fraction | None = None
    words: Text | str = ""

    def value(self) -> Fraction | None:
        """Return what the cell comes to, stated or computed; None when it is not known."""
        if self.figure is None or not stated(self.figure):
            return self.computed
        return Fraction(self.figure.value) if self.figure.value is not None else None


class Row(NamedTuple):
    """A row with its cells by column; a column in which it has neither figure nor sum is left out.

    ``names`` are those by which it is known again, ``texts`` its words by the key of their column,
    ``label`` what a sentence calls it. ``covers`` are the numbers of the rows that a subtotal or
    total is over.
    """

    weight: Weight
    place: Place | None
    label: Text | str
    cells: Mapping[Column, Cell]
    names: Mapping[Dimension, Name] = {}
    texts: Mapping[str, Text | str] = {}
    covers: tuple[int, ...] = ()

    def value(self, column: Column) -> Fraction | None:
        """Return what the row comes to in a column, stated or computed; None when not known."""
        cell = self.cells.get(column)
        return cell.value() if cell is not None else None


class Fact(NamedTuple):
    """Something that holds for a whole sheet: a figure, or words.

    ``quantity`` is the template's word for an amount that belongs to the table itself.
    """

    title: Text
    text: Text | str = ""
    figure: Figure | None = None
    quantity: str = ""
