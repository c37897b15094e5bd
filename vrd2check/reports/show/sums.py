"""Sums that no chapter states, and that show computes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from vrd2check.dossiers import Dimension, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import State
from vrd2check.sheets import Sheet, known_sum

from .dossier_view import TOTAL, DossierView, computed
from .table import Row, Weight


def totals_by(
    dimension: Dimension, sheet: Sheet, view: DossierView
) -> Iterator[tuple[tuple[AnyLine, ...], Row]]:
    """Return the lines that share a name, and a row with what they come to where that is known."""
    block = sheet.blocks[0]
    for lines in block.table.by(dimension).values():
        label = f"{view.say(TOTAL)} {lines[0].name(dimension)}"
        sums = {one: known_sum(block.table.sum_of(one.key, lines)) for one in block.columns}
        cells = {column: computed(value) for column, value in sums.items() if value is not None}
        if cells:
            yield lines, Row(cells, Weight.SUBTOTAL, label)


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
