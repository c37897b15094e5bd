"""What show adds to the budget and the planning: titles, totals by source, stretches of time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from vrd2check.dossiers import Action, Dimension, Dossier, ProjectDossier
from vrd2check.language import Text
from vrd2check.sheets import Row, Sheet, TextColumn, Weight

from .drawings import stretch
from .sums import totals_by
from .table import DRAWING, Table

_TITLE = TextColumn("titel", Text("Titel", "Title"))
# More years than this are too long to draw.
_MOST_YEARS = 6


def budget(table: Table, sheet: Sheet, dossier: Dossier) -> Table:
    """Add the title of each deliverable, and a total for each source where none is stated."""
    assert isinstance(dossier, ProjectDossier)  # no other kind has a budget
    # Of deliverables with the same number the first one counts.
    titles = {
        one.number.canonical: one.title.text
        for one in reversed(dossier.deliverables)
        if one.title is not None
    }
    titled = [_titled(row, titles) for row in table.rows]
    texts = list(table.texts)
    keys = [one.key for one in texts]
    if any(_TITLE.key in row.texts for row in titled) and Dimension.DELIVERABLE.value in keys:
        texts.insert(keys.index(Dimension.DELIVERABLE.value) + 1, _TITLE)
    totals = [row for row in titled if row.weight is Weight.TOTAL]
    others = [row for row in titled if row.weight is not Weight.TOTAL]
    rows = (*others, *_source_totals(table, sheet), *totals)
    return replace(table, texts=tuple(texts), rows=rows)


def planning(table: Table, _sheet: Sheet, dossier: Dossier) -> Table:
    """Add a drawing of each action in time, where its period is readable."""
    assert isinstance(dossier, ProjectDossier)  # no other kind has a planning
    years = _years(dossier.actions)
    if not years:
        return table
    rows = tuple(
        row._replace(texts={**row.texts, DRAWING: _drawn(action, years)})
        for row, action in zip(table.rows, dossier.actions, strict=True)
    )
    return replace(table, drawing=" ".join(map(str, years)), rows=rows)


def _titled(row: Row, titles: Mapping[str, str]) -> Row:
    """Return a line with the title of its deliverable, where it names that by its number."""
    name = row.names.get(Dimension.DELIVERABLE)
    if name is None or row.weight is not Weight.LINE:
        return row
    title = titles.get(name.canonical, name.text)
    return row if title == name.text else row._replace(texts={**row.texts, _TITLE.key: title})


def _source_totals(table: Table, sheet: Sheet) -> list[Row]:
    """Return a computed total for each source, where there are several and none is stated."""
    found = sheet.blocks[0].table
    alone = len(found.by(Dimension.SOURCE)) < 2
    if alone or any(Dimension.SOURCE in line.names for line in found.subtotals):
        return []
    return list(totals_by(Dimension.SOURCE, table, sheet))


def _drawn(action: Action, years: Sequence[int]) -> str:
    """Draw the quarters of an action; nothing when its beginning cannot be read."""
    start, end = action.start, action.end or action.start
    if start is None or start.period is None or end is None or end.period is None:
        return ""
    first, last = _quarter(start.period.start), _quarter(end.period.end)
    return " ".join(stretch(first, last, range(4 * year, 4 * year + 4)) for year in years)


def _quarter(day: date) -> int:
    return 4 * day.year + (day.month - 1) // 3


def _years(actions: Sequence[Action]) -> Sequence[int]:
    """Return the years over which actions stretch; none when that cannot be drawn."""
    days = [
        day
        for one in actions
        for when in (one.start, one.end)
        if when is not None and when.period is not None
        for day in (when.period.start, when.period.end)
    ]
    years = range(min(days).year, max(days).year + 1) if days else range(0)
    return years if len(years) <= _MOST_YEARS else ()
