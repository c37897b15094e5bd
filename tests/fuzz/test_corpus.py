"""Inputs that once found something, through the target that they broke."""

from pathlib import Path

import pytest

from fuzz.seeds import CORPUS
from fuzz.targets import TARGETS

FOUND = sorted(CORPUS.glob("*/*"))


def test_there_are_such_inputs() -> None:
    assert {path.parent.name for path in FOUND} <= set(TARGETS)
    assert len(FOUND) >= 3


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_it_finds_nothing_any_more(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())
