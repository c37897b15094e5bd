"""Reading the dossiers of a commit, or of the work tree, under the same names."""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from vrd2check.dossiers import Loaded, load_found, load_text
from vrd2check.limits import MAX_BYTES
from vrd2check.source import Found, find_files
from vrd2check.source.discovery import is_searched

from .git import Blob, Repository

# What is the same in both revisions is only counted, so it need not be read for that.
_LOOKS_LIKE_DOSSIER = re.compile(rb"^[{\"' \t\xef\xbb\xbf]*soort\b", re.MULTILINE)


class Both(NamedTuple):
    """The dossiers of two revisions that are not the same in both, and how many others are."""

    before: tuple[Loaded, ...]
    after: tuple[Loaded, ...]
    unchanged: int


def at_revision(repository: Repository, commit: str, roots: Sequence[Path]) -> tuple[Loaded, ...]:
    """Read the dossiers that a commit has at some paths, named as the work tree's would be.

    Raises GitError when the repository cannot tell, as when its objects are not there.
    """
    return _load(repository, _blobs(repository, commit, roots))


def before_revision(
    repository: Repository, earlier: str, later: str | None, roots: Sequence[Path]
) -> tuple[Loaded, ...]:
    """Read the dossiers of an earlier commit that are at some paths at it or at a later one.

    Without a ``later`` commit that is the work tree: so a folder may have got another name. Raises
    GitError as ``at_revision`` does.
    """
    return _load(repository, _blobs_before(repository, earlier, later, roots))


def in_both(repository: Repository, earlier: str, later: str | None, roots: Sequence[Path]) -> Both:
    """Read the dossiers that two commits have at some paths, and are not the same in both.

    Without a ``later`` commit that is the work tree. Raises GitError as ``at_revision`` does.
    """
    old = _blobs_before(repository, earlier, later, roots)
    if later is not None:
        new = _blobs(repository, later, roots)
        same = {name for name, blob in old.items() if new.get(name) == blob}
        after = _load(repository, _without(new, same))
    else:
        found = find_files([root for root in roots if os.path.lexists(root)])
        differing = repository.differing(earlier)
        there = {str(path) for path in found.files}
        same = {name for name in old if name in there and not _differs(repository, name, differing)}
        after = _load_files(found, same)
    alike = {name: old[name] for name in same if old[name].size <= MAX_BYTES}
    contents = repository.contents(alike.values())
    unchanged = sum(_LOOKS_LIKE_DOSSIER.search(content) is not None for content in contents)
    return Both(_load(repository, _without(old, same)), after, unchanged)


def _blobs(repository: Repository, commit: str, roots: Sequence[Path]) -> dict[str, Blob]:
    blobs: dict[str, Blob] = {}
    for root in roots:
        under = _path_from_top(repository, root)
        if under is None:
            continue
        for path, blob in repository.files(commit, under).items():
            rest = PurePosixPath(path).relative_to(under or ".")
            # The path itself may be asked for by name; below it only what a search would find.
            if not rest.parts or is_searched(rest):
                blobs.setdefault(str(root / rest), blob)
    return blobs


def _blobs_before(
    repository: Repository, earlier: str, later: str | None, roots: Sequence[Path]
) -> dict[str, Blob]:
    """Return the files of an earlier commit at some paths, and those that came there since.

    What is gone from a folder that they came from counts as well.
    """
    blobs = _blobs(repository, earlier, roots)
    under = [path for root in roots if (path := _path_from_top(repository, root)) is not None]
    came = {
        old
        for old, new in repository.renamed(earlier, later).items()
        if any(PurePosixPath(new).is_relative_to(path) for path in under)
    }
    if not came:
        return blobs
    folders = {PurePosixPath(old).parent for old in came}
    left = repository.files(later) if later is not None else None
    named_whole = all(root.is_absolute() for root in roots)
    for path, blob in repository.files(earlier).items():
        one, file = PurePosixPath(path), repository.top / path
        is_gone = path not in left if left is not None else not os.path.lexists(file)
        if path in came or (is_gone and one.parent in folders and is_searched(one)):
            blobs.setdefault(str(file if named_whole else Path(os.path.relpath(file))), blob)
    return blobs


def _without(blobs: Mapping[str, Blob], names: Collection[str]) -> dict[str, Blob]:
    return {name: blob for name, blob in blobs.items() if name not in names}


def _load(repository: Repository, blobs: Mapping[str, Blob]) -> tuple[Loaded, ...]:
    contents = repository.contents(blob for blob in blobs.values() if blob.size <= MAX_BYTES)
    loaded = (
        # What is too large is refused unread, for its size alone.
        load_text(next(contents) if blob.size <= MAX_BYTES else " " * (MAX_BYTES + 1), name)
        for name, blob in blobs.items()
    )
    return tuple(file for file in loaded if file.claims_to_be_dossier)


def _load_files(found: Found, same: Collection[str]) -> tuple[Loaded, ...]:
    paths = tuple(path for path in found.files if str(path) not in same)
    files = load_found(found._replace(files=paths))
    return tuple(file for file in files if file.claims_to_be_dossier)


def _differs(repository: Repository, name: str, differing: Collection[str]) -> bool:
    path = _path_from_top(repository, Path(name))
    return path is None or path in differing


def _path_from_top(repository: Repository, path: Path) -> str | None:
    """Return a path as git names it, empty for the top itself; None outside of the work tree."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(repository.top):
        return None
    within = real.relative_to(repository.top).as_posix()
    return "" if within == "." else within
