"""``vrd2check schema``: the shape of a dossier, or of what is reported, as JSON Schema."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from vrd2check.drafting import is_schema
from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible
from vrd2check.reports.schemas import output_schema
from vrd2check.schema import schema_path

from . import exits, options, outputs, streams
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .texts import say

_ABOUT = Text(
    "Toon het JSON-schema van een dossier, waarmee een editor sleutels aanvult en uitlegt, of van "
    "een verslag.",
    "Print the JSON Schema of a dossier, with which an editor completes and explains keys, or of a "
    "report.",
)
_WHAT = Text(
    "Van wat: een dossier (als u niets zegt), het verslag van check of dat van diff als JSON.",
    "Of what: a dossier (if left out), or the report of check or that of diff as JSON.",
)
_WORD = Text("[WAT]", "[WHAT]")
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


class Shape(Enum):
    """What there is a schema of."""

    DOSSIER = "dossier"
    REPORT = "report"
    DIFF = "diff"


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "schema", _ABOUT, _EXITS, language)
    def schema(
        what: Annotated[Shape, options.argument(_WHAT, _WORD, language)] = Shape.DOSSIER,
        output: Annotated[
            str | None, options.option("--output", _OUTPUT, language, options.FILE)
        ] = None,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> None:
        of_dossier = what is Shape.DOSSIER
        text = schema_path().read_bytes() if of_dossier else output_schema(what.value)
        if output is None:
            streams.write_bytes(text)
            return
        there = Path(output)
        if of_dossier and there.is_file() and not is_schema(there):
            raise RefusedError(say("other-schema", file=visible(output)))
        outputs.write_whole(output, text)
