"""The rules as a page to read: what each one checks and why, with its two examples."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from vrd2check import rules as package
from vrd2check.dossiers import KINDS, Loaded
from vrd2check.language import Language, Text
from vrd2check.rules import Rule
from vrd2check.rules.base.explanation_match import ExplanationMatch

from .markup import table
from .wording import SEVERITY_NOUNS

_EXAMPLES = Path(package.__file__).parent / "examples"


class Family(NamedTuple):
    """The rules whose codes have the same letters: what they are called, and their chapters.

    Where a dossier has none of those chapters, its rules judge nothing.
    """

    title: Text
    chapters: tuple[str, ...] = ()


FAMILIES = {
    "DOC": Family(Text("Het document", "The document")),
    "REF": Family(Text("Namen en verwijzingen", "Names and references")),
    "DEL": Family(
        Text("Deliverables en budget", "Deliverables and budget"), ("deliverables", "budget")
    ),
    "KFM": Family(
        Text("Kosten- en financieringsmodel", "Cost and financing model"), ("kostenmodel",)
    ),
    "INZ": Family(Text("Inzet: mandagen en kosten", "Man-days and their costs"), ("inzet",)),
    "VAK": Family(Text("VAK- en VEK-kalender", "Calendar of VAK and VEK"), ("vak_vek_kalender",)),
    "VEK": Family(
        Text("Prognose van de VEK per maand", "Monthly forecast of VEK"), ("prognose_vek",)
    ),
    "EXP": Family(Text("Exploitatiedossier", "Running-cost dossier")),
    "EVA": Family(Text("Evaluatie", "Evaluation")),
    "PRG": Family(Text("Programma", "Programme")),
    "STP": Family(Text("Strategisch plan", "Strategic plan")),
    "PLN": Family(Text("Planning", "Planning"), ("planning",)),
    "KPI": Family(Text("KPI's", "KPIs"), ("kpis",)),
    "RIS": Family(Text("Risicoregister", "Risk register"), ("risicos",)),
    "TOE": Family(Text("Toelichtingen: pas toe of leg uit", "Explanations: comply or explain")),
}
"""The families by their letters, in the order in which a reader meets their chapters."""
EXAMPLES = {
    "fails": Text(nl="Dit geeft een bevinding:", en="This gives a finding:"),
    "passes": Text(nl="Dit is in orde:", en="This is in order:"),
}
"""The examples of a rule, each with what is said before it."""
_OTHER = Family(Text("Eigen controles", "Custom rules"))

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
    order = {letters: number for number, letters in enumerate(FAMILIES)}
    return sorted(rules, key=lambda rule: (order.get(rule.family, len(order)), rule.code))


def chapter_title(rule: Rule, language: Language) -> str:
    """Return the title of the chapter that a rule belongs to."""
    return FAMILIES.get(rule.family, _OTHER).title.of(language)


def kinds_of(rule: Rule) -> tuple[str, ...]:
    """Return the kinds that a rule looks at; none if it looks at all dossiers together."""
    of_any = issubclass(Loaded, rule.subject) or rule.subject is ExplanationMatch
    return tuple(
        word for word, kind in KINDS.items() if of_any or issubclass(kind.type, rule.subject)
    )


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
