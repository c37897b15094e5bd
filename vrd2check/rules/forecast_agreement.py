"""The monthly forecast against the calendar, the budget, the cost model and the allocation."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Forecast, Line, ProjectDossier, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.relations import AtMost, Sum
from vrd2check.sheets import label_of

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.chapters import (
    BUDGET,
    COST_MODEL,
    budget_side,
    forecast_side,
    investment_side,
    is_running,
    only,
)
from .base.comparing import ALL_LEVELS, BY_DELIVERABLE, Match, Side, Slice, likeliest, matches

_ZERO = Decimal(0)
_ALLOCATION = Text(nl="de verdeling", en="the allocation")


@rule("VEK201", "forecast-against-budget", Severity.ERROR, ProjectDossier)
def forecast_against_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """If all is paid in the first year, the months of each deliverable make its budget."""
    for found in _compared(dossier):
        if not found.later:
            yield Constraint(
                found.pair.equal(right=found.column),
                {"what": found.pair.label, "other": found.other},
            )


@rule("VEK202", "forecast-against-calendar", Severity.ERROR, ProjectDossier)
def forecast_against_calendar(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The forecast spreads the settlement (VEK) of the first year over the months."""
    forecast, calendar = dossier.forecast, dossier.calendar
    if forecast is None or calendar is None or forecast.year is None:
        return
    payments = forecast_side(forecast)
    if payments is None:
        return
    tables: dict[str | None, AnyTable] = {None: calendar.vek}
    if not payments.names(Dimension.SOURCE):
        # It may be the forecast of all investments, or of those of one source.
        investments = only(calendar.vek, running=False)
        tables = {None: investments, **_by_source(investments)}
    about = {"year": str(forecast.year)}
    yield from likeliest(
        [
            Constraint(
                pair.equal(left=forecast.year), {**about, "what": partial(_what, pair, source)}
            )
            for pair in matches(Side((table,)), payments)
        ]
        for source, table in tables.items()
    )


