"""``vrd2check config``: what holds for a check, and where each value comes from."""

import os
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text

from . import configured, languages

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
    "Zonder iets: van deze map.",
    "What you would check: the nearest file with a configuration is sought upwards from there. "
    "Left out: from this folder.",
)
_EXITS = Text(
    "Exitcodes: 0 getoond; 2 de configuratie of de opdracht bevat een fout; 4 vrd2check zelf is "
    "vastgelopen.",
    "Exit codes: 0 shown; 2 the configuration or the command has a mistake; 4 vrd2check itself "
    "failed.",
)


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""

    @app.command(
        "config",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=_EXITS.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def config(  # noqa: PLR0917  typer reads its options from parameters
        given: Annotated[
            list[str] | None,
            typer.Argument(
                metavar=Text("[PADEN]...", "[PATHS]...").of(language),
                help=_PATHS.of(language),
                show_default=False,
            ),
        ] = None,
        rounding: Annotated[bool | None, configured.rounding_option(language)] = None,
        select: Annotated[list[str] | None, configured.select_option(language)] = None,
        ignore: Annotated[list[str] | None, configured.ignore_option(language)] = None,
        config: Annotated[str | None, configured.file_option(language)] = None,
        no_config: Annotated[bool, configured.no_file_option(language)] = False,
        lang: Annotated[
            Language | None,
            languages.option(language),
        ] = None,
    ) -> None:
        from vrd2check.configuration.listing import rows  # noqa: PLC0415
        from vrd2check.reports import configuration as report  # noqa: PLC0415

        from . import pages  # noqa: PLC0415

        held = configured.configure(
            given or [], select, ignore, rounding, file=config, no_file=no_config
        )
        listed = [_language(held, language, asked=lang is not None), *rows(held)]
        files = [held.stated.file] if held.stated is not None else []
        pages.print_page(report.render(listed, files, language, pages.page()))
        configured.warn(held, language)


def _language(held: "Configuration", language: Language, *, asked: bool) -> "Row":
    from vrd2check.configuration.listing import Origin, Row  # noqa: PLC0415

    if asked:
        return Row("language", language.value, Origin.OPTION, languages.OPTION)
    if os.environ.get(languages.VARIABLE, "").strip():
        return Row("language", language.value, Origin.ENVIRONMENT, languages.VARIABLE)
    if held.stated is not None and held.language is not None:
        place = held.stated.place("language")
        return Row("language", language.value, Origin.FILE, f"{place.file}:{place.line}")
    variable = languages.locale_variable(os.environ)
    if variable is None:
        return Row("language", language.value, Origin.DEFAULT)
    return Row("language", language.value, Origin.ENVIRONMENT, variable)
