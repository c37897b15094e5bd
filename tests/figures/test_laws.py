"""Laws that hold of every figure and of every text."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.figures.readers import read_amount, read_count, read_percentage
from vrd2check.figures import (
    Kind,
    State,
    format_amount,
    format_count,
    format_percentage,
    month_number,
    read_date,
    read_figure,
    read_period,
)
from vrd2check.places import Place

HERE = Place("dossier.yaml", 1, 1, 1, 2)
CENTS = st.integers(-(10**14), 10**14)
DECIMALS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4)
# Text that looks like figures finds more than text at large.
FIGURELIKE = st.text("0123456789.,;:-+−–()€%$'_ \u00a0\u202fexEinfkmoQqKH/\n\u0663", max_size=30)
TEXTS = st.text(max_size=80) | FIGURELIKE


def euros(cents: int) -> Decimal:
    return Decimal(f"{cents}E-2")


@given(CENTS)
@example(0)
@example(-1)
@example(100_000)
def test_a_written_amount_is_read_back(cents: int) -> None:
    assert read_amount(format_amount(euros(cents))).value == euros(cents)


@given(
    whole=st.integers(0, 10**12),
    cents=st.none() | st.integers(0, 99),
    separator=st.sampled_from(["", ".", " ", "\u00a0", "\u2009", "\u202f", "\u2007"]),
    minus=st.sampled_from(["", "-", "−", "–", "("]),
    before=st.sampled_from(["", "€ ", "€", "EUR ", "euro "]),
    behind=st.sampled_from(["", " €", "€", " euro", "\u00a0EUR"]),
)
def test_an_amount_is_read_back_from_every_notation(
    *, whole: int, cents: int | None, separator: str, minus: str, before: str, behind: str
) -> None:
    number = f"{whole:,}".replace(",", separator)
    if cents is not None:
        number += f",{cents:02}"
    if before:
        behind = ""
    body = f"({number})" if minus == "(" else f"{minus}{number}"
    reading = read_amount(f"{before}{body}{behind}")
    value = Decimal(whole) + Decimal(cents or 0) / 100
    assert reading.value == (-value if minus else value)
    exact = value == 0
    assert reading.half_unit == (0 if exact else Decimal("0.5" if cents is None else "0.005"))


@given(DECIMALS)
@example(Decimal(1360))
@example(Decimal(1360000))
def test_a_written_count_is_read_back(value: Decimal) -> None:
    assert read_count(format_count(value)).value == value


@given(DECIMALS)
def test_a_written_percentage_is_read_back(value: Decimal) -> None:
    assert read_percentage(format_percentage(value)).value == value


@given(st.fractions(-(10**9), 10**9, max_denominator=10**6))
def test_a_fraction_is_written_as_the_nearest_cent(value: Fraction) -> None:
    shown = read_amount(format_amount(value)).value
    assert shown is not None
    assert abs(Fraction(shown) - value) <= Fraction(1, 200)


@given(TEXTS, st.sampled_from(Kind))
def test_any_text_is_read_exactly_or_has_a_problem_in_both_languages(
    written: str, kind: Kind
) -> None:
    figure = read_figure(written, HERE, kind)
    assert type(figure.half_unit) is Decimal
    assert figure.half_unit >= 0
    assert (figure.state is State.UNREADABLE) == (figure.problem is not None)
    if figure.state is State.EMPTY:
        assert figure.value is None
    elif figure.problem is None:
        assert type(figure.value) is Decimal
        assert figure.value.is_finite()
    else:
        assert figure.value is None
        assert figure.problem.nl.isprintable()
        assert figure.problem.en.isprintable()
        assert len(figure.problem.nl) < 400


@given(TEXTS)
def test_any_text_is_a_period_a_date_a_month_or_nothing(written: str) -> None:
    period = read_period(written, 2022)
    assert period is None or period.start <= period.end
    day = read_date(written)
    assert day is None or 1990 <= day.year <= 2100
    assert month_number(written) in {None, *range(1, 13)}


@given(FIGURELIKE)
def test_a_bare_thousands_point_is_what_python_reads_as_another_number(written: str) -> None:
    reading = read_amount(written)
    if reading.value is None:
        return
    try:
        elsewhere = Decimal(written) if written.isascii() and written == written.strip() else None
    except ArithmeticError:
        elsewhere = None
    assert reading.point_groups == (elsewhere is not None and elsewhere != reading.value)


@pytest.mark.parametrize("reader", [read_amount, read_count, read_percentage])
@pytest.mark.parametrize("unit", ["1 ", "1.", "(", "1,", "€", "0", "-", "٣"])
def test_a_long_hostile_text_is_refused_at_once(reader, unit: str) -> None:
    assert reader(unit * 100_000).problem is not None
    assert reader((unit * 60)[:60]).problem is not None
