"""The report for a person: what was found, what is explained, what was checked, how it ended."""

from collections.abc import Iterator

from . import counts, discrepancies, listing, overview
from .layout import Line, Page, plain
from .report import Report


def render(report: Report) -> str:
    """Return the report as plain text, as wide as its content asks."""
    return plain(lay_out(report, Page()))


def lay_out(report: Report, page: Page) -> Iterator[Line]:
    """Lay out the findings, what is explained, the errors in a table, and the last lines."""
    yield from listing.findings(report, page)
    yield from listing.explained(report, page)
    if report.counts:
        yield from counts.lay_out(report, page)
    yield from discrepancies.lay_out(report, page)
    yield from overview.lay_out(report, page)
