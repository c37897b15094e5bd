"""Printing the report for a person, on a terminal or into a pipe."""

import sys
from collections.abc import Iterable

from vrd2check.reports.layout import Line, Page, coloured, plain

from . import streams


def page() -> Page:
    """Return the width of the terminal, or no width off a terminal, where nothing is wrapped."""
    on_terminal = streams.is_terminal(sys.stdout)
    width = None
    if on_terminal:
        import shutil  # noqa: PLC0415  brings in every way of compressing

        width = shutil.get_terminal_size().columns
    return Page(width, getattr(sys.stdout, "encoding", None) or "utf-8")


def print_page(lines: Iterable[Line]) -> None:
    """Print lines, in colour where that is wanted; a reader that went away is no error."""
    colour = streams.wants_colour(sys.stdout)
    streams.write(coloured(lines) if colour else plain(lines))
