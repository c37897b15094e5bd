"""Writing changed files: only in the place of the text that was read, and only where allowed."""

import errno
import os
import stat
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from vrd2check.files import fsync_directory, refuse, temporary_file

_BYTE_ORDER_MARK = "\ufeff".encode()


class Outcome(Enum):
    """What became of the wish to write a file."""

    WRITTEN = "written"
    CHANGED = "changed"
    """The file no longer holds what was read from it."""
    OUTSIDE = "outside"
    """The path leads through a link out of the folder that was given."""
    READ_ONLY = "read-only"
    """Its permissions forbid writing."""
    FAILED = "failed"
    """The disk is full, the folder may not be written to, or the like."""
    PUT_BACK = "put-back"
    """It was written, did not check better, and holds the old text again."""
    NOT_PUT_BACK = "not-put-back"
    """It was written and did not check better, and then somebody else changed it."""


class Target(NamedTuple):
    """A file to write, and the folder out of which no link is followed."""

    path: Path
    folder: Path


def write(target: Target, old: str, new: str) -> Outcome:
    """Write a text in the place of another; the byte order mark and permissions stay.

    At every moment the file holds the one or the other. Where it has further names (hard links),
    those keep the old text. Both texts are without byte order mark. Raises nothing.
    """
    try:
        real = Path(os.path.realpath(target.path))
        if not real.is_relative_to(os.path.realpath(target.folder)):
            return Outcome.OUTSIDE
        refuse(target.path)
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            return Outcome.CHANGED
        if not status.st_mode & 0o222 or not os.access(real, os.W_OK):
            return Outcome.READ_ONLY
        before = real.read_bytes()
        if before.removeprefix(_BYTE_ORDER_MARK) != old.encode():
            return Outcome.CHANGED
        mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
        with temporary_file(real, mark + new.encode(), real) as temporary:
            if real.read_bytes() != before:
                return Outcome.CHANGED
            temporary.replace(real)
        fsync_directory(real.parent)
        return Outcome.WRITTEN
    except FileNotFoundError:
        return Outcome.CHANGED
    except OSError as error:
        return Outcome.OUTSIDE if error.errno == errno.EXDEV else Outcome.FAILED
