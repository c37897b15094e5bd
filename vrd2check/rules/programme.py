"""The programme note: credits by year, the list of projects, the payments by month."""

from collections.abc import Iterator

from vrd2check.dossiers import Dimension, Programme, line_amount
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.relations import AtMost
from vrd2check.sheets import others, project

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.families import Spot, adds_up
from .base.repetition import repeated
from .base.tables import column_totals, line_totals, stated_or_sum


def _year_of_total(spot: Spot) -> str:
    column = spot.column()
    return _year(column.year if column is not None else None)


portfolio_total = adds_up("PRG101", "portfolio-total", Programme, others.projects, column_totals)
programme_months = adds_up(
    "PRG102", "programme-months", Programme, project.forecast, line_totals, year=_year_of_total
)


@rule("PRG103", "project-listed-twice", Severity.ERROR, Programme)
def project_listed_twice(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """Every project is listed once; otherwise it counts twice, or one of the numbers is wrong."""
    lines = dossier.projects.lines if dossier.projects is not None else ()
    numbers = (number for line in lines if (number := line.name(Dimension.NUMBER)) is not None)
    for number, known in repeated((number.canonical, number) for number in numbers):
        about: dict[str, Printable] = {"number": number, "line": str(known.place.line)}
        yield Problem(number.place, about, related=(known.place,))


@rule("PRG201", "projects-within-credit", Severity.ERROR, Programme)
def projects_within_credit(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """In a year, the programme cannot give its projects more than the credit of that year."""
    for projects, credit in _envelope(dossier):
        relation = AtMost(projects, (credit,))
        yield Constraint(relation, {"year": _year(dossier.head.year)})


@rule("PRG202", "payments-within-projects", Severity.ERROR, Programme)
def payments_within_projects(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """In the first year of a programme, one cannot settle more than that year's projects commit."""
    year, forecast = dossier.head.year, dossier.forecast
    if forecast is None or forecast.table.total is None or year is None or forecast.year != year:
        return
    started_before = min(dossier.credits, default=year) < year or (
        dossier.head.start is not None
        and dossier.head.start.period is not None
        and dossier.head.start.period.start.year < year
    )
    if started_before:
        return
    if dossier.projects is not None and dossier.projects.lines:
        limit = stated_or_sum(dossier.projects, AMOUNT)
        what = Text(nl="de projecten samen", en="the projects together")
    elif year in dossier.credits:
        limit = (dossier.credits[year],)
        what = Text(nl="het krediet van dat jaar", en="the credit of that year")
    else:
        return
    relation = AtMost(line_amount(forecast.table.total), limit)
    yield Constraint(relation, {"year": _year(year), "what": what})


@rule("PRG301", "credit-not-allotted", Severity.WARNING, Programme)
def credit_not_allotted(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """Part of the credit may be kept in reserve, but often a project was forgotten."""
    for projects, credit in _envelope(dossier):
        relation = AtMost((credit,), projects)
        yield Constraint(relation, {"year": _year(dossier.head.year)})


@rule("PRG302", "year-without-credit", Severity.WARNING, Programme)
def year_without_credit(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """A programme note shares out the credit of its year; without it nothing can be compared."""
    year = dossier.head.year
    if dossier.credits and year is not None and year not in dossier.credits:
        place = dossier.head.chapters.get("kredieten", dossier.head.place)
        yield Problem(place, {"year": _year(year)})


def _envelope(dossier: Programme) -> Iterator[tuple[tuple[Figure, ...], Figure]]:
    """Return what the projects come to and the credit of the year, if both are stated."""
    year = dossier.head.year
    if dossier.projects is not None and year is not None and year in dossier.credits:
        yield stated_or_sum(dossier.projects, AMOUNT), dossier.credits[year]


def _year(year: int | None) -> str:
    return "?" if year is None else str(year)
