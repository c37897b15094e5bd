"""The action, run as a workflow runs it: what is annotated, summed up and refused."""

import re
import shutil
import subprocess
import tomllib

import pytest
import yaml

from tests.docs.pages import DOCS, blocks
from tests.history.repositories import committed, environment, git
from tests.hooks.conftest import ROOT, SHIPPED
from tests.hooks.github import Annotation, Job
from tests.samples import BROKEN, PROGRAMME, SOUND

pytestmark = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("git")), reason="bash or git is not installed"
)
SIMPLE, ON_PULL_REQUESTS = (
    yaml.safe_load(block.content)
    for block in blocks(DOCS / "ci.md")
    if block.info == "github-workflow"
)
DOSSIER = "dossiers/22.12.yaml"
WRONG_TOTAL = ("error", DOSSIER, 13)
MISSING = "0123456789012345678901234567890123456789"


def with_inputs(**inputs):
    """Return the shortest workflow of the page, with inputs."""
    (job,) = SIMPLE["jobs"].values()
    *before, ours = job["steps"]
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    return {**SIMPLE, "jobs": {"vrd2check": {"steps": [*before, {**ours, "with": given}]}}}


def write(repository, text, name=DOSSIER):
    path = repository / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def origin(tmp_path):
    """Return the repository at GitHub, with a sound dossier and its programme on main."""
    folder = tmp_path / "origin"
    folder.mkdir()
    write(folder, SOUND)
    write(folder, PROGRAMME, "dossiers/programma.yaml")
    committed(folder)
    # As at GitHub, any commit may be fetched by its name.
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
    return folder


@pytest.fixture
def job(tmp_path, origin, programs):
    """Run a workflow for what is on main."""

    def ran(workflow, folder="runner"):
        commit = git(origin, "rev-parse", "main")
        return Job(tmp_path / folder, origin, commit, ROOT, bin=programs).run(workflow)

    return ran


@pytest.fixture
def pull_request(tmp_path, origin, programs):
    """Run a workflow for a pull request that writes a text, on what its merge would give."""

    def ran(workflow, text, name=DOSSIER):
        commit, context = merged(origin, text, name)
        event = {"event": "pull_request", "context": context}
        return Job(tmp_path / "pr", origin, commit, ROOT, bin=programs, **event).run(workflow)

    return ran


def merged(origin, text, name):
    """Write a text in a branch; give the commit that merges it, and what GitHub says of it."""
    base = git(origin, "rev-parse", "main")
    git(origin, "checkout", "--quiet", "-b", "change")
    write(origin, text, name)
    committed(origin, "Change")
    git(origin, "checkout", "--quiet", "--detach", "main")
    git(origin, "merge", "--quiet", "--no-ff", "--message=Merge", "change")
    commit = git(origin, "rev-parse", "HEAD")
    git(origin, "update-ref", "refs/pull/1/merge", commit)
    git(origin, "checkout", "--quiet", "main")
    return commit, {"event": {"pull_request": {"base": {"sha": base}}}}


def places(outcome):
    return {(one.level, one.file, one.line) for one in outcome.annotations()}


def test_sound_dossiers_pass_with_three_lines_of_workflow(job):
    outcome = job(SIMPLE)
    assert outcome.code == 0, outcome.log
    assert not any(level == "error" for level, *_ in places(outcome))
    assert "Check the dossiers" in outcome.steps
    assert "Alles wat nagekeken is, klopt" in outcome.summary


def test_a_broken_dossier_is_annotated_summed_up_and_fails(job, origin):
    write(origin, BROKEN)
    committed(origin, "Slip")
    outcome = job(SIMPLE)
    assert outcome.code == 1
    assert {one for one in places(outcome) if one[0] == "error"} == {WRONG_TOTAL}
    (error,) = (one for one in outcome.annotations() if one.level == "error")
    assert isinstance(error, Annotation)
    assert "7.500" in error.message
    assert "7.000" in error.message
    assert f"`{DOSSIER}`" in outcome.summary
    assert "| 13:11  | DEL101 |" in outcome.summary


def test_the_inputs_reach_the_command(job, origin):
    write(origin, BROKEN, "met spatie.yaml")
    committed(origin, "Another")
    outcome = job(
        with_inputs(
            paths="met spatie.yaml\ndossiers/programma.yaml\n",
            language="en",
            options="--strict   --output json=verslag.json",
        )
    )
    assert outcome.code == 1
    assert ("error", "met spatie.yaml", 13) in places(outcome)
    assert not any(file == DOSSIER for _, file, _ in places(outcome))
    # Strictness makes errors of warnings.
    assert not any(level == "warning" for level, *_ in places(outcome))
    assert "Correct what is marked as an error" in outcome.log


def test_options_one_a_line_may_hold_spaces(job, tmp_path):
    outcome = job(with_inputs(options="--output=json=mijn verslag.json\n--strict\n"))
    assert outcome.code == 0, outcome.log
    assert list(tmp_path.rglob("mijn verslag.json"))


