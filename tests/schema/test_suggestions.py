"""Which key or word the author probably meant."""

import pytest

from vrd2check.schema.shape import definition
from vrd2check.schema.suggestions import keys_below, nearest, same_word

KEYS = ["bedrag", "bron", "deliverable", "vak_vek_kalender"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("bedraag", "bedrag"),
        ("BEDRAG", "bedrag"),
        ("bron ", "bron"),
        ("bronnen", "bron"),
        ("delivrable", "deliverable"),
        ("VAK-VEK kalender", "vak_vek_kalender"),
    ],
)
def test_a_slip_is_recognised(written: str, meant: str) -> None:
    assert nearest(written, KEYS) == meant


@pytest.mark.parametrize("written", ["", "x", "opmerking", "2022"])
def test_a_word_that_is_like_none_brings_nothing(written: str) -> None:
    assert nearest(written, KEYS) is None


def test_only_capitals_spaces_and_dashes_make_no_other_word() -> None:
    assert same_word("Vak-Vek Kalender", KEYS) == "vak_vek_kalender"
    assert same_word("bedraag", KEYS) is None


def test_a_key_is_found_in_a_block_and_in_the_rows_of_a_list_below() -> None:
    assert keys_below("basis", definition("projectdossier")) == ("verdeling",)
    assert keys_below("streefwaarde", definition("projectdossier")) == ("kpis",)


def test_a_block_that_takes_any_key_is_no_reason_to_point_there() -> None:
    assert keys_below("zomaar", definition("projectdossier")) == ()
