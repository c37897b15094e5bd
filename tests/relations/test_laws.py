"""Laws that hold for every table, stated as properties."""

import random
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from vrd2check.figures import Figure, Kind, State, read_figure
from vrd2check.places import Place
from vrd2check.relations import Verdict, equals, judge

HERE = Place("x.yaml", 1, 1, 1, 2)

cents = st.integers(min_value=-(10**12), max_value=10**12)
parts_in_cents = st.lists(cents, min_size=1, max_size=15)


def written_in_cents(value: int) -> Decimal:
    return Decimal(value).scaleb(-2)


def figure(value: Decimal, half_unit: Decimal) -> Figure:
    return Figure(value, half_unit, str(value), HERE, Kind.AMOUNT, State.READ)


def in_cents(value: int) -> Figure:
    return figure(written_in_cents(value), Decimal("0.005") if value else Decimal(0))


@given(parts_in_cents, cents, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_no_judgement(
    parts: list[int], total: int, order: random.Random
) -> None:
    shuffled = parts.copy()
    order.shuffle(shuffled)
    judged = judge(equals(in_cents(total), [in_cents(part) for part in parts]))
    assert judge(equals(in_cents(total), [in_cents(part) for part in shuffled])) == judged


@given(parts_in_cents, cents, st.integers(min_value=-6, max_value=9))
def test_scaling_figures_and_their_last_digits_changes_no_verdict(
    parts: list[int], total: int, power: int
) -> None:
    def scaled(value: int) -> Figure:
        known = in_cents(value)
        assert known.value is not None
        return figure(known.value.scaleb(power), known.half_unit.scaleb(power))

    one = judge(equals(in_cents(total), [in_cents(part) for part in parts]))
    other = judge(equals(scaled(total), [scaled(part) for part in parts]))
    assert other.verdict is one.verdict


# The same amount in whole euros, as people write it.
def notations(euros: int) -> list[str]:
    plain = f"{abs(euros)}"
    pointed = f"{abs(euros):,}".replace(",", ".")
    spaced = pointed.replace(".", " ")
    narrow = pointed.replace(".", "\u202f")
    forms = [plain, pointed, spaced, narrow, f"€ {pointed}", f"{spaced} €", f"EUR {plain}"]
    if euros < 0:
        return [f"-{form}" for form in (plain, pointed, spaced)] + [f"({pointed})", f"−{plain}"]
    return [*forms, f"{plain}.00", f"{pointed},00"]


@given(st.data(), st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=13))
def test_a_true_table_is_silent_in_whatever_notation(data: st.DataObject, euros: list[int]) -> None:
    def cell(value: int) -> Figure:
        written = data.draw(st.sampled_from(notations(value)))
        return read_figure(written, HERE, Kind.AMOUNT)

    relation = equals(cell(sum(euros)), [cell(value) for value in euros])
    assert judge(relation).verdict is Verdict.HOLDS


@given(st.data(), st.lists(st.integers(1, 10**9), min_size=1, max_size=13))
def test_a_figure_moved_by_more_than_the_slack_is_found_and_by_less_never(
    data: st.DataObject, euros: list[int]
) -> None:
    total, parts = sum(euros), list(euros)
    # Every figure is known to the euro, so the slack is half a euro for each.
    slack = Decimal(len(parts) + 1) / 2
    move = data.draw(st.integers(-(10**6), 10**6).filter(bool))
    place = data.draw(st.integers(0, len(parts)))
    if place == len(parts):
        total += move
    else:
        parts[place] += move
    # A figure that becomes zero is exact and so changes the slack.
    assume(total and all(parts))
    figures = [figure(Decimal(value), Decimal("0.5")) for value in parts]
    verdict = judge(equals(figure(Decimal(total), Decimal("0.5")), figures)).verdict
    assert verdict is (Verdict.BROKEN if abs(move) > slack else Verdict.WITHIN_ROUNDING)
