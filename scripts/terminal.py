"""The tool's own output, as a terminal of a given width shows it to an author."""

import contextlib
import io
import os
from pathlib import Path
from unittest import mock

from vrd2check.commands.run import run


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def output(arguments: list[str], folder: Path, width: int) -> str:
    """Run the command in a folder and give what it prints, with the escape sequences of colours.

    Paths in the output are relative to the folder, and the language is Dutch, unless the arguments
    say otherwise; nothing of the computer that it runs on is in it.
    """
    settings = {
        "COLUMNS": str(width),
        "TERM": "xterm-256color",
        "VRD2CHECK_LANG": "nl",
    }
    screen = _Terminal()
    with (
        mock.patch.dict(os.environ, settings, clear=True),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(screen),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        run(arguments)
    return screen.getvalue()
