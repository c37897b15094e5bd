"""The report for programs that read lines: ``file:line:column: CODE message``."""

from vrd2check.language import Language, Text
from vrd2check.result import Finding, Result

from .safe import visible
from .telling import shown_from, told
from .wording import ignored_sentence, is_rounding, tally_sentence, verdict_sentence


def render(result: Result, language: Language, *, rounding: bool = False) -> str:
    """Write one finding a line, with the number of those that have the same cause.

    Rounding notes are written when ``rounding`` asks for them.
    """
    shown = (one for one in result.findings if rounding or not is_rounding(one))
    return "".join(f"{_line(finding, language)}\n" for finding in shown)


def summary(result: Result, language: Language) -> str:
    """Write what was checked, which rules were not asked, and how it ended, a line each."""
    ignored = ignored_sentence(result, language)
    told = (f"{tally_sentence(result, language)}.", ignored, verdict_sentence(result, language))
    return "".join(f"{line}\n" for line in told if line)


def _line(finding: Finding, language: Language) -> str:
    number = len(finding.consequences)
    related = Text(f" (+{number} met dezelfde oorzaak)", f" (+{number} with the same cause)")
    tail = related.of(language) if number else ""
    what = told(finding, language, shown_from(finding.told_at))
    text = f"{finding.told_at}: {finding.rule.code} {what}{tail}"
    return visible(text)
