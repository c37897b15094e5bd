"""Finding the template's tables in a grid, by their headings.

Labels that pivot tables leave blank are filled down, totals and subtotals are told from lines. What
is not understood stays as a note on its cell; nothing is dropped without one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from vrd2check.dossiers import deliverable_number, plain
from vrd2check.figures import Kind, State, read_figure, states_nothing
from vrd2check.places import Place

from .grid import Cell, Grid, Note, filled
from .headings import (
    IGNORED,
    MONTH,
    NOISE,
    TOTAL,
    YEAR,
    Heading,
    chapter_of,
    heading_of,
    is_computed,
)
from .texts import say

FIGURES = frozenset(
    {"aantal", "prijs", "kost", "bedrag", "percentage", TOTAL, YEAR, MONTH, "vak", "vek"}
    | {"ernst", "kans", "rpn", "actueel", "prognose"}
)
"""The keys of columns that hold figures, in a table that has such a column at all."""


def figures_of(chapter: str) -> frozenset[str]:
    """Return the keys of columns of figures in a chapter; in ``kosten`` a cost is a name."""
    return FIGURES - {"kost"} if chapter == "kosten" else FIGURES


_FILLED_DOWN = frozenset(
    {"product", "nr", "deliverable", "bron", "aankooptype", "overheidsopdracht", "groep"}
)
_TOTAL_LABEL = re.compile(
    r"(?:sub|eind)?tota(?:al|len|le)\b[\s:.]*(?P<of>.*?)[\s:.]*(?:\([^()]*\)|incl\.? btw)?",
    re.IGNORECASE | re.DOTALL,
)
_TOTAL_BEHIND = re.compile(r"(?P<of>.+?)\s+(?:sub)?totaal\b[\s:.]*", re.IGNORECASE | re.DOTALL)
_OF_WHAT = re.compile(r"(?:voor|van|deliverable|product|bron|groep)\s+", re.IGNORECASE)
_GRAND = frozenset({"", "generaal", "algemeen", "project", "dossier", "euro", "ineuro", "eur"})
_LONGEST_TITLE = 120
_LEAST_HEADINGS = 2
_MONTHS = 12
_NOWHERE = Place("", 1, 1, 1, 1)


class Role(Enum):
    """What a row of a table is."""

    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class Line(NamedTuple):
    """A row: what it is, its labels with those filled down, and its cells by their column."""

    role: Role
    labels: Mapping[str, str]
    cells: Mapping[int, Cell]

    def first(self) -> Cell:
        """Return its first cell in which something stands."""
        return next(iter(self.cells.values()))

    def last(self) -> Cell:
        """Return its last cell in which something stands."""
        return list(self.cells.values())[-1]


class Table(NamedTuple):
    """A table that was recognised.

    ``columns`` are the meanings of the columns by their number, ``titles`` the lines above it from
    top to bottom, ``year`` the one that stands above its headings.
    """

    chapter: str
    columns: Mapping[int, Heading]
    lines: tuple[Line, ...]
    titles: tuple[Cell, ...]
    year: int | None

    def keys(self) -> frozenset[str]:
        """Return the words of its columns."""
        return frozenset(heading.key for heading in self.columns.values())


class Recognised(NamedTuple):
    """The tables of a grid, the lines of text that belong to none, and what is to be known."""

    tables: tuple[Table, ...]
    texts: tuple[Cell, ...]
    notes: tuple[Note, ...]


class _Header(NamedTuple):
    columns: Mapping[int, Heading]
    end: int
    """The index of the row below it."""
    words: tuple[str, ...]
    """Its own words, by which it is known again on a next page."""


def recognise(grid: Grid, chapter: str | None = None, given: Sequence[str] = ()) -> Recognised:
    """Return the tables of a grid; with a ``chapter``, all of them are of that one.

    ``given`` are headings for the columns of a grid that has none.
    """
    if given:
        return _headed(grid, chapter, given)
    found = _Finding(grid, chapter)
    found.read()
    return Recognised(tuple(found.tables), tuple(found.texts), (*grid.notes, *found.notes))


def _headed(grid: Grid, chapter: str | None, given: Sequence[str]) -> Recognised:
    """Return the one table of a grid without headings."""
    known = {number: heading_of(text) for number, text in enumerate(given, 1)}
    columns = {number: one for number, one in known.items() if one is not None}
    found = _Finding(grid, chapter)
    found.table(_Header(columns, 0, ()), ())
    return Recognised(tuple(found.tables), tuple(found.texts), (*grid.notes, *found.notes))


class _Finding:
    """Goes through a grid from top to bottom, once."""

    def __init__(self, grid: Grid, chapter: str | None) -> None:
        self._rows = [tuple(filled(row)) for row in grid.rows]
        self._widths = [len(row) for row in grid.rows]
        self._chapter = chapter
        self._row = 0
        self._run: tuple[Cell | None, Cell | None] = (None, None)
        self._run_text = ""
        self.tables: list[Table] = []
        self.texts: list[Cell] = []
        self.notes: list[Note] = []

    def read(self) -> None:
        """Find all tables."""
        titles: list[Cell] = []
        above: list[Sequence[Cell]] = []
        while self._row < len(self._rows):
            row = self._rows[self._row]
            header = _header(self._rows, self._row)
            if header is not None:
                self.table(header, (*titles, *(cell for some in above for cell in some)))
                above = []
            elif _is_preface(row):
                above.append(row)
                self._row += 1
            else:
                self._leave(above)
                above = []
                titles += self._text(row)
                self._row += 1
        self._leave(above)

    def _text(self, row: Sequence[Cell]) -> Iterator[Cell]:
        """Return a row as a title, and tell of one with several cells, which is no text."""
        if not any(map(str.isalnum, "".join(cell.text for cell in row))):
            return
        if len(row) > 1:
            self._outside(row)
        else:
            self.texts.append(row[0])
            yield row[0]

    def _outside(self, row: Sequence[Cell]) -> None:
        """Tell of a row that belongs to no table, of those that follow each other together."""
        first, last = self._run
        if last is not None and first is not None and row[0].row == last.row + 1:
            self._run = first, row[0]
            told = say("rows-outside", last=row[0].row, text=self._run_text)
            self.notes[-1] = Note(first, told)
            return
        self._run = row[0], row[0]
        self._run_text = _row_text(row)
        self.notes.append(Note(row[0], say("row-outside", text=self._run_text)))

    def _leave(self, rows: Iterable[Sequence[Cell]]) -> None:
        self.texts += [row[0] for row in rows]

    def table(self, header: _Header, titles: Sequence[Cell]) -> None:
        """Read the table below a header."""
        self._row = header.end
        rows = self._body(header)
        told = "".join(plain(cell.text) for cell in titles if len(cell.text) <= _LONGEST_TITLE)
        keys = Counter(heading.key for heading in header.columns.values())
        chapter = self._chapter or chapter_of(keys, told)
        if chapter is None:
            self.notes += [Note(row[0], say("no-chapter", text=_row_text(row))) for row in rows[:1]]
            self.texts += [row[0] for row in rows]
            return
        columns = self._columns(header, chapter, rows)
        lines = tuple(self._lines(rows, columns, chapter))
        year = next((one.year for cell in titles[::-1] if (one := heading_of(cell.text))), None)
        self.tables.append(Table(chapter, columns, lines, tuple(titles), year))

    def _body(self, header: _Header) -> list[Sequence[Cell]]:
        """Return the rows below a header up to the next table or title."""
        rows: list[Sequence[Cell]] = []
        while self._row < len(self._rows):
            row = self._rows[self._row]
            if row and is_computed(row[0].text):
                self._row += 1
                continue
            if not any(map(str.isalnum, "".join(cell.text for cell in row))):
                if row and _says_nothing(row):
                    rows.append(row)
                self._row += 1
                continue
            if header.words and tuple(cell.text for cell in row) == header.words:
                # The same heading again, at the top of a next page.
                self._row = _end_of_header(self._rows, self._row)
                continue
            is_title = self._stands_alone() and _is_title(row, header)
            if is_title or _header(self._rows, self._row) or _is_preface(row):
                break
            rows.append(row)
            self._row += 1
        return rows

    def _stands_alone(self) -> bool:
        """Whether the row is a line of text: one cell wide, or with a blank row above it."""
        above = self._rows[self._row - 1] if self._row else ()
        return self._widths[self._row] == 1 or not above

    def _columns(
        self, header: _Header, chapter: str, rows: Sequence[Sequence[Cell]]
    ) -> Mapping[int, Heading]:
        """Return the meaning of each column, of those without a heading too where it is sure."""
        columns = dict(header.columns)
        used = {cell.column for row in rows for cell in row}
        headed = {column: one for column, one in columns.items() if column in used}
        for column in sorted(used - columns.keys()):
            cells = [cell for row in rows for cell in row if cell.column == column]
            found = _unheaded(column, cells, headed, chapter)
            if found is not None:
                columns[column] = found
                if found.key == TOTAL:
                    self.notes.append(Note(cells[0], say("taken-as-total")))
        for column, heading in header.columns.items():
            if heading.key == NOISE:
                del columns[column]
                of_column = [cell for row in rows for cell in row if cell.column == column]
                is_source = all(is_figure(cell.text) for cell in of_column)
                if chapter == "budget" and heading.text and of_column and is_source:
                    columns[column] = Heading("bedrag", heading.text)
        return _adapted(columns, chapter)

    def _lines(
        self, rows: Sequence[Sequence[Cell]], columns: Mapping[int, Heading], chapter: str
    ) -> Iterator[Line]:
        above: dict[str, str] = {}
        met: dict[str, list[str]] = {}
        figure_keys = figures_of(chapter)
        labels_at = {
            n: h.key for n, h in columns.items() if h.key not in figure_keys and h.key != IGNORED
        }
        has_figures = any(heading.key in figure_keys for heading in columns.values())
        for position, row in enumerate(rows):
            cells = {
                cell.column: cell
                for cell in row
                if cell.column in columns and columns[cell.column].key != IGNORED
            }
            for cell in row:
                if cell.column not in columns and not is_computed(cell.text):
                    self.notes.append(Note(cell, say("no-heading", text=cell.text)))
            if not cells or _says_nothing(row):
                continue
            labels = {labels_at[n]: cell.text for n, cell in cells.items() if n in labels_at}
            figures = [cell for n, cell in cells.items() if n not in labels_at]
            total = _total_label(labels, met)
            is_last = position == len(rows) - 1
            if total is not None:
                yield from self._total(total, labels, cells, met, chapter)
                continue
            if has_figures and not labels and figures and labels_at and is_last and position:
                self.notes.append(Note(figures[0], say("unlabelled-total")))
                yield Line(Role.TOTAL, {}, cells)
                continue
            if has_figures and not figures and chapter not in _LISTS:
                self.notes.append(Note(row[0], say("no-figures", text=_row_text(row))))
                continue
            labels = _filled_down(labels, labels_at, cells, above)
            above = labels
            for key, text in labels.items():
                met.setdefault(key, []).append(text)
            yield Line(Role.LINE, labels, cells)

    def _total(
        self,
        total: tuple[str, str],
        labels: Mapping[str, str],
        cells: Mapping[int, Cell],
        met: Mapping[str, Sequence[str]],
        chapter: str,
    ) -> Iterator[Line]:
        """Return the row of a total or subtotal, or tell that it is not known of what it is one."""
        key, of = total
        figures = {n: cell for n, cell in cells.items() if cell.text not in labels.values()}
        first = next(iter(cells.values()))
        if not figures:
            self.notes.append(Note(first, say("no-figures", text=first.text)))
            return
        names = _named(labels, met)
        for other, text in labels.items():
            if other not in names and other != key:
                place = next(cell for cell in cells.values() if cell.text == text)
                self.notes.append(Note(place, say("beside-a-total", text=text)))
        if names:
            yield Line(Role.SUBTOTAL, names, cells)
        elif plain(of) in _GRAND or plain(of) in plain(chapter):
            yield Line(Role.TOTAL, {}, cells)
        else:
            self.notes.append(Note(first, say("total-of-what", text=first.text)))


_LISTS = frozenset({"planning", "risicos", "kpis", "deliverables", "sturing", "indicatoren"})
"""The chapters whose lines need no figures."""


def _header(rows: Sequence[Sequence[Cell]], start: int) -> _Header | None:
    """Return the header that begins in a row; None where none does."""
    row = rows[start]
    if not _has_headings(row):
        return None
    end = _end_of_header(rows, start)
    below = rows[start + 1] if end > start + 1 else ()
    return _Header(_meanings(row, below), end, tuple(cell.text for cell in row))


def _end_of_header(rows: Sequence[Sequence[Cell]], start: int) -> int:
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


def _is_preface(row: Sequence[Cell]) -> bool:
    """Whether a row above a header says only “Jaar”, a year, “Waarden” and the like."""
    found = [heading_of(cell.text) for cell in row]
    return bool(found) and all(
        one is not None and (one.key in (NOISE, YEAR, "vek", "bedrag")) for one in found
    )


def _is_title(row: Sequence[Cell], header: _Header) -> bool:
    """Whether a row below a table is a text and no line of it."""
    if len(row) != 1:
        return False
    text, heading = row[0].text, header.columns.get(row[0].column)
    if _TOTAL_LABEL.fullmatch(text) and len(text) <= _LONGEST_TITLE:
        return False
    return heading is None or heading.key not in FIGURES or not is_figure(text)


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


def _unheaded(
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


def _adapted(columns: Mapping[int, Heading], chapter: str) -> Mapping[int, Heading]:
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


def _total_label(
    labels: Mapping[str, str], met: Mapping[str, Sequence[str]]
) -> tuple[str, str] | None:
    """Return the key and the rest of the label that makes a row a total; None for a line.

    “Loket Totaal” is one only where a line above is called “Loket”.
    """
    for key, text in labels.items():
        found = _TOTAL_LABEL.fullmatch(text)
        if found is not None:
            return key, found["of"].strip()
        behind = _TOTAL_BEHIND.fullmatch(text)
        if behind is not None:
            of = behind["of"]
            if plain(of) in _GRAND or any(_met_as(of, names) for names in met.values()):
                return key, of
    return None


def _named(labels: Mapping[str, str], met: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the names of a subtotal, as the lines above have them."""
    names = {}
    for key, text in labels.items():
        found = _TOTAL_LABEL.fullmatch(text) or _TOTAL_BEHIND.fullmatch(text)
        if found is None or not found["of"]:
            continue
        for other in (key, *met):
            name = _met_as(found["of"].strip(), met.get(other, ()))
            if name is not None:
                names[other] = name
                break
    return names


