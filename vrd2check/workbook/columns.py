"""The header of a table: which row it is, and what stands in each column below it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vrd2check.figures import Kind, State, read_figure
from vrd2check.places import NOWHERE

from .grid import Cell
from .headings import IGNORED, MONTH, NOISE, TOTAL, YEAR, Heading, heading_of

FIGURES = frozenset(
    {"aantal", "prijs", "kost", "bedrag", "percentage", TOTAL, YEAR, MONTH, "vak", "vek"}
    | {"ernst", "kans", "rpn", "actueel", "prognose"}
)
"""The keys of columns that hold figures, in a table that has such a column at all."""


def figures_of(chapter: str) -> frozenset[str]:
    """Return the keys of columns of figures in a chapter; in ``kosten`` a cost is a name."""
    return FIGURES - {"kost"} if chapter == "kosten" else FIGURES


_LEAST_HEADINGS = 2

_MONTHS = 12


class Header(NamedTuple):
    """A header: what stands in each column, by its number."""

    columns: Mapping[int, Heading]
    end: int
    """The index of the row below it."""
    words: tuple[str, ...]
    """Its own words, by which it is known again on a next page."""


def header_at(rows: Sequence[Sequence[Cell]], start: int) -> Header | None:
    """Return the header that begins in a row; None where none does."""
    row = rows[start]
    if not _has_headings(row):
        return None
    end = end_of_header(rows, start)
    below = rows[start + 1] if end > start + 1 else ()
    return Header(_meanings(row, below), end, tuple(cell.text for cell in row))


def end_of_header(rows: Sequence[Sequence[Cell]], start: int) -> int:
    """Return the index of the row below a header that begins in a row; it has one row or two."""
    row = rows[start]
    has_bare_months = any(_is_bare_month(heading_of(cell.text)) for cell in row)
    below = rows[start + 1] if start + 1 < len(rows) else ()
    known = [
        heading_of(cell.text) is not None or (has_bare_months and _small(cell.text) is not None)
        for cell in below
    ]
    return start + 2 if len(known) >= _LEAST_HEADINGS and all(known) else start + 1


def _has_headings(row: Sequence[Cell]) -> bool:
    """Whether a row has as many of the template's headings as a header has."""
    found = [heading_of(cell.text) for cell in row]
    known = [one for one in found if one is not None and one.key not in (NOISE, IGNORED)]
    row = [cell for cell, one in zip(row, found, strict=True) if one is None or one.key != IGNORED]
    years = sum(one.year is not None for one in known)
    words = sum(one.year is None and one.key not in (TOTAL, YEAR) for one in known)
    if words + years < _LEAST_HEADINGS or len(known) * 2 < len(row):
        return False
    return words >= _LEAST_HEADINGS or (
        years >= 1 and (words >= 1 or (len(known) == len(row) and row[0].column > 1))
    )


def is_preface(row: Sequence[Cell]) -> bool:
    """Whether a row above a header says only “Jaar”, a year, “Waarden” and the like."""
    found = [heading_of(cell.text) for cell in row]
    return bool(found) and all(
        one is not None and (one.key in (NOISE, YEAR, "vek", "bedrag")) for one in found
    )


def _meanings(row: Sequence[Cell], below: Sequence[Cell]) -> dict[int, Heading]:
    """Return the meaning of each column from a header of one or two rows."""
    first = {cell.column: heading_of(cell.text) or Heading(NOISE, cell.text) for cell in row}
    second = {cell.column: cell for cell in below}
    columns = dict(first)
    for column, cell in second.items():
        found = heading_of(cell.text)
        month = _small(cell.text)
        if month is not None and _is_bare_month(first.get(column)):
            columns[column] = Heading(MONTH, cell.text, month=month)
        elif found is not None and (found.key != NOISE or column not in first):
            columns[column] = found
    bare = [n for n, one in columns.items() if _is_bare_month(one)]
    if len(bare) == _MONTHS:
        columns.update({n: Heading(MONTH, "", month=m) for m, n in enumerate(bare, 1)})
    elif bare:
        # A heading too many: its column is known by what stands beside the months.
        for column in bare:
            del columns[column]
    sides = sorted(n for n, one in columns.items() if one.key in ("vak", "vek"))
    if sides:
        return _calendar(columns, first, sides)
    return {n: one for n, one in columns.items() if one.key != NOISE or one.text}


