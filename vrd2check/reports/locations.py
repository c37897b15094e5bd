"""Where a file is, as the programs that show a report on a website know it."""

import os
from functools import lru_cache
from pathlib import PurePath


@lru_cache(maxsize=4096)
def path_below(file: str, root: str) -> str:
    """Return a file as a path below a folder, with forward slashes; as it is if it is elsewhere."""
    full, folder = os.path.abspath(file), os.path.abspath(root)  # noqa: PTH100  resolves no links
    path = PurePath(full)
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    return PurePath(file).as_posix()
