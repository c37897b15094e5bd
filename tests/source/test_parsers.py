"""PyYAML's two parsers must not disagree about any dossier, however broken."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import FAILING
from vrd2check.source import Document, read_file, read_text
from vrd2check.source.parsers import AVAILABLE, Parser

DOSSIERS = sorted((Path(__file__).parents[2] / "dossiers").glob("*.yaml"))

pytestmark = pytest.mark.skipif(len(AVAILABLE) < 2, reason="PyYAML without libyaml")

# No question mark at the start of a value in brackets: libyaml takes it for a key, and what
# follows from there differs too much to be worth imitating.
FRAGMENTS = (
    *("a: ", "b: ", "- ", "\n", "\n  ", "\n    ", "\n- ", "\r\n", "[", "]", "{", "}", ", ", ","),
    *(": ", ":", '"', "'", " # c", "#", "|\n  x\n", ">", "&n ", "*n ", "!x ", "!!str ", "%", "@"),
    *("<<: ", "1,5", "22.10", "é", "😀", "x", "~", "---\n", "...\n", "\\", "x\ty", "wie?"),
)


def kinds(document: Document) -> list[tuple[object, int]]:
    return [(problem.kind, problem.place.line) for problem in document.problems]


@settings(max_examples=1500, derandomize=True)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_any_text_gives_the_same_tree_and_the_same_problems(text: str) -> None:
    fast = read_text(text, "f", parser=Parser.C)
    pure = read_text(text, "f", parser=Parser.PURE)
    assert fast.root == pure.root
    assert kinds(fast) == kinds(pure)


@given(st.text(max_size=60) | st.binary(max_size=60))
@settings(max_examples=500, derandomize=True)
def test_nothing_at_all_raises(data: str | bytes) -> None:
    for parser in AVAILABLE:
        document = read_text(data, "f", parser=parser)
        assert document.root is not None or document.problems


def test_every_dossier_and_every_example_that_fails_reads_the_same() -> None:
    differing = [
        path.name
        for path in [*DOSSIERS, *FAILING]
        if read_file(path, parser=Parser.C) != read_file(path, parser=Parser.PURE)
    ]
    assert differing == []
