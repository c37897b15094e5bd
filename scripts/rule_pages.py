"""The pages of the rules: an index with all codes, and a page a chapter, in both languages."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from vrd2check.language import Language, Text
from vrd2check.reports.rulebook import (
    chapter_title,
    example,
    example_path,
    has_examples,
    in_order,
    rule_table,
    severity_noun,
)
from vrd2check.rules import FAILURES, Rule, built_in_rules

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {Language.EN: ROOT / "docs" / "rules", Language.NL: ROOT / "docs" / "regels"}
INDEX = "README.md"

_INTRODUCTIONS = {
    Language.EN: """# The rules

These pages are made from the rules themselves by `python -m scripts.generate_docs`. Codes are
stable: the letters of a chapter of the template and a number. From 101 a rule looks within one
table, from 201 at its agreement with another chapter, from 301 at what is plausible, from 401 at
its agreement with another dossier.

Each rule has an example that fails and one that passes. `# <- CODE` marks the line where the
finding lands; `# ===== next file` separates the files of one example.
""",
    Language.NL: """# De regels

Deze pagina's zijn gemaakt uit de regels zelf. De codes veranderen nooit: de letters van een
hoofdstuk van het sjabloon en een nummer. Vanaf 101 kijkt een regel binnen één tabel, vanaf 201 of
die tabel klopt met een ander hoofdstuk, vanaf 301 of iets aannemelijk is, vanaf 401 of het klopt
met een ander dossier.

Bij elke regel staan een voorbeeld dat niet klopt en een dat in orde is. `# <- CODE` staat op de
regel van de bevinding; `# ===== next file` scheidt de bestanden van één voorbeeld.
""",
}
_BACK = Text(nl="[Alle regels](README.md)", en="[All rules](README.md)")
_FAILS = Text(nl="Dit geeft een bevinding", en="This gives a finding")
_PASSES = Text(nl="Dit is in orde", en="This is in order")


def pages(language: Language) -> dict[Path, str]:
    """Return the text of each page in one language, by its path."""
    rules = in_order(built_in_rules() + FAILURES)
    folder = FOLDERS[language]
    found = {folder / INDEX: "\n".join(_index(rules, language)) + "\n"}
    for letters, chapter in groupby(rules, key=lambda rule: rule.family):
        found[folder / f"{letters}.md"] = "\n".join(_page(letters, list(chapter), language)) + "\n"
    return found


def _index(rules: list[Rule], language: Language) -> Iterator[str]:
    yield _INTRODUCTIONS[language]
    yield from rule_table(rules, language, linked=True)


def _page(letters: str, rules: list[Rule], language: Language) -> Iterator[str]:
    yield f"# {letters}: {chapter_title(rules[0], language)}\n"
    yield _BACK.of(language)
    for rule in rules:
        yield f'\n## <a id="{rule.code.lower()}"></a>{rule.code} {rule.title.of(language)}\n'
        severity = severity_noun(rule, language)
        yield f"`{rule.name}`, {severity}. {rule.explanation.of(language)}"
        if has_examples(rule):
            yield ""
            yield from _examples(rule, language)


def _examples(rule: Rule, language: Language) -> Iterator[str]:
    """Return both examples: folded in Dutch, which dossiers are in; in English as links to them."""
    both = ((_FAILS, "fails"), (_PASSES, "passes"))
    if language is Language.EN:
        yield " · ".join(f"[{title.en}]({_link(rule, kind)})" for title, kind in both)
        return
    for title, kind in both:
        text = example(rule, kind).rstrip()
        yield f"<details><summary>{title.nl}</summary>\n\n```yaml\n{text}\n```\n\n</details>"


def _link(rule: Rule, kind: str) -> str:
    return f"../../{example_path(rule, kind).relative_to(ROOT).as_posix()}"
