"""From a file to a dossier: read, validate, and take the figures out."""

from pathlib import Path
from typing import NamedTuple

from vrd2check.figures import State
from vrd2check.places import Place
from vrd2check.schema import ShapeProblem, validate
from vrd2check.source import Document, Scalar, TextProblem, TextProblemKind, read_file, read_text

from .cards import Card, Dossier, card_of
from .kinds import CHAPTERS, read_dossier

KIND_KEY = "soort"


class Loaded(NamedTuple):
    """A file that was read, with what was wrong in its text and its shape.

    ``dossier`` is None when the text could not be read or names no kind of dossier. A file whose
    shape has problems still gives a dossier, of what could be read.
    """

    document: Document
    shape: tuple[ShapeProblem, ...]
    dossier: Dossier | None

    def claims_to_be_dossier(self) -> bool:
        """Whether the file says, or seems to say, that it is a dossier.

        A file that cannot be parsed is taken for one when a line of it starts with ``soort``.
        """
        if self.document.root is not None:
            return self.document.root.get(KIND_KEY) is not None
        if not self.document.text:
            return bool(self.document.problems)
        return any(line.startswith(KIND_KEY) for line in self.document.text.splitlines())

    def kind(self) -> str:
        """Return the kind that the file says it is of, as written; empty when it says none."""
        root = self.document.root
        node = root.get(KIND_KEY) if root is not None else None
        return node.written.strip() if isinstance(node, Scalar) else ""

    def label(self) -> str:
        """Name the dossier as its readers do, or else by its file."""
        named = self.dossier.head.label() if self.dossier is not None else ""
        return named or self.document.file

    def number(self) -> str:
        """Return number of the dossier, the same however it is written; empty if it has none."""
        number = self.dossier.head.number if self.dossier is not None else None
        return number.canonical if number is not None else ""

    def card(self) -> Card | None:
        """Write down what is remembered of the dossier; None if there is none."""
        return card_of(self.dossier) if self.dossier is not None else None

    def place(self) -> Place:
        """Return a short span that stands for the file as a whole: its first key, or its start."""
        start = Place(self.document.file, 1, 1, 1, 1)
        return self.dossier.head.place if self.dossier is not None else start

    def number_of_figures(self) -> int:
        """Count the cells in which a figure was read."""
        if self.dossier is None:
            return 0
        read = State.READ  # which Python 3.11 takes long to look up
        return [figure.state for figure in self.dossier.head.figures].count(read)

    def absent_chapters(self) -> tuple[str, ...]:
        """Return the chapters of the template that are not in the file."""
        if self.dossier is None:
            return ()
        present = self.dossier.head.chapters
        return tuple(name for name in CHAPTERS[self.kind()] if name not in present)


def unreadable(problem: TextProblem) -> Loaded:
    """Return the place of a path that could not be read the form of a file with that problem."""
    return Loaded(Document(problem.place.file, "", None, (problem,)), (), None)


def load_file(path: Path, file: str | None = None) -> Loaded:
    """Load a file; whatever is wrong with it is in the result, nothing is raised."""
    return loaded(read_file(path, file))


def load_text(text: bytes | str, file: str) -> Loaded:
    """Load a text that is to be called by a file name."""
    return loaded(read_text(text, file))


def loaded(document: Document) -> Loaded:
    """Return a document the form of a loaded file: validated, and its figures taken out."""
    shape = validate(document.root) if document.root is not None else ()
    return Loaded(document, shape, dossier_in(document))


def dossier_in(document: Document) -> Dossier | None:
    """Take the dossier out of a document; None when it holds none."""
    if document.root is None:
        return None
    split = [
        collection
        for problem in document.problems
        if problem.kind is TextProblemKind.DECIMAL_COMMA
        for collection in problem.related
    ]
    return read_dossier(document.root, split)
