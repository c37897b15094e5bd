"""The tables of a project dossier, in the order of the template."""

from collections.abc import Iterator
from fractions import Fraction

from vrd2check.dossiers import (
    Action,
    Dimension,
    Effort,
    Evaluation,
    Forecast,
    Kpi,
    Mention,
    Programme,
    ProjectDossier,
    Risk,
    When,
    stated,
)
from vrd2check.dossiers.project import COST, COUNT
from vrd2check.dossiers.units import counts_months
from vrd2check.figures import Figure, Kind, State
from vrd2check.language import Text

from .columns import (
    AMOUNT,
    HEADINGS,
    amount_column,
    month_columns,
    month_total,
    text_columns,
    with_total,
    year_columns,
    year_sheet,
    year_total,
)
from .shape import QUANTITIES, Block, Cell, Column, Fact, Role, Row, TextColumn, Weight, listed
from .sheet import Sheet

VAK = Text(nl="vastlegging (VAK)", en="commitment (VAK)")
VEK = Text(nl="vereffening (VEK)", en="settlement (VEK)")

# The three tables of the cost model, by the words of the format.
COST_TABLES = {
    "investeringen": Text(nl="investeringen", en="investments"),
    "aansluitingen": Text(nl="aansluitingen", en="connections"),
    "exploitatie": Text(nl="exploitatie", en="running costs"),
}

_EURO = Text(nl="euro", en="euro")
_DAYS = Text(nl="mandagen", en="days")
_MONTHS = Text(nl="maanden", en="months")
_MAN_DAYS = Text(nl="mandagen", en="man-days")
_SHARE = Text(nl="aandeel", en="share")
_UNIT = Text(nl="Eenheid", en="Unit")
_VAT = Text(nl="Btw, niet in de prijs", en="VAT, not in the rate")
_SOURCE = Text(nl="Bron", en="Source")
_TITLE = Text(nl="Titel", en="Title")
_ACTION = Text(nl="Actie", en="Action")
_CREDIT = TextColumn("kredietsoort", Text(nl="Kredietsoort", en="Kind of credit"))
_SEVERITY = Text(nl="ernst", en="severity")
_PROBABILITY = Text(nl="kans", en="probability")
_RPN = Text(nl="RPN", en="RPN")


def kpis(dossier: ProjectDossier | Programme) -> Iterator[Sheet]:
    """Return the key performance indicators."""
    texts = (
        TextColumn("nr", Text(nl="Nr", en="No.")),
        TextColumn("omschrijving", Text(nl="Omschrijving", en="Description")),
        TextColumn("streefwaarde", Text(nl="Streefwaarde", en="Target")),
        TextColumn("meetperiode", Text(nl="Meetperiode", en="Measured")),
    )
    if dossier.head.kpis:
        rows = tuple(map(_kpi, dossier.head.kpis))
        yield Sheet("kpis", Text(nl="KPI's", en="KPIs"), texts=texts, listed=rows)


