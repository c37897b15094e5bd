"""``vrd2check check``: check dossiers and report what was found."""

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text

from . import exits, languages, paths, streams
from .progress import progress_bar

if TYPE_CHECKING:
    from vrd2check.result import Result

_ABOUT = Text(
    "Kijk na of de cijfers van dossiers met elkaar kloppen.",
    "Check whether the figures of dossiers agree with each other.",
)
_PATHS = Text(
    "Dossiers, of mappen om te doorzoeken (*.yaml, *.yml); - leest standaardinvoer. "
    "Zonder iets: de map dossiers als die er is, anders deze map.",
    "Dossiers, or folders to search (*.yaml, *.yml); - reads standard input. "
    "Left out: the folder dossiers if there is one, else this folder.",
)
_FORMAT = Text(
    "table: tabel om te lezen; lines: een regel per bevinding; json: alles, voor programma’s.",
    "table: a table to read; lines: one line a finding; json: everything, for programs.",
)
_ROUNDING = Text(
    "Toon ook wat op afronding na klopt.", "List what agrees but for rounding as well."
)
_STRICT = Text("Tel wat aandacht vraagt (let op) als fout.", "Treat warnings as errors.")
_STDIN_FILENAME = Text(
    "Hoe wat van standaardinvoer komt, in het verslag heet.",
    "What to call in the report what comes from standard input.",
)


class Format(Enum):
    """The formats of a report."""

    TABLE = "table"
    LINES = "lines"
    JSON = "json"


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""

    @app.command(
        "check",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=exits.EXPLANATION.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def check(  # noqa: PLR0917  typer reads its options from parameters
        given: Annotated[
            list[str] | None,
            typer.Argument(
                metavar=Text("[PADEN]...", "[PATHS]...").of(language),
                help=_PATHS.of(language),
                show_default=False,
            ),
        ] = None,
        report: Annotated[
            Format, typer.Option("--format", help=_FORMAT.of(language))
        ] = Format.TABLE,
        rounding: Annotated[bool, typer.Option("--rounding", help=_ROUNDING.of(language))] = False,
        strict: Annotated[bool, typer.Option("--strict", help=_STRICT.of(language))] = False,
        lang: Annotated[  # noqa: ARG001  the language was chosen before the line was parsed
            Language | None,
            typer.Option(languages.OPTION, help=languages.HELP.of(language), case_sensitive=False),
        ] = None,
        stdin_filename: Annotated[
            str,
            typer.Option(
                "--stdin-filename",
                metavar=Text("NAAM", "NAME").of(language),
                help=_STDIN_FILENAME.of(language),
            ),
        ] = "stdin.yaml",
    ) -> None:
        looked_at = paths.resolve(given or [], language)
        result = _result(looked_at, stdin_filename, language)
        if strict:
            from vrd2check.reports.conclusion import warnings_as_errors  # noqa: PLC0415

            result = warnings_as_errors(result)
        _report(result, report, language, rounding)
        raise typer.Exit(exits.code_of(result, looked_at, language))


def _result(looked_at: list[str], stdin_filename: str, language: Language) -> "Result":
    from vrd2check.check import check, check_loaded  # noqa: PLC0415
    from vrd2check.settings import Settings  # noqa: PLC0415

    if looked_at == [paths.STDIN]:
        from vrd2check.dossiers import load_text  # noqa: PLC0415

        loaded = load_text(streams.read_input(), stdin_filename)
        return check_loaded([loaded], Settings(), named=frozenset({stdin_filename}))
    with progress_bar(language) as progress:
        return check([Path(path) for path in looked_at], Settings(), progress)


def _report(result: "Result", report: Format, language: Language, rounding: bool) -> None:
    if report is Format.JSON:
        from vrd2check.reports import json  # noqa: PLC0415

        streams.write(json.render(result, language))
    elif report is Format.LINES:
        from vrd2check.reports import lines  # noqa: PLC0415

        streams.write(lines.render(result, language, rounding=rounding))
        streams.write(lines.summary(result, language), sys.stderr)
    else:
        from vrd2check.reports import table  # noqa: PLC0415

        from . import pages  # noqa: PLC0415

        page = pages.page()
        pages.print_page(table.render(result, language, page, rounding=rounding))
