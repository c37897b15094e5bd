"""The lower part of the report for a person: what was checked, what was not, and what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from vrd2check.coverage import Coverage
from vrd2check.language import Language, Text
from vrd2check.relations import Verdict
from vrd2check.result import Examined, Finding, Result, Tally

from .conclusion import RunOutcome, outcome_of
from .layout import GAP, Line, Page, Span, columns, hanging, width_of, widths_of, wrapped
from .report import Report
from .safe import visible
from .view import EXPLAINED, size_of
from .wording import (
    ABSENT_CHAPTERS,
    DOSSIERS,
    MOST_SKIPPED,
    SKIPPED,
    STANDINGS,
    configured_sentences,
    counted,
    coverage_sentence,
    grouped,
    reading_sentences,
    since_sentences,
    unchecked_sentence,
    verdict_sentence,
)

_HEADS = (
    Text("Nagekeken", "Checked"),
    Text("cijfers", "figures"),
    Text("klopt", "agrees"),
    Text("afgerond", "rounded"),
    Text("grootste", "largest"),
    Text("klopt niet", "broken"),
    Text("open", "open"),
)
_NUMBERS = range(1, len(_HEADS) + 1)
_FIGURES = Text("Cijfers", "Figures")
_OTHERS = Text("de andere {} samen", "the other {} together")
_STYLES = {
    RunOutcome.BROKEN: "bold red",
    RunOutcome.NO_DOSSIERS: "bold magenta",
    RunOutcome.NOTHING_CALCULATED: "bold magenta",
    RunOutcome.DOUBTFUL: "bold magenta",
    RunOutcome.SOUND: "bold green",
}
_LEAST_LABEL = 20
_MOST_LISTED = 40


def lay_out(report: Report, page: Page) -> Iterator[Line]:
    """Lay out the counts of each dossier, what could not be checked, and the verdict in words."""
    result, language = report.result, report.language
    parts = (
        _counts(result, language, page) if result.examined else (),
        _coverage(result, language, page) if len(result.examined) > 1 else (),
        _not_looked_at(report, page),
        _ending(result, language, page),
    )
    for number, part in enumerate(filter(None, map(list, parts))):
        if number:
            yield []
        yield from part


def _ending(result: Result, language: Language, page: Page) -> Iterator[Line]:
    """Tell how the run ended, and in the last line what is known of the figures."""
    yield from hanging([], verdict_sentence(result, language), page, _STYLES[outcome_of(result)])
    covered = coverage_sentence(result.coverage(), language)
    if covered:
        yield from hanging([], covered, page)


def _not_looked_at(report: Report, page: Page) -> Iterator[Line]:
    """Tell what was not checked, or is not listed, and why."""
    result, language = report.result, report.language
    hint = Text(
        "Wat op afronding na klopt, toont --rounding.",
        "What agrees but for rounding is listed by --rounding.",
    )
    hidden = not report.rounding and any(one.is_rounding for one in result.findings)
    if result.examined:
        sentences = (
            unchecked_sentence(result.tally(), language),
            *reading_sentences(result, language),
            hint.of(language) if hidden else "",
        )
        for sentence in filter(None, sentences):
            yield from hanging([], sentence, page)
        yield from _absent(result.examined, language, page)
    for sentence in (
        *since_sentences(result, language),
        *configured_sentences(result, language),
    ):
        yield from hanging([], sentence, page)
    yield from _skipped(result.skipped, language, page)
    if result.context:
        number = counted(len(result.context), DOSSIERS, language)
        text = Text(
            f"Ter vergelijking meegelezen: {number}. Wat enkel daarin niet klopt, staat hier niet.",
            f"Read along to compare with: {number}. What is wrong in those alone is not listed.",
        )
        yield from hanging([], text.of(language), page)


def _counts(result: Result, language: Language, page: Page) -> Iterator[Line]:
    rows = list(_rows(result, language))
    heads = [head.of(language) for head in _HEADS]
    if result.explained:
        heads.append(EXPLAINED.of(language))
    else:
        rows = [row[: len(heads)] for row in rows]
    yield from _table(heads, rows, page)


def _coverage(result: Result, language: Language, page: Page) -> Iterator[Line]:
    """Tell of each dossier how many of its figures are confirmed, contradicted, open and alone."""
    if not result.coverage().figures():
        return
    heads = [_FIGURES.of(language), *(word.of(language) for word in STANDINGS.values())]
    listed, others = _listed(result.examined)
    rows = [(one.label, one.coverage) for one in listed]
    if others:
        label = _OTHERS.of(language).format(grouped(len(others), language))
        rows.append((label, sum((one.coverage for one in others), Coverage())))
    rows.append((counted(len(result.examined), DOSSIERS, language), result.coverage()))
    cells = [
        [label, *(grouped(coverage.of(standing), language) for standing in STANDINGS)]
        for label, coverage in rows
    ]
    yield from _table(heads, cells, page)


def _table(heads: Sequence[str], cells: Sequence[Sequence[str]], page: Page) -> Iterator[Line]:
    """Lay out a table of counts: labels as wide as there is room for, the last row in bold."""
    rows = [[visible(row[0], page.encoding), *row[1:]] for row in cells]
    label_width, *widths = widths_of([heads, *rows])
    if page.width is not None:
        room = page.width - sum(width + len(GAP) for width in widths)
        label_width = min(label_width, max(room, _LEAST_LABEL))
    widths.insert(0, label_width)
    yield [Span(columns(heads, widths, _NUMBERS), "bold underline")]
    for number, (label, *counts) in enumerate(rows):
        fits = width_of(label) <= label_width
        first, *more = wrapped(label, None if fits else label_width - len(GAP))
        style = "bold" if number == len(rows) - 1 > 0 else ""
        yield [Span(columns([first, *counts], widths, _NUMBERS), style)]
        yield from ([Span(GAP), Span(line)] for line in more)


def _rows(result: Result, language: Language) -> Iterator[Sequence[str]]:
    """Return the rows of the table of counts, with the number of what is explained at the end."""
    largest = _largest_rounding(result.findings)
    explained = Counter(one.finding.place.file for one in result.explained)
    listed, others = _listed(result.examined)
    for one in listed:
        number = explained[one.file]
        yield (
            one.label,
            *_cells(one.tally, language, largest.get(one.file, "")),
            grouped(number, language),
        )
    if listed and others:
        label = _OTHERS.of(language).format(grouped(len(others), language))
        number = sum(explained[one.file] for one in others)
        yield label, *_cells(_sum(others), language), grouped(number, language)
    if len(result.examined) > 1:
        label = counted(len(result.examined), DOSSIERS, language)
        yield label, *_cells(result.tally(), language), grouped(explained.total(), language)


def _cells(tally: Tally, language: Language, largest: str = "") -> Sequence[str]:
    verdicts = {verdict: grouped(number, language) for verdict, number in tally.verdicts.items()}
    return (
        grouped(tally.figures, language),
        verdicts[Verdict.HOLDS],
        verdicts[Verdict.WITHIN_ROUNDING],
        largest,
        verdicts[Verdict.BROKEN],
        verdicts[Verdict.UNCHECKED],
    )


def _sum(examined: Sequence[Examined]) -> Tally:
    return sum((one.tally for one in examined), Tally())


def _listed(examined: Sequence[Examined]) -> tuple[Sequence[Examined], Sequence[Examined]]:
    """Return the dossiers that have a line of their own, and the others, which share one.

    Of many dossiers it is those where something is broken or could not be checked.
    """
    if len(examined) <= _MOST_LISTED:
        return examined, ()
    troubled = [
        one
        for one in examined
        if one.tally.verdicts[Verdict.BROKEN] or one.tally.verdicts[Verdict.UNCHECKED]
    ][:_MOST_LISTED]
    files = {one.file for one in troubled}
    return troubled, [one for one in examined if one.file not in files]


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


def _absent(examined: Sequence[Examined], language: Language, page: Page) -> Iterator[Line]:
    lacking = [one for one in examined if one.absent_chapters]
    if lacking:
        yield from hanging([], ABSENT_CHAPTERS.of(language), page)
    names = _short_names(examined)
    for one in lacking[:_MOST_LISTED]:
        name = visible(names[one.file], page.encoding)
        first, *more = wrapped(
            f"{name}: {', '.join(one.absent_chapters)}",
            None if page.width is None else page.width - 2 * len(GAP),
        )
        yield [Span(GAP), Span(first)]
        yield from ([Span(2 * GAP), Span(line)] for line in more)
    yield from _left_out(len(lacking) - _MOST_LISTED, language)


def _short_names(examined: Sequence[Examined]) -> dict[str, str]:
    """Name each file by the first part of its label, its number, where that is no other's too."""
    starts = {one.file: one.label.partition(" · ")[0] for one in examined}
    times = Counter(starts.values())
    return {
        one.file: starts[one.file] if times[starts[one.file]] == 1 else one.label
        for one in examined
    }


def _skipped(skipped: Sequence[str], language: Language, page: Page) -> Iterator[Line]:
    if not skipped:
        return
    title = f"{SKIPPED.of(language)}: {grouped(len(skipped), language)}"
    yield from hanging([], title, page)
    for file in skipped[:MOST_SKIPPED]:
        yield from hanging([Span(GAP)], file, page)
    yield from _left_out(len(skipped) - MOST_SKIPPED, language)


def _left_out(number: int, language: Language) -> Iterator[Line]:
    if number > 0:
        more = grouped(number, language)
        more = Text(f"en nog {more}", f"and {more} more").of(language)
        yield [Span(GAP), Span(more)]
