"""The application: what is said of it, and its commands, one module each."""

from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperGroup

from vrd2check import __version__
from vrd2check.language import Language, Text

from . import completing, names, options
from .errors import PROGRAM
from .help import OPTIONS, group_class

# In the order of the help; each is declared in the module of that name.
COMMANDS = (
    "check",
    "show",
    "explain",
    "diff",
    "portfolio",
    "fix",
    "justify",
    "new",
    "import",
    "export",
    "rule",
    "rules",
    "schema",
    "config",
    "lsp",
)

# A word of Python names no module.
_MODULES = {"import": "import_"}

_ABOUT = Text(
    "Kloppen de cijfers van een VRD 2-dossier met elkaar, en zo niet, welk cijfer is fout?",
    "Do the figures of a VRD 2 dossier agree with each other, and if not, which one is wrong?",
)

_VERSION = Text("Toon de versie.", "Show the version.")


def build(language: Language, asked: str | None = None) -> TyperGroup:
    """Return the application, speaking one language.

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

    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"vrd2check {__version__}")
            raise typer.Exit

    @app.callback()
    def about(
        version: Annotated[
            bool,
            typer.Option(
                *names.both("--version"),
                help=_VERSION.of(language),
                callback=show_version,
                is_eager=True,
            ),
        ] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> None:
        pass

    # By name, so that a check does not wait for what the other commands import (some 90 ms).
    for name in COMMANDS if asked not in COMMANDS else (asked,):
        import_module(f"{__package__}.{_MODULES.get(name, name)}").add_to(app, language)
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    completing.speak(group.params, language)
    return group
