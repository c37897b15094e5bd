"""Writing changed files: the old text or the new, never something in between.

The new text goes to a temporary file in the same folder, is forced to the disk, and then takes the
file's name in one step. Whenever that is cut short, the file holds the old text or the new.
"""

import os
import stat
import tempfile
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

_BYTE_ORDER_MARK = "\ufeff".encode()
TEMPORARY = ".vrd2check-tmp"
"""How the name of a temporary file ends; one that a kill left behind may be deleted."""


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

    Both texts are without byte order mark. Raises nothing.
    """
    try:
        real = Path(os.path.realpath(target.path))
        if not real.is_relative_to(os.path.realpath(target.folder)):
            return Outcome.OUTSIDE
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            return Outcome.CHANGED
        if not status.st_mode & 0o222 or not os.access(real, os.W_OK):
            return Outcome.READ_ONLY
        before = real.read_bytes()
        if before.removeprefix(_BYTE_ORDER_MARK) != old.encode():
            return Outcome.CHANGED
        mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
        return _replace(real, before, mark + new.encode(), status)
    except FileNotFoundError:
        return Outcome.CHANGED
    except OSError:
        return Outcome.FAILED


def put_back(target: Target, old: str, new: str) -> Outcome:
    """Write the old text again, unless somebody else changed the new one meanwhile."""
    return write(target, new, old)


def _replace(path: Path, before: bytes, after: bytes, status: os.stat_result) -> Outcome:
    number, temporary = tempfile.mkstemp(TEMPORARY, f".{path.name}.", path.parent)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(after)
            stream.flush()
            _take_over(temporary, status)
            os.fsync(stream.fileno())
        if path.read_bytes() != before:
            return Outcome.CHANGED
        Path(temporary).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(temporary).unlink()
    _force(path.parent)
    return Outcome.WRITTEN


def _take_over(temporary: str, status: os.stat_result) -> None:
    """Give the owner and the permissions of a file to the one that takes its place."""
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        # Only root may give a file away; another's file then becomes one's own, as in an editor.
        with suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)
    Path(temporary).chmod(stat.S_IMODE(status.st_mode))


def _force(folder: Path) -> None:
    """Force the new name to the disk, where folders can be opened at all."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
