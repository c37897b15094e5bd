"""Every figure that explains a cluster by itself is found, whatever the order, within bounds."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.diagnosis.tables import Grid, figure, figures, judged, system
from vrd2check.diagnosis.cells import Cells
from vrd2check.diagnosis.geometry import Geometry
from vrd2check.diagnosis.plausibility import Plausibility
from vrd2check.diagnosis.search import Explanation, Search, SearchLimit
from vrd2check.diagnosis.system import Undone, clusters
from vrd2check.figures import Figure
from vrd2check.relations import Relation, Verdict, equals, judge
from vrd2check.settings import Settings


def explanations(relations: list[Relation], limit: SearchLimit | None = None) -> list[Explanation]:
    found, geometry = system(relations), Geometry(())
    (cluster,) = clusters(found, found.broken)
    cells = Cells(found, geometry, Plausibility(found, geometry, Settings().day_rates))
    return Search(found, cells, (), limit or SearchLimit()).explanations(cluster)


def wrong(explanation: Explanation) -> frozenset[Figure]:
    return frozenset(figure for one in explanation.actions for figure in one.undone.changes)


@st.composite
def grids(draw: st.DrawFn) -> tuple[Grid, list[Relation]]:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(2, 4))
    cells = [[draw(st.integers(100, 99999)) for _ in range(columns)] for _ in range(rows)]
    totals = [sum(row) for row in cells], [sum(column) for column in zip(*cells, strict=True)]
    cells[draw(st.integers(0, rows - 1))][draw(st.integers(0, columns - 1))] += draw(
        st.integers(50, 9_000)
    )
    grid = Grid(cells, *totals, sum(totals[0]))
    relations = grid.relations()
    left_out = draw(st.sets(st.integers(0, len(relations) - 1), max_size=2))
    return grid, [one for place, one in enumerate(relations) if place not in left_out]


@given(grids())
def test_every_figure_that_explains_all_by_itself_is_found(
    made: tuple[Grid, list[Relation]],
) -> None:
    _, relations = made
    broken = [one for one in relations if judge(one).verdict is Verdict.BROKEN]
    if not broken:
        return
    found = system(relations)
    everything = dict.fromkeys(figure for one in relations for _, figure in one.figures())
    by_hand = set()
    for one in everything:
        # By independent arithmetic: the change that the first broken relation asks for.
        asked = {
            found.difference(p) * (1 if one in relations[p].right else -1)  # type: ignore[union-attr]
            for p in found.broken
            if one in [f for _, f in relations[p].figures()]
        }
        if len(asked) == 1 and all(one in found.figures_of(p) for p in found.broken):
            undone = Undone({one: asked.pop()})
            if all(found.holds(p, undone) for p in found.touched(undone)):
                by_hand.add(frozenset((one,)))
    if by_hand:
        assert {wrong(one) for one in explanations(relations)} == by_hand


@given(grids(), st.randoms(use_true_random=False))
def test_the_order_of_the_relations_changes_nothing(
    made: tuple[Grid, list[Relation]], order: random.Random
) -> None:
    _, relations = made
    if not [one for one in judged(relations) if one.judgement.verdict is Verdict.BROKEN]:
        return
    shuffled = relations.copy()
    order.shuffle(shuffled)
    assert [wrong(one) for one in explanations(relations)] == [
        wrong(one) for one in explanations(shuffled)
    ]


def test_the_likeliest_comes_first() -> None:
    parts, total = figures([1170, 2845, 4391]), figure(8460)  # 8.406: two digits swapped
    first, *_ = explanations([equals(total, parts)])
    assert wrong(first) == {total}


def test_nothing_is_found_beyond_the_limit() -> None:
    parts = figures([100 + n for n in range(50)])
    relations: list[Relation] = [equals(figure(99), parts)]
    assert explanations(relations)
    assert explanations(relations, SearchLimit(10)) == []
