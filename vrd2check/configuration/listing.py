"""All that can be configured, with what holds and where it comes from."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from vrd2check.dossiers import KINDS
from vrd2check.figures import format_amount, format_count
from vrd2check.language import Text
from vrd2check.rules import FAILURES, Rule, all_rules, custom_rules
from vrd2check.settings import Band

from .choosing import calling, exactness
from .effective import EVERYTHING, NAMES, Configuration, Rounding


class Origin(Enum):
    """Where a value comes from."""

    DEFAULT = "default"
    FILE = "file"
    OPTION = "option"
    ENVIRONMENT = "environment"
    PACKAGE = "package"


class Row(NamedTuple):
    """One setting: its key, its value, and where it comes from.

    ``where`` is the place in the file, the option, the variable, or the package.
    """

    key: str | Text
    value: str | Text
    origin: Origin
    where: str = ""


def rows(configuration: Configuration) -> Iterator[Row]:
    """Return all settings but the language, in the order of the documentation.

    A list that holds as a whole is one row; of ``ignore``, ``severity`` and the bands of profiles,
    each has its own.
    """
    settings = configuration.settings
    yield _paths(configuration)
    yield from _select(configuration)
    yield from _ignore(configuration)
    stated = configuration.stated
    for word, severity in ((stated.get("severity") if stated else None) or {}).items():
        held = {settings.severities.get(rule.code, rule.severity).value for rule in _called(word)}
        yield _stated(
            configuration, _held(configuration, severity, held <= {severity}), "severity", word
        )
    yield _rounding(configuration)
    rates = settings.day_rates
    yield _stated(configuration, format_amount(rates.least), "day-rates", "least")
    yield _stated(configuration, format_amount(rates.most), "day-rates", "most")
    yield _stated(configuration, format_count(settings.rate_spread), "day-rates", "spread")
    for name, band in settings.profile_rates.items():
        yield _stated(configuration, _band(band), "day-rates", "profiles", name)
    yield _stated(configuration, str(settings.payment_leeway), "payment-leeway")
    for word, sort in NAMES.items():
        names = settings.agreed_names.get(sort, ())
        value = ", ".join(f"“{name}”" for name in names) if names else _NONE_AGREED
        yield _stated(configuration, value, "names", word)
    for profile, names in settings.profile_synonyms.items():
        value = ", ".join(f"“{name}”" for name in names)
        yield _stated(configuration, value, "profile-synonyms", profile)
    for kind in KINDS:
        chapters = ", ".join(settings.chapters_of(kind)) or _NOTHING
        yield _stated(configuration, chapters, "submitted", kind)
    yield from _custom(configuration)


_NONE_AGREED = Text("geen afgesproken", "none agreed on")
_NOTHING = Text("niets", "nothing")
_CUSTOM = Text("eigen controles", "custom rules")
_NO_PATHS = Text("de map dossiers, of deze map", "the folder dossiers, or this folder")


def _paths(configuration: Configuration) -> Row:
    if not configuration.paths:
        return Row("paths", _NO_PATHS, Origin.DEFAULT)
    return _stated(configuration, ", ".join(map(str, configuration.paths)), "paths")


def _select(configuration: Configuration) -> Iterator[Row]:
    words = ", ".join(configuration.select) or _NOTHING
    if configuration.options.select is not None:
        yield Row("select", words, Origin.OPTION, "--select")
    elif configuration.select == EVERYTHING:
        yield _stated(configuration, EVERYTHING[0], "select")
    else:
        yield _stated(configuration, words, "select")


def _ignore(configuration: Configuration) -> Iterator[Row]:
    if not configuration.ignore:
        yield Row("ignore", _NOTHING, Origin.DEFAULT)
    added = configuration.options.ignore or ()
    stated = len(configuration.ignore) - len(added)
    known = calling()
    for number, word in enumerate(configuration.ignore):
        if number < stated:
            codes = (
                {rule.code for rule in _called(word)} if word.strip().upper() in known else set()
            )
            held = codes <= configuration.settings.ignored
            row = _stated(configuration, _held(configuration, word, held), "ignore", number)
            yield row._replace(key="ignore")
        else:
            yield Row("ignore", word, Origin.OPTION, "--ignore")


def _called(word: str) -> list[Rule]:
    """Return the rules that a word calls and that may be chosen."""
    rules = (rule for rule in all_rules() if rule not in FAILURES)
    return [rule for rule in rules if exactness(word, rule) is not None]


def _held(configuration: Configuration, value: str, holds: bool) -> str | Text:
    """Return a value, and where it does not hold, the file further up that asks for more."""
    higher = configuration.limited_by
    if holds or not higher:
        return value
    return Text(f"{value} (geldt niet: {higher})", f"{value} (does not hold: {higher})")


def _rounding(configuration: Configuration) -> Row:
    chosen = configuration.options.rounding
    if chosen is None or configuration.rounding is Rounding.FAIL:
        return _stated(configuration, configuration.rounding.value, "rounding")
    option = "--rounding" if chosen else "--no-rounding"
    return Row("rounding", configuration.rounding.value, Origin.OPTION, option)


def _custom(configuration: Configuration) -> Iterator[Row]:
    """Return rules that other packages add and that are asked, and those that cannot be used."""
    custom = custom_rules()
    for package in dict.fromkeys(custom.packages.values()):
        asked = [
            rule.code
            for rule in custom.rules
            if custom.packages[rule.code] == package
            and rule.code not in configuration.settings.ignored
        ]
        yield Row(_CUSTOM, ", ".join(asked) or _NOTHING, Origin.PACKAGE, package)
    for problem in custom.problems:
        why = Text(f"niet gebruikt: {problem.problem.nl}", f"not used: {problem.problem.en}")
        yield Row(_CUSTOM, why, Origin.PACKAGE, problem.package)


def _stated(configuration: Configuration, value: str | Text, *path: str | int) -> Row:
    """Return a row whose value is the file's where that states it, else the default."""
    key = ".".join(map(str, path))
    stated = configuration.stated
    if stated is None or stated.get(*path) is None:
        return Row(key, value, Origin.DEFAULT)
    place = stated.place(*path)
    return Row(key, value, Origin.FILE, f"{place.file}:{place.line}")


def _band(band: Band) -> Text:
    least, most = format_amount(band.least), format_amount(band.most)
    return Text(f"{least} tot {most}", f"{least} to {most}")
