"""``vrd2check show``: a dossier's tables as the template prints them."""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from vrd2check.language import Language, Text
from vrd2check.reports import explaining, show
from vrd2check.reports.safe import visible
from vrd2check.result import Result
from vrd2check.sheets import Chapter, UnknownChapterError, chapter_words, find_chapter

from . import choosing, completing, exits, options, paths, streams
from .choosing import Chosen
from .configured import Wanted
from .errors import RefusedError, did_you_mean
from .exits import ExitCode
from .help import command
from .options import Kind
from .texts import say

_ABOUT = Text(
    "Toon de tabellen van een dossier, met de totalen erbij en wat niet klopt aangeduid.",
    "Show the tables of a dossier, with their totals and with what does not agree marked.",
)
_DOSSIER = Text(
    "Een bestand, of een nummer zoals 22.05; - leest standaardinvoer.",
    "A file, or a number such as 22.05; - reads standard input.",
)
_CHAPTER = Text(
    "Hoofdstukken, of het begin van hun naam: budget, kostenmodel, inzet, kalender, prognose, "
    "planning, kpis, risicos, kosten, … Zonder: het hele dossier.",
    "Chapters, or the beginning of their names: budget, cost-model, effort, calendar, forecast, "
    "planning, kpis, risks, costs, … Left out: the whole dossier.",
)
_RELATIONS = Text(
    "Toon onder de tabellen elke som en vergelijking, ook wat klopt of open is.",
    "List below the tables each relation between figures, also what agrees or is open.",
)
_NUMBER = Text("DOSSIER", "DOSSIER")
_WORDS = Text("[HOOFDSTUKKEN]...", "[CHAPTERS]...")
_EXITS = {
    ExitCode.SOUND: Text("getoond, ook als er fouten in staan", "shown, errors or not"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of geen dossier met dat nummer",
        f"{exits.WRONG_USAGE.en}, or no dossier with that number",
    ),
    ExitCode.NOTHING: Text("niets om te tonen", "nothing to show"),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "show", _ABOUT, _EXITS, language)
    def show(
        dossier: Annotated[
            str,
            options.argument(_DOSSIER, _NUMBER, language, autocompletion=completing.numbers),
        ],
        chapters: Annotated[
            list[str] | None,
            options.argument(_CHAPTER, _WORDS, language, autocompletion=_chapters(language)),
        ] = None,
        root: Annotated[str | None, options.root(language)] = None,
        kind: Annotated[Kind | None, options.kind(language)] = None,
        relations: Annotated[bool, options.option("--relations", _RELATIONS, language)] = False,
        select: Annotated[list[str] | None, options.select(language)] = None,
        ignore: Annotated[list[str] | None, options.ignore(language)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        words = chapters or []
        named = {
            chapter.word: chapter
            for chapter in (_chapter(word, [dossier, *words], language) for word in words)
        }
        asked = Wanted(config, no_config, select, ignore)
        chosen = choosing.choose(dossier, root, kind, asked, language)
        return _print(chosen, tuple(named.values()), relations, language)


def _chapters(language: Language) -> Callable[[str], list[str]]:
    """Offer the chapters that can be shown."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in chapter_words(language) if word.startswith(incomplete)]

    return offer


def _chapter(word: str, given: list[str], language: Language) -> Chapter:
    try:
        return find_chapter(word)
    except UnknownChapterError as error:
        split = paths.fallen_apart(given)
        if split is not None:
            raise split from None
        near = [chapter.name(language) for chapter in error.near]
        also = did_you_mean(near, say("choose-from", words=", ".join(chapter_words(language))))
        raise RefusedError(say("unknown-chapter", word=visible(word)), also) from None


def _print(
    chosen: Chosen, wanted: tuple[Chapter, ...], relations: bool, language: Language
) -> ExitCode:
    readable = [(file, file.dossier) for file in chosen.files if file.dossier is not None]
    if not readable:
        file = chosen.files[0].name
        streams.write(_unreadable(file, chosen.result, language), sys.stderr)
        return ExitCode.NOTHING
    shown = [file for file, _ in readable]
    if wanted:
        present = [(file, show.present(dossier)) for file, dossier in readable]
        there = tuple({one.word: one for _, found in present for one in found}.values())
        for chapter in wanted:
            if chapter not in there:
                kinds = [type(dossier) for _, dossier in readable]
                streams.write(_absent(chapter, kinds, there, language), sys.stderr)
        wanted = tuple(chapter for chapter in wanted if chapter in there)
        if not wanted:
            return ExitCode.NOTHING
        shown = [file for file, found in present if any(one in found for one in wanted)]
    page = streams.page()
    lines = list(show.render(shown, chosen.result, language, page, wanted))
    if relations:
        for one in wanted or (None,):
            told = explaining.explain(shown, chosen.result, language, page, chapter=one)
            lines += [[], *told]
    streams.print_page(lines)
    return ExitCode.SOUND


def _unreadable(file: str, result: Result, language: Language) -> str:
    reasons = [one.message(language) for one in result.findings if one.place.file == file]
    reason = reasons[0] if reasons else say("no-kind").of(language)
    return f"{visible(say('not-shown', file=file, reason=reason).of(language))}\n"


def _absent(
    chapter: Chapter, kinds: Sequence[type], there: tuple[Chapter, ...], language: Language
) -> str:
    """Return that a chapter is not in a dossier, or that none of its kind has it, in words."""
    word = chapter.name(language)
    if any(kind in chapter.builds for kind in kinds):
        message = say("absent-chapter", word=word).of(language)
    else:
        message = say("no-chapter-of", word=word).of(language)
    names = ", ".join(one.name(language) for one in there)
    also = say("there-are", shown=names).of(language) if there else ""
    return f"{message}{also}\n"
