"""A text is written as a value of YAML in which every reader sees that text."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from vrd2check.source import read_text, scalar

texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


@given(texts)
def test_any_text_is_read_back_as_it_is(text):
    read = read_text(f"a: [{scalar(text)}, {scalar(text)}]\n", "a.yaml")
    (item, _) = read.root["a"].items
    assert item.written == text


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12))
@example("0x1F")
@example("0b11")
@example("1_000")
@example("2022-11-27")
@example("1e3")
@example("Ja")
def test_another_reader_sees_a_text_too(text):
    written = scalar(text, whole=False)
    assert yaml.safe_load(f"a: {written}") == {"a": text}
    assert yaml.safe_load(f"{{a: {written}, b: 1}}") == {"a": text, "b": 1}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Loket (fase 2)", "Loket (fase 2)"),
        ("12", "12"),
        ("22.10", '"22.10"'),
        ("nee: niets", '"nee: niets"'),
        ('een "woord"', '"een \\"woord\\""'),
        ("no", '"no"'),
    ],
)
def test_quotes_stand_where_they_are_needed(text, written):
    assert scalar(text) == written
