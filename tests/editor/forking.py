"""Language servers that are forked from a process that has imported all that they need.

Importing takes a server far longer than answering what a test asks of it. Each is a process of its
own all the same, with streams and an end of its own.

    python forking.py SOCKET

That process is sent the arguments of a server, its folder and after what rest it checks over the
socket, with the streams that it gets and a pipe for its number and, at its end, its exit code.
"""

import atexit
import contextlib
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8", "PATH": os.environ["PATH"]}


class Forked:
    """A server that was forked, used as one that ``Popen`` starts.

    It checks after so many seconds of rest, or after as many as any server does.
    """

    def __init__(self, arguments, folder, rest=None):
        readers, writers = zip(*(os.pipe() for _ in range(4)), strict=True)
        self.stdin = os.fdopen(writers[0], "wb")
        self.stdout, self.stderr, self._status = (os.fdopen(one, "rb") for one in readers[1:])
        theirs = [readers[0], *writers[1:]]
        message = json.dumps([arguments, os.fspath(folder), rest]).encode()
        socket.send_fds(_mother(), [message], theirs)
        for one in theirs:
            os.close(one)
        self.pid = int(self._status.readline())
        self.returncode = None

    def kill(self):
        """Kill it, if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout=60):
        """Return the exit code once it came to its end."""
        if self.returncode is None:
            assert select.select([self._status], [], [], timeout)[0], "it goes on"
            with self._status:
                self.returncode = int(self._status.read())
        return self.returncode


@cache
def _mother():
    """Start the process that forks servers; it ends with the one that tests."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, __file__, str(theirs.fileno())]
    mother = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=ENVIRONMENT)
    theirs.close()
    atexit.register(_end, mother, ours)
    return ours


def _end(mother, ours):
    ours.close()
    try:
        mother.wait(timeout=10)
    except subprocess.TimeoutExpired:  # a test left a server behind, which ends with its streams
        mother.kill()


def fork_for(asking) -> None:
    """Fork a server for each message, and end where nobody is left to send one."""
    keepers = []
    while True:
        message, descriptors, *_ = socket.recv_fds(asking, 1 << 16, 4)
        if not message:
            break
        keepers.append(os.fork())
        if not keepers[-1]:
            asking.close()
            keep(*json.loads(message), descriptors)
        for one in descriptors:
            os.close(one)
    for keeper in keepers:
        os.waitpid(keeper, 0)


def keep(arguments, folder, rest, descriptors) -> NoReturn:
    """Fork a server, and tell its number and its exit code."""
    *streams, status = descriptors
    child = os.fork()
    if not child:
        os.close(status)
        for number, one in enumerate(streams):
            os.dup2(one, number)
            os.close(one)
        # Those of the process that it is a fork of may be files, in which one can seek.
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", 1)
        os.chdir(folder)
        gc.enable()
        if rest is not None:
            server._DELAY = rest
        sys.exit(main(["lsp", *arguments]))
    for one in streams:
        os.close(one)
    os.write(status, f"{child}\n".encode())
    _, ended = os.waitpid(child, 0)
    os.write(status, str(os.waitstatus_to_exitcode(ended)).encode())
    os._exit(0)


if __name__ == "__main__":
    from vrd2check.__main__ import main
    from vrd2check.commands import run  # noqa: F401
    from vrd2check.editor import features, server  # noqa: F401

    gc.freeze()
    fork_for(socket.socket(fileno=int(sys.argv[1])))
