"""Completion, asked of the shells themselves by the script that the program gives them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.repositories import committed, git

ROOT = Path(__file__).parents[2]
BASH = """
[ -f completion.sh ] || vrd2check --show-completion > completion.sh
source completion.sh
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
$(complete -p vrd2check | grep -o -- '-F [^ ]*' | cut -c4-) vrd2check
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
_arguments() {  # reads the list of offers as zsh's own function does
    local action=${1#*:*:} ws
    eval "ws=( ${action[3,-3]} )"
    print -rl -- "${(@)ws%%:*}"
}
compdef() { asked=$1 }
[ -f completion.zsh ] || vrd2check --show-completion > completion.zsh
words=("$@")
CURRENT=$#
source ./completion.zsh
$asked
"""
FISH = """
test -f completion.fish; or vrd2check --show-completion > completion.fish
source completion.fish
complete -C (string join ' ' -- $argv)
"""


@pytest.fixture
def ask(folder):
    """Ask a shell what it would offer for a command line, of which the last word is typed."""
    (folder / "bin").mkdir()
    program = folder / "bin" / "vrd2check"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vrd2check "$@"\n', encoding="utf-8")
    program.chmod(0o755)

    def asking(shell, *words):
        found = shutil.which(shell)
        if found is None:
            pytest.skip(f"there is no {shell} here")
        scripts = {
            "bash": [found, "--norc", "-c", BASH, "bash"],
            "zsh": [found, "-f", "-c", ZSH, "zsh"],
            "fish": [found, "--no-config", "-c", FISH, "--"],
        }
        done = subprocess.run(
            [*scripts[shell], "vrd2check", *words],
            cwd=folder,
            env={
                "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "HOME": str(folder),
                "LANG": "C.UTF-8",
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert done.stderr == ""
        return [line.split("\t")[0] for line in done.stdout.splitlines() if line]

    return asking


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_offers_commands_rules_numbers_and_words(ask, folder, sound, shell):
    dossier = sound.replace("titel: Proef", "titel: Proef (\"a\" & 'b': $c `d`)")
    (folder / "dossiers" / "a.yaml").write_text(dossier, encoding="utf-8")
    assert set(ask(shell, "ru")) == {"rule", "rules"}
    assert set(ask(shell, "rule", "DEL10")) >= {"DEL101", "DEL102"}
    assert ask(shell, "show", "22") == ["22.12"]
    assert ask(shell, "show", "22.12", "budg") == ["budget"]
    assert ask(shell, "rules", "--severity", "w") == ["warning"]


def offered(run, *words):
    done = run(
        COMP_WORDS=" ".join(words),
        COMP_CWORD=str(len(words) - 1),
        _VRD2CHECK_COMPLETE="complete_bash",
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_numbers_come_from_the_folder_that_is_asked_for(run, folder, sound):
    (folder / "elders").mkdir()
    (folder / "elders" / "a.yaml").write_text(sound, encoding="utf-8")
    assert offered(run, "vrd2check", "show", "--root", "elders", "2") == ["22.12"]
    assert offered(run, "vrd2check", "show", "2") == []


def test_files_that_cannot_be_read_or_are_no_dossier_are_passed_over(run, folder):
    for name, content in {
        "a.yaml": b"\xff\xfenummer: '22.01'",
        "b.yaml": b'nummer: "22.02"\n',
        "c.yaml": b"soort: projectdossier\nnummer: 22.03\n",
    }.items():
        (folder / "dossiers" / name).write_bytes(content)
    (folder / "dossiers" / "d.yaml").symlink_to("nergens")
    assert offered(run, "vrd2check", "show", "2") == ["22.03"]


def test_revisions_rules_and_numbers_are_offered_where_they_are_asked_for(run, folder, sound):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    committed(folder)
    git(folder, "branch", "mijn-tak")
    git(folder, "tag", "mijlpaal")
    for words in (("diff",), ("diff", "HEAD"), ("check", "--changed-since")):
        assert set(offered(run, "vrd2check", *words, "mij")) == {"mijn-tak", "mijlpaal"}
        assert offered(run, "vrd2check", *words, "HE") == ["HEAD"]
    for option in ("--select", "--ignore"):
        assert set(offered(run, "vrd2check", "check", option, "DEL10")) >= {"DEL101", "DEL102"}
        assert "REF" in offered(run, "vrd2check", "check", option, "RE")
        assert offered(run, "vrd2check", "check", option, "VEK101,budget-to") == [
            "VEK101,budget-total"
        ]
    assert offered(run, "vrd2check", "justify", "2") == ["22.12"]
    assert offered(run, "vrd2check", "rule", "budget-to") == ["budget-total"]
    assert offered(run, "vrd2check", "rules", "--family", "VA") == ["VAK"]


def test_outside_of_a_repository_no_revision_is_offered(run, folder):
    assert offered(run, "vrd2check", "diff", "m") == []


@pytest.mark.parametrize(
    ("shell", "beginning"), [("zsh", "#compdef"), ("bash", "_vrd2"), ("fish", "complete ")]
)
def test_the_script_of_another_shell_can_be_asked_for(run, shell, beginning):
    done = run("--show-completion", shell)
    assert done.returncode == 0
    assert done.stdout.startswith(beginning)
    assert run("--show-completion", "nosuch").returncode == 2
