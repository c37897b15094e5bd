"""Deliverables and budget: chapters 4 and 5.4 of a project dossier."""

from collections.abc import Iterator
from decimal import Decimal

from vrd2check.dossiers import Dimension, ProjectDossier, is_undetermined, names_several, stated
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Figure, format_amount
from vrd2check.language import Text
from vrd2check.relations import Product, Sum, equals
from vrd2check.sheets import label_of
from vrd2check.sheets import project as sheets

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.families import adds_up, line_twice, not_negative
from .base.sides import names_in
from .base.tables import column_totals, lines_of, subtotals

budget_total = adds_up("DEL101", "budget-total", ProjectDossier, sheets.budget, column_totals)
budget_subtotal = adds_up(
    "DEL102", "budget-subtotal", ProjectDossier, sheets.budget, subtotals, "line"
)


@rule("DEL103", "shares-make-a-whole", Severity.ERROR, ProjectDossier)
def shares_make_a_whole(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Whoever shares out an amount by percentage shares out all of it: together they make 100 %."""
    if dossier.allocation is not None:
        table = dossier.allocation.table
        shares = tuple(line.share for line in table.lines if line.share is not None)
        if shares:
            yield Constraint(Sum(shares + table.missing(), (), Decimal(1)))


@rule("DEL104", "allocation-total", Severity.ERROR, ProjectDossier)
def allocation_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The amounts of an allocation by percentage add up to the base that is allocated."""
    if dossier.allocation is not None and dossier.allocation.table.lines:
        yield Constraint(equals(dossier.allocation.base, dossier.allocation.table.sum_of(AMOUNT)))


@rule("DEL105", "share-times-base", Severity.ERROR, ProjectDossier)
def share_times_base(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The amount of each line of an allocation is its percentage times the base."""
    if dossier.allocation is None:
        return
    base, table = dossier.allocation.base, dossier.allocation.table
    for line in table.lines:
        if line.share is not None and stated(line.share):
            about = {"line": label_of(line), "share": line.share, "base": base}
            yield Constraint(Product(line.cells[AMOUNT], (line.share, base)), about)


@rule("DEL201", "deliverable-without-budget", Severity.WARNING, ProjectDossier)
def deliverable_without_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every deliverable of chapter 4 gets a budget in chapter 5.4, if only of zero."""
    if dossier.budget is None or dossier.budget.rest is not None:
        return
    names = [line.name(Dimension.DELIVERABLE) for line in dossier.budget.lines]
    # A line that names several deliverables is an error of its own: it may be of any.
    if any(name is not None and names_several(name.text) for name in names):
        return
    budgeted = names_in(dossier.budget.lines, Dimension.DELIVERABLE)
    for deliverable in dossier.deliverables if budgeted else ():
        if deliverable.number.canonical not in budgeted:
            yield Problem(deliverable.number.place, {"deliverable": deliverable.number})


@rule("DEL301", "source-to-be-determined", Severity.WARNING, ProjectDossier)
def source_to_be_determined(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An amount whose source is still to be determined is not financed yet."""
    declared = {source.name.canonical: source.name.text for source in dossier.sources}
    for line in lines_of(dossier.budget):
        name, amount = line.name(Dimension.SOURCE), line.cells[AMOUNT]
        source = declared.get(name.canonical, name.text) if name is not None else ""
        # Of nothing no source is to be chosen; of what is not known yet there is.
        if name is not None and is_undetermined(source) and amount.value != 0:
            label = line.name(Dimension.DELIVERABLE) or label_of(line)
            about = {"amounts": _part_of(amount), "line": label, "source": source}
            yield Problem(name.place, about, (amount,))


def _part_of(amount: Figure) -> Text:
    """Return the beginning of “500 of this line”; nothing where the amount is not known."""
    if amount.value is None:
        return Text("", "")
    written = format_amount(amount.value)
    return Text(f"{written} van ", f"{written} of ")


budget_line_twice = line_twice(
    "DEL302",
    "budget-line-twice",
    ProjectDossier,
    sheets.budget,
    "line",
    "amount",
    "first",
    with_figures=True,
)
negative_budget = not_negative(
    "DEL303", "negative-budget", ProjectDossier, sheets.budget, "line", "amount"
)


@rule("DEL304", "budget-line-without-source", Severity.WARNING, ProjectDossier)
def budget_line_without_source(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A budget that names financing sources has to do so for every amount."""
    lines = lines_of(dossier.budget)
    for line in lines if names_in(lines, Dimension.SOURCE) else ():
        amount = line.cells[AMOUNT]
        if line.name(Dimension.SOURCE) is None and amount.value:
            about = {"line": label_of(line), "amount": amount}
            yield Problem(amount.place, about, (amount,))
