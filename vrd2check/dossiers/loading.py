"""From a file to a dossier: read, validate, and take the figures out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from vrd2check.figures import State
from vrd2check.places import Place
from vrd2check.schema import (
    ShapeProblem,
    dossier_below,
    kinds,
    looks_like_dossier,
    text_looks_like_dossier,
    validate,
    without_words_for_none,
)
from vrd2check.source import (
    Document,
    Found,
    MappingNode,
    Scalar,
    TextProblem,
    TextProblemKind,
    read_file,
    read_text,
)

from .kinds import KINDS, Dossier, read_dossier

KIND_KEY = "soort"


class Loaded(NamedTuple):
    """A file that was read, with what was wrong in its text and its shape.

    ``name`` is the one that places carry, ``kind`` what the file says that it is, as written;
    empty when it says nothing. ``dossier`` is None when the text could not be read or names no kind
    of dossier. A file whose shape has problems still gives a dossier, of what could be read. The
    tree of the file is not kept, since it is many times as large as all of this.
    """

    name: str
    text: str
    problems: tuple[TextProblem, ...]
    shape: tuple[ShapeProblem, ...]
    claims_to_be_dossier: bool
    kind: str
    dossier: Dossier | None

    def tree(self) -> MappingNode | None:
        """Return the tree of the file, from its text; None when that could not be read."""
        return read_text(self.text, self.name).root

    def label(self) -> str:
        """Return what its readers call the dossier, or else its file."""
        named = self.dossier.head.label() if self.dossier is not None else ""
        return named or self.name

    def number(self) -> str:
        """Return its number, the same however it is written; empty if it has none."""
        number = self.dossier.head.number if self.dossier is not None else None
        return number.canonical if number is not None else ""

    def place(self) -> Place:
        """Return a short span that stands for the file as a whole: its first key, or its start."""
        start = Place.start_of(self.name)
        return self.dossier.head.place if self.dossier is not None else start

    def number_of_figures(self) -> int:
        """Return the number of cells in which a figure was read."""
        figures = self.dossier.head.figures if self.dossier is not None else ()
        return sum(figure.state is State.READ for figure in figures)

    def absent_chapters(self) -> tuple[str, ...]:
        """Return the chapters of the template that are not in the file."""
        if self.dossier is None:
            return ()
        present = self.dossier.head.chapters
        return tuple(name for name in KINDS[self.kind].chapters if name not in present)


def unreadable(problem: TextProblem) -> Loaded:
    """Return a path that could not be read as a file with that problem."""
    return loaded(Document(problem.place.file, "", None, (problem,)))


def load_found(found: Found, progress: Callable[[int, int], None] | None = None) -> list[Loaded]:
    """Load the files that were found, after those that stand for what could not be searched.

    ``progress`` is called after each file with the number of files read and their total.
    """
    files = [unreadable(problem) for problem in found.problems]
    for number, path in enumerate(found.files, 1):
        files.append(load_file(path))
        if progress is not None:
            progress(number, len(found.files))
    return files


def load_file(path: Path, file: str | None = None) -> Loaded:
    """Load a file; whatever is wrong with it is in the result, nothing is raised."""
    return loaded(read_file(path, file))


def load_text(text: bytes | str, file: str) -> Loaded:
    """Load a text that is to be called by a file name."""
    return loaded(read_text(text, file))


def loaded(document: Document) -> Loaded:
    """Return a document as a loaded file: validated, and its figures taken out."""
    root = document.root
    kind_node = root.get(KIND_KEY) if root is not None else None
    kind = kind_node.written.strip() if isinstance(kind_node, Scalar) else ""
    shape = validate(root) if root is not None else ()
    if root is not None and kind in kinds():
        root = without_words_for_none(root, kind)
    return Loaded(
        name=document.file,
        text=document.text,
        problems=document.problems,
        shape=shape,
        claims_to_be_dossier=_claims_to_be_dossier(document),
        kind=kind,
        dossier=read_dossier(root, _split(document.problems)) if root is not None else None,
    )


def _claims_to_be_dossier(document: Document) -> bool:
    """Whether a file says that it is a dossier, or looks like one.

    A dossier whose kind is miswritten or left out does not vanish: it is one with a mistake.
    """
    if document.root is not None:
        keys = [entry.key.written for entry in document.root.entries]
        is_one = KIND_KEY in document.root or looks_like_dossier(keys)
        return is_one or dossier_below(document.root) is not None
    if not document.text:
        return bool(document.problems)
    return text_looks_like_dossier(document.text)


def _split(problems: Sequence[TextProblem]) -> list[Place]:
    """Return the places of the lists and mappings in which a decimal comma split a value."""
    return [
        collection
        for problem in problems
        if problem.kind in (TextProblemKind.DECIMAL_COMMA, TextProblemKind.MISREAD)
        for collection in problem.related
    ]
