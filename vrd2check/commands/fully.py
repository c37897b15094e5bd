"""A command line that typer reads: every command with all its options, help and completion."""

from collections.abc import Callable, Mapping
from typing import Any

import typer

from vrd2check.language import Language, Text

from .commandline import Command, CommandLine
from .exits import ALWAYS, ExitCode
from .help import command_class, first_sentence
from .metavars import OPTIONS

_EXITS = Text("Exitcodes", "Exit codes")


class FullLine(CommandLine):
    """An application of typer."""

    def __init__(self, app: typer.Typer, language: Language) -> None:
        super().__init__(language)
        self._app = app

    def command(
        self, name: str, about: Text, exits: Mapping[ExitCode, Text]
    ) -> Callable[[Command], Command]:
        """Declare a command, with its exit codes below its help."""
        told = "; ".join(
            f"{code.value} {meaning.of(self.language)}"
            for code, meaning in sorted({**exits, **ALWAYS}.items())
        )
        return self._app.command(
            name,
            cls=command_class(self.language),
            help=about.of(self.language),
            short_help=first_sentence(about.of(self.language)),
            epilog=f"{_EXITS.of(self.language)}: {told}.",
            options_metavar=OPTIONS.of(self.language),
        )

    def argument(self, metavar: Text, about: Text, **more: Any) -> Any:
        """Declare an argument, with its help."""
        help_text = about.of(self.language)
        return typer.Argument(metavar=metavar.of(self.language), help=help_text, **more)

    def option(self, name: str, about: Text, metavar: Text | None = None, **more: Any) -> Any:
        """Declare an option, with its help."""
        shown = metavar.of(self.language) if metavar is not None else None
        return typer.Option(name, metavar=shown, help=about.of(self.language), **more)
