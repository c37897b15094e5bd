"""The report for programs that read lines: ``file:line:column: CODE message``."""

from vrd2check.language import Text

from .report import Report
from .safe import visible
from .view import View
from .wording import summary_sentences


def render(report: Report) -> str:
    """Return one diagnosis a line, with the number of findings that have the same cause.

    What is explained comes last, the reason before the message.
    """
    views = (*report.views(), *report.explained())
    return "".join(f"{visible(_line(one))}\n" for one in views)


def summary(report: Report) -> str:
    """Return what was checked, which rules were not asked, and how it ended, a line each."""
    return "".join(f"{line}\n" for line in summary_sentences(report.result, report.language))


def _line(view: View) -> str:
    parts = [view.sentence]
    if view.justification is not None:
        parts.insert(0, str(view.justification))
    number = len(view.diagnosis.consequences)
    if number:
        related = Text(f"(+{number} met dezelfde oorzaak)", f"(+{number} with the same cause)")
        parts.append(related.of(view.language))
    return f"{view.where}: {view.rule.code} {' '.join(parts)}"
