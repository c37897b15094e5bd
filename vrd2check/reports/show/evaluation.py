"""What show adds to an evaluation: groups with their totals, what is left, courses in time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from vrd2check.dossiers import Dimension, Dossier, Evaluation
from vrd2check.dossiers.evaluation import FORECAST
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.sheets import Row, Sheet, Weight

from .drawings import with_course
from .sums import column_value, totals_by
from .table import Table

_LEFT = Text("Ruimte onder het plafond", "Left under the ceiling")


def costs(table: Table, sheet: Sheet, dossier: Dossier) -> Table:
    """Put the costs of an evaluation in groups with their totals, and tell what is left."""
    if not isinstance(dossier, Evaluation):
        return table
    computed = [row for row in totals_by(Dimension.GROUP, table, sheet) if len(row.covers) > 1]
    stated_ones = [row for row in table.rows if row.weight is Weight.SUBTOTAL and row.covers]
    after = {max(row.covers): row for row in (*computed, *stated_ones)}
    grouped = _grouped(table, sheet.group_by, after)
    return replace(grouped, rows=(*grouped.rows, *_left(table, sheet, dossier.ceiling)))


def indicators(table: Table, sheet: Sheet, _dossier: Dossier) -> Table:
    """Put the indicators in groups, and draw the course of each."""
    return _grouped(with_course(table, table.columns), sheet.group_by, {})


def _grouped(table: Table, key: str, after: Mapping[int, Row]) -> Table:
    """Put the name of each group above its lines; ``after`` are totals by the line before them."""
    rows: list[Row] = []
    group = ""
    for number, row in enumerate(table.rows):
        name = str(row.texts.get(key, "")) if row.weight is Weight.LINE else group
        if name and name != group:
            rows.append(table.row(name, {}, Weight.SUBTOTAL))
        group = name
        if row not in after.values():
            rows.append(row)
        if number in after:
            rows.append(after[number])
    return replace(table, rows=tuple(rows))


def _left(table: Table, sheet: Sheet, ceiling: Figure) -> Iterator[Row]:
    """Return what is left, by the forecast, of the most that may be spent in the year."""
    spent = column_value(sheet.blocks[0].table, FORECAST)
    if spent is not None and ceiling.value is not None:
        column = next(one for one in table.columns if one.quantity == FORECAST)
        yield table.computed(_LEFT, {column: Fraction(ceiling.value) - spent})
