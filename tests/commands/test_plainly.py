"""Command lines that are read without typer: to the same end."""

from functools import wraps
from inspect import signature

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.history.repositories import committed
from vrd2check.__main__ import main
from vrd2check.commands import plainly
from vrd2check.commands.exits import ExitCode
from vrd2check.commands.fully import FullLine
from vrd2check.language import Language

# Read plainly, and what is left to typer: help, and all that is wrong or abbreviated.
PLAIN = [
    "",
    "dossiers",
    "dossiers/a.yaml dossiers/b.yaml",
    "dossiers/c.yaml",
    "nergens dossiers",
    "--format lines dossiers",
    "--format=json",
    "--format json --format github dossiers",
    "--lang NL --strict dossiers/a.yaml",
    "--rounding --no-rounding dossiers",
    "--rounding",
    "--jobs 2 dossiers",
    "--select DEL --select=REF101,KPI --ignore DEL102 dossiers",
    "--select NIETS dossiers",
    "--config nergens.toml",
    "--config x --no-config",
    "--skip-others --with . dossiers/b.yaml",
    "--changed-since HEAD dossiers",
    "--changed-since nergens dossiers",
    "--output json=/proc/x dossiers/b.yaml",
    "--output json dossiers/b.yaml",
    "- dossiers",
    "-- dossiers/a.yaml",
]
LEFT = [
    "--help",
    "-h",
    "--form json",
    "--format xml",
    "--format",
    "--format --strict",
    "--format JSON",
    "--lang fr",
    "--jobs 0",
    "--jobs veel",
    "--strict=ja",
    "--stict dossiers",
    "-x",
    "--output -",
]


@pytest.fixture
def here(folder, sound, broken, monkeypatch):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    (folder / "dossiers" / "b.yaml").write_text(broken, encoding="utf-8")
    committed(folder)
    monkeypatch.chdir(folder)


@pytest.mark.parametrize("words", PLAIN + LEFT)
@pytest.mark.parametrize("command", plainly.COMMANDS)
def test_both_ways_print_the_same_and_end_the_same(here, monkeypatch, capsys, command, words):
    def outcome():
        return main([command, *words.split()]), capsys.readouterr()

    first = outcome()
    monkeypatch.setattr(plainly, "COMMANDS", ())
    assert first == outcome()


@pytest.mark.parametrize("words", PLAIN + LEFT)
def test_words_that_leave_no_doubt_are_read_plainly_and_no_others(words):
    run = plainly.read("check", words.split(), Language.EN)
    assert (run is not None) == (words in PLAIN)


def test_other_commands_are_left_to_typer():
    assert plainly.read("show", ["a.yaml"], Language.EN) is None


WORDS = (
    *("a.yaml", "", "-", "--", "b c", "-x", "=", "nl", "json", "3", "0", "-1", "1_0", "DEL,REF"),
    *("--format", "--format=lines", "--format=", "--output", "--output=json=a", "--strict"),
    *("--rounding", "--no-rounding", "--no-explanations", "--no-", "--with", "--with=", "--with=-"),
    *("--changed-since", "--skip-others", "--jobs", "--jobs=2", "--jobs=0", "--stdin-filename"),
    *("--select", "--ignore=KPI", "--config", "--no-config", "--lang", "--lang=EN", "--write"),
    *("--interactive", "--unsafe", "--notation", "--not", "--lang=fr"),
)


def noting(declared, asked):
    """Have each command of a command line note what it is asked, and do nothing."""

    def command(self, *about):
        def declare(function):
            @wraps(function)
            def note(**values):
                parameters = signature(function).parameters.values()
                asked.append({one.name: one.default for one in parameters} | values)
                return ExitCode.NOTHING

            return declared(self, *about)(note)

        return declare

    return command


@pytest.mark.parametrize("command", plainly.COMMANDS)
@settings(max_examples=300, derandomize=True)
@given(words=st.lists(st.sampled_from(WORDS), max_size=6))
def test_any_words_that_are_read_plainly_ask_the_same_of_a_command(command, words):
    asked = []
    with pytest.MonkeyPatch.context() as patch:
        for line in (plainly._PlainLine, FullLine):
            patch.setattr(line, "command", noting(line.command, asked))
        run = plainly.read(command, words, Language.EN)
        if run is None:
            return
        assert run() == ExitCode.NOTHING
        patch.setattr(plainly, "COMMANDS", ())
        assert main([command, *words]) == ExitCode.NOTHING
    assert asked[0] == asked[1]
