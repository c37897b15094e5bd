"""Making files: whole or not at all, and never in the place of another."""

import os
from pathlib import Path

from vrd2check.files import fsync_directory, temporary_file


def create(path: Path, text: str) -> None:
    """Make a file that is not there yet.

    Raises FileExistsError when there is something by that name, a broken link included, and
    another OSError when it cannot be written.
    """
    with temporary_file(path, text.encode()) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # A disk without hard links: take the name first, which only one can.
            path.touch(exist_ok=False)
            temporary.replace(path)
    fsync_directory(path.parent)
