"""Which file configures a run: the nearest one upwards."""

import errno
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import NamedTuple

from vrd2check import files

OWN_FILE = "vrd2check.toml"
PROJECT_FILE = "pyproject.toml"
TABLE = ("tool", "vrd2check")
# However the table is written: [tool.vrd2check], or something below [tool] or in tool = {…}.
_MENTION = (
    rb"(?m)tool[\"']?[ \t]*+\.[ \t]*+[\"']?vrd2check"
    rb"|^[ \t]*+\[?[ \t]*+[\"']?tool[\"']?[ \t]*+[\]=]"
)
_MOST_BYTES = 1_000_000


class Found(NamedTuple):
    """A file that configures, its text, and the other file beside it that would do so too."""

    path: Path
    data: bytes
    beside: Path | None = None

    @property
    def table(self) -> tuple[str, ...]:
        """Return the table of the file in which the configuration stands."""
        return TABLE if self.path.name == PROJECT_FILE else ()


def find(start: Path) -> Found | None:
    """Find the nearest file from a file or folder upwards; None when there is none.

    In one folder ``vrd2check.toml`` comes before ``pyproject.toml``, and that only counts when it
    mentions ``vrd2check`` as a table. Raises OSError for a file that is there and cannot be read.
    """
    folder = Path(os.path.abspath(start))  # noqa: PTH100  links are not followed: .. is as written
    if not folder.is_dir():
        folder = folder.parent
    for place in (folder, *folder.parents):
        own, project = _read(place / OWN_FILE), _read(place / PROJECT_FILE)
        if project is not None and not has_table(project):
            project = None
        if own is not None:
            return Found(place / OWN_FILE, own, place / PROJECT_FILE if project else None)
        if project is not None:
            return Found(place / PROJECT_FILE, project)
    return None


def above(found: Found) -> Path | None:
    """Return the folder above the one of a file, where it is in the same repository.

    None for a file at the top of a repository: what is further up is not about its dossiers.
    """
    folder = found.path.parent
    return None if (folder / ".git").exists() or folder == folder.parent else folder.parent


def read(path: Path) -> Found:
    """Read a file that somebody named.

    Raises OSError when it cannot be read, is no ordinary file or is too large.
    """
    data = files.read(path, _MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError(errno.EFBIG, "too large", str(path))
    return Found(path, data)


def _read(path: Path) -> bytes | None:
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            _stay_inside(path)
            return read(path).data
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(mode):
        return None
    # Nobody named it: a pipe would keep us waiting, a device never end.
    raise OSError(errno.EINVAL, "not an ordinary file", str(path))


def _stay_inside(path: Path) -> None:
    """Raise OSError if a file that nobody named is a link out of the repository that it is in."""
    top = next((one for one in path.parents if (one / ".git").exists()), None)
    if path.is_symlink() and top is not None and not path.resolve().is_relative_to(top.resolve()):
        raise OSError(errno.EXDEV, "a link out of the repository", str(path))


def has_table(data: bytes) -> bool:
    """Whether a project's file has the table; of most that is told without parsing them."""
    if re.search(_MENTION, data) is None:
        return False
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # Other programs tell what is wrong with it, unless it is meant for this one.
        return b"[tool.vrd2check" in data
    tool = tables.get(TABLE[0])
    return isinstance(tool, dict) and TABLE[1] in tool
