"""Help in the reader's language, where typer only knows English."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from vrd2check.language import Language, Text

from .exits import ALWAYS, ExitCode
from .names import of_language

OPTIONS = Text("[OPTIES]", "[OPTIONS]")
_EXITS = Text("Exitcodes", "Exit codes")
_HEADINGS = {
    "Usage: ": "Gebruik: ",
    "Arguments:\n": "Argumenten:\n",
    "Options:\n": "Opties:\n",
    "Commands:\n": "Opdrachten:\n",
}
_REMARKS = {"[default:": "[standaard:", "[required]": "[verplicht]"}
_HELP = "Show this message and exit."
_DUTCH_HELP = "Toon deze uitleg."
Command = TypeVar("Command", bound=Callable[..., int | None])


def command(
    app: typer.Typer, name: str, about: Text, exits: Mapping[ExitCode, Text], language: Language
) -> Callable[[Command], Command]:
    """Declare a command: what it does, and below its help what its own exit codes mean.

    What it returns is its exit code; None stands for success.
    """
    codes = "; ".join(
        f"{code.value} {meaning.of(language)}"
        for code, meaning in sorted({**exits, **ALWAYS}.items())
    )
    text = about.of(language)
    return app.command(
        name,
        cls=DutchCommand if language is Language.NL else EnglishCommand,
        help=text,
        # Without this, typer would cut the text off in the middle of a sentence.
        short_help=text.partition(". ")[0].rstrip(".") + ".",
        epilog=f"{_EXITS.of(language)}: {codes}.",
        options_metavar=OPTIONS.of(language),
    )


def group_class(language: Language) -> type[TyperGroup]:
    """Return the class of groups of commands that speaks a language."""
    return DutchGroup if language is Language.NL else EnglishGroup


class _PlainUsage:
    """A usage line without the braces that typer puts around what is required."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [piece.removeprefix("{").removesuffix("}") for piece in pieces]


class _OwnNames:
    """Options by their names in one language."""

    language = Language.EN

    def format_options(self, ctx: Any, formatter: Any) -> None:
        parameters = self.get_params(ctx)  # type: ignore[attr-defined]
        kept = [(one, one.opts, one.secondary_opts) for one in parameters]
        for one in parameters:
            one.opts = of_language(one.opts, self.language)
            one.secondary_opts = of_language(one.secondary_opts, self.language)
        try:
            super().format_options(ctx, formatter)  # type: ignore[misc]
        finally:
            for one, opts, secondary in kept:
                one.opts, one.secondary_opts = opts, secondary


class _DutchHelp:
    """Headings, and the option that typer adds to every command, in Dutch."""

    language = Language.NL

    def get_params(self, ctx: Any) -> Any:
        parameters = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            if getattr(parameter, "help", None) == _HELP:
                parameter.help = _DUTCH_HELP
        return parameters

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)  # type: ignore[misc]
        text = "".join(formatter.buffer)
        for english, dutch in _HEADINGS.items():
            text = text.replace(english, dutch, 1)
        for english, dutch in _REMARKS.items():
            text = text.replace(english, dutch)
        formatter.buffer[:] = [text]


class EnglishCommand(_PlainUsage, _OwnNames, TyperCommand):
    """A command whose help is in English."""


class DutchCommand(_DutchHelp, EnglishCommand):
    """A command whose help is in Dutch."""


class EnglishGroup(_PlainUsage, _OwnNames, TyperGroup):
    """A group of commands whose help is in English."""


class DutchGroup(_DutchHelp, EnglishGroup):
    """A group of commands whose help is in Dutch."""
