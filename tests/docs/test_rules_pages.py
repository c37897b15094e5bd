import pytest

from scripts.generate_docs import PAGES, page
from vrd2check.language import Language
from vrd2check.reports.rulebook import CHAPTERS
from vrd2check.rules import all_rules


@pytest.mark.parametrize("language", list(Language))
def test_page_is_fresh(language: Language) -> None:
    assert PAGES[language].read_text(encoding="utf-8") == page(language), (
        "run python -m scripts.generate_docs"
    )


def test_every_rule_belongs_to_a_chapter() -> None:
    assert {rule.code[:3] for rule in all_rules()} == set(CHAPTERS)
