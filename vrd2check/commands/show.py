"""``vrd2check show``: a dossier's tables as the template prints them."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

from vrd2check.language import Language, Text

from . import completing, configured, exits, paths, streams
from .commandline import CommandLine
from .configured import Wanted
from .exits import ExitCode
from .kinds import Kind
from .metavars import FOLDER
from .progress import progress_bar
from .refusing import RefusedError

if TYPE_CHECKING:
    from vrd2check.result import Result
    from vrd2check.sheets import Chapter

    from .choosing import Chosen

_ABOUT = Text(
    "Toon de tabellen van een dossier, met de totalen erbij en wat niet klopt aangeduid.",
    "Show the tables of a dossier, with their totals and with what does not agree marked.",
)
_DOSSIER = Text(
    "Een bestand, of een nummer zoals 22.05; - leest standaardinvoer.",
    "A file, or a number such as 22.05; - reads standard input.",
)
_CHAPTER = Text(
    "Een hoofdstuk, of het begin van zijn naam: budget, kostenmodel, inzet, kalender, prognose, "
    "planning, kpis, risicos, kosten, … Zonder: het hele dossier.",
    "A chapter, or the beginning of its name: budget, cost-model, effort, calendar, forecast, "
    "planning, kpis, risks, costs, … Left out: the whole dossier.",
)
_ROOT = Text(
    f"De map met de dossiers; anders {paths.DEFAULT.nl}.",
    f"The folder with the dossiers; else {paths.DEFAULT.en}.",
)
_KIND = Text(
    "Welk dossier, als er meer met dat nummer zijn; anders alle.",
    "Which dossier, where several have that number; else all of them.",
)
_NUMBER = Text("DOSSIER", "DOSSIER")
_WORD = Text("[HOOFDSTUK]", "[CHAPTER]")
_EXITS = {
    ExitCode.SOUND: Text("getoond, ook als er fouten in staan", "shown, errors or not"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of geen dossier met dat nummer",
        f"{exits.WRONG_USAGE.en}, or no dossier with that number",
    ),
    ExitCode.NOTHING: Text("niets om te tonen", "nothing to show"),
}


def add_to(line: CommandLine) -> None:
    """Add the command to an application."""
    language = line.language

    @line.command("show", _ABOUT, _EXITS)
    def show(
        dossier: Annotated[
            str, line.argument(_NUMBER, _DOSSIER, autocompletion=completing.numbers)
        ],
        chapter: Annotated[
            str | None, line.argument(_WORD, _CHAPTER, autocompletion=completing.chapters(language))
        ] = None,
        root: Annotated[str | None, line.option("--root", _ROOT, FOLDER)] = None,
        kind: Annotated[Kind | None, line.option("--soort", _KIND, case_sensitive=False)] = None,
        select: Annotated[list[str] | None, configured.select_option(line)] = None,
        ignore: Annotated[list[str] | None, configured.ignore_option(line)] = None,
        config: Annotated[str | None, configured.file_option(line)] = None,
        no_config: Annotated[bool, configured.no_file_option(line)] = False,
        lang: Annotated[Language | None, line.lang()] = None,
    ) -> ExitCode:
        from vrd2check.check import check_loaded  # noqa: PLC0415

        from . import choosing  # noqa: PLC0415

        wanted = _chapter(chapter, dossier, language) if chapter is not None else None
        word = kind.value if kind is not None else None
        exists = os.path.lexists(dossier)
        asked = Wanted(config, no_config, select, ignore)
        start = [dossier] if exists else [root] if root else []
        configuration = configured.configure(start, asked, language)
        if root is None and not exists:
            root = configured.folder(configuration)
        with progress_bar(language) as progress:
            chosen = choosing.choose(dossier, root, word, language, progress)
        named = frozenset(file.document.file for file in chosen.files)
        result = check_loaded(chosen.together, configuration.settings, named=named)
        return _print(chosen, result, wanted, language)


def _chapter(word: str, dossier: str, language: Language) -> "Chapter":
    from vrd2check.reports.safe import visible  # noqa: PLC0415
    from vrd2check.reports.show import UnknownChapterError, chapter_words, find_chapter  # noqa: PLC0415

    try:
        return find_chapter(word)
    except UnknownChapterError as error:
        split = paths.fallen_apart([dossier, word], language)
        if split:
            raise RefusedError(split) from None
        told = Text("“{}” is geen hoofdstuk.", "“{}” is no chapter.")
        message = told.of(language).format(visible(word))
        words = [chapter.name(language) for chapter in error.near]
        near = Text(" of ", " or ").of(language).join(words)
        if near:
            also = Text(f" Bedoelt u {near}?", f" Did you mean {near}?")
        else:
            choice = ", ".join(chapter_words(language))
            also = Text(f" Kies uit: {choice}.", f" Choose from: {choice}.")
        raise RefusedError(message + also.of(language)) from None


def _print(
    chosen: "Chosen", result: "Result", wanted: "Chapter | None", language: Language
) -> ExitCode:
    from vrd2check.reports import show  # noqa: PLC0415

    from . import pages  # noqa: PLC0415

    readable = [(file, file.dossier) for file in chosen.files if file.dossier is not None]
    if not readable:
        file = chosen.files[0].document.file
        streams.write(_unreadable(file, result, language), sys.stderr)
        return ExitCode.NOTHING
    shown = [file for file, _ in readable]
    if wanted is not None:
        present = [(file, show.present(dossier)) for file, dossier in readable]
        shown = [file for file, chapters in present if wanted in chapters]
        if not shown:
            there = dict.fromkeys(one.name(language) for _, found in present for one in found)
            streams.write(_absent(wanted.name(language), tuple(there), language), sys.stderr)
            return ExitCode.NOTHING
    page = pages.page()
    lines = show.render(shown, result, language, page, wanted, together=chosen.together)
    pages.print_page(lines)
    return ExitCode.SOUND


def _unreadable(file: str, result: "Result", language: Language) -> str:
    from vrd2check.reports.safe import visible  # noqa: PLC0415

    reasons = [one.message(language) for one in result.findings if one.place.file == file]
    no_kind = Text(
        "er staat geen “soort” in die een dossier kan hebben.",
        "it has no “soort” that a dossier can have.",
    )
    message = Text(
        f"{file} is niet te tonen: {reasons[0] if reasons else no_kind.nl}",
        f"{file} cannot be shown: {reasons[0] if reasons else no_kind.en}",
    )
    return f"{visible(message.of(language))}\n"


def _absent(word: str, there: tuple[str, ...], language: Language) -> str:
    others = ", ".join(there)
    message = Text(f"{word} staat niet in dit dossier.", f"{word} is not in this dossier.")
    also = Text(f" Wel: {others}.", f" There are: {others}.") if there else Text("", "")
    return f"{message.of(language)}{also.of(language)}\n"
