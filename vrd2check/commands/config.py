"""``vrd2check config``: what holds for a check, and where each value comes from."""

import os
from typing import TYPE_CHECKING, Annotated

from vrd2check.language import Language, Text

from . import configured, languages
from .commandline import CommandLine
from .configured import Wanted
from .exits import ExitCode
from .languages import OPTION
from .metavars import PATHS

if TYPE_CHECKING:
    from vrd2check.configuration.effective import Configuration
    from vrd2check.configuration.listing import Row

_ABOUT = Text(
    "Toon wat er ingesteld is en waar elke waarde vandaan komt: standaard, een bestand, een optie "
    "of de omgeving.",
    "Show what is configured and where each value comes from: the default, a file, an option or "
    "the environment.",
)
_PATHS = Text(
    "Wat u zou nakijken: het dichtste bestand met configuratie wordt van daar naar boven gezocht. "
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


def add_to(line: CommandLine) -> None:
    """Add the command to an application."""
    language = line.language

    @line.command("config", _ABOUT, _EXITS)
    def config(
        given: Annotated[list[str] | None, line.argument(PATHS, _PATHS)] = None,
        rounding: Annotated[bool | None, configured.rounding_option(line)] = None,
        select: Annotated[list[str] | None, configured.select_option(line)] = None,
        ignore: Annotated[list[str] | None, configured.ignore_option(line)] = None,
        config: Annotated[str | None, configured.file_option(line)] = None,
        no_config: Annotated[bool, configured.no_file_option(line)] = False,
        lang: Annotated[Language | None, line.lang()] = None,
    ) -> None:
        from vrd2check.configuration.listing import rows  # noqa: PLC0415
        from vrd2check.reports import configuration as report  # noqa: PLC0415

        from . import pages  # noqa: PLC0415

        wanted = Wanted(config, no_config, select, ignore, rounding)
        held = configured.configure(given or [], wanted, language)
        listed = [_language(held, language, asked=lang is not None), *rows(held)]
        files = [held.stated.file] if held.stated is not None else []
        pages.print_page(report.render(listed, files, language, pages.page()))


def _language(held: "Configuration", language: Language, *, asked: bool) -> "Row":
    from vrd2check.configuration.listing import Origin, Row  # noqa: PLC0415

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
