"""How the columns of a table fit on a page.

A figure is never cut. Where a table is too wide, names that all lines share are told once above it
and the others are wrapped; then the columns of figures are spread over several blocks, each with
the names of its lines, which share one column if that saves a block.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from ..layout import width_of
from .table import Cell, Column, Sort, Table, Weight

INDENT = 2
"""How far the further lines of a wrapped name are indented."""
NARROWEST = 10
"""The least width of a column of words, in which long words are broken."""

_GAP = 2
_LONGEST_WORD = 20
_COMFORTABLE = 20


class Placed(NamedTuple):
    """A column on the page: what it shows in each row and below it, and its width.

    ``slot`` is the room behind its figures for a mark, and ``least`` the width that it can be
    shrunk to.
    """

    column: Column
    cells: tuple[tuple[str, str], ...]
    slot: int
    width: int
    least: int

    def is_text(self) -> bool:
        """Whether it holds words, which can be wrapped."""
        return self.column.sort is Sort.TEXT

    def gap(self) -> int:
        """Return the distance to the next column; the room for a mark is part of it."""
        return _GAP - self.slot


Block = tuple[Placed, ...]


class Grid(NamedTuple):
    """A table, without the names that all its lines share, and the blocks that it is spread on."""

    table: Table
    blocks: tuple[Block, ...]


def fit(table: Table, width: int | None, between: str = " · ") -> Grid:
    """Return a table fitted to a width; None is as wide as the content asks.

    ``between`` stands between names that share a column.
    """
    if width is None:
        return Grid(table, (_measured(table),))
    if not _is_comfortable(_measured(table), width):
        table = _without_shared(table)
    blocks = _spread(_measured(table), width)
    if len(blocks) > 1:
        together = _names_together(table, between)
        fewer = _spread(_measured(together), width)
        if len(fewer) < len(blocks):
            return Grid(together, fewer)
    return Grid(table, blocks)


def _measured(table: Table) -> Block:
    """Return all columns of a table, as wide as they ask."""
    cents = _has_cents(table)
    columns = [_placed(table, column, cents) for column in table.columns]
    names = list(takewhile(Placed.is_text, columns))
    if names:
        # A label runs over the names in front, and the last of them makes room for it.
        *others, last = names
        label = max((width_of(row.label) for row in table.rows), default=0)
        width = label - sum(one.width + _GAP for one in others)
        least = min(label, _COMFORTABLE) - sum(one.least + _GAP for one in others)
        columns[len(others)] = last._replace(
            width=max(last.width, width, least), least=max(last.least, least)
        )
    return tuple(columns)


def _placed(table: Table, column: Column, cents: bool) -> Placed:
    cells = _aligned(table, column, cents)
    slot = int(any(row.cell(column).mark is not None for row in table.rows))
    texts = [column.title, *(text for pair in cells for text in pair)]
    width = max(map(width_of, texts)) + slot
    least = width
    if column.sort is Sort.TEXT:
        longest = max(width_of(word) for text in texts for word in text.split() or [""])
        least = min(width, max(NARROWEST, min(longest, _LONGEST_WORD) + INDENT))
    return Placed(column, cells, slot, width, least)


def _is_comfortable(columns: Block, width: int) -> bool:
    """Whether all columns stand beside each other with names that read well."""
    words = sum(min(one.width, _COMFORTABLE) + _GAP for one in columns if one.is_text())
    return words + _width([one for one in columns if not one.is_text()]) <= width


def _spread(columns: Block, width: int) -> tuple[Block, ...]:
    """Return the blocks, as few as possible, on which columns fit a width."""
    words = [one for one in columns if one.is_text()]
    least = sum(one.least + _GAP for one in words)
    chunks: list[list[Placed]] = []
    for chunks in _chunks([one for one in columns if not one.is_text()]):
        if all(least + _width(chunk) <= width for chunk in chunks):
            break
    if len(chunks) <= 1:
        return (_shrunk(columns, width),)
    return tuple(_shrunk([*words, *chunk], width) for chunk in chunks)


def _chunks(figures: Sequence[Placed]) -> Iterator[list[list[Placed]]]:
    """Return ways to spread columns over blocks, with ever more of them.

    Blocks have as many groups each, so that twelve months become half-years, then parts of four
    months, then quarters. The closing columns go with the last block or, before it is parted
    further, in a block of their own.
    """
    groups: dict[Hashable, list[Placed]] = {}
    for one in figures:
        groups.setdefault(one.column.group, []).append(one)
    closing = groups.pop(None, [])
    parts = list(groups.values())
    sizes = {-(-len(parts) // number) for number in range(1, len(parts) + 1)}
    if not sizes:
        yield [closing] if closing else []
    for size in sorted(sizes, reverse=True):
        chunks = [
            [one for part in parts[start : start + size] for one in part]
            for start in range(0, len(parts), size)
        ]
        yield [*chunks[:-1], [*chunks[-1], *closing]]
        if closing:
            yield [*chunks, closing]


def _shrunk(columns: Sequence[Placed], width: int) -> Block:
    """Return columns that fit: the widest one of words gives way, until all fit or none can.

    Long words are broken only when nothing else is left.
    """
    room = width - sum(one.gap() for one in columns[:-1])
    words = [place for place, one in enumerate(columns) if one.is_text()]
    widths = [one.width for one in columns]
    for place in words:  # a page at most, before giving way cell by cell
        widths[place] = min(widths[place], max(columns[place].least, room))
    for least in ([one.least for one in columns], [NARROWEST] * len(columns)):
        while sum(widths) > room:
            giving = [place for place in words if widths[place] > least[place]]
            if not giving:
                break
            widths[max(giving, key=lambda place: widths[place])] -= 1
    return tuple(one._replace(width=width) for one, width in zip(columns, widths, strict=True))


def _width(columns: Sequence[Placed]) -> int:
    """Return the width of columns and the gaps between them."""
    return sum(one.width for one in columns) + sum(one.gap() for one in columns[:-1])


def _has_cents(table: Table) -> bool:
    """Whether some amount is not a whole number of euros."""
    amounts = [column for column in table.columns if column.sort is Sort.AMOUNT]
    cells = (row.cell(column) for row in table.rows for column in amounts)
    return any(_decimals(text) for cell in cells for text in (cell.text, cell.below))


def _aligned(table: Table, column: Column, cents: bool) -> tuple[tuple[str, str], ...]:
    """Return the texts of a column in each row and below it, figures aligned on the comma."""
    pairs = [(cell.text, cell.below) for cell in (row.cell(column) for row in table.rows)]
    decimals = max((len(_decimals(text)) for pair in pairs for text in pair), default=0)

    def filled(text: str) -> str:
        if not _is_number(text):
            return text
        if column.sort is Sort.AMOUNT:
            return f"{text},00" if cents and not _decimals(text) else text
        lacking = decimals - len(_decimals(text))
        return text + " " * (lacking + (not _decimals(text)) if lacking else 0)

    if column.sort in (Sort.AMOUNT, Sort.NUMBER):
        return tuple((filled(text), filled(below)) for text, below in pairs)
    return tuple(pairs)


def _without_shared(table: Table) -> Table:
    """Return a table with the names that all lines share above it; one column always stays."""
    lines = [row for row in table.rows if row.weight is Weight.LINE]
    words = [column for column in table.columns if column.sort is Sort.TEXT]
    shared = [
        column
        for column in words
        if len(lines) > 1 and len({row.cell(column).text for row in lines}) == 1
    ]
    if len(shared) == len(words):
        shared = shared[1:]
    told = [(column.title, lines[0].cell(column).text) for column in shared]
    return replace(
        table,
        columns=tuple(column for column in table.columns if column not in shared),
        facts=(*table.facts, *(fact for fact in told if fact[1])),
    )


def _names_together(table: Table, between: str) -> Table:
    """Put the names in front of a line into one column, one after the other."""
    names = list(takewhile(lambda column: column.sort is Sort.TEXT, table.columns))
    if len(names) < 2:
        return table
    together = Column("names", between.join(column.title for column in names if column.title))
    rows = []
    for row in table.rows:
        name = between.join(text for column in names if (text := row.cell(column).text))
        rows.append(replace(row, cells={**row.cells, together.key: Cell(name)}))
    return replace(table, columns=(together, *table.columns[len(names) :]), rows=tuple(rows))


def _decimals(text: str) -> str:
    return text.partition(",")[2] if _is_number(text) else ""


def _is_number(text: str) -> bool:
    digits = text.removeprefix("≤ ").removeprefix("<= ").removeprefix("-")
    return digits.replace(".", "").replace(",", "").isdigit()
