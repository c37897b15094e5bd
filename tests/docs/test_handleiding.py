"""What the Dutch guide says is true: the messages it explains are said, its amounts read so."""

import re
from decimal import Decimal

import pytest
import yaml

from tests.docs.pages import DOCS, EXAMPLES, blocks
from tests.examples import EXAMPLES as OF_RULES
from tests.examples import result_of
from tests.figures.readers import read_amount
from vrd2check.checking import check
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.rules import Severity
from vrd2check.settings import Settings

PAGE = DOCS / "handleiding.md"
TEXT = PAGE.read_text(encoding="utf-8")
QUOTES = re.findall(r"^> \*\*([A-Z]{3}[0-9]{3})\*\* (.+)$", TEXT, re.MULTILINE)
TITLE = "titel: Loket voor verenigingen\n"
HEAD = f'soort: projectdossier\nnummer: "22.12"\n{TITLE}jaar: 2022\n'


def test_there_are_messages_to_explain() -> None:
    assert len(QUOTES) > 10


def test_a_message_is_what_the_example_of_its_rule_gives() -> None:
    said = {
        (one.rule.code, one.message(Language.NL))
        for code in {code for code, _ in QUOTES}
        for one in result_of(OF_RULES / f"{code}-fails.yaml").findings
    }
    assert [quote for quote in QUOTES if quote not in said] == []


def test_an_amount_means_what_the_table_says() -> None:
    stated = [
        (written.strip('"'), Decimal(value))
        for cell, value in re.findall(r"^\| (`.*`) \| (-?[0-9.]+) \|$", TEXT, re.MULTILINE)
        for written in re.findall("`([^`]*)`", cell)
    ]
    assert len(stated) > 10
    assert [(written, read_amount(written).value) for written, _ in stated] == stated


def test_an_excerpt_can_stand_in_a_dossier() -> None:
    excerpts = [block.content for block in blocks(PAGE) if block.language == "yaml"]
    assert all(map(yaml.safe_load, excerpts))
    untitled = HEAD.replace(TITLE, "")
    loaded = [
        load_text((untitled if "\ntitel:" in content else HEAD) + content, f"{number}.yaml")
        for number, content in enumerate(excerpts)
    ]
    assert [(one.problems, one.shape) for one in loaded if one.problems or one.shape] == []


@pytest.mark.parametrize(
    ("folder", "errors", "explained"),
    [
        # 38.000 for 83.000; 15.500 for 5.000 + 5.000 + 5.000; 11.500 for 24 × 500
        ("1-ingevuld", ["INZ101", "INZ201", "VEK101"], 0),
        ("2-verbeterd", ["INZ101"], 0),
        ("3-ingediend", [], 1),
    ],
)
def test_the_dossier_of_the_guide_gets_better(
    folder: str, errors: list[str], explained: int
) -> None:
    result = check([EXAMPLES / folder], Settings())
    found = [one.finding.rule.code for one in result.diagnoses if one.severity is Severity.ERROR]
    assert sorted(found) == errors
    assert len(result.explained) == explained
