"""Which dossier a user means, a file or a number looked up under a folder, and which rule."""

import os
import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from vrd2check.check import check_loaded
from vrd2check.dossiers import Loaded, dossier_number, load_found, load_text
from vrd2check.language import Language
from vrd2check.reports.safe import visible
from vrd2check.result import Result
from vrd2check.rules import Rule
from vrd2check.rules.lookup import UnknownRuleError, find_rule
from vrd2check.settings import Settings
from vrd2check.source import files_beside, find_files

from . import configured, paths, streams
from .configured import Wanted
from .errors import RefusedError, did_you_mean
from .progress import progress_bar
from .texts import say

_MOST_NAMED = 20
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


def choose(
    given: str, root: str | None, kind: str | None, wanted: Wanted, language: Language
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
        files, together = _found(given, root, kind, language, progress)
    named = frozenset(file.name for file in files)
    settings = configuration.settings
    return Chosen(files, together, settings, named, check_loaded(together, settings, named))


def choose_rule(called: str, language: Language) -> Rule:
    """Return the rule of a code or a name. Raises RefusedError where there is none."""
    try:
        return find_rule(called)
    except UnknownRuleError as error:
        told = say("unknown-rule", called=visible(called)).of(language)
        also = did_you_mean(error.near, language) or say("see-all-rules").of(language)
        raise RefusedError(told + also) from None


def _found(
    given: str, root: str | None, kind: str | None, language: Language, progress: _Progress
) -> _Files:
    """Return the files that are meant, and all files to check together."""
    if root is not None:
        paths.resolve([root], language)
    if given == paths.STDIN:
        files = (load_text(streams.read_input(), "stdin.yaml"),)
        return files, (*files, *(_load([Path(root)], progress) if root else ()))
    if os.path.lexists(given):
        return _file(given, root, language, progress)
    number = dossier_number(given)
    if number is None and _DIGITS.fullmatch(given):
        raise RefusedError(say("no-number", given=given).of(language))
    if number is None:
        paths.resolve([given], language)  # raises: it does not exist
    folder = root if root is not None else paths.resolve([], language)[0]
    together = _load([Path(folder)], progress)
    return _numbered(given, folder, kind, together, language), together


def _file(given: str, root: str | None, language: Language, progress: _Progress) -> _Files:
    path = Path(given)
    if path.is_dir():
        raise RefusedError(say("is-a-folder", given=visible(given)).of(language))
    default = Path(paths.resolve([], language)[0])
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
    given: str, folder: str, kind: str | None, together: tuple[Loaded, ...], language: Language
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
    where = paths.shown([folder], language)
    if found:
        kinds = ", ".join(sorted({file.kind for file in found}))
        message = say("other-kind", given=given, where=where, kind=kind, kinds=kinds)
        raise RefusedError(message.of(language))
    raise RefusedError(_unknown(given, where, sorted({number for number, _ in numbered}), language))


def _unknown(given: str, where: str, numbers: list[str], language: Language) -> str:
    message = say("no-such-number", given=given, where=where).of(language)
    near = get_close_matches(given, numbers, 3)
    if near:
        return message + did_you_mean([visible(number) for number in near], language)
    if not numbers:
        also = say("give-root")
        return message + also.of(language)
    more = ", …" if len(numbers) > _MOST_NAMED else ""
    shown = visible(", ".join(numbers[:_MOST_NAMED]) + more)
    return message + say("there-are", shown=shown).of(language)
