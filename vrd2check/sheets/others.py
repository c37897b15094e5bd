"""The tables of a running-cost dossier, an evaluation and a programme note."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from vrd2check.dossiers import (
    Dimension,
    Dossier,
    Evaluation,
    Explanation,
    Indicator,
    Nature,
    Programme,
    RunningCostDossier,
    StrategicPlan,
)
from vrd2check.dossiers.evaluation import ACTUAL, FORECAST
from vrd2check.figures import Figure, Kind, State, month_name
from vrd2check.language import Text

from .columns import amount_column, text_columns, year_sheet
from .lists import list_sheet, single_row, stated_cells
from .shape import Block, Cell, Column, Row, TextColumn
from .sheet import Sheet

_COSTS = Text(nl="Kosten", en="Costs")
_TITLE = TextColumn("titel", Text(nl="Titel", en="Title"))
_NUMBER = TextColumn("nummer", Text(nl="Nr", en="No."))
_NAME = TextColumn("naam", Text(nl="Naam", en="Name"))
_NATURES = {
    Nature.LEVEL: Text(nl="stand", en="level"),
    Nature.FLOW: Text(nl="stroom", en="flow"),
    Nature.YES_NO: Text(nl="ja/nee", en="yes/no"),
}
_ACTUALS = Text(nl="actueel", en="actuals")
_FORECASTS = Text(nl="prognose", en="forecast")


def grant(dossier: RunningCostDossier) -> Iterator[Sheet]:
    """Return what chapter 1 says was granted, by year."""
    if dossier.grant is None:
        return
    granted = (
        ("investering", Text(nl="Investering", en="Investment"), dossier.grant.investment),
        ("exploitatie", Text(nl="Exploitatie", en="Running costs"), dossier.grant.running),
    )
    rows = tuple(_by_year(word, label, amounts) for word, label, amounts in granted if amounts)
    if rows:
        yield Sheet("hefboomkrediet", Text(nl="Hefboomkrediet", en="Grant"), listed=rows)


def results(dossier: RunningCostDossier) -> Iterator[Sheet]:
    """Return what the project built; it has no figures."""
    return list_sheet(
        "resultaten",
        Text(nl="Resultaten", en="Results"),
        (
            TextColumn("deliverable", Text(nl="Deliverable", en="Deliverable")),
            TextColumn("omschrijving", Text(nl="Resultaat", en="Result")),
        ),
        dossier.results,
        lambda one: (one.deliverable, one.description),
        label="omschrijving",
    )


def running_costs(dossier: RunningCostDossier) -> Iterator[Sheet]:
    """Return the running costs by year."""
    table = dossier.costs
    if table is not None:
        yield year_sheet("kosten", _COSTS, table)


def ceiling(dossier: Evaluation) -> Iterator[Sheet]:
    """Return the most that may be spent in the year."""
    if dossier.ceiling.state is not State.ABSENT:
        title = Text(nl="Plafond per jaar", en="Ceiling per year")
        column = Column("plafond", title, title, year=dossier.head.year)
        row = single_row(title, {column: dossier.ceiling})
        yield Sheet("plafond", Text(nl="Plafond", en="Ceiling"), listed=(row,))


def evaluated_costs(dossier: Evaluation) -> Iterator[Sheet]:
    """Return the costs of an evaluation by group: actuals, and forecast of the whole year."""
    table = dossier.costs
    if table is None:
        return
    until = dossier.actual_until
    heading = Text(nl="actueel", en="actual")
    if until is not None:
        month = month_name(until)
        heading = Text(nl=f"actueel tot {month.nl}", en=f"actual to {month.en}")
    columns = (
        Column(ACTUAL, heading, _ACTUALS, key=ACTUAL),
        Column(FORECAST, _FORECASTS, _FORECASTS, key=FORECAST),
    )
    yield Sheet(
        "kosten",
        _COSTS,
        texts=text_columns(table),
        blocks=(Block(table, columns),),
        group_by=Dimension.GROUP.value,
        is_incomplete=table.rest is not None,
    )


def indicators(dossier: Evaluation) -> Iterator[Sheet]:
    """Return the indicators with their values, in the order in which these are first met."""
    of_all = list_sheet(
        "indicatoren",
        Text(nl="Indicatoren", en="Indicators"),
        (
            TextColumn("groep", Text(nl="Groep", en="Group")),
            TextColumn("naam", Text(nl="Indicator", en="Indicator")),
            TextColumn("aard", Text(nl="Aard", en="Nature")),
        ),
        dossier.indicators,
        lambda one: (one.group, one.name and one.name.text, one.nature and _NATURES[one.nature]),
        label="naam",
        cells=_values,
    )
    for sheet in of_all:
        if any(row.cells for row in sheet.listed):
            incomplete = "indicatoren" in dossier.head.incomplete
            yield sheet._replace(group_by="groep", is_incomplete=incomplete)


def credits_by_year(dossier: Programme) -> Iterator[Sheet]:
    """Return the credits of the programme by year."""
    if dossier.credits:
        row = _by_year("krediet", Text(nl="Krediet", en="Credit"), dossier.credits)
        yield Sheet("kredieten", Text(nl="Kredieten", en="Credits"), listed=(row,))


def own_share(dossier: Programme) -> Iterator[Sheet]:
    """Return the share that others must bring in."""
    if dossier.own_share.state is not State.ABSENT:
        title = Text(nl="Eigen inbreng", en="Own share")
        column = Column("percentage", title, title, kind=Kind.PERCENTAGE)
        row = single_row(title, {column: dossier.own_share})
        yield Sheet("eigen_inbreng", title, listed=(row,))


def projects(dossier: Programme) -> Iterator[Sheet]:
    """Return the projects of the programme, with what each gets of the year's credit."""
    table = dossier.projects
    if table is not None:
        yield Sheet(
            "projecten",
            Text(nl="Projecten", en="Projects"),
            texts=(*text_columns(table), _TITLE),
            blocks=(Block(table, (amount_column(),)),),
            is_incomplete=table.rest is not None,
        )


