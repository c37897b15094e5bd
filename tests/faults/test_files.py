"""Files that are no files, change, vanish or may not be read, checked by the real command."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.processes import (
    COMMAND,
    MENDED,
    WRONG,
    environment,
    is_calm,
    run,
    run_each,
    run_inside,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


AS_NOBODY = """
import importlib, io, os, pkgutil
from contextlib import redirect_stderr, redirect_stdout
import vrd2check
from vrd2check.__main__ import main

# Python itself may not be readable to others, so all is imported before.
for module in pkgutil.walk_packages(vrd2check.__path__, "vrd2check."):
    if not module.name.startswith("vrd2check.editor"):
        importlib.import_module(module.name)
with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
    main(["check", "--format", "json"])
    main(["fix"])
    main(["new", "--help"])
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
"""


@pytest.fixture
def open_folder(folder):
    """Return a folder that everybody may look into, which those of the tests are not."""
    with TemporaryDirectory() as made:
        copy = Path(made)
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        copy.chmod(0o755)
        yield copy


def as_nobody(folder, *commands):
    """Run commands as a user who owns nothing, one after the other in one process."""
    return run_each(folder, commands, before=AS_NOBODY)


def made(kind, path):
    """Put something that is no ordinary file at a path."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as one:
            here = Path.cwd()
            os.chdir(path.parent)  # a socket's path may not be long
            one.bind(path.name)
            os.chdir(here)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path.name)
    else:
        path.symlink_to("nergens")


@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "loop", "nowhere"])
def test_what_is_no_file_is_told_at_once_and_never_waited_for(folder, kind):
    path = folder / "dossiers" / "x.yaml"
    made(kind, path)
    commands = [("check", "--format", "lines", one) for one in ("dossiers", "dossiers/x.yaml")]
    found, named = run_each(folder, commands)
    for done in (found, named):
        assert done.returncode == 1
        assert "dossiers/x.yaml:1:1" in done.stdout
        assert is_calm(done)
    assert "dossiers/a.yaml" in found.stdout
    assert "dossiers/a.yaml" not in named.stdout


def test_a_folder_called_like_a_dossier_is_searched(folder):
    made("folder", folder / "dossiers" / "x.yaml")
    (folder / "dossiers" / "a.yaml").rename(folder / "dossiers" / "x.yaml" / "a.yaml")
    done = run_inside(folder, "check", "--format", "lines")
    assert done.returncode == 1
    assert "dossiers/x.yaml/a.yaml" in done.stdout


def test_a_pipe_called_like_the_configuration_is_refused_and_not_waited_for(folder):
    os.mkfifo(folder / "vrd2check.toml")
    done = run(folder, "check")
    assert done.returncode == 2
    assert "vrd2check.toml" in done.stderr


def test_a_name_of_invalid_bytes_is_shown_escaped_and_checked(folder):
    name = os.fsencode(folder / "dossiers") + b"/\xff\x1b[31m.yaml"
    try:
        Path(os.fsdecode(name)).write_text(WRONG)
    except OSError:
        pytest.skip("the file system takes no such name")
    others = ("lines", "json", "sarif", "github", "gitlab", "junit", "markdown")
    done = run_inside(folder, "check", *(f"--output={form}=verslag.{form}" for form in others))
    assert done.returncode == 1
    assert is_calm(done)
    written = [(folder / f"verslag.{form}").read_text("utf-8") for form in others]
    for shown in (done.stdout, *written):
        assert "\x1b" not in shown
        assert "ff" in shown.lower()
    (folder / "dossiers" / "a.yaml").unlink()
    assert run_inside(folder, "fix", "--write").returncode == 0
    assert Path(os.fsdecode(name)).read_text() == MENDED


@needs_root
def test_what_may_not_be_read_is_told(open_folder):
    folder = open_folder
    (folder / "dossiers" / "a.yaml").chmod(0)
    (folder / "dossiers" / "dicht").mkdir(mode=0o700)
    (done,) = as_nobody(folder, ("check", "--format", "lines"))
    assert done.returncode == 1
    assert "dossiers/a.yaml:1:1" in done.stdout
    assert is_calm(done)


@needs_root
@pytest.mark.parametrize("mode", [0o644, 0o666], ids=oct)
def test_in_a_folder_that_may_not_be_written_everything_stays_and_it_is_told(open_folder, mode):
    """Whether the file itself may be written or not: a new one cannot be put in its place."""
    folder = open_folder
    for path in folder.rglob("*.yaml"):
        path.chmod(mode)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    fixed, made, report = as_nobody(
        folder, ("fix", "--write"), ("new", "22.99"), ("check", "--output", "json=verslag.json")
    )
    assert fixed.returncode == 1
    assert "niet geschreven" in fixed.stdout
    assert made.returncode == 2
    assert "22.99" in made.stderr
    assert report.returncode == 2
    assert "geen toegang" in report.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_files_and_folders_that_change_and_vanish_during_the_run(folder):
    """Whatever becomes of them meanwhile, the command ends by itself, without a traceback."""
    many = folder / "dossiers" / "veel"
    ended = threading.Event()

    def disturb():
        while not ended.is_set():
            many.mkdir(exist_ok=True)
            for number in range(30):
                (many / f"{number}.yaml").write_text(WRONG.replace("22.12", f"22.{number + 20}"))
            for number in range(30):
                (many / f"{number}.yaml").unlink()
            many.rmdir()

    disturber = threading.Thread(target=disturb)
    disturber.start()
    try:
        for _ in range(5):
            done = run(folder, "check", "--format", "lines")
            assert done.returncode == 1
            assert is_calm(done)
            assert "dossiers/a.yaml" in done.stdout
    finally:
        ended.set()
        disturber.join()


def test_a_file_that_changes_between_reading_and_writing_is_left_alone(folder):
    """Changed at the moment that the fix is asked about, by which time the file has been read."""
    path = folder / "dossiers" / "a.yaml"
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from vrd2check import files\n"
        "from vrd2check.fixes import saving\n"
        "real = saving.write\n"
        "def late(target, old, new):\n"
        "    Path(target.path).write_text('van een ander\\n')\n"
        "    return real(target, old, new)\n"
        "saving.write = late\n"
        "from vrd2check.__main__ import main\n"
        "sys.exit(main(['fix', '--write']))\n"
    )
    done = subprocess.run(
        [COMMAND[0], "-c", script],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert path.read_text() == "van een ander\n"
    assert "niet geschreven" in done.stdout
