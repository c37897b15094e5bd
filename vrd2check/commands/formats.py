"""The formats of a report, and rendering a result in one of them."""

import os
import sys
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from vrd2check.language import Language, Text
from vrd2check.reports import github, json, layout, lines, markdown, table
from vrd2check.result import Result
from vrd2check.settings import Settings

from . import streams

FORMAT = Text(
    "table: tabel om te lezen; lines: één regel per bevinding; markdown: voor een opmerking bij "
    "een pull request; json: alles, voor programma's; sarif, github, gitlab en junit: wat GitHub, "
    "GitLab, Jenkins en editors tonen.",
    "table: a table to read; lines: one line a finding; markdown: for a comment on a pull request; "
    "json: everything, for programs; sarif, github, gitlab and junit: what GitHub, GitLab, Jenkins "
    "and editors show.",
)
# Where the website's own checkout of the repository starts.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


class Format(Enum):
    """The formats of a report."""

    TABLE = "table"
    LINES = "lines"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    MARKDOWN = "markdown"


class Wish(NamedTuple):
    """In which language to report, whether with rounding notes, and how the check was set."""

    language: Language
    rounding: bool
    settings: Settings


def print_report(form: Format, result: Result, wish: Wish) -> None:
    """Print a report on standard output."""
    if form is Format.TABLE:
        page = streams.page()
        streams.print_page(table.render(result, wish.language, page, rounding=wish.rounding))
        return
    streams.write(text_of(form, result, wish))
    if form is Format.LINES:
        streams.write(lines.summary(result, wish.language), sys.stderr)


def text_of(form: Format, result: Result, wish: Wish) -> str:
    """Return a report as text, as it is written to a file.

    What makes fixes, checksums and XML is imported for its own formats alone: 16 ms together.
    """
    language, rounding, root = wish.language, wish.rounding, _root()
    match form:
        case Format.TABLE:
            page = layout.Page()
            return layout.plain(table.render(result, language, page, rounding=rounding))
        case Format.LINES:
            return lines.render(result, language, rounding=rounding)
        case Format.JSON:
            return json.render(result, language)
        case Format.SARIF:
            from vrd2check.fixes import offer  # noqa: PLC0415
            from vrd2check.reports import sarif  # noqa: PLC0415

            edits = offer(result, wish.settings)
            return sarif.render(result, language, root, rounding=rounding, edits=edits)
        case Format.GITHUB:
            return github.render(result, language, root, rounding=rounding)
        case Format.GITLAB:
            from vrd2check.reports import gitlab  # noqa: PLC0415

            return gitlab.render(result, language, root, rounding=rounding)
        case Format.JUNIT:
            from vrd2check.reports import junit  # noqa: PLC0415

            return junit.render(result, language, root, rounding=rounding)
        case Format.MARKDOWN:
            return markdown.render(result, language, root, rounding=rounding)


def step_summary(result: Result, wish: Wish) -> str:
    """Return the summary of a job of GitHub, in Markdown."""
    most = github.MOST_IN_A_SUMMARY
    return markdown.render(result, wish.language, _root(), rounding=wish.rounding, most=most)


def _root() -> str:
    """Return the folder that paths are told from: the repository's, where a website says which."""
    here = Path.cwd()
    for variable in _CHECKOUTS:
        checkout = os.environ.get(variable)
        if checkout and here.is_relative_to(Path(checkout).resolve()):
            return str(Path(checkout).resolve())
    return str(here)
