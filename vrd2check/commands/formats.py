"""The formats of a report, and rendering a result in one of them."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from vrd2check.language import Language, Text
from vrd2check.reports import lines, markdown, table
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.result import Result
from vrd2check.settings import Settings

from . import streams

# Where the website's own checkout of the repository starts.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


class Wish(NamedTuple):
    """In which language to report, whether with rounding notes, and how the check was set."""

    language: Language
    rounding: bool
    settings: Settings


def purposes() -> Text:
    """Return what each format is for, those with one purpose together."""
    grouped: dict[Text, list[str]] = {}
    for form in Format:
        grouped.setdefault(form.purpose, []).append(form.value)
    parts = [(", ".join(names), purpose) for purpose, names in grouped.items()]
    return Text(
        "; ".join(f"{names}: {purpose.nl}" for names, purpose in parts) + ".",
        "; ".join(f"{names}: {purpose.en}" for names, purpose in parts) + ".",
    )


def print_report(form: Format, result: Result, wish: Wish) -> None:
    """Print a report on standard output."""
    report = _report(result, wish)
    if form is Format.TABLE:
        streams.print_page(table.lay_out(report, streams.page()))
        return
    streams.write(form.render(report))
    if form is Format.LINES:
        streams.write(lines.summary(report), sys.stderr)


def text_of(form: Format, result: Result, wish: Wish) -> str:
    """Return a report as text, as it is written to a file."""
    return form.render(_report(result, wish))


def step_summary(result: Result, wish: Wish) -> str:
    """Return the summary of a job of GitHub, in Markdown."""
    return markdown.render(_report(result, wish), markdown.MOST_IN_A_SUMMARY)


def _report(result: Result, wish: Wish) -> Report:
    return Report(result, wish.language, wish.rounding, _root(), wish.settings)


def _root() -> str:
    """Return the folder that paths are told from: the repository's, where a website says which."""
    here = Path.cwd()
    for variable in _CHECKOUTS:
        checkout = os.environ.get(variable)
        if checkout and here.is_relative_to(Path(checkout).resolve()):
            return str(Path(checkout).resolve())
    return str(here)