def test_what_others_made_is_pinned():
    """Actions by their commit, packages by their hash."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    used = [step["uses"] for step in action["runs"]["steps"] if "uses" in step]
    assert len(used) == 3
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in used)
    wanted = (ROOT / "templates" / "requirements.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^([\w.-]+)==.*\n    --hash=sha256:", wanted, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    assert {re.split("[>=]", one)[0] for one in needed} <= set(packages)


def test_no_input_is_ever_run(job, tmp_path):
    evil = "$(touch gelopen); touch gelopen `touch gelopen` ' \" * && touch gelopen"
    for number, name in enumerate(("paths", "options", "changed_since", "language")):
        outcome = job(with_inputs(**{name: evil}), f"evil{number}")
        assert outcome.code == 2, outcome.log
        assert "Traceback" not in outcome.log
    assert not list(tmp_path.rglob("gelopen"))


@pytest.mark.parametrize("revision", ["--help", "--output=json=x", "-", MISSING])
def test_a_revision_that_is_none_is_refused(job, origin, revision):
    outcome = job(with_inputs(changed_since=revision))
    assert outcome.code == 2
    assert revision in outcome.log
    assert "Traceback" not in outcome.log


def test_a_pull_request_is_told_what_it_concerns_and_what_it_changes(pull_request, origin):
    # Of another year, so that the programme has nothing to say of it.
    wrong_before = BROKEN.replace("22.12", "22.13").replace("jaar: 2022", "jaar: 2021")
    write(origin, wrong_before, "dossiers/22.13.yaml")
    committed(origin, "Wrong already")
    outcome = pull_request(ON_PULL_REQUESTS, BROKEN)
    assert outcome.code == 1
    assert {one for one in places(outcome) if one[0] == "error"} == {WRONG_TOTAL}
    # The last step of the workflow runs though the check failed.
    assert "Check the dossiers" in outcome.steps[:-1]
    assert 'vrd2check" diff' in outcome.steps[-1]
    assert "| 7.000 | 7.500 |" in outcome.summary, outcome.summary


def test_a_pull_request_without_a_dossier_passes(pull_request):
    outcome = pull_request(ON_PULL_REQUESTS, "# Uitleg\n", "README.md")
    assert outcome.code == 0, outcome.log
    assert outcome.annotations() == []


def test_a_shallow_checkout_says_what_to_fetch(pull_request):
    (job,) = ON_PULL_REQUESTS["jobs"].values()
    checkout, ours, _ = job["steps"]
    assert checkout["with"] == {"fetch-depth": 0}
    shallow = {
        **ON_PULL_REQUESTS,
        "jobs": {"vrd2check": {"steps": [{"uses": checkout["uses"]}, ours]}},
    }
    outcome = pull_request(shallow, BROKEN)
    assert outcome.code == 2
    assert "fetch-depth: 0" in outcome.log
    assert "Traceback" not in outcome.log
    assert outcome.annotations() == []


def test_on_a_push_an_empty_revision_means_everything(job, origin):
    write(origin, BROKEN)
    committed(origin, "Slip")
    outcome = job(with_inputs(changed_since="${{ github.event.pull_request.base.sha }}"))
    assert outcome.code == 1
    assert WRONG_TOTAL in places(outcome)


def test_what_it_ended_with_is_an_output(job, origin):
    write(origin, BROKEN)
    committed(origin, "Slip")
    (steps,) = (one["steps"] for one in SIMPLE["jobs"].values())
    *before, ours = steps
    after = {
        "if": "always()",
        "env": {"CODE": "${{ steps.cijfers.outputs.exit-code }}"},
        "run": 'echo "met $CODE"',
    }
    outcome = job({**SIMPLE, "jobs": {"a": {"steps": [*before, {**ours, "id": "cijfers"}, after]}}})
    assert outcome.code == 1
    assert "met 1\n" in outcome.log


@pytest.mark.long
def test_the_action_installs_what_it_was_fetched_with(tmp_path, origin):
    action = tmp_path / "_actions"
    action.mkdir()
    for name in (*SHIPPED, "action.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, action / name)
    write(origin, BROKEN)
    commit, caches = committed(origin, "Slip"), tmp_path / "caches"
    first = Job(tmp_path / "runner", origin, commit, action, caches=caches)
    outcome = first.run(SIMPLE)
    if "No matching distribution" in outcome.log:
        pytest.skip("pip reaches no package registry here")
    assert outcome.steps == ("Name the cache", "Install vrd2check", "Check the dossiers")
    assert WRONG_TOTAL in places(outcome)
    program = first.outputs[None]["command"]
    assert first.outputs[None]["exit-code"] == "1"
    done = subprocess.run(
        [program, "--version"], env=environment(), capture_output=True, check=True, timeout=60
    )
    assert done.stdout.startswith(b"vrd2check ")
    # What was fetched is kept, and installed from there alone: a second job fetches nothing.
    (kept,) = caches.iterdir()
    assert {"rich", "typer", "hatchling"} <= {one.name.split("-")[0] for one in kept.iterdir()}


def test_only_what_is_not_in_the_cache_is_fetched():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (install,) = (one for one in action["runs"]["steps"] if one.get("id") == "install")
    asks = [line.strip() for line in install["run"].splitlines() if "${pip[@]}" in line]
    assert [line.startswith("if [ ! -d") for line in asks] == [True, False, False]
    assert ["--no-index" in line for line in asks] == [False, True, True]


def test_what_the_runner_of_these_tests_does_not_know_is_not_taken_for_run(tmp_path, origin):
    step = {"run": "echo ${{ github.head_ref }}"}
    workflow = {"on": ["push"], "jobs": {"a": {"steps": [step]}}}
    with pytest.raises(AssertionError, match="run as a part of it"):
        Job(tmp_path / "a", origin, "main", ROOT).run(workflow)
    unknown = {"on": ["push"], "jobs": {"a": {"steps": [{"uses": "actions/stale@v9"}]}}}
    with pytest.raises(AssertionError, match="actions/stale"):
        Job(tmp_path / "b", origin, "main", ROOT).run(unknown)
