"""What show adds by year and by month: running sums, what is left to settle, courses."""

from dataclasses import replace
from fractions import Fraction

from vrd2check.dossiers import Dimension, Dossier, Programme, ProjectDossier
from vrd2check.figures import Kind, format_percentage, format_value
from vrd2check.language import Text
from vrd2check.sheets import Cell, Column, Sheet, Weight, known_sum

from .drawings import bars, with_course
from .sums import column_value, cumulated
from .table import DRAWING, Table

_CUMULATED = Text("Cumulatief", "Cumulated")
_OPEN = Text("Nog te vereffenen", "Still to be settled")


def calendar(table: Table, sheet: Sheet, _dossier: Dossier) -> Table:
    """Add what VAK and VEK come to up to each year, and how much stays to be settled."""
    by_side = [[one for one in block.columns if one.year is not None] for block in sheet.blocks]
    committed, settled = (
        cumulated([column_value(block.table, column.key) for column in columns])
        for block, columns in zip(sheet.blocks, by_side, strict=True)
    )
    running: dict[Column, Fraction | None] = {}
    left: dict[Column, Fraction | None] = {}
    for vak, vek, one, other in zip(*by_side, committed, settled, strict=True):
        running |= {vak: one, vek: other}
        left[vek] = one - other if one is not None and other is not None else None
    if all(value is None for value in left.values()):
        return table
    rows = [*table.rows]
    if len(left) > 1:
        rows.append(table.computed(_CUMULATED, running))
    rows.append(table.computed(_OPEN, left))
    return replace(table, rows=tuple(rows))


def forecast(table: Table, sheet: Sheet, dossier: Dossier) -> Table:
    """Add the course of each line, and the months cumulated against the year's VAK."""
    months = [column for column in table.columns if column.month is not None]
    if not months:
        return table
    table = with_course(table, months)
    values = cumulated([column_value(sheet.blocks[0].table, month.key) for month in months])
    if all(value is None for value in values):
        return table
    sums = table.computed(_CUMULATED, dict(zip(months, values, strict=True)))
    rows = [*table.rows, sums._replace(texts={**sums.texts, DRAWING: bars(values)})]
    vak = _vak_of_year(dossier)
    if vak:
        shares = {
            month: Cell(words=format_percentage(Fraction(round(value * 100 / vak), 100)))
            for month, value in zip(months, values, strict=True)
            if value is not None
        }
        of = f"VAK {months[0].year} ({format_value(vak, Kind.AMOUNT)})"
        rows.append(table.row(Text(f"in % van {of}", f"in % of {of}"), shares, Weight.TOTAL))
    return replace(table, rows=tuple(rows))


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
