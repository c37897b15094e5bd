"""A relation that a difference is taken into holds with it, whatever its kind."""

from decimal import Decimal
from fractions import Fraction

import pytest

from vrd2check.figures import Kind, read_figure
from vrd2check.places import Place
from vrd2check.relations import (
    AtMost,
    Product,
    Relation,
    RunningAtMost,
    Step,
    Sum,
    Term,
    Verdict,
    judge,
    shifted,
)


def figure(written: str):  # type: ignore[no-untyped-def]
    return read_figure(written, Place("a.yaml", 1, 1, 1, 2), Kind.AMOUNT)


@pytest.mark.parametrize(
    ("relation", "difference"),
    [
        # 3.500 - (1.050 + 2.000)
        (Sum((figure("3500"),), (figure("1050"), figure("2000"))), 450),
        # 90 - (1 + 12)
        (Sum((figure("90"),), (figure("12"),), Decimal(1)), 77),
        # 100 - 12/7 × 49 = 16
        (Sum((figure("100"),), (Term(figure("49"), Fraction(12, 7)),)), 16),
        # 100 - 12/7 × 50 = 100/7
        (Sum((figure("100"),), (Term(figure("50"), Fraction(12, 7)),)), Fraction(100, 7)),
        # 11.500 - 24 × 500
        (Product(figure("11500"), (figure("24"), figure("500"))), -500),
        # 2.500 - 4 × 500 × 1,21
        (Product(figure("2500"), (figure("4"), figure("500")), Decimal("1.21")), 80),
    ],
)
def test_with_its_difference_it_holds_exactly(relation: Relation, difference: Fraction) -> None:
    before = judge(relation)
    assert before.difference == difference
    assert before.difference is not None
    changed = shifted(relation, before.difference)
    assert changed is not None
    after = judge(changed)
    assert (after.verdict, after.difference) == (Verdict.HOLDS, 0)
    assert after.slack == before.slack
    again = shifted(changed, Decimal(5))
    assert again is not None
    assert judge(again).difference == -5


def test_a_ceiling_that_may_be_exceeded_says_nothing_any_more() -> None:
    more, less = figure("20"), figure("10")
    assert shifted(AtMost((more,), (less,)), Decimal(10)) is None
    assert shifted(RunningAtMost((Step("2022", (more,), (less,)),)), Decimal(10)) is None
