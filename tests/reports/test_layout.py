from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from vrd2check.reports.layout import (
    Page,
    Span,
    aligned,
    coloured,
    hanging,
    plain,
    wrapped,
)

WORDS = st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1), max_size=20)


@given(WORDS, st.integers(10, 100))
def test_wrapping_loses_nothing_and_stays_within_the_width(words, width):
    text = " ".join(words)
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_without_a_width_nothing_is_wrapped():
    assert wrapped("een lange zin " * 50, None) == ["een lange zin " * 50]


def test_a_word_wider_than_the_page_is_folded():
    assert wrapped("in /een/heel/lang/pad", 12) == ["in", "/een/heel/la", "ng/pad"]


def test_alignment_counts_cells():
    assert aligned("日本", 6) == "日本  "
    assert aligned("6.000", 8, right=True) == "   6.000"
    assert aligned("te breed", 3) == "te breed"


def test_a_hanging_text_is_indented_under_its_beginning():
    lines = hanging([Span("ab: ")], "een twee drie", Page(12))
    assert plain(lines) == "ab: een twee\n    drie\n"


def test_colours_are_escape_sequences_around_the_same_text():
    text = coloured([[Span("fout", "bold red"), Span(" 6")]])
    assert text == "\x1b[1;31mfout\x1b[0m 6\n"


def test_pretty_signs_give_way_in_an_encoding_that_lacks_them():
    assert Page(80, "utf-8").mark("│", "|") == "│"
    assert Page(80, "ascii").mark("│", "|") == "|"
