"""Large dossiers with many errors: the work that is done stays within bounds."""

from random import Random

import pytest

from tests.diagnosis.tables import Grid, causes, judged
from vrd2check.diagnosis import search
from vrd2check.diagnosis.causes import diagnose
from vrd2check.relations import Relation


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
    tried = []
    extend = search._Search._needed

    def counted(self: search._Search, chosen: frozenset) -> object:  # type: ignore[type-arg]
        tried.append(chosen)
        return extend(self, chosen)

    monkeypatch.setattr(search._Search, "_needed", counted)
    relations = large(rows, columns, 200)
    found = causes(relations)
    assert sum(len(cause.relations) for cause in found) > 35
    assert len(tried) <= search.MOST_TRIALS_IN_ALL


def test_nothing_is_indexed_when_nothing_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    relations = judged(large(50, 12, 0))
    monkeypatch.setattr("vrd2check.diagnosis.system.System.figures_of", None)
    assert diagnose(relations) == []
