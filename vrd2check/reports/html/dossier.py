"""What the page of a dossier says: findings, tables, charts, and each relation to be done again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.audit import Audit, Auditor, place_of
from vrd2check.dossiers import Dossier
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.relations import OUTCOMES
from vrd2check.result import Examined, Judged
from vrd2check.sheets import CHAPTERS, Row, TextColumn, Weight

from ..explaining import Row as ToldRow
from ..explaining import Teller, Told
from ..fingerprints import hash_of
from ..layout import Page
from ..report import Report
from ..show.cells import Shown, shown_in
from ..show.head import facts_of
from ..show.marks import Mark, Marks
from ..show.reader import Reader
from ..show.signs import meaning, sign
from ..show.table import Table
from ..show.tables import tables_of
from ..view import views_by_file
from .charts import Chart, charts_of
from .links import Links, Listed
from .texts import say

_PAGE = Page(None)
_BETWEEN = " · "


class Cell(NamedTuple):
    """A cell of a table: what is read, its mark in a sign and words, and what should stand there.

    ``link`` leads to the relation that says how it was checked, ``anchor`` is its own name.
    """

    text: str
    is_number: bool = False
    anchor: str = ""
    link: str = ""
    mark: str = ""
    sign: str = ""
    meaning: str = ""
    proposed: str = ""


class Head(NamedTuple):
    """The heading of a column."""

    text: str
    is_number: bool = False


class TableRow(NamedTuple):
    """A row: a line, the heading of a group, or a total."""

    kind: str
    cells: tuple[Cell, ...]


class PageTable(NamedTuple):
    """A table of a dossier."""

    anchor: str
    caption: str
    facts: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]
    rows: tuple[TableRow, ...]


class Contribution(NamedTuple):
    """A figure of a relation, with what it is and the link to its cell."""

    row: ToldRow
    text: str
    link: str


class Relation(NamedTuple):
    """A relation in words, with its own name on the page and the figure that it is about.

    ``has_weights`` tells that a figure of it does not count once.
    """

    anchor: str
    subject: str
    told: Told
    contributions: tuple[Contribution, ...]
    verdict: str
    has_weights: bool


class Elsewhere(NamedTuple):
    """A relation with figures of a dossier that is told of at another one: its link, in short."""

    link: str
    code: str
    title: str
    verdict: str
    verdict_word: str
    dossier: str
    subject: str


class DossierPage(NamedTuple):
    """All that is told of a dossier; each chart with the name of the table that it draws."""

    file: str
    anchor: str
    label: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[Listed, ...]
    tables: tuple[PageTable, ...]
    legend: tuple[tuple[str, str], ...]
    charts: tuple[tuple[Chart, str], ...]
    relations: tuple[Relation, ...]
    elsewhere: tuple[Elsewhere, ...]


class _Placed(NamedTuple):
    """A relation with the dossier that tells of it, and its number there."""

    judged: Judged
    file: str
    number: int


class Describer:
    """Describes the dossiers of a report for its pages."""

    def __init__(self, report: Report, tables: Mapping[str, Sequence[Table]], links: Links) -> None:
        self._report, self._tables, self._links = report, tables, links
        self._auditor = Auditor(report.result)
        self._labels = report.labels()
        self._own: dict[str, list[_Placed]] = {}
        self._others: dict[str, list[_Placed]] = {}
        self._place(report.result.judged)
        self._views = views_by_file(report.views(report.below_root))
        self._teller = Teller(report.result, report.language)
        self._marks = Marks(report.result, report.language)
        self._reader = Reader(report.language, _PAGE)

    def page(self, examined: Examined) -> DossierPage:
        """Return all that is told of a dossier; one that could not be read has findings alone."""
        file, language = examined.file, self._report.language
        section = self._links.section(file)
        own, others = self._own.get(file, []), self._others.get(file, [])
        dossier = self._report.result.dossiers.get(file)
        checked = self._checked_at([*own, *others], file)
        numbered = list(enumerate(self._tables.get(file, ()), 1))
        described = [
            self._table(one, f"{section}-t{number}", file, checked) for number, one in numbered
        ]
        used = {
            cell.mark for one in described for row in one.rows for cell in row.cells if cell.mark
        }
        named = {one.chapter: f"{section}-t{number}" for number, one in reversed(numbered)}
        drawn = charts_of(dossier, section, language) if dossier is not None else ()
        return DossierPage(
            file=file,
            anchor=section,
            label=examined.label or self._report.below_root(file),
            facts=tuple(self._facts(file, dossier)),
            findings=tuple(self._findings(file)),
            tables=tuple(described),
            legend=tuple(
                (sign(mark, _PAGE), self._meaning(mark)) for mark in Mark if mark.value in used
            ),
            charts=tuple((one, named.get(one.chapter, "")) for one in drawn),
            relations=tuple(
                self._relation(
                    self._auditor.audit(one.judged), self._links.relation(file, one.number), file
                )
                for one in own
            ),
            elsewhere=tuple(self._elsewhere(one, file) for one in others),
        )

    def _place(self, judged: Iterable[Judged]) -> None:
        """Find the dossier that tells of each relation: where it shows, or the first of the others.

        Between a programme and all its projects it would be as long on the page of each.
        """
        for one in sorted(judged, key=lambda one: (place_of(one), one.rule.code)):
            figures = (figure.place.file for _, figure in one.relation.figures())
            files = filter(self._links.has_page, dict.fromkeys((place_of(one).file, *figures)))
            for home in files:
                placed = _Placed(one, home, len(self._own.get(home, ())) + 1)
                self._own.setdefault(home, []).append(placed)
                for file in files:
                    self._others.setdefault(file, []).append(placed)

    def _facts(self, file: str, dossier: Dossier | None) -> Iterator[tuple[str, str]]:
        """Return of which file the page is, and what the head of the dossier tells."""
        language = self._report.language
        yield say("file").of(language), self._report.below_root(file)
        yield say("hash").of(language), hash_of(file, self._report.result) or "–"
        for title, text in facts_of(dossier) if dossier is not None else ():
            if text != file:
                yield title.of(language), self._reader.text(text)

    def _checked_at(self, relations: Sequence[_Placed], file: str) -> Mapping[Place, str]:
        """Return the link to the relation of each figure: of which it is the outcome, if any."""
        found: dict[Place, str] = {}
        for wanted in (True, False):
            for one in relations:
                link = self._links.to_relation(one.file, one.number, file)
                for role, figure in one.judged.relation.figures():
                    if (role in OUTCOMES) is wanted:
                        found.setdefault(figure.place, link)
        return found

    def _findings(self, file: str) -> Iterator[Listed]:
        for view in self._views.get(file, ()):
            yield Listed(view, view.place.position, self._links.to_figure(view.place, file))

    def _table(
        self, table: Table, anchor: str, file: str, checked: Mapping[Place, str]
    ) -> PageTable:
        columns = [
            (column, shown_in(table, column, self._marks, self._reader)) for column in table.columns
        ]
        front = [one for one in table.texts if not one.is_last]
        last = [one for one in table.texts if one.is_last]
        rows: list[TableRow] = []
        for position, row in enumerate(table.rows):
            cells = [self._words(row, one) for one in front]
            for column, shown in columns:
                cell = row.cells.get(column)
                figure = cell.figure if cell is not None else None
                cells.append(self._cell(shown[position], figure, file, checked))
            cells += [self._words(row, one) for one in last]
            rows.append(TableRow(_kind(row), tuple(cells)))
        heads = [Head(self._reader.text(one.heading)) for one in front]
        heads += [Head(self._reader.text(one.heading), is_number=True) for one, _ in columns]
        heads += [Head(self._reader.text(one.heading)) for one in last]
        return PageTable(
            anchor=anchor,
            caption=self._reader.text(table.title),
            facts=tuple(
                (self._reader.text(title), self._reader.text(text)) for title, text in table.facts
            ),
            heads=tuple(heads),
            rows=tuple(rows),
        )

    def _words(self, row: Row, column: TextColumn) -> Cell:
        return Cell(self._reader.text(row.texts.get(column.key, "")))

    def _cell(
        self, shown: Shown, figure: Figure | None, file: str, checked: Mapping[Place, str]
    ) -> Cell:
        place, mark = figure.place if figure is not None else None, shown.mark
        is_here = place is not None and place.file == file
        return Cell(
            text=shown.text.strip(),
            is_number=True,
            anchor=self._links.figure(place) if place is not None and is_here else "",
            link=checked.get(place, "") if place is not None else "",
            mark=mark.value if mark is not None else "",
            sign=sign(mark, _PAGE) if mark is not None else "",
            meaning=self._meaning(mark) if mark is not None else "",
            proposed=shown.below.strip(),
        )

    def _meaning(self, mark: Mark) -> str:
        # On a page the remarks stand above the tables.
        text = say("mark-remark") if mark is Mark.REMARK else meaning(mark)
        return text.of(self._report.language)

    def _relation(self, audit: Audit, anchor: str, file: str) -> Relation:
        told = self._teller.told(audit)
        tables = {row.address.partition(_BETWEEN)[0] for row in told.rows}
        # The table that all figures stand in is named above them.
        parts = 1 if len(tables) == 1 else 0
        rows = zip(told.rows, audit.contributors, strict=True)
        return Relation(
            anchor=anchor,
            subject=self._subject(audit),
            told=told,
            contributions=tuple(
                Contribution(
                    row,
                    _BETWEEN.join(
                        filter(None, (row.written, *row.address.split(_BETWEEN)[parts:]))
                    ),
                    self._links.to_figure(one.figure.place, file),
                )
                for row, one in rows
            ),
            verdict=told.verdict.value,
            has_weights=any(row.weight for row in told.rows),
        )

    def _elsewhere(self, one: _Placed, file: str) -> Elsewhere:
        rule, relation, verdict = one.judged.rule, one.judged.relation, one.judged.judgement.verdict
        here = next(figure for _, figure in relation.figures() if figure.place.file == file)
        is_explained = self._auditor.explanation(one.judged) is not None
        return Elsewhere(
            link=self._links.to_relation(one.file, one.number, file),
            code=rule.code,
            title=rule.title.of(self._report.language),
            verdict=verdict.value,
            verdict_word=self._teller.verdict(relation, verdict, is_explained=is_explained),
            dossier=self._labels[one.file],
            subject=f"{here.place.position} {here.written.strip()}".strip(),
        )

    def _subject(self, audit: Audit) -> str:
        """Return which figure a relation is about: its outcome, or the first that has a place."""
        placed = [one for one in audit.contributors if one.address is not None]
        outcomes = [one for one in placed if one.role in OUTCOMES]
        if len(outcomes) > 1 and outcomes[0].address is not None:
            # Several together, such as the months of a line: which line, and not which of them.
            return self._teller.address(outcomes[0].address._replace(column=Text("", "")))
        for one in (*outcomes, *placed):
            written = f"{one.figure.place.position} {one.figure.written.strip()}".strip()
            return f"{written} · {self._teller.address(one.address)}"
        return ""


def tables_by_file(report: Report) -> dict[str, list[Table]]:
    """Return the tables of each dossier of a report."""
    return {
        one.file: [table for chapter in CHAPTERS for table in tables_of(chapter, dossier)]
        for one in report.result.examined
        if (dossier := report.result.dossiers.get(one.file)) is not None
    }


def _kind(row: Row) -> str:
    """Return what a row is, as the style sheet calls it."""
    is_heading = row.weight is Weight.SUBTOTAL and not row.cells
    return "group" if is_heading else row.weight.value
