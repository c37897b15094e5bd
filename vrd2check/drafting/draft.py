"""The text of a new dossier, and what its file is to be called.

Each kind of dossier has a template, which is the whole text with these marks:

- a line that begins with ``#nl`` or ``#en`` is a comment in that language;
- ``$year`` and the like stand for what is known of the new dossier, see ``_known``;
- the lines from ``#each`` to ``#end`` are there once for each deliverable, project of a programme,
  or title of an evaluation, see ``_repeated``.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import NamedTuple

from vrd2check.dossiers import PLACEHOLDER
from vrd2check.language import Language, Text
from vrd2check.source import scalar

from .texts import say

_TEMPLATES = Path(__file__).with_name("templates")
_REPETITION = re.compile(r"^#(?:each|end)\n", re.MULTILINE)
# Kinds of dossier whose name is their title.
_TITLED = frozenset({"programma", "strategisch_plan"})


class Draft(NamedTuple):
    """What a new dossier is to say.

    ``name`` is the number of a project or running-cost dossier, the name of what is evaluated, or
    the title of a programme or plan. ``deliverables`` are titles; ``projects`` the number and title
    of each project of a programme. ``schema`` is the path of the schema as seen from the file,
    empty when there is none.
    """

    kind: str
    name: str
    year: int
    title: str | None = None
    deliverables: tuple[str, ...] = ()
    projects: tuple[tuple[str, str], ...] = ()
    schema: str = ""


class DraftError(ValueError):
    """What is asked cannot be written; ``text`` tells the user why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def write_draft(draft: Draft, language: Language) -> str:
    """Return the text of a new dossier, its comments in one language.

    Raises DraftError for a name that a dossier cannot hold.
    """
    template = (_TEMPLATES / f"{draft.kind}.yaml").read_text(encoding="utf-8")
    for one in Language:
        comment = r"# \1" if one is language else ""
        template = re.sub(rf"^#{one.value} (.*\n)", comment, template, flags=re.MULTILINE)
    known = _known(draft)
    text = f"# yaml-language-server: $schema={draft.schema}\n" if draft.schema else ""
    for number, part in enumerate(_REPETITION.split(template)):
        # Every second part stands between the marks.
        for line in _repeated(draft) if number % 2 else ({},):
            text += Template(part).substitute(known, **line)
    return text


def _known(draft: Draft) -> dict[str, str | int]:
    """Return what the templates say of a draft as a whole, by the names that they use."""
    untitled = draft.name if draft.kind in _TITLED else PLACEHOLDER
    return {
        "file": file_name(draft),
        "number": draft.name,
        "name": yaml_value(draft.name),
        "title": yaml_value(draft.title or untitled),
        "year_minus_1": draft.year - 1,
        "year": draft.year,
        "year_plus_1": draft.year + 1,
        "year_plus_2": draft.year + 2,
    }


def _repeated(draft: Draft) -> Iterator[dict[str, str]]:
    """Return what a template says of each deliverable, project or title, in the same way."""
    if draft.kind == "projectdossier":
        for number, title in enumerate(draft.deliverables or (PLACEHOLDER,), 1):
            deliverable = f"D.{draft.name}.{number}"
            yield {"deliverable": deliverable, "deliverable_title": yaml_value(title)}
    elif draft.kind == "programma":
        unknown = (f"{draft.year % 100:02}.1", PLACEHOLDER)
        for project, title in draft.projects or (unknown,):
            yield {"project": project, "project_title": yaml_value(title)}
    elif draft.title:
        yield {}


def yaml_value(text: str) -> str:
    """Return a name as a value in YAML; raises DraftError if it is empty or cannot be printed."""
    text = text.strip()
    if not text or not text.isprintable():
        raise DraftError(say("unprintable", text=text))
    return scalar(text, whole=False)


def file_name(draft: Draft) -> str:
    """Return the name of the file: of a number and a title, ``22.12-downloadtoepassing.yaml``.

    The kinds that come back every year have the kind and the year in it.
    """
    title = _slug(draft.title or "")
    if draft.kind == "projectdossier":
        stem = "-".join(filter(None, (draft.name, title)))
    elif draft.kind == "exploitatiedossier":
        stem = "-".join(filter(None, (draft.name, title))) + f".exploitatie-{draft.year}"
    else:
        # A name that is “Programma 2022” says the kind and the year already.
        told = (*draft.kind.split("_"), str(draft.year))
        words = [word for word in _slug(draft.name).split("-") if word not in told]
        stem = ".".join(filter(None, ("-".join(words), "-".join(told))))
    return f"{stem}.yaml"


def _slug(text: str) -> str:
    """Return the letters and digits of a text, with dashes between, as every disk can hold them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(
        one if one.isascii() and one.isalnum() else " "
        for one in decomposed
        if not unicodedata.combining(one)
    )
    return "-".join(letters.split())[:60].rstrip("-")
