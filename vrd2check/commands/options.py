"""The options that several commands have, with help in the reader's language."""

from enum import Enum
from typing import Any

import typer

from vrd2check.language import Language, Text

from . import completing, names
from . import paths as given

FILE = Text("BESTAND", "FILE")
_FOLDER = Text("MAP", "FOLDER")
_PATH = Text("PAD", "PATH")
_PATHS = Text("[PADEN]...", "[PATHS]...")
_RULE = Text("CONTROLE", "RULE")
_RULES = Text("CONTROLES", "RULES")

_LANG = Text(
    "Nederlands of Engels; anders volgens VRD2CHECK_LANG, de configuratie of uw computer.",
    "Dutch or English; else as VRD2CHECK_LANG, the configuration or the locale says.",
)
_SELECT = Text(
    "Enkel deze controles: een code, het begin ervan (REF) of een naam; meer met komma's ertussen.",
    "Only these rules: a code, its beginning (REF) or a name; several with commas between them.",
)
_IGNORE = Text(
    "Deze controles niet, naast die in de configuratie; het verslag zegt welke.",
    "Not these rules, besides those in the configuration; the report says which.",
)
_ROUNDING = Text(
    "Toon ook wat op afronding na klopt.", "List what agrees but for rounding as well."
)
_CONFIG = Text(
    "Het configuratiebestand; anders het dichtste vrd2check.toml of pyproject.toml met "
    "[tool.vrd2check], van de dossiers naar boven.",
    "The configuration file; else the nearest vrd2check.toml or pyproject.toml with "
    "[tool.vrd2check], upwards from the dossiers.",
)
_NO_CONFIG = Text("Gebruik geen configuratie.", "Use no configuration.")
_ROOT = Text(
    f"De map met de dossiers; anders {given.DEFAULT.nl}.",
    f"The folder with the dossiers; else {given.DEFAULT.en}.",
)
_WHICH = Text(
    "Welk dossier, als er meer met dat nummer zijn; anders alle.",
    "Which dossier, where several have that number; else all of them.",
)
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
    STRATEGIC_PLAN = "strategisch_plan"


class ListFormat(Enum):
    """The formats of a list that is no report of a check."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def argument(about: Text, metavar: Text, language: Language, **more: Any) -> Any:
    """Return an argument, with its help and how the usage line calls it."""
    return typer.Argument(help=about.of(language), metavar=metavar.of(language), **more)


def option(
    name: str, about: Text, language: Language, metavar: Text | None = None, **more: Any
) -> Any:
    """Return an option, with its help and, where it is no choice, how its value is called."""
    value = metavar.of(language) if metavar is not None else None
    return typer.Option(*names.both(name), help=about.of(language), metavar=value, **more)


def paths(about: Text, language: Language) -> Any:
    """Return the argument for any number of files and folders."""
    return argument(about, _PATHS, language)


def rule(about: Text, language: Language) -> Any:
    """Return the argument for a rule."""
    return argument(about, _RULE, language, autocompletion=completing.rules(language))


def lang(language: Language) -> Any:
    """Return the option for the language, which was chosen before the line is read."""
    return option("--lang", _LANG, language, case_sensitive=False)


def select(language: Language) -> Any:
    """Return the option that chooses rules."""
    offered = completing.several_rules(language)
    return option("--select", _SELECT, language, _RULES, autocompletion=offered)


def ignore(language: Language) -> Any:
    """Return the option that leaves rules out."""
    offered = completing.several_rules(language)
    return option("--ignore", _IGNORE, language, _RULES, autocompletion=offered)


def rounding(language: Language) -> Any:
    """Return the option that lists what agrees but for rounding."""
    return option("--rounding/--no-rounding", _ROUNDING, language)


def config(language: Language) -> Any:
    """Return the option that names the file with the configuration."""
    return option("--config", _CONFIG, language, FILE)


def no_config(language: Language) -> Any:
    """Return the option that wants no configuration."""
    return option("--no-config", _NO_CONFIG, language)


def read_along(about: Text, language: Language) -> Any:
    """Return the option for what is read along with the paths that are given."""
    return option("--with", about, language, _PATH)


def skip_others(language: Language) -> Any:
    """Return the option that skips what is no dossier."""
    return option("--skip-others", _SKIP_OTHERS, language)


def kind(language: Language, about: Text = _WHICH) -> Any:
    """Return the option for a kind of dossier."""
    return option("--kind", about, language, case_sensitive=False)


def root(language: Language, about: Text = _ROOT) -> Any:
    """Return the option for the folder with the dossiers."""
    return option("--root", about, language, _FOLDER)
