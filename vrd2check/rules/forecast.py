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


@rule(
    "VEK101",
    "forecast-line-total",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Rijtotaal in de prognose", en="Row total in the forecast"),
    message=Text(
        nl="In de prognose staat bij {line} als totaal {stated}, maar de maanden samen geven "
        "{expected}: {difference} verschil.",
        en="In the forecast {line} has a total of {stated}, but its months add up to {expected}: "
        "a difference of {difference}.",
    ),
    uitleg="""Het totaal achteraan een lijn van de prognose is de som van haar twaalf maanden. Dat
        geldt ook voor subtotalen en voor het eindtotaal.""",
)
def forecast_line_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The total at the end of a line of the forecast is the sum of its twelve months.

    That holds for subtotals and for the grand total as well.
    """
    for table in _table(dossier):
        for found in line_totals(table):
            yield Constraint(found.relation, {"line": found.line})


@rule(
    "VEK102",
    "forecast-subtotal",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Subtotaal in de prognose", en="Subtotal in the forecast"),
    message=Text(
        nl="In de prognose is {line} voor {column} {stated}, maar de lijnen die erbij horen geven "
        "{expected}: {difference} verschil.",
        en="In the forecast {line} is {stated} for {column}, but its lines add up to {expected}: "
        "a difference of {difference}.",
    ),
    uitleg="""Een subtotaal van de prognose is voor elke maand, en voor alle maanden samen, de som
        van de lijnen die erbij horen.""",
)
def forecast_subtotal(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A subtotal of the forecast is the sum of its lines, for every month and for all together."""
    for table in _table(dossier):
        for found in subtotals(table):
            yield Constraint(found.relation, {"line": found.line, "column": _column(found.column)})


@rule(
    "VEK103",
    "forecast-total",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Eindtotaal van de prognose", en="Grand total of the forecast"),
    message=Text(
        nl="In de prognose is het eindtotaal voor {column} {stated}, maar de lijnen geven "
        "{expected}: {difference} verschil.",
        en="In the forecast the grand total for {column} is {stated}, but the lines add up to "
        "{expected}: a difference of {difference}.",
    ),
    uitleg="""Het eindtotaal van de prognose is voor elke maand, en voor alle maanden samen, de som
        van de lijnen. Staan er subtotalen die alle lijnen dekken, dan wordt het met die subtotalen
        vergeleken.""",
)
def forecast_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The grand total of the forecast is the sum of its lines, for every month and for all.

    Where subtotals cover all lines, the total is compared with those subtotals.
    """
    for table in _table(dossier):
        for found in (*column_totals(table), *total_of_totals(table)):
            yield Constraint(found.relation, {"column": _column(found.column)})


@rule(
    "VEK301",
    "negative-month",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Negatieve maand in de prognose", en="Negative month in the forecast"),
    message=Text(
        nl="In de prognose staat voor {line} in {month} een negatief bedrag: {amount}.",
        en="The forecast has a negative amount for {line} in {month}: {amount}.",
    ),
    uitleg="""De prognose voorspelt betalingen, en een betaling is niet kleiner dan nul. Een
        negatieve maand is een tikfout of een correctie die uitleg vraagt.""",
)
def negative_month(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The forecast foretells payments, and a payment is not below zero.

    A negative month is a slip, or a correction that asks for an explanation.
    """
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


@rule(
    "VEK305",
    "forecast-line-twice",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Lijn staat twee keer in de prognose", en="Line twice in the forecast"),
    message=Text(
        nl="{line} staat twee keer in de prognose, en niets onderscheidt die lijnen.",
        en="{line} stands in the forecast twice, and nothing tells those lines apart.",
    ),
    uitleg="""Elke deliverable heeft in de prognose één lijn, of één per financieringsbron. Twee
        lijnen met dezelfde namen zijn vaak een kopie: dan is de betaling dubbel geteld.""",
)
def forecast_line_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every deliverable has one line in the forecast, or one for each source.

    Two lines with the same names are often a copy, and then the payment is counted twice.
    """
    for table in _table(dossier):
        for line, first in repeated_lines(table):
            yield Problem(line.place, {"line": line_label(table, line)}, related=(first.place,))


def _table(dossier: ProjectDossier) -> tuple[Table[int], ...]:
    return () if dossier.forecast is None else (dossier.forecast.table,)


def _column(column: object | None) -> Text:
    return month_name(column) if isinstance(column, int) else _ALL_MONTHS
