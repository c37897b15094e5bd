"""Running the real command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import run_here
from tests.samples import BROKEN, SOUND

ROOT = Path(__file__).parents[2]
SETTINGS = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LANG": "nl_BE.UTF-8"}


@pytest.fixture
def broken():
    """Return a dossier whose budget does not add up."""
    return BROKEN


@pytest.fixture
def sound():
    """Return a dossier whose budget adds up."""
    return SOUND


@pytest.fixture
def without_figures():
    """Return a dossier of which only the head was filled in."""
    return "".join(BROKEN.splitlines(keepends=True)[:4])


@pytest.fixture
def folder(tmp_path):
    """Return a folder with an empty folder ``dossiers`` in it."""
    dossiers = tmp_path / "dossiers"
    dossiers.mkdir()
    return tmp_path


@pytest.fixture
def apart(folder):
    """Run the command in a process of its own, in that folder, away from any terminal."""

    def running(*arguments, text=None, **environment):
        return subprocess.run(
            [sys.executable, "-m", "vrd2check", *arguments],
            cwd=folder,
            env={**SETTINGS, "PYTHONIOENCODING": "utf-8", **environment},
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=60,
        )

    return running


@pytest.fixture
def run(folder):
    """Run the command as ``apart`` does, but in this process."""

    def running(*arguments, text=None, **environment):
        return run_here(folder, *arguments, text=text, env={**SETTINGS, **environment})

    return running
