"""The upper part of the report for a person: a table of what was found in each dossier.

The lines are laid out here rather than by rich's tables, for two reasons: a sentence and a source
line take the whole width below their row, and thousands of rows stay fast.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vrd2check.language import Language, Text
from vrd2check.places import lines_of
from vrd2check.rules import Severity

from .excerpt import excerpt_at
from .layout import (
    GAP,
    SEVERITY_STYLES,
    Line,
    Page,
    Span,
    aligned,
    columns,
    dossier_heading,
    hanging,
    width_of,
    widths_of,
)
from .report import Report
from .safe import visible
from .view import SEVERITIES, View, title_of, within

_HEADS = (
    Text("plaats", "place"),
    Text("code", "code"),
    Text("er staat", "stated"),
    Text("verwacht", "expected"),
    Text("verschil", "difference"),
)
_NUMBERS = range(2, 5)
_EXPLAINED = Text(
    "Toegelicht in het dossier zelf, en daarom niet geteld (--no-explanations telt het wel):",
    "Explained in the dossier itself, and so not counted (--no-explanations does count it):",
)
# Below this a sentence beside its row would be a ribbon; it then goes below the row.
_LEAST_SENTENCE = 48
# Off a terminal nothing is cut but a source line longer than this.
_LONGEST_EXCERPT = 200


class _Row(NamedTuple):
    """A diagnosis, with what its row says in each column."""

    view: View
    cells: tuple[str, ...]


def findings(report: Report, page: Page) -> Iterator[Line]:
    """Lay out the diagnoses by dossier, with the source line of what is broken."""
    labels = report.labels()
    by_file: dict[str, list[View]] = {}
    for view in report.views():
        by_file.setdefault(view.place.file, []).append(view)
    for file, views in by_file.items():
        label = labels.get(file) or views[0].finding.dossier or file
        yield from dossier_heading(label, file, page)
        lines = lines_of(report.result.sources.get(file, ""))
        yield from _Table(lines, report.language, page).lines(views)
        yield []


def explained(report: Report, page: Page) -> Iterator[Line]:
    """Lay out each explained finding with the reason that its author gives."""
    if not report.result.explained:
        return
    yield from hanging([], _EXPLAINED.of(report.language), page, "bold")
    for view in report.explained():
        head = GAP.join((view.where, view.rule.code, title_of(view.finding, view.language)))
        yield from hanging([Span(GAP)], head, page)
        if view.explanation is not None and view.explanation.reason is not None:
            said = f"“{' '.join(view.explanation.reason.text.split())}”"
            yield from hanging([Span(GAP * 2)], said, page)
    yield []


class _Table:
    """The table of one dossier, of which ``lines`` is the source."""

    def __init__(self, lines: Sequence[str], language: Language, page: Page) -> None:
        self._lines, self._language, self._page = lines, language, page
        words = (word.of(language) for word in SEVERITIES.values())
        self._margin = max(map(width_of, words)) + len(GAP)

    def lines(self, views: Sequence[View]) -> Iterator[Line]:
        """Lay out the head of the columns, and each diagnosis."""
        rows = [self._row(view, view.where) for view in views]
        beside = self._fits_beside(rows)
        if not beside:  # the heading names the file already
            rows = [self._row(view, within(view.place)) for view in views]
            beside = self._fits_beside(rows)
        widths = self._widths(rows)
        heads = [head.of(self._language) for head in _HEADS]
        yield [Span(" " * self._margin), Span(columns(heads, widths, _NUMBERS), "underline")]
        for number, row in enumerate(rows):
            # Rows of one line stand together; what has more below it stands apart.
            if number and _shows_source(rows[number - 1].view):
                yield []
            cells = columns(row.cells, widths, _NUMBERS)
            yield from self._diagnosis(row.view, cells, beside)

    def _row(self, view: View, where: str) -> _Row:
        cells = (where, view.rule.code, *view.numbers)
        return _Row(view, tuple(map(self._safe, cells)))

    def _widths(self, rows: Sequence[_Row]) -> list[int]:
        """Return the width of each column; columns of numbers that nobody uses take none."""
        heads = [width_of(head.of(self._language)) for head in _HEADS]
        widths = widths_of(row.cells for row in rows)
        return [max(pair) if pair[0] else 0 for pair in zip(widths, heads, strict=True)]

    def _fits_beside(self, rows: Sequence[_Row]) -> bool:
        """Whether there is room for the sentences beside the columns."""
        taken = self._margin + sum(width + len(GAP) for width in self._widths(rows) if width)
        return self._page.width is None or self._page.width - taken >= _LEAST_SENTENCE

    def _diagnosis(self, view: View, cells: str, beside: bool) -> Iterator[Line]:
        word = Span(aligned(view.severity_word, self._margin), SEVERITY_STYLES[view.severity])
        if beside:
            first = [word, Span(cells), Span(GAP)]
            yield from hanging(first, view.sentence, self._page)
        else:
            yield [word, Span(cells)]
            yield from self._below("", view.sentence)
        if _shows_source(view):
            yield from self._source(view)
        if view.cause is not None:
            yield from self._below(f"{view.cause.label}: ", view.cause.text, "bold")
        if view.see_also is not None:
            yield from self._below(f"{view.see_also.label}: ", view.see_also.text)
        if view.follows is not None:
            yield from self._below(f"{view.follows.label}:", "")
            yield from self._consequences(view)

    def _source(self, view: View) -> Iterator[Line]:
        place, width = view.place, self._page.width
        number, bar = str(place.line), self._page.mark("│", "|")
        taken = self._margin + len(number) + 3
        room = _LONGEST_EXCERPT if width is None else width - taken
        excerpt = excerpt_at(self._lines, place, room, self._page.encoding)
        if excerpt is None:
            return
        indent = " " * self._margin
        yield [Span(f"{indent}{number} {bar} "), Span(excerpt.text)]
        below = f"{indent}{' ' * len(number)} {bar} {' ' * excerpt.start}"
        yield [Span(below), Span("^" * excerpt.width, SEVERITY_STYLES[view.severity])]

    def _consequences(self, view: View) -> Iterator[Line]:
        findings = view.diagnosis.consequences
        rows = [(self._safe(view.at(one.place)), one.rule.code) for one in findings]
        widths = widths_of(rows)
        for row, one in zip(rows, findings, strict=True):
            start = f"{GAP}{columns(row, widths)}{GAP}"
            yield from self._below(start, title_of(one, self._language))

    def _below(self, first: str, text: str, style: str = "") -> Iterator[Line]:
        """Write something below a row."""
        beginning = [Span(" " * self._margin), Span(first, style)]
        yield from hanging(beginning, text, self._page)

    def _safe(self, text: str) -> str:
        return visible(text, self._page.encoding)


def _shows_source(view: View) -> bool:
    """Whether the source line belongs to what a reader must see."""
    return view.severity is Severity.ERROR or view.finding.is_broken
