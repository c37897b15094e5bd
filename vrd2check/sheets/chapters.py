"""The chapters of all kinds of dossier, in the order of the template, and their sheets."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from vrd2check.dossiers import (
    Dossier,
    Evaluation,
    Programme,
    ProjectDossier,
    RunningCostDossier,
    StrategicPlan,
)
from vrd2check.language import Language

from . import others, project
from .sheet import Sheet

Build = Callable[[Any], Iterator[Sheet]]
"""Returns the sheets of a chapter in a dossier; none where the dossier lacks the chapter."""


class Chapter(NamedTuple):
    """A chapter: the template's word, an English one, other words, and its sheets in each kind."""

    word: str
    english: str
    synonyms: tuple[str, ...]
    builds: Mapping[type, tuple[Build, ...]]

    def names(self) -> tuple[str, ...]:
        """Return all words for it."""
        return self.word, self.english, *self.synonyms

    def name(self, language: Language) -> str:
        """Return the word for it in a language."""
        return self.word if language is Language.NL else self.english

    def sheets(self, dossier: Dossier) -> Iterator[Sheet]:
        """Return the sheets of the chapter in a dossier; none when it is not there."""
        for build in self.builds.get(type(dossier), ()):
            yield from build(dossier)


CHAPTERS = (
    Chapter("prioriteiten", "priorities", (), {StrategicPlan: (others.priorities,)}),
    Chapter("focusdomeinen", "focus_domains", (), {StrategicPlan: (others.focus_domains,)}),
    Chapter("hefboomkrediet", "grant", ("granted",), {RunningCostDossier: (others.grant,)}),
    Chapter("resultaten", "results", (), {RunningCostDossier: (others.results,)}),
    Chapter(
        "kredieten",
        "credits",
        ("envelope",),
        {Programme: (others.credits_by_year, others.own_share)},
    ),
    Chapter("beheerstructuren", "bodies", (), {Programme: (others.meetings,)}),
    Chapter(
        "kpis",
        "kpis",
        ("kpi", "kpi's"),
        {ProjectDossier: (project.kpis,), Programme: (project.kpis,)},
    ),
    Chapter("deliverables", "deliverables", (), {ProjectDossier: (project.deliverables,)}),
    Chapter(
        "planning",
        "planning",
        ("projectplan", "plan", "gantt", "actions"),
        {ProjectDossier: (project.planning,)},
    ),
    Chapter("raci", "raci", ("rollen",), {ProjectDossier: (project.responsibilities,)}),
    Chapter(
        "vermeldingen",
        "mentions",
        (),
        {ProjectDossier: (project.mentions,), Evaluation: (project.mentions,)},
    ),
    Chapter("budget", "budget", ("begroting",), {ProjectDossier: (project.budget,)}),
    Chapter("verdeling", "allocation", ("shares",), {ProjectDossier: (project.allocation,)}),
    Chapter("risicos", "risks", ("risico's", "risicoregister"), {ProjectDossier: (project.risks,)}),
    Chapter(
        "kostenmodel",
        "cost_model",
        ("financieringsmodel", "exploitatiekost", "running_costs"),
        {ProjectDossier: (project.cost_model, project.running_cost)},
    ),
    Chapter(
        "inzet", "effort", ("mandagen", "man_days", "staff"), {ProjectDossier: (project.effort,)}
    ),
    Chapter("vak_vek_kalender", "calendar", ("kalender",), {ProjectDossier: (project.calendar,)}),
    Chapter("projecten", "projects", ("portfolio",), {Programme: (others.projects,)}),
    Chapter(
        "prognose_vek",
        "forecast",
        ("prognose", "vek"),
        {ProjectDossier: (project.forecast,), Programme: (project.forecast,)},
    ),
    Chapter(
        "kosten",
        "costs",
        (),
        {
            RunningCostDossier: (others.running_costs,),
            Evaluation: (others.ceiling, others.evaluated_costs),
        },
    ),
    Chapter("indicatoren", "indicators", (), {Evaluation: (others.indicators,)}),
)


def sheets_of(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return the sheets of a dossier: those of its chapters, and what its author explains."""
    return tuple(each_sheet(dossier))


def each_sheet(dossier: Dossier) -> Iterator[Sheet]:
    """Return the same one by one, each made when it is asked for."""
    for chapter in CHAPTERS:
        yield from chapter.sheets(dossier)
    yield from others.explanations(dossier)
