"""The names of the options in Dutch, beside those in English; both can always be typed."""

from collections.abc import Sequence

from vrd2check.language import Language

DUTCH = {
    "--changed-since": "--gewijzigd-sinds",
    "--chapter": "--hoofdstuk",
    "--columns": "--kolommen",
    "--counts": "--aantallen",
    "--config": "--configuratie",
    "--dry-run": "--proef",
    "--fail-on": "--faal-bij",
    "--family": "--letters",
    "--format": "--formaat",
    "--full": "--volledig",
    "--ignore": "--zonder",
    "--interactive": "--vraag",
    "--into": "--in",
    "--kind": "--soort",
    "--lang": "--taal",
    "--no-config": "--zonder-configuratie",
    "--no-explanations": "--zonder-toelichtingen",
    "--no-rounding": "--geen-afronding",
    "--notation": "--notatie",
    "--output": "--uitvoer",
    "--relations": "--sommen",
    "--root": "--map",
    "--rounding": "--afronding",
    "--select": "--enkel",
    "--severity": "--ernst",
    "--skip-others": "--sla-andere-over",
    "--stdin-filename": "--naam-van-invoer",
    "--strict": "--streng",
    "--title": "--titel",
    "--unsafe": "--onveilig",
    "--version": "--versie",
    "--view": "--overzicht",
    "--with": "--samen-met",
    "--write": "--schrijf",
    "--year": "--jaar",
}
_ENGLISH = {dutch: english for english, dutch in DUTCH.items()}


def both(name: str) -> tuple[str, ...]:
    """Return the names of an option, or of one that can be switched off (``--a/--no-a``)."""
    english = "/".join(_ENGLISH.get(part, part) for part in name.split("/"))
    dutch = "/".join(DUTCH.get(part, part) for part in english.split("/"))
    return (english,) if dutch == english else (english, dutch)


def as_given(name: str, arguments: Sequence[str]) -> str:
    """Return an option by the name that was typed."""
    typed = {argument.partition("=")[0] for argument in arguments}
    return next((one for one in both(name) if one in typed), name)


def of_language(names: Sequence[str], language: Language) -> list[str]:
    """Return those of an option's names that belong to a language."""
    other = _ENGLISH if language is Language.EN else DUTCH
    return [name for name in names if name not in other]
