"""What holds in a run: what the nearest file states, and the options that win over it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from vrd2check.dossiers import Dimension, canonical_form
from vrd2check.language import Language, Text
from vrd2check.refusals import why
from vrd2check.settings import Band, Settings, Severity

from . import choosing
from .finding import OWN_FILE, Found, above, find, read
from .problems import ConfigurationError, ConfigurationProblem
from .stated import Stated, read_stated
from .texts import say
from .weakening import strictest, weakened

EVERYTHING = ("ALL",)
NAMES = {
    "sources": Dimension.SOURCE,
    "contracts": Dimension.CONTRACT,
    "profiles": Dimension.PROFILE,
}
DEFAULTS = Settings()


class Rounding(Enum):
    """What happens with what agrees but for rounding."""

    COUNT = "count"
    SHOW = "show"
    FAIL = "fail"


class Options(NamedTuple):
    """What a command line says; None where it says nothing.

    ``select`` leaves out what the file says of rules; ``ignore`` adds to it.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    rounding: bool | None = None


NO_OPTIONS = Options()


class Configuration(NamedTuple):
    """All that can be configured, as it holds.

    ``paths`` are seen from the current folder, and empty where none are configured. ``warnings``
    tell of what is stated and has no effect. ``stated`` is what the file says, None without one;
    ``limited_by`` is one further up that it asks for less than, which holds then.
    """

    paths: tuple[Path, ...] = ()
    language: Language | None = None
    select: tuple[str, ...] = EVERYTHING
    ignore: tuple[str, ...] = ()
    rounding: Rounding = Rounding.COUNT
    settings: Settings = Settings()
    warnings: tuple[ConfigurationProblem, ...] = ()
    stated: Stated | None = None
    options: Options = NO_OPTIONS
    limited_by: str = ""

    def lists_rounding(self) -> bool:
        """Whether a report lists what agrees but for rounding."""
        return self.rounding is not Rounding.COUNT


def configure(
    start: Path, options: Options = NO_OPTIONS, file: Path | None = None
) -> Configuration:
    """Find out what holds for dossiers at a path: by the nearest file upwards, or by ``file``.

    What the nearest file asks for less than one further up in the repository has no effect. Raises
    ConfigurationError when a file cannot be used, or an option names no rule.
    """
    try:
        found = find(start) if file is None else read(file)
    except OSError as error:
        name, reason = file or error.filename or start, why(error)
        message = say("unreadable", name=name, reason=reason)
        raise ConfigurationError([ConfigurationProblem(None, message)]) from None
    configuration = configured(read_stated(found) if found is not None else None, options)
    further = above(found) if found is not None and file is None else None
    return configuration if further is None else _not_below(configuration, further, options)


def _not_below(configuration: Configuration, folder: Path, options: Options) -> Configuration:
    """Return what holds of a configuration below that of the files from a folder upwards."""
    higher, stated = configure(folder, options), configuration.stated
    if stated is None or higher.stated is None:
        return configuration
    settings = strictest(configuration.settings, higher.settings)
    told = []
    for key, codes in weakened(higher.settings, configuration.settings):
        ways = [key, key[:1], *([("select",)] if key == ("ignore",) else ())]
        for way in [way for way in ways if stated.get(*way) is not None][:1]:
            about = f" ({codes})" if codes else ""
            message = say("weaker", key=".".join(way), about=about, file=higher.stated.file)
            told.append(ConfigurationProblem(stated.key(*way), message))
    return configuration._replace(
        settings=settings,
        rounding=Rounding.FAIL if settings.rounding_fails else configuration.rounding,
        warnings=(*configuration.warnings, *told),
        limited_by=higher.stated.file if told else "",
    )


def configured_text(text: str) -> Configuration:
    """Return what holds by a text, as of ``vrd2check.toml``.

    Raises ConfigurationError when it cannot be used.
    """
    return configured(read_stated(Found(Path(OWN_FILE), text.encode())), NO_OPTIONS)


def configured(stated: Stated | None, options: Options) -> Configuration:
    """Return what a file and options say together. Raises ConfigurationError when they cannot."""
    if stated is None and options == NO_OPTIONS:
        return Configuration()
    problems = list(_contradictions(stated)) if stated is not None else []
    problems += _mistaken_options(options)
    if problems:
        raise ConfigurationError(problems)
    states = stated.get if stated is not None else _nothing
    select, ignore = _rules(states("select"), states("ignore"), options)
    rounding = Rounding(states("rounding") or Rounding.COUNT)
    if options.rounding is not None and rounding is not Rounding.FAIL:
        rounding = Rounding.SHOW if options.rounding else Rounding.COUNT
    language = states("language")
    folder = Path(stated.file).parent if stated is not None else Path()
    return Configuration(
        paths=tuple(folder / path for path in states("paths") or ()),
        language=Language(language) if language else None,
        select=select,
        ignore=ignore,
        rounding=rounding,
        settings=_settings(stated, select, ignore, rounding),
        warnings=tuple(_warnings(stated)) if stated is not None else (),
        stated=stated,
        options=options,
    )


