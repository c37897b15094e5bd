"""What sentences say: counts, amounts and periods that stand in tables or lists as well."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from vrd2check.dossiers import (
    Evaluation,
    Loaded,
    Mention,
    ProjectDossier,
    When,
    canonical_form,
    line_amount,
    stated,
)
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Figure, format_count
from vrd2check.language import Text
from vrd2check.relations import AtMost, equals

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.asked import asked_of_programme
from .base.tables import stated_or_sum

_COUNTS: Mapping[str, Callable[[ProjectDossier], int]] = {
    "deliverables": lambda dossier: len(dossier.deliverables),
    "kpis": lambda dossier: len(dossier.head.kpis),
    "planning": lambda dossier: len(dossier.actions),
    "risicos": lambda dossier: len(dossier.risks),
}
"""How many lines a chapter has, by the template's word for it."""
_ESTIMATE = Text(
    nl="Een zin raamt alles op hoogstens {expected}; {where} vraagt {stated}: {difference} meer.",
    en="A sentence estimates {expected} at most for all; {where} asks {stated}: {difference} more.",
)


@rule("REF208", "mentioned-amount", Severity.WARNING, ProjectDossier)
def mentioned_amount(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An amount in a sentence is that of the table that it is about."""
    for one in dossier.mentions:
        figures = _amount(dossier, one.about)
        if stated(one.amount) and figures:
            yield Constraint(equals(one.amount, figures), {"chapter": one.about})
        if one.about == "project" and stated(one.at_most) and dossier.head.year is not None:
            asked = asked_of_programme(dossier, dossier.head.year)
            relation = AtMost(asked.figures, (one.at_most,), adds=True)
            yield Constraint(relation, {"where": asked.where}, message=_ESTIMATE)


@rule("REF209", "mentioned-count", Severity.WARNING, Loaded)
def mentioned_count(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A count in a sentence is that of what it is about."""
    dossier = file.dossier
    if not isinstance(dossier, ProjectDossier | Evaluation):
        return
    for one in dossier.mentions:
        counted = _counted(dossier, one)
        if counted is None or one.number.value is None or not stated(one.number):
            continue
        there, where = counted
        if there != one.number.value:
            about: dict[str, Printable] = {
                "where": where,
                "said": format_count(one.number.value),
                "there": format_count(there),
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
                "chapter": one.of or one.about,
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


def _counted(
    dossier: ProjectDossier | Evaluation, mention: Mention
) -> tuple[Decimal, Text | str] | None:
    """Return how many there are of what a sentence counts, and where; None if that is not told."""
    about = mention.about
    if mention.listed.value is not None and stated(mention.listed):
        what = mention.what or about
        return mention.listed.value, Text(f"de opsomming ({what})", f"the list ({what})")
    if isinstance(dossier, Evaluation):
        return _measured(dossier, mention) if about == "indicatoren" else None
    count = _COUNTS.get(about)
    there = count(dossier) if count is not None else 0
    return (
        (Decimal(there), f"`{about}`") if there and about not in dossier.head.incomplete else None
    )


def _measured(dossier: Evaluation, mention: Mention) -> tuple[Decimal, Text | str] | None:
    """Return the value of an indicator at the moment of a mention; None if it has none."""
    if mention.of is None or mention.start is None:
        return None
    for indicator in dossier.indicators:
        if indicator.name is None or not _is_called(mention, indicator.name.text):
            continue
        for value in indicator.values:
            if _is_of(mention.start, value.year, value.quarter) and value.figure.value is not None:
                return value.figure.value, f"`indicatoren` ({mention.of}, {value.label})"
    return None


def _is_called(mention: Mention, name: str) -> bool:
    return mention.of is not None and canonical_form(mention.of.text) == canonical_form(name)


def _is_of(when: When, year: int | None, quarter: int | None) -> bool:
    """Whether a moment is that year, or that quarter of it."""
    if when.period is None or when.period.start.year != year or when.period.end.year != year:
        return False
    first, last = (3 * quarter - 2, 3 * quarter) if quarter is not None else (1, 12)
    return (when.period.start.month, when.period.end.month) == (first, last)


def _years(dossier: ProjectDossier, mention: Mention) -> tuple[int, int] | None:
    """Return the first and the last year of what a mention is about; None if that tells none."""
    if mention.about == "vak_vek_kalender" and dossier.calendar is not None:
        years = [*dossier.calendar.vak.columns(), *dossier.calendar.vek.columns()]
    else:
        periods = (
            kpi.period.text
            for kpi in dossier.head.kpis
            if kpi.period is not None and kpi.number is not None and mention.of is not None
            if kpi.number.text == mention.of.text
        )
        years = [int(year) for text in periods for year in re.findall(r"\b20[0-9]{2}\b", text)]
    return (min(years), max(years)) if years else None