@rule("VEK203", "forecast-against-allocation", Severity.ERROR, ProjectDossier)
def forecast_against_allocation(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What is allocated by percentage is what the forecast spreads over the months."""
    forecast, allocation = dossier.forecast, dossier.allocation
    if forecast is None or allocation is None or dossier.calendar is not None:
        return
    if budget_side(dossier) is not None or investment_side(dossier) is not None:
        return
    payments = forecast_side(forecast)
    if payments is None or not stated(allocation.base):
        return
    lines = payments.lines
    compared = sum(len(found.pair.left.lines) for found in _compared(dossier))
    whole = Slice(payments, (), lines)
    if compared < len(lines) and not _pays_later(dossier, forecast, whole):
        yield Constraint(Sum((allocation.base,), whole.amount()))


@rule("VEK204", "forecast-above-budget", Severity.ERROR, ProjectDossier)
def forecast_above_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """If part is paid after the first year only, the forecast may be below the budget."""
    for found in _compared(dossier):
        if found.later:
            relation = AtMost(found.pair.left.amount(), found.pair.right.amount(found.column))
            yield Constraint(relation, {"what": found.pair.label, "other": found.other})


@rule("VEK304", "cumulative-forecast", Severity.WARNING, ProjectDossier)
def cumulative_forecast(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The forecast gives what is paid in each month, not what has been paid until then."""
    if dossier.forecast is None:
        return
    rising = [
        line for line in dossier.forecast.table.lines if 12 in line.cells and _keeps_rising(line)
    ]
    if not rising:
        return
    compared = {
        found.pair.left.lines[0].place: found
        for found in _compared(dossier)
        if len(found.pair.left.lines) == 1
    }
    for line in rising:
        last = line.cells[12]
        ends = [line.total, *_single_amount(compared.get(line.place))]
        if last.value in [end.value for end in ends]:
            about = {"line": label_of(line), "amount": last}
            yield Problem(last.place, about, tuple(line.cells.values()))


class _Compared(NamedTuple):
    """Lines of the forecast and what another chapter says of them.

    ``column`` is the year there, None for all of it; ``later`` tells that part of it may be paid
    after the year of the forecast.
    """

    pair: Match
    other: Text
    column: int | None
    later: bool


def _compared(dossier: ProjectDossier) -> Sequence[_Compared]:
    """Return what the budget, the cost model or else the allocation says of lines of the forecast.

    Whole sources are only compared where no calendar tells what of them is settled in the year.
    """
    forecast = dossier.forecast
    payments = forecast_side(forecast) if forecast is not None else None
    if forecast is None or payments is None:
        return ()
    allocation = dossier.allocation.table if dossier.allocation is not None else None
    chapters = (
        (BUDGET, budget_side(dossier)),
        (COST_MODEL, investment_side(dossier)),
        (_ALLOCATION, Side((allocation,)) if allocation is not None else None),
    )
    found: list[_Compared] = []
    compared: list[AnyLine] = []
    for other, side in chapters:
        if side is None:
            continue
        whole = dossier.calendar is None and not compared and other is not _ALLOCATION
        levels = ALL_LEVELS if whole else BY_DELIVERABLE
        for pair in list(matches(payments, side, levels, but=compared)):
            several = len(pair.right.names(Dimension.SOURCE)) > 1
            if several and not pair.left.names(Dimension.SOURCE):
                continue
            compared += pair.left.lines
            by_year = other is COST_MODEL and any(line.cells for line in pair.right.lines)
            later = _pays_later(dossier, forecast, pair.left)
            found.append(_Compared(pair, other, forecast.year if by_year else None, later))
    return found


def _pays_later(dossier: ProjectDossier, forecast: Forecast, part: Slice) -> bool:
    """Whether some of the money may be paid after the year of the forecast.

    The calendar tells, or else the end of the project.
    """
    year, calendar = forecast.year, dossier.calendar
    if year is None or (calendar is not None and calendar.vek.rest is not None):
        return True
    sources, deliverables = part.names(Dimension.SOURCE), part.names(Dimension.DELIVERABLE)
    settled = [
        line
        for line in (calendar.vek.lines if calendar is not None else ())
        if _may_be(line.canonical(Dimension.SOURCE), sources)
        and _may_be(line.canonical(Dimension.DELIVERABLE), deliverables)
        and not is_running(line)
    ]
    if settled:
        return any(_settles_after(line, year) for line in settled)
    end = dossier.head.end.period if dossier.head.end is not None else None
    return end is not None and end.end.year > year


def _may_be(name: str | None, names: Collection[str]) -> bool:
    """Whether a name is one of some; what has no name, or has none to be one of, may be any."""
    return name is None or not names or name in names


def _settles_after(line: Line[int], year: int) -> bool:
    """Whether a line of the calendar settles, or may settle, something after a year."""
    later = any(figure.value != 0 for column, figure in line.cells.items() if column > year)
    return later or line.rest is not None or line.only_total()


def _keeps_rising(line: Line[int]) -> bool:
    """Whether from its first amount on a line never falls, and mostly rises, half a year."""
    values = [line.cells[month].value if month in line.cells else _ZERO for month in range(1, 13)]
    amounts = [value for value in values if value is not None]
    while amounts and not amounts[0]:
        del amounts[0]
    if len(amounts) < 6 or None in values or amounts[0] < 0:
        return False
    steps = list(pairwise(amounts))
    rises = sum(before < after for before, after in steps)
    return all(before <= after for before, after in steps) and rises * 2 > len(steps)


def _single_amount(found: _Compared | None) -> tuple[Figure, ...]:
    """Return what lines of the forecast are compared with, if that is a single figure."""
    figures = found.pair.right.amount(found.column) if found is not None else ()
    return figures if len(figures) == 1 else ()


def _by_source(table: AnyTable) -> dict[str | None, AnyTable]:
    """Part a table by the source of its lines, under the source's name."""
    parts: dict[str | None, AnyTable] = {}
    for (_,), lines in sorted(table.by(Dimension.SOURCE).items()):
        parts[str(lines[0].name(Dimension.SOURCE))] = replace(table, lines=lines, total=None)
    return parts


def _what(pair: Match, source: str | None) -> Text | str:
    """Return what is compared; where only one source is looked at, that is no whole."""
    return pair.label() if source is None or pair.left.level else source
