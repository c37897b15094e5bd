"""``vrd2check schema``: the shape of a dossier as JSON Schema, for an editor."""

from pathlib import Path
from typing import Annotated

import typer

from vrd2check.drafting import DraftError, write_schema
from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible
from vrd2check.schema import schema_path

from . import exits, options, streams
from .errors import RefusedError
from .exits import ExitCode
from .help import command

_ABOUT = Text(
    "Toon het JSON-schema van een dossier, waarmee een editor sleutels aanvult en uitlegt.",
    "Print the JSON Schema of a dossier, with which an editor completes and explains keys.",
)
_OUTPUT = Text(
    "Schrijf het in een bestand; een eerdere versie ervan wordt vervangen.",
    "Write it into a file; an earlier version of it is replaced.",
)
_EXITS = {
    ExitCode.SOUND: Text("getoond of geschreven", "printed or written"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of het kan niet geschreven worden",
        f"{exits.WRONG_USAGE.en}, or it cannot be written",
    ),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "schema", _ABOUT, _EXITS, language)
    def schema(
        output: Annotated[
            str | None, options.option("--output", _OUTPUT, language, options.FILE)
        ] = None,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> None:
        if output is None:
            streams.write_bytes(schema_path().read_bytes())
            return
        try:
            write_schema(Path(output))
        except DraftError as error:
            raise RefusedError(visible(error.text.of(language))) from error
