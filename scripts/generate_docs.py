"""Write what is generated in ``docs/``: the pages of the rules, and the pictures of the guide.

Run it after changing a rule or a report: ``python -m scripts.generate_docs``. Tests check that the
pages and pictures are fresh.
"""

from pathlib import Path

from scripts import pictures
from vrd2check.language import Language
from vrd2check.reports.rulebook import rulebook
from vrd2check.rules import FAILURES, built_in_rules

DOCS = Path(__file__).resolve().parent.parent / "docs"

INTRODUCTIONS = {
    Language.EN: """# The rules

This page is made from the rules themselves by `python -m scripts.generate_docs`. Codes are stable:
the letters of a chapter of the template and a number. From 101 a rule looks within one table, from
201 at its agreement with another chapter, from 301 at what is plausible, from 401 at its agreement
with another dossier. In an example that fails, `# <- CODE` marks the line where the finding lands;
`# ===== next file` separates the files of one example.
""",
    Language.NL: """# De regels

Deze pagina is gemaakt uit de regels zelf. De codes veranderen nooit: de letters van een hoofdstuk
van het sjabloon en een nummer. Vanaf 101 kijkt een regel binnen één tabel, vanaf 201 of die tabel
klopt met een ander hoofdstuk, vanaf 301 of iets aannemelijk is, vanaf 401 of het klopt met een
ander dossier. In een voorbeeld dat niet klopt, staat `# <- CODE` op de regel van de bevinding;
`# ===== next file` scheidt de bestanden van één voorbeeld.
""",
}

PAGES = {Language.EN: DOCS / "rules.md", Language.NL: DOCS / "regels.md"}


def page(language: Language) -> str:
    """Return the text of one page."""
    return INTRODUCTIONS[language] + "\n" + rulebook(built_in_rules() + FAILURES, language)


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
    for picture in pictures.PICTURES:
        picture.path.write_text(pictures.svg(picture), encoding="utf-8")
