"""The last lines of the report for a person: what was checked, what was not, and what to do."""

from collections.abc import Iterator
from itertools import islice

from vrd2check.language import Language, Text
from vrd2check.relations import Verdict
from vrd2check.result import Result

from .conclusion import RunOutcome, outcome_of
from .layout import Line, Page, hanging
from .report import Report
from .wording import (
    CHAPTERS_TO_WRITE,
    DOSSIERS,
    RELATIONS,
    configured_sentences,
    counted,
    coverage_sentence,
    grouped,
    reading_sentences,
    since_sentences,
    skipped_sentences,
    unchecked_reasons,
    verdict_sentence,
)

_STYLES = {
    RunOutcome.BROKEN: "bold red",
    RunOutcome.NO_DOSSIERS: "bold magenta",
    RunOutcome.NOTHING_CALCULATED: "bold magenta",
    RunOutcome.DOUBTFUL: "bold magenta",
    RunOutcome.SOUND: "bold green",
}
_HOLDS = (Text("klopt", "agrees"), Text("kloppen", "agree"))
_OUTCOMES = {
    Verdict.WITHIN_ROUNDING: Text("{} op afronding na", "{} but for rounding"),
    Verdict.BROKEN: Text("{} niet", "{} broken"),
    Verdict.UNCHECKED: Text("{} niet nagerekend", "{} not checked"),
}
_ROUNDING = Text("--afronding", "--rounding")
_MOST_READINGS = 5
_MOST_SKIPPED = 20


def lay_out(report: Report, page: Page) -> Iterator[Line]:
    """Lay out a sentence on each thing that was checked or was not, and how the run ended."""
    for sentence in filter(None, _sentences(report)):
        yield from hanging([], sentence, page)
    ending = verdict_sentence(report.result, report.language)
    yield from hanging([], ending, page, _STYLES[outcome_of(report.result)])


def _sentences(report: Report) -> Iterator[str]:
    result, language = report.result, report.language
    if result.examined:
        yield _tally(report)
        yield coverage_sentence(result.coverage(), language)
        if not report.counts:
            yield _absent(result).of(language)
            yield from islice(reading_sentences(result, language), _MOST_READINGS)
    yield from since_sentences(result, language)
    yield from configured_sentences(result, language)
    yield from skipped_sentences(result.skipped, language, _MOST_SKIPPED)
    if result.context:
        number = counted(len(result.context), DOSSIERS, language)
        yield Text(
            f"Ter vergelijking meegelezen: {number}. Wat enkel daarin niet klopt, staat hier niet.",
            f"Read along to compare with: {number}. What is wrong in those alone is not listed.",
        ).of(language)


def _tally(report: Report) -> str:
    """Return how the relations came out, less what did not occur; figures are counted apart."""
    result, language = report.result, report.language
    tally = result.tally()
    outcomes = [counted(tally.verdicts[Verdict.HOLDS], _HOLDS, language)]
    for verdict, text in _OUTCOMES.items():
        if number := tally.verdicts[verdict]:
            outcomes.append(text.of(language).format(grouped(number, language)))
            if verdict is Verdict.WITHIN_ROUNDING and not report.rounding:
                outcomes[-1] += f" ({_ROUNDING.of(language)})"
    if tally.verdicts[Verdict.UNCHECKED]:
        outcomes[-1] += f" ({unchecked_reasons(tally, language)})"
    looked_at = (
        counted(len(result.examined), DOSSIERS, language),
        counted(tally.relations(), RELATIONS, language),
    )
    return f"{', '.join(looked_at)}: {', '.join(outcomes)}."


def _absent(result: Result) -> Text:
    """Return which chapters are absent, or of several dossiers how many; nothing where none is."""
    lacking = [one.absent_chapters for one in result.examined if one.absent_chapters]
    if not lacking:
        return Text("", "")
    drafts = any(one.finding.rule.code == CHAPTERS_TO_WRITE for one in result.diagnoses)
    why = f"{CHAPTERS_TO_WRITE}; " if drafts else ""
    if len(lacking) == 1:
        named = ", ".join(lacking[0])
        why = f" ({CHAPTERS_TO_WRITE})" if drafts else ""
        return Text(
            f"Niet nagekeken, want niet in het dossier: {named}{why}.",
            f"Not checked, since not in the dossier: {named}{why}.",
        )
    number = sum(map(len, lacking))
    return Text(
        f"Niet nagekeken: {grouped(number, Language.NL)} hoofdstukken die er niet zijn, in "
        f"{len(lacking)} dossiers ({why}--aantallen noemt ze).",
        f"Not checked: {grouped(number, Language.EN)} chapters that are not there, in "
        f"{len(lacking)} dossiers ({why}--counts names them).",
    )
