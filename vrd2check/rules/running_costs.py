"""The running-cost dossier: what it asks, what was granted, and what the project announced."""

from collections.abc import Iterator

from vrd2check.catalogue import say
from vrd2check.dossiers import Line, ProjectDossier, RunningCostDossier, Table
from vrd2check.figures import Figure, absent
from vrd2check.language import Text
from vrd2check.relations import Sum, equals
from vrd2check.sheets import others as sheets

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.asked import announced_running_cost
from .base.chapters import BUDGET, CALENDAR_VAK, with_stand_ins
from .base.families import adds_up, line_twice
from .base.lists import all_of
from .base.readings import in_each_year
from .base.sides import TEXTS, Side, reach
from .base.sources import Money, in_budget, in_calendar
from .base.tables import column_totals, line_totals, stated_or_sum, total_of_totals
from .estimates import growth_of

_GRANT = Text(nl="hoofdstuk 1", en="chapter 1")
_COSTS = Text(nl="de kosten van hoofdstuk 3", en="the costs of chapter 3")
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
    costs = None if dossier.costs is None else with_stand_ins(dossier.costs)
    if dossier.grant is None or not dossier.grant.running or costs is None or not costs.lines:
        return
    place = next(iter(dossier.grant.running.values())).place
    granted = Table(place, (Line(place, {}, dossier.grant.running, absent(place)),))
    yield from in_each_year(
        Side(_GRANT, (granted,), years=reach(granted)),
        Side(_COSTS, (costs,), years=reach(costs)),
        lambda year: {"year": str(year)},
    )


@rule("EXP301", "requested-year-without-costs", Severity.WARNING, RunningCostDossier)
def requested_year_without_costs(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """A running-cost dossier asks money for one year, which must be in its table of costs."""
    year = dossier.head.year
    if year is None or dossier.costs is None:
        return
    years = dossier.costs.columns()
    if years and year not in years:
        yield Problem(dossier.costs.place, {"year": str(year)})


running_cost_twice = line_twice(
    "EXP309", "running-cost-twice", RunningCostDossier, sheets.running_costs, "line"
)


@rule("EXP401", "running-cost-of-project", Severity.ERROR, RunningCostDossier)
def running_cost_of_project(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """The project dossier with the same number announced what running its results would cost."""
    project = _project(dossier, context)
    if project is None or dossier.costs is None:
        return
    for year in dossier.costs.columns():
        asked = stated_or_sum(dossier.costs, year)
        announced = announced_running_cost(project, year)
        if announced is not None:
            where, figures = announced
            about = {**_about(dossier, year, where), "growth": growth_of(project, year)}
            yield Constraint(Sum(asked, figures), about)
        else:
            yield _not_told(project, asked, year)


@rule("EXP402", "investment-of-project", Severity.ERROR, RunningCostDossier)
def investment_of_project(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """What chapter 1 calls the granted investment is what the project dossier commits of VRD 2."""
    project = _project(dossier, context)
    if project is None or dossier.grant is None:
        return
    for year, granted in dossier.grant.investment.items():
        in_year = in_calendar(project, Money.INVESTMENT, year)
        budget = in_budget(project)
        if in_year is not None:
            where, figures = CALENDAR_VAK, in_year[0]
        elif project.calendar is None and budget and len(dossier.grant.investment) == 1:
            where, figures = BUDGET, budget
        else:
            yield _not_told(project, (granted,), year)
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


@rule("EXP404", "result-not-in-use", Severity.WARNING, RunningCostDossier)
def result_not_in_use(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """Running costs are for what the project built: each deliverable is a result, or is not run."""
    project = _project(dossier, context)
    if project is None or not dossier.results:
        return
    told = {one.deliverable.canonical for one in dossier.results if one.deliverable is not None}
    missing = [one for one in project.deliverables if one.number.canonical not in told]
    if told and missing:
        place = dossier.head.chapters.get("resultaten", dossier.head.place)
        named = [" ".join(map(str, filter(None, (one.number, one.title)))) for one in missing]
        about: dict[str, Printable] = {"deliverables": all_of(named)}
        yield Problem(place, about, related=tuple(one.number.place for one in missing))


def _project(dossier: RunningCostDossier, context: Context) -> ProjectDossier | None:
    number = dossier.head.number
    return None if number is None else context.collection.project(number.canonical)


def _not_told(project: ProjectDossier, figures: tuple[Figure, ...], year: int) -> Constraint:
    """Return the open relation with a project dossier that tells nothing of a year."""
    why = say(TEXTS, "other-year", side=f"project {project.head.number}", year=year)
    return Constraint(Sum(figures, (absent(project.head.place),)), {}, why)


def _about(dossier: RunningCostDossier, year: int, where: Text) -> dict[str, Printable]:
    return {"year": str(year), "number": str(dossier.head.number), "where": where}
