"""One rule as a page for the terminal: what it checks and why, with its examples and outcome."""

import re
from collections.abc import Iterator

from vrd2check.checking import check_loaded
from vrd2check.configuration.examples import settings_of_example
from vrd2check.dossiers import load_text
from vrd2check.language import Language, Text
from vrd2check.result import Finding
from vrd2check.rules import Rule

from .layout import SEVERITY_STYLES, Line, Page, Span, hanging
from .rulebook import (
    EXAMPLES,
    chapter_title,
    example,
    example_path,
    has_examples,
    kinds_of,
    severity_noun,
)
from .safe import visible

_NEXT_FILE = re.compile(rb"^# ===== next file.*\n", re.MULTILINE)
_INDENT = "    "


def render(rule: Rule, language: Language, page: Page) -> Iterator[Line]:
    """Lay out a rule; its failing example is checked on the spot, to show what is said of it."""
    yield from hanging([Span(f"{rule.code}  ", "bold")], rule.title.of(language), page, "bold")
    yield []
    severity, style = severity_noun(rule, language), SEVERITY_STYLES[rule.severity]
    yield from _fact(Text("naam", "name"), rule.name, language, page)
    yield from _fact(Text("ernst", "severity"), severity, language, page, style)
    chapter = chapter_title(rule, language)
    yield from _fact(Text("hoofdstuk", "chapter"), chapter, language, page)
    together = Text("alle dossiers samen", "all dossiers together")
    looks_at = ", ".join(kinds_of(rule)) or together.of(language)
    yield from _fact(Text("kijkt naar", "looks at"), looks_at, language, page)
    yield []
    yield from hanging([], rule.explanation.of(language), page)
    if not has_examples(rule):
        return
    for kind, heading in EXAMPLES.items():
        yield from _head(heading, language)
        for line in example(rule, kind).rstrip("\n").split("\n"):
            yield [Span(f"{_INDENT}{visible(line, page.encoding)}".rstrip())]
        if kind == "fails":
            yield from _spoken(rule, language, page)


def _fact(
    head: Text, value: str, language: Language, page: Page, style: str = ""
) -> Iterator[Line]:
    yield from hanging([Span(f"{head.of(language):<11}")], value, page, style)


def _head(heading: Text, language: Language) -> Iterator[Line]:
    yield []
    yield [Span(heading.of(language), "bold")]
    yield []


def _spoken(rule: Rule, language: Language, page: Page) -> Iterator[Line]:
    yield from _head(Text("Daarvan zegt vrd2check:", "Of that vrd2check says:"), language)
    for number, finding in _findings(rule):
        where = Text(f"regel {finding.place.line}: ", f"line {finding.place.line}: ")
        if number is not None:
            where = Text(f"bestand {number}, {where.nl}", f"file {number}, {where.en}")
        start = Span(f"{_INDENT}{where.of(language)}")
        yield from hanging([start], finding.message(language), page)


def _findings(rule: Rule) -> Iterator[tuple[int | None, Finding]]:
    """Return what a rule says of its example, with the number of the file if it has several."""
    path = example_path(rule, "fails")
    written = path.read_bytes()
    texts = _NEXT_FILE.split(written)
    several = len(texts) > 1
    numbers = {f"{number}.yaml": number for number in range(1, len(texts) + 1)}
    loaded = [load_text(text, name) for text, name in zip(texts, numbers, strict=True)]
    result = check_loaded(loaded, settings_of_example(written), frozenset(numbers))
    for one in result.findings:
        if one.rule is rule and not one.is_rounding:
            yield numbers[one.place.file] if several else None, one
