"""The evaluation of a running-cost budget: actuals, forecast and ceiling."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Any

from vrd2check.dossiers import Dimension, Evaluation, Line, Table, stated
from vrd2check.dossiers.evaluation import ACTUAL, FORECAST
from vrd2check.dossiers.tables import AnyTable
from vrd2check.figures import Figure, absent, month_name
from vrd2check.language import Text
from vrd2check.relations import AtMost, Sum, Term
from vrd2check.sheets import label_of
from vrd2check.sheets import others as sheets

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.families import Spot, adds_up, line_word
from .base.rule import Wording
from .base.tables import TableRelation, column_totals, stated_or_sum, subtotal_columns

_MONTHS = 12

_COLUMNS: dict[object, Text] = {
    ACTUAL: Text(nl="de kolom actueel", en="the column of actuals"),
    FORECAST: Text(nl="de kolom prognose", en="the column of forecasts"),
}


def _group_totals(table: AnyTable) -> Iterator[TableRelation]:
    for subtotal in table.subtotals:
        yield from subtotal_columns(table, subtotal, _of_group(table, subtotal))


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
            yield Constraint(AtMost(spent, (dossier.ceiling,)), {"what": what})


def _of_group(table: Table[str], subtotal: Line[str]) -> tuple[Line[str], ...]:
    """Return the lines of a group; two groups of the same name remain two."""
    name = subtotal.name(Dimension.GROUP)
    if name is None:
        return ()
    return tuple(
        line
        for line in table.lines
        if (own := line.name(Dimension.GROUP)) is not None and own.place == name.place
    )


def _pairs(table: Table[str]) -> Iterator[tuple[Printable, Figure, Figure]]:
    """Return the actual and the forecast of every line, and of totals over lines that lack one."""
    if not {ACTUAL, FORECAST} <= set(table.columns()):
        return
    for line in table.lines:
        if any(map(stated, line.cells.values())):
            yield partial(label_of, line), *_pair(line)
    totals: list[tuple[Line[Any], tuple[Line[Any], ...]]] = [
        (subtotal, _of_group(table, subtotal)) for subtotal in table.subtotals
    ]
    if table.total is not None:
        totals.append((table.total, table.lines))
    for total, lines in totals:
        below = bool(lines) and all(_states_both(line) for line in lines)
        if not below and _states_both(total):
            yield partial(label_of, total), *_pair(total)


def _pair(line: Line[str]) -> tuple[Figure, Figure]:
    actual, forecast = line.cells.get(ACTUAL), line.cells.get(FORECAST)
    return actual or absent(line.place), forecast or absent(line.place)


def _states_both(line: Line[str]) -> bool:
    return all(map(stated, _pair(line)))
