"""What holds for a command: the nearest file that configures, and the options that win over it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from vrd2check.configuration import effective
from vrd2check.configuration.effective import Configuration
from vrd2check.configuration.finding import find, read
from vrd2check.configuration.problems import ConfigurationError, ConfigurationProblem
from vrd2check.configuration.stated import stated_language
from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible

from . import paths, streams
from .errors import RefusedError
from .languages import option_value
from .names import both
from .texts import say

_FILE = "--config"
_NO_FILE = "--no-config"
_MOST_TOLD = 100


class Wanted(NamedTuple):
    """What a command line says of the configuration; None where it says nothing."""

    file: str | None = None
    no_file: bool = False
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    rounding: bool | None = None


def configure(given: Sequence[str], wanted: Wanted, language: Language) -> Configuration:
    """Find out what holds for the paths that were given, else for the current folder.

    What is configured and has no effect is told on standard error. Raises ConfigurationError.
    """
    options = effective.Options(_words(wanted.select), _words(wanted.ignore), wanted.rounding)
    if wanted.no_file and wanted.file is not None:
        raise RefusedError(say("config-or-none"))
    start = given[0] if given and given[0] != paths.STDIN else "."
    file = Path(wanted.file) if wanted.file is not None else None
    try:
        if wanted.no_file:
            return effective.configured(None, options)
        configuration = effective.configure(Path(start), options, file)
    except ConfigurationError as error:
        # Where nothing is wrong in a file, it is the command line that is to be mended.
        if any(problem.place is not None for problem in error.problems):
            raise
        told = (problem.message.of(language) for problem in error.problems)
        raise RefusedError(visible(" ".join(told))) from None
    _warn(configuration, language)
    return configuration


def look_at(given: Sequence[str], configuration: Configuration) -> list[str]:
    """Return the paths to look at: those given, else those configured, else the default folder.

    Raises RefusedError for one that cannot be looked at, ConfigurationError for one configured.
    """
    stated = configuration.stated
    if given or stated is None or not configuration.paths:
        return paths.resolve(given)
    missing = [
        ConfigurationProblem(
            stated.place("paths", number),
            say("missing", path=visible(str(path))),
        )
        for number, path in enumerate(configuration.paths)
        if not os.path.lexists(path)
    ]
    if missing:
        raise ConfigurationError(missing)
    return [str(path) for path in configuration.paths]


def folder(configuration: Configuration) -> str | None:
    """Return the first folder that is configured, where dossiers are looked up by their number."""
    return next((str(path) for path in configuration.paths if path.is_dir()), None)


def _warn(configuration: Configuration, language: Language) -> None:
    """Tell on standard error what is configured and has no effect."""
    beware = Text("Waarschuwing", "Warning").of(language)
    streams.write(_listed(beware, configuration.warnings, language), sys.stderr)


def _listed(word: str, problems: Sequence[ConfigurationProblem], language: Language) -> str:
    """Return a line for each problem, for the first of very many."""
    lines = [f"{word}: {told(problem, language)}\n" for problem in problems[:_MOST_TOLD]]
    if len(problems) > _MOST_TOLD:
        lines.append(say("more-problems", count=len(problems) - _MOST_TOLD).of(language) + "\n")
    return "".join(lines)


def told(problem: ConfigurationProblem, language: Language) -> str:
    """Return a problem on one line, with its place."""
    where = f"{problem.place}: " if problem.place is not None else ""
    return visible(f"{where}{problem.message.of(language)}")


def refusal(error: ConfigurationError, language: Language) -> str:
    """Return all that is wrong with a configuration."""
    return _listed(Text("Fout", "Error").of(language), error.problems, language)


def language_of(arguments: Sequence[str]) -> Language | None:
    """Return the language that the configuration asks for, before the command line is parsed.

    What is wrong with the configuration is told by the command that needs it.
    """
    if any(name in arguments for name in both(_NO_FILE)):
        return None
    named = option_value(_FILE, arguments)
    start = next((one for one in arguments[1:] if one[:1] != "-" and os.path.lexists(one)), ".")
    try:
        found = find(Path(start)) if named is None else read(Path(named))
    except OSError:
        return None
    if found is None:
        return None
    return stated_language(found)


def _words(given: Sequence[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    return tuple(word.strip() for some in given for word in some.split(",") if word.strip())
