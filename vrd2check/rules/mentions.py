"""What sentences say of chapters: counts, amounts and periods that stand in tables as well."""

import re
from collections.abc import Callable, Iterator, Mapping

from vrd2check.dossiers import Mention, ProjectDossier, line_amount, stated
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Figure, format_count
from vrd2check.relations import equals

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.tables import stated_or_sum

_COUNTS: Mapping[str, Callable[[ProjectDossier], int]] = {
    "deliverables": lambda dossier: len(dossier.deliverables),
    "kpis": lambda dossier: len(dossier.head.kpis),
    "planning": lambda dossier: len(dossier.actions),
    "risicos": lambda dossier: len(dossier.risks),
}
"""How many lines a chapter has, by the template's word for it."""


@rule("REF208", "mentioned-amount", Severity.WARNING, ProjectDossier)
def mentioned_amount(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An amount in a sentence is that of the table that it is about."""
    for one in dossier.mentions:
        figures = _amount(dossier, one.about)
        if stated(one.amount) and figures:
            yield Constraint(equals(one.amount, figures), {"chapter": one.about})


@rule("REF209", "mentioned-count", Severity.WARNING, ProjectDossier)
def mentioned_count(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A count in a sentence is that of the lines of the chapter that it is about."""
    for one in dossier.mentions:
        counted = _COUNTS.get(one.about)
        if counted is None or one.number.value is None or not stated(one.number):
            continue
        there = counted(dossier)
        if there and one.about not in dossier.head.incomplete and there != one.number.value:
            about: dict[str, Printable] = {
                "chapter": one.about,
                "said": format_count(one.number.value),
                "there": there,
            }
            yield Problem(one.number.place, about, (one.number,))


@rule("REF210", "mentioned-period", Severity.WARNING, ProjectDossier)
def mentioned_period(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A period in a sentence is that of the chapter or the KPI that it is about."""
    for one in dossier.mentions:
        there = _years(dossier, one)
        for when, year in zip((one.start, one.end), there or (), strict=False):
            if when is None or when.period is None or when.period.start.year == year:
                continue
            about: dict[str, Printable] = {
                "chapter": one.kpi or one.about,
                "said": when.written.strip(),
                "there": str(year),
            }
            yield Problem(when.place, about)


def _amount(dossier: ProjectDossier, chapter: str) -> tuple[Figure, ...]:
    """Return the total of a chapter, as stated or as its lines add up to."""
    if chapter == "budget" and dossier.budget is not None:
        return stated_or_sum(dossier.budget, AMOUNT)
    total = dossier.forecast.table.total if dossier.forecast is not None else None
    return line_amount(total) if chapter == "prognose_vek" and total is not None else ()


def _years(dossier: ProjectDossier, mention: Mention) -> tuple[int, int] | None:
    """Return the first and the last year of what a mention is about; None if that tells none."""
    if mention.about == "vak_vek_kalender" and dossier.calendar is not None:
        years = [*dossier.calendar.vak.columns(), *dossier.calendar.vek.columns()]
    else:
        periods = (
            kpi.period.text
            for kpi in dossier.head.kpis
            if kpi.period is not None and kpi.number is not None and mention.kpi is not None
            if kpi.number.text == mention.kpi.text
        )
        years = [int(year) for text in periods for year in re.findall(r"\b20[0-9]{2}\b", text)]
    return (min(years), max(years)) if years else None
