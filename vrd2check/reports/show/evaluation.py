"""What show adds to an evaluation: groups with their totals, the ceiling, and courses in time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from vrd2check.dossiers import Dimension, Evaluation, stated
from vrd2check.dossiers.evaluation import FORECAST
from vrd2check.language import Text
from vrd2check.sheets import Sheet
from vrd2check.sheets import Weight as SheetWeight

from .dossier_view import TOTAL, DossierView, computed
from .drawings import with_course
from .sums import column_value, totals_by
from .table import Mark, Row, Table, Weight

_CEILING = Text("Plafond per jaar", "Ceiling per year")
_LEFT = Text("Ruimte onder het plafond", "Left under the ceiling")


def costs(table: Table, sheet: Sheet, view: DossierView) -> Table:
    """Put the costs of an evaluation in groups, each with its total, above the ceiling."""
    if not isinstance(view.dossier, Evaluation):
        return table
    totals = {
        id(lines[-1]): row
        for lines, row in totals_by(Dimension.GROUP, sheet, view)
        if len(lines) > 1
    }
    lines = sheet.blocks[0].table.lines
    computed_after = {n: totals[id(line)] for n, line in enumerate(lines) if id(line) in totals}
    stated_after = {
        max(one.covers): replace(row, label=f"{view.say(TOTAL)} {one.texts[sheet.group_by]}")
        for one, row in zip(sheet.rows(), table.rows, strict=False)
        if one.weight is SheetWeight.SUBTOTAL and one.covers
    }
    grouped = _grouped(table, sheet, {**computed_after, **stated_after}, view)
    return replace(grouped, rows=(*grouped.rows, *_ceiling(view.dossier, sheet, view)))


def indicators(table: Table, sheet: Sheet, view: DossierView) -> Table:
    """Put the indicators in groups, and draw the course of each."""
    return _grouped(with_course(table, sheet, sheet.columns(), view), sheet, {}, view)


def _grouped(table: Table, sheet: Sheet, after: Mapping[int, Row], view: DossierView) -> Table:
    """Put the name of each group above its lines; ``after`` are totals by the line before them."""
    rows: list[Row] = []
    group = ""
    for number, (one, row) in enumerate(zip(sheet.rows(), table.rows, strict=False)):
        if one.weight is SheetWeight.LINE:
            before, group = group, view.say(one.texts.get(sheet.group_by, ""))
            if group and group != before:
                rows.append(Row({}, Weight.HEADING, group))
        if one.weight is not SheetWeight.SUBTOTAL or not one.covers:
            rows.append(row)
        if number in after:
            rows.append(after[number])
    columns = tuple(column for column in table.columns if column.key != sheet.group_by)
    return replace(table, columns=columns, rows=tuple(rows))


def _ceiling(dossier: Evaluation, sheet: Sheet, view: DossierView) -> Iterator[Row]:
    """Return the most that may be spent in the year, and what is left of it by the forecast."""
    ceiling = dossier.ceiling
    if not stated(ceiling):
        return
    column = next(one for one in sheet.columns() if one.quantity == FORECAST)
    yield Row({column: view.figure(ceiling)}, Weight.DERIVED, view.say(_CEILING))
    spent = column_value(sheet.blocks[0].table, FORECAST)
    if spent is not None and ceiling.value is not None:
        left = Fraction(ceiling.value) - spent
        cell = computed(left)
        if left < 0 and view.marks.of(ceiling) is not None:
            cell = replace(cell, mark=Mark.REMARK)
        yield Row({column: cell}, Weight.DERIVED, view.say(_LEFT))
