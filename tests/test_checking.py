"""What holds of a check as a whole, whatever the rules are."""

import random
from pathlib import Path

import pytest

from vrd2check.checking import check, check_loaded
from vrd2check.dossiers import load_file, load_text
from vrd2check.language import Language
from vrd2check.result import Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings

ROOT = Path(__file__).parent.parent
REAL = sorted((ROOT / "dossiers").glob("*.yaml"))

FORECAST = """
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Eerste}
  - {nr: D.22.12.2, omschrijving: Tweede}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 12000}
    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 24000}
  totaal: 36000
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 36000, vek: 36000}}, totaal: {vak: 36000, vek: 36000}}
prognose_vek:
  bron: vrd2
  regels:
    - deliverable: D.22.12.1
      maanden: [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]
      totaal: 12000
    - deliverable: D.22.12.2
      maanden: [2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000]
      totaal: 24000
  totaal:
    maanden: [3000, 3000, 3000, 3000, 3000, 3000, 3000, 3000, 3000, 3000, 3000, 3000]
    totaal: 36000
"""


def told(result: Result) -> list[tuple[object, ...]]:
    return sorted(
        (one.place, one.rule.code, one.severity.value, one.message(Language.NL))
        for one in result.findings
    )


def errors(result: Result) -> list[str]:
    return [one.finding.rule.code for one in result.diagnoses if one.severity is Severity.ERROR]


def test_the_order_of_the_files_changes_nothing() -> None:
    files = [load_file(path) for path in REAL]
    one = check_loaded(files, Settings())
    assert told(one)
    for seed in range(10):
        other = check_loaded(random.Random(seed).sample(files, len(files)), Settings())
        assert told(other) == told(one)
        assert other.tally() == one.tally()


def test_a_true_dossier_has_no_error_and_says_what_was_checked() -> None:
    result = check_loaded([load_text(FORECAST, "x.yaml")], Settings())
    assert errors(result) == []
    assert result.tally().relations() > 0


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        # A month of the first row, 1000 typed as 10000: its row and its column break.
        ("1000, 1000, 1000]", "10000, 1000, 1000]"),
        # The total of the second row, two digits swapped: the row, and the total of the totals.
        ("totaal: 24000", "totaal: 42000"),
        # A column total.
        ("[3000, 3000", "[3000, 3300"),
    ],
)
def test_one_wrong_cell_gives_one_finding(right: str, wrong: str) -> None:
    text = FORECAST.replace(right, wrong, 1)
    assert text != FORECAST
    result = check_loaded([load_text(text, "x.yaml")], Settings())
    assert len(errors(result)) == 1
    (found,) = (one for one in result.diagnoses if one.severity is Severity.ERROR)
    assert found.consequences
    assert found.conclusion.suspects[0].cells[0].figure.written in wrong


def test_a_wrong_shape_does_not_hide_a_wrong_sum() -> None:
    text = FORECAST.replace("titel:", "titell:").replace("totaal: 36000", "totaal: 63000", 1)
    result = check_loaded([load_text(text, "x.yaml")], Settings())
    assert "DEL101" in errors(result)
    assert any(code.startswith("DOC") for code in errors(result))


def test_yaml_that_is_no_dossier_is_skipped_unless_named(tmp_path: Path) -> None:
    (tmp_path / "workflow.yaml").write_text("on: push\n")
    (tmp_path / "broken.yaml").write_text("{{ template }}: [\n")
    (tmp_path / "dossier.yaml").write_text(FORECAST)
    result = check([tmp_path], Settings())
    assert [Path(one.file).name for one in result.examined] == ["dossier.yaml"]
    assert sorted(Path(file).name for file in result.skipped) == ["broken.yaml", "workflow.yaml"]
    assert errors(check([tmp_path / "workflow.yaml"], Settings()))


@pytest.mark.parametrize(
    "given",
    [
        ["notes.yaml", "."],
        [".", "notes.yaml"],
        [".", "sub/../notes.yaml"],
        ["sub/../notes.yaml", "."],
        ["{here}", "notes.yaml"],
        ["notes.yaml", "{here}"],
        [".", "link.yaml"],
        ["sub/..", "./notes.yaml", "{here}/notes.yaml"],
    ],
)
def test_a_file_asked_for_by_name_is_checked_however_it_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "notes.yaml").write_text("on: push\n")
    (tmp_path / "link.yaml").symlink_to("notes.yaml")
    (tmp_path / "other.yaml").write_text("on: push\n")
    (tmp_path / "dossier.yaml").write_text(FORECAST)
    result = check([Path(path.format(here=tmp_path)) for path in given], Settings())
    assert errors(result) == ["DOC121"]
    assert len(result.examined) == 2
    assert [Path(file).name for file in result.skipped] == ["other.yaml"]


def test_a_file_that_is_only_read_along_is_not_asked_for_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("on: push\n")
    (tmp_path / "dossier.yaml").write_text(FORECAST)
    result = check([tmp_path / "dossier.yaml"], Settings(), along=[tmp_path / "notes.yaml"])
    assert errors(result) == []


def test_a_broken_file_that_looks_like_a_dossier_is_told(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text(FORECAST + "kpis: [\n")
    assert errors(check([tmp_path], Settings()))


def test_findings_come_by_file_then_by_severity_then_by_place() -> None:
    result = check(REAL, Settings())
    files = [one.finding.place.file for one in result.diagnoses]
    assert files == sorted(files)
    ranks = list(Severity)
    for file in set(files):
        within = [
            (ranks.index(one.severity), one.finding.place)
            for one in result.diagnoses
            if one.finding.place.file == file
        ]
        assert within == sorted(within)
