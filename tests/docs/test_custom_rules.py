"""The page on custom rules shows what the example package holds."""

import tomllib
from configparser import ConfigParser

from tests.docs.pages import DOCS, ROOT, blocks
from vrd2check.rules.base.custom import GROUP

PAGE = DOCS / "custom-rules.md"
PACKAGE = ROOT / "tests" / "data" / "custom-rules"


def test_the_rule_that_is_shown_is_in_the_example_package():
    (shown,) = (block.content for block in blocks(PAGE) if block.language == "python")
    assert shown in (PACKAGE / "acm_rules.py").read_text(encoding="utf-8")


def test_the_entry_point_that_is_shown_is_that_of_the_example_package():
    (shown,) = (block.content for block in blocks(PAGE) if block.language == "toml")
    stated = tomllib.loads(shown)["project"]["entry-points"][GROUP]
    installed = ConfigParser()
    installed.read(PACKAGE / "acm_rules-1.0.dist-info" / "entry_points.txt")
    assert dict(installed[GROUP]) == stated


def test_it_takes_ten_lines():
    steps = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    assert [step.split(".")[0] for step in steps] == [str(number) for number in range(1, 11)]
