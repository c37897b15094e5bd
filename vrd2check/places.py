"""Where something stands in a file."""

import re
from typing import NamedTuple

LINE_END = re.compile("\r\n|\r|\n")
"""What ends a line of a file; other characters that some programs break lines at do not."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as places count them, without their ends."""
    return LINE_END.split(text)


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
        return f"{self.file}:{self.line}:{self.column}"
