"""Which files a run looks at."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.limits import MAX_FILES, MAX_FOLDER_DEPTH
from vrd2check.source.problems import TextProblem, TextProblemKind, whole_file
from vrd2check.source.texts import say, why_unreadable

_SUFFIXES = (".yaml", ".yml")
_ENVIRONMENT = "pyvenv.cfg"


class Found(NamedTuple):
    """The files to read, in order and each once, and the paths that could not be searched.

    ``named`` are the names of those that were given themselves, in whatever spelling.
    """

    files: tuple[Path, ...]
    problems: tuple[TextProblem, ...]
    named: frozenset[str]


def find_files(paths: Sequence[Path]) -> Found:
    """Take files as they are given and search folders for ``*.yaml`` and ``*.yml``.

    Within a folder the order is that of the names. Left out are hidden files and folders, virtual
    environments and ``node_modules``, unless named themselves. Links are followed, but no folder
    is searched twice, and a link that leads out of what was given is a problem: whoever can put a
    file into a folder is not to have others read. Whether a file is a dossier is not decided here.
    Beyond ``limits.MAX_FILES`` a problem tells under which path there are more. Raises nothing.
    """
    # By what they are: one file can be given in several spellings, and by its folder as well.
    files: dict[str, Path] = {}
    given: set[str] = set()
    problems: list[TextProblem] = []
    for path, item in _all(paths):
        if isinstance(item, TextProblem):
            problems.append(item)
            continue
        real = os.path.realpath(item)
        if item is path:
            given.add(real)
        if real not in files and len(files) == MAX_FILES:
            message = say("too-many-files", most=MAX_FILES)
            problems.append(whole_file(str(path), TextProblemKind.TOO_MANY_FILES, message))
            break
        files.setdefault(real, item)
    named = frozenset(str(file) for real, file in files.items() if real in given)
    return Found(tuple(files.values()), tuple(problems), named)


def _all(paths: Sequence[Path]) -> Iterator[tuple[Path, Path | TextProblem]]:
    """Return what is found at each of some paths, with that path."""
    searched: set[str] = set()
    for path in paths:
        for item in _at(path, paths, searched):
            yield path, item


def _at(path: Path, given: Sequence[Path], searched: set[str]) -> Iterator[Path | TextProblem]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        message = say("dangling-link") if path.is_symlink() else say("missing-path")
        yield _not_searched(path, message)
    except (OSError, ValueError) as error:
        yield _not_searched(path, why_unreadable(error))
    else:
        if is_folder:
            yield from _search(path, given, searched, 0)
        else:
            yield path


def _search(
    folder: Path, given: Sequence[Path], searched: set[str], depth: int
) -> Iterator[Path | TextProblem]:
    real = os.path.realpath(folder)
    if real in searched:
        return
    searched.add(real)
    if depth > MAX_FOLDER_DEPTH:
        yield _not_searched(folder, say("folder-too-deep", most=MAX_FOLDER_DEPTH))
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(
                (entry.name, _is_folder(entry), entry.is_symlink())
                for entry in listing
                if _is_visible(entry.name)
            )
    except OSError as error:
        yield _not_searched(folder, why_unreadable(error))
        return
    if depth and any(name == _ENVIRONMENT and not is_folder for name, is_folder, _ in entries):
        return
    for name, is_folder, is_link in entries:
        path = folder / name
        if not is_folder and not name.lower().endswith(_SUFFIXES):
            continue
        if is_link and not _is_within(path, given):
            if not (path / _ENVIRONMENT).exists():
                yield _not_searched(path, say("leads-out"))
        elif is_folder:
            yield from _search(path, given, searched, depth + 1)
        else:
            yield path


def is_searched(path: PurePath) -> bool:
    """Whether a search takes a file along that has this path below the folder searched."""
    return all(map(_is_visible, path.parts)) and path.name.lower().endswith(_SUFFIXES)


def files_beside(path: Path) -> list[Path]:
    """Return the files of a file's folder that a search would find, the file itself included."""
    with suppress(OSError):
        names = sorted(os.listdir(path.parent))  # noqa: PTH208  names are all that is needed
        return [path.parent / name for name in names if is_searched(PurePath(name))]
    return []


def _is_within(link: Path, given: Sequence[Path]) -> bool:
    real = Path(os.path.realpath(link))
    return any(real.is_relative_to(os.path.realpath(path)) for path in given)


def _is_visible(name: str) -> bool:
    return not name.startswith(".") and name != "node_modules"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: reading it will say so
        return False


def _not_searched(path: Path, message: Text) -> TextProblem:
    return whole_file(str(path), TextProblemKind.UNREADABLE_FILE, message)
