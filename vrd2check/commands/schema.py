"""``vrd2check schema``: the shape of a dossier as JSON Schema, for an editor."""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text

from . import languages, streams
from .refusing import RefusedError

_ABOUT = Text(
    "Toon het JSON-schema van een dossier, waarmee een editor sleutels aanvult en uitlegt.",
    "Print the JSON Schema of a dossier, with which an editor completes and explains keys.",
)
_OUTPUT = Text(
    "Schrijf het in een bestand; een eerdere versie ervan wordt vervangen.",
    "Write it into a file; an earlier version of it is replaced.",
)
_EXITS = Text(
    "Exitcodes: 0 getoond of geschreven; 2 verkeerd gebruik, of het kan niet geschreven worden; "
    "4 vrd2check zelf is vastgelopen.",
    "Exit codes: 0 printed or written; 2 wrong usage, or it cannot be written; "
    "4 vrd2check itself failed.",
)


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""

    @app.command(
        "schema",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=_EXITS.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def schema(
        context: typer.Context,
        output: Annotated[
            str | None,
            typer.Option(
                "--output",
                metavar=Text("BESTAND", "FILE").of(language),
                help=_OUTPUT.of(language),
            ),
        ] = None,
        lang: Annotated[  # noqa: ARG001  the language was chosen before the line was parsed
            Language | None,
            languages.option(language),
        ] = None,
    ) -> None:
        from vrd2check.drafting import DraftError, write_schema  # noqa: PLC0415
        from vrd2check.reports.safe import visible  # noqa: PLC0415
        from vrd2check.schema import schema_path  # noqa: PLC0415

        if output is None:
            streams.write_bytes(schema_path().read_bytes())
            return
        try:
            write_schema(Path(output))
        except DraftError as error:
            raise RefusedError(visible(error.text.of(language)), context) from error
