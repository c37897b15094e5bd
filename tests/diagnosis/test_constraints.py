"""What relations demand of the changes of their figures, by hand."""

from decimal import Decimal
from fractions import Fraction

from tests.diagnosis.tables import figure, figures, system
from vrd2check.diagnosis.amounts import UNIT, in_units
from vrd2check.diagnosis.constraints import Interval
from vrd2check.diagnosis.system import NOTHING_UNDONE, Undone
from vrd2check.figures import Kind
from vrd2check.relations import AtMost, Product, RunningAtMost, Step, Sum, Term, equals, terms


def between(least: float | str, most: float | str) -> Interval:
    return Interval(in_units(Fraction(least)), in_units(Fraction(most)))


def test_a_sum_demands_its_difference_of_each_figure_within_the_slack() -> None:
    total, parts = figure(10), figures([3, 4])  # 3 too much, and three half units
    found = system([equals(total, parts)])
    assert found.demand(0, total, NOTHING_UNDONE) == between("-4.5", "-1.5")
    assert found.demand(0, parts[0], NOTHING_UNDONE) == between("1.5", "4.5")
    assert found.difference(0) == 3 * UNIT


def test_a_weight_divides_what_is_demanded() -> None:
    one, other = figure(30), figure(10)
    found = system([Sum((one,), (Term(other, 2),))])  # 30 against 20, slack 0,5 + 1
    assert found.demand(0, other, NOTHING_UNDONE) == between("4.25", "5.75")


def test_a_figure_that_stands_twice_in_a_sum_counts_twice() -> None:
    one, total = figure(10), figure(30)
    found = system([equals(total, [one, one])])  # 30 against 20, slack 0,5 + 1
    assert found.demand(0, one, NOTHING_UNDONE) == between("4.25", "5.75")


def test_what_is_undone_counts() -> None:
    total, parts = figure(10), figures([3, 4])
    found = system([equals(total, parts)])
    undone = Undone({parts[1]: 3 * UNIT})
    assert found.holds(0, undone)
    assert not found.holds(0, NOTHING_UNDONE)
    # A line of 3 that comes on the side of the parts lowers what is left of the total.
    assert found.holds(0, Undone({}, {0: -3 * UNIT}))


def test_a_product_demands_of_each_factor_by_the_other() -> None:
    cost, rate, days = figure(32000), figure(640), figure(55, Kind.COUNT)  # 35.200
    found = system([Product(cost, (rate, days))])
    least, most = found.demand(0, days, NOTHING_UNDONE)
    assert least is not None
    assert most is not None
    assert least < -5 * UNIT < most  # 50 days of 640
    assert found.holds(0, Undone({days: -5 * UNIT}))
    # Rate and days that change places leave their product as it is.
    both = Undone({rate: -585 * UNIT, days: 585 * UNIT})
    assert not found.holds(0, both)
    assert found.holds(0, Undone({cost: 3200 * UNIT, **both.changes}))


def test_what_is_added_to_a_product_counts() -> None:
    cost, rate, days = figure(30000), figure(640), figure(50, Kind.COUNT)
    # 640 x 50 = 32.000, less 1.500 is 30.500.
    found = system([Product(cost, (rate, days), offset=Decimal(-1500))])
    assert found.demand(0, cost, NOTHING_UNDONE).middle() == 500 * UNIT
    assert found.holds(0, Undone({cost: 500 * UNIT}))
    assert not found.holds(0, Undone({cost: 2000 * UNIT}))


def test_a_ceiling_has_no_least_and_what_exceeds_it_constrains_nothing() -> None:
    spent, limit = figure(80), figure(100)
    found = system([AtMost(terms([spent]), terms([limit])), equals(figure(7), [figure(9)])])
    assert found.demand(0, spent, NOTHING_UNDONE) == Interval(None, 21 * UNIT)
    exceeded = system([AtMost(terms([limit]), terms([spent]))])
    assert (exceeded.broken, exceeded.exceeded) == ([], [0])


def test_a_running_ceiling_holds_at_every_step() -> None:
    vek, vak = figures([50, 60]), figures([55, 80])
    steps = [Step(str(n), terms(vek[n : n + 1]), terms(vak[n : n + 1])) for n in range(2)]
    found = system([RunningAtMost(tuple(steps)), equals(figure(7), [figure(9)])])
    # In the first year 5 are left, and half a unit of each figure.
    assert found.demand(0, vek[0], NOTHING_UNDONE).most == 6 * UNIT
    assert found.demand(0, vek[1], NOTHING_UNDONE).most == 27 * UNIT


def test_an_amount_beside_nothing_is_demanded_of_no_figure() -> None:
    amount = figure(500)
    found = system([Sum((), (amount,))])
    assert found.broken == [0]
    assert found.beside_nothing == {0}
    assert amount not in found.relations_of
