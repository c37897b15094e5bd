import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.reports.safe import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewone tekst é 日本", "gewone tekst é 日本"),
        ("rood \x1b[31m", "rood \\x1b[31m"),
        ("links \u202e rechts", "links \\u202e rechts"),
        ("nieuwe\nregel\r", "nieuwe\\x0aregel\\x0d"),
        ("1\u00a0250\u202f081", "1 250 081"),
        ("a\tb", "a    b"),
        ("naam-\udcff.yaml", "naam-\\xff.yaml"),
        ("nul\u200bbreed", "nul\\u200bbreed"),
        ("[bold]opmaak[/foo]", "[bold]opmaak[/foo]"),
    ],
)
def test_what_does_not_print_is_made_visible(text, shown):
    assert visible(text) == shown


def test_what_an_encoding_lacks_is_escaped_and_quotes_become_plain():
    assert visible("“é” · 日", "ascii") == '"\\xe9" - \\u65e5'
    assert visible("é", "latin-1") == "é"


@given(st.text())
def test_nothing_visible_moves_the_cursor_or_turns_the_direction(text):
    shown = visible(text)
    assert shown.isprintable()
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252"]))
def test_what_is_visible_can_be_written_in_the_encoding(text, encoding):
    visible(text, encoding).encode(encoding)
