"""The running-cost dossier: what it asks, what was granted, and what the project announced."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier, RunningCostDossier
from vrd2check.language import Text
from vrd2check.relations import Sum, equals
from vrd2check.sheets import others as sheets

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.asked import announced_running_cost
from .base.chapters import BUDGET, CALENDAR_VAK
from .base.families import adds_up
from .base.sources import Money, in_budget, in_calendar
from .base.tables import column_totals, line_totals, stated_or_sum, total_of_totals

running_cost_column = adds_up(
    "EXP101", "running-cost-column", RunningCostDossier, sheets.running_costs, column_totals, "year"
)
running_cost_row = adds_up(
    "EXP102", "running-cost-row", RunningCostDossier, sheets.running_costs, line_totals, "line"
)
running_cost_grand_total = adds_up(
    "EXP103", "running-cost-grand-total", RunningCostDossier, sheets.running_costs, total_of_totals
)


@rule("EXP201", "granted-running-cost", Severity.ERROR, RunningCostDossier)
def granted_running_cost(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """Chapter 1 says what was granted per year; chapter 3 asks that amount, no more and no less."""
    if dossier.grant is None or dossier.costs is None:
        return
    years = dossier.costs.columns()
    for year, granted in dossier.grant.running.items():
        if year in years:
            relation = equals(granted, stated_or_sum(dossier.costs, year))
            yield Constraint(relation, {"year": str(year)})


@rule("EXP301", "requested-year-without-costs", Severity.WARNING, RunningCostDossier)
def requested_year_without_costs(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """A running-cost dossier asks money for one year, which must be in its table of costs."""
    year = dossier.head.year
    if year is None or dossier.costs is None:
        return
    years = dossier.costs.columns()
    if years and year not in years:
        yield Problem(dossier.costs.place, {"year": str(year)})


@rule("EXP401", "running-cost-of-project", Severity.ERROR, RunningCostDossier)
def running_cost_of_project(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """The project dossier with the same number announced what running its results would cost."""
    project = _project(dossier, context)
    if project is None or dossier.costs is None:
        return
    for year in dossier.costs.columns():
        announced = announced_running_cost(project, year)
        if announced is not None:
            where, figures = announced
            asked = stated_or_sum(dossier.costs, year)
            yield Constraint(Sum(asked, figures), _about(dossier, year, where))


@rule("EXP402", "investment-of-project", Severity.ERROR, RunningCostDossier)
def investment_of_project(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """What chapter 1 calls the granted investment is what the project dossier commits of VRD 2."""
    project = _project(dossier, context)
    if project is None or dossier.grant is None:
        return
    for year, granted in dossier.grant.investment.items():
        in_year = in_calendar(project, Money.INVESTMENT, year)
        budget = in_budget(project, Money.INVESTMENT)
        if in_year is not None:
            where, figures = CALENDAR_VAK, in_year[0]
        elif project.calendar is None and budget and len(dossier.grant.investment) == 1:
            where, figures = BUDGET, budget
        else:
            continue
        yield Constraint(equals(granted, figures), _about(dossier, year, where))


@rule("EXP403", "running-cost-without-project", Severity.WARNING, RunningCostDossier)
def running_cost_without_project(
    dossier: RunningCostDossier, context: Context
) -> Iterator[Outcome]:
    """A running-cost dossier belongs to the project whose number it carries."""
    number = dossier.head.number
    if number is not None and not context.collection.numbered(number.canonical):
        yield Problem(number.place, {"number": number})


def _project(dossier: RunningCostDossier, context: Context) -> ProjectDossier | None:
    number = dossier.head.number
    return None if number is None else context.collection.project(number.canonical)


def _about(dossier: RunningCostDossier, year: int, where: Text) -> dict[str, Printable]:
    return {"year": str(year), "number": str(dossier.head.number), "where": where}
