"""Help in the reader's language, where typer only knows English."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from vrd2check.language import Language

_HEADINGS = {
    "Usage: ": "Gebruik: ",
    "Arguments:\n": "Argumenten:\n",
    "Options:\n": "Opties:\n",
    "Commands:\n": "Opdrachten:\n",
}
_REMARKS = {"[default:": "[standaard:", "[required]": "[verplicht]"}
_HELP = "Show this message and exit."
_DUTCH_HELP = "Toon deze uitleg."


class _PlainUsage:
    """A usage line without the braces that typer puts around what is required."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [piece.removeprefix("{").removesuffix("}") for piece in pieces]


class _DutchHelp:
    """Headings, and the option that typer adds to every command, in Dutch."""

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


class EnglishCommand(_PlainUsage, TyperCommand):
    """A command whose help is in English."""


class DutchCommand(_DutchHelp, EnglishCommand):
    """A command whose help is in Dutch."""


class EnglishGroup(_PlainUsage, TyperGroup):
    """A group of commands whose help is in English."""


class DutchGroup(_DutchHelp, EnglishGroup):
    """A group of commands whose help is in Dutch."""


def command_class(language: Language) -> type[TyperCommand]:
    """Return the class of commands that speaks a language."""
    return DutchCommand if language is Language.NL else EnglishCommand


def group_class(language: Language) -> type[TyperGroup]:
    """Return the class of groups of commands that speaks a language."""
    return DutchGroup if language is Language.NL else EnglishGroup


def first_sentence(text: str) -> str:
    """Return what a list of commands says of one: typer would cut it off in the middle."""
    return text.partition(". ")[0].rstrip(".") + "."