def _nothing(*_: str) -> Any:
    return None


def _rules(
    select: Sequence[str] | None, ignore: Sequence[str] | None, options: Options
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if options.select is not None:
        return options.select, options.ignore or ()
    chosen = EVERYTHING if select is None else tuple(select)
    return chosen, (*(ignore or ()), *(options.ignore or ()))


def _settings(
    stated: Stated | None, select: tuple[str, ...], ignore: tuple[str, ...], rounding: Rounding
) -> Settings:
    states = stated.get if stated is not None else _nothing
    severities = states("severity") or {}
    chooses = (select, ignore) != (EVERYTHING, ()) or severities
    if chooses:
        unasked = choosing.ignored(select, ignore)
        severities = choosing.valued({word: Severity(v) for word, v in severities.items()})
    rates = states("day-rates") or {}
    overall = _band(rates, DEFAULTS.day_rates)
    leeway = states("payment-leeway")
    return Settings(
        day_rates=overall,
        profile_rates={
            name: _band(band, overall) for name, band in rates.get("profiles", {}).items()
        },
        rate_spread=Decimal(rates.get("spread", DEFAULTS.rate_spread)),
        payment_leeway=DEFAULTS.payment_leeway if leeway is None else int(leeway),
        agreed_names={NAMES[sort]: tuple(names) for sort, names in (states("names") or {}).items()},
        profile_synonyms={
            profile: tuple(names) for profile, names in (states("profile-synonyms") or {}).items()
        },
        required_chapters={
            kind: tuple(chapters) for kind, chapters in (states("submitted") or {}).items()
        },
        ignored=unasked if chooses else frozenset(),
        severities=severities,
        rounding_fails=rounding is Rounding.FAIL,
        file=stated.file if stated is not None else "",
    )


def _band(rates: dict[str, Any], around: Band) -> Band:
    return Band(Decimal(rates.get("least", around.least)), Decimal(rates.get("most", around.most)))


def _contradictions(stated: Stated) -> Iterator[ConfigurationProblem]:
    rates = stated.get("day-rates") or {}
    overall = _band(rates, DEFAULTS.day_rates)
    yield from _upside_down(stated, overall, "day-rates")
    for name, band in rates.get("profiles", {}).items():
        yield from _upside_down(stated, _band(band, overall), "day-rates", "profiles", name)
    for sort, names in (stated.get("names") or {}).items():
        yield from _agreed_twice(stated, sort, names)


def _upside_down(stated: Stated, band: Band, *path: str) -> Iterator[ConfigurationProblem]:
    if band.least > band.most:
        said = [key for key in ("least", "most") if stated.get(*path, key) is not None]
        message = say("upside-down", least=band.least, most=band.most)
        yield ConfigurationProblem(stated.place(*path, *said[-1:]), message)


def _agreed_twice(
    stated: Stated, sort: str, names: Sequence[str]
) -> Iterator[ConfigurationProblem]:
    first: dict[str, str] = {}
    for number, name in enumerate(names):
        other = first.setdefault(canonical_form(name), name)
        if other is not name:
            message = say("agreed-twice", name=name, other=other)
            yield ConfigurationProblem(stated.place("names", sort, number), message)


def _mistaken_options(options: Options) -> Iterator[ConfigurationProblem]:
    words = (*(options.select or ()), *(options.ignore or ()))
    if words:
        for told in choosing.mistaken(words).values():
            yield ConfigurationProblem(
                None, Text(*(text[0].upper() + text[1:] for text in (told.nl, told.en)))
            )


def _warnings(stated: Stated) -> Iterator[ConfigurationProblem]:
    places = {
        word: (key, number)
        for key in ("select", "ignore")
        for number, word in enumerate(stated.get(key) or ())
    }
    places |= {word: ("severity", word) for word in stated.get("severity") or ()}
    if places:
        for word, message in choosing.mistaken(places).items():
            key, step = places[word]
            place = stated.key(key, step) if key == "severity" else stated.place(key, step)
            yield ConfigurationProblem(place, message)
    if stated.found.beside is not None:
        other = stated.found.beside.name
        message = say("not-read", other=other)
        yield ConfigurationProblem(stated.place(), message)
