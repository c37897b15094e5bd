"""The rows of a sheet, from its tables: what is stated in each cell, and what follows from it."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from vrd2check.dossiers import Line, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Figure, State
from vrd2check.language import Text

from .labels import label_of
from .shape import Block, Cell, Column, Role, Row, Weight

COST = "kost"
"""The quantity that is a rate times a count, where a block has VAT."""

_LUMP_SUM = Text(nl="forfait", en="lump sum")


def lines_beside(
    blocks: Sequence[Block],
) -> Iterator[tuple[Weight, tuple[AnyLine | None, ...]]]:
    """Return the lines, subtotals and totals of blocks beside each other, as they are stated.

    A total that one of the blocks states is None in those that do not.
    """
    tables = [block.table for block in blocks]
    for lines in zip(*(table.lines for table in tables), strict=True):
        yield Weight.LINE, lines
    for subtotals in zip(*(table.subtotals for table in tables), strict=True):
        yield Weight.SUBTOTAL, subtotals
    totals = tuple(table.total for table in tables)
    if any(total is not None for total in totals):
        yield Weight.TOTAL, totals


def figure_in(column: Column, line: AnyLine) -> Figure | None:
    """Return the dossier's own figure in a cell; None where there is none, or words are instead."""
    figure = column.of(line)
    if figure is None or figure.state is State.ABSENT:
        return None
    return None if _says_lump_sum(column, line, figure) else figure


def rows_of_blocks(blocks: Sequence[Block]) -> tuple[Row, ...]:
    """Return the rows of blocks with the same lines beside each other: lines, subtotals, total.

    A total that the author left out is there as well if there is more, or less, than one line.
    """
    tables = [block.table for block in blocks]
    lines = list(zip(*(table.lines for table in tables), strict=True))
    rows = [_row(blocks, line, Weight.LINE) for line in lines]
    number_of = {id(line): number for number, line in enumerate(tables[0].lines)}
    covered = [one.lines for one in tables[0].by_subtotal()]
    # Subtotals of the same names cover the same lines: of thousands over all lines, that is one.
    each = {id(lines): lines for lines in covered}
    covers = {key: tuple(number_of[id(line)] for line in lines) for key, lines in each.items()}
    for number, subtotal in enumerate(zip(*(table.subtotals for table in tables), strict=True)):
        rows.append(_row(blocks, subtotal, Weight.SUBTOTAL, covers[id(covered[number])]))
    if len(lines) != 1 or any(table.total is not None for table in tables):
        rows.append(_total(blocks))
    return tuple(rows)


def known_sum(figures: Iterable[Figure]) -> Fraction | None:
    """Return the sum of figures; None when one is not known, or when none states anything."""
    found = tuple(figures)
    if not any(figure.state is State.READ for figure in found):
        return None
    known = [Fraction(figure.value) for figure in found if figure.value is not None]
    return sum(known, Fraction(0)) if len(known) == len(found) else None


def _row(
    blocks: Sequence[Block], lines: Sequence[AnyLine], weight: Weight, covers: tuple[int, ...] = ()
) -> Row:
    cells = {
        column: cell
        for block, line in zip(blocks, lines, strict=True)
        for column in block.columns
        if (cell := _cell(block, column, line)) is not None
    }
    first = lines[0]
    return Row(
        weight=weight,
        place=first.place,
        label=label_of(first, weight),
        cells=cells,
        names=first.names,
        texts={**{one.value: str(name) for one, name in first.names.items()}, **first.texts},
        covers=covers,
    )


def _cell(block: Block, column: Column, line: AnyLine) -> Cell | None:
    """Return a cell of a line or subtotal; how its total and its cost follow is known."""
    figure = column.of(line)
    if figure is not None and stated(figure):
        return Cell(figure)
    if _says_lump_sum(column, line, figure):
        return Cell(words=_LUMP_SUM)
    computed = None
    if column.role is Role.TOTAL:
        computed = known_sum(line.figures())
    elif column.quantity == COST and block.vat is not None:
        computed = _product(line, block.vat)
    return _cell_of(figure, computed)


