"""Run commands under an audit hook that allows them nothing but reading the given folders.

    python watched.py FOLDER COMMANDS

``COMMANDS`` are lists of arguments as JSON. Each runs once on harmless dossiers, for what it
imports. Then each runs as it is, and whatever an audit event tells of code, processes, the network,
or files outside of ``FOLDER`` is printed on standard error as JSON, a list for each command, after
a line ``--``. Modules that are imported late may be read from where Python and its packages are.
"""

import io
import json
import os
import sys
import sysconfig
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import vrd2check
from tests.faults.processes import WRONG
from vrd2check.__main__ import main

FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.fork",
)
FORBIDDEN += (
    "ctypes.",
    "pty.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "pickle.",
)
WRITING = ("os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate")
WRITING += ("os.chmod", "os.chown", "os.utime", "os.setxattr", "shutil.", "tempfile.")
LISTING = ("os.listdir", "os.scandir", "glob.glob")
HARMLESS = {
    "sound": 'soort: projectdossier\nnummer: "22.11"\ntitel: Proef\njaar: 2022\n',
    "broken": WRONG,
    "shape": WRONG.replace("22.12", "22.13").replace("titel: Proef", "titel: [1, 2]\ntitle: x"),
    "text": WRONG.replace("22.12", "22.14").replace("jaar: 2022", "jaar: [2022"),
    "link": 'soort: evaluatie\nbegroting: "*x"\ntitel: *x\n',
}

folder, commands = os.path.realpath(sys.argv[1]), json.loads(sys.argv[2])
INSTALLED = {
    os.path.realpath(path)
    for path in (*sysconfig.get_paths().values(), *sys.path, sys.base_prefix, sys.prefix)
    if path
}
INSTALLED.add(str(Path(vrd2check.__file__).resolve().parent.parent))
told = [[] for _ in commands]
watching = None


def is_in(path, places):
    real = os.path.realpath(path)
    return any(real == place or real.startswith(place + os.sep) for place in places)


def is_configuration(path):
    """Tell of the files that are looked for upwards, none of which is there."""
    return os.path.basename(path) in ("vrd2check.toml", "pyproject.toml")  # noqa: PTH119


def watch(event, given):
    if watching is None:
        return
    if event.startswith((*FORBIDDEN, *WRITING)):
        watching.append(f"{event} {given!r}")
    elif event == "open" and isinstance(given[0], (str, bytes)):
        path = os.fsdecode(given[0])
        writes = given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if given[2] is not None else 0
        if writes and path != os.devnull:
            watching.append(f"write {path}")
        elif not is_in(path, (folder, *INSTALLED)) and not is_configuration(path):
            watching.append(f"open {path}")
    elif event in LISTING and isinstance(given[0], (str, bytes)):
        if not is_in(os.fsdecode(given[0]), (folder, *INSTALLED)):
            watching.append(f"list {given[0]}")
    elif event == "compile" and given[1] is not None:
        if not is_in(os.fsdecode(given[1]), INSTALLED):
            watching.append(f"compile {given[1]}")
    elif event == "exec":
        file = given[0].co_filename
        if not file.startswith("<frozen") and not is_in(file, INSTALLED):
            watching.append(f"exec {file}")


def warm_up(arguments):
    """Let a command import what it needs, by doing the same with something harmless."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as made:
        os.chdir(made)
        Path("dossiers").mkdir()
        for name, text in HARMLESS.items():
            Path("dossiers", f"{name}.yaml").write_text(text)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            main([*(one for one in arguments if not os.path.lexists(here / one)), "dossiers"])
        os.chdir(here)


for arguments in commands:
    warm_up(arguments)
sys.addaudithook(watch)
for arguments, seen in zip(commands, told, strict=True):
    watching = seen
    main(arguments)
    watching = None
sys.stderr.write("--\n" + json.dumps(told))
