"""Run a command again and again, and send it a signal one line of the writing code later each time.

    python stepping.py SIGNAL TEMPLATE FOLDER ARGUMENTS…

The command runs in a copy of the folder ``TEMPLATE`` that is made in ``FOLDER``. For each run a
line of JSON is printed: where the signal came, how the run ended, and the files that were left. The
last one is of a run that came to its end. Each run is a process of its own, forked from one that
ran the command as far as the first line of the writing code, and goes on in a copy of its own.
"""

import io
import json
import os
import shutil
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path

from vrd2check import files
from vrd2check.__main__ import main
from vrd2check.commands import outputs
from vrd2check.fixes import saving, writing

WRITING = {module.__file__ for module in (files, writing, saving, outputs)}
READING = files.read.__code__  # of which a signal leaves nothing
# Nothing is open for writing, and no file is there that was not, before one of these is called.
BEGINNINGS = {
    function.__code__ for function in (outputs.deliver, saving.save, writing.write, files.create)
}


class Stepper:
    """Traces the lines of the writing code, and at the first of them forks a run for each line."""

    def __init__(self, number, template, folder):
        self.number, self.template, self.folder = number, Path(template), Path(folder)
        self.line, self.reached, self.report = None, 0, None

    def trace(self, frame, event, _):
        """Return the function that traces a frame, of the writing code only."""
        code = frame.f_code
        if code.co_filename not in WRITING or code is READING:
            return None
        if self.line is None and code not in BEGINNINGS:
            return None
        if event == "line":
            if self.line is None:
                self.fork_runs()
            self.reached += 1
            if self.reached == self.line:
                where = f"{Path(code.co_filename).name}:{code.co_name}:{frame.f_lineno}"
                os.write(self.report, where.encode())
                os.kill(os.getpid(), self.number)
        return self.trace

    def fork_runs(self):
        """Fork a run for each line, and end when one was not stopped; return in the runs alone."""
        for line in count(1):
            copy = self.folder / str(line)
            shutil.copytree(self.template, copy, symlinks=True)
            reader, writer = os.pipe()
            child = os.fork()
            if not child:
                os.close(reader)
                self.line, self.report = line, writer
                os.chdir(copy)
                return
            os.close(writer)
            with os.fdopen(reader) as stream:
                where = stream.read()
            _, status = os.waitpid(child, 0)
            left = {
                str(path.relative_to(copy)): path.read_bytes().decode("latin-1")
                for path in sorted(copy.rglob("*"))
                if path.is_file()
            }
            told = [where, os.waitstatus_to_exitcode(status), left]
            os.write(TELLING, f"{json.dumps(told)}\n".encode())
            shutil.rmtree(copy)
            if not where:
                os._exit(0)


def warm_up(template, folder, arguments):
    """Run the command once, for what it imports."""
    copy = Path(folder, "0")
    shutil.copytree(template, copy, symlinks=True)
    os.chdir(copy)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        main(arguments)


def step_through(number, template, folder, arguments):
    """Print for each line of the writing code what a signal there left behind; never returns."""
    warm_up(template, folder, arguments)
    start = Path(folder, "start")
    shutil.copytree(template, start, symlinks=True)
    os.chdir(start)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.settrace(Stepper(number, template, folder).trace)
    try:
        ended = main(arguments)
    finally:
        sys.settrace(None)
    os._exit(ended)


if __name__ == "__main__":
    wanted, template, folder, *arguments = sys.argv[1:]
    TELLING = os.dup(1)
    step_through(signal.Signals[wanted], template, folder, arguments)
