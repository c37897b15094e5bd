"""The rules as a page to read: what each one checks and why, with its two examples."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby

from vrd2check.language import Language, Text
from vrd2check.rules import Rule, Severity

# The letters of a code, in the order in which a reader meets the chapters.
CHAPTERS = {
    "DOC": Text(nl="Het document", en="The document"),
    "REF": Text(nl="Namen en verwijzingen", en="Names and references"),
    "DEL": Text(nl="Deliverables en budget", en="Deliverables and budget"),
    "KFM": Text(nl="Kosten- en financieringsmodel", en="Cost and financing model"),
    "INZ": Text(nl="Inzet: mandagen en kosten", en="Man-days and their costs"),
    "VAK": Text(nl="VAK- en VEK-kalender", en="Calendar of VAK and VEK"),
    "VEK": Text(nl="Prognose van de VEK per maand", en="Monthly forecast of VEK"),
    "EXP": Text(nl="Exploitatiedossier", en="Running-cost dossier"),
    "EVA": Text(nl="Evaluatie", en="Evaluation"),
    "PRG": Text(nl="Programma", en="Programme"),
    "PLN": Text(nl="Planning", en="Planning"),
    "KPI": Text(nl="KPI's", en="KPIs"),
    "RIS": Text(nl="Risicoregister", en="Risk register"),
}

_SEVERITY = {
    Severity.ERROR: Text(nl="fout", en="error"),
    Severity.WARNING: Text(nl="aandachtspunt", en="warning"),
    Severity.NOTE: Text(nl="nota", en="note"),
}


def example(rule: Rule, kind: str) -> str:
    """Give the text of a rule's example; ``kind`` is ``fails`` or ``passes``.

    Bytes that are no UTF-8, which the rules on encoding are about, are shown as ``\\xNN``.
    """
    path = files("vrd2check.rules") / "examples" / f"{rule.code}-{kind}.yaml"
    return path.read_bytes().decode("utf-8", errors="backslashreplace")


def rulebook(rules: Iterable[Rule], language: Language) -> str:
    """Give a Markdown page with all rules, chapter by chapter."""
    order = list(CHAPTERS)
    ordered = sorted(rules, key=lambda rule: (order.index(rule.code[:3]), rule.code))
    return "\n".join(_page(ordered, language)) + "\n"


def _page(rules: list[Rule], language: Language) -> Iterator[str]:
    headings = Text(
        nl="| code | naam | ernst | wat |\n| --- | --- | --- | --- |",
        en="| code | name | severity | what |\n| --- | --- | --- | --- |",
    )
    yield headings.of(language)
    for rule in rules:
        severity = _SEVERITY[rule.severity].of(language)
        title = rule.title.of(language)
        yield f"| [{rule.code}](#{rule.code.lower()}) | `{rule.name}` | {severity} | {title} |"
    for letters, chapter in groupby(rules, key=lambda rule: rule.code[:3]):
        yield f"\n## {letters}: {CHAPTERS[letters].of(language)}"
        for rule in chapter:
            yield from _section(rule, language)


def _section(rule: Rule, language: Language) -> Iterator[str]:
    fails = Text(nl="Dit geeft een bevinding:", en="This gives a finding:")
    passes = Text(nl="Dit is in orde:", en="This is in order:")
    yield f'\n### <a id="{rule.code.lower()}"></a>{rule.code} {rule.title.of(language)}\n'
    yield f"`{rule.name}`, {_SEVERITY[rule.severity].of(language)}. {rule.explanation.of(language)}"
    for heading, kind in ((fails, "fails"), (passes, "passes")):
        yield f"\n{heading.of(language)}\n\n```yaml\n{example(rule, kind).rstrip()}\n```"
