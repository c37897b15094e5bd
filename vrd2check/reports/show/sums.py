"""Sums that no chapter states, and that show computes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from vrd2check.dossiers import Dimension, stated
from vrd2check.dossiers.tables import AnyTable
from vrd2check.figures import State
from vrd2check.language import Text
from vrd2check.sheets import Row, Sheet, Weight, known_sum

from .table import Table

TOTAL = Text("Totaal", "Total")


def totals_by(dimension: Dimension, table: Table, sheet: Sheet) -> Iterator[Row]:
    """Return a row with what the lines of each name come to, where something of that is known."""
    block = sheet.blocks[0]
    number_of = {id(line): number for number, line in enumerate(block.table.lines)}
    for lines in block.table.by(dimension).values():
        name = lines[0].name(dimension)
        label = Text(f"{TOTAL.nl} {name}", f"{TOTAL.en} {name}")
        sums = {one: known_sum(block.table.sum_of(one.key, lines)) for one in block.columns}
        if any(value is not None for value in sums.values()):
            covers = tuple(number_of[id(line)] for line in lines)
            yield table.computed(label, sums, Weight.SUBTOTAL)._replace(covers=covers)


def column_value(table: AnyTable, column: object) -> Fraction | None:
    """Return the total of a column, stated or computed; zero where its lines leave it empty."""
    parts = table.sum_of(column)
    told = table.total.cells.get(column) if table.total is not None else None
    if told is not None and stated(told):
        return Fraction(told.value) if told.value is not None else None
    if table.lines and all(part.state is State.BLANK for part in parts):
        return Fraction(0)
    return known_sum(parts)


def cumulated(values: Sequence[Fraction | None]) -> list[Fraction | None]:
    """Return running sums; from the first value that is not known on, none is."""

    def add(one: Fraction | None, other: Fraction | None) -> Fraction | None:
        return None if one is None or other is None else one + other

    return list(accumulate(values, add))
