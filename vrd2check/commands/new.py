"""``vrd2check new``: a new dossier, whole and commented, ready to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from vrd2check.dossiers import load_found
from vrd2check.drafting import Draft, DraftError, make
from vrd2check.language import Language, Text
from vrd2check.reports import started
from vrd2check.reports.safe import visible
from vrd2check.source import find_files

from . import configured, exits, options, paths, streams
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .options import Kind

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
    f"De map waarin het komt; anders {paths.DEFAULT.nl}.",
    f"The folder to put it in; else {paths.DEFAULT.en}.",
)
_NUMBER = Text("NUMMER", "NUMBER")
_TITLED = Text("TITEL", "TITLE")
_YEARLY = Text("JAAR", "YEAR")
_EXITS = {
    ExitCode.SOUND: Text("gemaakt", "made"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of het bestand is er al",
        f"{exits.WRONG_USAGE.en}, or the file is there already",
    ),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "new", _ABOUT, _EXITS, language)
    def new(
        name: Annotated[str, options.argument(_NAME, _NUMBER, language)],
        kind: Annotated[Kind, options.kind(language, _KIND)] = Kind.PROJECT,
        title: Annotated[str | None, options.option("--title", _TITLE, language, _TITLED)] = None,
        deliverables: Annotated[
            list[str] | None, options.option("--deliverable", _DELIVERABLE, language, _TITLED)
        ] = None,
        year: Annotated[int | None, options.option("--year", _YEAR, language, _YEARLY)] = None,
        root: Annotated[str | None, options.root(language, _ROOT)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> None:
        wanted = Wanted(config, no_config)
        if root is None:
            root = configured.folder(configured.configure([], wanted, language))
        folder = Path(paths.folder(root))
        there = load_found(find_files([folder]))
        try:
            asked = Draft(kind.value, name.strip(), 0, title, tuple(deliverables or ()))
            made = make(asked, year, folder, there, language)
        except DraftError as error:
            raise RefusedError(visible(error.text.of(language))) from error
        streams.print_page(started.render(made, language, streams.page()))
