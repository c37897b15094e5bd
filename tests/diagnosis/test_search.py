"""All smallest explanations are found, in whatever order the relations come, within bounds."""

import itertools
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diagnosis.tables import Grid, broken, figure, figures, judged, system
from vrd2check.diagnosis import search
from vrd2check.diagnosis.constraints import feasible
from vrd2check.diagnosis.search import SearchLimit, evident_sets, smallest_sets
from vrd2check.diagnosis.system import System, clusters
from vrd2check.figures import Figure, read_figure
from vrd2check.places import Place
from vrd2check.relations import AtMost, Product, Relation, equals, terms


def explanations(relations: list[Relation]) -> list[tuple[Figure, ...]]:
    found = system(relations)
    (cluster,) = clusters(found)
    return smallest_sets(found, cluster)


def by_trying_all(found: System, cluster: list[int], most: int) -> set[frozenset[Figure]]:
    everything = sorted(found.relations_of, key=lambda one: one.place)
    for size in range(1, most + 1):
        explaining = {
            frozenset(free)
            for free in itertools.combinations(everything, size)
            if all(not found.figures_of(place).isdisjoint(free) for place in cluster)
            and found.is_linear(frozenset(free))
            and feasible(found.constraints(frozenset(free)), free)
        }
        if explaining:
            return explaining
    return set()


def test_a_broken_sum_by_itself_is_explained_by_each_of_its_figures() -> None:
    total, parts = figure(110), figures([40, 60])
    assert explanations([equals(total, parts)]) == [(total,), (parts[0],), (parts[1],)]


def test_a_cell_in_a_broken_row_and_column_is_the_only_explanation() -> None:
    grid = Grid([[10, 29], [30, 40]], [30, 70], [40, 60], 100)  # 29 should be 20
    assert explanations(grid.relations()) == [(grid.cells[0][1],)]


def test_two_wrong_cells_in_one_row_are_found_together() -> None:
    grid = Grid([[15, 27], [30, 40]], [30, 70], [40, 60], 100)  # 15 and 27 should be 10 and 20
    assert explanations(grid.relations()) == [tuple(grid.cells[0])]


def test_three_wrong_cells_in_one_row_are_found_together() -> None:
    cells = [[110, 240, 390], [400, 500, 600]]  # 100, 200 and 300
    grid = Grid(cells, [600, 1500], [500, 700, 900], 2100)
    assert explanations(grid.relations()) == [tuple(grid.cells[0])]


def test_a_wrong_total_of_totals_alone_is_the_grand_total() -> None:
    grid = Grid([[10, 20], [30, 40]], [30, 70], [40, 60], 150)
    assert explanations(grid.relations()) == [(grid.grand,)]


def test_a_ceiling_that_holds_rules_out_what_would_exceed_it() -> None:
    total, parts, ceiling = figure(110), figures([40, 60]), figure(45)
    relations = [equals(total, parts), AtMost(terms(parts[:1]), terms([ceiling]))]
    assert explanations(relations) == [(total,), (parts[1],)]


def test_both_factors_of_a_product_are_never_free_at_once() -> None:
    cost, rate, days = figures([600, 20, 20])
    relations: list[Relation] = [Product(cost, (rate, days)), equals(figure(600), [cost])]
    assert explanations(relations) == [(rate,), (days,)]


def test_clusters_share_no_figure() -> None:
    one, other = (equals(figure(9), figures([10, 20])) for _ in range(2))
    holding = equals(figure(70), figures([30, 40]))
    assert clusters(system([one, holding, other])) == [[0], [2]]


def test_figures_of_a_relation_that_is_unchecked_constrain_nothing() -> None:
    total, parts = figure(110), figures([40, 60])
    unchecked = equals(figure("12.34.567"), [parts[0]])
    assert len(explanations([equals(total, parts), unchecked])) == 3


