"""The people of a project: days or months, rates and costs by profile."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from vrd2check.catalogue import say
from vrd2check.dossiers import (
    Dimension,
    Effort,
    Line,
    Name,
    ProjectDossier,
    amount_of,
    line_amount,
    stated,
)
from vrd2check.dossiers.likeness import nearest_alike
from vrd2check.dossiers.project import AMOUNT, COST, COUNT
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.dossiers.units import heading_units
from vrd2check.figures import Figure, Kind, State, absent, format_value
from vrd2check.language import Text
from vrd2check.relations import AtMost, Product
from vrd2check.sheets import label_of
from vrd2check.sheets import project as sheets

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.chapters import EFFORT, budget_side, investment_side, with_stand_ins
from .base.comparing import compare
from .base.families import adds_up
from .base.readings import Columns, agreement
from .base.sides import TEXTS, Side, lacking, reach
from .base.tables import column_totals, stated_or_sum, subtotals


@rule("INZ101", "rate-times-count", Severity.ERROR, ProjectDossier)
def rate_times_count(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The cost of a profile is its rate times the number of days or months."""
    for effort in dossier.efforts:
        vat = effort.vat.value or Decimal(0)
        unread = (effort.vat,) if effort.vat.state in (State.UNREADABLE, State.EMPTY) else ()
        for line in effort.table.lines:
            rate, count = line.rate, line.cells.get(COUNT)
            if rate is None or not stated(rate):
                continue
            counted = count is not None and count.state not in (State.BLANK, State.EMPTY)
            # The price of a lump sum is its cost, unless it says for how many.
            factors = (
                (rate,)
                if line.lump_sum and not counted
                else (rate, count or absent(line.place, Kind.COUNT))
            )
            cost = line.cells.get(COST) or absent(line.place)
            yield Constraint(
                Product(cost, factors + unread, Decimal(1) + vat),
                {
                    "line": partial(label_of, line),
                    "calculation": partial(_calculation, factors, effort.vat),
                },
            )


effort_subtotal = adds_up(
    "INZ102", "effort-subtotal", ProjectDossier, sheets.effort, subtotals, "line", "table", "unit"
)
effort_total = adds_up(
    "INZ103", "effort-total", ProjectDossier, sheets.effort, column_totals, "table", "unit"
)


