"""Sheets of an evaluation: costs by group against the ceiling, and indicators."""

from collections.abc import Iterator
from fractions import Fraction

from vrd2check.dossiers import Dimension, Evaluation, Indicator, Nature, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Kind, month_name
from vrd2check.language import Text

from .cells import computed, shown, total
from .drawings import bars
from .sheets import EMPTY, Cell, Column, Mark, Row, Sheet, Sort, Weight
from .tables import TOTAL, column_total, name_columns, remarks
from .view import View

_COSTS = Text("Kosten", "Costs")
_INDICATORS = Text("Indicatoren", "Indicators")
_CEILING = Text("Plafond per jaar", "Ceiling per year")
_LEFT = Text("Ruimte onder het plafond", "Left under the ceiling")
_ACTUAL = Text("actueel", "actual")
_UNTIL = Text("actueel tot {}", "actual to {}")
_FORECAST = Text("prognose", "forecast")
_NATURE = Text("Aard", "Nature")
_NOT_ALL = Text("Niet alle indicatoren staan erbij.", "Not all indicators are listed.")
_COURSE = Text("verloop", "course")
_NATURES = {
    Nature.LEVEL: Text("stand", "level"),
    Nature.FLOW: Text("stroom", "flow"),
    Nature.YES_NO: Text("ja/nee", "yes/no"),
}
_SIDES = ("actueel", "prognose")


def costs(view: View, dossier: Evaluation) -> Iterator[Sheet]:
    """Return the costs by group, each with its subtotal, against the ceiling."""
    table = dossier.costs
    if table is None:
        return
    names = name_columns(view, table, Dimension.GROUP)
    blank = (EMPTY,) * len(names)
    rows: list[Row] = []
    for group, lines in _groups(table).items():
        told = next(
            (one for one in table.subtotals if one.canonical(Dimension.GROUP) == group), None
        )
        name = (told or lines[0]).name(Dimension.GROUP)
        if name is not None:
            rows.append(Row((*blank, EMPTY, EMPTY), Weight.HEADING, name.text))
        rows += [
            Row(
                (
                    *(Cell(column.of(line)) for column in names),
                    *(shown(line.cells.get(side), view) for side in _SIDES),
                )
            )
            for line in lines
        ]
        if name is not None and (told is not None or len(lines) > 1):
            cells = [
                shown(told.cells.get(side), view)
                if told is not None
                else computed(total(table.sum_of(side, lines)))
                for side in _SIDES
            ]
            label = f"{view.say(TOTAL)} {name}"
            rows.append(Row((*blank, *cells), Weight.SUBTOTAL, label))
    sums = [column_total(view, table, side) for side in _SIDES]
    rows.append(Row((*blank, *sums), Weight.TOTAL, view.say(TOTAL)))
    rows += _ceiling(view, dossier, table, len(names))
    until = dossier.actual_until
    actual = view.say(_ACTUAL)
    if until is not None:
        actual = view.say(_UNTIL).format(view.say(month_name(until)))
    columns = (
        *(Column(name.title) for name in names),
        Column(actual, Sort.AMOUNT, 0),
        Column(view.say(_FORECAST), Sort.AMOUNT, 1),
    )
    yield Sheet(view.say(_COSTS), columns, tuple(rows), remarks=remarks(view, table))


def indicators(view: View, dossier: Evaluation) -> Iterator[Sheet]:
    """Return the indicators with their course; one that is planned or not has a cross."""
    found = dossier.indicators
    labels = list(dict.fromkeys(value.label.text for one in found for value in one.values))
    if not labels:
        return
    columns = [Column("Indicator"), Column(view.say(_NATURE))]
    columns += [Column(label, Sort.NUMBER, place) for place, label in enumerate(labels)]
    columns.append(Column(view.say(_COURSE), Sort.DRAWING))
    rows = []
    group = ""
    for one in found:
        written = view.written(one.place, "groep")
        if written != group:
            group = written
            rows.append(Row((EMPTY,) * len(columns), Weight.HEADING, group))
        nature = view.say(_NATURES[one.nature]) if one.nature is not None else ""
        cells, course = _values(view, one, labels)
        name = one.name.text if one.name is not None else ""
        rows.append(Row((Cell(name), Cell(nature), *cells, Cell(course))))
    incomplete = dossier.head.incomplete.get("indicatoren")
    told = (view.say(_NOT_ALL),) if incomplete is not None else ()
    yield Sheet(view.say(_INDICATORS), tuple(columns), tuple(rows), remarks=told)


def _values(view: View, one: Indicator, labels: list[str]) -> tuple[list[Cell], str]:
    by_label = {value.label.text: value for value in one.values}
    cells: list[Cell] = []
    course: list[Fraction | None] = []
    for label in labels:
        value = by_label.get(label)
        if value is None:
            cells.append(EMPTY)
            course.append(None)
        elif one.nature is Nature.YES_NO:
            cells.append(Cell(_crossed(view, one, label)))
        else:
            cells.append(shown(value.figure, view))
            known = value.figure.value
            course.append(Fraction(known) if known is not None else None)
    return cells, bars(course) if any(course) else ""


def _crossed(view: View, one: Indicator, label: str) -> str:
    """Return what is written for an indicator that is planned or not: no figure, but a cross."""
    value = next((value for value in one.values if value.label.text == label), None)
    return view.at(value.figure.place) if value is not None else ""


def _ceiling(view: View, dossier: Evaluation, table: AnyTable, names: int) -> Iterator[Row]:
    blank = (EMPTY,) * (names + 1)
    if not stated(dossier.ceiling):
        return
    yield Row((*blank, shown(dossier.ceiling, view)), Weight.DERIVED, view.say(_CEILING))
    told = table.total.cells.get("prognose") if table.total is not None else None
    spent = (
        Fraction(told.value)
        if told is not None and stated(told) and told.value is not None
        else total(table.sum_of("prognose"))
    )
    if spent is not None and dossier.ceiling.value is not None:
        left = Fraction(dossier.ceiling.value) - spent
        cell = computed(left, Kind.AMOUNT)
        if left < 0 and view.marks.of(dossier.ceiling) is not None:
            cell = Cell(cell.text, Mark.REMARK)
        yield Row((*blank, cell), Weight.DERIVED, view.say(_LEFT))


def _groups(table: AnyTable) -> dict[str | None, tuple[AnyLine, ...]]:
    groups: dict[str | None, list[AnyLine]] = {}
    for line in table.lines:
        groups.setdefault(line.canonical(Dimension.GROUP), []).append(line)
    return {group: tuple(lines) for group, lines in groups.items()}
