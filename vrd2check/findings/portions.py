"""Which files are looked at together: those that probably belong together, a few at a time."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

_FEWEST_FILES = 5
_ENOUGH_BYTES = 400_000
"""A portion with as much as one of these is full; what is in it is in memory at the same time."""

_NUMBER = re.compile(r"(?<!\d)(\d\d)[._-](\d\d)(?!\d)")


def portions_of(paths: Iterable[Path]) -> Sequence[Sequence[Path]]:
    """Part files into portions, in which those of one project are together if their names tell.

    A wrong guess costs some time and changes nothing else.
    """
    portions: list[list[Path]] = [[]]
    size = 0
    for _, family in groupby(sorted(paths, key=_family), _family):
        if len(portions[-1]) >= _FEWEST_FILES:
            portions.append([])
            size = 0
        for path in family:
            if size >= _ENOUGH_BYTES:
                portions.append([])
                size = 0
            portions[-1].append(path)
            size += _size(path)
    return portions


def _family(path: Path) -> str:
    """Return the number of a project in the name of a file or its folder, or else the path."""
    found = _NUMBER.search(path.name) or _NUMBER.search(path.parent.name)
    return f"{found[1]}.{found[2]}" if found else str(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it tells what is wrong
