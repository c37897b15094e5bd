"""The configuration that the page on CI shows is valid, and uses what there is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import DOCS, ROOT, Block, blocks

TEXT = (DOCS / "ci.md").read_text(encoding="utf-8")
SHOWN = [block for block in blocks(DOCS / "ci.md") if block.language == "yaml"]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SCHEMAS = {"github-workflow": "vendor.github-workflows", "gitlab-ci": "vendor.gitlab-ci"}


def of_kind(kind: str) -> list[Block]:
    return [block for block in SHOWN if block.info == kind]


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", SCHEMAS)
def test_they_are_valid_by_the_schema_of_their_vendor(kind: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    for block in of_kind(kind):
        file = tmp_path / f"line-{block.line}.yml"
        file.write_text(block.content, encoding="utf-8")
    files = sorted(map(str, tmp_path.iterdir()))
    assert files
    run("check_jsonschema", "--builtin-schema", SCHEMAS[kind], *files)


def test_pre_commit_takes_the_hooks() -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    run("pre_commit", "validate-manifest", str(MANIFEST))


@pytest.mark.parametrize("block", of_kind("pre-commit"), ids=str)
def test_pre_commit_takes_it_and_the_hooks_are_there(block: Block, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(block.content, encoding="utf-8")
    run("pre_commit", "validate-config", str(file))
    offered = {one["id"]: one for one in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
    (repository,) = yaml.safe_load(block.content)["repos"]
    for hook in repository["hooks"]:
        ours = offered[hook["id"]]
        if repository["repo"] == "local":
            # What it runs and when is what the manifest would have said.
            assert hook["entry"] == " ".join([ours["entry"], *ours["args"]])
            same = ("types", "require_serial")
            assert {key: hook[key] for key in same} == {key: ours[key] for key in same}


def test_no_version_is_named_that_does_not_exist() -> None:
    """Without a release there is no tag; what stands for a commit is not mistaken for one."""
    named = {
        *re.findall(r"rev: (\S+)", TEXT),
        *re.findall(r"ref: (\S+)", TEXT),
        *re.findall(r"vrd2check(?:\.git)?@([^\s`\"]+)", TEXT),
    }
    assert {one.rstrip(",;`") for one in named} == {"COMMIT"}


def test_every_block_of_configuration_is_of_a_kind_that_is_checked() -> None:
    assert {block.info for block in SHOWN} == {*SCHEMAS, "pre-commit"}


def test_a_workflow_passes_only_inputs_that_the_action_has() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for block in of_kind("github-workflow"):
        steps = yaml.safe_load(block.content)["jobs"]["vrd2check"]["steps"]
        (ours,) = [step for step in steps if "/vrd2check@" in step.get("uses", "")]
        assert set(ours.get("with", {})) <= set(action["inputs"])


def test_a_pipeline_sets_only_variables_that_the_job_reads() -> None:
    ready = (ROOT / "templates" / "vrd2check.gitlab-ci.yml").read_text(encoding="utf-8")
    for block in of_kind("gitlab-ci"):
        named = set(re.findall(r"VRD2CHECK_[A-Z]+", block.content))
        assert named <= set(re.findall(r"VRD2CHECK_[A-Z]+", ready))
