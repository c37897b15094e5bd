"""In which language the command speaks: as asked, set or configured, by the locale, or English."""

from collections.abc import Callable, Mapping, Sequence

from vrd2check.language import Language

from .names import both

VARIABLE = "VRD2CHECK_LANG"
OPTION = "--lang"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


class UnknownLanguageError(ValueError):
    """The environment asks for a language that the tool does not have."""


def choose(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    configured: Callable[[], Language | None] = lambda: None,
) -> Language:
    """Choose before the command line is parsed, since the help text has a language too.

    By the command line, else the environment, else the configuration, else the locale. A language
    asked for on the command line and not known is refused when that line is parsed.
    Raises UnknownLanguageError for one that the environment asks for.
    """
    asked = (option_value(OPTION, arguments) or "").lower()
    for one in Language:
        if one.value == asked:
            return one
    variable = environment.get(VARIABLE, "").strip().lower()
    if variable:
        try:
            return Language(variable)
        except ValueError:
            raise UnknownLanguageError(variable) from None
    return configured() or from_locale(environment)


def from_locale(environment: Mapping[str, str]) -> Language:
    """Return Dutch for the locales of Belgium's and the Netherlands' Dutch, else English."""
    variable = locale_variable(environment)
    locale = environment[variable] if variable is not None else ""
    return Language.NL if locale.lower().startswith("nl") else Language.EN


def locale_variable(environment: Mapping[str, str]) -> str | None:
    """Return the variable that tells the locale, None where none does."""
    return next((name for name in _LOCALE if environment.get(name)), None)


def option_value(option: str, arguments: Sequence[str]) -> str | None:
    """Return the value that arguments give an option, None where they give none."""
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name in both(option):
            return value if equals else next(iter(arguments[number + 1 :]), None)
    return None
