"""Sheets by year and by month: the VAK and VEK calendar and the forecast of payments."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from vrd2check.dossiers import Calendar, Dimension, Forecast, Programme, ProjectDossier, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Kind, State, short_month_name
from vrd2check.language import Text

from .cells import computed, shown, value_of
from .drawings import bars
from .sheets import EMPTY, Cell, Column, Row, Sheet, Sort, Weight
from .tables import (
    TOTAL,
    NumberColumn,
    column_total,
    grand_total,
    line_total,
    name_columns,
    remarks,
    table_sheet,
)
from .view import View

_CALENDAR = Text("VAK- en VEK-kalender", "VAK and VEK calendar")
_FORECAST = Text("Prognose VEK", "Forecast of VEK")
_CUMULATED = Text("Cumulatief", "Cumulated")
_OPEN = Text("Nog te vereffenen", "Still to be settled")
_SHARE = Text("in % van VAK {} ({})", "in % of VAK {} ({})")
_COURSE = Text("verloop", "course")
_SOURCE = Text("Bron", "Source")

Values = Sequence[Fraction | None]


def calendar(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the calendar, each year's VAK beside its VEK, and how much stays to be settled."""
    found = dossier.calendar
    if found is None:
        return
    years = sorted({*found.vak.columns(), *found.vek.columns()})
    sides = (found.vak, found.vek)
    names = name_columns(view, found.vak)
    totals = len(years) > 1 or any(
        stated(line.total) for side in sides for line in side.all_lines()
    )
    columns = [Column(name.title) for name in names]
    for year in years:
        columns += [Column(f"{word} {year}", Sort.AMOUNT, year) for word in ("VAK", "VEK")]
    if totals:
        word = view.say(TOTAL).lower()
        columns += [Column(f"{side} {word}", Sort.AMOUNT) for side in ("VAK", "VEK")]
    rows = [
        Row(
            (
                *(Cell(name.of(pair[0])) for name in names),
                *(shown(line.cells.get(year), view) for year in years for line in pair),
                *([line_total(view, line) for line in pair] if totals else []),
            )
        )
        for pair in zip(found.vak.lines, found.vek.lines, strict=True)
    ]
    blank = (EMPTY,) * len(names)
    if len(rows) > 1 or found.vak.total is not None:
        cells = [column_total(view, side, year) for year in years for side in sides]
        cells += [grand_total(view, side) for side in sides] if totals else []
        rows.append(Row((*blank, *cells), Weight.TOTAL, view.say(TOTAL)))
    rows += _settled(view, found, years, len(names), totals)
    yield Sheet(view.say(_CALENDAR), tuple(columns), tuple(rows), remarks=remarks(view, found.vak))


def forecast(view: View, dossier: ProjectDossier | Programme) -> Iterator[Sheet]:
    """Return forecast by month with the course of each line, cumulated against the year's VAK."""
    found = dossier.forecast
    if found is None:
        return
    table = found.table
    months = range(1, 13) if table.columns() else range(0)
    numbers = [
        NumberColumn(month, view.say(short_month_name(month)), month - 1) for month in months
    ]
    sheet = table_sheet(view, _title(view, found), table, name_columns(view, table), numbers)
    rows = [
        _with_course(row, values)
        for row, values in zip(sheet.rows, _courses(sheet, table), strict=True)
    ]
    cumulated = _cumulated([_column_value(table, month) for month in months])
    if any(value is not None for value in cumulated):
        vak = _vak_of_year(dossier, found)
        words = sum(column.sort is Sort.TEXT for column in sheet.columns)
        rows += _cumulated_rows(view, cumulated, words, found.year, vak)
    columns = (*sheet.columns, Column(view.say(_COURSE), Sort.DRAWING)) if months else sheet.columns
    facts: tuple[tuple[str, str], ...] = ()
    if found.source is not None:
        facts = ((view.say(_SOURCE), str(found.source)),)
    yield Sheet(sheet.title, columns, tuple(rows) if months else sheet.rows, facts, sheet.remarks)


def _title(view: View, found: Forecast) -> str:
    year = f" {found.year}" if found.year is not None else ""
    return view.say(_FORECAST) + year


