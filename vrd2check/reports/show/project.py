"""Sheets of a project dossier: deliverables, budget, shares and cost model."""

from collections.abc import Iterator

from vrd2check.dossiers import Dimension, ProjectDossier
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Kind
from vrd2check.language import Text
from vrd2check.sheets.project import COST_TABLES

from .cells import computed, shown, shown_or_sum, total
from .sheets import EMPTY, Cell, Column, Row, Sheet, Sort, Weight
from .tables import (
    TOTAL,
    NumberColumn,
    TextColumn,
    name_columns,
    remarks,
    table_sheet,
    written_column,
)
from .view import View

AMOUNT = Text("bedrag", "amount")
TITLE = Text("Titel", "Title")

_DELIVERABLES = Text("Deliverables", "Deliverables")
_NUMBER = Text("Nr", "No.")
_PRODUCT = Text("Product", "Product")
_BUDGET = Text("Budget", "Budget")
_ALLOCATION = Text("Verdeling", "Allocation")
_BASE = Text("Te verdelen bedrag", "Amount to allocate")
_SHARE = Text("aandeel", "share")
_COST_MODEL = Text("Kostenmodel", "Cost model")
_CREDIT = Text("Kredietsoort", "Kind of credit")
_PER_YEAR = Text("Exploitatiekost per jaar", "Running cost per year")
_SINCE = Text("vanaf {}", "from {} on")


def deliverables(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the list of deliverables."""
    if not dossier.deliverables:
        return
    heads = (_NUMBER, _PRODUCT, TITLE)
    rows = [
        Row((Cell(one.number.text), view.words(one.product), view.words(one.title)))
        for one in dossier.deliverables
    ]
    kept = [place for place in range(len(heads)) if any(row.cells[place].text for row in rows)]
    yield Sheet(
        view.say(_DELIVERABLES),
        tuple(Column(view.say(heads[place])) for place in kept),
        tuple(Row(tuple(row.cells[place] for place in kept)) for row in rows),
    )


def budget(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the budget, with the title of each deliverable and a total for each source."""
    table = dossier.budget
    if table is None:
        return
    names = name_columns(view, table)
    titles = TextColumn(view.say(TITLE), lambda line: _title(dossier, line))
    if any(titles.of(line) for line in table.lines):
        heads = [name.title for name in names]
        names.insert(heads.index("Deliverable") + 1 if "Deliverable" in heads else 0, titles)
    numbers = [NumberColumn("bedrag", view.say(AMOUNT))]
    sheet = table_sheet(view, view.say(_BUDGET), table, names, numbers)
    by_source = _source_totals(view, table, len(names))
    place = next(
        (n for n, row in enumerate(sheet.rows) if row.weight is Weight.TOTAL), len(sheet.rows)
    )
    rows = (*sheet.rows[:place], *by_source, *sheet.rows[place:])
    yield Sheet(sheet.title, sheet.columns, rows, sheet.facts, sheet.remarks)


def allocation(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return an amount shared out by percentage."""
    shared = dossier.allocation
    if shared is None:
        return
    table = shared.table
    names = name_columns(view, table)
    blank = (EMPTY,) * len(names)
    rows = [
        Row(
            (
                *(Cell(name.of(line)) for name in names),
                shown(line.share, view),
                shown(line.cells.get("bedrag"), view),
            )
        )
        for line in table.lines
    ]
    shares = [line.share for line in table.lines if line.share is not None]
    stated_total = table.total.cells.get("bedrag") if table.total is not None else None
    cells = (
        computed(total((*shares, *table.missing())), Kind.PERCENTAGE),
        shown_or_sum(stated_total, table.sum_of("bedrag"), view),
    )
    if any(cell.text for cell in cells):
        rows.append(Row((*blank, *cells), Weight.TOTAL, view.say(TOTAL)))
    base = Row((*blank, EMPTY, shown(shared.base, view)), Weight.DERIVED, view.say(_BASE))
    columns = (
        *(Column(name.title) for name in names),
        Column(view.say(_SHARE), Sort.NUMBER, 0),
        Column(view.say(AMOUNT), Sort.AMOUNT, 0),
    )
    yield Sheet(view.say(_ALLOCATION), columns, (*rows, base), remarks=remarks(view, table))


def cost_model(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the tables of the cost model, and the running cost that stands in a sentence."""
    for word, table in dossier.cost_model.tables():
        title = f"{view.say(_COST_MODEL)}: {view.say(COST_TABLES[word])}"
        names = name_columns(view, table)
        names += written_column(view, table, "kredietsoort", _CREDIT)
        yield table_sheet(view, title, table, names, year_columns(table))
    sentence = dossier.running_cost
    if sentence is not None:
        since = view.say(_SINCE).format(sentence.since) if sentence.since is not None else ""
        title = f"{view.say(_COST_MODEL)}: {view.say(COST_TABLES['exploitatie'])}"
        label = f"{view.say(_PER_YEAR)} {since}".strip()
        columns = (Column(""), Column(view.say(AMOUNT), Sort.AMOUNT, 0))
        yield Sheet(title, columns, (Row((Cell(label), shown(sentence.per_year, view))),))


def year_columns(table: AnyTable) -> list[NumberColumn]:
    """Return a column for each year of a table."""
    return [NumberColumn(year, str(year), place) for place, year in enumerate(table.columns())]


def _title(dossier: ProjectDossier, line: AnyLine) -> str:
    """Return the title of a line's deliverable, where the line names it by its number."""
    name = line.name(Dimension.DELIVERABLE)
    if name is None:
        return ""
    for one in dossier.deliverables:
        if one.number.canonical == name.canonical and one.title is not None:
            return "" if one.title.text == name.text else one.title.text
    return ""


def _source_totals(view: View, table: AnyTable, names: int) -> Iterator[Row]:
    """Return a computed total for each source, where there are several and none is stated."""
    groups = table.by(Dimension.SOURCE)
    if len(groups) < 2 or any(Dimension.SOURCE in line.names for line in table.subtotals):
        return
    for lines in groups.values():
        name = lines[0].name(Dimension.SOURCE)
        assert name is not None  # lines without a source are in no group
        amount = computed(total(table.sum_of("bedrag", lines)))
        if amount.text:
            label = f"{view.say(TOTAL)} {name}"
            yield Row((*(EMPTY,) * names, amount), Weight.SUBTOTAL, label)
