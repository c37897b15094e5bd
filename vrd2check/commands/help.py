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
_OPTIONS = {
    "Show this message and exit.": "Toon deze uitleg.",
    "Install completion for the current shell.": "Installeer het aanvullen met Tab.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Toon het script voor het aanvullen met Tab, om het zelf te installeren."
    ),
}


class _DutchParameters:
    """Options that typer adds by itself, and headings, in Dutch."""

    def get_params(self, ctx: Any) -> Any:
        parameters = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            written = getattr(parameter, "help", None)
            if written in _OPTIONS:
                parameter.help = _OPTIONS[written]
        return parameters

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)  # type: ignore[misc]
        text = "".join(formatter.buffer)
        for english, dutch in _HEADINGS.items():
            text = text.replace(english, dutch, 1)
        for english, dutch in _REMARKS.items():
            text = text.replace(english, dutch)
        formatter.buffer[:] = [text]


class DutchCommand(_DutchParameters, TyperCommand):
    """A command whose help is in Dutch."""


class DutchGroup(_DutchParameters, TyperGroup):
    """A group of commands whose help is in Dutch."""


def command_class(language: Language) -> type[TyperCommand]:
    """Give the class of commands that speaks a language."""
    return DutchCommand if language is Language.NL else TyperCommand


def group_class(language: Language) -> type[TyperGroup]:
    """Give the class of groups of commands that speaks a language."""
    return DutchGroup if language is Language.NL else TyperGroup
