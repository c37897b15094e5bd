"""The monthly forecast of payments (VEK) of the first year, annex 1, and the project plan."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from vrd2check.dossiers import Dimension, Line, ProjectDossier, When
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.sheets import label_of
from vrd2check.sheets import project as sheets

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.chapters import is_running
from .base.families import adds_up, line_twice, not_negative
from .base.lists import months_of
from .base.signs import is_positive
from .base.tables import grand_totals, line_totals, subtotals

_START: Callable[[When], date] = attrgetter("period.start")
_END: Callable[[When], date] = attrgetter("period.end")
_Actions = list[tuple[When | None, When | None]]


def _lines(table: AnyTable) -> tuple[AnyLine, ...]:
    """Return the lines; a forecast without lines is a single line: its total."""
    return table.lines or (() if table.total is None else (table.total,))


forecast_line_total = adds_up(
    "VEK101", "forecast-line-total", ProjectDossier, sheets.forecast, line_totals, "line"
)
forecast_subtotal = adds_up(
    "VEK102", "forecast-subtotal", ProjectDossier, sheets.forecast, subtotals, "line", "column"
)
forecast_total = adds_up(
    "VEK103", "forecast-total", ProjectDossier, sheets.forecast, grand_totals, "column"
)
negative_month = not_negative(
    "VEK301",
    "negative-month",
    ProjectDossier,
    sheets.forecast,
    "line",
    "month",
    "amount",
    lines=_lines,
)


@rule("VEK302", "payment-before-start", Severity.WARNING, ProjectDossier)
def payment_before_start(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """One pays for what was delivered."""
    for line, year, actions in _planned(dossier):
        starts = [when for when, _ in actions if when is not None and when.period is not None]
        if len(starts) == len(actions):
            when = min(starts, key=_START)
            start = _START(when)
            first = (start.year - year) * 12 + start.month
            early = [month for month in line.cells if month < first]
            if early:
                yield from _remarks(dossier, line, year, early, when)


@rule("VEK303", "payment-after-end", Severity.WARNING, ProjectDossier)
def payment_after_end(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """Invoices follow the delivery soon."""
    for line, year, actions in _planned(dossier):
        ends = [when for _, when in actions if when is not None and when.period is not None]
        if len(ends) == len(actions):
            when = max(ends, key=_END)
            end = _END(when)
            last = (end.year - year) * 12 + end.month + context.settings.payment_leeway
            late = [month for month in line.cells if month > last]
            if late:
                yield from _remarks(dossier, line, year, late, when)


forecast_line_twice = line_twice(
    "VEK305", "forecast-line-twice", ProjectDossier, sheets.forecast, "line"
)


@rule("VEK306", "paid-before-the-work-ends", Severity.WARNING, ProjectDossier)
def paid_before_the_work_ends(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What is paid in full before it is delivered leaves nothing to hold back."""
    last = _last_year_of_payment(dossier)
    ends = [
        action.end
        for action in dossier.actions
        if action.end is not None and action.end.period is not None
    ]
    if last is None or not ends:
        return
    end = max(ends, key=_END)
    if _END(end).year > last:
        late = sum(_END(one).year > last for one in ends)
        about: dict[str, Printable] = {"year": str(last), "when": end.written, "number": late}
        yield Problem(end.place, about)


def _last_year_of_payment(dossier: ProjectDossier) -> int | None:
    """Return the last year in which the calendar pays investments; None if lines are missing."""
    calendar = dossier.calendar
    if calendar is None or calendar.vek.rest is not None:
        return None
    lines = [line for line in calendar.vek.lines if not is_running(line)]
    if any(line.rest is not None or line.only_total() for line in lines):
        return None
    paid = (year for line in lines for year, cell in line.cells.items() if is_positive(cell))
    return max(paid, default=None)


def _planned(dossier: ProjectDossier) -> Sequence[tuple[Line[int], int, _Actions]]:
    """Return each line of the forecast with its year and the actions of its deliverable.

    Lines without actions are left out, and those of which actions may be missing.
    """
    forecast = dossier.forecast
    if forecast is None or forecast.year is None:
        return ()
    complete = {one.number.canonical for one in dossier.deliverables if one.plan_complete}
    all_there = "planning" not in dossier.head.incomplete
    plan: dict[str, _Actions] = {}
    for action in dossier.actions:
        named = action.deliverable
        if named is not None and (all_there or named.canonical in complete):
            plan.setdefault(named.canonical, []).append((action.start, action.end))
    return [
        (line, forecast.year, actions)
        for line in forecast.table.lines
        if (actions := plan.get(line.canonical(Dimension.DELIVERABLE) or ""))
    ]


def _remarks(
    dossier: ProjectDossier, line: Line[int], year: int, months: list[int], when: When
) -> Iterator[Outcome]:
    paid = sorted(month for month in months if is_positive(line.cells[month]))
    if paid and dossier.forecast is not None:
        figures = tuple(line.cells[month] for month in paid)
        about = {
            "line": label_of(line),
            "months": months_of(paid),
            "year": str(year),
            "when": when.written,
        }
        yield Problem(figures[0].place, about, figures, (when.place,))
