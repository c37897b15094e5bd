"""The upper part of the report for a person: a table of what was found in each dossier.

The lines are laid out here rather than by rich's tables, for two reasons: a sentence and a source
line take the whole width below their row, and thousands of rows stay fast.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import Severity

from .excerpt import Excerpts
from .layout import Line, Page, Span, aligned, hanging, width_of
from .safe import visible
from .telling import FOLLOWS, SEE_ALSO, cause, short, told
from .wording import SEVERITIES, numbers, told_numbers

_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold magenta",
    Severity.NOTE: "cyan",
}
_HEADS = (
    Text("plaats", "place"),
    Text("code", "code"),
    Text("er staat", "stated"),
    Text("verwacht", "expected"),
    Text("verschil", "difference"),
)
_NUMBERS_FROM = 2
_GAP = "  "
# Below this a sentence beside its row would be a ribbon; it then goes below the row.
_LEAST_SENTENCE = 48
# Off a terminal nothing is cut but a source line longer than this.
_LONGEST_EXCERPT = 200


class _Row(NamedTuple):
    """A diagnosis, with what its row says in each column."""

    diagnosis: Diagnosis
    cells: tuple[str, ...]
    sentence: str

    def with_short_place(self) -> "_Row":
        """Leave out the file, which the heading names."""
        return self._replace(cells=(short(self.diagnosis.told_at), *self.cells[1:]))


def render(
    diagnoses: Sequence[Diagnosis], result: Result, language: Language, page: Page
) -> Iterator[Line]:
    """Lay out diagnoses of a result by dossier, with the source line of what is broken."""
    labels = {examined.file: examined.label for examined in result.read()}
    excerpts = Excerpts(result.sources, page.encoding)
    for file, found in groupby(diagnoses, key=lambda one: one.told_at.file):
        some = list(found)
        label = labels.get(file) or some[0].finding.dossier or file
        yield from _Dossier(file, label, language, page, excerpts).lines(some)


class _Dossier:
    """The table of one dossier."""

    def __init__(
        self, file: str, label: str, language: Language, page: Page, excerpts: Excerpts
    ) -> None:
        self._file, self._label = file, label
        self._language, self._page, self._excerpts = language, page, excerpts
        words = (word.of(language) for word in SEVERITIES.values())
        self._severity_width = max(map(width_of, words)) + len(_GAP)

    def lines(self, diagnoses: Sequence[Diagnosis]) -> Iterator[Line]:
        """Lay out the heading, the head of the columns, and each finding."""
        yield from self._heading()
        rows = [self._row(one) for one in diagnoses]
        if self._room_for_sentence(rows) < _LEAST_SENTENCE:
            rows = [row.with_short_place() for row in rows]
        beside = self._room_for_sentence(rows) >= _LEAST_SENTENCE
        widths = self._widths(rows)
        yield self._head(widths)
        for number, row in enumerate(rows):
            # Rows of one line stand together; what has more below it stands apart.
            if number and _is_broken(rows[number - 1].diagnosis):
                yield []
            yield from self._finding(row, widths, beside)
        yield []

    def _heading(self) -> Iterator[Line]:
        bar = self._page.mark("━", "=")
        label = self._safe(self._label)
        yield from hanging([Span(f"{bar}{bar} ", "bold")], label, self._page, "bold")
        if self._label != self._file:
            yield [Span(" " * 3), Span(self._safe(self._file))]
        yield []

    def _row(self, diagnosis: Diagnosis) -> _Row:
        at_most = self._page.mark("≤", "<=")
        cells = (
            self._safe(str(diagnosis.told_at)),
            diagnosis.finding.rule.code,
            *told_numbers(diagnosis, at_most),
        )
        return _Row(diagnosis, cells, self._safe(told(diagnosis, self._language, self._place)))

    def _widths(self, rows: Sequence[_Row]) -> list[int]:
        """Return the width of each column; columns of numbers that nobody uses take none."""
        widths = []
        for column, head in enumerate(_HEADS):
            widest = max(width_of(row.cells[column]) for row in rows)
            used = widest or column < _NUMBERS_FROM
            widths.append(max(widest, width_of(head.of(self._language))) if used else 0)
        return widths

    def _room_for_sentence(self, rows: Sequence[_Row]) -> int:
        columns = sum(width + len(_GAP) for width in self._widths(rows) if width)
        longest = max(width_of(row.sentence) for row in rows)
        if self._page.width is None:
            return max(longest, _LEAST_SENTENCE)
        return self._page.width - self._severity_width - columns

    def _head(self, widths: Sequence[int]) -> Line:
        heads = [head.of(self._language) for head in _HEADS]
        return [Span(" " * self._severity_width), Span(_columns(heads, widths), "underline")]

    def _finding(self, row: _Row, widths: Sequence[int], beside: bool) -> Iterator[Line]:
        diagnosis = row.diagnosis
        style = _STYLES[diagnosis.severity]
        word = SEVERITIES[diagnosis.severity].of(self._language)
        cells: Line = [
            Span(aligned(word, self._severity_width), style),
            Span(_columns(row.cells, widths)),
        ]
        if beside:
            yield from hanging([*cells, Span(_GAP)], row.sentence, self._page)
        else:
            yield cells
            yield from hanging([self._indent()], row.sentence, self._page)
        if _is_broken(diagnosis):
            yield from self._excerpt(diagnosis.told_at, style)
        yield from self._culprit(diagnosis)
        yield from self._related(diagnosis.finding.related)
        yield from self._consequences(diagnosis.consequences)

    def _excerpt(self, place: Place, style: str) -> Iterator[Line]:
        bar = self._page.mark("│", "|")
        number = str(place.line)
        taken = self._severity_width + len(number) + 3
        width = self._page.width
        excerpt = self._excerpts.at(place, _LONGEST_EXCERPT if width is None else width - taken)
        if excerpt is None:
            return
        yield [self._indent(), Span(f"{number} {bar} "), Span(excerpt.text)]
        below = f"{' ' * len(number)} {bar} {' ' * excerpt.start}"
        yield [self._indent(), Span(below), Span("^" * excerpt.width, style)]

    def _culprit(self, diagnosis: Diagnosis) -> Iterator[Line]:
        """Name the figure that is probably wrong; what is merely possible is left to JSON."""
        found = cause(diagnosis, self._language, self._place)
        if found is not None:
            start = Span(f"{found.title}: ", "bold")
            yield from hanging([self._indent(), start], self._safe(found.text), self._page)

    def _related(self, related: Sequence[Place]) -> Iterator[Line]:
        if related:
            places = ", ".join(map(self._place, related))
            first = Span(f"{SEE_ALSO.of(self._language)}: ")
            yield from hanging([self._indent(), first], places, self._page)

    def _consequences(self, findings: Sequence[Finding]) -> Iterator[Line]:
        if not findings:
            return
        yield [self._indent(), Span(f"{FOLLOWS.of(self._language)}:")]
        codes = max(len(one.rule.code) for one in findings)
        places = [self._place(one.place) for one in findings]
        widest = max(map(width_of, places))
        for place, one in zip(places, findings, strict=True):
            start = f"{aligned(place, widest)}{_GAP}{aligned(one.rule.code, codes)}{_GAP}"
            *_, difference = numbers(one)
            about = one.rule.title.of(self._language)
            text = f"{about}: {difference}" if difference else about
            yield from hanging([self._indent(), Span(_GAP), Span(start)], text, self._page)

    def _place(self, place: Place) -> str:
        return self._safe(short(place) if place.file == self._file else str(place))

    def _indent(self) -> Span:
        return Span(" " * self._severity_width)

    def _safe(self, text: str) -> str:
        return visible(text, self._page.encoding)


def _columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(
        aligned(cell, width, right=column >= _NUMBERS_FROM)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        if width
    )


def _is_broken(diagnosis: Diagnosis) -> bool:
    """Whether the source line belongs to what a reader must see."""
    return diagnosis.severity is Severity.ERROR or diagnosis.finding.is_broken
