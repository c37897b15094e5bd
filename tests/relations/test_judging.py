from decimal import Decimal, getcontext
from fractions import Fraction

import pytest

from tests.relations.rounding_cases import CASES, Case
from vrd2check.figures import Figure, Kind, State, absent, read_figure
from vrd2check.places import Place
from vrd2check.relations import (
    AtMost,
    Exactly,
    Judgement,
    Product,
    Reason,
    Relation,
    Role,
    RunningAtMost,
    Step,
    Sum,
    Term,
    Verdict,
    equals,
    judge,
    magnitude,
    terms,
    weighted,
)

HERE = Place("x.yaml", 1, 1, 1, 2)


def known(value: str, half_unit: str = "0") -> Figure:
    return Figure(Decimal(value), Decimal(half_unit), value, HERE, Kind.AMOUNT, State.READ)


def amount(written: str) -> Figure:
    return read_figure(written, HERE, Kind.AMOUNT)


def count(written: str) -> Figure:
    return read_figure(written, HERE, Kind.COUNT)


def percentage(written: str) -> Figure:
    return read_figure(written, HERE, Kind.PERCENTAGE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rounding_is_judged_as_xbrl_calculations_does(case: Case) -> None:
    total = known(*case.total)
    parts = tuple(
        Term(known(value, half_unit), Decimal(weight)) for weight, value, half_unit in case.parts
    )
    judgement = judge(Sum((Term(total),), parts))
    assert (judgement.verdict in (Verdict.HOLDS, Verdict.WITHIN_ROUNDING)) is case.agrees
    assert judgement.slack == Decimal(case.slack)
    assert (judgement.verdict is Verdict.HOLDS) is (judgement.difference == 0)


def test_twelve_rounded_months_agree_with_their_total_within_rounding() -> None:
    # 12 x 9.502 = 114.024, stated 114.021; 13 half euros are 6,50.
    judgement = judge(equals(amount("114.021"), [amount("9.502") for _ in range(12)]))
    assert judgement == Judgement(
        Verdict.WITHIN_ROUNDING, Decimal(114021), Decimal(114024), Decimal(-3), Decimal("6.5")
    )


def test_a_broken_total_tells_what_is_stated_expected_and_the_difference() -> None:
    # 250.081 + 1.000.000 = 1.250.081, stated 1.250.801.
    judgement = judge(equals(amount("1.250.801"), [amount("250.081"), amount("1.000.000")]))
    assert judgement == Judgement(
        Verdict.BROKEN, Decimal(1250801), Decimal(1250081), Decimal(720), Decimal("1.5")
    )


def test_cells_that_say_nothing_and_zeros_are_exact() -> None:
    # Only the total and the one part are known to the euro: 2 half euros.
    judgement = judge(equals(amount("10"), [amount("11"), amount("0"), amount("nvt"), amount("-")]))
    assert (judgement.verdict, judgement.slack) == (Verdict.WITHIN_ROUNDING, Decimal(1))


def test_counts_have_no_slack() -> None:
    judgement = judge(equals(count("82"), [count("30"), count("60")]))
    assert (judgement.verdict, judgement.difference) == (Verdict.BROKEN, Decimal(-8))
    assert judgement.slack == 0


@pytest.mark.parametrize(
    ("total", "part", "reason"),
    [
        (absent(HERE), amount("5"), Reason.ABSENT),
        (amount(""), amount("5"), Reason.EMPTY),
        (amount("500"), amount(""), Reason.EMPTY),
        (amount("0"), amount(""), Reason.EMPTY),
        (amount("5"), absent(HERE), Reason.ABSENT),
        (amount("62.500;00"), amount("5"), Reason.UNREADABLE),
        (absent(HERE), amount("62.500;00"), Reason.UNREADABLE),
    ],
)
def test_a_sum_with_a_hole_is_unchecked_with_the_reason(
    total: Figure, part: Figure, reason: Reason
) -> None:
    judgement = judge(equals(total, [part, amount("7")]))
    assert judgement == Judgement(Verdict.UNCHECKED, reason=reason)


def test_rate_times_days_is_exact() -> None:
    # 1.023,00 x 55 = 56.265,00
    product = Product(amount("56.265,00"), (amount("1.023,00"), count("55")))
    assert judge(product).verdict is Verdict.HOLDS


def test_slack_of_a_product_is_what_the_factors_can_be_off() -> None:
    # 1.023 is known to 0,5 euro: over 55 days 27,50; the result adds its own 0,5.
    product = Product(amount("56.293"), (amount("1.023"), count("55")))
    assert judge(product) == Judgement(
        Verdict.WITHIN_ROUNDING, Decimal(56293), Decimal(56265), Decimal(28), Decimal(28)
    )
    assert judge(Product(amount("56.294"), product.factors)).verdict is Verdict.BROKEN


def test_both_factors_inexact_add_the_product_of_their_half_units() -> None:
    # (10 +- 0,5) x (20 +- 0,5): at most 10,5 x 20,5 = 215,25, so 15,25 above 200.
    product = Product(known("215"), (known("10", "0.5"), known("20", "0.5")))
    assert judge(product).slack == Decimal("15.25")


def test_vat_is_a_constant_of_a_product() -> None:
    # 100,00 x 2 x 1,21 = 242,00
    product = Product(amount("242,00"), (amount("100,00"), count("2")), Decimal("1.21"))
    assert judge(product).verdict is Verdict.HOLDS


def test_a_share_of_a_base() -> None:
    # 25 % of 250.000 = 62.500; stated 62.000,00; slack 0,005 + 0,25 x 0,5.
    product = Product(amount("62.000,00"), (percentage("25 %"), amount("250.000")))
    assert judge(product) == Judgement(
        Verdict.BROKEN, Decimal(62000), Decimal(62500), Decimal(-500), Decimal("0.13")
    )


def test_a_product_with_an_empty_factor_is_unchecked() -> None:
    assert judge(Product(amount("5"), (amount(""), count("2")))).reason is Reason.EMPTY


def test_shares_of_a_whole_make_one() -> None:
    shares = terms([percentage("20 %"), percentage("75 %")])
    judgement = judge(Sum(shares, (), Decimal(1)))
    assert (judgement.verdict, judgement.difference) == (Verdict.BROKEN, Decimal("-0.05"))


def test_an_extrapolation_from_seven_to_twelve_months_is_exact() -> None:
    # 1.518,95 x 12 / 7 = 2.603,9142857...; stated 2.603,91.
    relation = Sum((Term(amount("2.603,91")),), (Term(amount("1.518,95"), Fraction(12, 7)),))
    judgement = judge(relation)
    assert judgement.verdict is Verdict.WITHIN_ROUNDING
    assert judgement.difference == Fraction(260391, 100) - Fraction(151895 * 12, 700)
    assert judgement.slack == Fraction(5, 1000) + Fraction(12, 7) * Fraction(5, 1000)


def test_a_ceiling_holds_rounds_or_breaks() -> None:
    ceiling = terms([amount("111.018,00")])
    assert judge(AtMost(terms([amount("111.018,00")]), ceiling)).verdict is Verdict.HOLDS
    assert judge(AtMost(terms([amount("111.018,01")]), ceiling)).verdict is Verdict.WITHIN_ROUNDING
    broken = judge(AtMost(terms([amount("162.584,16")]), ceiling))
    assert (broken.verdict, broken.difference) == (Verdict.BROKEN, Decimal("51566.16"))


def test_a_ceiling_that_is_not_stated_is_unchecked() -> None:
    assert judge(AtMost(terms([amount("5")]), terms([amount("")]))).reason is Reason.EMPTY


def test_what_is_known_alone_may_exceed_a_ceiling_where_the_rest_only_adds() -> None:
    paid, ceiling = terms([amount("7,00"), amount("")]), terms([amount("5,00")])
    broken = judge(AtMost(paid, ceiling, adds=True))
    # 7 is 2 above 5, whatever else was paid; without that the empty one could make it less.
    assert (broken.verdict, broken.difference) == (Verdict.BROKEN, Decimal(2))
    assert judge(AtMost(paid, ceiling)).verdict is Verdict.UNCHECKED


def test_a_running_comparison_names_the_first_step_that_fails() -> None:
    # Committed 100 then 50; paid 90, then 70: after two years 160 against 150.
    steps = (
        Step("2022", terms([amount("90")]), terms([amount("100")])),
        Step("2023", terms([amount("70")]), terms([amount("50")])),
        Step("2024", terms([amount("0")]), terms([amount("10")])),
    )
    judgement = judge(RunningAtMost(steps))
    assert judgement == Judgement(
        Verdict.BROKEN, Decimal(160), Decimal(150), Decimal(10), Decimal(2), step="2023"
    )


def test_a_running_comparison_that_rounding_explained_once_does_not_hold_to_the_digit() -> None:
    # 101 is at most 100 only if both were rounded, to the unit: off by 1 of 1; then 101 of 300.
    steps = (
        Step("2022", (known("101", "0.5"),), (known("100", "0.5"),)),
        Step("2023", (), (known("200"),)),
    )
    judgement = judge(RunningAtMost(steps))
    assert judgement.verdict is Verdict.WITHIN_ROUNDING
    assert judgement.difference == 1


def test_a_running_comparison_that_never_fails_holds() -> None:
    steps = (Step("2022", terms([amount("5")]), terms([amount("5")])),)
    assert judge(RunningAtMost(steps)).verdict is Verdict.HOLDS
    assert judge(RunningAtMost(())).verdict is Verdict.UNCHECKED


def test_numbers_of_many_digits_stay_exact() -> None:
    # 24 digits each: a context of 28 digits would round the product of 48.
    large = "9" * 24
    product = Product(known(str(int(large) ** 2 + 1)), (known(large), known(large)))
    assert judge(product).difference == 1


def test_figures_by_themselves_count_once_beside_weighted_ones() -> None:
    # 30 = 10 + 2 x 10; the half units are 0,5 + 0,5 + 2 x 0,5.
    ten, twice = known("10", "0.5"), known("10", "0.5")
    relation = Sum((known("30", "0.5"),), (ten, Term(twice, 2)))
    judgement = judge(relation)
    assert judgement == Judgement(
        Verdict.HOLDS, Decimal(30), Decimal(30), Decimal(0), Decimal("2.0")
    )
    assert [term.weight for term in weighted(relation.right)] == [1, 2]
    assert [figure for _, figure in relation.figures()][1:] == [ten, twice]
    assert relation.size() == 3


def test_many_are_judged_as_one_by_one_and_decimals_round_again_afterwards() -> None:
    # Thirty digits: more than decimals have outside.
    long = known("100000000000000000000000000001")
    relations = [equals(long, [long]), equals(long, [known("1"), known("1")])]
    outside = getcontext()
    with Exactly() as judged:
        found = [judged(relation) for relation in relations]
    assert found == [judge(relation) for relation in relations]
    assert found[1].difference == Decimal("99999999999999999999999999999")
    assert getcontext() is outside


def test_a_product_without_factors_or_result_is_not_judged() -> None:
    assert judge(Product(amount(""), ())).reason is Reason.EMPTY
    assert judge(Product(amount("1"), ())).verdict is Verdict.HOLDS


def test_each_figure_has_its_role_and_counts() -> None:
    one, two, three, four = (known(value) for value in "1234")
    year, next_year = Step("2022", (one,), (two,)), Step("2023", (three,), (Term(four, 2),))
    in_roles: list[tuple[Relation, list[tuple[Role, Figure]]]] = [
        (Sum((one,), (two, three)), [(Role.TOTAL, one), (Role.PART, two), (Role.PART, three)]),
        (
            Product(one, (two, three)),
            [(Role.PRODUCT, one), (Role.FACTOR, two), (Role.FACTOR, three)],
        ),
        (
            AtMost((one, two), (three,)),
            [(Role.AMOUNT, one), (Role.AMOUNT, two), (Role.LIMIT, three)],
        ),
        (
            RunningAtMost((year, next_year)),
            [(Role.AMOUNT, one), (Role.LIMIT, two), (Role.AMOUNT, three), (Role.LIMIT, four)],
        ),
    ]
    for relation, expected in in_roles:
        assert list(relation.figures()) == expected
        assert relation.size() == len(expected)


def test_a_common_weight_is_that_of_each_figure() -> None:
    # 2 x (3 + 4) = 14; the half units are 2 x (0,5 + 0,5).
    three, four = known("3", "0.5"), known("4", "0.5")
    assert terms([three, four]) == (three, four)
    judgement = judge(Sum((known("14"),), terms([three, four], 2)))
    assert (judgement.verdict, judgement.slack) == (Verdict.HOLDS, 2)


def test_several_fractions_add_up() -> None:
    # 7 x 12/7 + 3 x 1/3 = 13; the half units are 12/7 x 0,5 + 1/3 x 0,5 = 43/42.
    parts = (Term(known("7", "0.5"), Fraction(12, 7)), Term(known("3", "0.5"), Fraction(1, 3)))
    judgement = judge(Sum((known("13"),), parts))
    assert (judgement.verdict, judgement.slack) == (Verdict.HOLDS, Fraction(43, 42))


def test_decimals_stay_decimals() -> None:
    # 5 + 6 + 2 = 13 against 12; 3 of 2. A fraction would be shown another way.
    judgement = judge(Sum((known("12"),), (known("5"), known("6")), Decimal(2)))
    running = judge(RunningAtMost((Step("2022", (known("3"),), (known("2"),)),)))
    for number in (judgement.expected, judgement.difference, running.stated, running.difference):
        assert type(number) is Decimal
    assert (judgement.expected, judgement.difference) == (13, -1)


def test_a_number_without_its_sign_keeps_its_thirty_digits() -> None:
    assert magnitude(Decimal("-" + "1" * 30)) == Decimal("1" * 30)
    assert magnitude(Fraction(-1, 3)) == Fraction(1, 3)


def test_what_is_below_a_ceiling_holds_also_where_rounding_would_explain_it() -> None:
    # 10 is 5 below 15; 10 is 0,4 below 10,4, within 0,5 + 0,05.
    far, near = (judge(AtMost((amount("10"),), (amount(most),))) for most in ("15", "10,4"))
    assert (far.verdict, far.difference) == (Verdict.HOLDS, -5)
    assert (near.verdict, near.difference) == (Verdict.HOLDS, Decimal("-0.4"))


def test_a_ceiling_of_zero_is_exceeded_and_one_that_says_nothing_is_not() -> None:
    for zero in ((amount("0"),), (amount("nvt"), amount("0")), ()):
        judgement = judge(AtMost((amount("5"),), zero))
        assert (judgement.verdict, judgement.difference) == (Verdict.BROKEN, 5)
    assert judge(AtMost((amount("5"),), (amount("nvt"), amount("-")))).verdict is Verdict.UNCHECKED


def test_what_is_known_alone_below_a_ceiling_tells_nothing() -> None:
    paid, ceiling = (amount("3,00"), amount("")), (amount("5,00"),)
    judgement = judge(AtMost(paid, ceiling, adds=True))
    assert judgement == Judgement(Verdict.UNCHECKED, reason=Reason.EMPTY)


def test_a_running_comparison_that_holds_tells_the_figures_of_its_last_step() -> None:
    # 5 of 5; half a euro each.
    same = Step("2022", (amount("5"),), (amount("5"),))
    assert judge(RunningAtMost((same,))) == Judgement(
        Verdict.HOLDS, Decimal(5), Decimal(5), Decimal(0), Decimal(1), step="2022"
    )
    assert judge(RunningAtMost(())) == Judgement(Verdict.UNCHECKED, reason=Reason.ABSENT)


@pytest.mark.parametrize("adds", [True, False])
def test_a_running_comparison_is_judged_up_to_where_its_ceiling_is_unknown(adds: bool) -> None:
    known_year = Step("2022", (amount("10"),), (amount("20"),))
    unknown_year = Step("2023", (amount("90"),), (amount(""),))
    over = Step("2022", (amount("30"),), (amount("20"),))
    unchecked = judge(RunningAtMost((known_year, unknown_year, over), adds))
    assert unchecked == Judgement(Verdict.UNCHECKED, reason=Reason.EMPTY)
    broken = judge(RunningAtMost((over, unknown_year), adds))
    assert (broken.verdict, broken.difference, broken.step) == (Verdict.BROKEN, 10, "2022")


def test_what_is_known_of_a_running_comparison_may_exceed_it_where_the_rest_only_adds() -> None:
    # 90 and something of 100; then 20 more of 5 more: at least 110 of 105.
    steps = (
        Step("2022", (amount("90"), amount("")), (amount("100"),)),
        Step("2023", (amount("20"), amount("62.500;00")), (amount("5"),)),
    )
    broken = judge(RunningAtMost(steps, adds=True))
    assert (broken.verdict, broken.stated, broken.expected) == (Verdict.BROKEN, 110, 105)
    assert (broken.difference, broken.step) == (5, "2023")
    # Without that, and with 95 known of 100, it is the first that is lacking which is told.
    for unknown in (
        RunningAtMost(steps),
        RunningAtMost((steps[0], Step("2023", (amount("5"), amount("x")), ())), adds=True),
    ):
        assert judge(unknown) == Judgement(Verdict.UNCHECKED, reason=Reason.EMPTY)


def test_a_factor_that_says_nothing_makes_no_product_zero_but_a_zero_does() -> None:
    nothing = Product(amount("0"), (amount("nvt"), count("2")))
    assert judge(nothing).verdict is Verdict.UNCHECKED
    zero = Product(amount("5"), (amount("0"), count("2")))
    assert (judge(zero).verdict, judge(zero).difference) == (Verdict.BROKEN, 5)
    assert judge(Product(amount("0"), (amount("0"), count("2")))).verdict is Verdict.HOLDS
