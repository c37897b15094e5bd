"""``vrd2check config``: what holds for a check, and where each value comes from."""

import os
from typing import Annotated

import typer

from vrd2check.configuration.effective import Configuration
from vrd2check.configuration.listing import Origin, Row, rows
from vrd2check.language import Language, Text
from vrd2check.reports import configuration as report

from . import configured, languages, options, streams
from .configured import Wanted
from .exits import ExitCode
from .help import command
from .languages import OPTION
from .names import both, of_language

_ABOUT = Text(
    "Toon wat er ingesteld is en waar elke waarde vandaan komt: standaard, een bestand, een optie "
    "of de omgeving.",
    "Show what is configured and where each value comes from: the default, a file, an option or "
    "the environment.",
)
_PATHS = Text(
    "Wat u zou nakijken: het dichtste configuratiebestand wordt van daar naar boven gezocht. "
    "Zonder iets: vanuit deze map.",
    "What you would check: the nearest file with a configuration is sought upwards from there. "
    "Left out: from this folder.",
)
_EXITS = {
    ExitCode.SOUND: Text("getoond", "shown"),
    ExitCode.USAGE: Text(
        "de configuratie of de opdracht bevat een fout",
        "the configuration or the command has a mistake",
    ),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "config", _ABOUT, _EXITS, language)
    def config(
        given: Annotated[list[str] | None, options.paths(_PATHS, language)] = None,
        rounding: Annotated[bool | None, options.rounding(language)] = None,
        select: Annotated[list[str] | None, options.select(language)] = None,
        ignore: Annotated[list[str] | None, options.ignore(language)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> None:
        wanted = Wanted(config, no_config, select, ignore, rounding)
        held = configured.configure(given or [], wanted, language)
        settings = [_language(held, language, asked=lang is not None), *rows(held)]
        listed = [_named(row, language) for row in settings]
        files = [held.stated.file] if held.stated is not None else []
        streams.print_page(report.render(listed, files, language, streams.page()))


def _named(row: Row, language: Language) -> Row:
    """Return a row that names the option which it comes from as a language does."""
    if row.origin is not Origin.OPTION:
        return row
    return row._replace(where=of_language(both(row.where), language)[-1])


def _language(held: Configuration, language: Language, *, asked: bool) -> Row:
    if asked:
        return Row("language", language.value, Origin.OPTION, OPTION)
    if os.environ.get(languages.VARIABLE, "").strip():
        return Row("language", language.value, Origin.ENVIRONMENT, languages.VARIABLE)
    if held.stated is not None and held.language is not None:
        place = held.stated.place("language")
        return Row("language", language.value, Origin.FILE, f"{place.file}:{place.line}")
    variable = languages.locale_variable(os.environ)
    if variable is None:
        return Row("language", language.value, Origin.DEFAULT)
    return Row("language", language.value, Origin.ENVIRONMENT, variable)
