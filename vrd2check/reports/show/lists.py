"""Sheets without sums: the head of a dossier, its planning, indicators and risks."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from vrd2check.dossiers import (
    Action,
    Dossier,
    Evaluation,
    Programme,
    ProjectDossier,
    RunningCostDossier,
    When,
    stated,
)
from vrd2check.figures import Kind
from vrd2check.language import Text

from .cells import computed, shown
from .drawings import stretch
from .sheets import Cell, Column, Row, Sheet, Sort
from .view import View

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
_WRITTEN = (
    ("datum", Text("Datum", "Date")),
    ("entiteit", Text("Entiteit", "Entity")),
    ("begrotingsartikel", Text("Begrotingsartikel", "Budget article")),
    ("prioriteiten", Text("Prioriteiten", "Priorities")),
    ("overheidsopdrachten", Text("Overheidsopdrachten", "Contracts")),
)
_DECISIONS = Text("Beslissingen", "Decisions")
_PLANNING = Text("Planning", "Planning")
_KPIS = Text("KPI's", "KPIs")
_RISKS = Text("Risico's", "Risks")
# More years than this are too long to draw in quarters.
_MOST_YEARS = 6


def name_of(view: View) -> str:
    """Name a dossier from within another one: by its kind and its number or title."""
    told = view.dossier.head
    return f"{_kind(view)} {told.number or told.title or told.file}"


def head(view: View) -> Sheet:
    """Return the head of a dossier: what it is, its status, period and sources."""
    dossier, told = view.dossier, view.dossier.head
    facts = [
        (_KIND, _kind(view)),
        (_FILE, told.file),
        (_STATUS, view.say(_SUBMITTED if told.submitted else _DRAFT)),
        (_YEAR, str(told.year or "")),
        (_PERIOD, _period(view, told.start, told.end)),
    ]
    facts += [(title, view.written(None, key)) for key, title in _WRITTEN]
    if isinstance(dossier, ProjectDossier):
        named = (f"{one.name} ({one.key.text})" for one in dossier.sources)
        facts.append((_SOURCES, ", ".join(named)))
    facts.append((_DECISIONS, ", ".join(_decisions(dossier))))
    facts.append((_INCOMPLETE, ", ".join(told.incomplete)))
    return Sheet(
        told.label() or told.file,
        facts=tuple((view.say(title), text) for title, text in facts if text),
    )


def planning(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return project plan with a drawing of each action in time, where its period is readable."""
    actions = dossier.actions
    if not actions:
        return
    scale = _scale(actions)
    heads = (
        Text("Deliverable", "Deliverable"),
        Text("Actie", "Action"),
        Text("Van", "From"),
        Text("Tot", "To"),
        Text("Partijen", "Parties"),
    )
    rows = [
        (
            view.words(one.deliverable),
            view.words(one.action),
            view.words(one.start),
            view.words(one.end),
            Cell(view.written(one.place, "partijen")),
        )
        for one in actions
    ]
    kept = [place for place in range(len(heads)) if any(row[place].text for row in rows)]
    columns = [Column(view.say(heads[place])) for place in kept]
    drawings: list[tuple[Cell, ...]] = [()] * len(rows)
    if scale is not None:
        columns.append(Column(scale.title(), Sort.DRAWING))
        drawings = [(Cell(scale.draw(one)),) for one in actions]
    yield Sheet(
        view.say(_PLANNING),
        tuple(columns),
        tuple(
            Row((*(row[place] for place in kept), *drawing))
            for row, drawing in zip(rows, drawings, strict=True)
        ),
    )


def kpis(view: View, dossier: Dossier) -> Iterator[Sheet]:
    """Return the key performance indicators."""
    if not dossier.head.kpis:
        return
    heads = (
        Text("Nr", "No."),
        Text("Omschrijving", "Description"),
        Text("Streefwaarde", "Target"),
        Text("Meetperiode", "Measured"),
    )
    rows = tuple(
        Row(tuple(map(view.words, (one.number, one.description, one.target, one.period))))
        for one in dossier.head.kpis
    )
    yield Sheet(view.say(_KPIS), tuple(Column(view.say(head)) for head in heads), rows)


def risks(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the risk register; a risk priority number that is not stated is computed."""
    if not dossier.risks:
        return
    rows = []
    for one in dossier.risks:
        rpn = shown(one.rpn, view)
        if not stated(one.rpn) and one.severity.value and one.probability.value:
            value = Fraction(one.severity.value) * Fraction(one.probability.value)
            rpn = computed(value, Kind.COUNT)
        figures = (shown(one.severity, view), shown(one.probability, view), rpn)
        rows.append(Row((view.words(one.description), *figures, view.words(one.measure))))
    columns = (
        Column(view.say(Text("Risico", "Risk"))),
        Column(view.say(Text("ernst", "severity")), Sort.NUMBER, 0),
        Column(view.say(Text("kans", "probability")), Sort.NUMBER, 0),
        Column("RPN", Sort.NUMBER, 0),
        Column(view.say(Text("Beheersmaatregel", "Measure"))),
    )
    yield Sheet(view.say(_RISKS), columns, tuple(rows))


class _Scale:
    """A stretch of whole years in steps of one or of three months."""

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = first, last
        self._months = 1 if first == last else 3

    def title(self) -> str:
        """Head the drawing: the quarters of one year, or the years."""
        if self._months == 1:
            return "Q1 Q2 Q3 Q4 "
        return " ".join(str(year) for year in range(self._first, self._last + 1))

    def draw(self, action: Action) -> str:
        """Draw an action; nothing when its beginning cannot be read."""
        start, end = action.start, action.end or action.start
        if start is None or start.period is None or end is None or end.period is None:
            return ""
        steps = 12 // self._months * (self._last - self._first + 1)
        drawn = stretch(self._step(start.period.start), self._step(end.period.end), steps)
        if self._months == 1:
            return drawn
        return " ".join(drawn[place : place + 4] for place in range(0, steps, 4))

    def _step(self, day: date) -> int:
        return ((day.year - self._first) * 12 + day.month - 1) // self._months


def _scale(actions: Sequence[Action]) -> _Scale | None:
    periods = [
        when.period
        for one in actions
        for when in (one.start, one.end)
        if when is not None and when.period is not None
    ]
    if not periods:
        return None
    first = min(period.start.year for period in periods)
    last = max(period.end.year for period in periods)
    return _Scale(first, last) if last - first < _MOST_YEARS else None


def _kind(view: View) -> str:
    return view.say(_KINDS[type(view.dossier)])


def _period(view: View, start: When | None, end: When | None) -> str:
    told = [when.written.strip() for when in (start, end) if when is not None]
    if len(set(told)) == 1:
        return told[0]
    return f" {view.say(_TO)} ".join(told)


def _decisions(dossier: Dossier) -> Iterator[str]:
    for one in dossier.head.decisions:
        day = f" ({one.date.written.strip()})" if one.date is not None else ""
        yield f"{one.document}{day}"
