"""The inputs of the YAML test suite (yaml-test-suite/inputs.json), with both parsers."""

import pytest

from fuzz.reading import text_is_read
from fuzz.seeds import suite
from vrd2check.source import read_text
from vrd2check.source.parsers import AVAILABLE, Parser

# What the parsers read differently: a tag before a comma.
DIFFERENT = {"WZ62"}


def test_the_whole_suite_is_there() -> None:
    assert len(suite()) == 406


@pytest.mark.parametrize("parser", AVAILABLE)
def test_no_input_brings_a_parser_down(parser: Parser) -> None:
    for text in suite().values():
        text_is_read(text, parser)
        text_is_read(text.encode(), parser)


@pytest.mark.skipif(len(AVAILABLE) < 2, reason="PyYAML came without libyaml")
def test_both_parsers_read_the_same() -> None:
    found = {
        name
        for name, text in suite().items()
        if len({str(read_text(text, "a", parser=parser).root) for parser in AVAILABLE}) > 1
    }
    assert found == DIFFERENT
