"""Every figure of a dossier stands in a sheet."""

from pathlib import Path

import pytest

from vrd2check.dossiers import Loaded, load_file, load_text
from vrd2check.figures import Figure, State
from vrd2check.rules import built_in_rules
from vrd2check.sheets import sheets_of

ROOT = Path(__file__).parent.parent.parent
REAL = sorted((ROOT / "dossiers").glob("*.yaml"))
EXAMPLES = sorted((ROOT / "vrd2check" / "rules" / "examples").glob("*.yaml"))

# In a list of months that has not twelve items nobody can tell which item is which month.
WITHOUT_A_COLUMN = {"DOC127-fails.yaml": 11}


def stated(file: Loaded) -> list[Figure]:
    assert file.dossier is not None
    return [one for one in file.dossier.head.figures if one.state is State.READ]


def without_a_sheet(file: Loaded) -> list[Figure]:
    assert file.dossier is not None
    found = {one.place for sheet in sheets_of(file.dossier) for one in sheet.figures()}
    return [one for one in stated(file) if one.place not in found]


def test_the_figures_of_the_real_dossiers_all_stand_in_sheets() -> None:
    files = [load_file(path) for path in REAL]
    assert sum(len(stated(file)) for file in files) == 1142
    assert [one.place for file in files for one in without_a_sheet(file)] == []


def test_there_is_a_real_dossier_of_every_kind() -> None:
    assert {load_file(path).kind for path in REAL} == {
        "projectdossier",
        "exploitatiedossier",
        "evaluatie",
        "programma",
        "strategisch_plan",
    }


def test_the_figures_of_every_example_stand_in_sheets() -> None:
    assert len(EXAMPLES) >= 2 * len(built_in_rules())
    lost = {path.name: without_a_sheet(file) for path, file in _dossiers()}
    assert {name: len(some) for name, some in lost.items() if some} == WITHOUT_A_COLUMN


def _dossiers() -> list[tuple[Path, Loaded]]:
    files = [(path, load_file(path)) for path in EXAMPLES]
    return [(path, file) for path, file in files if file.dossier is not None]


@pytest.mark.parametrize("written", ["onleesbaar?", "12;5"])
def test_what_is_unreadable_stands_in_its_cell(written: str) -> None:
    text = f"""\
soort: projectdossier
budget:
  regels:
    - {{deliverable: D1, bron: vrd2, bedrag: "{written}"}}
  totaal: 5
"""
    dossier = load_text(text, "x.yaml").dossier
    assert dossier is not None
    figures = [one for sheet in sheets_of(dossier) for one in sheet.figures()]
    assert [one.written for one in figures] == [written, "5"]
