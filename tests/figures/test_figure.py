"""Figures at their places."""

from decimal import Decimal

import pytest

from vrd2check.figures import Figure, Kind, State, absent, read_figure
from vrd2check.places import Place

HERE = Place("dossier.yaml", 3, 11, 3, 16)


def test_a_figure_keeps_what_was_written_and_where() -> None:
    figure = read_figure("9.502", HERE, Kind.AMOUNT)
    assert figure.state is State.READ
    assert figure.value == Decimal(9502)
    assert figure.half_unit == Decimal("0.5")
    assert (figure.written, figure.place, figure.kind) == ("9.502", HERE, Kind.AMOUNT)
    assert figure.problem is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.AMOUNT, Decimal(1360)), (Kind.COUNT, Decimal("1.36"))],
)
def test_the_kind_decides_what_a_point_means(kind: Kind, value: Decimal) -> None:
    assert read_figure("1.360", HERE, kind).value == value


def test_a_percentage_is_read_as_a_fraction_of_one() -> None:
    assert read_figure("25 %", HERE, Kind.PERCENTAGE).value == Decimal("0.25")


@pytest.mark.parametrize("kind", Kind)
def test_a_blank_figure_counts_as_exactly_zero(kind: Kind) -> None:
    figure = read_figure("nvt", HERE, kind)
    assert figure.state is State.BLANK
    assert (figure.value, figure.half_unit) == (Decimal(0), Decimal(0))


@pytest.mark.parametrize("kind", Kind)
def test_an_unreadable_figure_has_a_problem_and_no_value(kind: Kind) -> None:
    figure = read_figure("62.500;00", HERE, kind)
    assert figure.state is State.UNREADABLE
    assert (figure.value, figure.place) == (None, HERE)
    assert figure.problem is not None


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_figure_has_its_place_and_no_value(kind: Kind) -> None:
    figure = read_figure("", HERE, kind)
    assert (figure.state, figure.value, figure.place) == (State.EMPTY, None, HERE)


def test_an_absent_figure_has_no_value() -> None:
    figure = absent(HERE)
    assert (figure.state, figure.kind, figure.value) == (State.ABSENT, Kind.AMOUNT, None)
    assert (figure.half_unit, figure.written, figure.place) == (0, "", HERE)
    assert absent(HERE, Kind.COUNT).kind is Kind.COUNT


def test_two_figures_of_one_value_are_two_figures() -> None:
    first = read_figure("5", HERE, Kind.AMOUNT)
    second: Figure = read_figure("5", HERE, Kind.AMOUNT)
    assert first != second
    assert len({first, second, first}) == 2
