"""The interface for Python: its page is tried as in a notebook, and what it promises is held."""

import doctest
import subprocess
import sys
from dataclasses import FrozenInstanceError
from decimal import Decimal
from pathlib import Path

import pytest

import vrd2check
from tests.docs.pages import DOCS, ROOT, blocks
from tests.samples import SOUND


def test_the_code_of_the_page_does_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    content = "\n".join(
        block.content for block in blocks(DOCS / "python.md") if block.language == "pycon"
    )
    example = doctest.DocTestParser().get_doctest(content, {}, "python.md", None, None)
    assert len(example.examples) >= 10
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(example).failed == 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(SOUND.replace("7000", "7500"), encoding="utf-8")
    return path


def test_a_text_and_a_path_give_the_same(file: Path) -> None:
    report = vrd2check.check(file)
    assert report == vrd2check.check(str(file))
    (finding,) = (one for one in report.findings if one.severity == "error")
    # 6000 + 1000 = 7000, and each of the three is known to half a euro.
    assert (finding.code, finding.difference, finding.slack) == (
        "DEL101", Decimal(500), Decimal("1.5"),
    )  # fmt: skip
    assert [one.role for one in finding.figures] == ["total", "part", "part"]
    assert report.coverage == vrd2check.Coverage(contradicted=3)
    assert not report.ok


def test_a_sound_dossier_is_ok_though_it_has_warnings(file: Path) -> None:
    file.write_text(SOUND, encoding="utf-8")
    report = vrd2check.check(file)
    assert report.ok
    assert report.coverage == vrd2check.Coverage(confirmed=3)
    assert [one.verdict for one in report.relations] == ["holds"]


def test_what_is_skipped_and_explained_is_told(file: Path) -> None:
    (file.parent / "b.yaml").write_text("iets: anders\n", encoding="utf-8")
    file.write_text(
        SOUND.replace("7000", "7500")
        + "toelichtingen:\n  - {regel: DEL101, bij: budget, verschil: 500, reden: afgesproken}\n",
        encoding="utf-8",
    )
    report = vrd2check.check(file.parent)
    assert [Path(one).name for one in report.skipped] == ["b.yaml"]
    assert [(one.code, one.reason) for one in report.explained] == [("DEL101", "afgesproken")]
    assert report.ok


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    report = vrd2check.check(tmp_path / "weg.yaml")
    assert [one.severity for one in report.findings] == ["error"]
    assert not report.ok


def test_a_folder_without_dossiers_is_not_ok(tmp_path: Path) -> None:
    assert not vrd2check.check(tmp_path).ok


def test_a_configuration_that_cannot_be_used_is_in_the_report(file: Path) -> None:
    (file.parent / "vrd2check.toml").write_text("onbekend = 1\n", encoding="utf-8")
    report = vrd2check.check(file)
    (problem,) = report.problems
    assert problem.stops
    assert problem.place is not None
    assert Path(problem.place.file).name == "vrd2check.toml"
    assert (report.findings, report.dossiers, report.ok) == ((), (), False)
    assert report.to_dict()["problems"][0]["stops"]
    lost = vrd2check.check(file, config=file.parent / "weg.toml")
    assert [one.stops for one in lost.problems] == [True]


def test_what_the_configuration_ignores_and_lowers_is_told(file: Path) -> None:
    configured = file.parent / "eigen.toml"
    configured.write_text('ignore = ["REF303"]\n[severity]\nDEL101 = "warning"\n', encoding="utf-8")
    report = vrd2check.check(file, config=str(configured))
    assert (report.ignored, report.lowered) == (("REF303",), ("DEL101",))
    assert report.ok


@pytest.mark.parametrize("wrong", [None, 3, b"a.yaml", ["a.yaml"]])
def test_what_is_no_path_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError):
        vrd2check.check(wrong)  # type: ignore[arg-type]


def test_another_language_is_refused(file: Path) -> None:
    report = vrd2check.check(file)
    dutch, english = report.to_dict()["findings"][0], report.to_dict("en")["findings"][0]
    assert dutch["message"] != english["message"]
    with pytest.raises(ValueError, match="fr"):
        report.to_dict("fr")  # type: ignore[arg-type]


def test_a_report_does_not_change(file: Path) -> None:
    report = vrd2check.check(file)
    for one in (report, report.findings[0], report.relations[0], report.dossiers[0]):
        with pytest.raises(FrozenInstanceError):
            one.code = "x"  # type: ignore[union-attr]


def test_every_name_that_is_promised_is_there() -> None:
    for name in vrd2check.__all__:
        assert getattr(vrd2check, name).__doc__
    with pytest.raises(AttributeError):
        _ = vrd2check.onbekend  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_else_of_it() -> None:
    code = "import sys, vrd2check; print([one for one in sys.modules if 'vrd2check.' in one])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_the_function_stays_one_after_the_modules_were_loaded(file: Path) -> None:
    vrd2check.check(file)
    assert callable(vrd2check.check)
    assert vrd2check.check(file).dossiers
