"""The report of an explanation that was begun: what was added, and what is left to its author."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from vrd2check.fixes import Justification, Outcome
from vrd2check.language import Language
from vrd2check.places import lines_of
from vrd2check.result import Finding

from .changes import became
from .layout import GAP, Line, Page, Span, hanging
from .safe import visible
from .texts import say

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


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
    yield from _difference(justification, page)
    yield []
    if outcome not in (None, Outcome.WRITTEN):
        yield from hanging([], became(outcome).of(language), page, "bold red")
        return
    text = say("fill-in-reason", where=justification.reason)
    if outcome is None:
        text = say("nothing-written")
    yield from hanging([], text.of(language), page, "bold")


def several(findings: Sequence[Finding], command: str, language: Language, *, here: bool) -> str:
    """List findings of which one is to be chosen, each with the command that chooses it.

    ``here`` tells that they are where was asked, and not elsewhere in the dossier.
    """
    code = findings[0].rule.code
    number = len(findings)
    head = say("choose-one", code=code, number=number) if here else say("elsewhere", code=code)
    lines = [head.of(language)]
    by_line = len({finding.place.line for finding in findings}) == number
    for finding in findings:
        place = finding.place
        where = f"{place.file}:{place.line}" if by_line else str(place)
        lines.append(f"{GAP}{command} {where} {code}")
        lines.append(f"{GAP * 2}{finding.message(language)}")
    return "".join(f"{visible(line)}\n" for line in lines)


def explainable(findings: Sequence[Finding], language: Language) -> str:
    """List what can be explained, each with the command that begins its explanation."""
    if not findings:
        return f"{say('nothing-to-explain').of(language)}\n"
    on_line = Counter((one.place[:2], one.rule.code) for one in findings)
    lines = [say("can-be-explained").of(language)]
    for one in findings:
        place, code = one.place, one.rule.code
        alone = on_line[place[:2], code] == 1
        where = f"{place.file}:{place.line}" if alone else str(place)
        lines.append(f"{GAP}vrd2check justify {where} {code}")
        lines.append(f"{GAP * 2}{one.message(language)}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _difference(justification: Justification, page: Page) -> Iterator[Line]:
    file = justification.reason.file
    old, new = (_lines(text) for text in (justification.old, justification.new))
    for line in unified_diff(old, new, file, file, lineterm=""):
        bold = line.startswith(("---", "+++"))
        style = "bold" if bold else _STYLES.get(line[:1], "")
        yield [Span(visible(line, page.encoding), style)]


def _lines(text: str) -> list[str]:
    lines = lines_of(text)
    return lines if lines[-1] else lines[:-1]
