"""The head of a dossier: what it is, its status, period and sources."""

from collections.abc import Iterator

from vrd2check.dossiers import (
    Dossier,
    Evaluation,
    Programme,
    ProjectDossier,
    RunningCostDossier,
    When,
)
from vrd2check.language import Text

from .dossier_view import DossierView

_KINDS: dict[type, Text] = {
    ProjectDossier: Text("Projectdossier", "Project dossier"),
    RunningCostDossier: Text("Exploitatiedossier", "Running-cost dossier"),
    Evaluation: Text("Evaluatie", "Evaluation"),
    Programme: Text("Programma", "Programme"),
}
_KIND = Text("Soort", "Kind")
_STATUS = Text("Status", "Status")
_SUBMITTED = Text("ingediend", "submitted")
_DRAFT = Text("ontwerp", "draft")
_YEAR = Text("Jaar", "Year")
_PERIOD = Text("Looptijd", "Period")
_TO = Text("tot en met", "to")
_SOURCES = Text("Bronnen", "Sources")
_INCOMPLETE = Text("Onvolledig", "Incomplete")
_FILE = Text("Bestand", "File")
_DECISIONS = Text("Beslissingen", "Decisions")
_TEXTS = {
    "datum": Text("Datum", "Date"),
    "entiteit": Text("Entiteit", "Entity"),
    "begrotingsartikel": Text("Begrotingsartikel", "Budget article"),
    "prioriteiten": Text("Prioriteiten", "Priorities"),
    "overheidsopdrachten": Text("Overheidsopdrachten", "Contracts"),
}


def name_of(view: DossierView) -> str:
    """Return what a dossier is called in another one: its kind and its number or title."""
    head = view.dossier.head
    return f"{_kind(view)} {head.number or head.title or head.file}"


def facts_of(view: DossierView) -> list[tuple[str, str]]:
    """Return what the head of a dossier tells, each with its title."""
    dossier, head = view.dossier, view.dossier.head
    facts = [
        (_KIND, _kind(view)),
        (_FILE, head.file),
        (_STATUS, view.say(_SUBMITTED if head.submitted else _DRAFT)),
        (_YEAR, str(head.year or "")),
        (_PERIOD, _period(view, head.start, head.end)),
    ]
    facts += [(title, head.texts.get(key, "")) for key, title in _TEXTS.items()]
    if isinstance(dossier, ProjectDossier):
        named = (f"{one.name} ({one.key.text})" for one in dossier.sources)
        facts.append((_SOURCES, ", ".join(named)))
    facts.append((_DECISIONS, ", ".join(_decisions(dossier))))
    facts.append((_INCOMPLETE, ", ".join(head.incomplete)))
    return [(view.say(title), text) for title, text in facts if text]


def _kind(view: DossierView) -> str:
    return view.say(_KINDS[type(view.dossier)])


def _period(view: DossierView, start: When | None, end: When | None) -> str:
    told = dict.fromkeys(when.written.strip() for when in (start, end) if when is not None)
    return f" {view.say(_TO)} ".join(told)


def _decisions(dossier: Dossier) -> Iterator[str]:
    for one in dossier.head.decisions:
        day = f" ({one.date.written.strip()})" if one.date is not None else ""
        yield f"{one.document}{day}"