def _settled(
    view: View, found: Calendar, years: Sequence[int], names: int, totals: bool
) -> Iterator[Row]:
    vak, vek = (
        _cumulated([_column_value(side, year) for year in years]) for side in (found.vak, found.vek)
    )
    left = [
        one - other if one is not None and other is not None else None
        for one, other in zip(vak, vek, strict=True)
    ]
    if not any(value is not None for value in left):
        return
    blank, end = (EMPTY,) * names, (EMPTY, EMPTY) if totals else ()
    if len(years) > 1:
        pairs = [computed(value) for pair in zip(vak, vek, strict=True) for value in pair]
        yield Row((*blank, *pairs, *end), Weight.DERIVED, view.say(_CUMULATED))
    figures = [
        figure
        for side in (found.vak, found.vek)
        for line in side.all_lines()
        for figure in line.cells.values()
    ]
    cells: list[Cell] = []
    for year, value in zip(years, left, strict=True):
        cell = computed(value)
        mark = view.marks.at_step(figures, str(year)) if value is not None and value < 0 else None
        if mark is not None:
            cell = Cell(cell.text, mark)
        cells += [EMPTY, cell]
    yield Row((*blank, *cells, *end), Weight.DERIVED, view.say(_OPEN))


def _cumulated_rows(
    view: View, cumulated: Values, names: int, year: int | None, vak: Fraction | None
) -> Iterator[Row]:
    blank = (EMPTY,) * names
    cells = [computed(value) for value in cumulated]
    course = Cell(bars(cumulated))
    yield Row((*blank, *cells, EMPTY, course), Weight.DERIVED, view.say(_CUMULATED))
    if vak:
        shares = [
            None if value is None else Fraction(round(value * 100 / vak), 100)
            for value in cumulated
        ]
        label = view.say(_SHARE).format(year, computed(vak).text)
        cells = [computed(share, Kind.PERCENTAGE) for share in shares]
        yield Row((*blank, *cells, EMPTY, EMPTY), Weight.DERIVED, label)


def _vak_of_year(dossier: ProjectDossier | Programme, found: Forecast) -> Fraction | None:
    """Return what may be committed in the year of a forecast, for its source where it names one."""
    if found.year is None:
        return None
    if isinstance(dossier, Programme):
        return value_of(dossier.credits.get(found.year), ())
    if dossier.calendar is None:
        return None
    table = dossier.calendar.vak
    lines = table.lines
    if found.source is not None:
        lines = tuple(
            line for line in lines if line.canonical(Dimension.SOURCE) == found.source.canonical
        )
        return value_of(None, table.sum_of(found.year, lines)) if lines else None
    return _column_value(table, found.year)


def _column_value(table: AnyTable, column: object) -> Fraction | None:
    figure = table.total.cells.get(column) if table.total is not None else None
    parts = table.sum_of(column)
    if figure is None and not parts:
        return Fraction(0) if table.lines else None
    if all(part.state is State.BLANK for part in parts) and parts and figure is None:
        return Fraction(0)
    if figure is None and not table.lines:
        return None
    return value_of(figure, parts)


def _cumulated(values: Values) -> list[Fraction | None]:
    """Add up step by step; from the first value that is not known on, nothing is."""

    def add(one: Fraction | None, other: Fraction | None) -> Fraction | None:
        return None if one is None or other is None else one + other

    return list(accumulate(values, add))


def _courses(sheet: Sheet, table: AnyTable) -> list[Values]:
    """Return the values of each row of a forecast, month by month."""
    lines: list[AnyLine] = [*table.lines, *table.subtotals]
    courses: list[Values] = [_months_of(line) for line in lines]
    if len(courses) < len(sheet.rows):
        courses.append([_column_value(table, month) for month in range(1, 13)])
    return courses


def _months_of(line: AnyLine) -> Values:
    found = (line.cells.get(month) for month in range(1, 13))
    return [
        Fraction(figure.value) if figure is not None and figure.value is not None else None
        for figure in found
    ]


def _with_course(row: Row, values: Values) -> Row:
    drawn = bars(values) if any(value for value in values) else ""
    return Row((*row.cells, Cell(drawn)), row.weight, row.label)
