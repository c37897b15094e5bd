"""A dossier as tables, so that a slip can change a cell, a row, a column, a label or a heading."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

NOTATIONS = ("plain", "points", "spaces", "euro before", "euro after", "cents")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

Column = object
"""A name, a year, the number of a month, or a year or a name with ``vak`` or ``vek``."""


class Spot(NamedTuple):
    """Where something stands in the text: its line and its first column, 1-based."""

    line: int
    column: int


@dataclass(eq=False, slots=True)
class Label:
    """A name in a line or above a column, and what it should be."""

    value: str
    true: str = ""

    def __post_init__(self) -> None:
        self.true = self.true or self.value

    def written(self) -> str:
        """Return the characters in the file."""
        return self.value


@dataclass(eq=False, slots=True)
class Cell:
    """A figure: its value, None where nothing is stated, and what it should be."""

    value: Decimal | None
    notation: str
    role: str = "amount"
    true: Decimal | None = None

    def __post_init__(self) -> None:
        self.true = self.value

    @property
    def meant(self) -> Decimal:
        """Return what it should be as a figure is read: a share of one, and nothing as zero."""
        true = self.true or Decimal(0)
        return true / 100 if self.role == "percentage" else true

    @property
    def unit(self) -> Decimal:
        """Return the last digit that is written."""
        value = self.true or Decimal(0)
        whole = value == value.to_integral_value() and self.notation != "cents"
        if whole:
            return Decimal(1)
        return Decimal("0.1") if self.role == "count" else Decimal("0.01")

    def written(self) -> str:
        """Return the characters in the file."""
        if self.value is None:
            return "nvt"
        if self.role == "percentage":
            return f"{format(self.value.normalize(), 'f')} %"
        whole = self.value == self.value.to_integral_value()
        if self.notation == "plain":
            return format(self.value.to_integral_value() if whole else self.value, "f")
        decimals = 2 if self.notation == "cents" or not whole else 0
        separator = " " if self.notation == "spaces" else "."
        text = f"{abs(self.value):,.{decimals}f}".replace(",", "_").replace(".", ",")
        text = ("-" if self.value < 0 else "") + text.replace("_", separator)
        if self.notation == "euro before":
            text = f"€ {text}"
        if self.notation == "euro after":
            text = f"{text} €"
        return f'"{text}"' if "," in text else text


Token = str | Cell | Label


@dataclass(eq=False, slots=True)
class Line:
    """A line of a table: its labels by key and its cells by column."""

    labels: dict[str, Label]
    cells: dict[Column, Cell]

    def has(self, labels: dict[str, Label]) -> bool:
        """Whether it carries some labels, as they should be."""
        return all(
            key in self.labels and self.labels[key].true == label.true
            for key, label in labels.items()
        )


@dataclass(eq=False)
class Table:
    """A table of a chapter.

    ``columns`` are those of the lines, in order; ``sums`` tells which of them a column of totals
    adds up. ``headings`` are the labels of columns that can be written wrong.
    """

    chapter: str
    columns: list[Column]
    write: Callable[["Table"], Iterator[Token]]
    lines: list[Line] = field(default_factory=list)
    subtotals: list[Line] = field(default_factory=list)
    total: Line | None = None
    sums: dict[Column, list[Column]] = field(default_factory=dict)
    headings: dict[Column, Label] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)

    def all_lines(self) -> list[Line]:
        """Return lines, subtotals and the total."""
        return [*self.lines, *self.subtotals, *([self.total] if self.total else [])]

    def covered(self, total: Line) -> list[Line]:
        """Return the lines that a subtotal or the total adds up."""
        if total is self.total:
            return list(self.lines)
        return [line for line in self.lines if line.has(total.labels)]

    def parts(self, line: Line, column: Column) -> list[Cell]:
        """Return the cells of which a cell is the sum, nearest first; none for one of a line."""
        if column in self.sums:
            found = [line.cells[one] for one in self.sums[column] if one in line.cells]
            if found:
                return found
        if line in self.lines:
            return []
        return [one.cells[column] for one in self.covered(line) if column in one.cells]

    def cells(self) -> Iterator[tuple[Line, Column, Cell]]:
        """Return all cells with their lines and columns."""
        for line in self.all_lines():
            for column, cell in line.cells.items():
                yield line, column, cell

    def is_total(self, line: Line, column: Column) -> bool:
        """Whether a cell is a total of any sort."""
        return line not in self.lines or column in self.sums


class Dossier:
    """Tables, and the text around them."""

    def __init__(self, head: str, tables: Sequence[Table]) -> None:
        self.head = head
        self.tables = list(tables)

    def text(self) -> tuple[str, dict[Cell | Label, Spot]]:
        """Write the dossier and tell where each cell and label stands."""
        line, column = 1, 1
        parts: list[str] = []
        spots: dict[Cell | Label, Spot] = {}
        tokens: list[Token] = [self.head]
        for table in self.tables:
            tokens += table.write(table)
        for token in tokens:
            if isinstance(token, str):
                text = token
            else:
                text = token.written()
                spots.setdefault(token, Spot(line, column))
            parts.append(text)
            breaks = text.count("\n")
            line += breaks
            column = len(text) - text.rfind("\n") if breaks else column + len(text)
        return "".join(parts), spots

    def chapters(self) -> dict[Spot, str]:
        """Return the chapter of the table of each cell, by where the cell stands."""
        _, spots = self.text()
        return {
            spots[cell]: table.chapter
            for table in self.tables
            for _, _, cell in table.cells()
            if cell in spots
        }


def named(labels: dict[str, Label]) -> Iterator[Token]:
    """Write labels for a line in braces."""
    for key, label in labels.items():
        yield f"{key}: "
        yield label
        yield ", "


def mapping(pairs: Iterable[tuple[str | Label, Iterable[Token]]]) -> Iterator[Token]:
    """Write a mapping in braces."""
    yield "{"
    for number, (key, tokens) in enumerate(pairs):
        if number:
            yield ", "
        yield key
        yield ": "
        yield from tokens
    yield "}"


def write_columns(table: Table) -> Iterator[Token]:
    """Write a table whose columns stand in the line itself: budget, effort, allocation."""
    pad = table.extra.get("pad", "  ")
    yield str(table.extra["open"])

    def line(one: Line) -> Iterator[Token]:
        yield "{"
        yield from named(one.labels)
        for number, (column, cell) in enumerate(one.cells.items()):
            yield f"{', ' if number else ''}{column}: "
            yield cell
        yield "}\n"

    yield f"{pad}regels:\n"
    for one in table.lines:
        yield f"{pad}  - "
        yield from line(one)
    if table.subtotals:
        yield f"{pad}subtotalen:\n"
        for one in table.subtotals:
            yield f"{pad}  - "
            yield from line(one)
    if table.total is not None:
        yield f"{pad}totaal: "
        if table.extra.get("bare total"):
            yield from table.total.cells.values()
            yield "\n"
        else:
            yield from line(table.total)


def write_years(table: Table) -> Iterator[Token]:
    """Write a table of amounts by year: the cost model and running costs."""
    pad = table.extra.get("pad", "  ")
    yield str(table.extra["open"])

    def amounts(one: Line) -> Iterator[Token]:
        yield "bedragen: "
        yield from mapping(
            (table.headings[year], [one.cells[year]]) for year in table.columns if year in one.cells
        )
        if "totaal" in one.cells:
            yield ", totaal: "
            yield one.cells["totaal"]
        yield "}\n"

    yield f"{pad}regels:\n"
    for one in table.lines:
        yield f"{pad}  - {{"
        yield from named(one.labels)
        yield from amounts(one)
    if table.subtotals:
        yield f"{pad}subtotalen:\n"
        for one in table.subtotals:
            yield f"{pad}  - {{"
            yield from named(one.labels)
            yield from amounts(one)
    if table.total is not None:
        yield f"{pad}totaal: {{"
        yield from amounts(table.total)


def write_calendar(table: Table) -> Iterator[Token]:
    """Write commitments and payments by year."""
    years = list(dict.fromkeys(column[0] for column in table.columns))  # type: ignore[index]

    def pair(one: Line, year: object) -> Iterator[Token]:
        sides = [side for side in ("vak", "vek") if (year, side) in one.cells]
        yield from mapping((side, [one.cells[year, side]]) for side in sides)

    def amounts(one: Line, pad: str) -> Iterator[Token]:
        yield f"{pad}jaren: "
        own = [year for year in years if (year, "vak") in one.cells or (year, "vek") in one.cells]
        yield from mapping((table.headings[year], pair(one, year)) for year in own)
        yield "\n"
        if ("totaal", "vak") in one.cells:
            yield f"{pad}totaal: "
            yield from pair(one, "totaal")
            yield "\n"

    yield "vak_vek_kalender:\n  regels:\n"
    for one in table.lines:
        yield "    - bron: "
        yield one.labels["bron"]
        yield "\n"
        yield from amounts(one, "      ")
    if table.total is not None:
        yield "  totaal:\n"
        yield from amounts(table.total, "    ")


def write_months(table: Table) -> Iterator[Token]:
    """Write payments by month, in a list of twelve or by name."""
    yield f"prognose_vek:\n  jaar: 2022\n{table.extra['source']}"

    def amounts(one: Line, pad: str) -> Iterator[Token]:
        yield f"{pad}maanden: "
        months = [month for month in range(1, 13) if month in one.cells]
        if table.extra["by name"]:
            yield from mapping((MONTHS[month - 1], [one.cells[month]]) for month in months)
        else:
            yield "["
            for number, month in enumerate(months):
                yield ", " if number else ""
                yield one.cells[month]
            yield "]"
        yield "\n"
        if "totaal" in one.cells:
            yield f"{pad}totaal: "
            yield one.cells["totaal"]
            yield "\n"

    yield "  regels:\n"
    for one in table.lines:
        first, *more = one.labels.items()
        yield f"    - {first[0]}: "
        yield first[1]
        yield "\n"
        for key, label in more:
            yield f"      {key}: "
            yield label
            yield "\n"
        yield from amounts(one, "      ")
    if table.total is not None:
        yield "  totaal:\n"
        yield from amounts(table.total, "    ")


def write_evaluation(table: Table) -> Iterator[Token]:
    """Write the costs of an evaluation: actuals and forecasts in groups."""

    def cells(one: Line) -> Iterator[Token]:
        for number, (column, cell) in enumerate(one.cells.items()):
            yield f"{', ' if number else ''}{column}: "
            yield cell
        yield "}\n"

    yield "kosten:\n  groepen:\n"
    for group in table.extra["groups"]:  # type: ignore[attr-defined]
        yield f"    - groep: {group}\n      regels:\n"
        for one in table.lines:
            if one.labels["groep"].value == group:
                yield "        - {kost: "
                yield one.labels["kost"]
                yield ", "
                yield from cells(one)
        for one in table.subtotals:
            if one.labels["groep"].value == group:
                yield "      totaal: {"
                yield from cells(one)
    if table.total is not None:
        yield "  totaal: {"
        yield from cells(table.total)
