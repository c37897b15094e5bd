"""The command on a terminal of its own."""

import os
import select
import subprocess
import sys

from tests.commands.conftest import ROOT

PATIENCE = 60
"""Seconds without a word after which the command is taken to hang."""
INTERRUPT = "\x03"


def on_a_terminal(folder, *arguments, keys="", after="", columns=100, **environment):
    """Run the command, type the keys once a text was shown; give the exit code and all shown.

    An interrupt is typed again after a second in silence, as a person does: one that comes between
    the question and the wait for its answer is seen only when the wait ends.
    """
    import fcntl  # noqa: PLC0415  these three are not everywhere
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    settings = {"PYTHONPATH": str(ROOT), "LANG": "nl_BE.UTF-8", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "vrd2check", *arguments],
        cwd=folder,
        env={**settings, "TERM": "xterm", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        # Only a terminal that controls the process turns Ctrl-C into a signal.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    ) as process:
        os.close(theirs)
        shown, waiting, silent = b"", bool(keys), 0
        while True:
            if waiting and after.encode() in shown:
                os.write(ours, keys.encode())
                waiting = False
            if not select.select([ours], [], [], 1)[0]:
                silent += 1
                if silent > PATIENCE:
                    process.kill()
                    raise TimeoutError(shown.decode())
                if keys == INTERRUPT and not waiting:
                    os.write(ours, INTERRUPT.encode())
                continue
            silent = 0
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how a terminal tells that nobody writes to it any more
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")
