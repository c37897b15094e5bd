"""Killed or stopped at any moment: the old file or the new one, never a third.

``VRD2CHECK_KILLS=300`` kills the real command that often at random moments instead of 25 times.
"""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.processes import MENDED, WRONG, environment, run, run_inside
from vrd2check.files import TEMPORARY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forked")

KILLS = int(os.environ.get("VRD2CHECK_KILLS", "25"))
STEPPING = Path(__file__).with_name("stepping.py")
KILLED_AT_AN_EVENT = """
import os, signal, sys

last, seen = int(sys.argv[1]), 0

def count(event, arguments):
    global seen
    seen += 1
    if seen == last:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
from vrd2check.__main__ import main
code = main(["fix", "--write"])
print(seen, file=sys.stderr)
sys.exit(code)
"""
SIGNALS = {"SIGKILL": -9, "SIGTERM": 143, "SIGINT": 130, "SIGHUP": 129}


def steps(folder, number, *arguments):
    """Return what a signal at each line of the writing code left, and what the whole run makes."""
    done = subprocess.run(
        [sys.executable, STEPPING, number, folder, folder.parent, *arguments],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    *stopped, whole = map(json.loads, done.stdout.splitlines())
    assert len(stopped) > 10
    assert whole[0] == ""
    return stopped, whole[1:]


@pytest.fixture
def before(tmp_path):
    """Return a folder as it is before the command: line ends of Windows, and a byte order mark."""
    folder = tmp_path / "before"
    (folder / "dossiers").mkdir(parents=True)
    text = "\ufeff" + WRONG.replace("\n", "\r\n")
    (folder / "dossiers" / "a.yaml").write_bytes(text.encode())
    (folder / "report.json").write_text("old report")
    return folder


CASES = {
    "fix": (("fix", "--write"), "dossiers/a.yaml", 0),
    "justify": (("justify", "dossiers/a.yaml", "KFM101"), "dossiers/a.yaml", 0),
    "new": (("new", "22.14"), "dossiers/22.14.yaml", 0),
    "output": (("check", "--format=lines", "--output=json=report.json"), "report.json", 1),
}


@pytest.mark.parametrize(
    ("case", "number"),
    [(case, number) for case in CASES for number in ("SIGKILL", "SIGTERM")]
    + [("new", "SIGINT"), ("new", "SIGHUP")],
)
def test_a_signal_at_any_line_leaves_the_old_file_or_the_new(before, case, number):
    arguments, changed, code = CASES[case]
    path = before / changed
    old = path.read_bytes().decode("latin-1") if path.exists() else None
    others = {
        str(one.relative_to(before)): one.read_bytes().decode("latin-1")
        for one in before.rglob("*")
        if one.is_file() and one != path
    }
    stopped, (ended, whole) = steps(before, number, *arguments)
    assert ended == code
    new = whole[changed]
    assert new != old
    seen = set()
    for where, how, left in stopped:
        assert how == SIGNALS[number], where
        temporary = {name for name in left if name.endswith(TEMPORARY)}
        seen.add(left.get(changed))
        assert {name: left[name] for name in left if name not in {changed, *temporary}} == others
        assert all(Path(name).name.startswith(".") for name in temporary)
        # Only what cannot be told of in time, or comes just when it is deleted, leaves one behind.
        assert number == "SIGKILL" or not temporary or ":temporary_file:" in where, where
    assert seen == {old, new}


def test_what_a_kill_leaves_behind_is_no_dossier_and_in_nobodys_way(folder):
    path = folder / "dossiers" / "a.yaml"
    left = path.with_name(f".a.yaml.0011223344556677{TEMPORARY}")
    left.write_text(WRONG[:300])
    before = run_inside(folder, "check", "--format", "lines")
    left.unlink()
    assert run_inside(folder, "check", "--format", "lines").stdout == before.stdout
    left.write_text(WRONG[:300])
    assert run_inside(folder, "fix", "--write").returncode == 0
    assert path.read_text() == MENDED
    assert left.read_text() == WRONG[:300]


def fix_killed_at(event, folder):
    """Run the real command in a process of its own until its n-th event; 0 lets it come to its end.

    An event is what Python tells auditors of: an import, a file that is opened, renamed or removed.
    """
    return subprocess.run(
        [sys.executable, "-c", KILLED_AT_AN_EVENT, str(event)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_fix_killed_at_random_moments(folder):
    """Of the real command, from its start on to its end, whatever else the machine does."""
    path = folder / "dossiers" / "a.yaml"
    assert run(folder, "fix", "--write").returncode == 0  # all modules are compiled now
    path.write_text(WRONG)
    whole = fix_killed_at(0, folder)
    assert whole.returncode == 0
    assert path.read_text() == MENDED
    events = int(whole.stderr)
    seed = random.Random(20)
    for _ in range(KILLS):
        path.write_text(WRONG)
        path.chmod(0o640)
        # Most of a run is starting and reading; what matters comes near its end.
        event = 1 + int(events * seed.betavariate(4, 1.5))
        assert fix_killed_at(event, folder).returncode == -signal.SIGKILL
        assert path.read_text() in (WRONG, MENDED)
        assert path.stat().st_mode & 0o777 == 0o640
        for one in path.parent.iterdir():
            assert one.name in ("a.yaml", "b.yaml") or one.name.endswith(TEMPORARY)
            if one.name.endswith(TEMPORARY):
                one.unlink()
    assert run_inside(folder, "fix", "--write").returncode == 0
    assert path.read_text() == MENDED


def test_owner_permissions_and_link_stay_and_another_name_keeps_the_old_text(folder):
    real, link, other = (folder / "dossiers" / name for name in ("a.yaml", "l.yaml", "h.txt"))
    real.rename(folder / "dossiers" / "echt.yaml")
    real = folder / "dossiers" / "echt.yaml"
    link.symlink_to("echt.yaml")
    other.hardlink_to(real)
    real.chmod(0o664)
    if os.getuid() == 0:
        os.chown(real, 65534, 65534)
    before = real.stat()
    assert (
        run_inside(folder, "fix", "--write", "dossiers/l.yaml", "dossiers/b.yaml").returncode == 0
    )
    after = real.stat()
    assert link.is_symlink()
    assert real.read_text() == MENDED
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert other.read_text() == WRONG


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs attributes of files")
def test_attributes_stay(folder):
    path = folder / "dossiers" / "a.yaml"
    try:
        os.setxattr(path, "user.bewaard", b"ja")
    except OSError:
        pytest.skip("the file system has no attributes")
    assert run_inside(folder, "fix", "--write").returncode == 0
    assert path.read_text() == MENDED
    assert os.getxattr(path, "user.bewaard") == b"ja"


def test_a_name_as_long_as_the_system_allows_can_be_written(folder):
    path = folder / "dossiers" / ("é" * 125 + ".yaml")
    path.write_text(WRONG)
    (folder / "dossiers" / "a.yaml").unlink()
    assert run_inside(folder, "fix", "--write").returncode == 0
    assert path.read_text() == MENDED
    report = "é" * 125 + ".json"
    assert run_inside(folder, "check", "--output", f"json={report}").returncode == 0
    assert (folder / report).exists()
