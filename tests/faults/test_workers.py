"""Processes that the real command has work for it: killed, stopped, orphaned."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.processes import COMMAND, MENDED, WRONG, environment

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or (os.cpu_count() or 1) < 2, reason="needs Linux and two processors"
)
FILES = 1000


@pytest.fixture
def folder(tmp_path):
    """Return a folder with so many dossiers that several processes look at them."""
    dossiers = tmp_path / "dossiers"
    dossiers.mkdir()
    for number in range(FILES):
        text = (WRONG if number % 100 == 7 else MENDED).replace("22.12", f"{number:04}"[:2] + ".12")
        (dossiers / f"{number:04}.yaml").write_text(text)
    return tmp_path


def started(folder):
    return subprocess.Popen(
        [*COMMAND, "check", "--format", "lines"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def workers_of(process):
    """Wait until the command has workers, and give their numbers."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    end = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < end:
        found = [int(one) for one in children.read_text().split()]
        if len(found) >= 2:
            return found
        time.sleep(0.002)
    process.kill()
    pytest.fail("the command had no workers")


def is_alive(number):
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def all_gone(numbers):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if not any(map(is_alive, numbers)):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("many", [1, 2])
def test_a_worker_that_is_killed_changes_nothing(folder, many):
    usual = started(folder)
    told = usual.communicate(timeout=120)
    assert usual.returncode == 1
    for delay in (0, 0.1, 0.3):
        process = started(folder)
        workers = workers_of(process)
        time.sleep(delay)
        for worker in workers[:many]:
            if is_alive(worker):
                os.kill(worker, signal.SIGKILL)
        assert process.communicate(timeout=120) == told
        assert process.returncode == 1


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("everybody", [True, False])
def test_a_signal_ends_it_with_its_workers_quietly(folder, number, code, everybody):
    """To the command alone, or to its workers as well, as from a terminal."""
    process = started(folder)
    workers = workers_of(process)
    if everybody:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert out == ""
    assert err == ""
    assert all_gone(workers)


def test_no_worker_stays_when_the_command_is_killed(folder):
    process = started(folder)
    workers = workers_of(process)
    process.kill()
    process.wait(60)
    gone = all_gone(workers)
    for worker in workers:
        if is_alive(worker):
            os.kill(worker, signal.SIGKILL)
    process.communicate()
    assert gone
