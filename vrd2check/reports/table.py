"""The report for a person: what was found, what is explained, what was checked, how it ended."""

from collections.abc import Iterator

from . import listing, overview
from .layout import Line, Page, plain
from .report import Report


def render(report: Report) -> str:
    """Return the report as plain text, as wide as its content asks."""
    return plain(lay_out(report, Page()))


def lay_out(report: Report, page: Page) -> Iterator[Line]:
    """Lay out the findings by dossier, what is explained, what was checked and how it ended."""
    yield from listing.findings(report, page)
    yield from listing.explained(report, page)
    yield from overview.lay_out(report, page)
