"""The programme note: credits by year, the list of projects, the payments by month."""

from collections.abc import Iterator

from vrd2check.dossiers import Dimension, Name, Programme, line_amount
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.relations import AtMost

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.tables import column_totals, line_totals, stated_or_sum


@rule(
    "PRG101",
    "portfolio-total",
    Severity.ERROR,
    Programme,
    title=Text(nl="Totaal van de projecten", en="Total of the projects"),
    message=Text(
        nl="Het totaal van de projecten is {stated}, maar de projecten samen geven {expected}: "
        "{difference} verschil.",
        en="The total of the projects is {stated}, but the projects add up to {expected}: a "
        "difference of {difference}.",
    ),
    uitleg="""De bedragen van de projecten in de portefeuille geven samen het totaal dat eronder
        staat.""",
)
def portfolio_total(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """The amounts of the projects in the portfolio add up to the total below them."""
    if dossier.projects is not None:
        for found in column_totals(dossier.projects):
            yield Constraint(found.relation)


@rule(
    "PRG102",
    "programme-months",
    Severity.ERROR,
    Programme,
    title=Text(nl="Twaalf maanden en het jaar", en="Twelve months and the year"),
    message=Text(
        nl="De prognose voor {year} is in totaal {stated}, maar de maanden geven {expected}: "
        "{difference} verschil.",
        en="The forecast for {year} is {stated} in total, but the months give {expected}: a "
        "difference of {difference}.",
    ),
    uitleg="""De maanden van de vereffeningskalender van het programma zijn samen het totaal van het
        jaar.""",
)
def programme_months(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """The months of the programme's calendar of payments add up to the total of the year."""
    if dossier.forecast is not None:
        for found in line_totals(dossier.forecast.table):
            yield Constraint(found.relation, {"year": _year(dossier.forecast.year)})


@rule(
    "PRG103",
    "project-listed-twice",
    Severity.ERROR,
    Programme,
    title=Text(nl="Project twee keer in de lijst", en="Project listed twice"),
    message=Text(
        nl="Project {number} staat meer dan één keer in de portefeuille (eerst op regel {line}).",
        en="Project {number} is listed more than once in the portfolio (first on line {line}).",
    ),
    uitleg="""Elk project staat één keer in de portefeuille. Staat een nummer er twee keer, dan telt
        het project dubbel, of is een van beide nummers fout.""",
)
def project_listed_twice(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """Every project is listed once; otherwise it counts twice, or one of the numbers is wrong."""
    first: dict[str, Name] = {}
    for line in dossier.projects.lines if dossier.projects is not None else ():
        number = line.name(Dimension.NUMBER)
        if number is None:
            continue
        known = first.setdefault(number.canonical, number)
        if known is not number:
            about: dict[str, Printable] = {"number": number, "line": str(known.place.line)}
            yield Problem(number.place, about, related=(known.place,))


@rule(
    "PRG201",
    "projects-within-credit",
    Severity.ERROR,
    Programme,
    title=Text(nl="Projecten en krediet van het jaar", en="Projects and credit of the year"),
    message=Text(
        nl="De projecten zijn samen {stated}: {difference} meer dan het krediet van {year}, "
        "{expected}.",
        en="The projects are {stated} together, {difference} more than the credit of {year}, "
        "{expected}.",
    ),
    uitleg="""Het programma kan in een jaar niet meer over projecten verdelen dan het
        investeringskrediet van dat jaar.""",
)
def projects_within_credit(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """In a year, the programme cannot give its projects more than the credit of that year."""
    for projects, credit in _envelope(dossier):
        relation = AtMost(projects, (credit,))
        yield Constraint(relation, {"year": _year(dossier.head.year)})


@rule(
    "PRG202",
    "payments-within-projects",
    Severity.ERROR,
    Programme,
    title=Text(nl="Betalingen en projecten", en="Payments and projects"),
    message=Text(
        nl="De prognose voor {year} betaalt {stated}: {difference} meer dan {what}, {expected}.",
        en="The forecast for {year} pays {stated}, {difference} more than {what}, {expected}.",
    ),
    uitleg="""In het eerste jaar van een programma kan men niet meer vereffenen dan wat men dat jaar
        aan projecten vastlegt. In latere jaren zijn er ook betalingen voor eerdere projecten;
        dan wordt niet vergeleken.""",
)
def payments_within_projects(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """In the first year of a programme, one cannot settle more than that year's projects commit.

    In later years there are also payments for earlier projects, and nothing is compared.
    """
    year, forecast = dossier.head.year, dossier.forecast
    if forecast is None or forecast.table.total is None or year is None or forecast.year != year:
        return
    started_before = min(dossier.credits, default=year) < year or (
        dossier.head.start is not None
        and dossier.head.start.period is not None
        and dossier.head.start.period.start.year < year
    )
    if started_before:
        return
    if dossier.projects is not None and dossier.projects.lines:
        limit = stated_or_sum(dossier.projects, AMOUNT)
        what = Text(nl="de projecten samen", en="the projects together")
    elif year in dossier.credits:
        limit = (dossier.credits[year],)
        what = Text(nl="het krediet van dat jaar", en="the credit of that year")
    else:
        return
    relation = AtMost(line_amount(forecast.table.total), limit)
    yield Constraint(relation, {"year": _year(year), "what": what})


@rule(
    "PRG301",
    "credit-not-allotted",
    Severity.WARNING,
    Programme,
    title=Text(nl="Krediet dat niet verdeeld is", en="Credit that is not allotted"),
    message=Text(
        nl="Het krediet van {year} is {stated}, maar de projecten zijn samen {expected}: "
        "{difference} is niet verdeeld.",
        en="The credit of {year} is {stated}, but the projects are {expected} together: "
        "{difference} is not allotted.",
    ),
    uitleg="""Een deel van het krediet in reserve houden mag. Vaak is het echter een vergeten
        project of een tikfout in een bedrag, en dan is het een blik waard.""",
)
def credit_not_allotted(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """Part of the credit may be kept in reserve, but often a project was forgotten.

    Or there is a slip in an amount; it is worth a look.
    """
    for projects, credit in _envelope(dossier):
        relation = AtMost((credit,), projects)
        yield Constraint(relation, {"year": _year(dossier.head.year)})


@rule(
    "PRG302",
    "year-without-credit",
    Severity.WARNING,
    Programme,
    title=Text(nl="Geen krediet voor het jaar", en="No credit for the year"),
    message=Text(
        nl="De nota gaat over {year}, maar bij de kredieten staat {year} niet.",
        en="The note is about {year}, but the credits do not include {year}.",
    ),
    uitleg="""Een programmanota verdeelt het krediet van haar jaar. Staat dat jaar niet bij de
        kredieten, dan is niet na te gaan of de projecten erin passen.""",
)
def year_without_credit(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """A programme note shares out the credit of its year; without it nothing can be compared."""
    year = dossier.head.year
    if dossier.credits and year is not None and year not in dossier.credits:
        place = dossier.head.chapters.get("kredieten", dossier.head.place)
        yield Problem(place, {"year": _year(year)})


def _envelope(dossier: Programme) -> Iterator[tuple[tuple[Figure, ...], Figure]]:
    """Return what the projects come to and the credit of the year, if both are stated."""
    year = dossier.head.year
    if dossier.projects is not None and year is not None and year in dossier.credits:
        yield stated_or_sum(dossier.projects, AMOUNT), dossier.credits[year]


def _year(year: int | None) -> str:
    return "?" if year is None else str(year)
