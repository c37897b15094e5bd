"""Finding the template's tables in a grid, by their headings.

Labels that pivot tables leave blank are filled down, totals and subtotals are told from lines. What
is not understood stays as a note on its cell; nothing is dropped without one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.dossiers import deliverable_number, plain
from vrd2check.figures import states_nothing
from vrd2check.sheets import Weight

from .columns import (
    FIGURES,
    Header,
    adapted,
    end_of_header,
    figures_of,
    header_at,
    is_figure,
    is_preface,
    unheaded,
)
from .grid import Cell, Grid, Note, filled
from .headings import IGNORED, NOISE, TOTAL, Heading, chapter_of, heading_of, is_computed
from .texts import say
from .totals import Met, is_grand, is_total, names_of_subtotal, total_label

_FILLED_DOWN = frozenset(
    {"product", "nr", "deliverable", "bron", "aankooptype", "overheidsopdracht", "groep"}
)

_LONGEST_TITLE = 120


class Line(NamedTuple):
    """A row: what it is, its labels with those filled down, and its cells by their column."""

    weight: Weight
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
    found.table(Header(columns, 0, ()), ())
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
            header = header_at(self._rows, self._row)
            if header is not None:
                self.table(header, (*titles, *(cell for some in above for cell in some)))
                above = []
            elif is_preface(row):
                if plain(row[0].text) in _ONE_COLUMN_OF_LABELS:
                    self.notes.append(Note(row[0], say("compact-pivot")))
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

    def table(self, header: Header, titles: Sequence[Cell]) -> None:
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
        compact = next(_several_levels(header, rows), None)
        if compact is not None:
            self.notes.append(Note(compact, say("compact-pivot")))
            self.texts += [row[0] for row in rows]
            return
        columns = self._columns(header, chapter, rows)
        lines = tuple(self._lines(rows, columns, chapter))
        year = next((one.year for cell in titles[::-1] if (one := heading_of(cell.text))), None)
        self.tables.append(Table(chapter, columns, lines, tuple(titles), year))

    def _body(self, header: Header) -> list[Sequence[Cell]]:
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
                self._row = end_of_header(self._rows, self._row)
                continue
            is_title = self._stands_alone() and _is_title(row, header)
            if is_title or header_at(self._rows, self._row) or is_preface(row):
                break
            rows.append(row)
            self._row += 1
        return rows

    def _stands_alone(self) -> bool:
        """Whether the row is a line of text: one cell wide, or with a blank row above it."""
        above = self._rows[self._row - 1] if self._row else ()
        return self._widths[self._row] == 1 or not above

    def _columns(
        self, header: Header, chapter: str, rows: Sequence[Sequence[Cell]]
    ) -> Mapping[int, Heading]:
        """Return the meaning of each column, of those without a heading too where it is sure."""
        columns = {
            column: one
            for column, one in header.columns.items()
            if plain(one.text) not in _ONE_COLUMN_OF_LABELS
        }
        used = {cell.column for row in rows for cell in row}
        headed = {column: one for column, one in columns.items() if column in used}
        for column in sorted(used - columns.keys()):
            cells = [cell for row in rows for cell in row if cell.column == column]
            found = unheaded(column, cells, headed, chapter)
            if found is not None:
                columns[column] = found
                if found.key == TOTAL:
                    self.notes.append(Note(cells[0], say("taken-as-total")))
        for column, heading in header.columns.items():
            if heading.key == NOISE and column in columns and columns[column] is heading:
                del columns[column]
                of_column = [cell for row in rows for cell in row if cell.column == column]
                is_source = all(is_figure(cell.text) for cell in of_column)
                if chapter == "budget" and heading.text and of_column and is_source:
                    columns[column] = Heading("bedrag", heading.text)
        return adapted(columns, chapter)

    def _lines(
        self, rows: Sequence[Sequence[Cell]], columns: Mapping[int, Heading], chapter: str
    ) -> Iterator[Line]:
        above: dict[str, str] = {}
        met = Met()
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
            total = total_label(labels, met)
            is_last = position == len(rows) - 1
            if total is not None:
                yield from self._total(total, labels, cells, met, chapter)
                continue
            if has_figures and not labels and figures and labels_at and is_last and position:
                self.notes.append(Note(figures[0], say("unlabelled-total")))
                yield Line(Weight.TOTAL, {}, cells)
                continue
            if has_figures and not figures and chapter not in _LISTS:
                self.notes.append(Note(row[0], say("no-figures", text=_row_text(row))))
                continue
            labels = _filled_down(labels, labels_at, cells, above)
            above = labels
            met.add(labels)
            yield Line(Weight.LINE, labels, cells)

    def _total(
        self,
        total: tuple[str, str],
        labels: Mapping[str, str],
        cells: Mapping[int, Cell],
        met: Met,
        chapter: str,
    ) -> Iterator[Line]:
        """Return the row of a total or subtotal, or tell that it is not known of what it is one."""
        key, of = total
        figures = {n: cell for n, cell in cells.items() if cell.text not in labels.values()}
        first = next(iter(cells.values()))
        if not figures:
            self.notes.append(Note(first, say("no-figures", text=first.text)))
            return
        names = names_of_subtotal(labels, met)
        for other, text in labels.items():
            if other not in names and other != key:
                place = next(cell for cell in cells.values() if cell.text == text)
                self.notes.append(Note(place, say("beside-a-total", text=text)))
        if names:
            yield Line(Weight.SUBTOTAL, names, cells)
        elif is_grand(of) or plain(of) in plain(chapter):
            yield Line(Weight.TOTAL, {}, cells)
        else:
            self.notes.append(Note(first, say("total-of-what", text=first.text)))


_ONE_COLUMN_OF_LABELS = frozenset({"rijlabels", "rowlabels"})
"""What Excel writes above the labels of a pivot table, which it has all in one column by itself."""


def _several_levels(header: Header, rows: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    """Return the first label below such a heading, if these are of deliverables and of others."""
    for column, heading in header.columns.items():
        if plain(heading.text) in _ONE_COLUMN_OF_LABELS:
            labels = [cell for row in rows for cell in row if cell.column == column]
            named = [cell for cell in labels if not is_total(cell.text)]
            levels = {deliverable_number(cell.text) is None for cell in named}
            yield from named[:1] if len(levels) > 1 else ()


_LISTS = frozenset({"planning", "risicos", "kpis", "deliverables", "sturing", "indicatoren"})
"""The chapters whose lines need no figures."""


def _is_title(row: Sequence[Cell], header: Header) -> bool:
    """Whether a row below a table is a text and no line of it."""
    if len(row) != 1:
        return False
    text, heading = row[0].text, header.columns.get(row[0].column)
    if is_total(text) and len(text) <= _LONGEST_TITLE:
        return False
    return heading is None or heading.key not in FIGURES or not is_figure(text)


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


def _row_text(row: Sequence[Cell]) -> str:
    return " | ".join(cell.text for cell in row)
