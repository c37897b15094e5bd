"""``vrd2check rules``: all rules, or those of a chapter, a severity or a kind of dossier."""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from vrd2check.language import Language, Text
from vrd2check.reports import rulelist
from vrd2check.reports.rulebook import chapter_title
from vrd2check.reports.safe import visible
from vrd2check.rules import Rule, Severity, all_rules
from vrd2check.schema.suggestions import near

from . import completing, exits, options, streams
from .errors import RefusedError, did_you_mean
from .exits import ExitCode
from .help import command
from .options import Kind, ListFormat
from .texts import say

_ABOUT = Text(
    "Toon alle controles; met vrd2check rule CODE krijgt u de uitleg van één ervan.",
    "List all rules; vrd2check rule CODE explains one of them.",
)
_FAMILY = Text(
    "Enkel de controles van een hoofdstuk: de letters van hun code, zoals DEL of VAK.",
    "Only the rules of a chapter: the letters of their code, such as DEL or VAK.",
)
_SEVERITY = Text("Enkel de controles van een ernst.", "Only the rules of a severity.")
_KIND = Text("Enkel de controles voor een soort dossier.", "Only the rules for a kind of dossier.")
_FORMAT = Text(
    "table: tabel om te lezen; json: met de uitleg, voor programma's; markdown: tabel voor een "
    "webpagina.",
    "table: a table to read; json: with the explanations, for programs; markdown: a table for a "
    "web page.",
)
_LETTERS = Text("LETTERS", "LETTERS")
_EXITS = {
    ExitCode.SOUND: Text("getoond", "shown"),
    ExitCode.USAGE: exits.WRONG_USAGE,
    ExitCode.NOTHING: Text("geen controle voldoet", "no rule meets the demands"),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""
    offered = _families(language)

    @command(app, "rules", _ABOUT, _EXITS, language)
    def rules(
        family: Annotated[
            str | None,
            options.option("--family", _FAMILY, language, _LETTERS, autocompletion=offered),
        ] = None,
        severity: Annotated[
            Severity | None, options.option("--severity", _SEVERITY, language, case_sensitive=False)
        ] = None,
        kind: Annotated[Kind | None, options.kind(language, _KIND)] = None,
        form: Annotated[
            ListFormat, options.option("--format", _FORMAT, language)
        ] = ListFormat.TABLE,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        letters = family.strip().upper() if family is not None else None
        families = tuple(dict.fromkeys(rule.family for rule in all_rules()))
        if letters is not None and letters not in families:
            like = near(letters, families, 3)
            also = did_you_mean(like, say("choose-from", words=", ".join(families)))
            raise RefusedError(say("unknown-family", letters=visible(letters)), also)
        chosen = rulelist.select(
            all_rules(),
            letters,
            severity,
            kind.value if kind is not None else None,
        )
        return _print(chosen, form, language)


def _families(language: Language) -> Callable[[str], completing.Offers]:
    """Offer the letters with which the codes of rules begin."""

    def offer(incomplete: str) -> completing.Offers:
        found = {rule.family: chapter_title(rule, language) for rule in all_rules()}
        return completing.beginning(incomplete, list(found.items()))

    return offer


def _print(chosen: Sequence[Rule], form: ListFormat, language: Language) -> ExitCode:
    if form is ListFormat.JSON:
        streams.write(rulelist.to_json(chosen, language))
    elif form is ListFormat.MARKDOWN:
        streams.write(rulelist.to_markdown(chosen, language))
    elif chosen:
        streams.print_page(rulelist.render(chosen, language, streams.page()))
    if not chosen:
        streams.write(f"{say('no-rules').of(language)}\n", sys.stderr)
        return ExitCode.NOTHING
    return ExitCode.SOUND
