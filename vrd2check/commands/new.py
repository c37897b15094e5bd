"""``vrd2check new``: a new dossier, whole and commented, ready to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible

from . import languages, paths
from .kinds import Kind
from .refusing import RefusedError

if TYPE_CHECKING:
    from vrd2check.dossiers import Loaded

_ABOUT = Text(
    "Begin een nieuw dossier: een volledig bestand met uitleg, om in te vullen.",
    "Begin a new dossier: a whole file with explanations, to be filled in.",
)
_NAME = Text(
    "Het nummer, zoals 22.12; van een evaluatie of een programma de naam.",
    "The number, such as 22.12; of an evaluation or a programme the name.",
)
_KIND = Text("Het soort dossier.", "The kind of dossier.")
_TITLE = Text("De titel; hij komt ook in de naam van het bestand.", "The title; it names the file.")
_DELIVERABLE = Text(
    "De titel van een deliverable; mag meer dan eens.",
    "The title of a deliverable; may be given several times.",
)
_YEAR = Text("Het jaar; anders volgt het uit het nummer.", "The year; else the number tells it.")
_ROOT = Text(
    "De map waarin het komt; anders de map dossiers als die er is, of deze map.",
    "The folder to put it in; else the folder dossiers if there is one, or this folder.",
)
_EXITS = Text(
    "Exitcodes: 0 gemaakt; 2 verkeerd gebruik, of het bestand is er al; 4 vrd2check zelf is "
    "vastgelopen.",
    "Exit codes: 0 made; 2 wrong usage, or the file is there already; 4 vrd2check itself failed.",
)


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""

    @app.command(
        "new",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=_EXITS.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def new(  # noqa: PLR0917  typer reads its options from parameters
        context: typer.Context,
        name: Annotated[
            str,
            typer.Argument(
                metavar=Text("NUMMER", "NUMBER").of(language),
                help=_NAME.of(language),
                show_default=False,
            ),
        ],
        kind: Annotated[
            Kind, typer.Option("--soort", help=_KIND.of(language), case_sensitive=False)
        ] = Kind.PROJECT,
        title: Annotated[
            str | None,
            typer.Option(
                "--title", metavar=Text("TITEL", "TITLE").of(language), help=_TITLE.of(language)
            ),
        ] = None,
        deliverables: Annotated[
            list[str] | None,
            typer.Option(
                "--deliverable",
                metavar=Text("TITEL", "TITLE").of(language),
                help=_DELIVERABLE.of(language),
            ),
        ] = None,
        year: Annotated[
            int | None,
            typer.Option(
                "--year", metavar=Text("JAAR", "YEAR").of(language), help=_YEAR.of(language)
            ),
        ] = None,
        root: Annotated[
            str | None,
            typer.Option(
                "--root", metavar=Text("MAP", "FOLDER").of(language), help=_ROOT.of(language)
            ),
        ] = None,
        lang: Annotated[  # noqa: ARG001  the language was chosen before the line was parsed
            Language | None,
            languages.option(language),
        ] = None,
    ) -> None:
        from vrd2check.drafting import Draft, DraftError, make  # noqa: PLC0415
        from vrd2check.reports import started  # noqa: PLC0415

        from . import pages  # noqa: PLC0415

        try:
            folder = paths.folder(root, language)
            asked = Draft(kind.value, name.strip(), 0, title, tuple(deliverables or ()))
            made = make(asked, year, Path(folder), _dossiers(folder), language)
        except paths.PathError as error:
            raise RefusedError(str(error), context) from error
        except DraftError as error:
            raise RefusedError(visible(error.text.of(language)), context) from error
        pages.print_page(started.render(made, language, pages.page()))


def _dossiers(folder: str) -> "list[Loaded]":
    from vrd2check.dossiers import load_file  # noqa: PLC0415
    from vrd2check.source import find_files  # noqa: PLC0415

    return [load_file(path) for path in find_files([Path(folder)]).files]
