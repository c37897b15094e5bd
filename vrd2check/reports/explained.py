"""The part of the report for a person on what dossiers explain: shown, and not counted."""

from collections.abc import Iterator

from vrd2check.language import Language, Text
from vrd2check.result import Explained, Result

from .layout import Line, Page, Span, hanging
from .safe import visible
from .wording import numbers

_TITLE = Text(
    "Toegelicht in het dossier zelf, en daarom niet geteld (--no-explanations telt het wel):",
    "Explained in the dossier itself, and so not counted (--no-explanations does count it):",
)
_GAP = "  "


def render(result: Result, language: Language, page: Page) -> Iterator[Line]:
    """Lay out each explained finding with the reason that its author gives."""
    if not result.explained:
        return
    yield from hanging([], _TITLE.of(language), page, "bold")
    for one in result.explained:
        yield from _entry(one, language, page)
    yield []


def _entry(one: Explained, language: Language, page: Page) -> Iterator[Line]:
    finding, reason = one.finding, one.explanation.reason
    *_, difference = numbers(finding)
    title = finding.rule.title.of(language)
    told = f"{title}: {difference}" if difference else title
    head = f"{finding.place}{_GAP}{finding.rule.code}{_GAP}{told}"
    yield from hanging([Span(_GAP)], visible(head, page.encoding), page)
    if reason is not None:
        said = visible(f"“{' '.join(reason.text.split())}”", page.encoding)
        yield from hanging([Span(_GAP * 2)], said, page)
