"""Commands outside of blocks ``console``: each is run here or elsewhere, or it is said why not.

They change the reader's own computer, so what can be run is run with another home.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, ROOT, blocks

# What no test can run, and why; a command that is not shown any more must not stay here.
NOT_RUN = {
    r"py -m (pip install --user pipx|pipx ensurepath)": "the launcher py exists on Windows only",
    r"setx VRD2CHECK_LANG nl": "setx exists on Windows only; the variable itself is tested",
    r"brew install pipx": "it installs on the reader's computer, by a program of macOS",
    r"sudo apt install pipx": "it installs on the reader's computer, as administrator",
    r"python3 -m (pip install --user pipx|pipx ensurepath)": "it installs on the reader's computer",
    r"pipx ensurepath": "it changes what the reader's shell starts with",
    r"pipx install (\.|pre-commit)": "it needs pipx; pip installs the same in tests/hooks",
    r"pipx install git\+https://github.com/OWNER/vrd2check": "the reader fills in the address",
    r"VRD2CHECK_EXAMPLES=\d+ python -m pytest tests/fuzz": "it takes minutes, by intention",
    r"pip install -e '\.\[fuzz\]'": "it adds to what the tests themselves are installed with",
    r"python -m fuzz\.(run|report).*": "it takes long, by intention, and renews the page",
}
# What is run by others: where, and a piece of text there that shows it.
RUN_ELSEWHERE = {
    r"pre-commit install": ("tests/hooks/test_story.py", 'pre_commit.run(folder, "install")'),
    r"python3 -m venv \.venv && .*vrd2check check": (".ci/run", "readme_command 'Try it'"),
    r"python3 -m venv \.venv && .*pytest -n auto": (
        ".ci/run",
        "readme_command 'Run the tests'",
    ),
}
RUN_HERE = (
    r"vrd2check --install-completion",
    r"echo 'export VRD2CHECK_LANG=nl' >> ~/\.(zsh|bash)rc",
)


def shown() -> set[str]:
    """Return the commands in blocks ``sh``, and the indented ones of a page within a page."""
    found: set[str] = set()
    for page in PAGES:
        for block in blocks(page):
            if block.language == "sh":
                found |= {line for line in block.content.splitlines() if line.strip()}
            elif block.language == "markdown":
                found |= set(re.findall(r"^    (\S.*)$", block.content, re.MULTILINE))
    return found


def test_each_command_is_run_somewhere_or_it_is_said_why_not() -> None:
    known = [*NOT_RUN, *RUN_ELSEWHERE, *RUN_HERE]
    assert {one for one in shown() if not any(re.fullmatch(way, one) for way in known)} == set()
    assert {way for way in known if not any(re.fullmatch(way, one) for one in shown())} == set()


def test_there_is_no_other_sort_of_block_with_commands() -> None:
    sorts = {block.language for page in PAGES for block in blocks(page)}
    configuration = {"yaml", "json", "toml", "lua", "elisp"}
    assert sorts <= {"console", "sh", "markdown", "python", "pycon", "text", *configuration}
    texts = (block for page in PAGES for block in blocks(page) if block.language == "text")
    assert not any(re.search(r"^\$? *(vrd2check|pip|git) ", one.content, re.M) for one in texts)


@pytest.mark.parametrize(("where", "said"), RUN_ELSEWHERE.values())
def test_what_is_run_elsewhere_is_there(where: str, said: str) -> None:
    assert said in (ROOT / where).read_text(encoding="utf-8")


@pytest.fixture
def at_home(tmp_path: Path) -> Callable[..., str]:
    """Return a command to a shell of somebody who has nothing set up yet."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "vrd2check"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m vrd2check "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)

    def given(shell: str, command: str) -> str:
        found = shutil.which(shell)
        if found is None:
            pytest.skip(f"there is no {shell} here")
        done = subprocess.run(
            [found, "-c", f"{command}\ntrue"],
            env={
                "HOME": str(tmp_path),
                "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
                "LANG": "en_GB.UTF-8",
            },
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
        return done.stdout

    return given


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_installed_where_the_page_says(
    shell: str, at_home: Callable[..., str], tmp_path: Path
) -> None:
    page = (DOCS / "editor.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| {shell} \| (.*) \|$", page, re.MULTILINE)
    file, *started_by = [
        tmp_path / name[2:] for name in re.findall(r"`([^`]+)`", row) if name.startswith("~/")
    ]
    at_home(shell, "vrd2check --install-completion")
    assert "vrd2check" in file.read_text(encoding="utf-8")
    for one in started_by:
        assert file.parent.name in one.read_text(encoding="utf-8")


@pytest.mark.parametrize(("shell", "start"), [("zsh", ".zshrc"), ("bash", ".bashrc")])
def test_the_line_for_dutch_makes_it_dutch(
    shell: str, start: str, at_home: Callable[..., str]
) -> None:
    (command,) = (one for one in shown() if one.endswith(f">> ~/{start}"))
    assert "Total of the budget" in at_home(shell, "vrd2check rule DEL101")
    at_home(shell, command)
    assert "Totaal van het budget" in at_home(shell, f". ~/{start}; vrd2check rule DEL101")
