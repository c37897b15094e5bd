"""Feasibility against brute force on small integer systems, and what relations demand."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.diagnosis.tables import figure, figures, judged
from vrd2check.diagnosis.constraints import (
    Interval,
    LinearConstraint,
    constraints_of,
    exact_changes,
    feasible,
    range_of,
    with_change,
)
from vrd2check.figures import Kind
from vrd2check.relations import AtMost, Product, RunningAtMost, Step, Sum, Term, equals, terms

X, Y, Z = figures([1, 1, 1])
REACH = range(-4, 5)

bounds = st.tuples(st.integers(-5, 5), st.integers(0, 3))


@st.composite
def systems(draw: st.DrawFn) -> list[LinearConstraint]:
    """Bounds on single changes and on differences of two.

    Such a system has a solution in whole numbers if it has any.
    """
    found = [
        LinearConstraint({one: Fraction(1)}, Fraction(REACH[0]), Fraction(REACH[-1]))
        for one in (X, Y, Z)
    ]
    for _ in range(draw(st.integers(0, 5))):
        one, other = draw(st.sampled_from([(X, Y), (Y, Z), (Z, X), (X, None), (Y, None)]))
        least, width = draw(bounds)
        coefficients = {one: Fraction(1)} | ({other: Fraction(-1)} if other else {})
        sides = draw(st.sampled_from(["both", "least", "most"]))
        found.append(
            LinearConstraint(
                coefficients,
                None if sides == "most" else Fraction(least),
                None if sides == "least" else Fraction(least + width),
            )
        )
    return found


def _holds(constraints: list[LinearConstraint], values: tuple[int, ...]) -> bool:
    changes = dict(zip((X, Y, Z), map(Fraction, values), strict=True))
    return all(constraint.holds_for(changes) for constraint in constraints)


@given(systems())
def test_feasibility_agrees_with_trying_all_whole_numbers(
    constraints: list[LinearConstraint],
) -> None:
    solutions = [values for values in product(REACH, repeat=3) if _holds(constraints, values)]
    assert feasible(constraints, (X, Y, Z)) == bool(solutions)
    interval = range_of(constraints, X, (Y, Z))
    if solutions:
        assert interval == (min(s[0] for s in solutions), max(s[0] for s in solutions))
    else:
        assert interval is None


@given(systems(), st.integers(-4, 4))
def test_fixing_a_change_leaves_what_the_others_must_satisfy(
    constraints: list[LinearConstraint], change: int
) -> None:
    rest = with_change(constraints, X, Fraction(change))
    interval = range_of(constraints, X, (Y, Z))
    within = interval is not None and interval.contains(Fraction(change))
    assert feasible(rest, (Y, Z)) == within


def test_without_free_figures_only_what_holds_already_is_feasible() -> None:
    assert feasible([LinearConstraint({}, Fraction(-1), Fraction(0))], ())
    assert not feasible([LinearConstraint({}, Fraction(1), Fraction(2))], ())


def test_a_sum_bounds_the_changes_by_its_residual_and_slack() -> None:
    # 103 is stated, 100 is the sum: two parts and a total of whole euro leave 1,5 open.
    total, parts = figure(103), figures([40, 60])
    (one,) = judged([equals(total, parts)])
    (constraint,) = constraints_of(*one)
    assert constraint.coefficients == {total: 1, parts[0]: -1, parts[1]: -1}
    assert (constraint.least, constraint.most) == (Fraction("-4.5"), Fraction("-1.5"))
    assert list(exact_changes([constraint.on(frozenset({total}))], total)) == [-3]


def test_a_figure_on_both_sides_cannot_change_the_sum() -> None:
    both, other = figure(10), figure(20)
    (one,) = judged([Sum((Term(both),), (Term(both), Term(other)))])
    (constraint,) = constraints_of(*one)
    assert constraint.coefficients == {other: -1}


def test_a_product_is_linear_in_each_factor() -> None:
    cost, rate, days = figure(5000), figure(500), figure(12, Kind.COUNT)
    (one,) = judged([Product(cost, (rate, days))])
    (constraint,) = constraints_of(*one)
    assert constraint.coefficients == {cost: 1, rate: -12, days: -500}


def test_a_factor_beside_a_zero_changes_nothing() -> None:
    cost, rate, days = figure(5000), figure(500), figure(0, Kind.COUNT)
    (one,) = judged([Product(cost, (rate, days))])
    (constraint,) = constraints_of(*one)
    assert rate not in constraint.coefficients


def test_a_ceiling_leaves_room_up_to_its_limit_and_slack() -> None:
    spent, limit = figure(80), figure(100)
    (one,) = judged([AtMost(terms([spent]), terms([limit]))])
    (constraint,) = constraints_of(*one)
    assert Interval(constraint.least, constraint.most) == (None, 21)


def test_a_running_ceiling_holds_at_every_step() -> None:
    vek, vak = figures([50, 60]), figures([70, 60])
    steps = [Step(str(n), terms(vek[n : n + 1]), terms(vak[n : n + 1])) for n in range(2)]
    (one,) = judged([RunningAtMost(tuple(steps))])
    first, second = constraints_of(*one)
    assert (first.most, second.most) == (21, 22)
    assert set(second.coefficients) == {*vek, *vak}
