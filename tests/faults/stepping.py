"""Run a command again and again, and send it a signal one line of the writing code later each time.

    python stepping.py SIGNAL TEMPLATE FOLDER ARGUMENTS…

The command runs in a copy of the folder ``TEMPLATE`` that is made in ``FOLDER``. For each run a
line of JSON is printed: where the signal came, how the run ended, and the files that were left. The
last one is of a run that came to its end. Each run is a process of its own, forked from one that
ran the command before and so has imported everything.
"""

import io
import json
import os
import shutil
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from vrd2check import files
from vrd2check.__main__ import main
from vrd2check.commands import outputs
from vrd2check.fixes import saving, writing

WRITING = {module.__file__ for module in (files, writing, saving, outputs)}


def run_to(line, number, arguments, report):
    """Run the command, and send the signal at a line of the writing code; never returns."""
    reached = 0

    def trace(frame, event, _):
        nonlocal reached
        code = frame.f_code
        if code.co_filename not in WRITING:
            return None
        if event == "line":
            reached += 1
            if reached == line:
                where = f"{Path(code.co_filename).name}:{code.co_name}:{frame.f_lineno}"
                os.write(report, where.encode())
                os.kill(os.getpid(), number)
        return trace

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.settrace(trace)
    try:
        ended = main(arguments)
    finally:
        sys.settrace(None)
    os._exit(ended)


def warm_up(template, folder, arguments):
    """Run the command once, for what it imports."""
    copy = Path(folder, "0")
    shutil.copytree(template, copy, symlinks=True)
    os.chdir(copy)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        main(arguments)


def step_through(number, template, folder, arguments):
    """Print for each line of the writing code what a signal there left behind."""
    warm_up(template, folder, arguments)
    for line in range(1, 1000):
        copy = Path(folder, str(line))
        shutil.copytree(template, copy, symlinks=True)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.chdir(copy)
            run_to(line, number, arguments, writer)
        os.close(writer)
        with os.fdopen(reader) as stream:
            where = stream.read()
        _, status = os.waitpid(child, 0)
        left = {
            str(path.relative_to(copy)): path.read_bytes().decode("latin-1")
            for path in sorted(copy.rglob("*"))
            if path.is_file()
        }
        ended = os.waitstatus_to_exitcode(status)
        print(json.dumps([where, ended, left]), flush=True)
        shutil.rmtree(copy)
        if not where:
            return


if __name__ == "__main__":
    wanted, template, folder, *arguments = sys.argv[1:]
    step_through(signal.Signals[wanted], template, folder, arguments)
