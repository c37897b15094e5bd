"""Pipes that close, streams that are missing, and terminals."""

import os
import subprocess
import sys

import pytest
from rich.cells import cell_len

from tests.commands.conftest import ROOT
from tests.commands.terminals import on_a_terminal

COMMAND = [sys.executable, "-m", "vrd2check", "check"]


@pytest.fixture
def started(folder, broken):
    """Start the command on many broken dossiers."""
    for number in range(30):
        (folder / "dossiers" / f"{number}.yaml").write_text(broken, encoding="utf-8")

    def starting(*arguments, shell="", **environment):
        line = " ".join([*COMMAND, *arguments, shell])
        settings = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LANG": "nl"}
        return subprocess.run(
            ["bash", "-c", line],
            cwd=folder,
            env={**settings, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return starting


@pytest.mark.parametrize("form", ["table", "lines", "json"])
def test_a_reader_that_goes_away_is_no_error(started, form):
    done = started("--format", form, shell="2>err | head -1; cat err >&2; rm err")
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr
    assert "vastgelopen" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("columns", [80, 100, 200])
def test_on_a_terminal_the_table_fits(folder, broken, columns):
    (folder / "dossiers" / "a.yaml").write_text(broken, encoding="utf-8")
    _, plain = on_a_terminal(folder, "check", columns=columns, NO_COLOR="1")
    assert "\x1b" not in plain
    assert "fout" in plain
    assert max(map(cell_len, plain.splitlines())) <= columns


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_that_has_colours_shows_them(folder, broken):
    (folder / "dossiers" / "a.yaml").write_text(broken, encoding="utf-8")
    code, text = on_a_terminal(folder, "check")
    assert code == 1
    assert "\x1b[1;31mfout" in text
    assert "\x1b" not in on_a_terminal(folder, "check", TERM="dumb")[1]
