"""The project dossier: one project's request for the programme's investment credit."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from vrd2check.figures import Figure, Kind, State, absent
from vrd2check.places import Place
from vrd2check.source import Entry, MappingNode, SequenceNode

from .calendars import Calendar, read_calendar
from .dossier import Head, read_head
from .mentions import Mention, read_mentions
from .names import Name
from .reading import (
    Reader,
    When,
    flag,
    mappings,
    place_of,
    text_at,
    texts_at,
    word,
    year_of,
)
from .shares import rounded_shares
from .tables import AnyTable, Dimension, Line, Table

AMOUNT = "bedrag"
COUNT = "aantal"
COST = "kost"
MONTHS_UNIT = "maanden"


class Source(NamedTuple):
    """A financing source: the key by which tables refer to it, and its name."""

    key: Name
    name: Name


class Deliverable(NamedTuple):
    """A deliverable of chapter 4.

    ``plan_complete`` tells that all its actions are there, although the plan lacks others.
    """

    place: Place
    number: Name
    product: Name | None
    title: Name | None
    plan_complete: bool = False


class Allocation(NamedTuple):
    """An amount shared out by percentage: the base and the lines with a share and an amount."""

    base: Figure
    table: Table[str]


class CostModel(NamedTuple):
    """The kosten- en financieringsmodel of annex 1, amounts by year."""

    investments: Table[int] | None
    connections: Table[int] | None
    running: Table[int] | None

    def tables(self) -> tuple[tuple[str, Table[int]], ...]:
        """Return the tables that are there, with the template's word for each."""
        named = (
            ("investeringen", self.investments),
            ("aansluitingen", self.connections),
            ("exploitatie", self.running),
        )
        return tuple((word, table) for word, table in named if table is not None)


class RunningCost(NamedTuple):
    """The running cost where the dossier states it in a sentence: euro a year, from a year on."""

    place: Place
    per_year: Figure
    since: int | None


class Effort(NamedTuple):
    """The people of one purchase type: counts of days or months, rates and costs by profile.

    The columns are ``aantal`` and ``kost``; a line's ``rate`` is euro per day or month. ``unit`` is
    what the author says is counted; when nothing is said, ``in_months`` is false. ``vat`` is the
    rate of VAT to be added where the rates exclude it, absent where they include it. ``year_place``
    is where the year stands, or the table.
    """

    place: Place
    purchase_type: Name | None
    unit: Name | None
    in_months: bool
    heading: Name | None
    vat: Figure
    year: int | None
    year_place: Place
    table: Table[str]


class Forecast(NamedTuple):
    """The monthly forecast of payments (VEK) of one year, months 1 to 12.

    ``year_place`` is where the year stands, or the table.
    """

    year: int | None
    year_place: Place
    source: Name | None
    table: Table[int]


class Action(NamedTuple):
    """An action of the project plan, chapter 5.2; ``parties`` are those who do it, as written."""

    place: Place
    deliverable: Name | None
    action: Name | None
    start: When | None
    end: When | None
    product: Name | None
    parties: str = ""


class Risk(NamedTuple):
    """A line of the risk register: severity times probability is the risk priority number."""

    place: Place
    description: Name | None
    severity: Figure
    probability: Figure
    rpn: Figure
    measure: Name | None


class Responsibility(NamedTuple):
    """A line of the RACI table: a task, and a letter for each party, empty where none stands."""

    place: Place
    task: Name | None
    stream: Name | None
    letters: tuple[str, ...]


