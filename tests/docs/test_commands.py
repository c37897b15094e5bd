"""Every command that the pages show runs, ends as they say, and prints what they show."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.pages import (
    EXAMPLES,
    PAGES,
    ROOT,
    Block,
    Command,
    blocks,
    commands,
    is_dutch,
    prose,
    settings,
    stands_in,
)
from tests.history.repositories import committed
from vrd2check.commands.app import build
from vrd2check.commands.run import run
from vrd2check.language import Language

ALL = [block for page in PAGES for block in blocks(page)]
CONSOLE = [block for block in ALL if block.language == "console"]
# What a test cannot do: it asks questions, never ends, or changes the reader's own computer.
NOT_RUN = re.compile(r"vrd2check (--install-completion|fix .*--interactive|lsp)")

Run = Callable[[Command], tuple[int, str]]


@pytest.fixture
def giving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Block], Run]:
    """Prepare the folder of a block, and give a function that gives commands in it."""

    def prepare(block: Block) -> Run:
        folder = tmp_path / "folder"
        wanted = settings(block).get("in")
        if wanted == "leeg":
            folder.mkdir()
        elif wanted is not None:
            shutil.copytree(EXAMPLES / wanted, folder)
        else:
            shutil.copytree(ROOT / "dossiers", folder / "dossiers")
            shutil.copy(ROOT / "schema.json", folder)
            (sound,) = (EXAMPLES / "3-ingediend").iterdir()
            shutil.copy(sound, folder / "my-dossier.yaml")
        if "git" in settings(block):
            if shutil.which("git") is None:
                pytest.skip("git is not installed")
            committed(folder)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("VRD2CHECK_LANG", "nl" if is_dutch(block.page) else "en")
        monkeypatch.setenv("HOME", str(tmp_path))
        for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
            monkeypatch.delenv(name, raising=False)
        return lambda command: _run(command, tmp_path)

    return prepare


def _run(command: Command, place: Path) -> tuple[int, str]:
    arguments = command.arguments()
    if arguments is None:
        return _in_shell(command, place)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = run(arguments)
    return code, printed.getvalue()


def _in_shell(command: Command, place: Path) -> tuple[int, str]:
    program = place / "vrd2check"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vrd2check "$@"\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", command.text],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PATH": f"{place}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
        },
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("block", CONSOLE, ids=str)
def test_the_commands_of_a_block_do_what_it_shows(
    block: Block, giving: Callable[[Block], Run]
) -> None:
    give = giving(block)
    for command in commands(block):
        code, printed = give(command)
        assert code == command.exit_code, f"{command.text}\n{printed}"
        assert stands_in(command.shown, printed), f"{command.text}\n{printed}"


def test_what_can_be_run_is_in_a_block_that_is_run() -> None:
    left = [
        (str(block), command)
        for block in ALL
        if block.language != "console"
        for command in re.findall(r"^(?:\$ )?(vrd2check .*)$", block.content, re.MULTILINE)
    ]
    assert [one for one in left if not NOT_RUN.match(one[1])] == []


def test_a_command_in_a_sentence_exists_with_its_options() -> None:
    group = build(Language.EN)
    context = group.make_context("vrd2check", [], resilient_parsing=True)
    options = {
        name: {option for one in command.get_params(context) for option in one.opts}
        for name, command in {"": group, **group.commands}.items()  # type: ignore[attr-defined]
    }
    mentions = [
        (page.relative_to(ROOT), mention)
        for page in PAGES
        for mention in re.findall(r"`vrd2check ([^`]+)`", prose(page))
    ]
    assert len(mentions) > 50
    assert [one for one in mentions if not is_known(one[1].split(), options)] == []


def is_known(words: list[str], options: dict[str, set[str]]) -> bool:
    """Whether there is a command of that name, or none is named, with the options that are used."""
    name = "" if words[0].startswith("-") else words[0]
    used = {word.partition("=")[0] for word in words if word.startswith("--")}
    return name in options and used <= options[name]


def test_lines_that_are_shown_follow_each_other_unless_a_skip_stands_between() -> None:
    output = "one\ntwo 2 figures\nthree\n"
    assert stands_in(("one", "two 2 figures"), output)
    assert stands_in(("one", "…", "three"), output)
    assert stands_in(("two … figures",), output)
    assert stands_in((), output)
    assert not stands_in(("one", "three"), output)
    assert not stands_in(("three", "…", "one"), output)
    assert not stands_in(("two",), output)


def test_the_sample_of_the_readme_fits_a_page() -> None:
    sample, *_ = (block for block in CONSOLE if block.page.name == "README.md")
    assert sample.page == ROOT / "README.md"
    assert max(map(len, sample.content.splitlines())) <= 100
