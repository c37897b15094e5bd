"""The job for GitLab, run as a pipeline runs it: its reports are there whatever the check says."""

import json
import shutil

import pytest
import yaml
from junitparser import JUnitXml

from tests.docs.pages import DOCS, blocks
from tests.history.repositories import committed, git
from tests.hooks.conftest import ROOT
from tests.hooks.gitlab import artifacts, including, run
from tests.samples import BROKEN, PROGRAMME, SOUND

pytestmark = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("git")), reason="bash or git is not installed"
)
TEMPLATE = yaml.safe_load(
    (ROOT / "templates" / "vrd2check.gitlab-ci.yml").read_text(encoding="utf-8")
)
SIMPLE, CHANGES = (
    yaml.safe_load(block.content) for block in blocks(DOCS / "ci.md") if block.info == "gitlab-ci"
)
ON_MAIN = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}
DOSSIER = "dossiers/22.12.yaml"


@pytest.fixture
def image(programs):
    """Return the programs of an image in which pip tells what it is to install."""
    pip = programs / "pip"
    pip.write_text('#!/bin/sh\necho "pip $*"\n', encoding="utf-8")
    pip.chmod(0o755)
    return programs


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    (folder / "dossiers").mkdir(parents=True)
    (folder / DOSSIER).write_text(SOUND, encoding="utf-8")
    (folder / "dossiers" / "programma.yaml").write_text(PROGRAMME, encoding="utf-8")
    committed(folder)
    return folder


def broken(repository):
    (repository / DOSSIER).write_text(BROKEN, encoding="utf-8")
    committed(repository, "Slip")


def quality(repository, job, code):
    """Read the report on code quality: severity, file and line of each issue."""
    report = repository / artifacts(job, code)["codequality"]
    return {
        (one["severity"], one["location"]["path"], one["location"]["lines"]["begin"])
        for one in json.loads(report.read_text(encoding="utf-8"))
    }


def failed_cases(repository, job, code):
    """Read the test report: the codes of the cases that failed."""
    suites = JUnitXml.fromfile(str(repository / artifacts(job, code)["junit"]))
    return [
        case.name.split()[0]
        for suite in suites
        for case in suite
        if any(type(one).__name__ == "Failure" for one in case.result)
    ]


def test_with_what_the_page_shows_a_broken_dossier_fails_and_is_reported(repository, image):
    broken(repository)
    pipeline = including(TEMPLATE, SIMPLE)
    done = run(pipeline, "vrd2check", repository, ON_MAIN, image)
    assert done.code == 1
    source = "git+https://GITLAB/GROUP/vrd2check.git@COMMIT"
    assert f"pip install --quiet {source}" in done.log
    assert ("major", DOSSIER, 13) in quality(repository, pipeline["vrd2check"], done.code)
    assert failed_cases(repository, pipeline["vrd2check"], done.code) == ["DEL101"]
    assert "DEL101" in done.log


def test_sound_dossiers_pass_and_leave_both_reports(repository, image):
    pipeline = including(TEMPLATE, SIMPLE)
    done = run(pipeline, "vrd2check", repository, ON_MAIN, image)
    assert done.code == 0, done.log
    found = quality(repository, pipeline["vrd2check"], done.code)
    assert not any(severity == "major" for severity, *_ in found)
    assert failed_cases(repository, pipeline["vrd2check"], done.code) == []


def test_where_nothing_could_be_calculated_the_reports_are_there_too(repository, image):
    empty = 'soort: projectdossier\nnummer: "22.12"\ntitel: A\njaar: 2022\n'
    (repository / DOSSIER).write_text(empty, encoding="utf-8")
    (repository / "dossiers" / "programma.yaml").unlink()
    pipeline = including(TEMPLATE, SIMPLE)
    done = run(pipeline, "vrd2check", repository, ON_MAIN, image)
    assert done.code == 3
    quality(repository, pipeline["vrd2check"], done.code)
    assert failed_cases(repository, pipeline["vrd2check"], done.code) == []


def merge_request(repository):
    """Return what GitLab says of a merge request from where main was."""
    return {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_DEFAULT_BRANCH": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(repository, "rev-parse", "main"),
    }


