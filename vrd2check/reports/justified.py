"""The report of an explanation that was begun: what was added, and what is left to its author."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vrd2check.fixes import Justification, Outcome
from vrd2check.language import Language
from vrd2check.result import Finding

from .changes import became
from .difference import between
from .layout import GAP, Line, Page, hanging
from .safe import visible
from .texts import say


def render(
    finding: Finding,
    justification: Justification,
    outcome: Outcome | None,
    language: Language,
    page: Page,
) -> Iterator[Line]:
    """Show the finding, what is added to its file, and what became of it.

    ``outcome`` is None where nothing was to be written.
    """
    said = f"{finding.place}: {finding.rule.code} {finding.message(language)}"
    yield from hanging([], said, page)
    yield []
    file = justification.reason.file
    yield from between(justification.old, justification.new, file, page)
    yield []
    if outcome not in (None, Outcome.WRITTEN):
        yield from hanging([], became(outcome).of(language), page, "bold red")
        return
    text = say("fill-in-reason", where=justification.reason)
    if outcome is None:
        text = say("nothing-written")
    yield from hanging([], text.of(language), page, "bold")


def several(findings: Sequence[Finding], language: Language, *, here: bool) -> str:
    """Return findings of one rule of which one is to be chosen, each with the command that does.

    ``here`` tells that they are where was asked, and not elsewhere in the dossier.
    """
    code, number = findings[0].rule.code, len(findings)
    head = say("choose-one", code=code, number=number) if here else say("elsewhere", code=code)
    return _listed(head.of(language), findings, language)


def explainable(findings: Sequence[Finding], language: Language) -> str:
    """Return what can be explained, each with the command that begins its explanation."""
    head = say("can-be-explained") if findings else say("nothing-to-explain")
    return _listed(head.of(language), findings, language)


def _listed(head: str, findings: Sequence[Finding], language: Language) -> str:
    """List findings with the command for each; a column only where a line has several of a rule."""
    lines = [head]
    on_line = Counter((one.place[:2], one.rule.code) for one in findings)
    for one in findings:
        place, code = one.place, one.rule.code
        where = f"{place.file}:{place.line}" if on_line[place[:2], code] == 1 else str(place)
        lines.append(f"{GAP}vrd2check justify {where} {code}")
        lines.append(f"{GAP * 2}{one.message(language)}")
    return "".join(f"{visible(line)}\n" for line in lines)
