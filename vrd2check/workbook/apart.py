"""Reading a workbook in a process of its own, which its library may end or keep busy.

Calamine believes what a file says of its own sizes, such as how many texts it holds. Where these
are absurd no memory is found, and the library ends the process that it runs in.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from vrd2check.language import Text

from .grid import Cell, Grid, Note
from .spreadsheets import read_workbook
from .texts import say
from .unreadable import UnreadableError

_MOST_MEMORY = 4_000_000_000
"""In bytes of addresses, of which few are ever used."""
_MOST_SECONDS = 60


def read_apart(data: bytes, name: str, wanted: Sequence[str] = ()) -> tuple[Grid, ...]:
    """Return the worksheets of a workbook as ``read_workbook`` does. Raises UnreadableError."""
    # Where this package is, and not in the current folder unless it is there.
    path = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    command = [sys.executable, "-P", "-m", __name__, name, *wanted]
    try:
        # Without a shell; all that the other reads is a name and the data.
        done = subprocess.run(  # nosec B603
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))},
            timeout=2 * _MOST_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise UnreadableError(say("broken-file", path=name)) from error
    read = json.loads(done.stdout)
    if isinstance(read, dict):
        raise UnreadableError(Text(**read))
    return tuple(_grid(*one) for one in read)


def _grid(sheet: str, rows: Sequence[Sequence[Any]], notes: Sequence[Any]) -> Grid:
    """Return a grid of what the other process told of it."""
    return Grid(
        sheet,
        tuple(tuple(Cell(*cell) for cell in row) for row in rows),
        tuple(Note(Cell(*cell), Text(*text)) for cell, text in notes),
    )


def _limit() -> None:
    """Let this process take no more than it may of memory and time, where that can be said."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  not on every system

        for kind, most in (
            (resource.RLIMIT_AS, _MOST_MEMORY),
            (resource.RLIMIT_CPU, _MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            _, allowed = resource.getrlimit(kind)
            least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
            resource.setrlimit(kind, (least, allowed))


def _tell(name: str, wanted: Sequence[str]) -> None:
    """Print the worksheets of the workbook on standard input, or why it cannot be read."""
    told: Any
    try:
        told = read_workbook(sys.stdin.buffer.read(), name, wanted)
    except UnreadableError as error:
        told = {"nl": error.text.nl, "en": error.text.en}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    _limit()
    _tell(sys.argv[1], sys.argv[2:])
