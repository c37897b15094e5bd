"""The tables of a project dossier, in the order of the template."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from vrd2check.dossiers import (
    Dimension,
    Effort,
    Evaluation,
    Forecast,
    Programme,
    ProjectDossier,
    Risk,
    stated,
)
from vrd2check.dossiers.project import COST, COUNT
from vrd2check.dossiers.units import counts_months
from vrd2check.figures import Kind, State
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
from .lists import list_sheet, present, single_row, stated_cells
from .shape import QUANTITIES, Block, Cell, Column, Fact, Role, TextColumn
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
_CREDIT = TextColumn("kredietsoort", Text(nl="Kredietsoort", en="Kind of credit"))
_SEVERITY = Text(nl="ernst", en="severity")
_PROBABILITY = Text(nl="kans", en="probability")
_RPN = Text(nl="RPN", en="RPN")


def kpis(dossier: ProjectDossier | Programme) -> Iterator[Sheet]:
    """Return the key performance indicators."""
    return list_sheet(
        "kpis",
        Text(nl="KPI's", en="KPIs"),
        (
            TextColumn("nr", Text(nl="Nr", en="No.")),
            TextColumn("omschrijving", Text(nl="Omschrijving", en="Description")),
            TextColumn("streefwaarde", Text(nl="Streefwaarde", en="Target")),
            TextColumn("meetperiode", Text(nl="Meetperiode", en="Measured")),
        ),
        dossier.head.kpis,
        lambda one: (one.number, one.description, one.target, one.period),
        label="nr",
    )


def deliverables(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the list of deliverables."""
    return list_sheet(
        "deliverables",
        Text(nl="Deliverables", en="Deliverables"),
        (
            TextColumn("nr", Text(nl="Nr", en="No.")),
            TextColumn("product", HEADINGS[Dimension.PRODUCT]),
            TextColumn("omschrijving", Text(nl="Titel", en="Title")),
        ),
        dossier.deliverables,
        lambda one: (one.number.text, one.product, one.title),
        label="nr",
    )


def planning(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the project plan."""
    return list_sheet(
        "planning",
        Text(nl="Planning", en="Planning"),
        (
            TextColumn("deliverable", HEADINGS[Dimension.DELIVERABLE]),
            TextColumn("actie", Text(nl="Actie", en="Action")),
            TextColumn("van", Text(nl="Van", en="From")),
            TextColumn("tot", Text(nl="Tot", en="To")),
            TextColumn("partijen", Text(nl="Partijen", en="Parties")),
        ),
        dossier.actions,
        lambda one: (one.deliverable, one.action, one.start, one.end, one.parties),
        label="actie",
    )


def responsibilities(dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the RACI table; it has no figures."""
    most = max((len(one.letters) for one in dossier.responsibilities), default=0)
    numbers = [str(number) for number in range(1, most + 1)]
    return list_sheet(
        "raci",
        Text(nl="RACI", en="RACI"),
        (
            TextColumn("werkstroom", Text(nl="Werkstroom", en="Stream")),
            TextColumn("taak", Text(nl="Taak", en="Task")),
            *(TextColumn(number, Text(nl=number, en=number)) for number in numbers),
        ),
        dossier.responsibilities,
        lambda one: (one.stream, one.task, *one.letters, *[""] * (most - len(one.letters))),
        label="taak",
    )


def mentions(dossier: ProjectDossier | Evaluation) -> Iterator[Sheet]:
    """Return what sentences say: counts, amounts, periods."""
    counted, in_list = Text(nl="Aantal", en="Count"), Text(nl="Opgesomd", en="Listed")
    at_most = Text(nl="Hoogstens", en="At most")
    number = Column("aantal", counted, counted, kind=Kind.COUNT)
    listed = Column("opgesomd", in_list, in_list, kind=Kind.COUNT)
    ceiling = Column("hoogstens", at_most, at_most)
    return list_sheet(
        "vermeldingen",
        Text(nl="Vermeldingen", en="Mentions"),
        (
            TextColumn("over", Text(nl="Over", en="About")),
            TextColumn("wat", Text(nl="Wat", en="What")),
            TextColumn("bij", Text(nl="Bij", en="Of")),
            TextColumn("van", Text(nl="Van", en="From")),
            TextColumn("tot", Text(nl="Tot", en="To")),
            TextColumn("waar", Text(nl="Waar", en="Where"), is_last=True),
        ),
        dossier.mentions,
        lambda one: (one.about, one.what, one.of, one.start, one.end, one.where),
        label="over",
        cells=lambda one: stated_cells(
            {number: one.number, listed: one.listed, amount_column(): one.amount}
            | {ceiling: one.at_most}
        ),
    )


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
        listed=(single_row(label, {column: found.per_year}),),
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
    return list_sheet(
        "risicos",
        Text(nl="Risico's", en="Risks"),
        (
            TextColumn("risico", Text(nl="Risico", en="Risk")),
            TextColumn("beheersmaatregel", Text(nl="Beheersmaatregel", en="Measure"), is_last=True),
        ),
        dossier.risks,
        lambda one: (one.description, one.measure),
        label="risico",
        cells=_estimates,
    )


def _estimates(one: Risk) -> Mapping[Column, Cell]:
    severity, probability, rpn = (
        Column(heading.nl.lower(), heading, heading, kind=Kind.COUNT)
        for heading in (_SEVERITY, _PROBABILITY, _RPN)
    )
    product = None
    if not stated(one.rpn) and one.severity.value and one.probability.value:
        product = Fraction(one.severity.value) * Fraction(one.probability.value)
    return {
        severity: Cell(present(one.severity)),
        probability: Cell(present(one.probability)),
        rpn: Cell(present(one.rpn), product),
    }


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
