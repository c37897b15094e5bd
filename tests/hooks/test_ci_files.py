"""What CI includes is valid by the vendors' schemas, and does what it says when it is run."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.history.repositories import environment
from tests.hooks.conftest import ROOT, SHIPPED

ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates" / "vrd2check.gitlab-ci.yml"
WRONG_TOTAL = "dossiers/22.08-contactcenter.yaml"
NEEDS_A_SHELL = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-actions", ACTION), ("vendor.gitlab-ci", GITLAB)]
)
def test_it_is_valid_by_the_schema_of_its_vendor(schema: str, file: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "dossiers", folder / "dossiers")
    return folder


@pytest.fixture
def programs(tmp_path):
    """Give a folder with a command ``vrd2check`` that runs this checkout."""
    folder = tmp_path / "vrd2check" / "bin"
    folder.mkdir(parents=True)
    program = folder / "vrd2check"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m vrd2check "$@"\n'
    )
    program.chmod(0o755)
    return folder


def step(name):
    steps = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    return next(one for one in steps if one.get("name") == name)


def bash(script, folder, **variables):
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def checked(repository, programs, tmp_path, paths="", options=""):
    summary = tmp_path / "summary.md"
    summary.touch()
    return bash(
        step("Check the dossiers")["run"],
        repository,
        RUNNER_TEMP=str(programs.parents[1]),
        PATHS=paths,
        OPTIONS=options,
        VRD2CHECK_LANG="nl",
        GITHUB_WORKSPACE=str(repository),
        GITHUB_STEP_SUMMARY=str(summary),
    ), summary.read_text(encoding="utf-8")


@NEEDS_A_SHELL
def test_the_action_annotates_and_fails_and_writes_a_summary(repository, programs, tmp_path):
    done, summary = checked(repository, programs, tmp_path)
    assert done.returncode == 1
    assert f"::error file={WRONG_TOTAL},line=75," in done.stdout
    assert "63.000" in summary


@NEEDS_A_SHELL
def test_the_action_takes_paths_and_options(repository, programs, tmp_path):
    (repository / "met spatie.yaml").write_text("soort: programma\ntitel: X\njaar: 2022\n")
    done, _ = checked(
        repository,
        programs,
        tmp_path,
        paths="met spatie.yaml\ndossiers/22.04-organisatieregister.yaml\n",
        options="--strict   --output json=verslag.json",
    )
    report = json.loads((repository / "verslag.json").read_text(encoding="utf-8"))
    assert done.returncode == 1
    assert {one["file"] for one in report["dossiers"]} == {
        "dossiers/22.04-organisatieregister.yaml",
        "met spatie.yaml",
    }


@NEEDS_A_SHELL
def test_what_a_workflow_passes_is_never_run(repository, programs, tmp_path):
    evil = "$(touch gelopen); touch gelopen `touch gelopen` *"
    done, _ = checked(repository, programs, tmp_path, paths=evil, options=evil)
    assert done.returncode == 2
    assert not (repository / "gelopen").exists()
    assert "${{" not in step("Check the dossiers")["run"]


@NEEDS_A_SHELL
def test_the_action_installs_itself(tmp_path):
    action = tmp_path / "action"
    action.mkdir()
    for name in SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, action / name)
    variables = {"GITHUB_ACTION_PATH": str(action), "RUNNER_TEMP": str(tmp_path)}
    done = bash(step("Install vrd2check")["run"], tmp_path, PYTHON=sys.executable, **variables)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("pip reaches no package registry here")
    assert done.returncode == 0, done.stderr
    shown = bash('"$RUNNER_TEMP"/vrd2check/bin/vrd2check --version', tmp_path, **variables)
    assert shown.stdout.startswith("vrd2check ")


@NEEDS_A_SHELL
def test_the_job_of_gitlab_leaves_both_reports(repository, programs):
    pipeline = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    job, defaults = pipeline["vrd2check"], pipeline["variables"]
    path = f"{programs}:{environment()['PATH']}"
    variables = {**defaults, "PATH": path, "CI_PROJECT_DIR": str(repository)}
    done = bash("\n".join(job["script"]), repository, **variables)
    assert done.returncode == 1
    reports = job["artifacts"]["reports"]
    quality = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    places = {(one["location"]["path"], one["location"]["lines"]["begin"]) for one in quality}
    assert (WRONG_TOTAL, 75) in places
    assert ElementTree.parse(repository / reports["junit"]).getroot().tag == "testsuites"


@NEEDS_A_SHELL
def test_the_job_of_gitlab_says_that_it_must_know_what_to_install(tmp_path):
    job = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["vrd2check"]
    done = bash("\n".join(job["before_script"]), tmp_path)
    assert done.returncode != 0
    assert "say where to install vrd2check from" in done.stderr