class ProjectDossier(NamedTuple):
    """A project dossier; a chapter that is not there is None or empty."""

    head: Head
    sources: tuple[Source, ...]
    deliverables: tuple[Deliverable, ...]
    contracts: tuple[Name, ...]
    budget: Table[str] | None
    allocation: Allocation | None
    cost_model: CostModel
    running_cost: RunningCost | None
    efforts: tuple[Effort, ...]
    calendar: Calendar | None
    forecast: Forecast | None
    actions: tuple[Action, ...]
    risks: tuple[Risk, ...]
    responsibilities: tuple[Responsibility, ...] = ()
    roles: tuple[Name, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def tables(self) -> Iterator[AnyTable]:
        """Return each table that has names in its lines, in the order of the template."""
        if self.budget is not None:
            yield self.budget
        if self.allocation is not None:
            yield self.allocation.table
        for _, table in self.cost_model.tables():
            yield table
        for effort in self.efforts:
            yield effort.table
        if self.calendar is not None:
            # VAK and VEK have the same lines.
            yield self.calendar.vak
        if self.forecast is not None:
            yield self.forecast.table

    def tables_by_year(self) -> Iterator[Table[int]]:
        """Return each table whose columns are years."""
        for _, table in self.cost_model.tables():
            yield table
        if self.calendar is not None:
            yield self.calendar.vak
            yield self.calendar.vek


def read_project(root: MappingNode, split: Collection[Place] = ()) -> ProjectDossier:
    """Read a project dossier from its located tree."""
    reader = Reader(root, split)
    model = root.get("kostenmodel")
    model = model if isinstance(model, MappingNode) else None

    def model_table(name: str) -> Table[int] | None:
        return reader.year_table(model.get(name), f"kostenmodel.{name}") if model else None

    return ProjectDossier(
        sources=_sources(reader),
        deliverables=_deliverables(reader),
        contracts=reader.name_list("overheidsopdrachten", Dimension.CONTRACT),
        budget=_budget(reader),
        allocation=_allocation(reader),
        cost_model=CostModel(
            model_table("investeringen"), model_table("aansluitingen"), model_table("exploitatie")
        ),
        running_cost=_running_cost(reader),
        efforts=tuple(_effort(reader, table) for table in mappings(root.get("inzet"))),
        calendar=read_calendar(reader),
        forecast=read_forecast(reader),
        actions=_actions(reader),
        risks=_risks(reader),
        responsibilities=_responsibilities(reader),
        roles=tuple(
            role
            for row in mappings(root.get("sturing"))
            if (role := reader.name(row, "rol")) is not None
        ),
        mentions=read_mentions(reader),
        head=read_head(reader),
    )


def read_forecast(reader: Reader) -> Forecast | None:
    """Read the monthly forecast; without lines, its figures stand in the chapter itself."""
    node = reader.root.get("prognose_vek")
    if not isinstance(node, MappingNode):
        return None
    source = reader.name(node, "bron", Dimension.SOURCE)
    in_chapter = node.get("maanden") is not None
    table = Table(
        node.place,
        tuple(reader.month_line(row) for row in mappings(node.get("regels"))),
        tuple(reader.month_line(row) for row in mappings(node.get("subtotalen"))),
        reader.month_line(node) if in_chapter else reader.total_line(node, reader.month_line),
        reader.missing("prognose_vek", node),
    )
    year = year_of(node, "jaar") or reader.year
    return Forecast(year, place_of(node, "jaar"), source, table)


def _sources(reader: Reader) -> tuple[Source, ...]:
    node = reader.root.get("bronnen")
    if not isinstance(node, MappingNode):
        return ()
    return tuple(_source(reader, entry) for entry in node.entries)


def _source(reader: Reader, entry: Entry) -> Source:
    by_key = reader.as_name(entry.key, Dimension.SOURCE)
    name = reader.named(entry.value)
    # A source without a name yet is called by its key. The name stands for what its own key does,
    # also where another source has this name for a key.
    return Source(by_key, name._replace(canonical=by_key.canonical) if name else by_key)


def _deliverables(reader: Reader) -> tuple[Deliverable, ...]:
    return tuple(
        Deliverable(
            row.place,
            number,
            reader.name(row, "product", Dimension.PRODUCT),
            reader.name(row, "omschrijving"),
            flag(row, "planning_volledig"),
        )
        for row in mappings(reader.root.get("deliverables"))
        if (number := reader.name(row, "nr", Dimension.DELIVERABLE)) is not None
    )


def _amount_line(reader: Reader, row: MappingNode) -> Line[str]:
    return Line(
        row.place,
        reader.names(row),
        {AMOUNT: reader.figure(row, AMOUNT)},
        absent(row.place),
        share=reader.figure(row, "percentage", Kind.PERCENTAGE),
        complete=flag(row, "volledig"),
        texts=texts_at(row, "titel", "opschrift"),
    )


def amount_table(reader: Reader, node: MappingNode, chapter: str) -> Table[str]:
    """Read a table with one column of amounts, whose total is a single cell."""
    total = reader.figure(node, "totaal")
    return Table(
        node.place,
        tuple(_amount_line(reader, row) for row in mappings(node.get("regels"))),
        tuple(_amount_line(reader, row) for row in mappings(node.get("subtotalen"))),
        Line(total.place, {}, {AMOUNT: total}, absent(total.place)),
        reader.missing(chapter, node),
    )


def _budget(reader: Reader) -> Table[str] | None:
    node = reader.root.get("budget")
    return amount_table(reader, node, "budget") if isinstance(node, MappingNode) else None


def _allocation(reader: Reader) -> Allocation | None:
    node = reader.root.get("verdeling")
    if not isinstance(node, MappingNode):
        return None
    base, table = reader.figure(node, "basis"), amount_table(reader, node, "verdeling")
    shares = [line.share for line in table.lines if line.share is not None]
    if table.rest is None and len(shares) == len(table.lines):
        known = rounded_shares(base, [line.cells[AMOUNT] for line in table.lines], shares)
        reader.know_better(dict(zip(shares, known, strict=True)))
        lines = zip(table.lines, known, strict=True)
        table = table._replace(lines=tuple(line._replace(share=share) for line, share in lines))
    return Allocation(base, table)


def _running_cost(reader: Reader) -> RunningCost | None:
    node = reader.root.get("exploitatiekost")
    if not isinstance(node, MappingNode):
        return None
    return RunningCost(node.place, reader.figure(node, "per_jaar"), year_of(node, "vanaf"))


def _effort(reader: Reader, node: MappingNode) -> Effort:
    total = node.get("totaal")
    vat = reader.figure(node, "btw", Kind.PERCENTAGE)
    if vat.state is State.ABSENT and node.get("btw") is not None:
        # Of the wrong shape: not the same as rates that include VAT.
        vat = replace(vat, state=State.UNREADABLE)
    return Effort(
        node.place,
        reader.name(node, "aankooptype", Dimension.PURCHASE_TYPE),
        reader.name(node, "eenheid"),
        word(node, "eenheid") == MONTHS_UNIT,
        reader.name(node, "kop"),
        vat,
        year_of(node, "jaar") or reader.year,
        place_of(node, "jaar"),
        Table(
            node.place,
            tuple(_effort_line(reader, row) for row in mappings(node.get("regels"))),
            tuple(_effort_line(reader, row) for row in mappings(node.get("subtotalen"))),
            _effort_line(reader, total) if isinstance(total, MappingNode) else None,
            reader.missing("inzet", node),
        ).with_unstated({COUNT: Kind.COUNT, COST: Kind.AMOUNT}),
    )


def _effort_line(reader: Reader, row: MappingNode) -> Line[str]:
    cells = {}
    if row.get(COUNT) is not None:
        cells[COUNT] = reader.figure(row, COUNT, Kind.COUNT)
    if row.get(COST) is not None:
        cells[COST] = reader.figure(row, COST)
    return Line(
        row.place,
        # Here `kost` is an amount and not, as in a running-cost table, the name of a cost.
        reader.names(row, Dimension.COST),
        cells,
        absent(row.place),
        rate=reader.figure(row, "prijs"),
        lump_sum=flag(row, "forfait"),
        complete=flag(row, "volledig"),
    )


def _actions(reader: Reader) -> tuple[Action, ...]:
    return tuple(
        Action(
            row.place,
            reader.name(row, "deliverable", Dimension.DELIVERABLE),
            reader.name(row, "actie"),
            reader.moment(row, "van"),
            reader.moment(row, "tot"),
            reader.name(row, "product", Dimension.PRODUCT),
            text_at(row.get("partijen")),
        )
        for row in mappings(reader.root.get("planning"))
    )


def _risks(reader: Reader) -> tuple[Risk, ...]:
    return tuple(
        Risk(
            row.place,
            reader.name(row, "risico"),
            reader.figure(row, "ernst", Kind.COUNT),
            reader.figure(row, "kans", Kind.COUNT),
            reader.figure(row, "rpn", Kind.COUNT),
            reader.name(row, "beheersmaatregel"),
        )
        for row in mappings(reader.root.get("risicos"))
    )


def _responsibilities(reader: Reader) -> tuple[Responsibility, ...]:
    return tuple(
        Responsibility(
            row.place,
            reader.name(row, "taak"),
            reader.name(row, "werkstroom"),
            tuple(text_at(item) for item in letters.items),
        )
        for row in mappings(reader.root.get("raci"))
        if isinstance(letters := row.get("rollen"), SequenceNode)
    )
