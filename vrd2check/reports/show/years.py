"""What show adds by year and by month: running sums, what is left to settle, courses, shares."""

from dataclasses import replace
from fractions import Fraction

from vrd2check.dossiers import Dimension, Dossier, Programme, ProjectDossier, stated
from vrd2check.figures import Kind, format_percentage, format_value
from vrd2check.language import Text
from vrd2check.sheets import Column, Sheet, known_sum

from .dossier_view import DossierView, computed
from .drawings import COURSE, bars, with_course
from .sums import column_value, cumulated
from .table import Cell, Row, Table, Weight

_CUMULATED = Text("Cumulatief", "Cumulated")
_OPEN = Text("Nog te vereffenen", "Still to be settled")
_SHARE = Text("in % van VAK {} ({})", "in % of VAK {} ({})")
_OWN_SHARE = Text("Eigen inbreng", "Own share")


def credits_by_year(table: Table, _sheet: Sheet, view: DossierView) -> Table:
    """Add the share that others must bring in."""
    assert isinstance(view.dossier, Programme)  # no other kind has credits
    share = view.dossier.own_share
    if not stated(share) or share.value is None:
        return table
    return replace(table, facts=((view.say(_OWN_SHARE), format_percentage(share.value)),))


def calendar(table: Table, sheet: Sheet, view: DossierView) -> Table:
    """Add what VAK and VEK come to up to each year, and how much stays to be settled."""
    by_side = [[one for one in block.columns if one.year is not None] for block in sheet.blocks]
    years = list(zip(*by_side, strict=True))
    committed, settled = (
        cumulated([column_value(block.table, column.key) for column in columns])
        for block, columns in zip(sheet.blocks, by_side, strict=True)
    )
    running: dict[Column, Cell] = {}
    left: dict[Column, Cell] = {}
    for (vak, vek), one, other in zip(years, committed, settled, strict=True):
        running |= {vak: computed(one), vek: computed(other)}
        if one is not None and other is not None:
            left[vek] = _left(one - other, str(vek.year), table, view)
    if not left:
        return table
    rows = [*table.rows]
    if len(years) > 1:
        rows.append(Row(running, Weight.DERIVED, view.say(_CUMULATED)))
    rows.append(Row(left, Weight.DERIVED, view.say(_OPEN)))
    return replace(table, rows=tuple(rows))


def forecast(table: Table, sheet: Sheet, view: DossierView) -> Table:
    """Add the course of each line, and the months cumulated against the year's VAK."""
    months = [column for column in sheet.columns() if column.month is not None]
    if not months:
        return table
    table = with_course(table, sheet, months, view)
    values = cumulated([column_value(sheet.blocks[0].table, month.key) for month in months])
    if all(value is None for value in values):
        return table
    sums: dict[Column | str, Cell] = {
        month: computed(value) for month, value in zip(months, values, strict=True)
    }
    sums[COURSE] = Cell(bars(values))
    rows = [*table.rows, Row(sums, Weight.DERIVED, view.say(_CUMULATED))]
    vak = _vak_of_year(view.dossier)
    if vak:
        shares = {
            month: computed(Fraction(round(value * 100 / vak), 100), Kind.PERCENTAGE)
            for month, value in zip(months, values, strict=True)
            if value is not None
        }
        label = view.say(_SHARE).format(months[0].year, format_value(vak, Kind.AMOUNT))
        rows.append(Row(shares, Weight.DERIVED, label))
    return replace(table, rows=tuple(rows))


def _left(value: Fraction, year: str, table: Table, view: DossierView) -> Cell:
    """Return the cell of what is left to settle, marked where that is less than nothing."""
    cell = computed(value)
    mark = view.marks.at_step(table.places(), year) if value < 0 else None
    return replace(cell, mark=mark or cell.mark)


def _vak_of_year(dossier: Dossier) -> Fraction | None:
    """Return what may be committed in the year of a forecast, for its source where it names one."""
    assert isinstance(dossier, ProjectDossier | Programme)  # no other kind has a forecast
    found = dossier.forecast
    if found is None or found.year is None:
        return None
    if isinstance(dossier, Programme):
        credit = dossier.credits.get(found.year)
        return Fraction(credit.value) if credit is not None and credit.value is not None else None
    if dossier.calendar is None:
        return None
    table = dossier.calendar.vak
    if found.source is None:
        return column_value(table, found.year)
    source = found.source.canonical
    lines = tuple(one for one in table.lines if one.canonical(Dimension.SOURCE) == source)
    return known_sum(table.sum_of(found.year, lines)) if lines else None
