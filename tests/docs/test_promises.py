"""Each promise of the page, and each limit, points to tests that are there."""

import re

import yaml

from tests.docs.pages import DOCS, ROOT
from vrd2check import limits

PAGE = (DOCS / "promises.md").read_text(encoding="utf-8")
SHOWN_BY = yaml.safe_load((ROOT / "tests" / "docs" / "promises.yaml").read_text(encoding="utf-8"))
TESTS = {what: tests for group in ("promises", "limits") for what, tests in SHOWN_BY[group].items()}


def promises() -> list[str]:
    """Return the words in bold of the page, without what is only for the eye."""
    found = re.findall(r"^- \*\*([^*]+)\*\*", PAGE, re.MULTILINE)
    return [re.sub(r"\s+", " ", words).rstrip(".").replace("`", "") for words in found]


def test_each_promise_of_the_page_has_its_tests_and_no_other_is_listed() -> None:
    assert len(promises()) > 15
    assert promises() == list(SHOWN_BY["promises"])


def test_each_limit_has_its_tests_and_no_other_is_listed() -> None:
    constants = [name for name in vars(limits) if name.startswith("MAX_")]
    assert constants == list(SHOWN_BY["limits"])


def test_its_tests_exist() -> None:
    assert [what for what, tests in TESTS.items() if not tests] == []
    named = [one.split("::") for tests in TESTS.values() for one in tests]
    texts = {file: (ROOT / file).read_text(encoding="utf-8") for file, _ in named}
    lost = [
        (file, name)
        for file, name in named
        if not re.search(rf"^def {name}\(", texts[file], re.MULTILINE)
    ]
    assert lost == []
