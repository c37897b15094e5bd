"""How each command declares itself, its arguments and its options, in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import typer

from vrd2check.language import Language, Text
from vrd2check.records import NamedTuple

from .exits import ALWAYS, ExitCode
from .help import command_class, first_sentence
from .languages import OPTION
from .metavars import OPTIONS

_LANG = Text(
    "Nederlands of Engels; anders volgens VRD2CHECK_LANG, de configuratie of uw computer.",
    "Dutch or English; else as VRD2CHECK_LANG, the configuration or the locale says.",
)
_EXITS = Text("Exitcodes", "Exit codes")
_Function = TypeVar("_Function", bound=Callable[..., None])


class CommandLine(NamedTuple):
    """An application to which commands are added, and the language that it speaks."""

    app: typer.Typer
    language: Language

    def command(
        self, name: str, about: Text, exits: Mapping[ExitCode, Text]
    ) -> Callable[[_Function], _Function]:
        """Declare a command: what it does, and what its own exit codes mean."""
        told = "; ".join(
            f"{code.value} {meaning.of(self.language)}"
            for code, meaning in sorted({**exits, **ALWAYS}.items())
        )
        return self.app.command(
            name,
            cls=command_class(self.language),
            help=about.of(self.language),
            short_help=first_sentence(about.of(self.language)),
            epilog=f"{_EXITS.of(self.language)}: {told}.",
            options_metavar=OPTIONS.of(self.language),
        )

    def argument(self, metavar: Text, about: Text, **more: Any) -> Any:
        """Declare an argument."""
        help_text = about.of(self.language)
        return typer.Argument(metavar=metavar.of(self.language), help=help_text, **more)

    def option(self, name: str, about: Text, metavar: Text | None = None, **more: Any) -> Any:
        """Declare an option; ``metavar`` stands for its value, where it has one."""
        shown = metavar.of(self.language) if metavar is not None else None
        return typer.Option(name, metavar=shown, help=about.of(self.language), **more)

    def lang(self) -> Any:
        """Declare the option for the language, which was chosen before the line is parsed."""
        return self.option(OPTION, _LANG, case_sensitive=False)