@st.composite
def wrong_grids(draw: st.DrawFn) -> list[Relation]:
    """Small tables with up to three figures changed, and maybe some relations left out."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(2, 3))
    cells = [[draw(st.integers(1, 9)) * 100 for _ in range(columns)] for _ in range(rows)]
    row_totals = [sum(row) for row in cells]
    column_totals = [sum(column) for column in zip(*cells, strict=True)]
    grand = sum(row_totals)
    for _ in range(draw(st.integers(1, 3))):
        row = draw(st.integers(0, rows - 1))
        if draw(st.booleans()):
            cells[row][draw(st.integers(0, columns - 1))] += draw(st.sampled_from([30, 70, 200]))
        else:
            row_totals[row] += draw(st.sampled_from([40, 100]))
    relations = Grid(cells, row_totals, column_totals, grand).relations()
    left_out = draw(st.sets(st.integers(0, len(relations) - 1), max_size=3))
    return [one for place, one in enumerate(relations) if place not in left_out]


def test_a_set_that_reaches_into_another_cluster_puts_that_right_too() -> None:
    # Both columns and one of the totals of all are broken, each by itself: 170 is not 100, 130 is
    # not 100, and 200 is not 300; but 170 and 130 are 300, and 100 and 100 are 200.
    grid = Grid([[170, 130]], [300], [100, 100], 200)
    found = system(grid.relations())
    assert [len(cluster) for cluster in clusters(found)] == [1, 1, 1]
    (first, second), (row,), (one, other) = grid.cells[0], grid.rows, grid.columns
    # 170 becomes 100 only if 130 becomes 100 and 300 becomes 200; or else 100, 100 and 200 change.
    column = next(c for c in clusters(found) if first in found.figures_of(c[0]))
    assert {frozenset(each) for each in smallest_sets(found, column)} == {
        frozenset({first, second, row}),
        frozenset({one, other, grid.grand}),
    }


@given(wrong_grids())
def test_the_search_finds_what_trying_all_sets_finds(relations: list[Relation]) -> None:
    found = system(relations)
    for cluster in clusters(found):
        explained = smallest_sets(found, cluster)
        # What a set touches in other clusters it must put right as well.
        assert {frozenset(one) for one in explained} == by_trying_all(found, cluster, 3)


@given(wrong_grids(), st.randoms(use_true_random=False))
def test_the_order_of_relations_changes_nothing(
    relations: list[Relation], order: random.Random
) -> None:
    shuffled = relations.copy()
    order.shuffle(shuffled)
    one, other = system(relations), system(shuffled)
    first = [smallest_sets(one, cluster) for cluster in clusters(one)]
    second = [smallest_sets(other, cluster) for cluster in clusters(other)]
    assert sorted(first, key=str) == sorted(second, key=str)


def test_four_wrong_figures_in_one_cluster_are_beyond_the_bound() -> None:
    cells = [[110, 240, 390, 475], [400, 500, 600, 700]]  # 100, 200, 300 and 400
    grid = Grid(cells, [1000, 2200], [500, 700, 900, 1100], 3200)
    assert explanations(grid.relations()) == []


def test_the_search_gives_up_when_its_budget_is_spent() -> None:
    grid = Grid([[15, 27], [30, 40]], [30, 70], [40, 60], 100)
    found = system(grid.relations())
    budget = SearchLimit(1)
    assert smallest_sets(found, found.broken, budget) == []
    assert budget.left <= 0


@pytest.mark.parametrize("seed", range(5))
def test_sets_are_tried_in_the_order_of_the_file_wherever_figures_are_in_memory(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    # Three wrong cells in one row, so that many sets are tried before they are found.
    cells = [[110, 240, 390], [400, 500, 600], [700, 800, 900]]
    written = [*itertools.chain(*cells), 600, 1500, 2400, 1200, 1500, 1800, 4500]

    def tried(order: list[int]) -> list[list[int]]:
        """Return the lines of the sets that are tried when figures are made in some order."""
        made = {
            number: read_figure(str(written[number]), Place("a.yaml", number, 1, number, 2))
            for number in order
        }
        table = [[made[3 * row + column] for column in range(3)] for row in range(3)]
        rows, columns = [made[9], made[10], made[11]], [made[12], made[13], made[14]]
        found = system(
            [
                *map(equals, rows, table),
                *map(equals, columns, zip(*table, strict=True)),
                equals(made[15], rows),
                equals(made[15], columns),
            ]
        )
        sets: list[list[int]] = []
        extend = search._Search.extend

        def watched(self: search._Search, chosen: frozenset[Figure], size: int) -> Any:
            sets.append(sorted(figure.place.line for figure in chosen))
            return extend(self, chosen, size)

        with monkeypatch.context() as patch:
            patch.setattr(search._Search, "extend", watched)
            smallest_sets(found, found.broken)
        return sets

    in_file = list(range(len(written)))
    shuffled = in_file.copy()
    random.Random(seed).shuffle(shuffled)
    assert tried(shuffled) == tried(in_file)


def test_evident_is_what_mends_all_its_broken_relations_by_itself() -> None:
    cells = [[110, 240, 390, 475], [400, 555, 600, 700]]
    grid = Grid(cells, [1000, 2200], [500, 700, 900, 1100], 3200)
    found = system(grid.relations())
    # The columns of 110, 390 and 475 are broken by these alone, but their row is by all four.
    assert list(evident_sets(found, found.broken)) == []
    grid = Grid([[110, 200], [300, 400]], [300, 700], [400, 600], 1000)
    found = system(grid.relations())
    assert list(evident_sets(found, found.broken)) == [([0, 2], [(grid.cells[0][0],)])]


def test_clusters_with_too_many_figures_are_not_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "MOST_FIGURES", 3)
    grid = Grid([[110, 200], [300, 400]], [300, 700], [400, 600], 1000)
    found = System(judged(grid.relations()))
    assert list(evident_sets(found, broken(grid.relations()))) == []
