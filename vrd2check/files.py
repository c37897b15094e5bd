"""Reading ordinary files, and writing them whole: at every moment one holds the old or the new.

The new content goes to a temporary file in the same folder, is forced to the disk, and then takes
the file's name in one step. A kill or a power cut in between leaves the old file, and at worst the
temporary one, which no search takes for a dossier.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = ".vrd2check-tmp"
"""How the name of a temporary file ends; one that a kill left behind may be deleted."""

# In characters, of at most four bytes each: systems allow a name of 255 bytes.
_MOST_OF_NAME = 40


def read(path: Path, most: int) -> bytes:
    """Return the first bytes of a file.

    Raises OSError when it cannot be read or is no ordinary file: a pipe perhaps has nobody who
    writes, a device no end.
    """
    # Without blocking, lest a pipe that took the file's place meanwhile keeps us waiting.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not stat.S_ISREG(path.stat().st_mode):
        raise _not_ordinary(path)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise _not_ordinary(path)
        return stream.read(most)


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


def replace(path: Path, content: bytes) -> None:
    """Give a file a new content, or make it; a link in its place goes, and its target stays.

    Owner (where allowed) and permissions stay. Raises OSError when it cannot be written, or is one
    that ``refuse`` refuses.
    """
    refuse(path)
    folder = path.parent.resolve()
    real = folder / path.name
    like = real if real.exists() and not real.is_symlink() else None
    with temporary_file(real, content, like) as temporary:
        temporary.replace(real)
    fsync_directory(folder)


def append(path: Path, content: bytes) -> None:
    """Write something after what a file holds. Raises OSError as ``replace`` does."""
    refuse(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666), "ab") as stream:
        stream.write(content)


def refuse(path: Path) -> None:
    """Raise OSError for what is no ordinary file, and where a link leads out of a repository.

    A pipe may have nobody who reads, a device no end. A link in the place of the file itself is
    let through, since none is followed; out of the repository in which the path stands leads one
    of its folders.
    """
    if not path.is_symlink() and path.exists() and not path.is_file():
        raise _not_ordinary(path)
    written = Path(os.path.abspath(path))  # noqa: PTH100  links are not followed: .. is as written
    top = next((one for one in written.parents if (one / ".git").exists()), None)
    if top is not None and not path.parent.resolve().is_relative_to(top.resolve()):
        raise OSError(errno.EXDEV, "a link out of the repository", str(path))


def create(path: Path, content: bytes) -> None:
    """Make a file that is not there yet, and never in the place of another.

    Raises FileExistsError when there is something by that name, a broken link included, and
    another OSError when it cannot be written, as ``replace`` does.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "file exists", str(path))
    refuse(path)
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


def _not_ordinary(path: Path) -> OSError:
    if path.is_dir():
        return IsADirectoryError(errno.EISDIR, "a folder", str(path))
    return OSError(errno.EINVAL, "not an ordinary file", str(path))


def _take_over(temporary: Path, like: Path) -> None:
    """Give a file the owner, the permissions and the attributes of another."""
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
