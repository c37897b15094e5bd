"""The head of a dossier: what it is, its status, period and sources."""

from collections.abc import Iterator

from vrd2check.dossiers import (
    Dossier,
    Evaluation,
    Programme,
    ProjectDossier,
    RunningCostDossier,
)
from vrd2check.language import Text

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


def facts_of(dossier: Dossier) -> list[tuple[Text, Text | str]]:
    """Return what the head of a dossier tells, each with its title."""
    head = dossier.head
    facts: list[tuple[Text, Text | str]] = [
        (_KIND, _KINDS[type(dossier)]),
        (_FILE, head.file),
        (_STATUS, _SUBMITTED if head.submitted else _DRAFT),
        (_YEAR, str(head.year or "")),
        (_PERIOD, _period(dossier)),
    ]
    facts += [(title, head.texts.get(key, "")) for key, title in _TEXTS.items()]
    if isinstance(dossier, ProjectDossier):
        named = (f"{one.name} ({one.key.text})" for one in dossier.sources)
        facts.append((_SOURCES, ", ".join(named)))
    facts.append((_DECISIONS, ", ".join(_decisions(dossier))))
    facts.append((_INCOMPLETE, ", ".join(head.incomplete)))
    return [(title, text) for title, text in facts if text]


def _period(dossier: Dossier) -> Text | str:
    ends = (dossier.head.start, dossier.head.end)
    told = list(dict.fromkeys(when.written.strip() for when in ends if when is not None))
    return Text(" tot en met ".join(told), " to ".join(told)) if any(told) else ""


def _decisions(dossier: Dossier) -> Iterator[str]:
    for one in dossier.head.decisions:
        day = f" ({one.date.written.strip()})" if one.date is not None else ""
        yield f"{one.document}{day}"
