"""Signals while the real command waits, works and shows its bar."""

import os
import signal
import subprocess
import sys

import pytest

from tests.faults.processes import COMMAND, WRONG, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
HIDDEN, SHOWN = b"\x1b[?25l", b"\x1b[?25h"
SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


# The real command, which prints an empty line when it is about to wait for its input.
WAITING = """
import sys
from vrd2check.__main__ import main
from vrd2check.commands import streams

real = streams.read_input

def told():
    print(flush=True)
    return real()

streams.read_input = told
sys.exit(main())
"""


def started(folder, *command, **options):
    return subprocess.Popen(
        command, cwd=folder, env=environment(TERM="xterm"), stderr=subprocess.PIPE, **options
    )


@pytest.mark.parametrize(("number", "code"), SIGNALS.items())
def test_a_signal_while_it_waits_for_input_ends_it_with_its_code(folder, number, code):
    with started(
        folder,
        *(COMMAND[0], "-c", WAITING, "check", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.send_signal(number)
        process.stdin.flush()
        assert process.wait(60) == code
        assert b"Traceback" not in process.stderr.read()


def test_a_signal_that_is_ignored_stays_ignored(folder):
    line = "trap '' TERM HUP; exec \"$@\""
    with started(
        folder,
        *("bash", "-c", line, "-", COMMAND[0], "-c", WAITING, "check", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.terminate()
        process.send_signal(signal.SIGHUP)
        process.stdin.close()
        assert process.wait(60) == 1


@pytest.mark.parametrize(("number", "code"), SIGNALS.items())
def test_the_cursor_comes_back_when_the_bar_is_cut_short(folder, number, code):
    import pty  # noqa: PLC0415

    for name in range(300):
        (folder / "dossiers" / f"{name}.yaml").write_text(WRONG)
    # The bar comes after a second, and there is to be some of the run left by then.
    script = (
        "import sys\n"
        "from vrd2check.commands import progress\n"
        "progress._PATIENCE = 0\n"
        "from vrd2check.commands.progress import _Bar\n"
        "from vrd2check.__main__ import main\n"
        "import time\n"
        "real = _Bar.update\n"
        "def slow(bar, done, total):\n"
        "    real(bar, done, total)\n"
        "    time.sleep(0.05)\n"
        "_Bar.update = slow\n"
        "sys.exit(main(['check']))\n"
    )
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [COMMAND[0], "-c", script],
        cwd=folder,
        env=environment(TERM="xterm"),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    sent = False
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
            if HIDDEN in shown and not sent:
                sent = True
                process.send_signal(number)
    except OSError:  # how a terminal tells that nobody writes to it any more
        pass
    os.close(ours)
    assert process.wait(60) == code
    assert sent
    assert shown.rindex(SHOWN) > shown.rindex(HIDDEN)
    assert b"Traceback" not in shown
