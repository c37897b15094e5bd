"""The real pre-commit, with hooks out of this checkout."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.repositories import begun, committed, environment

ROOT = Path(__file__).parents[2]
# What pip needs of a checkout to install it.
SHIPPED = (
    ".pre-commit-hooks.yaml",
    "LICENSE",
    "README.md",
    "pyproject.toml",
    "schema.json",
    "templates",
    "vrd2check",
)
UNREACHABLE = (
    "Could not find a version that satisfies the requirement",
    "Temporary failure in name resolution",
    "Failed to establish a new connection",
)
CONFIG = """\
repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: {hook}
"""


class PreCommit:
    """The program ``pre-commit``, with hooks out of this checkout as it stands."""

    def __init__(self, folder, home):
        self._environment = environment(
            PRE_COMMIT_HOME=str(home), PYTHONPATH="", VRD2CHECK_LANG="nl", PIP_NO_COMPILE="1"
        )
        self._hooks = folder
        self._revision = committed(folder)

    def configure(self, repository, hook):
        text = CONFIG.format(hooks=self._hooks, revision=self._revision, hook=hook)
        (repository / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")

    def run(self, repository, *arguments):
        return self._given(repository, sys.executable, "-m", "pre_commit", *arguments)

    def commit(self, repository, message):
        """Commit what is staged, as somebody who installed the hooks does."""
        return self._given(repository, "git", "commit", f"--message={message}")

    def _given(self, repository, *command):
        return subprocess.run(
            command,
            cwd=repository,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )


@pytest.fixture(scope="session")
def pre_commit(tmp_path_factory):
    """Return pre-commit with the hooks of this checkout installed."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    hooks = tmp_path_factory.mktemp("hooks")
    for name in SHIPPED:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, hooks / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(here, hooks / name)
    program = PreCommit(hooks, tmp_path_factory.mktemp("home"))
    first = tmp_path_factory.mktemp("first")
    begun(first)
    program.configure(first, "vrd2check")
    done = program.run(first, "install-hooks")
    said = done.stdout + done.stderr
    if done.returncode and any(words in said for words in UNREACHABLE):
        pytest.skip("pre-commit cannot install the hooks: pip reaches no package registry here")
    assert done.returncode == 0, said
    return program


@pytest.fixture
def programs(tmp_path):
    """Return a folder with a command ``vrd2check`` that runs this checkout."""
    folder = tmp_path / "vrd2check" / "bin"
    folder.mkdir(parents=True)
    program = folder / "vrd2check"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m vrd2check "$@"\n'
    )
    program.chmod(0o755)
    return folder
