from fractions import Fraction

from vrd2check.reports.show.drawings import bars, plainer, stretch


def test_the_highest_value_fills_a_cell_and_the_others_are_in_proportion():
    assert bars([Fraction(8), Fraction(4), Fraction(1)]) == "█▄▁"


def test_what_is_paid_is_always_seen_and_nothing_else_is():
    assert bars([Fraction(1), Fraction(1000), Fraction(0), None, Fraction(-5)]) == "▁█···"


def test_no_values_draw_nothing():
    assert bars([None, None]) == "··"


def test_a_stretch_has_both_its_ends():
    assert stretch(1, 2, range(4)) == "·██·"


def test_every_block_has_an_ascii_character_of_its_own():
    assert plainer("·▁▂▃▄▅▆▇█") == "_.:-=+*%#"
