"""The options that several commands have, with help in the reader's language."""

from enum import Enum
from typing import Any

import typer

from vrd2check.language import Language, Text

from . import completing

FILE = Text("BESTAND", "FILE")
_FOLDER = Text("MAP", "FOLDER")
_PATH = Text("PAD", "PATH")
_PATHS = Text("[PADEN]...", "[PATHS]...")
_RULE = Text("REGEL", "RULE")
_RULES = Text("REGELS", "RULES")

_LANG = Text(
    "Nederlands of Engels; anders volgens VRD2CHECK_LANG, de configuratie of uw computer.",
    "Dutch or English; else as VRD2CHECK_LANG, the configuration or the locale says.",
)
_SELECT = Text(
    "Enkel deze regels: een code, het begin ervan (REF) of een naam; meer met komma's ertussen.",
    "Only these rules: a code, its beginning (REF) or a name; several with commas between them.",
)
_IGNORE = Text(
    "Deze regels niet, naast die in de configuratie; het verslag zegt welke.",
    "Not these rules, besides those in the configuration; the report says which.",
)
_ROUNDING = Text(
    "Toon ook wat op afronding na klopt.", "List what agrees but for rounding as well."
)
_CONFIG = Text(
    "Het bestand met de configuratie; anders het dichtste vrd2check.toml of pyproject.toml met "
    "[tool.vrd2check], van de dossiers naar boven.",
    "The file with the configuration; else the nearest vrd2check.toml or pyproject.toml with "
    "[tool.vrd2check], upwards from the dossiers.",
)
_NO_CONFIG = Text("Gebruik geen configuratie.", "Use no configuration.")
_SKIP_OTHERS = Text(
    "Sla gegeven bestanden over die geen dossier zijn; niets om na te kijken is dan geen fout. "
    "Voor commit hooks.",
    "Skip given files that are no dossiers; nothing to check is then no failure. For commit hooks.",
)


class Kind(Enum):
    """The kinds of dossier that an option can name, by the template's words."""

    PROJECT = "projectdossier"
    RUNNING_COST = "exploitatiedossier"
    EVALUATION = "evaluatie"
    PROGRAMME = "programma"


def paths(about: Text, language: Language) -> Any:
    """Return the argument for any number of files and folders."""
    return typer.Argument(help=about.of(language), metavar=_PATHS.of(language))


def rule(about: Text, language: Language) -> Any:
    """Return the argument for a rule."""
    offered = completing.rules(language)
    return typer.Argument(
        help=about.of(language), metavar=_RULE.of(language), autocompletion=offered
    )


def lang(language: Language) -> Any:
    """Return the option for the language, which was chosen before the line is read."""
    return typer.Option("--lang", help=_LANG.of(language), case_sensitive=False)


def select(language: Language) -> Any:
    """Return the option that chooses rules."""
    return typer.Option("--select", help=_SELECT.of(language), metavar=_RULES.of(language))


def ignore(language: Language) -> Any:
    """Return the option that leaves rules out."""
    return typer.Option("--ignore", help=_IGNORE.of(language), metavar=_RULES.of(language))


def rounding(language: Language) -> Any:
    """Return the option that lists what agrees but for rounding."""
    return typer.Option("--rounding/--no-rounding", help=_ROUNDING.of(language))


def config(language: Language) -> Any:
    """Return the option that names the file with the configuration."""
    return typer.Option("--config", help=_CONFIG.of(language), metavar=FILE.of(language))


def no_config(language: Language) -> Any:
    """Return the option that wants no configuration."""
    return typer.Option("--no-config", help=_NO_CONFIG.of(language))


def read_along(about: Text, language: Language) -> Any:
    """Return the option for what is read along with the paths that are given."""
    return typer.Option("--with", help=about.of(language), metavar=_PATH.of(language))


def skip_others(language: Language) -> Any:
    """Return the option that skips what is no dossier."""
    return typer.Option("--skip-others", help=_SKIP_OTHERS.of(language))


def kind(about: Text, language: Language) -> Any:
    """Return the option for a kind of dossier."""
    return typer.Option("--soort", help=about.of(language), case_sensitive=False)


def root(about: Text, language: Language) -> Any:
    """Return the option for the folder with the dossiers."""
    return typer.Option("--root", help=about.of(language), metavar=_FOLDER.of(language))
