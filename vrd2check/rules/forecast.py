"""The monthly forecast of payments (VEK) of the first year, annex 1."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier, Table
from vrd2check.figures import month_name
from vrd2check.language import Text

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.repetition import repeated_lines
from .base.signs import is_negative
from .base.tables import column_totals, line_label, line_totals, subtotals, total_of_totals

_ALL_MONTHS = Text(nl="alle maanden samen", en="all months together")


@rule("VEK101", "forecast-line-total", Severity.ERROR, ProjectDossier)
def forecast_line_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The total at the end of a line of the forecast is the sum of its twelve months."""
    for table in _table(dossier):
        for found in line_totals(table):
            yield Constraint(found.relation, {"line": found.line})


@rule("VEK102", "forecast-subtotal", Severity.ERROR, ProjectDossier)
def forecast_subtotal(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A subtotal of the forecast is the sum of its lines, for every month and for all together."""
    for table in _table(dossier):
        for found in subtotals(table):
            yield Constraint(found.relation, {"line": found.line, "column": _column(found.column)})


@rule("VEK103", "forecast-total", Severity.ERROR, ProjectDossier)
def forecast_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The grand total of the forecast is the sum of its lines, for every month and for all."""
    for table in _table(dossier):
        for found in (*column_totals(table), *total_of_totals(table)):
            yield Constraint(found.relation, {"column": _column(found.column)})


@rule("VEK301", "negative-month", Severity.WARNING, ProjectDossier)
def negative_month(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The forecast foretells payments, and a payment is not below zero."""
    for table in _table(dossier):
        for line in table.lines or (() if table.total is None else (table.total,)):
            for month, amount in line.cells.items():
                if is_negative(amount):
                    about = {
                        "line": line_label(table, line),
                        "month": month_name(month),
                        "amount": amount,
                    }
                    yield Problem(amount.place, about, (amount,))


@rule("VEK305", "forecast-line-twice", Severity.WARNING, ProjectDossier)
def forecast_line_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every deliverable has one line in the forecast, or one for each source."""
    for table in _table(dossier):
        for line, first in repeated_lines(table):
            yield Problem(line.place, {"line": line_label(table, line)}, related=(first.place,))


def _table(dossier: ProjectDossier) -> tuple[Table[int], ...]:
    return () if dossier.forecast is None else (dossier.forecast.table,)


def _column(column: object | None) -> Text:
    return month_name(column) if isinstance(column, int) else _ALL_MONTHS
