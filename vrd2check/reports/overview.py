"""The lower part of the report for a person: what was checked, what was not, and what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from vrd2check.language import Language, Text
from vrd2check.relations import Verdict
from vrd2check.result import Examined, Finding, Result, Tally

from .conclusion import Conclusion, conclude
from .layout import Line, Page, Span, aligned, hanging, width_of, wrapped
from .safe import visible
from .wording import (
    ABSENT_CHAPTERS,
    DOSSIERS,
    counted,
    grouped,
    ignored_sentence,
    size,
    unchecked_sentence,
    verdict_sentence,
)

_GAP = "  "
_TITLE = Text("Nagekeken", "Checked")
_HEADS = (
    Text("cijfers", "figures"),
    Text("klopt", "agrees"),
    Text("afgerond", "rounded"),
    Text("grootste", "largest"),
    Text("klopt niet", "broken"),
    Text("open", "open"),
)
_OTHERS = Text("de andere {} samen", "the other {} together")
_EXPLAINED = Text("toegelicht", "explained")
_STYLES = {
    Conclusion.BROKEN: "bold red",
    Conclusion.NO_DOSSIERS: "bold magenta",
    Conclusion.NOTHING_CALCULATED: "bold magenta",
    Conclusion.DOUBTFUL: "bold magenta",
    Conclusion.SOUND: "bold green",
}
_LEAST_LABEL = 20
_MOST_LISTED = 40
_MOST_SKIPPED = 10


def render(result: Result, language: Language, page: Page, *, rounding: bool) -> Iterator[Line]:
    """Lay out the counts of each dossier, what could not be checked, and the verdict in words.

    ``rounding`` tells that the rounding differences are listed above.
    """
    verdict = visible(verdict_sentence(result, language), page.encoding)
    parts = (
        _counts(result, language, page) if result.examined else (),
        _not_looked_at(result, language, page, rounding=rounding),
        hanging([], verdict, page, _STYLES[conclude(result)]),
    )
    for number, part in enumerate(filter(None, map(list, parts))):
        if number:
            yield []
        yield from part


def _not_looked_at(
    result: Result, language: Language, page: Page, *, rounding: bool
) -> Iterator[Line]:
    """Tell what was not checked, or is not listed, and why."""
    if result.examined:
        yield from _unchecked(result, language, page)
        if not rounding and any(one.is_rounding for one in result.findings):
            hint = Text(
                "Wat op afronding na klopt, toont --rounding.",
                "What agrees but for rounding is listed by --rounding.",
            )
            yield from hanging([], hint.of(language), page)
        yield from _absent(result.examined, language, page)
    ignored = ignored_sentence(result, language)
    if ignored:
        yield from hanging([], ignored, page)
    yield from _skipped(result.skipped, language, page)
    yield from _context(result.context, language, page)


def _counts(result: Result, language: Language, page: Page) -> Iterator[Line]:
    largest = _largest_rounding(result.findings)
    explained = Counter(one.finding.place.file for one in result.explained)
    listed, others = _listed(result.examined)
    rows = [
        (visible(one.label, page.encoding), _cells(one, largest.get(one.file, "")))
        for one in listed
    ]
    if listed and others:
        rows.append((_OTHERS.of(language).format(grouped(len(others))), _total(others)))
    if len(result.examined) > 1:
        number_of_all = counted(len(result.examined), DOSSIERS, language)
        rows.append((number_of_all, _total(result.examined)))
    heads = [head.of(language) for head in _HEADS]
    if explained:
        heads.append(_EXPLAINED.of(language))
        numbers = [explained[one.file] for one in listed]
        numbers += [sum(explained[one.file] for one in others)] if listed and others else []
        numbers.append(explained.total())
        rows = [
            (label, (*cells, grouped(number)))
            for (label, cells), number in zip(rows, numbers, strict=False)
        ]
    widths = [
        max(width_of(head), *(width_of(cells[column]) for _, cells in rows))
        for column, head in enumerate(heads)
    ]
    title = _TITLE.of(language)
    label_width = max(width_of(title), *(width_of(label) for label, _ in rows))
    if page.width is not None:
        room = page.width - sum(width + len(_GAP) for width in widths)
        label_width = min(label_width, max(room, _LEAST_LABEL))
    yield [Span(_row(title, heads, label_width, widths), "bold underline")]
    for number, (label, cells) in enumerate(rows):
        fits = width_of(label) <= label_width
        first, *more = wrapped(label, None if fits else label_width - len(_GAP))
        style = "bold" if number == len(rows) - 1 > 0 else ""
        yield [Span(_row(first, cells, label_width, widths), style)]
        yield from ([Span(_GAP), Span(line)] for line in more)


def _row(label: str, cells: Sequence[str], label_width: int, widths: Sequence[int]) -> str:
    columns = (aligned(cell, width, True) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join((aligned(label, label_width), *columns))


def _cells(examined: Examined, largest: str) -> tuple[str, ...]:
    verdicts = examined.tally.verdicts
    numbers = (
        examined.tally.figures,
        verdicts[Verdict.HOLDS],
        verdicts[Verdict.WITHIN_ROUNDING],
        verdicts[Verdict.BROKEN],
        verdicts[Verdict.UNCHECKED],
    )
    figures, holds, rounded, broken, unchecked = map(grouped, numbers)
    return figures, holds, rounded, largest, broken, unchecked


def _total(examined: Sequence[Examined]) -> tuple[str, ...]:
    total = sum((one.tally for one in examined), Tally())
    return _cells(Examined("", "", "", total, ()), "")


def _listed(examined: Sequence[Examined]) -> tuple[Sequence[Examined], Sequence[Examined]]:
    """Choose the dossiers that have a line of their own; the others share one.

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
        if not finding.is_rounding:
            continue
        before = largest.get(finding.place.file)
        if before is None or _difference(finding) > _difference(before):
            largest[finding.place.file] = finding
    return {file: size(finding) for file, finding in largest.items()}


