"""Which dossier a user means: a file, or a number looked up under a folder."""

import os
import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from vrd2check.dossiers import Loaded, dossier_number, load_file, load_text, unreadable
from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible
from vrd2check.source import find_files

from . import paths, streams
from .errors import RefusedError

_SUFFIXES = (".yaml", ".yml")
_MOST_NAMED = 20
_DIGITS = re.compile(r"[0-9,]+")
_NO_NUMBER = Text(
    "{} is geen bestand en geen nummer van een dossier; schrijf een nummer als 22.12.",
    "{} is no file and no number of a dossier; write a number as 22.12.",
)

Progress = Callable[[int, int], None] | None


class Chosen(NamedTuple):
    """The files that are meant, and all files to read them together with; the former are in it."""

    files: tuple[Loaded, ...]
    together: tuple[Loaded, ...]


def choose(
    given: str, root: str | None, kind: str | None, language: Language, progress: Progress = None
) -> Chosen:
    """Find the dossiers that are meant, all of one number, or those of them of one kind.

    A file is read together with the other dossiers of the folder that it is in. Raises RefusedError
    when there is no such file, folder or number.
    """
    if root is not None:
        paths.resolve([root], language)
    if given == paths.STDIN:
        files = (load_text(streams.read_input(), "stdin.yaml"),)
        return Chosen(files, (*files, *(_load([Path(root)], progress) if root else ())))
    if os.path.lexists(given):
        return _file(given, root, language, progress)
    number = dossier_number(given)
    if number is None and _DIGITS.fullmatch(given):
        raise RefusedError(_NO_NUMBER.of(language).format(given))
    if number is None:
        paths.resolve([given], language)  # raises: it does not exist
    folder = root if root is not None else paths.resolve([], language)[0]
    together = _load([Path(folder)], progress)
    return Chosen(_numbered(given, folder, kind, together, language), together)


def _file(given: str, root: str | None, language: Language, progress: Progress) -> Chosen:
    path = Path(given)
    if path.is_dir():
        message = Text(
            "{} is een map; geef een bestand of een nummer.",
            "{} is a folder; give a file or a number.",
        )
        raise RefusedError(message.of(language).format(visible(given)))
    default = Path(paths.resolve([], language)[0])
    if root is not None:
        around = [Path(root)]
    elif default.resolve() in path.resolve().parents and default != Path():
        around = [default]
    else:
        siblings = path.parent.iterdir() if path.parent.is_dir() else ()
        around = sorted(one for one in siblings if one.suffix.lower() in _SUFFIXES)
    together = _load([path, *around], progress)
    return Chosen(together[:1], together)


def _load(places: list[Path], progress: Progress) -> tuple[Loaded, ...]:
    found = find_files(places)
    files = [unreadable(problem) for problem in found.problems]
    for done, path in enumerate(found.files, 1):
        files.append(load_file(path))
        if progress is not None:
            progress(done, len(found.files))
    return tuple(files)


def _numbered(
    given: str, folder: str, kind: str | None, together: tuple[Loaded, ...], language: Language
) -> tuple[Loaded, ...]:
    wanted = dossier_number(given)
    numbers = {
        name.text: file
        for file in together
        if file.dossier is not None and (name := file.dossier.head.number) is not None
    }
    found = tuple(
        file
        for file in together
        if file.dossier is not None
        and (name := file.dossier.head.number) is not None
        and dossier_number(name.text) == wanted
    )
    of_kind = tuple(file for file in found if kind in (None, file.kind))
    if of_kind:
        return of_kind
    where = paths.shown([folder], language)
    if found:
        kinds = ", ".join(sorted({file.kind for file in found}))
        message = Text(
            f"{given} is in {where} geen {kind}, wel: {kinds}.",
            f"{given} in {where} is no {kind}, but: {kinds}.",
        )
        raise RefusedError(message.of(language))
    raise RefusedError(_unknown(given, where, sorted(numbers), language))


def _unknown(given: str, where: str, numbers: list[str], language: Language) -> str:
    message = Text(
        f"Geen dossier met nummer {given} in {where}.",
        f"No dossier with number {given} in {where}.",
    ).of(language)
    near = get_close_matches(given, numbers, 3)
    if near:
        shown = visible(", ".join(near))
        also = Text(f" Bedoelt u {shown}?", f" Did you mean {shown}?")
    elif numbers:
        more = ", …" if len(numbers) > _MOST_NAMED else ""
        shown = visible(", ".join(numbers[:_MOST_NAMED]) + more)
        also = Text(f" Wel: {shown}.", f" There are: {shown}.")
    else:
        also = Text(" Zeg met --root waar ze staan.", " Say with --root where they are.")
    return message + also.of(language)
