"""Running the real command."""

import os
import signal
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.samples import BROKEN, SOUND
from vrd2check.__main__ import main

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
def run(folder, monkeypatch):
    """Run the command as ``apart`` does, but in this process, which takes a tenth of the time."""

    def running(*arguments, text=None, **environment):
        out, err = Stream(), Stream()
        environment = {**SETTINGS, **environment}
        with patch.dict(os.environ, environment, clear=True), monkeypatch.context() as here:
            here.chdir(folder)
            here.setattr(sys, "stdin", TextIOWrapper(BytesIO((text or "").encode())))
            here.setattr(sys, "stdout", out)
            here.setattr(sys, "stderr", err)
            handlers = {number: signal.getsignal(number) for number in signal.valid_signals()}
            try:
                code = main(arguments)
            except SystemExit as ended:  # how completion ends
                code = ended.code
            finally:
                for number, handler in handlers.items():
                    if signal.getsignal(number) is not handler:
                        signal.signal(number, handler)
        return subprocess.CompletedProcess(arguments, code, out.shown(), err.shown())

    return running


class Stream(TextIOWrapper):
    """A pipe, of which is kept what was written."""

    def __init__(self):
        super().__init__(BytesIO(), encoding="utf-8")

    def shown(self):
        """Return what was written, with the line ends of a text."""
        self.flush()
        return self.buffer.getvalue().decode(errors="replace").replace("\r\n", "\n")