def _difference(finding: Finding) -> Fraction:
    difference = finding.judgement.difference if finding.judgement is not None else None
    return abs(Fraction(difference or 0))


def _unchecked(result: Result, language: Language, page: Page) -> Iterator[Line]:
    sentence = unchecked_sentence(result.tally(), language)
    if sentence:
        yield from hanging([], sentence, page)


def _absent(examined: Sequence[Examined], language: Language, page: Page) -> Iterator[Line]:
    lacking = [one for one in examined if one.absent_chapters]
    if lacking:
        yield from hanging([], ABSENT_CHAPTERS.of(language), page)
    names = _short_names(examined)
    for one in lacking[:_MOST_LISTED]:
        name = visible(names[one.file], page.encoding)
        first, *more = wrapped(
            f"{name}: {', '.join(one.absent_chapters)}",
            None if page.width is None else page.width - 2 * len(_GAP),
        )
        yield [Span(_GAP), Span(first)]
        yield from ([Span(2 * _GAP), Span(line)] for line in more)

    yield from _left_out(len(lacking) - _MOST_LISTED, language)


def _short_names(examined: Sequence[Examined]) -> dict[str, str]:
    """Name each file by the first part of its label, its number, where that is no other's too."""
    starts = {one.file: one.label.partition(" · ")[0] for one in examined}
    times = Counter(starts.values())
    return {
        one.file: starts[one.file] if times[starts[one.file]] == 1 else one.label
        for one in examined
    }


def _context(context: Sequence[Examined], language: Language, page: Page) -> Iterator[Line]:
    if context:
        number = counted(len(context), DOSSIERS, language)
        text = Text(
            f"Ter vergelijking meegelezen: {number}. Wat enkel daarin niet klopt, staat hier niet.",
            f"Read along to compare with: {number}. What is wrong in those alone is not listed.",
        )
        yield from hanging([], text.of(language), page)


def _skipped(skipped: Sequence[str], language: Language, page: Page) -> Iterator[Line]:
    if not skipped:
        return
    title = Text(
        f"Overgeslagen, want geen dossier (geen “soort” aan het begin van een regel): "
        f"{grouped(len(skipped))}",
        f"Skipped, being no dossier (no “soort” at the start of a line): {grouped(len(skipped))}",
    )
    yield from hanging([], visible(title.of(language), page.encoding), page)
    for file in skipped[:_MOST_SKIPPED]:
        yield from hanging([Span(_GAP)], visible(file, page.encoding), page)
    yield from _left_out(len(skipped) - _MOST_SKIPPED, language)


def _left_out(number: int, language: Language) -> Iterator[Line]:
    if number > 0:
        more = Text(f"en nog {grouped(number)}", f"and {grouped(number)} more").of(language)
        yield [Span(_GAP), Span(more)]
