"""Deliverables and budget: chapters 4 and 5.4 of a project dossier."""

from collections.abc import Iterator
from decimal import Decimal

from vrd2check.dossiers import Dimension, ProjectDossier, is_undetermined, stated
from vrd2check.dossiers.project import AMOUNT
from vrd2check.language import Text
from vrd2check.relations import Product, Sum, equals

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.comparing import names_in
from .base.repetition import repeated_lines
from .base.signs import is_negative
from .base.tables import column_totals, line_label, subtotals


@rule(
    "DEL101",
    "budget-total",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Totaal van het budget", en="Total of the budget"),
    message=Text(
        nl="Het totaal van het budget is {stated}, maar de lijnen samen geven {expected}: "
        "{difference} verschil.",
        en="The total of the budget is {stated}, but its lines add up to {expected}: a difference "
        "of {difference}.",
    ),
    uitleg="""De bedragen per deliverable en financieringsbron in hoofdstuk 5.4 moeten samen het
        totaal geven dat eronder staat. Staan er subtotalen die alle lijnen dekken, dan wordt het
        totaal met die subtotalen vergeleken.""",
)
def budget_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The amounts per deliverable and financing source of chapter 5.4 add up to the stated total.

    Where subtotals cover all lines, the total is compared with those subtotals.
    """
    if dossier.budget is not None:
        for found in column_totals(dossier.budget):
            yield Constraint(found.relation)


@rule(
    "DEL102",
    "budget-subtotal",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Subtotaal in het budget", en="Subtotal in the budget"),
    message=Text(
        nl="{line} in het budget is {stated}, maar de lijnen die erbij horen geven {expected}: "
        "{difference} verschil.",
        en="{line} in the budget is {stated}, but its lines add up to {expected}: a "
        "difference of {difference}.",
    ),
    uitleg="""Een subtotaal per financieringsbron of per deliverable is de som van de lijnen met
        die bron of die deliverable.""",
)
def budget_subtotal(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A subtotal per financing source or per deliverable is the sum of the lines that carry it."""
    if dossier.budget is not None:
        for found in subtotals(dossier.budget):
            yield Constraint(found.relation, {"line": found.line})


