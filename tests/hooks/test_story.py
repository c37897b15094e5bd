"""One figure of one real dossier changes, and everybody who should see it does.

The forecast of 22.03 has twelve months a line. On line 119, that of the application,

          maanden: [5.758, 20.775, 22.801, 60.255, 60.255, 57.171, 31.065, 31.065, …]

July's 31.065 becomes 31.605: two digits change places. That is 540 too much for the line, which
states 515.783 on line 120, and for July, which states 66.425 on line 130. Before July stand six
spaces, ``maanden: [``, one amount of seven characters and five of eight with comma and space: so
it begins at column 6 + 10 + 7 + 5 × 8 + 1 = 64 and ends before column 70.
"""

import json
import shutil
import subprocess

import pytest
import yaml

from tests.docs.pages import DOCS, blocks
from tests.history.repositories import begun, committed, environment, git
from tests.hooks.conftest import ROOT
from tests.hooks.github import Job
from tests.hooks.gitlab import artifacts, including, run
from tests.hooks.test_gitlab_job import ON_MAIN, TEMPLATE

pytestmark = pytest.mark.long
DOSSIER = "dossiers/22.03-downloadtoepassing.yaml"
LINE, COLUMN, END = 119, 64, 70


@pytest.fixture
def repository(tmp_path, pre_commit):
    """Return a repository of the real dossiers, guarded by the hook as its authors install it."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "dossiers", folder / "dossiers")
    begun(folder)
    pre_commit.configure(folder, "vrd2check")
    committed(folder)
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
    assert pre_commit.run(folder, "install").returncode == 0
    return folder


def test_a_changed_figure_is_refused_annotated_and_readable(
    repository, pre_commit, programs, tmp_path
):
    slip(repository / DOSSIER)
    git(repository, "add", DOSSIER)
    refused_by_the_hook(repository, pre_commit)
    # Somebody without the hook commits it all the same.
    git(repository, "commit", "--quiet", "--no-verify", "--message=Prognose bijgewerkt")
    annotated_by_github(repository, programs, tmp_path / "runner")
    marked_by_gitlab(repository, programs)
    readable_in_the_difference(repository, programs)
    accepted_once_it_is_mended(repository, pre_commit)


def slip(path):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    line = lines[LINE - 1]
    assert line[COLUMN - 1 : END - 1] == "31.065"
    lines[LINE - 1] = f"{line[: COLUMN - 1]}31.605{line[END - 1 :]}"
    path.write_text("".join(lines), encoding="utf-8")


def refused_by_the_hook(repository, pre_commit):
    done = pre_commit.commit(repository, "Prognose bijgewerkt")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert DOSSIER in said
    # The line and the month are 540 too much, and two digits that change places explain both.
    assert f" {LINE}:{COLUMN} " in said
    assert "31.065" in said
    assert git(repository, "log", "--format=%s") == "Begin"


def annotated_by_github(repository, programs, folder):
    workflow, _ = (b.content for b in blocks(DOCS / "ci.md") if b.info == "github-workflow")
    commit = git(repository, "rev-parse", "HEAD")
    outcome = Job(folder, repository, commit, ROOT, bin=programs).run(yaml.safe_load(workflow))
    assert outcome.code == 1
    here = [one for one in outcome.annotations() if one.file == DOSSIER and one.level == "error"]
    (annotation,) = (one for one in here if one.line == LINE)
    assert "31.065" in annotation.message
    assert f"file={DOSSIER},line={LINE},col={COLUMN},endColumn={END}," in outcome.log


def marked_by_gitlab(repository, programs):
    pip = programs / "pip"
    pip.write_text("#!/bin/sh\n", encoding="utf-8")
    pip.chmod(0o755)
    pipeline = including(TEMPLATE, {"variables": {"VRD2CHECK_SOURCE": "vrd2check"}})
    done = run(pipeline, "vrd2check", repository, ON_MAIN, programs)
    assert done.code == 1
    report = repository / artifacts(pipeline["vrd2check"], done.code)["codequality"]
    (issue,) = (
        one
        for one in json.loads(report.read_text(encoding="utf-8"))
        if one["location"]["path"] == DOSSIER and one["severity"] == "major"
        if one["location"]["lines"]["begin"] == LINE
    )
    assert "31.065" in issue["description"]


def readable_in_the_difference(repository, programs):
    done = subprocess.run(
        [programs / "vrd2check", "diff", "HEAD~1", "HEAD", "--lang", "nl"],
        cwd=repository,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    rows = (line for line in done.stdout.splitlines() if "31.605" in line)
    (row,) = (line for line in rows if line.startswith("Downloadtoepassing"))
    assert row.split()[-5:] == ["jul", "2022", "31.065", "31.605", "+540"]


def accepted_once_it_is_mended(repository, pre_commit):
    shutil.copy(ROOT / DOSSIER, repository / DOSSIER)
    git(repository, "add", DOSSIER)
    done = pre_commit.commit(repository, "Prognose hersteld")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(repository, "log", "-1", "--format=%s") == "Prognose hersteld"
