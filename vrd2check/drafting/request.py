"""What is known of a dossier before it is written, and why it cannot be."""

from typing import NamedTuple

from vrd2check.language import Text


class Draft(NamedTuple):
    """What a new dossier is to say.

    ``name`` is the number of a project or running-cost dossier, the name of what is evaluated, or
    the title of a programme. ``deliverables`` are titles; ``projects`` the number and title of
    each project of a programme. ``schema`` is the path of the schema as seen from the file, empty
    when there is none.
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
