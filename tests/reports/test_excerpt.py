from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from vrd2check.places import Place, lines_of
from vrd2check.reports.excerpt import excerpt_at


def excerpt(source, line, start, end, room=80):
    return excerpt_at(lines_of(source), Place("a", line, start, line, end), room)


def underlined(found):
    return found.text[found.start : found.start + found.width]


def test_the_figure_is_underlined_and_the_indentation_left_out():
    found = excerpt("soort: x\n    bedrag: 6.000 # ja", 2, 13, 18)
    assert found.text == "bedrag: 6.000 # ja"
    assert underlined(found) == "6.000"
    assert found.number == 2


def test_the_underline_stays_under_the_figure_after_tabs_and_wide_characters():
    found = excerpt("日本\t: 6", 1, 6, 7)
    assert found.text == "日本    : 6"
    assert (found.start, found.width) == (4 + 4 + 2, 1)


def test_lines_are_counted_alike_for_every_line_ending():
    assert excerpt("a: 1\r\nb: 2\rc: 3\n", 3, 4, 5).text == "c: 3"


def test_a_long_line_is_cut_around_the_figure():
    found = excerpt("x" * 100 + " 6.000 " + "y" * 100, 1, 102, 107, room=40)
    assert cell_len(found.text) <= 40
    assert underlined(found) == "6.000"
    assert found.text.startswith("…x")
    assert found.text.endswith("y…")


def test_a_figure_wider_than_the_page_is_cut_itself():
    found = excerpt("z: " + "9" * 500, 1, 4, 504, room=40)
    assert cell_len(found.text) <= 40
    assert found.width <= 40


def test_a_place_without_width_gets_one_mark_and_one_behind_the_text_none():
    assert excerpt("bedrag:", 1, 8, 8).width == 1
    assert excerpt("bedrag:", 1, 50, 51).start == 7
    assert excerpt("bedrag:", 7, 1, 2) is None
    assert excerpt("", 1, 1, 1) is None


def test_a_span_over_several_lines_is_underlined_to_the_end_of_the_first():
    found = excerpt_at(["x: [1,", "  2]"], Place("a", 1, 4, 2, 5), 80)
    assert underlined(found) == "[1,"


@given(st.text(max_size=200), st.integers(1, 210), st.integers(0, 50), st.integers(20, 100))
def test_an_excerpt_always_fits_and_marks_something_in_it(line, start, width, room):
    found = excerpt(line, 1, start, start + width, room)
    if found is not None:
        assert cell_len(found.text) <= room + 1
        assert found.width >= 1
        assert found.start <= cell_len(found.text)
