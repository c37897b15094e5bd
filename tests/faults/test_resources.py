"""A disk, memory, open files and file sizes that run out."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.faults.processes import WRONG, is_calm, run, run_inside, shell

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs limits as Linux has them")


def limited(what, number):
    def limit():
        resource.setrlimit(what, (number, number))

    return limit


@pytest.fixture
def full(folder):
    """Return a folder on a disk of its own, which has no room left."""
    disk = folder / "schijf"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    (disk / "a.yaml").write_text(WRONG)
    (disk / "verslag.json").write_text("het oude verslag")
    with suppress(OSError), (disk / "vol").open("wb", 0) as stream:
        while stream.write(b"x" * 4096):
            pass
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_on_a_full_disk_every_file_stays_as_it_was_and_it_is_told(full):
    names = sorted(os.listdir(full))  # noqa: PTH208
    fixed = run_inside(full, "fix", "--write")
    assert fixed.returncode == 1
    assert "niet geschreven" in fixed.stdout
    started = run_inside(full, "new", "22.99")
    assert started.returncode == 2
    assert is_calm(started)
    report = run_inside(full, "check", "--output", "json=verslag.json")
    assert report.returncode == 2
    assert "geen plaats meer" in report.stderr
    assert "21.000" in report.stdout
    assert (full / "a.yaml").read_text() == WRONG
    assert (full / "verslag.json").read_text() == "het oude verslag"
    assert sorted(os.listdir(full)) == names  # noqa: PTH208


def test_a_bound_on_the_size_of_files_leaves_the_old_ones(folder):
    small = limited(resource.RLIMIT_FSIZE, 100)
    done = run(folder, "fix", "--write", preexec_fn=small)
    assert done.returncode == 1
    assert is_calm(done)
    assert (folder / "dossiers" / "a.yaml").read_text() == WRONG
    report = run(folder, "check", "--output", "json=verslag.json", preexec_fn=small)
    assert report.returncode == 2
    assert "zo groot mag een bestand hier niet zijn" in report.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["dossiers"]


@pytest.mark.parametrize("number", [3, 4, 5, 6, 8, 12])
def test_few_open_files_are_enough_or_it_is_told(folder, number):
    done = run(folder, "check", "--lang", "nl", preexec_fn=limited(resource.RLIMIT_NOFILE, number))
    assert done.returncode != 0
    if done.returncode == 1 and done.stdout:
        assert "21.000" in done.stdout or "te veel" in done.stdout or "Too many" in done.stdout
    if number > 5:
        assert is_calm(done)


def test_memory_that_runs_out_is_told_and_never_green(folder):
    """Under ever less memory: the whole answer, or an exit code that says that there is none.

    Without memory an interpreter may fail in any way of its own: what it says then is free, as
    long as it is a sentence of the program and no traceback.
    """
    (folder / "dossiers" / "groot.yaml").write_text(WRONG + "# x\n" * 400_000)
    codes = set()
    for megabytes in (120, 100, 70, 60, 50, 40, 35):
        line = f"ulimit -v {megabytes * 1024}; exec $V check --lang nl"
        done = shell(folder, line)
        codes.add(done.returncode)
        assert done.returncode != 0
        if done.returncode == 4:
            assert done.stdout == ""
            assert done.stderr.startswith("vrd2check ")
            assert "Traceback" not in done.stderr
    assert 4 in codes
