"""``vrd2check lsp``: the language server that an editor starts."""

import gc
import logging
import sys
from typing import Annotated

import typer

from vrd2check.language import Language, Text

from . import exits, options, stopping, streams
from .errors import RefusedError, wants_traceback
from .exits import ExitCode
from .help import command
from .texts import say

_ABOUT = Text(
    "De taalserver voor uw editor, over standaardinvoer en -uitvoer; uw editor start hem zelf.",
    "The language server for your editor, over standard input and output; your editor starts it.",
)
_STDIO = Text(
    "Over standaardinvoer en -uitvoer; het gaat nooit anders.",
    "Over standard input and output, as always.",
)


_EXITS = {
    ExitCode.SOUND: Text("de editor stopte hem", "the editor stopped it"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of pygls ontbreekt", f"{exits.WRONG_USAGE.en}, or no pygls"
    ),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "lsp", _ABOUT, _EXITS, language)
    def lsp(
        stdio: Annotated[bool, options.option("--stdio", _STDIO, language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> None:
        try:
            # It needs an extra that may not be installed.
            from vrd2check.editor.features import make_server  # noqa: PLC0415
        except ModuleNotFoundError as error:
            if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol"):
                raise
            raise RefusedError(say("no-pygls")) from None
        if not wants_traceback():
            _tell_briefly()
        if streams.is_terminal(sys.stdin):
            streams.write(f"{say('for-an-editor').of(language)}\n", sys.stderr)
        stopping.at_once()
        # This one runs for hours. Looking for garbage every 700 objects, as Python does by itself,
        # takes a third of a check of a large dossier.
        gc.set_threshold(50_000)
        gc.enable()
        make_server(lang, language).start_io()


class _Brief(logging.Formatter):
    """What is odd about a message of the editor in a line, without where the program noticed."""

    def format(self, record: logging.LogRecord) -> str:
        return record.getMessage().partition("\n")[0]


def _tell_briefly() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_Brief())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
