import pytest

from scripts.rule_pages import FOLDERS, pages
from vrd2check.language import Language
from vrd2check.reports.rulebook import FAMILIES
from vrd2check.rules import all_rules


@pytest.mark.parametrize("language", list(Language))
def test_pages_are_fresh_and_no_others_are_there(language: Language) -> None:
    written = {path: path.read_text(encoding="utf-8") for path in FOLDERS[language].iterdir()}
    assert written == pages(language), "run python -m scripts.generate_docs"


def test_every_rule_belongs_to_a_chapter() -> None:
    assert {rule.code[:3] for rule in all_rules()} == set(FAMILIES)
