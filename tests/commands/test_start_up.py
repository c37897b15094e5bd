"""What is imported, and so how fast a commit hook starts."""

import os
import subprocess
import sys

import pytest

from tests.commands.conftest import ROOT
from tests.history.repositories import committed
from vrd2check.commands.formats import Format

PROBE = """
import sys
from vrd2check.__main__ import main
main(sys.argv[1:])
print("\\nmodules:", *sys.modules, file=sys.stderr)
"""


def test_a_configuration_that_holds_costs_no_schema_library(folder, sound):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    (folder / "vrd2check.toml").write_text("language = 'nl'\nignore = ['REF304']\n")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", str(folder), "--format", "lines"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.rsplit("modules:", 1)[1].split())
    assert "tomllib" in modules
    assert not modules & {"jsonschema", "importlib.metadata"}


def test_without_a_configuration_nothing_that_reads_one_is_imported():
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "rules", "--family", "RIS"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.rsplit("modules:", 1)[1].split())
    assert not modules & {"tomllib", "vrd2check.configuration.stated", "importlib.metadata"}


@pytest.mark.parametrize("form", [form.value for form in Format])
def test_what_a_run_does_not_need_is_not_imported(folder, sound, form):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", str(folder), "--format", form],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.rsplit("modules:", 1)[1].split())
    assert "vrd2check.check" in modules
    # rich is for colour, for bars, and for measuring what is written in other scripts.
    assert not modules & {"jsonschema", "rich"}


USUAL = [
    [],
    ["--lang", "nl"],
    ["--skip-others", "--with", "."],
    ["--format=github", "--output", "sarif=a.sarif", "--changed-since=HEAD", "--"],
]


@pytest.mark.parametrize("options", USUAL, ids=" ".join)
def test_words_that_leave_no_doubt_are_read_without_typer(folder, sound, options):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    committed(folder)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", *options, "dossiers"],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.rsplit("modules:", 1)[1].split())
    assert "vrd2check.check" in modules
    unneeded = {"typer", "dataclasses", "inspect", "tomllib", "jsonschema", "multiprocessing"}
    unneeded |= {"rich"}
    # git is asked as a program, and the fixes of a SARIF report are worked out by more of ours.
    assert not modules & (unneeded if not options[3:] else {"typer", "rich", "jsonschema"})


COMPILED = """
import re, sys
from vrd2check.__main__ import main
main(sys.argv[1:])
import fractions, json.scanner, yaml.reader
patterns = fractions._RATIONAL_FORMAT, json.scanner.NUMBER_RE, yaml.reader.Reader.NON_PRINTABLE
print([type(one) is re.Pattern or len(vars(one)) > 1 for one in patterns], file=sys.stderr)
"""


def test_patterns_of_libraries_that_a_sound_dossier_does_not_need_are_not_compiled(folder, sound):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", COMPILED, "check", str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stderr.splitlines()[-1] == "[False, False, False]"
