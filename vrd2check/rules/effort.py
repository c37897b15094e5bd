"""The people of a project: days or months, rates and costs by profile."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from vrd2check.dossiers import (
    Dimension,
    Effort,
    Line,
    Name,
    ProjectDossier,
    amount_of,
    line_amount,
    stated,
)
from vrd2check.dossiers.project import AMOUNT, COST, COUNT
from vrd2check.dossiers.units import counts_months, heading_units
from vrd2check.figures import Figure, Kind, State, absent, format_value
from vrd2check.language import Text
from vrd2check.relations import AtMost, Product, Sum

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.chapters import investment_side
from .base.effort import by_type, costs_of, model_amount, with_gaps
from .base.tables import column_totals, line_label, stated_or_sum, subtotals


@rule(
    "INZ101",
    "rate-times-count",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Prijs maal aantal", en="Rate times count"),
    message=Text(
        nl="Bij {line} is de kost {stated}, maar {calculation} geeft {expected}: {difference} "
        "verschil.",
        en="For {line} the cost is {stated}, but {calculation} gives {expected}: a difference of "
        "{difference}.",
    ),
    uitleg="""De kost van een profiel is de prijs maal het aantal dagen of maanden. Vermeldt de
        tabel een btw-percentage, dan zijn de prijzen zonder btw en komt die er nog bij.""",
)
def rate_times_count(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The cost of a profile is its rate times the number of days or months.

    Where the table states a rate of VAT, the rates exclude it, and it is added.
    """
    for effort in dossier.efforts:
        vat = effort.vat.value or Decimal(0)
        unread = (effort.vat,) if effort.vat.state is State.UNREADABLE else ()
        for line in effort.table.lines:
            rate, count = line.rate, line.cells.get(COUNT)
            if rate is None or not stated(rate):
                continue
            counted = count is not None and count.state is not State.BLANK
            # The price of a lump sum is its cost, unless it says for how many.
            factors = (
                (rate,)
                if line.lump_sum and not counted
                else (rate, count or absent(line.place, Kind.COUNT))
            )
            cost = line.cells.get(COST) or absent(line.place)
            yield Constraint(
                Product(cost, factors + unread, Decimal(1) + vat),
                {
                    "line": partial(line_label, effort.table, line),
                    "calculation": partial(_calculation, factors, effort.vat),
                },
            )


