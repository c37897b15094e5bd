"""Why the operating system refuses something, in plain words."""

import errno
from pathlib import Path

from vrd2check.language import Text

_NO_ACCESS = Text("geen toegang", "no access")
_NO_ROOM = Text("geen plaats meer", "no room left")
_TOO_MANY_OPEN = Text("er staan te veel bestanden open", "too many files are open")
_NO_FOLDER = Text("de huidige map bestaat niet meer", "the current folder is no longer there")
_LACKS = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: Text("zo groot mag een bestand hier niet zijn", "a file may not be that large"),
    errno.EIO: Text("de schijf of de verbinding hapert", "the disk or the connection fails"),
    errno.EMFILE: _TOO_MANY_OPEN,
    errno.ENFILE: _TOO_MANY_OPEN,
    errno.ENOMEM: Text("er is te weinig geheugen", "there is too little memory"),
}
_REASONS = _LACKS | {
    errno.EACCES: _NO_ACCESS,
    errno.EPERM: _NO_ACCESS,
    errno.EROFS: _NO_ACCESS,
    errno.ENOENT: Text("dat bestaat niet", "that does not exist"),
    errno.ENOTDIR: Text("dat is geen map", "that is no folder"),
    errno.EISDIR: Text("dat is een map", "that is a folder"),
    errno.EXDEV: Text("een link leidt buiten de map", "a link leads out of the folder"),
    errno.ENAMETOOLONG: Text("die naam is te lang", "that name is too long"),
    errno.EINVAL: Text("dat is geen gewoon bestand", "that is no ordinary file"),
}


def why(error: OSError) -> Text:
    """Return why, in the system's own words where it is nothing ordinary."""
    own = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Text(own, own))


def lacking(error: BaseException) -> Text | None:
    """Return what the computer lacks, when an error says so; None for any other error."""
    if isinstance(error, MemoryError):
        return _LACKS[errno.ENOMEM]
    if isinstance(error, FileNotFoundError) and not _has_current_folder():
        return _NO_FOLDER
    return _LACKS.get(error.errno or 0) if isinstance(error, OSError) else None


def _has_current_folder() -> bool:
    try:
        return bool(Path.cwd())
    except OSError:
        return False