def deliverables(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the list of deliverables."""
    texts = (
        TextColumn("nr", Text(nl="Nr", en="No.")),
        TextColumn("product", HEADINGS[Dimension.PRODUCT]),
        TextColumn("omschrijving", _TITLE),
    )
    rows = tuple(
        listed(
            one.place,
            one.number.text,
            {
                "nr": one.number.text,
                "product": str(one.product or ""),
                "omschrijving": str(one.title or ""),
            },
        )
        for one in dossier.deliverables
    )
    if rows:
        title = Text(nl="Deliverables", en="Deliverables")
        yield Sheet("deliverables", title, texts=texts, listed=rows)


def planning(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the project plan."""
    texts = (
        TextColumn("deliverable", HEADINGS[Dimension.DELIVERABLE]),
        TextColumn("actie", _ACTION),
        TextColumn("van", Text(nl="Van", en="From")),
        TextColumn("tot", Text(nl="Tot", en="To")),
        TextColumn("partijen", Text(nl="Partijen", en="Parties")),
    )
    if dossier.actions:
        rows = tuple(map(_action, dossier.actions))
        yield Sheet("planning", Text(nl="Planning", en="Planning"), texts=texts, listed=rows)


def responsibilities(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the RACI table; it has no figures."""
    if not dossier.responsibilities:
        return
    most = max(len(one.letters) for one in dossier.responsibilities)
    texts = (
        TextColumn("werkstroom", Text(nl="Werkstroom", en="Stream")),
        TextColumn("taak", Text(nl="Taak", en="Task")),
        *(TextColumn(str(number), Text(nl=str(number), en=str(number))) for number in _to(most)),
    )
    rows = tuple(
        listed(
            one.place,
            str(one.task or ""),
            {
                "werkstroom": str(one.stream or ""),
                "taak": str(one.task or ""),
                **{str(number): letter for number, letter in enumerate(one.letters, 1)},
            },
        )
        for one in dossier.responsibilities
    )
    yield Sheet("raci", Text(nl="RACI", en="RACI"), texts=texts, listed=rows)


def _to(most: int) -> range:
    return range(1, most + 1)


def mentions(dossier: ProjectDossier | Evaluation) -> Iterator[Sheet]:
    """Return what sentences say: counts, amounts, periods."""
    texts = (
        TextColumn("over", Text(nl="Over", en="About")),
        TextColumn("wat", Text(nl="Wat", en="What")),
        TextColumn("bij", Text(nl="Bij", en="Of")),
        TextColumn("van", Text(nl="Van", en="From")),
        TextColumn("tot", Text(nl="Tot", en="To")),
        TextColumn("waar", Text(nl="Waar", en="Where"), is_last=True),
    )
    rows = tuple(map(_mention, dossier.mentions))
    if rows:
        title = Text(nl="Vermeldingen", en="Mentions")
        yield Sheet("vermeldingen", title, texts=texts, listed=rows)


def _mention(one: Mention) -> Row:
    counted, in_list = Text(nl="Aantal", en="Count"), Text(nl="Opgesomd", en="Listed")
    at_most = Text(nl="Hoogstens", en="At most")
    columns = (
        (Column("aantal", counted, counted, kind=Kind.COUNT), one.number),
        (Column("opgesomd", in_list, in_list, kind=Kind.COUNT), one.listed),
        (amount_column(), one.amount),
        (Column("hoogstens", at_most, at_most), one.at_most),
    )
    texts = {
        "over": one.about,
        "wat": one.what,
        "bij": str(one.of or ""),
        "van": one.start.written.strip() if one.start is not None else "",
        "tot": one.end.written.strip() if one.end is not None else "",
        "waar": one.where,
    }
    cells = {column: Cell(figure) for column, figure in columns if figure.state is not State.ABSENT}
    return listed(one.place, one.about, texts, cells)


def budget(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the budget per deliverable and financing source."""
    table = dossier.budget
    if table is not None:
        yield Sheet(
            "budget",
            Text(nl="Budget", en="Budget"),
            texts=text_columns(table),
            blocks=(Block(table, (amount_column(),)),),
            is_incomplete=table.rest is not None,
        )


def allocation(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return an amount shared out by percentage, with the base that is shared out."""
    if dossier.allocation is None:
        return
    table = dossier.allocation.table
    share = Column("percentage", _SHARE, _SHARE, role=Role.SHARE, kind=Kind.PERCENTAGE)
    yield Sheet(
        "verdeling",
        Text(nl="Verdeling", en="Allocation"),
        texts=text_columns(table),
        blocks=(Block(table, (share, amount_column())),),
        facts=(
            Fact(
                Text(nl="Te verdelen bedrag", en="Amount to allocate"),
                figure=dossier.allocation.base,
                quantity="basis",
            ),
        ),
        is_incomplete=table.rest is not None,
    )


def cost_model(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the tables of the cost model, by year."""
    for word, table in dossier.cost_model.tables():
        noun = COST_TABLES[word]
        title = Text(nl=f"Kostenmodel: {noun.nl}", en=f"Cost model: {noun.en}")
        yield year_sheet(f"kostenmodel.{word}", title, table, noun, _CREDIT)


def running_cost(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the running cost per year, where the dossier states it in a sentence."""
    found = dossier.running_cost
    if found is None:
        return
    heading = QUANTITIES[AMOUNT]
    column = Column("per_jaar", heading, heading, year=found.since)
    since = Text(nl=f" vanaf {found.since}", en=f" from {found.since} on")
    label = Text(
        nl=f"Exploitatiekost per jaar{since.nl if found.since is not None else ''}",
        en=f"Running cost per year{since.en if found.since is not None else ''}",
    )
    yield Sheet(
        "exploitatiekost",
        Text(nl="Exploitatiekost", en="Running cost"),
        listed=(_single(label, {column: found.per_year}),),
    )


def effort(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the tables of people, one for each purchase type."""
    for one in dossier.efforts:
        yield _effort(one)


def calendar(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the calendar: VAK and VEK of each year beside each other."""
    found = dossier.calendar
    if found is None:
        return
    sides = (("vak", VAK, found.vak), ("vek", VEK, found.vek))
    tables = [table for _, _, table in sides]
    years = sorted({year for table in tables for year in table.columns()})
    blocks = []
    for quantity, title, table in sides:
        short = quantity.upper()
        columns = year_columns(years, quantity, f"{short} ")
        total = year_total(quantity, Text(nl=f"{short} totaal", en=f"{short} total"))
        blocks.append(Block(table, tuple(with_total(columns, total, tables)), title))
    yield Sheet(
        "vak_vek_kalender",
        Text(nl="VAK- en VEK-kalender", en="VAK and VEK calendar"),
        texts=text_columns(found.vak),
        blocks=tuple(blocks),
        is_incomplete=found.vak.rest is not None,
    )


def forecast(dossier: ProjectDossier | Programme) -> Iterator[Sheet]:
    """Return the forecast of payments by month."""
    found = dossier.forecast
    if found is not None:
        yield _forecast(found)


def risks(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the risk register; a risk priority number that is not stated is computed."""
    texts = (
        TextColumn("risico", Text(nl="Risico", en="Risk")),
        TextColumn("beheersmaatregel", Text(nl="Beheersmaatregel", en="Measure"), is_last=True),
    )
    if dossier.risks:
        rows = tuple(map(_risk, dossier.risks))
        yield Sheet("risicos", Text(nl="Risico's", en="Risks"), texts=texts, listed=rows)


def _kpi(one: Kpi) -> Row:
    words = {
        "nr": one.number,
        "omschrijving": one.description,
        "streefwaarde": one.target,
        "meetperiode": one.period,
    }
    texts = {key: str(name) for key, name in words.items() if name is not None}
    return listed(one.place, texts.get("nr", ""), texts)


def _action(one: Action) -> Row:
    texts = {
        "deliverable": str(one.deliverable or ""),
        "actie": str(one.action or ""),
        "van": _written(one.start),
        "tot": _written(one.end),
        "partijen": one.parties,
    }
    return listed(one.place, texts["actie"], texts)


def _written(when: When | None) -> str:
    return when.written.strip() if when is not None else ""


def _risk(one: Risk) -> Row:
    severity, probability, rpn = (
        Column(heading.nl.lower(), heading, heading, kind=Kind.COUNT)
        for heading in (_SEVERITY, _PROBABILITY, _RPN)
    )
    product = None
    if not stated(one.rpn) and one.severity.value and one.probability.value:
        product = Fraction(one.severity.value) * Fraction(one.probability.value)
    cells = {
        severity: Cell(_present(one.severity)),
        probability: Cell(_present(one.probability)),
        rpn: Cell(_present(one.rpn), product),
    }
    texts = {"risico": str(one.description or ""), "beheersmaatregel": str(one.measure or "")}
    return listed(one.place, texts["risico"], texts, cells)


def _present(figure: Figure) -> Figure | None:
    return None if figure.state is State.ABSENT else figure


def _single(label: Text, figures: dict[Column, Figure]) -> Row:
    """Return the row of figures that stand by themselves."""
    cells = {column: Cell(_present(figure)) for column, figure in figures.items()}
    return Row(Weight.TOTAL, None, label, cells)


def _effort(one: Effort) -> Sheet:
    table, kind = one.table, one.purchase_type
    lines = table.all_lines()
    rated = any(line.rate is not None and stated(line.rate) for line in lines)
    costed = rated or any(COST in line.cells and stated(line.cells[COST]) for line in lines)
    columns = [_counts(one)]
    if rated:
        rate = QUANTITIES["prijs"]
        columns.append(Column("prijs", rate, rate, role=Role.RATE, year=one.year))
    if costed:
        cost = QUANTITIES[COST]
        columns.append(Column(COST, cost, cost, key=COST, year=one.year, unit=_EURO))
    detail = f": {kind}" if kind is not None else ""
    detail += f" {one.year}" if one.year is not None else ""
    facts = []
    if one.heading is not None and one.unit is not None:
        facts.append(Fact(_UNIT, _MONTHS if one.in_months else _MAN_DAYS))
    if one.vat.state is not State.ABSENT:
        facts.append(Fact(_VAT, figure=one.vat))
    return Sheet(
        "inzet",
        Text(nl="Inzet", en="Effort"),
        Text(nl=f"van “{kind}” ", en=f"of “{kind}” ") if kind is not None else "",
        texts=text_columns(table),
        detail=detail,
        blocks=(Block(table, tuple(columns), vat=one.vat),),
        shared={Dimension.PURCHASE_TYPE: kind} if kind is not None else {},
        facts=tuple(facts),
        is_incomplete=table.rest is not None,
    )


def _counts(one: Effort) -> Column:
    """Return the column of counts, headed as the author does, else by what is counted."""
    unit = _MONTHS if one.in_months else _MAN_DAYS
    count = QUANTITIES[COUNT]
    heading = unit if one.unit is not None else count
    if one.heading is not None:
        heading = Text(nl=one.heading.text, en=one.heading.text)
    in_sentence = _MONTHS if counts_months(one) else _DAYS
    return Column(
        COUNT, heading, count, key=COUNT, kind=Kind.COUNT, year=one.year, unit=in_sentence
    )


def _forecast(found: Forecast) -> Sheet:
    table, source = found.table, found.source
    year = f" {found.year}" if found.year is not None else ""
    columns = with_total(month_columns(table, found.year), month_total(found.year), [table])
    return Sheet(
        "prognose_vek",
        Text(nl="Prognose VEK", en="VEK forecast"),
        detail=year,
        texts=text_columns(table),
        blocks=(Block(table, tuple(columns)),),
        shared={Dimension.SOURCE: source} if source is not None else {},
        facts=(Fact(_SOURCE, str(source)),) if source is not None else (),
        is_incomplete=table.rest is not None,
    )
