"""What show adds to the budget and the planning: titles, totals by source, stretches of time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from vrd2check.dossiers import Action, Dimension, ProjectDossier
from vrd2check.language import Text
from vrd2check.sheets import Row as SheetRow
from vrd2check.sheets import Sheet
from vrd2check.sheets import Weight as SheetWeight

from .dossier_view import DossierView
from .drawings import stretch
from .sums import totals_by
from .table import Cell, Column, Row, Sort, Table, Weight

_TITLE = Text("Titel", "Title")
_DRAWING = "tekening"
# More years than this are too long to draw in quarters.
_MOST_YEARS = 6


def budget(table: Table, sheet: Sheet, view: DossierView) -> Table:
    """Add the title of each deliverable, and a total for each source where none is stated."""
    titles = [_title(row, view) for row in sheet.rows()]
    rows = [
        replace(row, cells={**row.cells, "titel": Cell(title)})
        for row, title in zip(table.rows, titles, strict=False)
    ]
    columns = list(table.columns)
    if any(titles):
        place = [column.key for column in columns].index(Dimension.DELIVERABLE.value)
        columns.insert(place + 1, Column("titel", view.say(_TITLE)))
    place = len(rows) - sum(row.weight is Weight.TOTAL for row in rows)
    rows[place:place] = _source_totals(sheet, view)
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def planning(table: Table, _sheet: Sheet, view: DossierView) -> Table:
    """Add a drawing of each action in time, where its period is readable."""
    assert isinstance(view.dossier, ProjectDossier)  # no other kind has a planning
    actions = view.dossier.actions
    scale = _scale(actions)
    if scale is None:
        return table
    rows = tuple(
        replace(row, cells={**row.cells, _DRAWING: Cell(scale.draw(action))})
        for row, action in zip(table.rows, actions, strict=True)
    )
    drawing = Column(_DRAWING, scale.title(), Sort.DRAWING)
    return replace(table, columns=(*table.columns, drawing), rows=rows)


def _title(row: SheetRow, view: DossierView) -> str:
    """Return the title of a line's deliverable, where the line names it by its number."""
    name = row.names.get(Dimension.DELIVERABLE)
    if name is None or row.weight is not SheetWeight.LINE:
        return ""
    assert isinstance(view.dossier, ProjectDossier)  # no other kind has a budget
    titles = (
        one.title.text
        for one in view.dossier.deliverables
        if one.number.canonical == name.canonical and one.title is not None
    )
    title = next(titles, "")
    return "" if title == name.text else title


def _source_totals(sheet: Sheet, view: DossierView) -> list[Row]:
    """Return a computed total for each source, where there are several and none is stated."""
    table = sheet.blocks[0].table
    alone = len(table.by(Dimension.SOURCE)) < 2
    if alone or any(Dimension.SOURCE in line.names for line in table.subtotals):
        return []
    return [row for _, row in totals_by(Dimension.SOURCE, sheet, view)]


class _Scale(NamedTuple):
    """A stretch of whole years in steps of one or of three months."""

    first: int
    last: int

    def title(self) -> str:
        """Return the heading of the drawings: the quarters of one year, or the years."""
        if self.first == self.last:
            return "Q1 Q2 Q3 Q4 "
        return " ".join(map(str, range(self.first, self.last + 1)))

    def draw(self, action: Action) -> str:
        """Return the drawing of an action; nothing when its beginning cannot be read."""
        start, end = action.start, action.end or action.start
        if start is None or start.period is None or end is None or end.period is None:
            return ""
        a_year = 12 if self.first == self.last else 4
        steps = a_year * (self.last - self.first + 1)
        drawn = stretch(
            self._step(start.period.start, a_year), self._step(end.period.end, a_year), steps
        )
        if a_year == 12:
            return drawn
        return " ".join(drawn[place : place + a_year] for place in range(0, steps, a_year))

    def _step(self, day: date, a_year: int) -> int:
        return (day.year - self.first) * a_year + (day.month - 1) * a_year // 12


def _scale(actions: Sequence[Action]) -> _Scale | None:
    periods = [
        when.period
        for one in actions
        for when in (one.start, one.end)
        if when is not None and when.period is not None
    ]
    if not periods:
        return None
    first = min(period.start.year for period in periods)
    last = max(period.end.year for period in periods)
    return _Scale(first, last) if last - first < _MOST_YEARS else None
