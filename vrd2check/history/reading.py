"""Reading the dossiers of a commit, or of the work tree, under the same names."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from vrd2check.dossiers import Loaded, load_file, load_text, unreadable
from vrd2check.source import find_files
from vrd2check.source.discovery import is_searched
from vrd2check.source.limits import MAX_BYTES

from .git import Blob, Repository


def in_work_tree(roots: Sequence[Path]) -> tuple[Loaded, ...]:
    """Read the dossiers of the work tree at some paths, as every command does."""
    found = find_files([root for root in roots if os.path.lexists(root)])
    files = [*map(unreadable, found.problems), *map(load_file, found.files)]
    return tuple(file for file in files if file.claims_to_be_dossier())


def at_revision(repository: Repository, commit: str, roots: Sequence[Path]) -> tuple[Loaded, ...]:
    """Read the dossiers that a commit has at some paths, named as the work tree's would be.

    Raises GitError when the repository cannot tell, as when its objects are not there.
    """
    blobs: dict[str, Blob] = {}
    for root in roots:
        under = path_from_top(repository, root)
        if under is None:
            continue
        for path, blob in repository.files(commit, under).items():
            rest = PurePosixPath(path).relative_to(under or ".")
            # The path itself may be asked for by name; below it only what a search would find.
            if not rest.parts or is_searched(rest):
                blobs.setdefault(str(root / rest), blob)
    contents = repository.contents(blob for blob in blobs.values() if blob.size <= MAX_BYTES)
    loaded = (
        # What is too large is refused unread, for its size alone.
        load_text(next(contents) if blob.size <= MAX_BYTES else " " * (MAX_BYTES + 1), name)
        for name, blob in blobs.items()
    )
    return tuple(file for file in loaded if file.claims_to_be_dossier())


def path_from_top(repository: Repository, path: Path) -> str | None:
    """Give a path as git names it, empty for the top itself; None outside of the work tree."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(repository.top):
        return None
    within = real.relative_to(repository.top).as_posix()
    return "" if within == "." else within
