"""``vrd2check new``: a new dossier, whole and commented, ready to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible

from . import configured, exits, paths
from .commandline import CommandLine
from .configured import Wanted
from .exits import ExitCode
from .kinds import Kind
from .metavars import FOLDER
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


def add_to(line: CommandLine) -> None:
    """Add the command to an application."""
    language = line.language

    @line.command("new", _ABOUT, _EXITS)
    def new(
        name: Annotated[str, line.argument(_NUMBER, _NAME)],
        kind: Annotated[Kind, line.option("--soort", _KIND, case_sensitive=False)] = Kind.PROJECT,
        title: Annotated[str | None, line.option("--title", _TITLE, _TITLED)] = None,
        deliverables: Annotated[
            list[str] | None, line.option("--deliverable", _DELIVERABLE, _TITLED)
        ] = None,
        year: Annotated[int | None, line.option("--year", _YEAR, _YEARLY)] = None,
        root: Annotated[str | None, line.option("--root", _ROOT, FOLDER)] = None,
        config: Annotated[str | None, configured.file_option(line)] = None,
        no_config: Annotated[bool, configured.no_file_option(line)] = False,
        lang: Annotated[Language | None, line.lang()] = None,
    ) -> None:
        from vrd2check.drafting import Draft, DraftError, make  # noqa: PLC0415
        from vrd2check.reports import started  # noqa: PLC0415

        from . import pages  # noqa: PLC0415

        wanted = Wanted(config, no_config)
        if root is None:
            root = configured.folder(configured.configure([], wanted, language))
        folder = paths.folder(root, language)
        try:
            asked = Draft(kind.value, name.strip(), 0, title, tuple(deliverables or ()))
            made = make(asked, year, Path(folder), _dossiers(folder), language)
        except DraftError as error:
            raise RefusedError(visible(error.text.of(language))) from error
        pages.print_page(started.render(made, language, pages.page()))


def _dossiers(folder: str) -> "list[Loaded]":
    from vrd2check.dossiers import load_file  # noqa: PLC0415
    from vrd2check.source import find_files  # noqa: PLC0415

    return [load_file(path) for path in find_files([Path(folder)]).files]