def _calendar(
    columns: dict[int, Heading], first: Mapping[int, Heading], sides: Sequence[int]
) -> dict[int, Heading]:
    """Return each VAK and VEK its year: in order, else the nearest heading to its left."""
    years = [(n, one) for n, one in sorted(first.items()) if one.year or one.key == TOTAL]
    by_side = Counter(columns[n].key for n in sides)
    paired = len(years) == max(by_side.values())
    seen: Counter[str] = Counter()
    found = {n: one for n, one in columns.items() if n not in dict(years) and one.key != NOISE}
    for column in sides:
        side = columns[column].key
        before = [one for n, one in years if n <= column]
        heading = years[seen[side]][1] if paired else before[-1] if before else None
        seen[side] += 1
        if columns[column].year is not None or columns[column].sums:
            heading = columns[column]
        if heading is not None:
            found[column] = Heading(side, heading.text, year=heading.year)
    found.pop(next((n for n, one in found.items() if one.key == YEAR), 0), None)
    return found


def unheaded(
    column: int, cells: Sequence[Cell], columns: Mapping[int, Heading], chapter: str
) -> Heading | None:
    """Return what stands in a column without a heading; None where that is not sure."""
    figures = [n for n, one in columns.items() if one.key in FIGURES]
    by_period = chapter == "prognose_vek" or any(columns[n].key == YEAR for n in figures)
    is_next = bool(figures) and column == max(figures) + 1
    if by_period and is_next and all(is_figure(cell.text) for cell in cells):
        return Heading(TOTAL, "")
    if column < min(columns, default=0) and column == 1 and chapter in _LABELS:
        return Heading(_LABELS[chapter], "")
    return None


_LABELS = {"prognose_vek": "deliverable", "kosten": "kost", "vak_vek_kalender": "bron"}
"""What stands in a first column without a heading."""


def adapted(columns: Mapping[int, Heading], chapter: str) -> Mapping[int, Heading]:
    """Return the columns with the words that the format has for them in a chapter."""
    keys = {one.key for one in columns.values()}
    changed: dict[str, str] = {}
    if chapter not in ("deliverables", "kpis"):
        changed["nr"] = "deliverable"
        if "nr" in keys:
            changed["deliverable"] = "omschrijving"
    if chapter == "kpis":
        changed["kpi"] = "nr"
    if chapter == "deliverables" and "nr" in keys:
        changed["deliverable"] = "omschrijving"
    if chapter == "budget":
        changed[TOTAL] = "bedrag"
    if chapter == "inzet" and "aantal" not in keys:
        changed[TOTAL] = "aantal"
    if chapter == "inzet" and "profiel" not in keys:
        changed["omschrijving"] = "profiel"
    if chapter.startswith("kostenmodel") or chapter == "kosten":
        changed["bedrag"] = TOTAL
    if chapter == "kosten" and "kost" not in keys:
        changed["omschrijving"] = "kost"
    return {n: one._replace(key=changed.get(one.key, one.key)) for n, one in columns.items()}


def is_figure(text: str) -> bool:
    """Whether a text reads as an amount, or says that nothing is stated."""
    figure = read_figure(text, NOWHERE, Kind.AMOUNT)
    return figure.state in (State.READ, State.BLANK, State.EMPTY)


def _is_bare_month(heading: Heading | None) -> bool:
    return heading is not None and heading.key == MONTH and heading.month is None


def _small(text: str) -> int | None:
    return int(text) if re.fullmatch(r"0?[1-9]|1[0-2]", text.strip()) else None
