"""The rules as a page to read: what each one checks and why, with its two examples."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from vrd2check import rules as package
from vrd2check.dossiers import (
    Dossier,
    Evaluation,
    Loaded,
    Programme,
    ProjectDossier,
    RunningCostDossier,
    StrategicPlan,
)
from vrd2check.language import Language, Text
from vrd2check.rules import Rule
from vrd2check.rules.base.explanation_match import ExplanationMatch

from .markup import table
from .wording import SEVERITY_NOUNS

_EXAMPLES = Path(package.__file__).parent / "examples"
KINDS: dict[str, type[Dossier]] = {
    "projectdossier": ProjectDossier,
    "exploitatiedossier": RunningCostDossier,
    "evaluatie": Evaluation,
    "programma": Programme,
    "strategisch_plan": StrategicPlan,
}
"""The kinds of dossier, by the words of the template."""
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
    "STP": Text(nl="Strategisch plan", en="Strategic plan"),
    "PLN": Text(nl="Planning", en="Planning"),
    "KPI": Text(nl="KPI's", en="KPIs"),
    "RIS": Text(nl="Risicoregister", en="Risk register"),
    "TOE": Text(nl="Toelichtingen: pas toe of leg uit", en="Explanations: comply or explain"),
}
EXAMPLES = {
    "fails": Text(nl="Dit geeft een bevinding:", en="This gives a finding:"),
    "passes": Text(nl="Dit is in orde:", en="This is in order:"),
}
"""The examples of a rule, each with what is said before it."""
_OTHER = Text(nl="Eigen controles", en="Custom rules")

_HEADS = (
    Text(nl="code", en="code"),
    Text(nl="naam", en="name"),
    Text(nl="ernst", en="severity"),
    Text(nl="wat", en="what"),
)
_NARROW = 3
"""Columns that are as narrow as can be: each line of the table can be read by itself."""


def example(rule: Rule, kind: str) -> str:
    """Return the text of a rule's example; ``kind`` is ``fails`` or ``passes``.

    Bytes that are no UTF-8, which the rules on encoding are about, are shown as ``\\xNN``.
    """
    return example_path(rule, kind).read_bytes().decode("utf-8", errors="backslashreplace")


def example_path(rule: Rule, kind: str) -> Path:
    """Return the file of a rule's example."""
    return _EXAMPLES / f"{rule.code}-{kind}.yaml"


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules in the order of the chapters; those of no chapter of the template come last."""
    order = {letters: number for number, letters in enumerate(CHAPTERS)}
    return sorted(rules, key=lambda rule: (order.get(rule.family, len(order)), rule.code))


def chapter_title(rule: Rule, language: Language) -> str:
    """Return the title of the chapter that a rule belongs to."""
    return CHAPTERS.get(rule.family, _OTHER).of(language)


def kinds_of(rule: Rule) -> tuple[str, ...]:
    """Return kinds of dossier that a rule looks at; none if it looks at all dossiers together."""
    of_any = issubclass(Loaded, rule.subject) or rule.subject is ExplanationMatch
    return tuple(kind for kind, type_ in KINDS.items() if of_any or issubclass(type_, rule.subject))


def rule_table(rules: Iterable[Rule], language: Language, *, linked: bool = False) -> Iterator[str]:
    """Return a Markdown table of rules; ``linked`` codes lead to the pages of their chapters."""
    rows = [
        (
            f"[{rule.code}]({rule.family}.md#{rule.code.lower()})" if linked else rule.code,
            f"`{rule.name}`",
            severity_noun(rule, language),
            rule.title.of(language),
        )
        for rule in rules
    ]
    yield from table([head.of(language) for head in _HEADS], rows, widest=_NARROW)


def severity_noun(rule: Rule, language: Language) -> str:
    """Return the noun for how serious a rule is."""
    return SEVERITY_NOUNS[rule.severity][0].of(language)


def examples(rule: Rule, language: Language) -> Iterator[str]:
    """Return the two examples of a rule in Markdown; nothing for a rule that has none here."""
    if not has_examples(rule):
        return
    for kind, heading in EXAMPLES.items():
        yield f"\n{heading.of(language)}\n\n```yaml\n{example(rule, kind).rstrip()}\n```"


def has_examples(rule: Rule) -> bool:
    """Whether a rule has its examples here; one that another package adds has not."""
    return example_path(rule, "fails").is_file()
