"""The table of ``--counts``: what was counted of each dossier, and what of it was not checked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.coverage import Coverage
from vrd2check.language import Language, Text
from vrd2check.relations import Verdict
from vrd2check.result import Examined, Finding, Result, Tally

from .layout import GAP, Line, Page, Span, hanging
from .report import Report
from .safe import visible
from .view import EXPLAINED, size_of
from .wording import (
    ABSENT_CHAPTERS,
    DOSSIERS,
    STANDINGS,
    counted,
    grouped,
    more_of,
    reading_sentences,
)

_DOSSIER = Text("Dossier", "Dossier")
_FIGURES = Text("cijfers", "figures")
_VERDICTS = {
    Verdict.HOLDS: Text("klopt", "agrees"),
    Verdict.WITHIN_ROUNDING: Text("afgerond", "rounded"),
    Verdict.BROKEN: Text("klopt niet", "broken"),
    Verdict.UNCHECKED: Text("niet nagerekend", "unchecked"),
}
_LARGEST = Text("grootste", "largest")
_OTHERS = Text("de andere {} samen", "the other {} together")
_MOST_LISTED = 40


class _Row(NamedTuple):
    label: str
    tally: Tally
    coverage: Coverage
    explained: int
    largest: str = ""


def lay_out(report: Report, page: Page) -> Iterator[Line]:
    """Lay out the counts of each dossier, the chapters that are absent and how others were read."""
    from . import grid  # noqa: PLC0415  rich's tables take 70 ms, and few ask for this one

    result, language = report.result, report.language
    if not result.examined:
        return
    rows = list(_rows(result, language))
    labels = [visible(row.label, page.encoding) for row in rows]
    columns = [grid.words(_DOSSIER.of(language), labels)]
    for group, heading, texts in _figures(rows, language):
        columns.append(grid.numbers(heading, texts, group))
    kinds = [grid.RowKind.LINE] * len(rows)
    if len(rows) > 1:
        kinds[-1] = grid.RowKind.TOTAL
    yield from grid.draw(columns, kinds, page)
    yield []
    yield from _absent(report, page)
    for sentence in reading_sentences(result, language):
        yield from hanging([], sentence, page)
    yield []


def _figures(rows: Sequence[_Row], language: Language) -> Iterator[tuple[int, str, list[str]]]:
    """Return the columns: those on figures belong together, and those on relations."""

    def written(numbers: Iterator[int]) -> list[str]:
        return [grouped(number, language) for number in numbers]

    yield 0, _FIGURES.of(language), written(row.tally.figures for row in rows)
    for standing, word in STANDINGS.items():
        yield 0, word.of(language), written(row.coverage.of(standing) for row in rows)
    for verdict, word in _VERDICTS.items():
        yield 1, word.of(language), written(row.tally.verdicts[verdict] for row in rows)
        if verdict is Verdict.WITHIN_ROUNDING:
            yield 1, _LARGEST.of(language), [row.largest for row in rows]
    if any(row.explained for row in rows):
        yield 1, EXPLAINED.of(language), written(row.explained for row in rows)


def _rows(result: Result, language: Language) -> Iterator[_Row]:
    """Return a row a dossier; of many, those in trouble, one for the others; and the sum of all."""
    largest = _largest_rounding(result.findings)
    explained = Counter(one.finding.place.file for one in result.explained)
    listed = [
        one for one in result.examined if len(result.examined) <= _MOST_LISTED or _troubled(one)
    ]
    listed = listed[:_MOST_LISTED]
    files = {one.file for one in listed}
    others = [one for one in result.examined if one.file not in files]

    def together(label: str, some: Sequence[Examined]) -> _Row:
        return _Row(
            label,
            sum((one.tally for one in some), Tally()),
            Coverage.together(one.coverage for one in some),
            sum(explained[one.file] for one in some),
        )

    for one in listed:
        yield together(one.label, [one])._replace(largest=largest.get(one.file, ""))
    if listed and others:
        yield together(_OTHERS.of(language).format(grouped(len(others), language)), others)
    if len(result.examined) > 1:
        yield together(counted(len(result.examined), DOSSIERS, language), result.examined)


def _troubled(one: Examined) -> bool:
    return bool(one.tally.verdicts[Verdict.BROKEN] or one.tally.verdicts[Verdict.UNCHECKED])


def _largest_rounding(findings: Sequence[Finding]) -> dict[str, str]:
    """Return for each file its largest rounding difference, as it is written."""
    largest: dict[str, Finding] = {}
    for finding in findings:
        if finding.is_rounding:
            file = finding.place.file
            largest[file] = max(largest.get(file, finding), finding, key=_difference)
    return {file: size_of(_difference(one), one.kind()) for file, one in largest.items()}


def _difference(finding: Finding) -> Fraction:
    return Fraction(finding.difference or 0)


def _absent(report: Report, page: Page) -> Iterator[Line]:
    language, names = report.language, report.short_names()
    lacking = [one for one in report.result.examined if one.absent_chapters]
    if lacking:
        yield from hanging([], ABSENT_CHAPTERS.of(language), page)
    for one in lacking[:_MOST_LISTED]:
        start = f"{GAP}{visible(names[one.file], page.encoding)}: "
        yield from hanging([Span(start)], ", ".join(one.absent_chapters), page)
    if len(lacking) > _MOST_LISTED:
        yield [Span(GAP), Span(more_of(len(lacking) - _MOST_LISTED, language))]
