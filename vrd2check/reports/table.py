"""The report for a person: what was found, what is explained, what was checked, how it ended."""

from collections.abc import Iterator

from vrd2check.language import Language
from vrd2check.result import Result

from . import explained, listing, overview
from .layout import Line, Page


def render(
    result: Result, language: Language, page: Page, *, rounding: bool = False
) -> Iterator[Line]:
    """Lay out the findings by dossier, what is explained, what was checked and how it ended.

    Rounding notes are only counted, unless ``rounding`` asks to list them.
    """
    shown = [one for one in result.diagnoses if rounding or not one.finding.is_rounding]
    if shown:
        yield from listing.render(shown, result, language, page)
    yield from explained.render(result, language, page)
    yield from overview.render(result, language, page, rounding=rounding)
