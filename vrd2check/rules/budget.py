"""Deliverables and budget: chapters 4 and 5.4 of a project dossier."""

from collections.abc import Iterator
from decimal import Decimal

from vrd2check.dossiers import Dimension, ProjectDossier, is_undetermined, stated
from vrd2check.dossiers.project import AMOUNT
from vrd2check.relations import Product, Sum, equals

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.comparing import names_in
from .base.repetition import repeated_lines
from .base.signs import is_negative
from .base.tables import column_totals, line_label, subtotals


@rule("DEL101", "budget-total", Severity.ERROR, ProjectDossier)
def budget_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The amounts per deliverable and source of chapter 5.4 add up to the stated total."""
    if dossier.budget is not None:
        for found in column_totals(dossier.budget):
            yield Constraint(found.relation)


@rule("DEL102", "budget-subtotal", Severity.ERROR, ProjectDossier)
def budget_subtotal(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A subtotal per financing source or per deliverable is the sum of the lines that carry it."""
    if dossier.budget is not None:
        for found in subtotals(dossier.budget):
            yield Constraint(found.relation, {"line": found.line})


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
            about = {"line": line_label(table, line), "share": line.share, "base": base}
            yield Constraint(Product(line.cells[AMOUNT], (line.share, base)), about)


@rule("DEL201", "deliverable-without-budget", Severity.WARNING, ProjectDossier)
def deliverable_without_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every deliverable of chapter 4 gets a budget in chapter 5.4, if only of zero."""
    if dossier.budget is None or dossier.budget.rest is not None:
        return
    budgeted = names_in(dossier.budget.lines, Dimension.DELIVERABLE)
    for deliverable in dossier.deliverables if budgeted else ():
        if deliverable.number.canonical not in budgeted:
            yield Problem(deliverable.number.place, {"deliverable": deliverable.number})


@rule("DEL301", "source-to-be-determined", Severity.WARNING, ProjectDossier)
def source_to_be_determined(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An amount whose source is still to be determined is not financed yet."""
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


@rule("DEL302", "budget-line-twice", Severity.WARNING, ProjectDossier)
def budget_line_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Two lines with one deliverable and one source, told apart by nothing else."""
    if dossier.budget is not None:
        for line, first in repeated_lines(dossier.budget):
            figures = (line.cells[AMOUNT], first.cells[AMOUNT])
            about = {
                "line": line_label(dossier.budget, line),
                "amount": figures[0],
                "first": figures[1],
            }
            yield Problem(line.place, about, figures, (first.place,))


@rule("DEL303", "negative-budget", Severity.WARNING, ProjectDossier)
def negative_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A budget is money asked for and so not below zero."""
    if dossier.budget is None:
        return
    for line in dossier.budget.lines:
        amount = line.cells[AMOUNT]
        if is_negative(amount):
            about = {"line": line_label(dossier.budget, line), "amount": amount}
            yield Problem(amount.place, about, (amount,))


@rule("DEL304", "budget-line-without-source", Severity.WARNING, ProjectDossier)
def budget_line_without_source(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A budget that names financing sources has to do so for every amount."""
    if dossier.budget is None or not names_in(dossier.budget.lines, Dimension.SOURCE):
        return
    for line in dossier.budget.lines:
        amount = line.cells[AMOUNT]
        if line.name(Dimension.SOURCE) is None and amount.value:
            about = {"line": line_label(dossier.budget, line), "amount": amount}
            yield Problem(amount.place, about, (amount,))
