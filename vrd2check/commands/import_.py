"""``vrd2check import``: tables of a spreadsheet, a document or the clipboard into a dossier."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, dossier_number, load_text
from vrd2check.files import create
from vrd2check.fixes import Outcome, Target, write
from vrd2check.language import Language, Text
from vrd2check.reports import imported, table
from vrd2check.reports.report import Report
from vrd2check.reports.safe import visible, visible_text
from vrd2check.reports.shortening import shortened
from vrd2check.settings import Settings
from vrd2check.workbook.grid import Grid
from vrd2check.workbook.importing import Asked, Imported, NoNumberError, import_grids
from vrd2check.workbook.reading import read_bytes, read_path
from vrd2check.workbook.unreadable import UnreadableError

from . import choosing, configured, exits, options, outputs, paths, streams
from .configured import Wanted
from .errors import RefusedError, did_you_mean
from .exits import ExitCode
from .help import command
from .texts import say

_ABOUT = Text(
    "Neem tabellen over uit een rekenblad, een document of geplakte tekst. Zonder --schrijf wordt "
    "enkel getoond wat er verandert.",
    "Take tables over from a spreadsheet, a document or pasted text. Without --write it is only "
    "shown what changes.",
)
_FILE = Text(
    "Een bestand (.xlsx, .xls, .ods, .docx, .csv, .txt), of - voor tekst van het klembord.",
    "A file (.xlsx, .xls, .ods, .docx, .csv, .txt), or - for text from the clipboard.",
)
_SHEETS = Text(
    "De werkbladen; anders alle. Van een document de nummers van de tabellen.",
    "The worksheets; else all. Of a document the numbers of the tables.",
)
_INTO = Text(
    "Het dossier: een bestand, ook een nieuw, of een nummer zoals 22.05. Zonder: een nieuw dossier "
    "dat enkel getoond wordt.",
    "The dossier: a file, also a new one, or a number such as 22.05. Left out: a new dossier that "
    "is only shown.",
)
_CHAPTER = Text(
    "Het hoofdstuk waarvan alle tabellen zijn, zoals prognose_vek of kostenmodel.exploitatie; "
    "anders volgt het uit de opschriften.",
    "The chapter that all tables are of, such as prognose_vek or kostenmodel.exploitatie; else the "
    "headings tell it.",
)
_COLUMNS = Text(
    "De opschriften van een tabel die er geen heeft, met komma's ertussen, zoals "
    "deliverable,bron,2023,2024,totaal.",
    "The headings of a table that has none, with commas between them, such as "
    "deliverable,bron,2023,2024,totaal.",
)
_WRITE = Text("Schrijf het in het dossier.", "Write it into the dossier.")
_SHEET = Text("[WERKBLAD]...", "[SHEET]...")
_DOSSIER = Text("DOSSIER", "DOSSIER")
_WORD = Text("HOOFDSTUK", "CHAPTER")
_WORDS = Text("OPSCHRIFTEN", "HEADINGS")
_EXITS = {
    ExitCode.SOUND: Text(
        "overgenomen of getoond, ook als er fouten in staan", "taken over or shown, errors or not"
    ),
    ExitCode.BROKEN: Text("niet te schrijven", "could not be written"),
    ExitCode.USAGE: exits.WRONG_USAGE,
    ExitCode.NOTHING: Text("geen tabel gevonden", "no table found"),
}
_CHAPTERS = (
    *("budget", "verdeling", "kostenmodel.investeringen", "kostenmodel.aansluitingen"),
    *("kostenmodel.exploitatie", "inzet", "vak_vek_kalender", "prognose_vek", "planning"),
    *("risicos", "kpis", "deliverables", "sturing", "kosten", "projecten"),
)
_SHOWN = "nieuw.yaml"


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "import", _ABOUT, _EXITS, language)
    def import_(
        given: Annotated[str, options.argument(_FILE, options.FILE, language)],
        sheets: Annotated[list[str] | None, options.argument(_SHEETS, _SHEET, language)] = None,
        into: Annotated[str | None, options.option("--into", _INTO, language, _DOSSIER)] = None,
        chapter: Annotated[
            str | None, options.option("--chapter", _CHAPTER, language, _WORD)
        ] = None,
        columns: Annotated[
            str | None, options.option("--columns", _COLUMNS, language, _WORDS)
        ] = None,
        write: Annotated[bool, options.option("--write", _WRITE, language)] = False,
        root: Annotated[str | None, options.root(language, paths.NONE)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        asked = Asked(_chapter(chapter), _headings(columns, chapter))
        if write and into is None:
            raise RefusedError(say("import-where"))
        wanted = Wanted(config, no_config)
        together, own, settings = _dossier(into, root, wanted, language)
        try:
            grids = _grids(given, sheets or [])
            text = own.text if own is not None else None
            file = own.name if own is not None else into or _SHOWN
            done = import_grids(grids, asked, text, file)
        except UnreadableError as error:
            raise RefusedError(visible_text(error.text)) from None
        except NoNumberError:
            raise RefusedError(say("import-without-number")) from None
        outcome = _written(done, own is None, language) if write and done.new != done.old else None
        streams.print_page(imported.render(done, outcome, language, streams.page()))
        if not done.chapters:
            told = imported.nothing(visible(given)).of(language)
            streams.write(f"{told}\n", sys.stderr)
            return ExitCode.NOTHING
        _check(done, together, settings, language)
        return ExitCode.SOUND if outcome in (None, Outcome.WRITTEN) else ExitCode.BROKEN


def _chapter(word: str | None) -> str | None:
    if word is None or word in _CHAPTERS:
        return word
    near = [one for one in _CHAPTERS if one.endswith(word) or one.startswith(word)]
    also = did_you_mean(near, say("choose-from", words=", ".join(_CHAPTERS)))
    raise RefusedError(say("unknown-chapter", word=visible(word)), also)


def _headings(columns: str | None, chapter: str | None) -> tuple[str, ...]:
    if columns is None:
        return ()
    if chapter is None:
        raise RefusedError(say("columns-of-which"))
    return tuple(column.strip() for column in columns.split(","))


def _dossier(
    into: str | None, root: str | None, wanted: Wanted, language: Language
) -> tuple[tuple[Loaded, ...], Loaded | None, Settings]:
    """Return the dossiers to check together, and that which is there already, if it is."""
    is_number = into is not None and dossier_number(into) is not None
    if into is None or not (os.path.lexists(into) or is_number):
        if into is not None:
            outputs.require_folder(Path(into))
        return (), None, configured.configure([], wanted, language).settings
    chosen = choosing.choose(into, root, None, wanted, language)
    return chosen.together, chosen.only(), chosen.settings


def _grids(given: str, sheets: list[str]) -> tuple[Grid, ...]:
    if given == paths.STDIN:
        return (read_bytes(streams.read_input()),)
    paths.resolve([given])
    return read_path(Path(given), sheets)


def _written(done: Imported, is_new: bool, language: Language) -> Outcome:
    path = Path(done.file)
    if not is_new:
        return write(Target(path, path.parent), done.old, done.new)
    try:
        create(path, done.new.encode())
    except OSError as error:
        raise outputs.refused(done.file, error) from error
    return Outcome.WRITTEN


def _check(
    done: Imported, together: tuple[Loaded, ...], settings: Settings, language: Language
) -> None:
    """Print what a check says of the dossier as it became, together with the others."""
    loaded = load_text(done.new, done.file)
    files = [*(file for file in together if file.name != done.file), loaded]
    result = check_loaded(files, settings, frozenset({done.file})).about({done.file})
    report = Report(shortened(result), language, False, outputs.root(), settings)
    streams.write("\n")
    streams.print_page(table.lay_out(report, streams.page()))
