"""Where something stands in a file."""

from typing import NamedTuple


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
