"""The benchmark's generator and its judge, on a few dossiers."""

from random import Random

import pytest

from benchmarks.diagnosis.dossiers import true_dossier
from benchmarks.diagnosis.measure import Named, is_true, measure
from benchmarks.diagnosis.slips import KINDS, make


@pytest.mark.parametrize("seed", range(5))
def test_a_generated_dossier_is_true_and_the_same_every_time(seed: int) -> None:
    sheet = true_dossier(Random(seed))
    assert is_true(sheet)
    assert sheet.text()[0] == true_dossier(Random(seed)).text()[0]


def test_every_kind_of_slip_can_be_made() -> None:
    sheets = [true_dossier(Random(seed)) for seed in range(8)]
    for kind in KINDS:
        assert any(make(kind, cell, Random(1)) for sheet in sheets for cell in sheet.cells), kind


@pytest.mark.parametrize("seed", range(5))
def test_a_wrong_rate_is_named(seed: int) -> None:
    sheet = true_dossier(Random(seed))
    rate = next(cell for cell in sheet.cells if cell.role == "rate")
    changes = make("another amount", rate, Random(seed))
    assert changes is not None
    measured = measure(sheet, [("another amount", changes)])
    (outcome,) = measured.outcomes
    assert outcome.named is not Named.MISSED
    assert outcome.near
    assert measured.wrongly_certain == ()
