"""Standard streams that are full, closed or read by nobody, and bare surroundings."""

import os
import sys

import pytest

from tests.faults.processes import environment, is_calm, run, run_each, shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
needs_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110


@needs_full
@pytest.mark.parametrize(
    "arguments",
    ["check", "check --format json", "show dossiers/a.yaml", "rules", "--help", "schema"],
)
def test_a_full_disk_behind_standard_output_is_told_and_gives_four(folder, arguments):
    done = shell(folder, f"$V {arguments} >/dev/full")
    assert done.returncode == 4
    assert done.stderr.startswith("vrd2check kan niet verder: geen plaats meer.")
    assert is_calm(done)


@needs_full
def test_when_nothing_can_be_told_at_all_the_exit_code_still_tells_it(folder):
    assert shell(folder, "$V check >/dev/full 2>/dev/full").returncode == 4
    assert shell(folder, "$V check --bestaat-niet 2>/dev/full").returncode == 2
    assert shell(folder, "$V check dossiers/b.yaml 2>/dev/full").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [("check", 1), ("check dossiers/b.yaml", 0), ("--help", 0), ("rules", 0), ("fix", 1)],
)
def test_a_reader_that_is_gone_does_not_change_the_exit_code(folder, arguments, code):
    # The reader has gone for certain before anything is written.
    line = f"{{ sleep 0.2; $V {arguments}; echo $? >code; }} | true; cat code"
    done = shell(folder, line)
    assert done.stdout == f"{code}\n"
    assert done.stderr == ""


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(("arguments", "code"), [("check", 1), ("--help", 0), ("fix", 1)])
def test_closed_streams_do_not_change_the_exit_code(folder, closed, arguments, code):
    done = shell(folder, f"$V {arguments} {closed}")
    assert done.returncode == code
    assert is_calm(done)


def test_closed_standard_input_is_an_empty_dossier_and_never_green(folder):
    done = shell(folder, "$V check - <&-")
    assert done.returncode == 1
    assert "DOC101" in done.stdout


def test_without_home_terminal_locale_or_search_path_the_outcome_is_the_same(folder):
    usual = run(folder, "check", "--lang", "nl", "--format", "lines")
    bare = {"PYTHONPATH": environment()["PYTHONPATH"]}
    done = run(folder, "check", "--lang", "nl", "--format", "lines", env=bare)
    assert (done.returncode, done.stdout) == (usual.returncode, usual.stdout)
    assert is_calm(done)


@pytest.mark.parametrize(
    "broken",
    [
        {"LC_ALL": "xx_YY.nergens"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"LANG": "\udcff", "LANGUAGE": "::", "PYTHONIOENCODING": "ascii"},
        {"COLUMNS": "0", "LINES": "-1", "TERM": "\udcff", "TZ": "Nergens/Nooit"},
    ],
)
def test_a_broken_locale_or_terminal_name_changes_only_how_it_looks(folder, broken):
    done = run(folder, "check", "--lang", "nl", env={**environment(), **broken})
    assert done.returncode == 1
    assert "21.000" in done.stdout
    assert done.stderr == ""


def test_ascii_output_escapes_what_it_lacks(folder):
    (folder / "dossiers" / "café.yaml").write_bytes(b"soort: projectdossier\n")
    ascii_only = {**environment(), "PYTHONIOENCODING": "ascii"}
    done = run(folder, "check", "--format", "lines", env=ascii_only)
    assert done.returncode == 1
    assert "caf\\xe9.yaml" in done.stdout


def test_a_current_folder_that_was_deleted_is_told(folder):
    (folder / "weg").mkdir()
    leave = "import os; os.chdir('weg'); os.rmdir('../weg')"
    commands = ("check", "check .", "fix", "new 22.99", "config", "diff HEAD")
    for done in run_each(folder, [one.split() for one in commands], before=leave):
        assert done.returncode in (2, 4)
        assert done.stderr.strip()
        assert is_calm(done)


def test_from_a_deleted_folder_what_is_elsewhere_can_be_checked(folder):
    (folder / "weg").mkdir()
    line = f"cd weg && rmdir ../weg && $V check --no-config {folder / 'dossiers'}"
    done = shell(folder, line)
    assert done.returncode == 1
    assert "21.000" in done.stdout


@pytest.mark.parametrize("error", ["ImportError", "SystemError"])
@pytest.mark.parametrize(("package", "command"), [("yaml", "check"), ("typer", "rules")])
def test_a_package_that_is_not_imported_is_told_in_one_line(folder, package, command, error):
    """A missing package, or an interpreter that has too little memory for it."""
    (folder / "stuk").mkdir()
    (folder / "stuk" / f"{package}.py").write_text(f"raise {error}('stuk')\n")
    path = f"{folder / 'stuk'}{os.pathsep}{environment()['PYTHONPATH']}"
    done = run(folder, command, env={**environment(), "PYTHONPATH": path})
    assert done.returncode == 4
    assert done.stderr == "vrd2check kan niet starten / cannot start: stuk\n"
