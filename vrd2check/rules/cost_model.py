"""The cost and financing model of annex 1: investments, connections and running costs by year."""

from collections.abc import Iterator

from vrd2check.dossiers import Dimension, ProjectDossier
from vrd2check.dossiers.tables import AnyLine
from vrd2check.figures import Figure
from vrd2check.places import Place
from vrd2check.sheets import label_of
from vrd2check.sheets import project as sheets

from .base import Context, Outcome, Problem, Severity, rule
from .base.chapters import (
    BUDGET,
    COST_MODEL,
    budget_side,
    investment_side,
    is_running,
    running_model_side,
    running_side,
    sentence_side,
    side_stated,
)
from .base.comparing import compare
from .base.families import adds_up, line_twice
from .base.readings import Columns, agreement, in_each_year
from .base.sides import Side
from .base.signs import is_negative, is_positive, is_saving, lowers
from .base.tables import grand_totals, line_totals, lines_of, subtotals

cost_line_total = adds_up(
    "KFM101", "cost-line-total", ProjectDossier, sheets.cost_model, line_totals, "table", "line"
)
cost_subtotal = adds_up(
    "KFM102",
    "cost-subtotal",
    ProjectDossier,
    sheets.cost_model,
    subtotals,
    "table",
    "line",
    "column",
)
cost_total = adds_up(
    "KFM103", "cost-total", ProjectDossier, sheets.cost_model, grand_totals, "table", "column"
)


@rule("KFM201", "cost-model-against-budget", Severity.ERROR, ProjectDossier)
def cost_model_against_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The budget of chapter 5.4 and the investments of the cost model are the same money."""
    budget, model = budget_side(dossier), investment_side(dossier)
    if budget is not None and model is not None:
        years = dict.fromkeys((None, dossier.head.year))
        yield from agreement(budget, model, [Columns(year, right=year) for year in years])


@rule("KFM202", "running-cost-in-calendar", Severity.ERROR, ProjectDossier)
def running_cost_in_calendar(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Where a sentence states the yearly running cost, the calendar has that amount."""
    ours = running_side(dossier)
    if dossier.running_cost is not None and ours is not None:
        yield from in_each_year(
            ours,
            sentence_side(dossier.running_cost, ours),
            lambda year: {"year": str(year), "side": side_stated(dossier, year)},
        )


@rule("KFM203", "running-cost-in-model", Severity.ERROR, ProjectDossier)
def running_cost_in_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Where a sentence states the yearly running cost, a table of running costs gives the same."""
    ours = running_model_side(dossier)
    if dossier.running_cost is not None and ours is not None:
        sentence = sentence_side(dossier.running_cost, ours)
        yield from in_each_year(ours, sentence, lambda year: {"year": str(year)})


@rule("KFM204", "only-in-budget-or-model", Severity.WARNING, ProjectDossier)
def only_in_budget_or_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What the budget asks for, the cost model explains, and the other way round."""
    budget, model = budget_side(dossier), investment_side(dossier)
    if budget is None or model is None or budget.lost() or model.lost():
        return
    asked, explained = _funded(budget), _funded(model)
    # What has no counterpart at all is told with its amount.
    told = {id(line) for match in compare(budget, model).remainders() for line in match.lines()}
    if asked.keys() & explained.keys():
        # What stands there without an amount does occur, and is compared or open.
        for here, there, these, those in (
            (BUDGET, COST_MODEL, asked, model.names(Dimension.DELIVERABLE)),
            (COST_MODEL, BUDGET, explained, budget.names(Dimension.DELIVERABLE)),
        ):
            for deliverable, line in these.items():
                if deliverable not in those and id(line) not in told:
                    name = line.names[Dimension.DELIVERABLE]
                    yield Problem(name.place, {"deliverable": name, "here": here, "there": there})


@rule("KFM301", "saving-not-negative", Severity.WARNING, ProjectDossier)
def saving_not_negative(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A saving makes the cost smaller, so that it has a minus sign in the cost model."""
    for word, table in dossier.cost_model.tables():
        for line in table.lines:
            figures = tuple(filter(is_positive, _figures(line))) if is_saving(line) else ()
            if figures:
                yield _remark(word, line, figures)


@rule("KFM302", "negative-cost", Severity.WARNING, ProjectDossier)
def negative_cost(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A negative amount in the cost model is a saving or a correction and has to be called so."""
    for word, table in dossier.cost_model.tables():
        for line in table.lines:
            figures = tuple(filter(is_negative, _figures(line)))
            if figures and not lowers(line):
                yield _remark(word, line, figures)


cost_line_twice = line_twice(
    "KFM303",
    "cost-line-twice",
    ProjectDossier,
    sheets.cost_model,
    "line",
    "table",
    with_figures=True,
)


@rule("KFM304", "running-cost-not-in-calendar", Severity.WARNING, ProjectDossier)
def running_cost_not_in_calendar(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The calendar shows when running costs are committed and settled as well."""
    calendar = dossier.calendar
    if calendar is None or calendar.vak.rest is not None or not calendar.vak.lines:
        return
    if any(line.name(Dimension.SOURCE) is None for line in calendar.vak.lines):
        return
    if any(is_running(line) for line in calendar.vak.lines):
        return
    years = {*calendar.vak.columns(), *calendar.vek.columns()}
    for place, since in _announced(dossier):
        if any(since is None or year >= since for year in years):
            yield Problem(place, related=(calendar.place,))
            return


def _figures(line: AnyLine) -> tuple[Figure, ...]:
    """Return the figures of the years, or the total where a line states nothing else."""
    return tuple(line.cells.values()) or (line.total,)


def _remark(word: str, line: AnyLine, figures: tuple[Figure, ...]) -> Problem:
    about = {"line": label_of(line), "table": sheets.COST_TABLES[word], "amount": figures[0]}
    return Problem(figures[0].place, about, figures)


def _announced(dossier: ProjectDossier) -> Iterator[tuple[Place, int | None]]:
    """Return the places where running costs are announced, with their first year."""
    cost, table = dossier.running_cost, dossier.cost_model.running
    if cost is not None and is_positive(cost.per_year):
        yield cost.per_year.place, cost.since
    for line in lines_of(table):
        years = [year for year, figure in line.cells.items() if is_positive(figure)]
        if years:
            yield line.cells[min(years)].place, min(years)


def _funded(side: Side) -> dict[str, AnyLine]:
    """Return each deliverable that is to get money, other than for running costs, with a line."""
    found: dict[str, AnyLine] = {}
    for line in side.lines:
        deliverable = line.canonical(Dimension.DELIVERABLE)
        if deliverable is None or deliverable in found:
            continue
        paid = is_positive(line.total) or any(map(is_positive, line.cells.values()))
        if paid and not is_running(line):
            found[deliverable] = line
    return found
