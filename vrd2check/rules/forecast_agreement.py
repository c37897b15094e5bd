"""The monthly forecast against the calendar, the budget, the cost model and the allocation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from vrd2check.catalogue import say
from vrd2check.dossiers import Dimension, ProjectDossier, stated
from vrd2check.dossiers.tables import AnyLine
from vrd2check.figures import format_amount
from vrd2check.language import Text
from vrd2check.relations import AtMost, Sum, figures_of

from .base import Constraint, Context, Outcome, Severity, rule
from .base.chapters import (
    ALLOCATION,
    BUDGET,
    CALENDAR_VEK,
    asked_side,
    budget_side,
    calendar_side,
    forecast_side,
    investment_side,
    is_running,
    years_of_calendar,
)
from .base.comparing import ALL_LEVELS, BY_DELIVERABLE, Match, compare
from .base.readings import Columns, Reading, agreement, likeliest, scopes, when_of
from .base.sides import TEXTS, Lines, Side, Slice, lacking, names_in
from .base.tables import known_sum

_ZERO = Decimal(0)
_ROUND = 10_000


@rule("VEK201", "forecast-against-budget", Severity.ERROR, ProjectDossier)
def forecast_against_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """If all is paid in the first year, the months of each deliverable make its budget."""
    yield from (one for one in _agreement(dossier) if isinstance(one.relation, Sum))


@rule("VEK202", "forecast-against-calendar", Severity.ERROR, ProjectDossier)
def forecast_against_calendar(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """The forecast spreads the settlement (VEK) of the first year over the months."""
    payments, year = _payments(dossier), _year(dossier)
    if payments is None or year is None:
        return
    calendar = calendar_side(dossier, CALENDAR_VEK, payments.names(Dimension.SOURCE))
    if calendar is not None and _has_more_sources(dossier, payments, calendar):
        yield lacking(calendar, payments.everything(), "no-source")
    elif calendar is not None and year in years_of_calendar(dossier):
        about = {"year": str(year), "round": ""}
        for one in agreement(
            calendar, payments, [Columns(year, left=year)], about, narrow=payments
        ):
            hint = _round_amount(one, dossier, year, context)
            yield one._replace(about={**one.about, "round": hint}) if hint else one
    elif calendar is not None:
        yield lacking(calendar, payments.everything(), "other-year", year=year)


@rule("VEK203", "forecast-against-allocation", Severity.ERROR, ProjectDossier)
def forecast_against_allocation(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What is allocated by percentage is what the forecast spreads over the months."""
    allocation, payments = dossier.allocation, _payments(dossier)
    if payments is None or allocation is None or dossier.calendar is not None:
        return
    if asked_side(dossier) is not None or not stated(allocation.base):
        return
    matches = [one for one in _of_allocation(dossier, payments) if not one.is_remainder()]
    compared = sum(len(match.left.lines) for match in matches)
    whole = Slice(payments, {}, payments.lines)
    if compared < len(payments.lines) and not _Later(dossier).pays(whole):
        yield Constraint(Sum((allocation.base,), whole.amount()))


@rule("VEK204", "forecast-above-budget", Severity.ERROR, ProjectDossier)
def forecast_above_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """If part is paid after the first year only, the forecast may be below the budget."""
    yield from (one for one in _agreement(dossier) if isinstance(one.relation, AtMost))


def _round_amount(
    one: Constraint, dossier: ProjectDossier, year: int, context: Context
) -> Text | None:
    """Return that the calendar has a round amount where the months go to the cent; None if not.

    Then the calendar has probably what was granted, which is told where another dossier says so.
    """
    if not isinstance(one.relation, Sum):
        return None
    stated_there = figures_of(one.relation.left)
    months = known_sum(figures_of(one.relation.right))
    value = stated_there[0].value if len(stated_there) == 1 else None
    if not value or value % _ROUND or not months % 1:
        return None
    granted = any(
        other.grant.investment[year].value == value
        for other in context.collection.running_costs(dossier.head.number)
        if other.grant is not None and year in other.grant.investment
    )
    amount = format_amount(value)
    if granted:
        return say(TEXTS, "round-and-granted", amount=amount)
    return say(TEXTS, "round-amount", amount=amount)


def _payments(dossier: ProjectDossier) -> Side | None:
    """Return the forecast as a side of a comparison, if it states anything."""
    return None if dossier.forecast is None else forecast_side(dossier.forecast)


def _year(dossier: ProjectDossier) -> int | None:
    """Return the year of which the forecast is."""
    return None if dossier.forecast is None else dossier.forecast.year


def _agreement(dossier: ProjectDossier) -> Sequence[Constraint]:
    """Return what the budget, or else the cost model, and the allocation say of the forecast."""
    payments = _payments(dossier)
    if payments is None:
        return ()
    later = _Later(dossier)
    allocated = [match for match in _of_allocation(dossier, payments) if not match.is_remainder()]
    compared: Lines = ()
    found: list[Constraint] = []
    for side in (budget_side(dossier), investment_side(dossier)):
        if side is not None and not compared:
            compared, constraints = _compared(dossier, payments, side, allocated, later)
            found += constraints
    done = set(map(id, compared))
    return found + [
        _constraint(later, match)
        for match in allocated
        if done.isdisjoint(map(id, match.left.lines))
    ]


