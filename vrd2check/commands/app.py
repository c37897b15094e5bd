"""The application: what is said of it, and its commands, one module each."""

from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperGroup

from vrd2check import __version__
from vrd2check.language import Language, Text

from . import completing
from .errors import PROGRAM
from .fully import FullLine
from .help import group_class
from .metavars import OPTIONS

# In the order of the help; each is declared in the module of that name.
COMMANDS = (
    "check",
    "show",
    "diff",
    "fix",
    "justify",
    "new",
    "rule",
    "rules",
    "schema",
    "config",
    "lsp",
)

_ABOUT = Text(
    "Kloppen de cijfers van een VRD 2-dossier met elkaar, en zo niet, welk cijfer is fout?",
    "Do the figures of a VRD 2 dossier agree with each other, and if not, which one is wrong?",
)

_VERSION = Text("Toon de versie.", "Show the version.")


def build(language: Language, asked: str | None = None) -> TyperGroup:
    """Make the application, speaking one language.

    It has all commands, or only the one that is ``asked`` for, if there is one of that name.
    """
    app = typer.Typer(
        name=PROGRAM,
        cls=group_class(language),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        # Plain help: quick, never cut, and the same in a pipe.
        rich_markup_mode=None,
        help=_ABOUT.of(language),
        subcommand_metavar=Text("OPDRACHT [ARGUMENTEN]…", "COMMAND [ARGS]…").of(language),
        options_metavar=OPTIONS.of(language),
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    line = FullLine(app, language)

    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"vrd2check {__version__}")
            raise typer.Exit

    @app.callback()
    def about(
        version: Annotated[
            bool,
            line.option("--version", _VERSION, callback=show_version, is_eager=True),
        ] = False,
        lang: Annotated[Language | None, line.lang()] = None,
    ) -> None:
        pass

    for name in COMMANDS if asked not in COMMANDS else (asked,):
        import_module(f"{__package__}.{name}").add_to(line)
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    completing.speak(group.params, language)
    return group
