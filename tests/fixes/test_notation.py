from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.figures import Kind, read_figure
from vrd2check.fixes.notation import canonical, in_own_notation, plainly
from vrd2check.places import Place

HERE = Place("dossier.yaml", 1, 1, 1, 2)


def figure(written: str, kind: Kind = Kind.AMOUNT):
    return read_figure(written, HERE, kind)


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("308.180", "308183", "308.183"),
        ("308180", "308183", "308183"),
        ("70000", "7000", "7000"),
        ("€ 9.000", "10000", "€ 10.000"),
        ("9.000 €", "10000", "10.000 €"),
        ("EUR 6000", "7000", "EUR 7000"),
        ("1 250 081", "1250080", "1 250 080"),
        ("1\u00a0250\u00a0081 €", "1250080", "1\u00a0250\u00a0080 €"),
        ("1\u202f250\u202f081", "50", "50"),
        ("62.000,00", "62500", "62.500,00"),
        ("15974.02", "15974.5", "15974.50"),
        ("15974.02", "16000", "16000.00"),
        # One decimal stays one, though cents have two.
        ("15.974,5", "16000.2", "16.000,2"),
        ("15.974,5", "16000.25", "16.000,25"),
        ("15 974,02 €", "16000", "16 000,00 €"),
        ("-20.000", "-21000", "-21.000"),
        ("−20.000", "-21000", "−21.000"),
        ("(20.000)", "-21000", "(21.000)"),
        ("(20.000)", "21000", "21.000"),
        ("€ (20.000)", "21000", "€ 21.000"),
        ("- 20.000", "21000", "21.000"),
        ("€ -20.000", "21000", "€ 21.000"),
        ("€ 20.000", "-21000", "€ -21.000"),
        ("20.000 €", "-21000", "-21.000 €"),
        ("+500", "-501", "-501"),
        ("1,5 mio", "1700000", "1,7 mio"),
        ("1,5 mio", "2000000", "2 mio"),
        ("€ 1,5 miljoen", "1720000", "€ 1,72 miljoen"),
        ("1,5 mio", "1723456", "1.723.456"),
        ("9.000", "0", "0"),
    ],
)
def test_the_new_amount_is_written_as_the_author_writes(written, value, expected):
    assert in_own_notation(figure(written), Decimal(value)) == expected


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("1360,5", "1400", "1400"),
        ("1360,5", "1400.25", "1400,25"),
        ("12.15", "13.5", "13.5"),
        ("55,00", "56", "56,00"),
        # 1.400 would be read as one and four tenths
        ("1.360,5", "1400", "1400"),
        ("1.500", "1.6", "1.600"),
        ("110", "1234567", "1234567"),
    ],
)
def test_the_new_count_is_written_as_the_author_writes(written, value, expected):
    assert in_own_notation(figure(written, Kind.COUNT), Decimal(value)) == expected


def test_a_percentage_keeps_its_sign():
    old = figure("20 %", Kind.PERCENTAGE)
    assert in_own_notation(old, Decimal("0.25")) == "25 %"
    assert in_own_notation(old, Decimal("0.163")) == "16,3 %"


def test_what_a_short_amount_does_not_show_is_taken_from_its_neighbours():
    points, none = [figure("1.500"), figure("250")], [figure("1500")]
    assert in_own_notation(figure("900"), Decimal(1200), points) == "1.200"
    assert in_own_notation(figure("900"), Decimal(1200), none) == "1200"
    cents = [figure("12,50")]
    assert in_own_notation(figure("900"), Decimal("62.5"), cents, comma=False) == "62,50"
    assert in_own_notation(figure("900"), Decimal("62.5"), comma=False) == "62.50"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("6000", "6000"),
        ("€ 6.000", "6000"),
        ("6 000 €", "6000"),
        ("1.250.081", "1250081"),
        ("15.974,02", "15974.02"),
        ("62.000,00", "62000.00"),
        ("(20.000)", "-20000"),
        ("−20.000", "-20000"),
        ("0,00 €", "0"),
        ("12,5", "12.5"),
    ],
)
def test_canonical_is_plain_digits_with_a_point(written, expected):
    assert canonical(figure(written)) == expected


def test_millions_stay_since_plain_digits_would_claim_to_be_known_to_the_euro():
    assert canonical(figure("1,5 mio")) is None


def test_what_is_no_amount_has_no_canonical_form():
    assert canonical(figure("nvt")) is None
    assert canonical(figure("62.500;00")) is None
    assert canonical(figure("1.360,5", Kind.COUNT)) is None


STYLES = ["6000", "6.000", "6 000", "€ 6.000", "6.000,00 €", "6000.00", "(6.000)", "1,5 mio", "7"]


@given(old=st.sampled_from(STYLES), cents=st.integers(-(10**14), 10**14))
def test_whatever_is_written_reads_as_the_value(old, cents):
    value = Decimal(f"{cents}E-2")
    written = in_own_notation(figure(old), value)
    assert written is not None
    assert figure(written).value == value


@given(old=st.sampled_from(STYLES), cents=st.integers(-(10**14), 10**14))
def test_canonical_keeps_what_is_known_of_an_amount(old, cents):
    written = in_own_notation(figure(old), Decimal(f"{cents}E-2"))
    assert written is not None
    before = figure(written)
    plain = canonical(before)
    if plain is not None:
        after = figure(plain)
        assert (after.value, after.half_unit) == (before.value, before.half_unit)
        assert canonical(after) == plain


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        ("5", Kind.AMOUNT, "5"),
        ("5.5", Kind.AMOUNT, "5.50"),
        ("5.125", Kind.AMOUNT, "5.125"),
        ("5.5", Kind.COUNT, "5.5"),
        ("0.21", Kind.PERCENTAGE, "21%"),
        ("0.125", Kind.PERCENTAGE, "12.5%"),
    ],
)
def test_plainly_is_in_digits_with_a_point(value: str, kind: Kind, written: str) -> None:
    assert plainly(Decimal(value), kind) == written


def test_in_the_place_of_nothing_a_value_stands_as_the_others_do() -> None:
    like = (figure("nvt"), figure("1.250 €"))
    assert in_own_notation(figure("nvt"), Decimal(3000), like) == "3.000 €"
    assert in_own_notation(figure("nvt"), Decimal(5)) == "5"
