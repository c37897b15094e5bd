import pytest

from tests.samples import RUNNING_HEAD
from vrd2check.dossiers import load_file
from vrd2check.fixes import Options, Outcome, Target, make_plan, save, saving
from vrd2check.relations import Verdict
from vrd2check.settings import Settings

WRONG = (
    RUNNING_HEAD
    + """\
    - {kost: Hosting, bedragen: {2023: 1.000, 2024: 2.000}, totaal: 3.000}
    - {kost: Onderhoud, bedragen: {2023: 4.000, 2024: 8.000}, totaal: 12.000}
  totaal: {bedragen: {2023: 5.000, 2024: 19.000}, totaal: 15.000}
"""
)
RIGHT = WRONG.replace("19.000", "10.000")


@pytest.fixture
def planned(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(WRONG, newline="")
    files = [load_file(path)]
    plan = make_plan(files, Settings(), Options())
    assert plan.texts == {str(path): RIGHT}
    return path, plan, files, {str(path): Target(path, tmp_path)}


def test_what_was_saved_is_read_and_checked_again(planned):
    path, plan, files, targets = planned
    outcomes, now = save(plan, files, targets, Settings())
    assert outcomes == {str(path): Outcome.WRITTEN}
    assert now.tally().verdicts[Verdict.BROKEN] == 0
    assert path.read_text() == RIGHT


def test_what_checks_otherwise_than_meant_is_put_back(planned, monkeypatch):
    path, plan, files, targets = planned
    monkeypatch.setattr(saving, "faults_of_changes", lambda *_: {str(path)})
    outcomes, now = save(plan, files, targets, Settings())
    assert outcomes == {str(path): Outcome.PUT_BACK}
    assert now.tally() == plan.before.tally()
    assert path.read_text() == WRONG


def test_what_somebody_wrote_over_it_is_not_put_back(planned, monkeypatch):
    path, plan, files, targets = planned

    def meanwhile(*_, **__):
        path.write_text("anders")
        return {str(path)}

    monkeypatch.setattr(saving, "faults_of_changes", meanwhile)
    outcomes, _ = save(plan, files, targets, Settings())
    assert outcomes == {str(path): Outcome.NOT_PUT_BACK}
    assert path.read_text() == "anders"


def test_a_file_that_changed_since_it_was_read_is_not_written(planned):
    path, plan, files, targets = planned
    path.write_text(WRONG + "# nieuw\n")
    outcomes, now = save(plan, files, targets, Settings())
    assert outcomes == {str(path): Outcome.CHANGED}
    assert now is plan.before
    assert path.read_text() == WRONG + "# nieuw\n"


def test_what_was_asked_for_by_name_is_checked_as_such_again(tmp_path):
    """A list that is no dossier is an error where it was named, and else passed over."""
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text(WRONG, newline="")
    other.write_text("a: 1\n")
    files = [load_file(path), load_file(other)]
    for named in (frozenset(), frozenset({str(other)})):
        plan = make_plan(files, Settings(), Options(), named)
        path.write_text(WRONG, newline="")
        targets = {str(path): Target(path, tmp_path)}
        _, now = save(plan, files, targets, Settings(), named)
        assert {one.place.file for one in now.findings} & {str(other)} == named