def priorities(dossier: StrategicPlan) -> Iterator[Sheet]:
    """Return the priorities of a strategic plan; it has no figures."""
    return list_sheet(
        "prioriteiten",
        Text(nl="Prioriteiten", en="Priorities"),
        (
            _NUMBER,
            _NAME,
            TextColumn("ook", Text(nl="Ook genoemd", en="Also called")),
            TextColumn("sinds", Text(nl="Sinds", en="Since")),
        ),
        dossier.priorities,
        lambda one: (one.number, one.name, one.others, one.since),
        label="naam",
    )


def focus_domains(dossier: StrategicPlan) -> Iterator[Sheet]:
    """Return the focus domains of a strategic plan; it has no figures."""
    return list_sheet(
        "focusdomeinen",
        Text(nl="Focusdomeinen", en="Focus domains"),
        (_NUMBER, _NAME, TextColumn("aard", Text(nl="Aard", en="Nature"))),
        dossier.domains,
        lambda one: (one.number, one.name, one.nature),
        label="naam",
    )


def meetings(dossier: Programme) -> Iterator[Sheet]:
    """Return the bodies of a programme, with the months in which each meets."""
    heading = Text(nl="Om de maanden", en="Every months")
    column = Column("om_de_maanden", heading, heading, kind=Kind.COUNT)
    return list_sheet(
        "beheerstructuren",
        Text(nl="Beheerstructuren", en="Bodies of the programme"),
        (
            TextColumn("structuur", Text(nl="Structuur", en="Body")),
            TextColumn("maanden", Text(nl="Maanden", en="Months")),
            TextColumn("in_de_tekst", Text(nl="In de tekst", en="In the text")),
            TextColumn("voor", Text(nl="Voor", en="Before")),
        ),
        dossier.meetings,
        lambda one: (one.body, _months(one.months), _months(one.said), one.before),
        label="structuur",
        cells=lambda one: stated_cells({column: one.every}),
    )


def _months(numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(month_name(month).nl for month in numbers)


def explanations(dossier: Dossier) -> Iterator[Sheet]:
    """Return what the author explains, with the difference that each explanation states."""
    return list_sheet(
        "toelichtingen",
        Text(nl="Toelichtingen", en="Explanations"),
        (
            TextColumn("regel", Text(nl="Controle", en="Rule")),
            TextColumn("bij", Text(nl="Bij", en="At")),
            TextColumn("reden", Text(nl="Reden", en="Reason")),
            TextColumn("er_staat", Text(nl="Er staat", en="Stated")),
            TextColumn("verwacht", Text(nl="Verwacht", en="Expected")),
            TextColumn("auteur", Text(nl="Auteur", en="Author")),
            TextColumn("datum", Text(nl="Datum", en="Date")),
            TextColumn("goedgekeurd_door", Text(nl="Goedgekeurd door", en="Approved by")),
        ),
        dossier.head.explanations,
        lambda one: (
            one.rule,
            tuple(reference.name for reference in one.at),
            *(one.reason, one.stated, one.expected, one.author, one.date, one.approved_by),
        ),
        label="regel",
        cells=_difference,
    )


def _difference(one: Explanation) -> Mapping[Column, Cell]:
    heading = Text(nl="verschil", en="difference")
    column = Column("verschil", heading, heading, kind=one.difference.kind)
    return stated_cells({column: one.difference})


def _by_year(quantity: str, label: Text, amounts: Mapping[int, Figure]) -> Row:
    """Return a row of amounts by year that stand by themselves."""
    figures = {
        Column(quantity, heading, heading, year=year): figure
        for year, figure in sorted(amounts.items())
        for heading in (Text(nl=str(year), en=str(year)),)
    }
    return single_row(label, figures)


def _values(one: Indicator) -> Mapping[Column, Cell]:
    cells: dict[Column, Cell] = {}
    met: Counter[str] = Counter()
    for value in one.values:
        heading = Text(nl=value.label.text, en=value.label.text)
        # A label that stands there twice has two columns.
        key = heading.nl, met[heading.nl]
        met[heading.nl] += 1
        column = Column(
            "waarde",
            heading,
            heading,
            key=key,
            kind=Kind.COUNT,
            year=value.year,
            quarter=value.quarter,
        )
        # Whether something is planned, or not, is written as a cross: that is no figure.
        there = value.figure.state is not State.ABSENT
        cells[column] = Cell(value.figure) if there else Cell(words=value.written)
    return cells
