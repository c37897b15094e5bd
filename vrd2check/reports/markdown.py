"""The report as Markdown, for a comment or a summary on a website: a table a dossier."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from vrd2check.language import Text
from vrd2check.result import FindingChange
from vrd2check.rules import Severity

from .markup import code, escaped, escaped_number, table
from .report import Report
from .texts import say
from .view import EXPLAINED, View, capitalised
from .wording import (
    FINDINGS,
    configured_sentences,
    counted,
    coverage_sentence,
    since_sentences,
    skipped_sentences,
    tally_sentence,
    verdict_sentence,
)

MOST_IN_A_COMMENT = 65_000
"""Bytes; GitHub refuses a comment of more than 65,536 characters."""
MOST_IN_A_SUMMARY = 1_000_000
"""Bytes; GitHub refuses the summary of a job of more than a mebibyte."""
_PLACE = Text("plaats", "place")
_CODE = Text("code", "code")
_WHAT = Text("wat er is", "what it is")
_REASON = Text("toelichting", "explanation")
_HEADS = (
    Text("ernst", "severity"),
    _PLACE,
    _CODE,
    Text("er staat", "stated"),
    Text("verwacht", "expected"),
    Text("verschil", "difference"),
    _WHAT,
)
_NUMBERS = range(3, 6)
_WIDEST = 20
_CHANGES = (*FindingChange, None)


def render(report: Report, most: int = MOST_IN_A_COMMENT) -> str:
    """Return how the run ended and a table for each dossier with findings.

    What would be more than ``most`` bytes is shortened, the least serious findings first, and the
    text says so.
    """
    severities = list(Severity)
    views = sorted(
        report.views(report.below_root),
        key=lambda one: (_CHANGES.index(one.diagnosis.change), severities.index(one.severity)),
    )
    rows = [(view, tuple(_cells(view))) for view in views]
    # An estimate that is rather too large, so that what fits is never shortened.
    number = _fitting(rows, most + most // 4)
    text = _text(report, rows[:number], len(rows) - number)
    while number and len(text.encode()) > most:
        number = number * 19 // 20
        text = _text(report, rows[:number], len(rows) - number)
    return text


_Row = tuple[View, tuple[str, ...]]


def _fitting(rows: Sequence[_Row], most: int) -> int:
    """Return about how many of the rows, from the first, fit into so many bytes."""
    taken = 0
    for number, (_, cells) in enumerate(rows):
        taken += sum(len(cell.encode()) + len(" | ") for cell in cells)
        if taken > most:
            return number
    return len(rows)


def _text(report: Report, rows: Sequence[_Row], left_out: int) -> str:
    return "\n".join(_lines(report, rows, left_out)) + "\n"


def _lines(report: Report, rows: Sequence[_Row], left_out: int) -> Iterator[str]:
    result, language = report.result, report.language
    yield f"## vrd2check\n\n{escaped(verdict_sentence(result, language, below=True))}\n"
    for sentence in since_sentences(result, language):
        yield f"{escaped(sentence)}\n"
    labels = report.labels()
    position = {file: number for number, file in enumerate(labels)}

    newest: dict[str, int] = {}
    for view, _ in rows:
        change = _CHANGES.index(view.diagnosis.change)
        newest[view.place.file] = min(newest.get(view.place.file, change), change)

    def order(row: _Row) -> tuple[int, int, str]:
        file = row[0].place.file
        return newest[file], position.get(file, len(position)), file

    for (_, _, file), some in groupby(sorted(rows, key=order), key=order):
        label, path = labels.get(file, file), code(report.below_root(file))
        yield f"### {path}\n" if label == file else f"### {escaped(label)}\n\n{path}\n"
        yield from _table([cells for _, cells in some], report)
        yield ""
    if result.explained:
        yield from _explained(report)
    if left_out:
        number = counted(left_out, FINDINGS, language)
        yield f"**{say('left-out', findings=number).of(language)}**\n"
    covered = coverage_sentence(result.coverage(), language)
    yield f"{tally_sentence(result, language)}. {covered}".rstrip()
    for sentence in (
        *configured_sentences(result, language),
        *skipped_sentences(result.skipped, language),
    ):
        yield f"\n{escaped(sentence)}"


def _table(rows: Sequence[Sequence[str]], report: Report) -> Iterator[str]:
    """Return a table without the columns of numbers that nothing stands in."""
    used = [n for n in range(len(_HEADS)) if n not in _NUMBERS or any(row[n] for row in rows)]
    heads = [_HEADS[n].of(report.language) for n in used]
    numbers = [position for position, n in enumerate(used) if n in _NUMBERS]
    yield from table(heads, [[row[n] for n in used] for row in rows], numbers, _WIDEST)


def _cells(view: View) -> Iterator[str]:
    yield view.severity_word
    yield view.place.position
    yield view.rule.code
    yield from map(escaped_number, view.numbers)
    details = (f"**{capitalised(one.label)}**: {escaped(one.text)}." for one in view.details)
    yield " ".join((escaped(view.sentence), *details))


def _explained(report: Report) -> Iterator[str]:
    """Return what may stay, with the reason that its author gave."""
    heads = [head.of(report.language) for head in (_PLACE, _CODE, _WHAT, _REASON)]
    rows = [
        [
            escaped(view.where),
            view.rule.code,
            escaped(view.sentence),
            escaped(view.justification.text if view.justification is not None else ""),
        ]
        for view in report.explained(report.below_root)
    ]
    number = counted(len(rows), FINDINGS, report.language)
    yield f"### {capitalised(EXPLAINED.of(report.language))}: {number}\n"
    yield from table(heads, rows, widest=_WIDEST)
    yield ""
