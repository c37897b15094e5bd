"""Each slip is recognised, and what only looks like it is not."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.diagnosis.tables import figure, figures
from vrd2check.diagnosis import slips
from vrd2check.diagnosis.conclusions import ActionKind
from vrd2check.diagnosis.slips import Neighbourhood, Slip, Strength, neighbourhood_of, recognise

NOTHING_AROUND = Neighbourhood()


def slip(written: str, should_be: str, around: Neighbourhood = NOTHING_AROUND) -> str | None:
    found = recognise(Decimal(written), Decimal(should_be), around)
    return None if found is None else found.kind.value


@pytest.mark.parametrize(
    ("written", "should_be", "name"),
    [
        ("12435", "12345", "digits-swapped"),
        ("12445", "12345", "digit"),
        ("123445", "12345", "digit-doubled"),
        ("123495", "12345", "digit-added"),
        ("1235", "12345", "digit-dropped"),
        ("-20000", "20000", "sign"),
        ("20000", "-20000", "sign"),
        ("123450", "12345", "factor-ten"),
        ("12345", "1234500", "factor-ten"),
        ("12.345", "12345", "factor-ten"),
        ("12.35", "12345", "thousands-point"),
        ("584.48", "584481", "thousands-point"),
        ("1210", "1000", "vat"),
        ("1000", "1210", "vat"),
        ("826", "1000", "vat"),
        ("15974", "15974.89", "cut-off"),
        ("15974.8", "15974.89", "cut-off"),
        ("12.43", "12.34", "digits-swapped"),
        ("-12435", "-12345", "digits-swapped"),
    ],
)
def test_a_slip_is_recognised(written: str, should_be: str, name: str) -> None:
    assert slip(written, should_be) == name


@pytest.mark.parametrize(
    ("written", "should_be", "why"),
    [
        ("12345", "12345", "nothing is wrong"),
        ("32145", "12345", "the digits swapped are not neighbours"),
        ("13345", "12435", "two neighbours differ, but are not swapped"),
        ("4", "7", "one digit of a small figure proves nothing"),
        ("4", "-4", "nor does the sign of one"),
        ("12345", "67890", "the difference is divisible by nine, and nothing else"),
        ("54321", "12345", "the digits are reversed"),
        ("12345", "246900", "twenty is no factor of ten"),
        ("120000000", "12000", "ten thousand is too many zeros"),
        ("1233", "1000", "it is not the factor of VAT"),
        ("0", "12345", "a zero is no digit of it"),
        ("15975", "15974.89", "it was rounded, not cut off"),
        ("15973", "15974.89", "it was cut off elsewhere"),
        ("12355.5", "12345", "two digits differ"),
        ("-12435", "12345", "the sign differs as well"),
    ],
)
def test_what_only_looks_like_a_slip_is_none(written: str, should_be: str, why: str) -> None:
    assert slip(written, should_be) is None, why


def test_single_digits_are_common_and_prove_less_than_swaps() -> None:
    strengths = {
        written: recognise(Decimal(written), Decimal("12345"), NOTHING_AROUND).strength  # type: ignore[union-attr]
        for written in ("12445", "123495", "1235", "12435", "123445")
    }
    assert [strength is Strength.STRONG for strength in strengths.values()] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_a_line_left_out_of_a_sum_or_counted_twice_is_named() -> None:
    around = neighbourhood_of(parts=figures(["1.000", "2.345", 700]))
    assert slip("1700", "4045", around) == "line-left-out"
    assert slip("4745", "4045", around) == "line-counted-twice"
    found = recognise(Decimal(1700), Decimal(4045), around)
    assert found is not None
    assert found.part == "2.345"


def test_a_difference_that_is_no_line_is_not_taken_for_one() -> None:
    assert slip("1701", "4045", neighbourhood_of(parts=figures([1000, 2345, 700]))) is None


def test_small_lines_prove_nothing() -> None:
    assert slip("4052", "4059", neighbourhood_of(parts=figures([4052, 7]))) == "digit"


def test_a_subtotal_added_in_is_named() -> None:
    around = neighbourhood_of(parts=figures([1000, 2345, 700]), subtotals=figures([3345]))
    assert slip("7390", "4045", around) == "subtotal-added-in"


def test_a_month_with_all_months_before_it_is_cumulative() -> None:
    around = neighbourhood_of(before=[figures([510, 620, 0])])
    assert slip("1867", "737", around) == "running-totals"  # 737 + 510 + 620


def test_one_month_before_is_too_little_to_call_it_cumulative() -> None:
    assert slip("1247", "737", neighbourhood_of(before=[figures([0, 510])])) is None


def test_the_amount_of_the_neighbour_is_recognised_but_proves_little() -> None:
    around = neighbourhood_of(beside=figures([8120, 9377]))
    found = recognise(Decimal(8120), Decimal(6543), around)
    assert found is not None
    assert (found.kind.value, found.strength) == ("copied-beside", Strength.WEAK)
    assert slip("8121", "6543", around) is None


def test_an_empty_cell_is_nobodys_neighbour() -> None:
    assert slip("0", "6543", neighbourhood_of(beside=[figure("-")])) is None


def test_figures_of_a_hundred_digits_are_compared_exactly() -> None:
    one = "1" + "0" * 99 + "1"
    assert slip(one, "1" + "0" * 98 + "10") == "digits-swapped"
    assert slip(one, "1" + "0" * 97 + "100") is None


def test_each_kind_is_told_in_both_languages_and_nothing_else() -> None:
    told = yaml.safe_load(Path(slips.__file__).with_name("kinds.yaml").read_text("utf-8"))
    assert set(told) <= {kind.value for kind in ActionKind}
    assert {one.kind.value for one in vars(slips).values() if isinstance(one, Slip)} <= set(told)
    assert all(list(text) == ["nl", "en"] for text in told.values())
