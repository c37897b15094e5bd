"""The running-cost dossier: what it asks, what was granted, and what the project announced."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier, RunningCostDossier
from vrd2check.figures import Figure, State
from vrd2check.language import Text
from vrd2check.relations import Sum, equals

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.sources import Money, in_budget, in_calendar
from .base.tables import column_totals, line_totals, stated_or_sum, total_of_totals

_IN_CALENDAR = Text(nl="de kalender (VAK)", en="the calendar (VAK)")
_IN_CALENDAR_VEK = Text(nl="de kalender (VEK)", en="the calendar (VEK)")
_IN_BUDGET = Text(nl="het budget", en="the budget")
_IN_COST_MODEL = Text(nl="het kostenmodel (exploitatie)", en="the cost model (running costs)")
_IN_SENTENCE = Text(nl="de zin over de exploitatiekost", en="the sentence on running costs")


@rule(
    "EXP101",
    "running-cost-column",
    Severity.ERROR,
    RunningCostDossier,
    title=Text(nl="Totaal van een jaar exploitatie", en="Total of a year of running costs"),
    message=Text(
        nl="Het totaal van de exploitatiekosten voor {year} is {stated}, maar de lijnen geven "
        "{expected}: {difference} verschil.",
        en="The total of the running costs for {year} is {stated}, but the lines give {expected}: "
        "a difference of {difference}.",
    ),
    uitleg="""De kosten van hoofdstuk 3 moeten voor elk jaar samen het totaal geven dat eronder
        staat.""",
)
def running_cost_column(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """The costs of chapter 3 add up, for every year, to the total below them."""
    if dossier.costs is not None:
        for found in column_totals(dossier.costs):
            yield Constraint(found.relation, {"year": str(found.column)})


@rule(
    "EXP102",
    "running-cost-row",
    Severity.ERROR,
    RunningCostDossier,
    title=Text(nl="Rijtotaal van een exploitatiekost", en="Row total of a running cost"),
    message=Text(
        nl="Bij {line} is het totaal over de jaren {stated}, maar de jaren samen geven "
        "{expected}: {difference} verschil.",
        en="For {line} the total over the years is {stated}, but the years add up to {expected}: "
        "a difference of {difference}.",
    ),
    uitleg="""Wie achteraan een lijn een totaal over de jaren zet, moet daar de som van die jaren
        zetten. Dat geldt ook voor de lijn met de totalen.""",
)
def running_cost_row(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """The total at the end of a line is the sum of its years, in the line of totals too."""
    if dossier.costs is not None:
        for found in line_totals(dossier.costs):
            yield Constraint(found.relation, {"line": found.line})


@rule(
    "EXP103",
    "running-cost-grand-total",
    Severity.ERROR,
    RunningCostDossier,
    title=Text(nl="Eindtotaal van de exploitatie", en="Grand total of the running costs"),
    message=Text(
        nl="Het eindtotaal van de exploitatiekosten is {stated}, maar de totalen van de lijnen "
        "geven {expected}: {difference} verschil.",
        en="The grand total of the running costs is {stated}, but the totals of the lines give "
        "{expected}: a difference of {difference}.",
    ),
    uitleg="""Heeft elke lijn een totaal over de jaren, dan zijn die totalen samen het
        eindtotaal.""",
)
def running_cost_grand_total(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """Where every line has a total over the years, these totals add up to the grand total."""
    if dossier.costs is not None:
        for found in total_of_totals(dossier.costs):
            yield Constraint(found.relation)


@rule(
    "EXP201",
    "granted-running-cost",
    Severity.ERROR,
    RunningCostDossier,
    title=Text(nl="Toegekende exploitatie", en="Granted running costs"),
    message=Text(
        nl="Volgens hoofdstuk 1 is {stated} exploitatie toegekend voor {year}, maar de kosten van "
        "hoofdstuk 3 zijn {expected}: {difference} verschil.",
        en="According to chapter 1, {stated} was granted for running costs in {year}, but the "
        "costs of chapter 3 are {expected}: a difference of {difference}.",
    ),
    uitleg="""Hoofdstuk 1 zegt hoeveel er per jaar voor exploitatie is toegekend. Het dossier
        vraagt in hoofdstuk 3 dat bedrag aan, niet meer en niet minder.""",
)
def granted_running_cost(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """Chapter 1 says what was granted per year; chapter 3 asks that amount, no more and no less."""
    if dossier.grant is None or dossier.costs is None:
        return
    years = dossier.costs.columns()
    for year, granted in dossier.grant.running.items():
        if year in years:
            relation = equals(granted, stated_or_sum(dossier.costs, year))
            yield Constraint(relation, {"year": str(year)})


@rule(
    "EXP301",
    "requested-year-without-costs",
    Severity.WARNING,
    RunningCostDossier,
    title=Text(nl="Geen kosten in het gevraagde jaar", en="No costs in the requested year"),
    message=Text(
        nl="Het dossier is een aanvraag voor {year}, maar de kosten van hoofdstuk 3 hebben geen "
        "kolom {year}.",
        en="The dossier is a request for {year}, but the costs of chapter 3 have no column {year}.",
    ),
    uitleg="""Een exploitatiedossier vraagt middelen voor één jaar. Staat dat jaar niet in de
        tabel met kosten, dan klopt het jaar van het dossier niet, of dat van de tabel.""",
)
def requested_year_without_costs(dossier: RunningCostDossier, _: Context) -> Iterator[Outcome]:
    """A running-cost dossier asks money for one year, which must be in its table of costs.

    If it is not, then either the year of the dossier or that of the table is wrong.
    """
    year = dossier.head.year
    if year is None or dossier.costs is None:
        return
    years = dossier.costs.columns()
    if years and year not in years:
        yield Problem(dossier.costs.place, {"year": str(year)})


@rule(
    "EXP401",
    "running-cost-of-project",
    Severity.ERROR,
    RunningCostDossier,
    title=Text(nl="Exploitatie volgens het project", en="Running costs according to the project"),
    message=Text(
        nl="Voor {year} vraagt het exploitatiedossier {stated}, maar in project {number} geeft "
        "{where} {expected}: {difference} verschil.",
        en="For {year} the running-cost dossier asks {stated}, but in project {number} {where} "
        "gives {expected}: a difference of {difference}.",
    ),
    uitleg="""Het projectdossier met hetzelfde nummer kondigde aan wat de exploitatie per jaar zou
        kosten: in zijn kalender, of anders in zijn kostenmodel of in een zin. De aanvraag moet
        dat bedrag geven. Is er intussen een goede reden voor een ander bedrag, licht die dan
        toe.""",
)
def running_cost_of_project(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """The project dossier with the same number announced what running its results would cost.

    It did so per year in its calendar, or else in its cost model or in a sentence; the request
    gives that amount. Where there is a good reason for another amount, explain it.
    """
    project = _project(dossier, context)
    if project is None or dossier.costs is None:
        return
    for year in dossier.costs.columns():
        announced = _announced(project, year)
        if announced is not None:
            where, figures = announced
            asked = stated_or_sum(dossier.costs, year)
            yield Constraint(Sum(asked, figures), _about(dossier, year, where))


@rule(
    "EXP402",
    "investment-of-project",
    Severity.ERROR,
    RunningCostDossier,
    title=Text(nl="Toegekende investering", en="Granted investment"),
    message=Text(
        nl="Volgens hoofdstuk 1 is {stated} investering toegekend in {year}, maar in project "
        "{number} geeft {where} {expected}: {difference} verschil.",
        en="According to chapter 1, {stated} was granted for investment in {year}, but in project "
        "{number} {where} gives {expected}: a difference of {difference}.",
    ),
    uitleg="""Wat hoofdstuk 1 als toegekende investering vermeldt, is wat het projectdossier met
        hetzelfde nummer van het investeringskrediet van VRD 2 vastlegt (VAK), of anders het budget
        ervan. Een bedrag als “1,5 mio” wordt daarbij zo ruim gelezen als het is afgerond.""",
)
def investment_of_project(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """What chapter 1 calls the granted investment is what the project dossier commits of VRD 2.

    Without a calendar it is compared with that project's budget. An amount such as “1,5 mio” is
    read as widely as it was rounded.
    """
    project = _project(dossier, context)
    if project is None or dossier.grant is None:
        return
    for year, granted in dossier.grant.investment.items():
        in_year = in_calendar(project, Money.INVESTMENT, year)
        budget = in_budget(project, Money.INVESTMENT)
        if in_year is not None:
            where, figures = _IN_CALENDAR, in_year[0]
        elif project.calendar is None and budget and len(dossier.grant.investment) == 1:
            where, figures = _IN_BUDGET, budget
        else:
            continue
        yield Constraint(equals(granted, figures), _about(dossier, year, where))


@rule(
    "EXP403",
    "running-cost-without-project",
    Severity.WARNING,
    RunningCostDossier,
    title=Text(nl="Exploitatie zonder projectdossier", en="Running costs without their project"),
    message=Text(
        nl="Er is geen projectdossier {number} gelezen, dus kon deze aanvraag daar niet mee "
        "vergeleken worden.",
        en="No project dossier {number} was read, so this request could not be compared with it.",
    ),
    uitleg="""Een exploitatiedossier hoort bij het project waarvan het nummer erop staat. Controleer
        beide dossiers samen, of kijk na of het nummer klopt.""",
)
def running_cost_without_project(
    dossier: RunningCostDossier, context: Context
) -> Iterator[Outcome]:
    """A running-cost dossier belongs to the project whose number it carries.

    Check both dossiers together, or see whether the number is right.
    """
    number = dossier.head.number
    if number is not None and not context.collection.numbered(number.canonical):
        yield Problem(number.place, {"number": number})


def _project(dossier: RunningCostDossier, context: Context) -> ProjectDossier | None:
    number = dossier.head.number
    return None if number is None else context.collection.project(number.canonical)


def _about(dossier: RunningCostDossier, year: int, where: Text) -> dict[str, Printable]:
    return {"year": str(year), "number": str(dossier.head.number), "where": where}


def _announced(project: ProjectDossier, year: int) -> tuple[Text, tuple[Figure, ...]] | None:
    """Return what a project says that running its results costs in a year, and where it does.

    Of VAK and VEK, which are equal for running costs by a rule of their own, the first suffices.
    """
    in_year = in_calendar(project, Money.RUNNING, year)
    if in_year is not None:
        vak, vek = in_year
        unstated = any(figure.state is State.ABSENT for figure in vak)
        if unstated and all(figure.state is not State.ABSENT for figure in vek):
            return _IN_CALENDAR_VEK, vek
        return _IN_CALENDAR, vak
    model, sentence = project.cost_model.running, project.running_cost
    if model is not None and year in model.columns():
        return _IN_COST_MODEL, stated_or_sum(model, year)
    if sentence is not None and (sentence.since is None or sentence.since <= year):
        return _IN_SENTENCE, (sentence.per_year,)
    return None
