"""What a project asks and announces, in whichever chapter says so."""

from typing import NamedTuple

from vrd2check.dossiers import ProjectDossier, amount_of, line_amount, stated
from vrd2check.figures import Figure, State, absent
from vrd2check.language import Text

from .chapters import BUDGET, CALENDAR_VAK, COST_MODEL
from .sources import Money, in_budget, in_calendar, in_cost_model, kind_of_source, money_of
from .tables import stated_or_sum

_FORECAST = Text(nl="de prognose", en="the forecast")
_ALLOCATION = Text(nl="de verdeling", en="the allocation")
_CALENDAR_VEK = Text(nl="de kalender (VEK)", en="the calendar (VEK)")
_RUNNING_COSTS = Text(nl="het kostenmodel (exploitatie)", en="the cost model (running costs)")
_SENTENCE = Text(nl="de zin over de exploitatiekost", en="the sentence on running costs")


class Asked(NamedTuple):
    """What a project asks of the programme in a year: the figures, and the chapter that has them.

    A figure that is lacking is absent, at the place where it should stand.
    """

    where: Text
    figures: tuple[Figure, ...]

    def is_whole(self) -> bool:
        """Whether no figure of it is lacking."""
        return all(figure.value is not None for figure in self.figures)


def asked_of_programme(dossier: ProjectDossier, year: int) -> Asked:
    """Return what a project asks of the programme's credit in a year.

    That is what its calendar commits; where this is not stated whole, what the budget, the cost
    model, the allocation or the forecast comes to, the first of them that is whole, else the first
    that states a part. The forecast comes last: its months are rounded.
    """
    calendar = in_calendar(dossier, Money.INVESTMENT, year)
    of_own_year = dossier.head.year == year
    said = (
        (CALENDAR_VAK, calendar[0] if calendar is not None else None),
        (BUDGET, in_budget(dossier) if of_own_year else None),
        (COST_MODEL, in_cost_model(dossier, year)),
        (_ALLOCATION, _in_allocation(dossier) if of_own_year else None),
        (_FORECAST, _in_forecast(dossier, year)),
    )
    found = [Asked(where, figures) for where, figures in said if figures is not None]
    found.append(Asked(CALENDAR_VAK, (absent(dossier.head.place),)))
    whole = (one for one in found if one.is_whole())
    in_part = (one for one in found if any(map(stated, one.figures)))
    return next(whole, None) or next(in_part, found[0])


def announced_running_cost(dossier: ProjectDossier, year: int) -> Asked | None:
    """Return what a project says that running its results costs in a year; None if nothing.

    Of VAK and VEK, which are equal for running costs by a rule of their own, the first suffices.
    """
    in_year = in_calendar(dossier, Money.RUNNING, year)
    if in_year is not None:
        vak, vek = in_year
        unstated = any(figure.state is State.ABSENT for figure in vak)
        if unstated and all(figure.state is not State.ABSENT for figure in vek):
            return Asked(_CALENDAR_VEK, vek)
        return Asked(CALENDAR_VAK, vak)
    model, sentence = dossier.cost_model.running, dossier.running_cost
    if model is not None and year in model.columns():
        return Asked(_RUNNING_COSTS, stated_or_sum(model, year))
    if sentence is not None and (sentence.since is None or sentence.since <= year):
        return Asked(_SENTENCE, (sentence.per_year,))
    return None


def _in_forecast(dossier: ProjectDossier, year: int) -> tuple[Figure, ...] | None:
    """Return what the forecast pays of the programme's credit in a year; None if it does not say.

    A line without a source has that of its chapter; a forecast without any is of the programme.
    """
    forecast = dossier.forecast
    if forecast is None or forecast.year != year:
        return None
    table, source = forecast.table, forecast.source
    of_chapter = kind_of_source(source) if source is not None else Money.INVESTMENT
    kinds = {money_of(line) or of_chapter for line in table.lines} or {of_chapter}
    if Money.INVESTMENT not in kinds:
        return None
    if len(kinds) > 1:
        lines = (line for line in table.lines if (money_of(line) or of_chapter) is Money.INVESTMENT)
        return amount_of(table, tuple(lines))
    if table.total is not None and any(map(stated, line_amount(table.total))):
        return line_amount(table.total)
    return amount_of(table)


def _in_allocation(dossier: ProjectDossier) -> tuple[Figure, ...] | None:
    """Return the base of the allocation: it names no source, and so is of the programme."""
    return None if dossier.allocation is None else (dossier.allocation.base,)