def test_a_merge_request_is_told_what_it_concerns_and_what_it_changes(repository, image):
    # Of another year, so that the programme has nothing to say of it.
    other = BROKEN.replace("22.12", "22.13").replace("jaar: 2022", "jaar: 2021")
    (repository / "dossiers" / "22.13.yaml").write_text(other, encoding="utf-8")
    committed(repository, "Wrong already")
    known = merge_request(repository)
    git(repository, "checkout", "--quiet", "-b", "change")
    broken(repository)
    pipeline = including(TEMPLATE, {**SIMPLE, **CHANGES})
    done = run(pipeline, "vrd2check", repository, known, image)
    assert done.code == 1
    found = quality(repository, pipeline["vrd2check"], done.code)
    assert {one for one in found if one[0] == "major"} == {("major", DOSSIER, 13)}
    diff = run(pipeline, "changes", repository, known, image)
    assert diff.code == 0, diff.log
    (path,) = artifacts(pipeline["changes"], diff.code).values()
    assert "| 7.000 | 7.500 |" in (repository / path).read_text(encoding="utf-8")


def test_a_shallow_clone_says_what_to_fetch(repository, image, tmp_path):
    known = merge_request(repository)
    git(repository, "checkout", "--quiet", "-b", "change")
    broken(repository)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "shallow")
    pipeline = including(TEMPLATE, {**SIMPLE, **CHANGES})
    done = run(pipeline, "vrd2check", tmp_path / "shallow", known, image)
    assert done.code == 2
    assert "GIT_DEPTH" in done.log
    assert "Traceback" not in done.log
    # The jobs of the page ask for the whole history.
    for job in ("vrd2check", "changes"):
        assert pipeline[job]["variables"]["GIT_DEPTH"] == "0"


def test_another_branch_without_a_merge_request_has_no_job(repository, image):
    pushed = {**ON_MAIN, "CI_COMMIT_BRANCH": "change"}
    assert run(including(TEMPLATE, SIMPLE), "vrd2check", repository, pushed, image).code is None


def test_paths_and_options_reach_the_command(repository, image):
    broken(repository)
    programme = repository / "dossiers" / "programma.yaml"
    with programme.open("a", encoding="utf-8") as file:
        file.write("begrotingsartikel: SC0\n")
    committed(repository, "A warning")
    given = {
        **SIMPLE["variables"],
        "VRD2CHECK_PATHS": "dossiers/programma.yaml",
        "VRD2CHECK_OPTIONS": "--strict --format lines",
        "VRD2CHECK_LANG": "en",
    }
    pipeline = including(TEMPLATE, {"variables": given})
    done = run(pipeline, "vrd2check", repository, ON_MAIN, image)
    assert "DEL101" not in done.log
    assert "PRG105" in done.log
    assert done.code == 1
    assert "Correct what is marked" in done.log


@pytest.mark.parametrize("shell", ["bash", "dash"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_values_with_spaces_and_stars_are_one_value_a_line(repository, image, shell, end):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    for name in ("met een spatie.yaml", "met * ster.yaml"):
        (repository / name).write_text(BROKEN, encoding="utf-8")
    committed(repository, "Others")

    def ended(*paths):
        given = {
            **SIMPLE["variables"],
            "VRD2CHECK_PATHS": end.join(paths),
            "VRD2CHECK_OPTIONS": end.join(("--output=json=een verslag.json", "--strict", "")),
        }
        pipeline = including(TEMPLATE, {"variables": given})
        return run(pipeline, "vrd2check", repository, ON_MAIN, image, shell=shell)

    done = ended("met een spatie.yaml", "", "met * ster.yaml", "")
    assert done.code == 1, done.log
    report = json.loads((repository / "een verslag.json").read_text(encoding="utf-8"))
    assert {one["file"] for one in report["dossiers"]} == {"met een spatie.yaml", "met * ster.yaml"}
    # There is no such file, and it stands for no other.
    assert ended("*.yaml").code == 2


def test_no_variable_is_ever_run(repository, image):
    evil = "$(touch gelopen) ; touch gelopen && `touch gelopen`"
    for name in ("VRD2CHECK_PATHS", "VRD2CHECK_OPTIONS", "VRD2CHECK_LANG"):
        pipeline = including(TEMPLATE, {"variables": {**SIMPLE["variables"], name: evil}})
        assert run(pipeline, "vrd2check", repository, ON_MAIN, image).code == 2
    assert not (repository / "gelopen").exists()


def test_it_says_that_it_must_know_what_to_install(repository, image):
    done = run(TEMPLATE, "vrd2check", repository, ON_MAIN, image)
    assert done.code != 0
    assert "say where to install vrd2check from" in done.log
