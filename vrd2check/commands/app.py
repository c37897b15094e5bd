"""The application: what is said of it, and its commands, one module each."""

from typing import Annotated

import typer

from vrd2check import __version__
from vrd2check.language import Language, Text

from . import check, config, diff, fix, justify, languages, lsp, new, rule, rules, schema, show
from .help import command_class, group_class

COMMANDS = (check, show, diff, fix, justify, new, rule, rules, schema, config, lsp)

_ABOUT = Text(
    "Kloppen de cijfers van een VRD 2-dossier met elkaar, en zo niet, welk cijfer is fout?",
    "Do the figures of a VRD 2 dossier agree with each other, and if not, which one is wrong?",
)


def build(language: Language) -> typer.Typer:
    """Make the application with its help in one language."""
    app = typer.Typer(
        name="vrd2check",
        cls=group_class(language),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        # Plain help: quick, never cut, and the same in a pipe.
        rich_markup_mode=None,
        help=_ABOUT.of(language),
        subcommand_metavar=Text("OPDRACHT [ARGUMENTEN]…", "COMMAND [ARGS]…").of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
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
                "--version",
                callback=show_version,
                is_eager=True,
                help=Text("Toon de versie.", "Show the version.").of(language),
            ),
        ] = False,
        lang: Annotated[  # the language was chosen before the line was parsed
            Language | None,
            languages.option(language),
        ] = None,
    ) -> None:
        pass

    for command in COMMANDS:
        command.add_to(app, language, command_class(language))
    return app
