"""``vrd2check export``: a dossier as a spreadsheet, with its relations as formulas."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible
from vrd2check.workbook.exporting import TooLongError, export

from . import choosing, completing, exits, options, outputs, streams
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .options import Kind
from .texts import say

_ABOUT = Text(
    "Maak van een dossier een rekenblad: een werkblad per hoofdstuk, alle controles als formules.",
    "Make a spreadsheet of a dossier: a worksheet for each chapter, and all checks as formulas.",
)
_DOSSIER = Text("Een bestand, of een nummer zoals 22.05.", "A file, or a number such as 22.05.")
_OUTPUT = Text(
    "Het rekenblad dat gemaakt wordt, zoals 22.09.xlsx.",
    "The spreadsheet to make, such as 22.09.xlsx.",
)
_KIND = Text(
    "Welk dossier, als er meer met dat nummer zijn.",
    "Which dossier, where several have that number.",
)
_NUMBER = Text("DOSSIER", "DOSSIER")
_EXITS = {
    ExitCode.SOUND: Text("gemaakt, ook als er fouten in staan", "made, errors or not"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of niet te schrijven",
        f"{exits.WRONG_USAGE.en}, or it cannot be written",
    ),
    ExitCode.NOTHING: Text("niets om te tonen", "nothing to show"),
}
_SUFFIX = ".xlsx"


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "export", _ABOUT, _EXITS, language)
    def export_(
        dossier: Annotated[
            str,
            options.argument(_DOSSIER, _NUMBER, language, autocompletion=completing.numbers),
        ],
        output: Annotated[
            str,
            typer.Option(
                "--output", "--uitvoer", "-o", help=_OUTPUT.of(language), metavar="FILE.xlsx"
            ),
        ],
        root: Annotated[str | None, options.root(language)] = None,
        kind: Annotated[Kind | None, options.kind(language, _KIND)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        target = Path(output)
        _validate(target)
        chosen = choosing.choose(dossier, root, kind, Wanted(config, no_config), language)
        file = chosen.only()
        if file.dossier is None:
            streams.write(f"{visible(file.name)}: {say('no-kind').of(language)}\n", sys.stderr)
            return ExitCode.NOTHING
        try:
            made = export(file, chosen.result, language)
        except TooLongError as error:
            raise RefusedError(say("no-cell-for", key=visible(error.path[-200:]))) from None
        outputs.write_whole(output, made.content)
        told = say("exported", file=visible(output), relations=len(made.judged))
        streams.write(f"{told.of(language)}\n")
        return ExitCode.SOUND


def _validate(target: Path) -> None:
    if target.suffix.lower() != _SUFFIX:
        raise RefusedError(say("not-xlsx", file=visible(str(target))))
    outputs.require_folder(target)