def _says_lump_sum(column: Column, line: AnyLine, figure: Figure | None) -> bool:
    """Whether a line has no rate since it is a lump sum."""
    unstated = figure is None or not stated(figure)
    return column.role is Role.RATE and line.lump_sum and unstated


def _total(blocks: Sequence[Block]) -> Row:
    """Return the row of grand totals, each as it is stated, else as the lines add up to it."""
    first = blocks[0].table
    place = first.total.place if first.total is not None else None
    cells: dict[Column, Cell] = {}
    for block in blocks:
        total = block.table.total
        for column in block.columns:
            figure = column.of(total) if total is not None else None
            unstated = figure is None or not stated(figure)
            cell = _cell_of(figure, _sum(block, column) if unstated else None)
            if cell is not None:
                cells[column] = cell
    names = first.total.names if first.total is not None else {}
    covers = tuple(range(len(first.lines)))
    label = label_of(first.total, Weight.TOTAL)
    return Row(Weight.TOTAL, place, label, cells, names=names, covers=covers)


def _cell_of(figure: Figure | None, computed: Fraction | None) -> Cell | None:
    there = figure is not None and figure.state is not State.ABSENT
    return Cell(figure if there else None, computed) if there or computed is not None else None


def _sum(block: Block, column: Column) -> Fraction | None:
    """Return what the lines of a table come to in a column; None when that is not known."""
    table = block.table
    match column.role:
        case Role.CELL if column.quantity == COST and block.vat is not None:
            return _sum_of_costs(block, column)
        case Role.CELL:
            return known_sum(table.sum_of(column.key))
        case Role.SHARE:
            shares = [line.share for line in table.lines if line.share is not None]
            return known_sum((*shares, *table.missing()))
        case Role.TOTAL:
            return _grand_total(table)
        case Role.RATE:
            return None


def _grand_total(table: AnyTable) -> Fraction | None:
    """Return the total over all columns: from totals of columns if some are stated, else lines."""
    told = table.total
    if told is not None and any(map(stated, told.cells.values())):
        by_column = [_total_of(table, told, column) for column in table.columns()]
        rest = () if told.rest is None else (told.rest,)
        return known_sum((*(part for parts in by_column for part in parts), *rest))
    lines = table.covering_subtotals() or table.lines
    return known_sum((*(part for line in lines for part in _amount(line)), *table.missing()))


def _total_of(table: AnyTable, total: AnyLine, column: object) -> tuple[Figure, ...]:
    """Return the stated total of a column, else the figures that it is the sum of."""
    figure = total.cells.get(column)
    return (figure,) if figure is not None and stated(figure) else table.sum_of(column)


def _amount(line: AnyLine) -> tuple[Figure, ...]:
    return (line.total,) if stated(line.total) else line.figures()


def _sum_of_costs(block: Block, column: Column) -> Fraction | None:
    costs = list(_costs(block, column))
    known = [cost for cost in costs if cost is not None]
    complete = block.table.rest is None and known and len(known) == len(costs)
    return sum(known, Fraction(0)) if complete else None


def _costs(block: Block, column: Column) -> Iterator[Fraction | None]:
    for line in block.table.lines:
        cell = _cell(block, column, line)
        yield cell.value() if cell is not None else None


def _product(line: Line[str], vat: Figure) -> Fraction | None:
    """Return the cost of a line from its count and its rate, with VAT where that is apart."""
    count, rate = line.cells.get("aantal"), line.rate
    if count is None or rate is None or not (stated(count) and stated(rate)):
        return None
    if count.value is None or rate.value is None or (stated(vat) and vat.value is None):
        return None
    return Fraction(count.value) * Fraction(rate.value) * (1 + Fraction(vat.value or 0))
