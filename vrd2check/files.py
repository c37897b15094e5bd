"""Writing files whole: at every moment a file holds the old content or the new.

The new content goes to a temporary file in the same folder, is forced to the disk, and then takes
the file's name in one step. A kill or a power cut in between leaves the old file, and at worst the
temporary one, which no search takes for a dossier.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = ".vrd2check-tmp"
"""How the name of a temporary file ends; one that a kill left behind may be deleted."""

# In characters, of at most four bytes each: systems allow a name of 255 bytes.
_MOST_OF_NAME = 40


@contextmanager
def temporary_file(path: Path, content: bytes, like: Path | None = None) -> Iterator[Path]:
    """Return a temporary file with some content in the folder of another, forced to the disk.

    It has the owner and permissions of the file ``like``, or those that any new file gets. At the
    end it is deleted, unless it got another name. Raises OSError when it cannot be written.
    """
    name = f".{path.name[:_MOST_OF_NAME]}.{os.urandom(8).hex()}{TEMPORARY}"
    temporary = path.parent / name
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        # Until it has the permissions of the other, nobody else may read it.
        number = os.open(temporary, flags, 0o666 if like is None else 0o600)
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            if like is not None:
                _take_over(temporary, like)
            os.fsync(stream.fileno())
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def replace(path: Path, content: bytes, *, follow: bool = True) -> None:
    """Give a file a new content, or make it; the target of a link, and the link stays.

    Unless links are not to be followed: then the file takes the place of the link.
    Owner (where allowed) and permissions stay. Raises OSError when it cannot be written.
    """
    real = Path(os.path.realpath(path)) if follow else path
    like = real if real.exists() and not real.is_symlink() else None
    with temporary_file(real, content, like) as temporary:
        temporary.replace(real)
    fsync_directory(real.parent)


def create(path: Path, content: bytes) -> None:
    """Make a file that is not there yet, and never in the place of another.

    Raises FileExistsError when there is something by that name, a broken link included, and
    another OSError when it cannot be written.
    """
    with temporary_file(path, content) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # A disk without hard links: take the name first, which only one can.
            path.touch(exist_ok=False)
            temporary.replace(path)
    fsync_directory(path.parent)


def fsync_directory(folder: Path) -> None:
    """Force the names in a folder to the disk, where folders can be opened at all."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _take_over(temporary: Path, like: Path) -> None:
    """Return the owner, the permissions and the attributes of a file to another."""
    status = like.stat()
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        # Only root may give a file away; another's file then becomes one's own, as in an editor.
        with suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):  # where access control lists are kept
        with suppress(OSError):
            for name in os.listxattr(like):
                os.setxattr(temporary, name, os.getxattr(like, name))
    temporary.chmod(stat.S_IMODE(status.st_mode))
