"""A file that configures may ask for more than one further up, and not for less.

Else whoever adds a file beside a dossier decides what is checked of it.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from vrd2check.dossiers import Dimension, Known
from vrd2check.rules import all_rules
from vrd2check.settings import Band, Settings, Severity

# Which key of the file states each setting.
_KEYS = {
    "day_rates": ("day-rates",),
    "profile_rates": ("day-rates", "profiles"),
    "rate_spread": ("day-rates", "spread"),
    "payment_leeway": ("payment-leeway",),
    "agreed_names": ("names",),
    "required_chapters": ("submitted",),
    "ignored": ("ignore",),
    "severities": ("severity",),
    "rounding_fails": ("rounding",),
}


def strictest(below: Settings, above: Settings) -> Settings:
    """Return the settings of a file, as far as they ask for no less than those further up do."""
    profiles = {**above.profile_rates, **below.profile_rates}
    return replace(
        below,
        day_rates=_narrowest(below.day_rates, above.day_rates),
        profile_rates={
            name: _narrowest(below.rates_of(name), above.rates_of(name)) for name in profiles
        },
        rate_spread=min(below.rate_spread, above.rate_spread),
        payment_leeway=min(below.payment_leeway, above.payment_leeway),
        agreed_names={
            sort: _agreed(below, above, sort)
            for sort in {**above.agreed_names, **below.agreed_names}
        },
        required_chapters={
            kind: tuple(dict.fromkeys((*above.chapters_of(kind), *below.chapters_of(kind))))
            for kind in {**above.required_chapters, **below.required_chapters}
        },
        ignored=below.ignored & above.ignored,
        severities=_severities(below, above),
        rounding_fails=below.rounding_fails or above.rounding_fails,
    )


def weakened(was: Settings, now: Settings) -> Iterator[tuple[tuple[str, ...], str]]:
    """Return the keys by which settings ask for less than others, and which rules these are about.

    Settings that agree on nothing less give nothing.
    """
    kept = strictest(now, was)
    for field in fields(Settings):
        one, other = getattr(now, field.name), getattr(kept, field.name)
        if field.name in _KEYS and one != other:
            yield _KEYS[field.name], ", ".join(_rules(one, other))


def _rules(one: Any, other: Any) -> list[str]:
    if isinstance(one, frozenset):
        return sorted(one - other)
    changed = one.items() ^ other.items() if isinstance(one, dict) else ()
    codes = {rule.code for rule in all_rules()}
    return sorted({key for key, _ in changed if key in codes})


def _narrowest(one: Band, other: Band) -> Band:
    band = Band(max(one.least, other.least), min(one.most, other.most))
    return band if band.least <= band.most else other


def _agreed(below: Settings, above: Settings, sort: Dimension) -> tuple[str, ...]:
    names = above.agreed_names.get(sort, ())
    known = Known(names)
    more = below.agreed_names.get(sort, ())
    return (*names, *(name for name in more if not known.alike(name)))


def _severities(below: Settings, above: Settings) -> dict[str, Severity]:
    chosen: dict[str, Severity] = {}
    for rule in all_rules() if below.severities or above.severities else ():
        one = below.severities.get(rule.code, rule.severity)
        other = above.severities.get(rule.code, rule.severity)
        worst = other if one.is_below(other) else one
        if worst is not rule.severity or rule.code in below.severities:
            chosen[rule.code] = worst
    return chosen