@rule("INZ104", "unit-against-heading", Severity.WARNING, ProjectDossier)
def unit_against_heading(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Somebody reads twelve months under a heading of man-days as twelve days."""
    for effort in dossier.efforts:
        heading, unit = effort.heading, effort.unit
        if heading is None or unit is None:
            continue
        if heading_units(heading) == {not effort.in_months}:
            about = {"table": _named(effort), "unit": unit, "heading": heading}
            yield Problem(heading.place, about, related=(unit.place,))


@rule("INZ105", "lump-sum-with-days", Severity.WARNING, ProjectDossier)
def lump_sum_with_days(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A lump sum does not depend on a number of days or months."""
    for effort in dossier.efforts:
        for line in effort.table.lines:
            count = line.cells.get(COUNT)
            if line.lump_sum and count is not None and count.value not in (None, 0, 1):
                about = {"line": label_of(line), "count": count}
                yield Problem(count.place, about, (count,))


@rule("INZ106", "rate-without-count", Severity.WARNING, ProjectDossier)
def rate_without_count(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A price per day or month means nothing without a count: the cost cannot be checked."""
    for effort in dossier.efforts:
        for line in effort.table.lines:
            count = line.cells.get(COUNT)
            counted = count is not None and stated(count)
            if line.rate is not None and stated(line.rate) and not (line.lump_sum or counted):
                about = {"line": label_of(line), "rate": line.rate}
                yield Problem(line.rate.place, about, (line.rate,))


@rule("INZ201", "effort-cost-in-cost-model", Severity.ERROR, ProjectDossier)
def effort_cost_in_cost_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """For each purchase type, the effort table explains the amount in the cost model."""
    for (purchase_type, year), efforts in by_type(dossier).items():
        ours, theirs = effort_side(efforts), model_of_type(dossier, purchase_type, year)
        if theirs is None or all(one.state is State.ABSENT for one in ours.everything(COST)):
            continue
        name = str(efforts[0].purchase_type)
        near = nearest_alike(name, _types_without_effort(dossier))
        hint = "" if near is None or theirs.lines else say(TEXTS, "nearest", name=near)
        about: dict[str, Printable] = {"year": str(year), "hint": hint}
        if year in theirs.years:
            if ours.names(Dimension.SOURCE):
                yield from compare(ours, theirs).constraints(about, COST, year, within=name)
            else:
                yield from agreement(ours, theirs, [Columns(year, COST, year)], about, of=name)
        else:
            yield lacking(theirs, ours.everything(COST), "other-year", year=year)


@rule("INZ202", "effort-within-the-whole", Severity.WARNING, ProjectDossier)
def effort_within_the_whole(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The people cannot cost more than the whole project in that year."""
    by_year: dict[int, list[Effort]] = {}
    for effort in dossier.efforts:
        if effort.year is not None and COST in effort.table.columns():
            by_year.setdefault(effort.year, []).append(effort)
    for year, efforts in by_year.items():
        types = [effort.purchase_type for effort in efforts]
        if any(name and model_amount(dossier, name.canonical, year) for name in types):
            continue
        whole = _whole(dossier, year)
        if whole is not None:
            costs = [figure for effort in efforts for figure in costs_of(effort)]
            relation = AtMost(tuple(costs), whole[1], adds=True)
            yield Constraint(relation, {"year": str(year), "whole": whole[0]})
            if investment_side(dossier) is None:
                yield from _within_budget(dossier, efforts, str(year))


def _within_budget(
    dossier: ProjectDossier, efforts: Sequence[Effort], year: str
) -> Iterator[Constraint]:
    """Return that what people cost of each deliverable and source is at most its budget."""
    budget = budget_side(dossier)
    if budget is None or not budget.lines:
        return
    comparison = compare(effort_side(efforts), budget)
    # Of a single thing the whole says it.
    several = len(comparison.matches) > 1
    for match in comparison.matches if several else ():
        if match.left.lines:
            of = match.label()
            whole = Text(nl=f"het budget van {of}", en=f"the budget of {of}")
            yield match.constraint({"year": year, "whole": whole}, COST, at_most=True)


def _whole(dossier: ProjectDossier, year: int) -> tuple[Text, tuple[Figure, ...]] | None:
    """Return the first chapter that states what the whole project costs in a year."""
    side = investment_side(dossier)
    if side is not None and any(year in table.columns() for table in side.tables):
        figures = [figure for table in side.tables for figure in stated_or_sum(table, year)]
        what = Text(nl="het hele kostenmodel", en="the whole cost model")
        return what, (*figures, *side.missing)
    if dossier.budget is not None and dossier.budget.lines:
        return Text(nl="het hele budget", en="the whole budget"), stated_or_sum(
            dossier.budget, AMOUNT
        )
    forecast = dossier.forecast
    if forecast is None or forecast.year != year:
        return None
    named = {
        name for line in _lines(dossier) if (name := line.canonical(Dimension.SOURCE)) is not None
    }
    if forecast.source is not None and named - {forecast.source.canonical}:
        return None
    total = forecast.table.total
    paid = line_amount(total) if total is not None else amount_of(forecast.table)
    return Text(nl="de hele prognose", en="the whole forecast"), paid


def _lines(dossier: ProjectDossier) -> Iterator[Line[str]]:
    for effort in dossier.efforts:
        yield from effort.table.lines


def _named(effort: Effort) -> Text | str:
    """Return what a table is called inside a sentence, with the space that follows."""
    name: Name | None = effort.purchase_type
    return Text(nl=f"van “{name}” ", en=f"of “{name}” ") if name is not None else ""


def _calculation(factors: tuple[Figure, ...], vat: Figure) -> Text:
    calculation = " × ".join(_shown(figure) for figure in reversed(factors))
    if not vat.value:
        return Text(calculation, calculation)
    return Text(
        nl=f"{calculation} plus {_shown(vat)} btw", en=f"{calculation} plus {_shown(vat)} VAT"
    )


def _shown(figure: Figure) -> str:
    return figure.written if figure.value is None else format_value(figure.value, figure.kind)


def by_type(dossier: ProjectDossier) -> dict[tuple[str, int], tuple[Effort, ...]]:
    """Group the tables by purchase type and year; those that lack one are left out."""
    groups: dict[tuple[str, int], tuple[Effort, ...]] = {}
    for effort in dossier.efforts:
        if effort.purchase_type is not None and effort.year is not None:
            key = (effort.purchase_type.canonical, effort.year)
            groups[key] = (*groups.get(key, ()), effort)
    return groups


def _types_without_effort(dossier: ProjectDossier) -> set[str]:
    """Return the purchase types of the cost model of which no table tells the effort."""
    known = {purchase_type for purchase_type, _ in by_type(dossier)}
    side = investment_side(dossier)
    return {
        str(name)
        for line in (side.lines if side is not None else ())
        if (name := line.name(Dimension.PURCHASE_TYPE)) is not None and name.canonical not in known
    }


def costs_of(effort: Effort) -> tuple[Figure, ...]:
    """Return what a table costs: its total, else its lines; absent when it states no costs."""
    if COST not in effort.table.columns():
        return (absent(effort.place),)
    return stated_or_sum(effort.table, COST)


def effort_side(efforts: Sequence[Effort]) -> Side:
    """Return what the tables of one purchase type and year cost."""
    return Side(EFFORT, tuple(with_stand_ins(effort.table) for effort in efforts))


def model_of_type(dossier: ProjectDossier, purchase_type: str, year: int) -> Side | None:
    """Return what the cost model invests of one purchase type; None if it tells no types.

    A line that does not tell its type makes the amount of its years unknown. A line with only a
    total is of the year if the project has no other year.
    """
    side = investment_side(dossier)
    if side is None or not side.names(Dimension.PURCHASE_TYPE):
        return None
    years = reach(*side.tables) or {year}
    if _only_year(dossier) == year:
        side = replace(side, tables=tuple(_of_one_year(table, year) for table in side.tables))
        years = {year, *years}
    untold = tuple(
        absent(line.place)
        for line in side.lines
        if Dimension.PURCHASE_TYPE not in line.names and (year in line.cells or not line.cells)
    )
    of_type = side.where(lambda line: line.canonical(Dimension.PURCHASE_TYPE) == purchase_type)
    return replace(of_type, missing=(*side.missing, *untold), years=years)


def _of_one_year(table: AnyTable, year: int) -> AnyTable:
    def in_year(line: AnyLine) -> AnyLine:
        return line._replace(cells={year: line.total}) if line.only_total() else line

    return table._replace(lines=tuple(map(in_year, table.lines)))


def model_amount(dossier: ProjectDossier, purchase_type: str, year: int) -> tuple[Figure, ...]:
    """Return what the cost model invests of one purchase type in a year; empty if it has none."""
    side = model_of_type(dossier, purchase_type, year)
    return () if side is None or not side.lines else side.everything(year)


def _only_year(dossier: ProjectDossier) -> int | None:
    start, end = dossier.head.term()
    if start is None or end is None or start.start.year != end.end.year:
        return None
    return start.start.year
