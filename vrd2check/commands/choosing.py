"""Which dossier a user means, a file or a number looked up under a folder, and which rule."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, dossier_number, load_found, load_text
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.reports.safe import visible
from vrd2check.result import Result
from vrd2check.rules import Rule
from vrd2check.rules.lookup import UnknownRuleError, find_rule
from vrd2check.schema.suggestions import near
from vrd2check.settings import Settings
from vrd2check.source import files_beside, find_files

from . import configured, paths, streams
from .configured import Wanted
from .errors import RefusedError, did_you_mean
from .options import Kind
from .progress import progress_bar
from .texts import say

_MOST_NAMED = 20
_PLACE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?")
_DIGITS = re.compile(r"[0-9,]+")


_Progress = Callable[[int, int], None] | None
_Files = tuple[tuple[Loaded, ...], tuple[Loaded, ...]]


class Chosen(NamedTuple):
    """The files that are meant, and what was found in them by a check together with others.

    ``together`` are all files that were checked; those that are meant are among them.
    """

    files: tuple[Loaded, ...]
    together: tuple[Loaded, ...]
    settings: Settings
    named: frozenset[str]
    result: Result

    def only(self) -> Loaded:
        """Return the one file that is meant. Raises RefusedError where there are several."""
        if len(self.files) > 1:
            names = ", ".join(file.name for file in self.files)
            raise RefusedError(say("which-dossier", names=visible(names)))
        return self.files[0]


class Where(NamedTuple):
    """What a user points to: a file or number, and a line and column or None for any."""

    file: str
    line: int | None = None
    column: int | None = None

    def begins(self, place: Place) -> bool:
        """Whether a place begins there."""
        return self.line in (None, place.line) and self.column in (None, place.column)

    def holds(self, place: Place) -> bool:
        """Whether a place begins on that line, and the column lies in it."""
        if self.line != place.line or self.column is None:
            return self.line in (None, place.line)
        last = place.end_column if place.end_line == place.line else self.column + 1
        return place.column <= self.column < last


def find_where(given: str) -> Where:
    """Return what is pointed to with FILE:LINE:COLUMN; a file that is called so goes before."""
    found = None if os.path.lexists(given) else _PLACE.fullmatch(given)
    if found is None:
        return Where(given)
    column = found["column"]
    return Where(found["file"], int(found["line"]), int(column) if column else None)


def choose(
    given: str, root: str | None, kind: Kind | None, wanted: Wanted, language: Language
) -> Chosen:
    """Find the dossiers that are meant, all of one number or those of one kind, and check them.

    A file is checked together with the other dossiers of the folder that it is in. A number is
    looked up where the dossiers are configured to be. Raises RefusedError when there is no such
    file, folder or number.
    """
    exists = os.path.lexists(given)
    start = [given] if exists else [root] if root else []
    configuration = configured.configure(start, wanted, language)
    if root is None and not exists:
        root = configured.folder(configuration)
    with progress_bar(language) as progress:
        files, together = _found(given, root, kind.value if kind is not None else None, progress)
    named = frozenset(file.name for file in files)
    settings = configuration.settings
    return Chosen(files, together, settings, named, check_loaded(together, settings, named))


def choose_rule(called: str) -> Rule:
    """Return the rule of a code or a name. Raises RefusedError where there is none."""
    try:
        return find_rule(called)
    except UnknownRuleError as error:
        also = did_you_mean(error.near, say("see-all-rules"))
        word = visible(called)
        unknown = say("unknown-rule", called=word)
        what = say("retired-rule", called=word) if error.is_retired else unknown
        raise RefusedError(what, also) from None


def _found(given: str, root: str | None, kind: str | None, progress: _Progress) -> _Files:
    """Return the files that are meant, and all files to check together."""
    if root is not None:
        paths.resolve([root])
    if given == paths.STDIN:
        files = (load_text(streams.read_input(), "stdin.yaml"),)
        return files, (*files, *(_load([Path(root)], progress) if root else ()))
    if os.path.lexists(given):
        return _file(given, root, progress)
    number = dossier_number(given)
    if number is None and _DIGITS.fullmatch(given):
        raise RefusedError(say("no-number", given=given))
    if number is None:
        paths.resolve([given])  # raises: it does not exist
    folder = root if root is not None else paths.resolve([])[0]
    together = _load([Path(folder)], progress)
    return _numbered(given, folder, kind, together), together


def _file(given: str, root: str | None, progress: _Progress) -> _Files:
    path = Path(given)
    if path.is_dir():
        raise RefusedError(say("is-a-folder", given=visible(given)))
    default = Path(paths.resolve([])[0])
    if root is not None:
        around = [Path(root)]
    elif default.resolve() in path.resolve().parents and default != Path():
        around = [default]
    else:
        around = files_beside(path)
    together = _load([path, *around], progress)
    return together[:1], together


def _load(places: list[Path], progress: _Progress) -> tuple[Loaded, ...]:
    return tuple(load_found(find_files(places), progress))


def _numbered(
    given: str, folder: str, kind: str | None, together: tuple[Loaded, ...]
) -> tuple[Loaded, ...]:
    wanted = dossier_number(given)
    numbered = [
        (name.text, file)
        for file in together
        if file.dossier is not None and (name := file.dossier.head.number) is not None
    ]
    found = tuple(file for number, file in numbered if dossier_number(number) == wanted)
    of_kind = tuple(file for file in found if kind in (None, file.kind))
    if of_kind:
        return of_kind
    where = paths.shown([folder])
    if found:
        kinds = ", ".join(sorted({file.kind for file in found}))
        raise RefusedError(say("other-kind", given=given, where=where, kind=kind, kinds=kinds))
    also = _others(given, sorted({number for number, _ in numbered}))
    raise RefusedError(say("no-such-number", given=given, where=where), also)


def _others(given: str, numbers: list[str]) -> Text | str:
    """Return which numbers there are, where none is the one that was given."""
    if not numbers:
        return say("give-root")
    like = [visible(number) for number in near(given, numbers, 3)]
    more = ", …" if len(numbers) > _MOST_NAMED else ""
    shown = visible(", ".join(numbers[:_MOST_NAMED]) + more)
    return did_you_mean(like, say("there-are", shown=shown))
