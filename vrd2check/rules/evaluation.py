"""The evaluation of a running-cost budget: actuals, forecast, ceiling and indicators."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import pairwise
from operator import itemgetter

from vrd2check.dossiers import (
    Dimension,
    Evaluation,
    Indicator,
    Line,
    Name,
    Nature,
    Table,
    Value,
    stated,
)
from vrd2check.dossiers.evaluation import ACTUAL, FORECAST
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Figure, absent, format_amount, month_name
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.relations import AtMost, Sum, Term
from vrd2check.sheets import Weight, label_of
from vrd2check.sheets import others as sheets

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.families import Spot, adds_up, line_twice, line_word
from .base.lists import all_of
from .base.rule import Wording
from .base.signs import is_saving
from .base.tables import TableRelation, column_totals, stated_or_sum, subtotal_columns

_MONTHS = 12
_COLUMNS: dict[object, Text] = {
    ACTUAL: Text(nl="de kolom actueel", en="the column of actuals"),
    FORECAST: Text(nl="de kolom prognose", en="the column of forecasts"),
}
_QUARTERS = (1, 2, 3, 4)
# What a value is of: a year and a quarter of it, or the year as a whole, after its quarters.
_Moment = tuple[int, int]
_WHOLE = 5
_FIRST, _LAST = (1, _WHOLE), (4, _WHOLE)


def _group_totals(table: AnyTable) -> Iterator[TableRelation]:
    groups = _groups(table)
    for covered in table.by_subtotal():
        lines = tuple(groups.get(_group_of(covered.subtotal), ()))
        yield from subtotal_columns(table, covered._replace(lines=lines))


def _group(spot: Spot) -> Wording:
    return spot.line.name(Dimension.GROUP) or line_word(spot)


def _column(spot: Spot) -> Text:
    return _COLUMNS[spot.key]


evaluation_group_total = adds_up(
    "EVA101",
    "evaluation-group-total",
    Evaluation,
    sheets.evaluated_costs,
    _group_totals,
    group=_group,
    column=_column,
)
evaluation_column_total = adds_up(
    "EVA102",
    "evaluation-column-total",
    Evaluation,
    sheets.evaluated_costs,
    column_totals,
    column=_column,
)


@rule("EVA103", "forecast-extrapolates-actuals", Severity.ERROR, Evaluation)
def forecast_extrapolates_actuals(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """The forecast extends what was spent to a whole year: actual × 12 ÷ months of actuals."""
    if dossier.costs is None:
        return
    months = dossier.actual_until
    month = Text(nl="?", en="?") if months is None else month_name(months)
    weight = 1 if months is None else Fraction(_MONTHS, months)
    for label, actual, forecast in _pairs(dossier.costs):
        # An empty cell says that nothing was filled in, not that nothing was spent.
        known = months is not None and stated(actual)
        right = (Term(actual if known else absent(actual.place), weight),)
        yield Constraint(Sum((forecast,), right), {"line": label, "actual": actual, "month": month})


@rule("EVA104", "forecast-below-actuals", Severity.ERROR, Evaluation)
def forecast_below_actuals(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """The forecast for the whole year includes what was spent, and so cannot be lower."""
    if dossier.costs is None or dossier.actual_until is not None:
        return
    for label, actual, forecast in _pairs(dossier.costs):
        if actual.value is None or actual.value >= 0:
            yield Constraint(AtMost((actual,), (forecast,)), {"line": label})


@rule("EVA105", "last-month-of-actuals", Severity.WARNING, Evaluation)
def last_month_of_actuals(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """Without the last month of the actuals, nobody can tell whether the forecast extends them."""
    costs = dossier.costs
    if costs is not None and dossier.actual_until is None and any(_pairs(costs)):
        yield Problem(dossier.head.chapters.get("actueel_tot", costs.place))


@rule("EVA201", "ceiling", Severity.ERROR, Evaluation)
def ceiling(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """The ceiling is the most that may be spent in a year."""
    if dossier.costs is None or "plafond" not in dossier.head.chapters:
        return
    columns = {
        ACTUAL: Text(nl="Wat al besteed is,", en="What has been spent already"),
        FORECAST: Text(nl="De prognose voor het hele jaar", en="The forecast for the whole year"),
    }
    for column, what in columns.items():
        if column in dossier.costs.columns():
            spent = stated_or_sum(dossier.costs, column)
            # A saving that is not filled in yet would lower what is spent.
            adds = dossier.costs.rest is None and not any(map(is_saving, dossier.costs.lines))
            yield Constraint(AtMost(spent, (dossier.ceiling,), adds), {"what": what})


@rule("EVA301", "falling-level", Severity.WARNING, Evaluation)
def falling_level(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """A level that is meant to rise over the whole series does not usually fall halfway."""
    for indicator, values in _stated(dossier):
        if indicator.nature is not Nature.LEVEL:
            continue
        series = [
            (value, number)
            for _, value in sorted(values.items(), key=itemgetter(0))
            if (number := value.figure.value) is not None
        ]
        falls = [(before, now) for (before, was), (now, number) in pairwise(series) if number < was]
        rises = sum(number > was for (_, was), (_, number) in pairwise(series))
        if not falls or rises < len(falls):
            continue
        if rises == len(falls) and series[-1][1] < series[0][1]:
            continue
        for before, now in falls:
            about: dict[str, Printable] = {
                "indicator": _name(indicator),
                "label": now.label,
                "before": before.figure,
                "now": now.figure,
            }
            yield Problem(now.figure.place, about, (now.figure,), (before.figure.place,))


evaluated_cost_twice = line_twice(
    "EVA309", "evaluated-cost-twice", Evaluation, sheets.evaluated_costs, "line"
)


@rule("EVA302", "series-with-a-hole", Severity.WARNING, Evaluation)
def series_with_a_hole(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """Between the first and last value of an indicator no year or quarter is missing."""
    for indicator, values in _stated(dossier):
        if indicator.nature is not Nature.YES_NO:
            missing = _holes(sorted(values))
            if missing:
                place = indicator.name.place if indicator.name is not None else indicator.place
                yield Problem(place, {"indicator": _name(indicator), "missing": all_of(missing)})


@rule("EVA303", "same-actual-in-several-groups", Severity.NOTE, Evaluation)
def same_actual_in_several_groups(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """Costs that are the same to the cent in several groups were shared out by a key."""
    table = dossier.costs
    if table is None:
        return
    found: dict[tuple[str | None, Decimal], list[AnyLine]] = {}
    for line in table.lines:
        actual = line.cells.get(ACTUAL)
        if actual is not None and actual.value is not None and actual.value % 1:
            key = line.canonical(Dimension.COST), actual.value
            found.setdefault(key, []).append(line)
    shared = [
        lines
        for lines in found.values()
        if len({line.canonical(Dimension.GROUP) for line in lines}) > 1
    ]
    if shared:
        figures = tuple(line.cells[ACTUAL] for lines in shared for line in lines)
        told = [
            Text(f"{amount} ({len(lines)} keer)", f"{amount} ({len(lines)} times)")
            for lines in shared
            for amount in (format_amount(lines[0].cells[ACTUAL].value or Decimal()),)
        ]
        about: dict[str, Printable] = {"amounts": all_of(told)}
        yield Problem.at_first(figures, about, figures)


@rule("EVA304", "booked-under-another-programme", Severity.WARNING, Evaluation)
def booked_under_another_programme(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """Costs of what a programme built are booked under the code of that programme."""
    programme, code = dossier.programme, dossier.booking_code
    if programme is not None and code is not None and not _is_same_programme(programme, code):
        about: dict[str, Printable] = {"programme": programme, "code": code}
        yield Problem(code.place, about, related=(programme.place,))


def _is_same_programme(one: Name, other: Name) -> bool:
    """Whether two names have the same number, or one of them has none."""
    numbers = [re.findall("[0-9]+", name.text) for name in (one, other)]
    return not all(numbers) or numbers[0] == numbers[1]


def _groups(table: Table[str]) -> Mapping[Place | None, Sequence[Line[str]]]:
    """Return the lines of each group; two groups of the same name remain two."""
    found: dict[Place | None, list[Line[str]]] = {}
    for line in table.lines:
        if (place := _group_of(line)) is not None:
            found.setdefault(place, []).append(line)
    return found


def _group_of(line: Line[str]) -> Place | None:
    name = line.name(Dimension.GROUP)
    return name.place if name is not None else None


def _pairs(table: Table[str]) -> Iterator[tuple[Printable, Figure, Figure]]:
    """Return the actual and the forecast of every line, and of totals over lines that lack one."""
    if not {ACTUAL, FORECAST} <= set(table.columns()):
        return
    for line in table.lines:
        if any(map(stated, line.cells.values())):
            yield partial(label_of, line), *_pair(line)
    groups = _groups(table)
    totals: list[tuple[Line[str], Weight, Sequence[Line[str]]]] = [
        (one, Weight.SUBTOTAL, groups.get(_group_of(one), ())) for one in table.subtotals
    ]
    if table.total is not None:
        totals.append((table.total, Weight.TOTAL, table.lines))
    for total, weight, lines in totals:
        below = bool(lines) and all(_states_both(line) for line in lines)
        if not below and _states_both(total):
            yield partial(label_of, total, weight), *_pair(total)


def _pair(line: Line[str]) -> tuple[Figure, Figure]:
    actual, forecast = line.cells.get(ACTUAL), line.cells.get(FORECAST)
    return actual or absent(line.place), forecast or absent(line.place)


def _states_both(line: Line[str]) -> bool:
    return all(map(stated, _pair(line)))


def _stated(dossier: Evaluation) -> Sequence[tuple[Indicator, Mapping[_Moment, Value]]]:
    """Return each indicator with the values that are filled in, by when they are of."""
    return [(indicator, _by_moment(indicator)) for indicator in dossier.indicators]


def _by_moment(indicator: Indicator) -> Mapping[_Moment, Value]:
    """Return the values that are filled in; of two of one moment, the first."""
    found: dict[_Moment, Value] = {}
    for value in indicator.values:
        if value.year is not None and stated(value.figure):
            found.setdefault((value.year, value.quarter or _WHOLE), value)
    return found


def _holes(moments: Sequence[_Moment]) -> list[str]:
    """Return the years and quarters that are missing between the moments of a series."""
    holes: list[str] = []
    for (year, part), (next_year, next_part) in pairwise(moments):
        if next_year == year + 1 and part in _LAST and next_part in _FIRST:
            continue
        if year == next_year:
            if next_part != _WHOLE:
                holes += [f"Q{quarter} {year}" for quarter in range(part + 1, next_part)]
            continue
        after = range(part + 1, _WHOLE) if part != _WHOLE else ()
        holes += [f"Q{quarter} {year}" for quarter in after]
        holes += [str(between) for between in range(year + 1, next_year)]
        before = range(1, next_part) if next_part != _WHOLE else ()
        holes += [f"Q{quarter} {next_year}" for quarter in before]
    return holes


def _name(indicator: Indicator) -> str:
    return str(indicator.name) if indicator.name is not None else "?"
