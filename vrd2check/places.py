"""Where something stands in a file."""

import re
from typing import NamedTuple, Protocol

LINE_END = re.compile("\r\n|\r|\n")
"""What ends a line of a file; other characters that some programs break lines at do not."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as places count them, without their ends."""
    return LINE_END.split(text)


def line_end_of(text: str) -> str:
    """Return what ends the lines of a text: what ends its first one."""
    found = LINE_END.search(text)
    return found.group() if found is not None else "\n"


class Place(NamedTuple):
    """A span of characters in a file.

    Lines and columns count from one, columns in characters; the end is exclusive, so a span of
    three characters at the start of a line runs from column 1 to column 4.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        """Print as ``file:line:column``, which terminals and editors make clickable."""
        return f"{self.file}:{self.position}"

    @classmethod
    def start_of(cls, file: str) -> "Place":
        """Return where what is said of a file as a whole is told: at its first character."""
        return cls(file, 1, 1, 1, 1)

    @property
    def position(self) -> str:
        """Return ``line:column``, for where the file is named already."""
        return f"{self.line}:{self.column}"

    @property
    def last_line(self) -> int:
        """Return the last line of which something is in it."""
        ends_before = self.end_column == 1 < self.end_line
        return self.end_line - 1 if ends_before else self.end_line

    def beside(self, near: "Place") -> str:
        """Return how it is written beside a place: without the file if that is the same."""
        return self.position if self.file == near.file else str(self)

    def lies_in(self, outer: "Place") -> bool:
        """Whether it lies within another place of the same file."""
        return outer[1:3] <= self[1:3] and self[3:5] <= outer[3:5]


class Placed(Protocol):
    """Whatever stands somewhere in a file."""

    @property
    def place(self) -> Place:
        """Return where it stands."""


NOWHERE = Place.start_of("")
"""The place of a text that is read by itself, outside any file."""
