"""``vrd2check portfolio``: the dossiers of a programme together."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from vrd2check.dossiers import Collection, load_found
from vrd2check.language import Language, Text
from vrd2check.portfolio import VIEWS, View
from vrd2check.portfolio import portfolio as views_of
from vrd2check.reports import portfolio as report
from vrd2check.reports.safe import visible
from vrd2check.source import find_files

from . import configured, exits, options, paths, streams
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .options import ListFormat
from .texts import say

_ABOUT = Text(
    "Toon alle dossiers samen: kredieten en wat ervan gevraagd wordt, VAK en VEK per jaar en bron, "
    "maanden, prioriteiten, entiteiten, inzet, exploitatiekosten; en wat daarvan niet gekend is.",
    "Show all dossiers together: credits and what is asked of them, VAK and VEK by year and "
    "source, months, priorities, entities, staff, running costs; and what of these is not known.",
)
_PATHS = Text(
    f"Dossiers en mappen met dossiers; zonder iets: {paths.DEFAULT.nl}.",
    f"Dossiers and folders with dossiers; left out: {paths.DEFAULT.en}.",
)
_VIEW = Text(
    f"Enkel dit overzicht; mag meer dan eens: {', '.join(VIEWS)}.",
    f"Only this view; may be given several times: {', '.join(VIEWS)}.",
)
_FORMAT = Text(
    "table: tabellen om te lezen; markdown: voor een webpagina; json: met van elke som de cellen.",
    "table: tables to read; markdown: for a web page; json: with the cells of each sum.",
)
_NAME = Text("OVERZICHT", "VIEW")
_EXITS = {
    ExitCode.SOUND: Text("getoond", "shown"),
    ExitCode.USAGE: exits.WRONG_USAGE,
    ExitCode.NOTHING: Text("niets om te tonen", "nothing to show"),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "portfolio", _ABOUT, _EXITS, language)
    def portfolio(
        given: Annotated[list[str] | None, options.paths(_PATHS, language)] = None,
        names: Annotated[
            list[str] | None,
            options.option("--view", _VIEW, language, _NAME, autocompletion=_offer),
        ] = None,
        form: Annotated[
            ListFormat, options.option("--format", _FORMAT, language)
        ] = ListFormat.TABLE,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        _refuse_unknown(names or [])
        configuration = configured.configure(given or [], Wanted(config, no_config), language)
        looked_at = configured.look_at(given or [], configuration)
        files = load_found(find_files([Path(path) for path in looked_at]))
        _tell_unread([file.name for file in files if file.dossier is None], language)
        dossiers = Collection(file.dossier for file in files if file.dossier is not None)
        views = views_of(dossiers, configuration.settings, names or ())
        return _print(views, form, language)


def _offer(incomplete: str) -> list[str]:
    return [name for name in VIEWS if name.startswith(incomplete)]


def _refuse_unknown(names: list[str]) -> None:
    for name in names:
        if name not in VIEWS:
            also = say("choose-from", words=", ".join(VIEWS))
            raise RefusedError(say("unknown-view", name=visible(name)), also)


def _tell_unread(files: list[str], language: Language) -> None:
    """Tell on standard error which files are left out of every sum."""
    for file in files:
        streams.write(f"{visible(say('not-in-portfolio', file=file).of(language))}\n", sys.stderr)


def _print(views: tuple[View, ...], form: ListFormat, language: Language) -> ExitCode:
    if form is ListFormat.JSON:
        streams.write(report.to_json(views, language))
    elif form is ListFormat.MARKDOWN:
        streams.write(report.to_markdown(views, language))
    else:
        streams.print_page(report.render(views, language, streams.page()))
    if not views:
        streams.write(f"{say('no-views').of(language)}\n", sys.stderr)
        return ExitCode.NOTHING
    return ExitCode.SOUND
