"""The formats of a report: the one place where a new one is added."""

from collections.abc import Callable, Iterator
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

from vrd2check.language import Text

if TYPE_CHECKING:  # an option is declared with the formats before anything else is needed
    from .report import Report

_WEBSITES = Text(
    "wat GitHub, GitLab, Jenkins en editors tonen",
    "what GitHub, GitLab, Jenkins and editors show",
)


class Format(Enum):
    """The formats, each with what it is for.

    The module of this package that has the name of a format holds its ``render``, a function from
    a ``Report`` to text.
    """

    TABLE = "table", Text("tabel om te lezen", "a table to read")
    LINES = "lines", Text("één regel per bevinding", "one line a finding")
    JSON = "json", Text("alles, voor programma's", "everything, for programs")
    SARIF = "sarif", _WEBSITES
    GITHUB = "github", _WEBSITES
    GITLAB = "gitlab", _WEBSITES
    JUNIT = "junit", _WEBSITES
    MARKDOWN = (
        "markdown",
        Text("voor een opmerking bij een pull request", "for a comment on a pull request"),
    )
    HTML = "html", Text("pagina's om te lezen en te drukken", "pages to read and to print")

    purpose: Text

    def __new__(cls, name: str, purpose: Text) -> "Format":
        """Make a member whose value is its name, as it is asked for."""
        member = object.__new__(cls)
        member._value_ = name
        member.purpose = purpose
        return member

    def render(self, report: "Report") -> str:
        """Return a report as text in this format, as it is written to a file."""
        return "".join(self.pieces(report))

    def pieces(self, report: "Report") -> Iterator[str]:
        """Return the same piece by piece, as JSON is made: it can be more than memory holds."""
        # All modules together take 50 ms to import, half as long as a small check.
        module = import_module(f".{self.value}", __package__)
        if self is Format.JSON:
            in_pieces: Callable[[Report], Iterator[str]] = module.pieces
            yield from in_pieces(report)
        else:
            render: Callable[[Report], str] = module.render
            yield render(report)
