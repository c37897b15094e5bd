"""The chapters that can be shown: the template's words, other words for them, and their sheets."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from vrd2check.dossiers import Dossier, Evaluation, Programme, ProjectDossier, RunningCostDossier
from vrd2check.dossiers.names import plain
from vrd2check.language import Language
from vrd2check.schema.suggestions import nearest

from . import effort, evaluation, lists, project, yearly, years
from .sheets import Sheet
from .view import View

Build = Callable[[View, Any], Iterator[Sheet]]


class Chapter(NamedTuple):
    """A chapter: the template's word, an English one, others, and how each kind shows it."""

    word: str
    english: str
    synonyms: tuple[str, ...]
    builds: tuple[tuple[type, Build], ...]

    def names(self) -> tuple[str, ...]:
        """Return all words for it."""
        return self.word, self.english, *self.synonyms

    def name(self, language: Language) -> str:
        """Return the word for it in a language."""
        return self.word if language is Language.NL else self.english

    def sheets(self, view: View) -> Iterator[Sheet]:
        """Return the sheets of the chapter in a dossier; none when it is not there."""
        for kind, build in self.builds:
            if isinstance(view.dossier, kind):
                yield from build(view, view.dossier)

    def fits(self, dossier: Dossier) -> bool:
        """Whether a dossier's kind has the chapter."""
        return any(isinstance(dossier, kind) for kind, _ in self.builds)


class UnknownChapterError(ValueError):
    """No chapter is called so, or several are; ``near`` are those that may be meant."""

    def __init__(self, word: str, near: tuple[Chapter, ...]) -> None:
        super().__init__(word)
        self.near = near


_PROJECT, _RUNNING, _EVALUATION, _PROGRAMME = (
    ProjectDossier,
    RunningCostDossier,
    Evaluation,
    Programme,
)

# In the order of the template.
CHAPTERS = (
    Chapter("hefboomkrediet", "grant", ("granted",), ((_RUNNING, yearly.grant),)),
    Chapter("kredieten", "credits", ("envelope",), ((_PROGRAMME, yearly.credits_by_year),)),
    Chapter("kpis", "kpis", ("kpi", "kpi's"), ((_PROJECT, lists.kpis), (_PROGRAMME, lists.kpis))),
    Chapter("deliverables", "deliverables", ("resultaten",), ((_PROJECT, project.deliverables),)),
    Chapter(
        "planning",
        "planning",
        ("projectplan", "plan", "gantt", "actions"),
        ((_PROJECT, lists.planning),),
    ),
    Chapter("budget", "budget", ("begroting",), ((_PROJECT, project.budget),)),
    Chapter("verdeling", "allocation", ("shares",), ((_PROJECT, project.allocation),)),
    Chapter("risicos", "risks", ("risico's", "risicoregister"), ((_PROJECT, lists.risks),)),
    Chapter(
        "kostenmodel",
        "cost_model",
        ("financieringsmodel", "exploitatiekost", "running_costs"),
        ((_PROJECT, project.cost_model),),
    ),
    Chapter("inzet", "effort", ("mandagen", "man_days", "staff"), ((_PROJECT, effort.effort),)),
    Chapter("vak_vek_kalender", "calendar", ("kalender",), ((_PROJECT, years.calendar),)),
    Chapter("projecten", "projects", ("portfolio",), ((_PROGRAMME, yearly.projects),)),
    Chapter(
        "prognose_vek",
        "forecast",
        ("prognose", "vek"),
        ((_PROJECT, years.forecast), (_PROGRAMME, years.forecast)),
    ),
    Chapter("kosten", "costs", (), ((_RUNNING, yearly.costs), (_EVALUATION, evaluation.costs))),
    Chapter("indicatoren", "indicators", (), ((_EVALUATION, evaluation.indicators),)),
)


def find_chapter(word: str) -> Chapter:
    """Find a chapter by its word, another word for it, or the beginning of one of these.

    Raises UnknownChapterError when none or several chapters may be meant.
    """
    wanted = plain(word)
    by_name = {plain(name): chapter for chapter in CHAPTERS for name in chapter.names()}
    if wanted in by_name:
        return by_name[wanted]
    begun = {
        chapter.word: chapter
        for name, chapter in by_name.items()
        if wanted and name.startswith(wanted)
    }
    if len(begun) == 1:
        return next(iter(begun.values()))
    if begun:
        raise UnknownChapterError(word, tuple(begun.values()))
    close = nearest(wanted, by_name)
    raise UnknownChapterError(word, (by_name[close],) if close is not None else ())
