"""The head of a dossier: what it is, its status, period and sources."""

from collections.abc import Iterator

from vrd2check.dossiers import KINDS, Dossier, Priority, ProjectDossier, StrategicPlan
from vrd2check.language import Text

_TEXTS = {
    "datum": Text("Datum", "Date"),
    "entiteit": Text("Entiteit", "Entity"),
    "begrotingsartikel": Text("Begrotingsartikel", "Budget article"),
    "overheidsopdrachten": Text("Overheidsopdrachten", "Contracts"),
}


def facts_of(dossier: Dossier) -> list[tuple[Text, Text | str]]:
    """Return what the head of a dossier tells, each with its title."""
    head = dossier.head
    kind = next(one.title for one in KINDS.values() if isinstance(dossier, one.type))
    status = Text("ingediend", "submitted") if head.submitted else Text("ontwerp", "draft")
    facts: list[tuple[Text, Text | str]] = [
        (Text("Soort", "Kind"), kind),
        (Text("Bestand", "File"), head.file),
        (Text("Status", "Status"), status),
        (Text("Jaar", "Year"), str(head.year or "")),
        (Text("Looptijd", "Period"), _period(dossier)),
    ]
    facts += [(title, head.texts.get(key, "")) for key, title in _TEXTS.items()]
    if not isinstance(dossier, StrategicPlan):
        listed = ", ".join(map(_priority, head.priorities))
        facts.append((Text("Prioriteiten", "Priorities"), listed))
    if isinstance(dossier, ProjectDossier):
        named = (f"{one.name} ({one.key.text})" for one in dossier.sources)
        facts.append((Text("Bronnen", "Sources"), ", ".join(named)))
    facts.append((Text("Beslissingen", "Decisions"), ", ".join(_decisions(dossier))))
    facts.append((Text("Onvolledig", "Incomplete"), ", ".join(head.incomplete)))
    return [(title, text) for title, text in facts if text]


def _priority(one: Priority) -> str:
    return f"{one.number}. {one.name}" if one.number is not None else str(one.name)


def _period(dossier: Dossier) -> Text | str:
    ends = (dossier.head.start, dossier.head.end)
    told = list(dict.fromkeys(when.written.strip() for when in ends if when is not None))
    return Text(" tot en met ".join(told), " to ".join(told)) if any(told) else ""


def _decisions(dossier: Dossier) -> Iterator[str]:
    for one in dossier.head.decisions:
        day = f" ({one.date.written.strip()})" if one.date is not None else ""
        yield f"{one.document}{day}"
