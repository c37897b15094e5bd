"""The command ``portfolio``."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

DOSSIERS = str(Path(__file__).parents[2] / "dossiers")


def test_json_has_the_cells_of_each_sum(run):
    done = run("portfolio", DOSSIERS, "--view", "credit", "--format", "json")
    (view,) = json.loads(done.stdout)["views"]
    asked = view["rows"][1]["cells"][2]
    assert done.returncode == 0
    assert asked["value"] == "7847273"
    assert sum(Fraction(cell["value"]) for cell in asked["cells"]) == 7847273
    assert {Path(cell["file"]).name[:5] for cell in asked["cells"]} >= {"22.03", "22.05", "22.10"}


@pytest.mark.parametrize("name", ["kredit", ""])
def test_a_view_that_is_none_is_refused_with_those_that_are(run, name):
    done = run("portfolio", DOSSIERS, "--view", name)
    assert done.returncode == 2
    assert "running-costs" in done.stderr


def test_a_file_that_is_no_dossier_is_told_to_be_left_out(run, tmp_path):
    (tmp_path / "a.yaml").write_text("soort: projectdossier\nnummer: [", encoding="utf-8")
    done = run("portfolio", str(tmp_path))
    assert done.returncode == 3
    assert "a.yaml" in done.stderr
