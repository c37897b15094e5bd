"""From what a user asks to a draft: what is missing follows from the rest, or is refused."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from vrd2check.dossiers import (
    PLACEHOLDER,
    Collection,
    Loaded,
    ProjectDossier,
    canonical_form,
    dossier_number,
)
from vrd2check.files import read
from vrd2check.schema.shape import schema

from .draft import Draft, DraftError
from .texts import say

_NUMBER = re.compile(r"[0-9]{2}\.[0-9]{1,2}")
_YEARS = range(1900, 2098)
_NUMBERED = frozenset({"projectdossier", "exploitatiedossier"})
_SCHEMA = "schema.json"
_MOST_BYTES = 5_000_000


def open_draft(asked: Draft, year: int | None, files: Sequence[Loaded], folder: Path) -> Draft:
    """Complete what is asked with the year, the projects of a programme, and the schema's path.

    ``files`` are the dossiers that there are, ``folder`` is where the new one goes. Without a
    ``year`` it follows from the number. Raises DraftError.
    """
    if asked.kind in _NUMBERED and not _NUMBER.fullmatch(asked.name):
        raise DraftError(say("no-number", name=asked.name))
    year = year if year is not None else _year_of(asked)
    if year not in _YEARS:
        raise DraftError(say("no-year", year=year))
    _refuse_deliverables(asked)
    draft = asked._replace(year=year, schema=_schema_from(folder))
    _refuse_second(draft, files)
    if draft.kind == "programma":
        return draft._replace(projects=_projects(files, year))
    if draft.kind == "exploitatiedossier" and draft.title is None:
        return draft._replace(title=_title_of_project(files, draft.name))
    return draft


def _year_of(asked: Draft) -> int:
    if asked.kind not in _NUMBERED:
        raise DraftError(say("which-year"))
    first = 2000 + int(asked.name[:2])
    return first + 1 if asked.kind == "exploitatiedossier" else first


def _refuse_deliverables(asked: Draft) -> None:
    if asked.deliverables and asked.kind != "projectdossier":
        raise DraftError(say("no-deliverables"))
    met: set[str] = set()
    for title in asked.deliverables:
        if canonical_form(title) in met:
            raise DraftError(say("deliverable-twice", title=title))
        met.add(canonical_form(title))


def _refuse_second(draft: Draft, files: Sequence[Loaded]) -> None:
    """Refuse a number that a dossier of that kind, and of that year if it is yearly, has."""
    if draft.kind not in _NUMBERED:
        return
    for file in files:
        dossier = file.dossier
        if file.kind != draft.kind or dossier is None or dossier.head.number is None:
            continue
        same_year = draft.kind == "projectdossier" or dossier.head.year == draft.year
        if same_year and dossier_number(dossier.head.number.text) == dossier_number(draft.name):
            raise DraftError(
                say("number-taken", kind=draft.kind, number=draft.name, file=file.name)
            )


def _projects(files: Sequence[Loaded], year: int) -> tuple[tuple[str, str], ...]:
    heads = (
        file.dossier.head
        for file in files
        if isinstance(file.dossier, ProjectDossier) and file.dossier.head.year == year
    )
    found = {
        head.number.text: head.title.text if head.title is not None else PLACEHOLDER
        for head in heads
        if head.number is not None and _NUMBER.fullmatch(head.number.text)
    }
    return tuple(sorted(found.items()))


def _title_of_project(files: Sequence[Loaded], number: str) -> str | None:
    dossiers = Collection(file.dossier for file in files if file.dossier is not None)
    project = dossiers.project(number)
    title = project.head.title if project is not None else None
    return title.text if title is not None else None


def _schema_from(folder: Path) -> str:
    """Return the path from a folder to the schema in or above it, within its project."""
    steps = ""
    for place in (folder.resolve(), *folder.resolve().parents):
        if is_schema(place / _SCHEMA):
            return steps + _SCHEMA
        if (place / ".git").exists():
            break
        steps += "../"
    return ""


def is_schema(path: Path) -> bool:
    """Whether a file is the schema of a dossier, of this version or another."""
    try:
        found = json.loads(read(path, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("title") == schema()["title"]
