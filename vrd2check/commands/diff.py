"""``vrd2check diff``: which budget figures changed between two revisions."""

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible

from . import languages, streams
from .exits import ExitCode
from .refusing import RefusedError

if TYPE_CHECKING:
    from vrd2check.history import History
    from vrd2check.reports.history.wording import Between

_ABOUT = Text(
    "Toon welke budgetcijfers veranderd zijn tussen twee revisies in git, of tussen een revisie en "
    "de werkmap. Rijen worden herkend aan hun nummers en namen, dossiers aan hun nummer.",
    "Show which budget figures changed between two revisions in git, or between a revision and the "
    "work tree. Rows are known by their numbers and names, dossiers by their number.",
)
_OLD = Text(
    "De vroegere revisie: een branch, tag of commit.",
    "The earlier revision: a branch, tag or commit.",
)
_NEW = Text("De latere revisie; anders de werkmap.", "The later revision; else the work tree.")
_ROOT = Text(
    "De map met de dossiers, of één dossier; anders de map dossiers als die er is, of deze map.",
    "The folder with the dossiers, or one dossier; else the folder dossiers if there is one, or "
    "this folder.",
)
_FORMAT = Text(
    "table: tabellen om te lezen; markdown: voor een opmerking bij een merge request; json: voor "
    "programma’s.",
    "table: tables to read; markdown: for a comment on a merge request; json: for programs.",
)
_EXITS = Text(
    "Exitcodes: 0 vergeleken, veranderd of niet; 2 verkeerd gebruik, geen git of geen zulke "
    "revisie; 3 geen dossier om te vergelijken; 4 vrd2check zelf is vastgelopen.",
    "Exit codes: 0 compared, changed or not; 2 wrong usage, no git or no such revision; 3 no "
    "dossier to compare; 4 vrd2check itself failed.",
)
_NOTHING = Text(
    "Geen dossier gevonden in {}, in geen van beide revisies.",
    "No dossier found in {}, in neither revision.",
)


class Format(Enum):
    """The formats in which changes are told."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""
    revision = Text("[REVISIE]", "[REVISION]").of(language)

    @app.command(
        "diff",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=_EXITS.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def diff(  # noqa: PLR0917  typer reads its options from parameters
        context: typer.Context,
        old: Annotated[str, typer.Argument(metavar=revision, help=_OLD.of(language))] = "HEAD",
        new: Annotated[
            str | None,
            typer.Argument(metavar=revision, help=_NEW.of(language), show_default=False),
        ] = None,
        root: Annotated[
            str | None,
            typer.Option(
                "--root", metavar=Text("MAP", "FOLDER").of(language), help=_ROOT.of(language)
            ),
        ] = None,
        report: Annotated[
            Format, typer.Option("--format", help=_FORMAT.of(language))
        ] = Format.TABLE,
        lang: Annotated[  # noqa: ARG001  the language was chosen before the line was parsed
            Language | None,
            languages.option(language),
        ] = None,
    ) -> None:
        from vrd2check.history import GitError  # noqa: PLC0415
        from vrd2check.reports.history.wording import Between  # noqa: PLC0415

        # A folder that is no more may be asked about: it is there in an earlier revision.
        looked_at = [Path(root)] if root is not None else _default(language)
        try:
            history = _history(old, new, looked_at)
        except GitError as error:
            raise RefusedError(visible(error.text.of(language)), context) from error
        if history.is_empty():
            raise typer.Exit(_nothing(looked_at, language))
        _print(history, Between(old, new), report, language)


def _default(language: Language) -> list[Path]:
    from . import configured  # noqa: PLC0415

    configuration = configured.configure([])
    return [Path(path) for path in configured.look_at([], configuration, language)]


def _history(old: str, new: str | None, roots: list[Path]) -> "History":
    from vrd2check.history import compare, find_repository, in_both  # noqa: PLC0415

    repository = find_repository(roots[0])
    earlier = repository.commit(old)
    later = repository.commit(new) if new is not None else None
    return compare(in_both(repository, earlier, later, roots))


def _nothing(looked_at: list[Path], language: Language) -> ExitCode:
    where = visible(", ".join(map(str, looked_at)))
    streams.write(f"{_NOTHING.of(language).format(where)}\n", sys.stderr)
    return ExitCode.NOTHING


def _print(history: "History", between: "Between", report: Format, language: Language) -> None:
    if report is Format.JSON:
        from vrd2check.reports.history import json  # noqa: PLC0415

        streams.write(json.render(history, between))
    elif report is Format.MARKDOWN:
        from vrd2check.reports.history import markdown  # noqa: PLC0415

        streams.write(markdown.render(history, between, language))
    else:
        from vrd2check.reports.history import table  # noqa: PLC0415

        from . import pages  # noqa: PLC0415

        pages.print_page(table.render(history, between, language, pages.page()))