def _met_as(of: str, names: Sequence[str]) -> str | None:
    """Return the name among some that a total is said to be of; None where it is none of them."""
    number = deliverable_number(of)
    bare = plain(_OF_WHAT.sub("", of))
    for name in names[::-1]:
        if plain(name) in (plain(of), bare) or (number and deliverable_number(name) == number):
            return name
    return None


def _filled_down(
    labels: Mapping[str, str],
    labels_at: Mapping[int, str],
    cells: Mapping[int, Cell],
    above: Mapping[str, str],
) -> dict[str, str]:
    """Return the labels of a line with those that a pivot table or merged cell leaves blank."""
    own = [n for n in cells if n in labels_at]
    leftmost = min(own, default=max(labels_at, default=0) + 1)
    complete = {}
    for column, key in sorted(labels_at.items()):
        if key in labels:
            complete[key] = labels[key]
        elif column < leftmost and key in _FILLED_DOWN and key in above:
            complete[key] = above[key]
    return complete


def _says_nothing(row: Sequence[Cell]) -> bool:
    return all(states_nothing(cell.text) for cell in row)


def is_figure(text: str) -> bool:
    """Whether a text reads as an amount, or says that nothing is stated."""
    figure = read_figure(text, _NOWHERE, Kind.AMOUNT)
    return figure.state in (State.READ, State.BLANK, State.EMPTY)


def _is_bare_month(heading: Heading | None) -> bool:
    return heading is not None and heading.key == MONTH and heading.month is None


def _small(text: str) -> int | None:
    return int(text) if re.fullmatch(r"0?[1-9]|1[0-2]", text.strip()) else None


def _row_text(row: Sequence[Cell]) -> str:
    return " | ".join(cell.text for cell in row)
