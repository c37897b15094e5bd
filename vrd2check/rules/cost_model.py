"""The cost and financing model of annex 1: investments, connections and running costs by year."""

from collections.abc import Iterable, Iterator, Sequence

from vrd2check.dossiers import Dimension, Name, ProjectDossier, RunningCost, Table, plain
from vrd2check.dossiers.tables import AnyLine
from vrd2check.dossiers.vocabulary import spelled
from vrd2check.figures import Figure
from vrd2check.places import Place
from vrd2check.relations import Sum
from vrd2check.sheets import label_of
from vrd2check.sheets import project as sheets

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.chapters import BUDGET, COST_MODEL, budget_side, investment_side, is_running, only
from .base.comparing import Side, likeliest, matches
from .base.families import adds_up, line_twice
from .base.signs import is_negative, is_positive
from .base.tables import grand_totals, line_totals, lines_of, stated_or_sum, subtotals

# What lowers a cost, and so is negative when it is written as a line of its own.
_SAVING = ("bespar", "minderkost", "minderuitga", "saving")
_LOWERS = (
    *_SAVING,
    *("korting", "opbrengst", "ontvangst", "inkomst", "recuper", "terug", "correctie", "discount"),
)
_TELLING = (Dimension.PURCHASE_TYPE, Dimension.DESCRIPTION, Dimension.PROFILE, Dimension.PRODUCT)

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
    if budget is None or model is None:
        return
    pairs = list(matches(budget, model))
    readings = [None] if dossier.head.year is None else [None, dossier.head.year]
    yield from likeliest(
        [Constraint(pair.equal(right=year), {"what": pair.label}) for pair in pairs]
        for year in readings
    )


@rule("KFM202", "running-cost-in-calendar", Severity.ERROR, ProjectDossier)
def running_cost_in_calendar(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Where a sentence states the yearly running cost, the calendar has that amount."""
    cost, calendar = dossier.running_cost, dossier.calendar
    if cost is None or calendar is None:
        return
    for side, table in (("VAK", calendar.vak), ("VEK", calendar.vek)):
        ours = only(table, running=True)
        if any(line.cells for line in ours.lines):
            for year, relation in _yearly(cost, ours):
                yield Constraint(relation, {"year": str(year), "side": side})
            return


@rule("KFM203", "running-cost-in-model", Severity.ERROR, ProjectDossier)
def running_cost_in_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Where a sentence states the yearly running cost, a table of running costs gives the same."""
    if dossier.running_cost is not None and dossier.cost_model.running is not None:
        for year, relation in _yearly(dossier.running_cost, dossier.cost_model.running):
            yield Constraint(relation, {"year": str(year)})


@rule("KFM204", "only-in-budget-or-model", Severity.WARNING, ProjectDossier)
def only_in_budget_or_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What the budget asks for, the cost model explains, and the other way round."""
    budget, model = budget_side(dossier), investment_side(dossier)
    if budget is None or model is None or _lacks_lines(budget) or _lacks_lines(model):
        return
    asked, explained = _funded(budget), _funded(model)
    if asked.keys() & explained.keys():
        for here, there, these, those in (
            (BUDGET, COST_MODEL, asked, explained),
            (COST_MODEL, BUDGET, explained, asked),
        ):
            for deliverable, line in these.items():
                if deliverable not in those:
                    name = line.names[Dimension.DELIVERABLE]
                    yield Problem(name.place, {"deliverable": name, "here": here, "there": there})


@rule("KFM301", "saving-not-negative", Severity.WARNING, ProjectDossier)
def saving_not_negative(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A saving makes the cost smaller, so that it has a minus sign in the cost model."""
    if not any(_is_saving(name.text) for key in _TELLING for name in spelled(dossier, key)):
        return
    for word, table in dossier.cost_model.tables():
        for line in table.lines:
            if not any(_is_saving(name.text) for name in _telling(line)):
                continue
            figures = tuple(filter(is_positive, _figures(line)))
            if figures:
                yield _remark(word, line, figures)


@rule("KFM302", "negative-cost", Severity.WARNING, ProjectDossier)
def negative_cost(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A negative amount in the cost model is a saving or a correction and has to be called so."""
    for word, table in dossier.cost_model.tables():
        for line in table.lines:
            figures = tuple(filter(is_negative, _figures(line)))
            if figures and not any(_has_one(_LOWERS, name.text) for name in _telling(line)):
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


def _telling(line: AnyLine) -> Sequence[Name]:
    """Return the names of a line that tell what it is for."""
    return [line.names[key] for key in _TELLING if key in line.names]


def _is_saving(name: str) -> bool:
    return _has_one(_SAVING, name)


def _has_one(parts: Iterable[str], name: str) -> bool:
    text = plain(name)
    return any(part in text for part in parts)


def _figures(line: AnyLine) -> tuple[Figure, ...]:
    """Return the figures of the years, or the total where a line states nothing else."""
    return tuple(line.cells.values()) or (line.total,)


def _remark(word: str, line: AnyLine, figures: tuple[Figure, ...]) -> Problem:
    about = {"line": label_of(line), "table": sheets.COST_TABLES[word], "amount": figures[0]}
    return Problem(figures[0].place, about, figures)


def _yearly(cost: RunningCost, table: Table[int]) -> Iterator[tuple[int, Sum]]:
    """Return the cost a year compared with each year of a table from the beginning of it.

    When no beginning is stated, the years without any amount are taken to come before it.
    """
    for year in table.columns():
        figures = stated_or_sum(table, year)
        begun = (
            any(figure.value != 0 for figure in figures)
            if cost.since is None
            else year >= cost.since
        )
        if begun:
            yield year, Sum(figures, (cost.per_year,))


def _announced(dossier: ProjectDossier) -> Iterator[tuple[Place, int | None]]:
    """Return the places where running costs are announced, with their first year."""
    cost, table = dossier.running_cost, dossier.cost_model.running
    if cost is not None and is_positive(cost.per_year):
        yield cost.per_year.place, cost.since
    for line in lines_of(table):
        years = [year for year, figure in line.cells.items() if is_positive(figure)]
        if years:
            yield line.cells[min(years)].place, min(years)


def _lacks_lines(side: Side) -> bool:
    return bool(side.missing) or any(table.rest is not None for table in side.tables)


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
