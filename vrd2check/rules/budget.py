"""Deliverables and budget: chapters 4 and 5.4 of a project dossier."""

from collections.abc import Iterator
from decimal import Decimal

from vrd2check.dossiers import Key, ProjectDossier, is_undetermined, stated
from vrd2check.dossiers.project import AMOUNT
from vrd2check.language import Text
from vrd2check.relations import Product, Sum, equals, terms

from .base import Claim, Context, Outcome, Remark, Severity, rule
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
            yield Claim(found.relation)


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
            yield Claim(found.relation, {"line": found.line})


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
        shares = [line.share for line in table.lines if line.share is not None]
        rest = [] if table.rest is None else [table.rest]
        yield Claim(Sum(terms(shares + rest), (), Decimal(1)))


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
    uitleg="""De bedragen van een verdeling in procenten zijn samen het bedrag dat verdeeld wordt,
        en het totaal dat er eventueel onder staat.""",
)
def allocation_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The amounts of an allocation by percentage add up to the base that is allocated.

    So does the total, where one is stated.
    """
    if dossier.allocation is None:
        return
    base, table = dossier.allocation.base, dossier.allocation.table
    yield Claim(equals(base, table.sum_of(AMOUNT)))
    if table.total is not None and stated(table.total.cells[AMOUNT]):
        yield Claim(equals(table.total.cells[AMOUNT], table.sum_of(AMOUNT)))


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
            yield Claim(Product(line.cells[AMOUNT], (line.share, base)), about)


@rule(
    "DEL301",
    "source-to-be-determined",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Financieringsbron nog te bepalen", en="Financing source to be determined"),
    message=Text(
        nl="Voor {amount} is nog geen financieringsbron gekozen (“{source}”).",
        en="No financing source has been chosen yet for {amount} (“{source}”).",
    ),
    uitleg="""Een bedrag waarvan de bron nog te bepalen is, is niet gefinancierd. Dat mag in een
        ontwerp, maar moet opgelost zijn voor de indiening.""",
)
def source_to_be_determined(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An amount whose source is still to be determined is not financed yet."""
    undetermined = {
        source.key.text: source.name.text
        for source in dossier.sources
        if is_undetermined(source.name.text)
    }
    for line in dossier.budget.lines if dossier.budget is not None else ():
        name = line.name(Key.SOURCE)
        if name is None:
            continue
        source = undetermined.get(name.text)
        if source is None and is_undetermined(name.text):
            source = name.text
        if source is not None:
            amount = line.cells[AMOUNT]
            yield Remark(name.place, {"amount": amount, "source": source}, (amount,))
