"""Whatever is given to the readers of figures and of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.reading import figures_are_read, text_is_read
from vrd2check.source.parsers import AVAILABLE, Parser

from .strategies import cells, examples, spoiled, yaml_like


@examples(300)
@given(cells())
def test_any_text_is_a_figure_or_a_problem(written: str) -> None:
    figures_are_read(written)


@pytest.mark.parametrize("parser", AVAILABLE)
@examples(100)
@given(text=st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_and_bytes_are_read(parser: Parser, text: str | bytes) -> None:
    text_is_read(text, parser)


@pytest.mark.parametrize("parser", AVAILABLE)
@examples(100)
@given(text=yaml_like())
def test_what_looks_like_yaml_is_read(parser: Parser, text: str) -> None:
    text_is_read(text, parser)


@examples(100)
@given(spoiled())
def test_spoiled_dossiers_are_read(data: bytes) -> None:
    text_is_read(data)