def _compared(
    dossier: ProjectDossier, payments: Side, side: Side, allocated: Sequence[Match], later: "_Later"
) -> tuple[Lines, Sequence[Constraint]]:
    """Return the lines of the forecast that a chapter speaks of as well, and what it says of all.

    Whole sources are only compared where no calendar tells what of them is settled in the year.
    """
    levels = ALL_LEVELS if dossier.calendar is None else BY_DELIVERABLE
    others = _has_more_sources(dossier, payments, side)
    elsewhere = {id(line) for match in allocated for line in match.left.lines}
    compared: Lines = ()
    readings = []
    for scope in scopes(payments, side, of_named=True):
        within = str(scope.source or "")
        relation_of = partial(_constraint, later, source=within, others=others)
        parted = scope.compare(payments, levels).likeliest(relation_of)
        ours = tuple(line for one in parted if not one.is_remainder() for line in one.left.lines)
        constraints = [
            relation_of(match)
            for match in parted
            # What is paid later only is not in the forecast, and the allocation tells of the rest.
            if match.left.lines or not _may_be_more(later, match, others)
            if match.right.lines or elsewhere.isdisjoint(map(id, match.left.lines))
        ]
        if ours:
            compared = compared or ours
            aside = scope.aside() if dossier.calendar is None else ()
            words = scope.words(payments, when_of(later.year))
            readings.append(Reading(words, constraints, aside))
    return compared, likeliest(readings)


def _constraint(
    later: "_Later", match: Match, source: str = "", others: bool = False
) -> Constraint:
    """Return what a chapter says of lines of the forecast; of a cost model the year counts."""
    year = later.year if _is_by_year(match.right) else None
    about, at_most = {"other": match.right.side.name}, _may_be_more(later, match, others)
    return match.constraint(about, None, year, source, at_most=at_most)


def _may_be_more(later: "_Later", match: Match, others: bool) -> bool:
    """Whether a chapter may have more than the forecast: for later, or of ``others`` too."""
    part = match.left if match.left.lines else match.right
    if others or later.pays(part):
        return True
    return not _is_by_year(match.right) and later.invests(part)


def _is_by_year(part: Slice) -> bool:
    """Whether a part of a chapter tells what is of which year, as a cost model does."""
    return part.side.name not in (BUDGET, ALLOCATION) and any(line.cells for line in part.lines)


def _has_more_sources(dossier: ProjectDossier, payments: Side, side: Side) -> bool:
    """Whether a chapter that names no source may have money of more sources than the forecast."""
    ours = payments.names(Dimension.SOURCE)
    if not ours or side.names(Dimension.SOURCE):
        return False
    chapters = (
        budget_side(dossier),
        investment_side(dossier),
        calendar_side(dossier, CALENDAR_VEK),
    )
    return any(one.names(Dimension.SOURCE) - ours for one in chapters if one is not None)


def _of_allocation(dossier: ProjectDossier, payments: Side) -> Sequence[Match]:
    """Return how the allocation and the forecast speak of the same deliverables."""
    if dossier.allocation is None:
        return ()
    table = dossier.allocation.table
    return compare(payments, Side(ALLOCATION, (table,)), BY_DELIVERABLE).matches


class _Later:
    """What of the money may be paid after the ``year`` of the forecast."""

    def __init__(self, dossier: ProjectDossier) -> None:
        calendar, invested = dossier.calendar, investment_side(dossier)
        settled = calendar.vek.lines if calendar is not None else ()
        _start, end = dossier.head.term()
        self.year = _year(dossier)
        self._is_open = calendar is not None and calendar.vek.rest is not None
        self._goes_on = self.year is not None and end is not None and end.end.year > self.year
        self._settled = _by_deliverable(line for line in settled if not is_running(line))
        self._invested = _by_deliverable(invested.lines if invested is not None else ())

    def pays(self, part: Slice) -> bool:
        """Whether some of a part may be paid later: the calendar tells, or the project's end."""
        if self.year is None or self._is_open:
            return True
        settled = _about(part, self._settled)
        if settled:
            return any(_settles_after(line, self.year) for line in settled)
        return self._goes_on

    def invests(self, part: Slice) -> bool:
        """Whether the cost model has some of a part in a later year."""
        year = self.year
        return year is not None and any(_has_after(x, year) for x in _about(part, self._invested))


_ByDeliverable = Mapping[str | None, Sequence[AnyLine]]


def _by_deliverable(lines: Iterable[AnyLine]) -> _ByDeliverable:
    found: dict[str | None, list[AnyLine]] = {}
    for line in lines:
        found.setdefault(line.canonical(Dimension.DELIVERABLE), []).append(line)
    return found


def _about(part: Slice, lines: _ByDeliverable) -> Sequence[AnyLine]:
    """Return the lines that may be about some of a part: what has no name may be of any."""
    sources = names_in(part.lines, Dimension.SOURCE)
    deliverables = names_in(part.lines, Dimension.DELIVERABLE)
    return [
        line
        for name in ({None, *deliverables} if deliverables else lines)
        for line in lines.get(name, ())
        if not sources or line.canonical(Dimension.SOURCE) in {None, *sources}
    ]


def _settles_after(line: AnyLine, year: int) -> bool:
    """Whether a line of the calendar settles, or may settle, something after a year."""
    return _has_after(line, year) or line.rest is not None or line.only_total()


def _has_after(line: AnyLine, year: int) -> bool:
    """Whether a line has something, or may have, in a year after a year."""
    return any(figure.value != 0 for column, figure in line.cells.items() if column > year)
