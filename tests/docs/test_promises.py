"""Each promise points to tests that are there."""

import re

import pytest

from tests.docs.pages import DOCS

ROOT = DOCS.parent
ROWS = [
    line
    for line in (DOCS / "promises.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| **")
]
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("**")[1])
def test_its_tests_exist(row: str) -> None:
    pointed = _TEST.findall(row)
    assert pointed
    assert len(pointed) == row.count("::")
    for file, name in pointed:
        assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_there_are_promises() -> None:
    assert len(ROWS) > 15
