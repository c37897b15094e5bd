"""Whatever command writes, it does so by one mechanism: no link followed, no pipe or device."""

import ast
import os
import socket
from pathlib import Path

import pytest

from tests.faults.processes import WRONG, environment, is_calm, run_each, run_inside, shell
from tests.history.repositories import git
from tests.running import run_here
from vrd2check import files

PACKAGE = Path(files.__file__).parent
TABLE = "omschrijving\tbron\t2022\nA\tvrd2\t5\n"
# Each writes the file or the folder whose name follows.
NAMED = {
    "report": ("check", "d", "--output", "json="),
    "page": ("check", "d", "--output", "html="),
    "schema": ("schema", "--output", ""),
    "schema of a report": ("schema", "report", "--output", ""),
    "export": ("export", "d/22.12.yaml", "--output", ""),
    "import": ("import", "t.tsv", "--chapter", "budget", "--write", "--into", ""),
}
# The number of the dossier, and so the name of its file, is that of what is in the way.
IN_THE_WAY = ("fifo.xlsx", "socket.xlsx", "map.xlsx")

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes and links")


def command(writer, file):
    *words, last = NAMED[writer]
    return (*words, last + file)


@pytest.fixture
def repository(tmp_path):
    """Return a repository with a dossier, in which links lead out of it."""
    folder = tmp_path / "repository"
    (folder / "d").mkdir(parents=True)
    git(folder, "init", "--quiet", ".")
    (folder / "d" / "22.12.yaml").write_text(WRONG, encoding="utf-8")
    (folder / "t.tsv").write_text(TABLE, encoding="utf-8")
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("geheim.xlsx", "22.12.yaml"):
        (outside / name).write_text(WRONG, encoding="utf-8")
    (folder / "link.xlsx").symlink_to(outside / "geheim.xlsx")
    (folder / "naar").symlink_to(outside, target_is_directory=True)
    return folder


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.parent.joinpath("outside").iterdir()}


@pytest.mark.parametrize("writer", NAMED)
def test_a_link_is_never_followed(repository, writer):
    before = contents(repository)
    done = run_here(repository, *command(writer, "link.xlsx"), env=environment())
    assert is_calm(done)
    assert contents(repository) == before
    # Refused, or replaced by what was to be written.
    link = repository / "link.xlsx"
    assert link.is_symlink() is (done.returncode == 2 or writer == "import")


@pytest.mark.parametrize("writer", NAMED)
def test_no_folder_that_is_a_link_leads_out_of_the_repository(repository, writer):
    before = contents(repository)
    done = run_here(repository, *command(writer, "naar/22.19-nieuw.xlsx"), env=environment())
    assert done.returncode == 2
    assert "link" in done.stderr
    assert contents(repository) == before


@pytest.mark.parametrize("writer", [one for one in NAMED if one != "import"])
def test_what_is_no_ordinary_file_is_refused_at_once(repository, writer):
    os.mkfifo(repository / "fifo.xlsx")
    with socket.socket(socket.AF_UNIX) as opened:
        here = Path.cwd()
        os.chdir(repository)  # the name of a socket may not be long
        opened.bind("socket.xlsx")
        os.chdir(here)
    (repository / "map.xlsx").mkdir()
    odd = [*IN_THE_WAY, *(() if writer == "export" else ("/dev/zero", "/dev/full"))]
    names = odd[:2] if writer == "page" else odd
    done = run_each(repository, [command(writer, name) for name in names])
    assert [(name, one.returncode) for name, one in zip(names, done, strict=True)] == [
        (name, 2) for name in names
    ]
    assert all(map(is_calm, done))


def test_a_pages_folder_holds_no_pipe_and_no_link(repository):
    os.mkfifo(repository / "naar2")
    (repository / "pages").mkdir()
    (repository / "pages" / "index.html").symlink_to(repository.parent / "outside" / "geheim.xlsx")
    before = contents(repository)
    commands = [("check", "d", "--output", f"html={folder}/") for folder in ("pages", "naar")]
    assert [one.returncode for one in run_each(repository, commands)] == [1, 2]
    assert not (repository / "pages" / "index.html").is_symlink()
    assert contents(repository) == before


