"""The tables of a running-cost dossier, an evaluation and a programme note."""

from collections import Counter
from collections.abc import Iterator, Mapping

from vrd2check.dossiers import (
    Dimension,
    Dossier,
    Evaluation,
    Explanation,
    Indicator,
    Name,
    Nature,
    Programme,
    RunningCostDossier,
    StrategicPlan,
)
from vrd2check.dossiers.evaluation import ACTUAL, FORECAST
from vrd2check.figures import Figure, Kind, State, month_name
from vrd2check.language import Text
from vrd2check.places import Place

from .columns import amount_column, text_columns, year_sheet
from .shape import Block, Cell, Column, Row, TextColumn, Weight, listed
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
    texts = (
        TextColumn("deliverable", Text(nl="Deliverable", en="Deliverable")),
        TextColumn("omschrijving", Text(nl="Resultaat", en="Result")),
    )
    rows = tuple(
        listed(
            one.place,
            str(one.description or ""),
            {
                "deliverable": str(one.deliverable or ""),
                "omschrijving": str(one.description or ""),
            },
        )
        for one in dossier.results
    )
    if rows:
        yield Sheet("resultaten", Text(nl="Resultaten", en="Results"), texts=texts, listed=rows)


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
        row = Row(Weight.TOTAL, None, title, {column: Cell(dossier.ceiling)})
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
    texts = (
        TextColumn("groep", Text(nl="Groep", en="Group")),
        TextColumn("naam", Text(nl="Indicator", en="Indicator")),
        TextColumn("aard", Text(nl="Aard", en="Nature")),
    )
    rows = tuple(_indicator(one) for one in dossier.indicators)
    if any(row.cells for row in rows):
        yield Sheet(
            "indicatoren",
            Text(nl="Indicatoren", en="Indicators"),
            texts=texts,
            listed=rows,
            group_by="groep",
            is_incomplete="indicatoren" in dossier.head.incomplete,
        )


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
        row = Row(Weight.TOTAL, None, title, {column: Cell(dossier.own_share)})
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
    texts = (
        _NUMBER,
        _NAME,
        TextColumn("ook", Text(nl="Ook genoemd", en="Also called")),
        TextColumn("sinds", Text(nl="Sinds", en="Since")),
    )
    rows = tuple(
        _named(
            one.place,
            one.number,
            one.name,
            ook=", ".join(map(str, one.others)),
            sinds=one.since.written.strip() if one.since is not None else "",
        )
        for one in dossier.priorities
    )
    if rows:
        title = Text(nl="Prioriteiten", en="Priorities")
        yield Sheet("prioriteiten", title, texts=texts, listed=rows)


def focus_domains(dossier: StrategicPlan) -> Iterator[Sheet]:
    """Return the focus domains of a strategic plan; it has no figures."""
    texts = (_NUMBER, _NAME, TextColumn("aard", Text(nl="Aard", en="Nature")))
    rows = tuple(
        _named(one.place, one.number, one.name, aard=str(one.nature or ""))
        for one in dossier.domains
    )
    if rows:
        title = Text(nl="Focusdomeinen", en="Focus domains")
        yield Sheet("focusdomeinen", title, texts=texts, listed=rows)


def meetings(dossier: Programme) -> Iterator[Sheet]:
    """Return the bodies of a programme, with the months in which each meets."""
    texts = (
        TextColumn("structuur", Text(nl="Structuur", en="Body")),
        TextColumn("maanden", Text(nl="Maanden", en="Months")),
        TextColumn("in_de_tekst", Text(nl="In de tekst", en="In the text")),
        TextColumn("voor", Text(nl="Voor", en="Before")),
    )
    heading = Text(nl="Om de maanden", en="Every months")
    column = Column("om_de_maanden", heading, heading, kind=Kind.COUNT)
    rows = tuple(
        listed(
            one.place,
            str(one.body or ""),
            {
                "structuur": str(one.body or ""),
                "maanden": ", ".join(month_name(month).nl for month in one.months),
                "in_de_tekst": ", ".join(month_name(month).nl for month in one.said),
                "voor": str(one.before or ""),
            },
            {column: Cell(one.every)} if one.every.state is not State.ABSENT else None,
        )
        for one in dossier.meetings
    )
    if rows:
        title = Text(nl="Beheerstructuren", en="Bodies of the programme")
        yield Sheet("beheerstructuren", title, texts=texts, listed=rows)


def explanations(dossier: Dossier) -> Iterator[Sheet]:
    """Return what the author explains, with the difference that each explanation states."""
    texts = (
        TextColumn("regel", Text(nl="Controle", en="Rule")),
        TextColumn("bij", Text(nl="Bij", en="At")),
        TextColumn("reden", Text(nl="Reden", en="Reason")),
        TextColumn("er_staat", Text(nl="Er staat", en="Stated")),
        TextColumn("verwacht", Text(nl="Verwacht", en="Expected")),
        TextColumn("auteur", Text(nl="Auteur", en="Author")),
        TextColumn("datum", Text(nl="Datum", en="Date")),
        TextColumn("goedgekeurd_door", Text(nl="Goedgekeurd door", en="Approved by")),
    )
    if dossier.head.explanations:
        rows = tuple(map(_explanation, dossier.head.explanations))
        title = Text(nl="Toelichtingen", en="Explanations")
        yield Sheet("toelichtingen", title, texts=texts, listed=rows)


def _explanation(one: Explanation) -> Row:
    heading = Text(nl="verschil", en="difference")
    column = Column("verschil", heading, heading, kind=one.difference.kind)
    there = one.difference.state is not State.ABSENT
    texts = {
        "regel": str(one.rule or ""),
        "bij": ", ".join(str(reference.name) for reference in one.at),
        "reden": str(one.reason or ""),
        "er_staat": one.stated,
        "verwacht": one.expected,
        "auteur": one.author,
        "datum": one.date,
        "goedgekeurd_door": one.approved_by,
    }
    cells = {column: Cell(one.difference)} if there else {}
    return listed(one.place, texts["regel"], texts, cells)


def _named(place: Place, number: Name | None, name: Name | None, **more: str) -> Row:
    """Return a row without figures: a number, a name, and other texts by their columns."""
    texts = {"nummer": str(number or ""), "naam": str(name or ""), **more}
    return listed(place, texts["naam"], texts)


def _by_year(quantity: str, label: Text, amounts: Mapping[int, Figure]) -> Row:
    """Return a row of amounts by year that stand by themselves."""
    cells = {
        Column(quantity, heading, heading, year=year): Cell(figure)
        for year, figure in sorted(amounts.items())
        for heading in (Text(nl=str(year), en=str(year)),)
    }
    return Row(Weight.TOTAL, None, label, cells)


def _indicator(one: Indicator) -> Row:
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
    name = one.name.text if one.name is not None else ""
    nature = _NATURES[one.nature] if one.nature is not None else ""
    texts = {"groep": one.group, "naam": name, "aard": nature}
    return listed(one.place, name, texts, cells)
