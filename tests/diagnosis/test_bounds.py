"""Large dossiers with many errors: the work that is done stays within bounds."""

from random import Random
from time import process_time

import pytest

from tests.diagnosis.tables import Grid, causes, figure, judged
from vrd2check.diagnosis import search
from vrd2check.diagnosis.causes import diagnose
from vrd2check.relations import Relation, equals


def large(rows: int, columns: int, wrong: int) -> list[Relation]:
    random = Random(1)
    cells = [[random.randrange(100, 99_999) for _ in range(columns)] for _ in range(rows)]
    totals = [sum(row) for row in cells], [sum(column) for column in zip(*cells, strict=True)]
    for _ in range(wrong):
        cells[random.randrange(rows)][random.randrange(columns)] += random.randrange(1000, 90_000)
    return Grid(cells, *totals, sum(totals[0])).relations()


@pytest.mark.parametrize(("rows", "columns"), [(400, 3), (100, 12), (35, 35)])
def test_hundreds_of_broken_relations_take_few_trials(
    rows: int, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent = 0
    spend = search.SearchLimit.spend

    def counted(self: search.SearchLimit, trials: int) -> bool:
        nonlocal spent
        may = spend(self, trials)
        spent += may
        return may

    monkeypatch.setattr(search.SearchLimit, "spend", counted)
    found = causes(large(rows, columns, 200))
    assert sum(len(cause.relations) for cause in found) > 35
    assert spent <= search.MOST_TRIALS_IN_ALL


def test_five_thousand_broken_relations_take_no_longer_than_a_few_seconds() -> None:
    relations: list[Relation] = [
        equals(figure(3), [figure(1), figure(1 + n)]) for n in range(5, 5005)
    ]
    start = process_time()
    found = causes(relations)
    assert sum(len(cause.relations) for cause in found) == 5000
    assert process_time() - start < 20


def test_nothing_is_indexed_when_nothing_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    relations = judged(large(50, 12, 0))
    monkeypatch.setattr("vrd2check.diagnosis.system.System.figures_of", None)
    assert diagnose(relations) == []
