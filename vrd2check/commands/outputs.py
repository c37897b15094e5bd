"""Delivering a report: printing it, and writing others to files, whole or not at all."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from vrd2check import files
from vrd2check.language import Text
from vrd2check.refusals import why
from vrd2check.reports import lines, markdown, table
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.reports.safe import visible, visible_text

from . import streams
from .errors import RefusedError, did_you_mean
from .texts import say

# Where the website's own checkout of the repository starts.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
# In bytes; no style sheet for a page of tables needs as much.
_MOST_STYLE = 200_000
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
# What this process has open, by its number.
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2, "/dev/null": -1}

OUTPUT = Text(
    "Schrijf het verslag ook in een bestand, zoals sarif=verslag.sarif; mag meer dan eens.",
    "Write the report to a file as well, such as sarif=report.sarif; may be repeated.",
)
METAVAR = Text("SOORT=BESTAND", "FORMAT=FILE")


class Output(NamedTuple):
    """A report to write: its format, and the file as it was given."""

    format: Format
    file: str

    def is_folder(self) -> bool:
        """Whether it is a folder of pages, which only pages can be."""
        return self.format is Format.HTML and (
            self.file.endswith(("/", os.sep)) or Path(self.file).is_dir()
        )


def house_style(file: str | None) -> str:
    """Return the style sheet that a file holds, for pages. Raises RefusedError."""
    if file is None:
        return ""
    shown = visible(file)
    try:
        content = files.read(Path(file), _MOST_STYLE + 1)
        style = content.decode()
    except (OSError, UnicodeDecodeError) as error:
        reason = visible_text(why(error)) if isinstance(error, OSError) else Text("?", "?")
        raise RefusedError(say("no-style", file=shown, reason=reason)) from error
    if len(content) > _MOST_STYLE or "</" in style:
        raise RefusedError(say("odd-style", file=shown))
    return style


def parse(given: Iterable[str]) -> tuple[Output, ...]:
    """Read what was given with ``--output``.

    Raises RefusedError for what is not ``FORMAT=FILE``, for a file that is given twice and for one
    that certainly cannot be written; best done before the check, which may take long.
    """
    outputs: list[Output] = []
    taken: set[str] = set()
    for one in given:
        output = _parse(one)
        full = os.path.realpath(output.file)
        if full in taken:
            raise RefusedError(say("same-output", file=visible(output.file)))
        taken.add(full)
        if not output.is_folder():
            _validate(output.file)
        outputs.append(output)
    return tuple(outputs)


def spare(outputs: Sequence[Output], dossiers: Iterable[str]) -> None:
    """Raise RefusedError if a report would take the place of one of the files that were checked."""
    checked = {os.path.realpath(file) for file in dossiers}
    for output in outputs:
        if os.path.realpath(output.file) in checked:
            raise RefusedError(say("output-is-a-dossier", file=visible(output.file)))


def root() -> str:
    """Return the folder that paths are told from: the repository's, where a website says which."""
    for variable in _CHECKOUTS:
        checkout = os.environ.get(variable)
        if checkout and Path.cwd().is_relative_to(Path(checkout).resolve()):
            return str(Path(checkout).resolve())
    return "."


def deliver(report: Report, form: Format, outputs: Sequence[Output]) -> None:
    """Print a report, write the others to their files, and GitHub's summary where it wants one.

    Raises RefusedError, after all that can be written is written.
    """
    _print(report, form)
    problems: list[RefusedError] = []
    for output in outputs:
        try:
            if output.is_folder():
                _write_pages(output.file, report)
            else:
                commands = output.format is Format.GITHUB
                write(output.file, output.format.render(report), commands=commands)
        except RefusedError as error:
            problems.append(error)
    summary = os.environ.get(_STEP_SUMMARY)
    if summary and Format.GITHUB in (form, *(output.format for output in outputs)):
        text = markdown.render(report, markdown.MOST_IN_A_SUMMARY)
        try:
            append(summary, text)
        except RefusedError as error:
            problems.append(error)
    if problems:
        raise RefusedError(" ".join(one.message(report.language) for one in problems))


def _print(report: Report, form: Format) -> None:
    if form is Format.TABLE:
        streams.print_page(table.lay_out(report, streams.page()))
        return
    streams.write_pieces(form.pieces(report), commands=form is Format.GITHUB)
    if form is Format.LINES:
        streams.write(lines.summary(report), sys.stderr)


def write(file: str, text: str, *, commands: bool = False) -> None:
    """Write a text to a file, as ``write_whole`` does; ``commands`` as ``streams.write`` has it."""
    if _stream(file) is not None and not commands:
        text = streams.harmless(text)
    write_whole(file, text.encode(errors="backslashreplace"))


def write_whole(file: str, content: bytes) -> None:
    """Write a file, which at every moment holds the old content or the new.

    A link in its place is replaced, and what it leads to stays as it is. What this process has
    open, such as ``/dev/stderr``, and ``/dev/null`` are written to; any other pipe or device is
    refused. Raises RefusedError.
    """
    try:
        number = _stream(file)
        if number is None:
            files.replace(Path(file), content)
        elif number >= 0:
            # Not opened anew: a pipe that nobody reads any more would never open.
            with os.fdopen(os.dup(number), "wb") as stream:
                stream.write(content)
    except OSError as error:
        raise refused(file, error) from error


def _stream(file: str) -> int | None:
    """Return the number of the stream of this process that a file is, -1 for what goes nowhere."""
    found = re.fullmatch(r"/dev/fd/([0-9]{1,6})", file)
    return int(found[1]) if found is not None and found[1] else _STREAMS.get(file)


def _write_pages(folder: str, report: Report) -> None:
    """Write the pages of a report into a folder, which is made. Raises RefusedError."""
    from vrd2check.reports.html import pages  # noqa: PLC0415  jinja2 takes 30 ms to import

    try:
        files.refuse(Path(folder, "index.html"))
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    for name, text in pages(report):
        write(str(Path(folder, name)), text)


def append(file: str, text: str) -> None:
    """Write a text after what a file holds. Raises RefusedError."""
    try:
        files.append(Path(file), text.encode(errors="backslashreplace"))
    except OSError as error:
        raise refused(file, error) from error


def _parse(given: str) -> Output:
    name, equals, file = given.partition("=")
    known = {form.value: form for form in Format}
    if not equals or not file or name not in known:
        names = ", ".join(known)
        told = say("malformed-output", given=visible(given), formats=names)
        ending = Path(given).suffix[1:]
        meant = [visible(f"{ending}={given}")] if not equals and ending in known else []
        raise RefusedError(told, did_you_mean(meant))
    if file == "-":
        raise RefusedError(say("output-is-a-file", format=name))
    return Output(known[name], file)


def _validate(file: str) -> None:
    """Raise RefusedError for a file that certainly cannot be written."""
    path = Path(file)
    require_folder(path)
    if _stream(file) is None:
        try:
            files.refuse(path)
        except OSError as error:
            raise refused(file, error) from error


def refused(file: str, error: OSError) -> RefusedError:
    """Return that a file cannot be written, and why."""
    return RefusedError(say("not-written", file=visible(file), reason=visible_text(why(error))))


def require_folder(path: Path) -> None:
    """Raise RefusedError where a file is to be written that is a folder, or is to be in none."""
    shown = visible(str(path))
    if path.is_dir():
        raise RefusedError(say("output-is-a-folder", file=shown))
    if not path.parent.is_dir():
        folder = visible(str(path.parent))
        raise RefusedError(say("output-without-folder", file=shown, folder=folder))
