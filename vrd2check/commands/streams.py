"""Writing to standard output and standard error, whatever these are connected to."""

import os
import re
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from vrd2check.limits import MAX_BYTES
from vrd2check.reports.layout import Line, Page, coloured, plain


def prepare() -> None:
    """Let a character that a stream's encoding lacks be escaped rather than be an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is looking; a stream that is closed or missing is no terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def wants_colour(stream: TextIO | None) -> bool:
    """Whether to print colours: on a terminal that has them, unless NO_COLOR is set.

    FORCE_COLOR asks for them anywhere.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM", "") not in ("dumb", "unknown")


def hush(stream: TextIO) -> None:
    """Where nothing can be written any more: let the rest go nowhere, and nothing complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def reader_left(stream: TextIO | None) -> bool:
    """Whether what was written went to a pipe that nobody reads any more, and hush it then."""
    if stream is None:
        return False
    try:
        stream.flush()  # what could not be written is still waiting
    except BrokenPipeError:
        hush(stream)
        return True
    except (OSError, ValueError):
        return False
    return False


def settle() -> None:
    """Write what waits to be written; what cannot be goes nowhere, without complaint."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            hush(stream)


def read_input() -> bytes:
    """Read standard input, and no more of it than shows that it is too large."""
    if sys.stdin is None:
        return b""
    return sys.stdin.buffer.read(MAX_BYTES + 1)


# Set where a website runs the program and takes some lines of what it prints for commands.
_WEBSITES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD")
# Elsewhere these are not needed: re compiles each when it is first asked for.
_BEGINS_COMMAND = r"(?m)((?:^|\r)(?:[^\S\n\r]|\x1b\[[0-9;]*m)*+)(?=::|section_(?:start|end):)"
# GitHub still knows its first commands, ##[error], anywhere in a line, and Azure ##vso[.
_HOLDS_COMMAND = r"#(#(?:vso)?\[)"


def harmless(text: str) -> str:
    """Return a text in which no line is a command to the website that runs the program, if any.

    What an author wrote could be such a line, as ``::stop-commands::`` or ``##[error]``. JSON and
    XML mean the same as before, in other text a backslash comes before it.
    """
    if not _is_on_website():
        return text
    sign = {"{": r"\\u0023", "[": r"\\u0023", "<": "&#35;"}.get(text[:1], r"#\\")
    return re.sub(_HOLDS_COMMAND, rf"{sign}\1", re.sub(_BEGINS_COMMAND, r"\1\\", text))


def _is_on_website() -> bool:
    return any(os.environ.get(one) for one in _WEBSITES)


def write(text: str, stream: TextIO | None = None, *, commands: bool = False) -> None:
    """Write a text, as ``write_pieces`` does."""
    write_pieces((text,), stream, commands=commands)


def write_pieces(
    pieces: Iterable[str], stream: TextIO | None = None, *, commands: bool = False
) -> None:
    """Write a text piece by piece; when nobody reads it any more, that is not an error.

    Where a website runs the program, nothing in it is a command to that, unless ``commands`` says
    that the text is made of them.

    Raises OSError when standard output cannot be written. When standard error cannot be, there is
    nowhere to tell it.
    """
    stream = stream or sys.stdout
    if stream is None:  # the program that started this one closed it
        return
    try:
        if not commands and _is_on_website():
            # What is a command depends on what stands before it: the text is looked through whole.
            pieces = (harmless("".join(pieces)),)
        stream.writelines(pieces)
        stream.flush()
    except BrokenPipeError:
        hush(stream)
    except OSError:
        hush(stream)
        if stream is not sys.stderr:
            raise


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are, whatever its encoding."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        hush(sys.stdout)
    except OSError:
        hush(sys.stdout)
        raise


def page() -> Page:
    """Return the width of the terminal, or no width off a terminal, where nothing is wrapped."""
    width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None
    return Page(width, getattr(sys.stdout, "encoding", None) or "utf-8")


def print_page(lines: Iterable[Line]) -> None:
    """Print lines, in colour where that is wanted; a reader that went away is no error.

    A terminal that shows colours follows links, or leaves them out; no file holds any.
    """
    colour = wants_colour(sys.stdout)
    write(coloured(lines, links=is_terminal(sys.stdout)) if colour else plain(lines))