@rule(
    "DEL103",
    "shares-make-a-whole",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Percentages van een verdeling", en="Percentages of an allocation"),
    message=Text(
        nl="De percentages van de verdeling zijn samen {stated} in plaats van 100 %.",
        en="The percentages of the allocation make {stated} instead of 100 %.",
    ),
    uitleg="""Wie een bedrag in procenten verdeelt, moet het helemaal verdelen: de percentages
        samen zijn 100 %. De lijnen moeten ook samen de basis geven (DEL104).""",
)
def shares_make_a_whole(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Whoever shares out an amount by percentage shares out all of it: together they make 100 %."""
    if dossier.allocation is not None:
        table = dossier.allocation.table
        shares = tuple(line.share for line in table.lines if line.share is not None)
        if shares:
            yield Constraint(Sum(shares + table.missing(), (), Decimal(1)))


@rule(
    "DEL104",
    "allocation-total",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Verdeeld bedrag", en="Allocated amount"),
    message=Text(
        nl="Er is {stated} te verdelen, maar de verdeelde bedragen zijn samen {expected}: "
        "{difference} verschil.",
        en="{stated} is to be allocated, but the allocated amounts add up to {expected}: a "
        "difference of {difference}.",
    ),
    uitleg="""De bedragen van een verdeling in procenten zijn samen het bedrag dat verdeeld
        wordt.""",
)
def allocation_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The amounts of an allocation by percentage add up to the base that is allocated."""
    if dossier.allocation is not None and dossier.allocation.table.lines:
        yield Constraint(equals(dossier.allocation.base, dossier.allocation.table.sum_of(AMOUNT)))


@rule(
    "DEL105",
    "share-times-base",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Percentage maal basis", en="Share times base"),
    message=Text(
        nl="Bij {line} staat {stated}, maar {share} van {base} is {expected}: {difference} "
        "verschil.",
        en="{line} states {stated}, but {share} of {base} is {expected}: a difference of "
        "{difference}.",
    ),
    uitleg="""Het bedrag van elke lijn van een verdeling is haar percentage maal de basis.""",
)
def share_times_base(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The amount of each line of an allocation is its percentage times the base."""
    if dossier.allocation is None:
        return
    base, table = dossier.allocation.base, dossier.allocation.table
    for line in table.lines:
        if line.share is not None and stated(line.share):
            about = {"line": line_label(table, line), "share": line.share, "base": base}
            yield Constraint(Product(line.cells[AMOUNT], (line.share, base)), about)


@rule(
    "DEL201",
    "deliverable-without-budget",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Deliverable zonder budget", en="Deliverable without a budget"),
    message=Text(
        nl="Deliverable {deliverable} heeft geen lijn in het budget.",
        en="Deliverable {deliverable} has no line in the budget.",
    ),
    uitleg="""Elke deliverable van hoofdstuk 4 krijgt in hoofdstuk 5.4 een budget, ook als dat nul
        is. Zo niet, dan is ze vergeten, of kost ze niets en staat dat nergens.""",
)
def deliverable_without_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every deliverable of chapter 4 gets a budget in chapter 5.4, if only of zero.

    Otherwise it was forgotten, or it costs nothing and nobody says so. A budget that names no
    deliverables, or of which lines are missing, is not asked.
    """
    if dossier.budget is None or dossier.budget.rest is not None:
        return
    budgeted = names_in(dossier.budget.lines, Dimension.DELIVERABLE)
    for deliverable in dossier.deliverables if budgeted else ():
        if deliverable.number.canonical not in budgeted:
            yield Problem(deliverable.number.place, {"deliverable": deliverable.number})


@rule(
    "DEL301",
    "source-to-be-determined",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Financieringsbron nog te bepalen", en="Financing source to be determined"),
    message=Text(
        nl="Voor {amount} van {line} is nog geen financieringsbron gekozen (“{source}”).",
        en="No financing source has been chosen yet for {amount} of {line} (“{source}”).",
    ),
    uitleg="""Een bedrag waarvan de bron nog te bepalen is, is niet gefinancierd. Dat mag in een
        ontwerp, maar moet opgelost zijn voor de indiening.""",
)
def source_to_be_determined(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An amount whose source is still to be determined is not financed yet.

    That may be in a draft, but has to be solved before the dossier is submitted.
    """
    declared = {source.name.canonical: source.name.text for source in dossier.sources}
    if dossier.budget is None:
        return
    for line in dossier.budget.lines:
        name = line.name(Dimension.SOURCE)
        if name is None:
            continue
        source = declared.get(name.canonical, name.text)
        if is_undetermined(source):
            amount = line.cells[AMOUNT]
            label = line.name(Dimension.DELIVERABLE) or line_label(dossier.budget, line)
            yield Problem(
                name.place, {"amount": amount, "line": label, "source": source}, (amount,)
            )


@rule(
    "DEL302",
    "budget-line-twice",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Budgetlijn staat er twee keer", en="Budget line stands there twice"),
    message=Text(
        nl="{line} staat twee keer in het budget, hier met {amount} en eerder met {first}.",
        en="{line} stands in the budget twice, here with {amount} and earlier with {first}.",
    ),
    uitleg="""Twee lijnen met dezelfde deliverable en financieringsbron, zonder enig ander
        verschil, zijn vaak een kopie: dan is het bedrag dubbel geteld.""",
)
def budget_line_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Two lines with one deliverable and one source, told apart by nothing else.

    They are often a copy, and then the amount is counted twice.
    """
    if dossier.budget is not None:
        for line, first in repeated_lines(dossier.budget):
            figures = (line.cells[AMOUNT], first.cells[AMOUNT])
            about = {
                "line": line_label(dossier.budget, line),
                "amount": figures[0],
                "first": figures[1],
            }
            yield Problem(line.place, about, figures, (first.place,))


@rule(
    "DEL303",
    "negative-budget",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Negatief bedrag in het budget", en="Negative amount in the budget"),
    message=Text(
        nl="Het budget van {line} is negatief: {amount}.",
        en="The budget of {line} is negative: {amount}.",
    ),
    uitleg="""Een budget is geld dat gevraagd wordt en dus niet kleiner dan nul. Een besparing
        hoort in de exploitatie van het kostenmodel.""",
)
def negative_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A budget is money asked for and so not below zero.

    A saving belongs in the running costs of the cost model.
    """
    if dossier.budget is None:
        return
    for line in dossier.budget.lines:
        amount = line.cells[AMOUNT]
        if is_negative(amount):
            about = {"line": line_label(dossier.budget, line), "amount": amount}
            yield Problem(amount.place, about, (amount,))


@rule(
    "DEL304",
    "budget-line-without-source",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Budgetlijn zonder financieringsbron", en="Budget line without a source"),
    message=Text(
        nl="Bij {line} staat geen financieringsbron voor {amount}, bij andere lijnen van het "
        "budget wel.",
        en="{line} names no financing source for {amount}, though other lines of the budget do.",
    ),
    uitleg="""Een budgettabel die de financieringsbron vermeldt, moet dat voor elk bedrag doen:
        anders is niet te zeggen wie het betaalt.""",
)
def budget_line_without_source(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A budget that names financing sources has to do so for every amount.

    Otherwise nobody can tell who pays for it.
    """
    if dossier.budget is None or not names_in(dossier.budget.lines, Dimension.SOURCE):
        return
    for line in dossier.budget.lines:
        amount = line.cells[AMOUNT]
        if line.name(Dimension.SOURCE) is None and amount.value:
            about = {"line": line_label(dossier.budget, line), "amount": amount}
            yield Problem(amount.place, about, (amount,))
