"""Running the real command in this process, which takes a tenth of the time of one of its own."""

import os
import signal
import sys
from contextlib import chdir
from io import BytesIO, TextIOWrapper
from subprocess import CompletedProcess
from unittest.mock import patch

from vrd2check.__main__ import main


def run_here(folder, *arguments, env, text=None):
    """Run the command in a folder, away from any terminal, with an environment and what it reads.

    A test of tests/commands/test_exits.py holds it against a process of its own.
    """
    out, err = Stream(), Stream()
    with (
        patch.dict(os.environ, env, clear=True),
        chdir(folder),
        patch.object(sys, "stdin", TextIOWrapper(BytesIO((text or "").encode()))),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        handlers = {number: signal.getsignal(number) for number in signal.valid_signals()}
        try:
            code = main(arguments)
        except SystemExit as ended:  # how completion ends
            code = ended.code
        finally:
            for number, handler in handlers.items():
                if signal.getsignal(number) is not handler:
                    signal.signal(number, handler)
    return CompletedProcess(arguments, code, out.shown(), err.shown())


class Stream(TextIOWrapper):
    """A pipe, of which is kept what was written."""

    def __init__(self):
        super().__init__(BytesIO(), encoding="utf-8")

    def shown(self):
        """Return what was written, with the line ends of a text."""
        self.flush()
        return self.buffer.getvalue().decode(errors="replace").replace("\r\n", "\n")
