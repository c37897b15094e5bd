"""All rules, or some of them, as a table to read, as JSON or as Markdown."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from vrd2check.dossiers import KINDS
from vrd2check.language import Language, Text
from vrd2check.rules import Rule, Severity

from .layout import GAP, Line, Page, Span, columns, hanging
from .rulebook import chapter_title, in_order, kinds_of, rule_table, severity_noun
from .wording import SEVERITY_NOUNS, counted

VERSION = 1
"""Raised when a field of the JSON changes its meaning or goes; a new field does not raise it."""

_RULES = (Text("controle", "rule"), Text("controles", "rules"))


def select(
    rules: Iterable[Rule],
    family: str | None = None,
    severity: Severity | None = None,
    kind: str | None = None,
) -> tuple[Rule, ...]:
    """Return rules of a family (the letters of their code), of a severity, for a kind of dossier.

    A rule about all dossiers together is for every kind.
    """
    return tuple(
        rule
        for rule in rules
        if family in (None, rule.family)
        and severity in (None, rule.severity)
        and (kind is None or kind in (kinds_of(rule) or KINDS))
    )


def render(rules: Iterable[Rule], language: Language, page: Page) -> Iterator[Line]:
    """Lay out rules chapter by chapter, and how many there are."""
    ordered = in_order(rules)
    words = [singular.of(language) for singular, _ in SEVERITY_NOUNS.values()]
    widths = [
        max((len(rule.code) for rule in ordered), default=0),
        max(map(len, words)),
    ]
    for letters, chapter in groupby(ordered, key=lambda rule: rule.family):
        some = list(chapter)
        yield [Span(f"{letters}  ", "bold"), Span(chapter_title(some[0], language), "bold")]
        for rule in some:
            cells = (rule.code, severity_noun(rule, language))
            start = Span(columns(cells, widths) + GAP)
            yield from hanging([start], f"{rule.title.of(language)} ({rule.name})", page)
        yield []
    counts = ", ".join(
        counted(number, SEVERITY_NOUNS[severity], language)
        for severity in Severity
        if (number := sum(rule.severity is severity for rule in ordered))
    )
    told = counted(len(ordered), _RULES, language)
    yield [Span(told + (f": {counts}" if counts else ""))]


def to_json(rules: Iterable[Rule], language: Language) -> str:
    """Write rules as one JSON object in ASCII, with their texts in one language."""
    described = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "kinds": list(kinds_of(rule) or KINDS),
            "title": rule.title.of(language),
            "explanation": rule.explanation.of(language),
        }
        for rule in in_order(rules)
    ]
    return json.dumps({"version": VERSION, "rules": described}, indent=2) + "\n"


def to_markdown(rules: Sequence[Rule], language: Language) -> str:
    """Write rules as a Markdown table."""
    return "".join(f"{line}\n" for line in rule_table(in_order(rules), language))