def test_a_new_dossier_does_not_leave_the_repository(repository):
    before = contents(repository)
    done = run_inside(repository, "new", "22.13", "--root", "naar")
    assert done.returncode == 2
    assert contents(repository) == before


@pytest.mark.parametrize("arguments", [("fix", "--write"), ("justify", "INV102")])
def test_a_dossier_behind_a_link_out_of_the_repository_stays(repository, arguments):
    before = contents(repository)
    word, *more = arguments
    given = ("naar", *more) if word == "fix" else ("naar/22.12.yaml", *more)
    done = run_inside(repository, word, *given)
    assert done.returncode in (1, 2)
    assert is_calm(done)
    assert contents(repository) == before


def test_what_this_process_has_open_is_written_to(repository):
    line = "$V check d --format lines --output {}"
    done = shell(repository, line.format("json=/dev/stderr"))
    assert '"version": 1' in done.stderr
    done = shell(repository, f"({line.format('json=/dev/stdout')}) > alles; cat alles")
    assert done.stdout.startswith("d/22.12.yaml:")
    assert '"version": 1' in done.stdout
    done = shell(repository, line.format("json=/dev/fd/7") + " 7> zeven; cat zeven")
    assert '"version": 1' in done.stdout
    assert shell(repository, line.format("json=/dev/null")).returncode == 1
    # Nobody reads any more, and nobody waits.
    done = shell(repository, line.format("json=/dev/fd/7") + " 7> >(exec true)")
    assert is_calm(done)
    assert shell(repository, line.format("json=/dev/fd/99")).returncode == 2


def test_a_report_on_a_stream_holds_no_command_to_a_website(repository):
    text = WRONG.replace("titel: Proef", "titel: '##[error]boe'")
    (repository / "d" / "22.12.yaml").write_text(text, encoding="utf-8")
    streams = dict(enumerate(("table", "lines", "json", "markdown", "junit"), start=3))
    outputs = " ".join(f"--output {form}=/dev/fd/{number}" for number, form in streams.items())
    files = " ".join(f"{number}>{form}" for number, form in streams.items())
    shell(repository, f"$V check d --format sarif {outputs} {files}", GITHUB_ACTIONS="true")
    for form in streams.values():
        told = (repository / form).read_text(encoding="utf-8")
        assert told, form
        assert "##[" not in told, form


def test_a_summary_that_is_a_pipe_or_link_is_not_written(repository):
    os.mkfifo(repository / "fifo")
    before = contents(repository)
    for name in ("fifo", "link.xlsx", "/dev/zero"):
        done = shell(repository, "$V check d --format github", GITHUB_STEP_SUMMARY=name)
        assert done.returncode == 2, name
        assert contents(repository) == before


def test_a_schema_or_a_spreadsheet_that_is_a_pipe_keeps_nobody_waiting(repository):
    os.mkfifo(repository / "schema.json")
    os.mkfifo(repository / "x.csv")
    commands = (
        ("new", "22.13", "--root", "d"),
        ("import", "x.csv"),
        ("check", "d", "--style", "x.csv"),
    )
    assert [one.returncode for one in run_each(repository, commands)] == [0, 2, 2]


def _writes(node):
    """Whether a call opens a file to write it, as far as its name and its texts tell."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
    texts += [one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)]
    modes = {one for one in texts if isinstance(one, str) and set(one) & set("wax+")}
    opens = name in ("open", "fdopen") and any(len(one) <= 3 for one in modes)
    return opens or name in ("write_text", "write_bytes", "touch", "copy", "copyfile", "rename")


def test_one_module_writes_files():
    """Others: pages of rules in a temporary folder of their own, and streams that are open."""
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _writes(node) and "streams." not in ast.unparse(node)
    }
    allowed = {"files.py", "editor/rulepages.py", "commands/outputs.py"}
    assert found <= allowed
    assert "files.py" in found
