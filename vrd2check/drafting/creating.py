"""Making files: whole or not at all, and never in the place of another unless that is asked."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_TEMPORARY = ".vrd2check-tmp"


def create(path: Path, text: str) -> None:
    """Make a file that is not there yet.

    Raises FileExistsError when there is something by that name, a broken link included, and
    another OSError when it cannot be written.
    """
    temporary = _written_beside(path, text)
    try:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # A disk without hard links: take the name first, which only one can.
            path.touch(exist_ok=False)
            temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def replace(path: Path, text: str) -> None:
    """Make a file, or give one that is there a new text. Raises OSError when it cannot be."""
    temporary = _written_beside(path, text)
    try:
        temporary.replace(os.path.realpath(path))
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _written_beside(path: Path, text: str) -> Path:
    folder = Path(os.path.realpath(path)).parent
    number, name = tempfile.mkstemp(_TEMPORARY, f".{path.name}.", folder)
    with os.fdopen(number, "wb") as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())
    temporary = Path(name)
    temporary.chmod(0o666 & ~_mask())
    return temporary


def _mask() -> int:
    """Give the permissions that new files of this process lack; they can only be read by a set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