@rule(
    "INZ102",
    "effort-subtotal",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Subtotaal in de inzet", en="Subtotal in the effort"),
    message=Text(
        nl="{line} in de inzet {table}is {stated} {unit}, maar de lijnen die erbij horen geven "
        "{expected}: {difference} verschil.",
        en="{line} in the effort {table}is {stated} {unit}, but its lines give {expected}: a "
        "difference of {difference}.",
    ),
    uitleg="""Een subtotaal van de inzet, bijvoorbeeld per financieringsbron, is de som van de
        lijnen met die bron: zowel van de dagen of maanden als van de kosten.""",
)
def effort_subtotal(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A subtotal of the effort is the sum of its lines: of the days or months, and of the costs."""
    for effort in dossier.efforts:
        for found in subtotals(with_gaps(effort.table)):
            unit = _unit(effort, found.column)
            about = {"line": found.line, "table": _named(effort), "unit": unit}
            yield Constraint(found.relation, about)


@rule(
    "INZ103",
    "effort-total",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Totaal van de inzet", en="Total of the effort"),
    message=Text(
        nl="Het totaal van de inzet {table}is {stated} {unit}, maar de tabel geeft {expected}: "
        "{difference} verschil.",
        en="The total of the effort {table}is {stated} {unit}, but the table gives {expected}: a "
        "difference of {difference}.",
    ),
    uitleg="""De dagen (of maanden) van alle profielen zijn samen het totaal onder de tabel, en hun
        kosten ook. Staan er subtotalen die alle lijnen dekken, dan wordt het totaal daarmee
        vergeleken.""",
)
def effort_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The days (or months) of all profiles add up to the total below the table, and so do costs.

    Where subtotals cover all lines, the total is compared with those.
    """
    for effort in dossier.efforts:
        for found in column_totals(with_gaps(effort.table)):
            unit = _unit(effort, found.column)
            yield Constraint(found.relation, {"table": partial(_named, effort), "unit": unit})


@rule(
    "INZ104",
    "unit-against-heading",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Maanden onder een kop van dagen", en="Months under a heading of days"),
    message=Text(
        nl="De tabel {table}telt {unit}, maar boven de kolom staat “{heading}”.",
        en="The table {table}counts {unit}, but its column is headed “{heading}”.",
    ),
    uitleg="""Twaalf maanden onder de kop Aantal MD leest iemand als twaalf mandagen, en dan lijkt
        een dag tienduizend euro te kosten. Eenheid en kop moeten hetzelfde zeggen.""",
)
def unit_against_heading(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Somebody reads twelve months under a heading of man-days as twelve days.

    A day then seems to cost ten thousand euro. The unit and the heading must say the same.
    """
    for effort in dossier.efforts:
        heading, unit = effort.heading, effort.unit
        if heading is None or unit is None:
            continue
        if heading_units(heading) == {not effort.in_months}:
            about = {"table": _named(effort), "unit": unit, "heading": heading}
            yield Problem(heading.place, about, related=(unit.place,))


@rule(
    "INZ105",
    "lump-sum-with-days",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Vast bedrag met dagen", en="Lump sum with days"),
    message=Text(
        nl="{line} is een vast bedrag (forfait), maar er staat een aantal bij: {count}.",
        en="{line} is a lump sum, but a count is stated with it: {count}.",
    ),
    uitleg="""Een vast bedrag hangt niet af van een aantal dagen of maanden. Staat er toch een
        aantal bij, dan is het geen vast bedrag, of telt het aantal ten onrechte mee in het
        totaal.""",
)
def lump_sum_with_days(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A lump sum does not depend on a number of days or months.

    If one is stated, then it is no lump sum, or the number counts in the total by mistake.
    """
    for effort in dossier.efforts:
        for line in effort.table.lines:
            count = line.cells.get(COUNT)
            if line.lump_sum and count is not None and count.value not in (None, 0, 1):
                about = {"line": line_label(effort.table, line), "count": count}
                yield Problem(count.place, about, (count,))


@rule(
    "INZ106",
    "rate-without-count",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Prijs zonder aantal", en="Rate without a count"),
    message=Text(
        nl="{line} heeft een prijs van {rate} maar geen aantal. Is het een vast bedrag, schrijf er "
        "dan forfait: true bij.",
        en="{line} has a rate of {rate} but no count. If it is a lump sum, add forfait: true.",
    ),
    uitleg="""Een prijs per dag of maand zegt pas iets met een aantal erbij. Zonder is de kost niet
        na te rekenen.""",
)
def rate_without_count(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A price per day or month means nothing without a count: the cost cannot be checked."""
    for effort in dossier.efforts:
        for line in effort.table.lines:
            count = line.cells.get(COUNT)
            counted = count is not None and stated(count)
            if line.rate is not None and stated(line.rate) and not (line.lump_sum or counted):
                about = {"line": line_label(effort.table, line), "rate": line.rate}
                yield Problem(line.rate.place, about, (line.rate,))


@rule(
    "INZ201",
    "effort-cost-in-cost-model",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Kost van de inzet in het kostenmodel", en="Cost of effort in the cost model"),
    message=Text(
        nl="De inzet van “{type}” kost {stated} in {year}, maar het kostenmodel heeft daarvoor "
        "{expected}: {difference} verschil.",
        en="The effort of “{type}” costs {stated} in {year}, but the cost model has {expected} for "
        "it: a difference of {difference}.",
    ),
    uitleg="""Per aankooptype verklaart de inzettabel het bedrag in het kosten- en
        financieringsmodel: de kosten van de profielen zijn samen de lijnen met hetzelfde
        aankooptype in dat jaar, in de investeringen en de aansluitingen.""",
)
def effort_cost_in_cost_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """For each purchase type, the effort table explains the amount in the cost model.

    The costs of its profiles make the lines of that purchase type in that year, among investments
    and connections.
    """
    for (purchase_type, year), efforts in by_type(dossier).items():
        costs = [figure for effort in efforts for figure in costs_of(effort)]
        amount = model_amount(dossier, purchase_type, year)
        if amount and any(figure.state is not State.ABSENT for figure in costs):
            name = efforts[0].purchase_type or purchase_type
            yield Constraint(Sum(tuple(costs), amount), {"type": name, "year": str(year)})


@rule(
    "INZ202",
    "effort-within-the-whole",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Inzet duurder dan het geheel", en="Effort dearer than the whole"),
    message=Text(
        nl="De inzet kost {stated} in {year}: {difference} meer dan {whole}, {expected}.",
        en="The effort costs {stated} in {year}, {difference} more than {whole}, {expected}.",
    ),
    uitleg="""De mensen kunnen niet meer kosten dan het hele project dat jaar. Dit wordt enkel
        nagegaan als het kostenmodel geen lijnen met hetzelfde aankooptype heeft; dan geldt als
        geheel het kostenmodel, of anders het budget of de prognose. Wordt een deel pas het jaar
        erna betaald, dan kan een prognose terecht lager zijn.""",
)
def effort_within_the_whole(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The people cannot cost more than the whole project in that year.

    This is looked at only where the cost model has no lines of the same purchase type; the whole is
    the cost model, or else the budget or the forecast. If part is paid a year later, a forecast may
    rightly be lower.
    """
    by_year: dict[int, list[Effort]] = {}
    for effort in dossier.efforts:
        if effort.year is not None and COST in effort.table.columns():
            by_year.setdefault(effort.year, []).append(effort)
    for year, efforts in by_year.items():
        types = [effort.purchase_type for effort in efforts]
        if any(name and model_amount(dossier, name.canonical, year) for name in types):
            continue
        whole = _whole(dossier, year)
        if whole is not None:
            costs = [figure for effort in efforts for figure in costs_of(effort)]
            relation = AtMost(tuple(costs), whole[1])
            yield Constraint(relation, {"year": str(year), "whole": whole[0]})


def _whole(dossier: ProjectDossier, year: int) -> tuple[Text, tuple[Figure, ...]] | None:
    """Return the first chapter that states what the whole project costs in a year."""
    side = investment_side(dossier)
    if side is not None and any(year in table.columns() for table in side.tables):
        figures = [figure for table in side.tables for figure in stated_or_sum(table, year)]
        what = Text(nl="het hele kostenmodel", en="the whole cost model")
        return what, (*figures, *side.missing)
    if dossier.budget is not None and dossier.budget.lines:
        return Text(nl="het hele budget", en="the whole budget"), stated_or_sum(
            dossier.budget, AMOUNT
        )
    forecast = dossier.forecast
    if forecast is None or forecast.year != year:
        return None
    named = {
        name for line in _lines(dossier) if (name := line.canonical(Dimension.SOURCE)) is not None
    }
    if forecast.source is not None and named - {forecast.source.canonical}:
        return None
    total = forecast.table.total
    paid = line_amount(total) if total is not None else amount_of(forecast.table)
    return Text(nl="de hele prognose", en="the whole forecast"), paid


def _lines(dossier: ProjectDossier) -> Iterator[Line[str]]:
    for effort in dossier.efforts:
        yield from effort.table.lines


def _unit(effort: Effort, column: object) -> Text:
    if column == COST:
        return Text(nl="euro", en="euro")
    if counts_months(effort):
        return Text(nl="maanden", en="months")
    return Text(nl="mandagen", en="days")


def _named(effort: Effort) -> Text | str:
    """Name a table inside a sentence, with the space that follows."""
    name: Name | None = effort.purchase_type
    return Text(nl=f"van “{name}” ", en=f"of “{name}” ") if name is not None else ""


def _calculation(factors: tuple[Figure, ...], vat: Figure) -> Text:
    calculation = " × ".join(_shown(figure) for figure in reversed(factors))
    if not vat.value:
        return Text(calculation, calculation)
    return Text(
        nl=f"{calculation} plus {_shown(vat)} btw", en=f"{calculation} plus {_shown(vat)} VAT"
    )


def _shown(figure: Figure) -> str:
    return figure.written if figure.value is None else format_value(figure.value, figure.kind)
