"""The report for programs that read lines: ``file:line:column: CODE message``."""

from vrd2check.language import Language, Text
from vrd2check.result import Diagnosis, Explained, Result

from .safe import visible
from .telling import justification, shown_from, told
from .wording import ignored_sentence, tally_sentence, verdict_sentence


def render(result: Result, language: Language, *, rounding: bool = False) -> str:
    """Write one finding a line, with the number of those that have the same cause.

    Rounding notes are written when ``rounding`` asks for them. What is explained comes last, the
    reason before the message.
    """
    shown = [one for one in result.diagnoses if rounding or not one.finding.is_rounding]
    lines = [_line(one, language) for one in shown]
    lines += [_line(Diagnosis(one.finding), language, one) for one in result.explained]
    return "".join(f"{line}\n" for line in lines)


def summary(result: Result, language: Language) -> str:
    """Write what was checked, which rules were not asked, and how it ended, a line each."""
    ignored = ignored_sentence(result, language)
    lines = (f"{tally_sentence(result, language)}.", ignored, verdict_sentence(result, language))
    return "".join(f"{line}\n" for line in lines if line)


def _line(diagnosis: Diagnosis, language: Language, explained: Explained | None = None) -> str:
    number = len(diagnosis.consequences)
    related = Text(f" (+{number} met dezelfde oorzaak)", f" (+{number} with the same cause)")
    tail = related.of(language) if number else ""
    what = told(diagnosis, language, shown_from(diagnosis.told_at))
    reason = f"{justification(explained, language)} " if explained is not None else ""
    return visible(f"{diagnosis.told_at}: {diagnosis.finding.rule.code} {reason}{what}{tail}")
