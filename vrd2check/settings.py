"""What an organisation may want to set differently: bounds, names, chapters, and which rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from vrd2check.dossiers import KINDS, Dimension, Known, canonical_form, same_name


class Severity(Enum):
    """How serious a finding is: broken, worth a look, or good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def is_below(self, other: "Severity") -> bool:
        """Whether this is less serious than another."""
        return _SERIOUSNESS[self] > _SERIOUSNESS[other]


_SERIOUSNESS = {severity: number for number, severity in enumerate(Severity)}


class Band(NamedTuple):
    """What is ordinary: at least and at most, in euro per day incl. VAT."""

    least: Decimal
    most: Decimal


_DAY_RATES = Band(Decimal(300), Decimal(1500))


@dataclass(frozen=True)
class Settings:
    """What rules compare with, and which rules count and how much.

    ``day_rates`` is the band outside of which a day rate is worth a look, ``profile_rates`` that
    of single profiles; ``rate_spread`` is how many times higher or lower than the dossier's median
    an implied rate may be. ``payment_leeway`` is how many months after the end of a deliverable's
    actions a payment is still ordinary: invoices follow deliveries.

    ``agreed_names`` are the agreed spellings of each sort of name, ``profile_synonyms`` other names
    of a profile, which a portfolio counts as one. ``required_chapters`` are the
    chapters that a submitted dossier of a kind must have, where these are not the template's.
    ``ignored`` are the codes of rules that are not to be asked, ``severities`` those that count
    otherwise than they say themselves. ``rounding_fails`` makes a difference that rounding
    explains an error. ``explanations`` lets a finding stay that its dossier explains. ``file`` is
    the one that configures all this, as a reader finds it; empty where none does.
    """

    day_rates: Band = _DAY_RATES
    profile_rates: Mapping[str, Band] = field(default_factory=dict)
    rate_spread: Decimal = Decimal(2)
    payment_leeway: int = 2
    agreed_names: Mapping[Dimension, tuple[str, ...]] = field(default_factory=dict)
    profile_synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    required_chapters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    rounding_fails: bool = False
    explanations: bool = True
    file: str = ""

    def rates_of(self, profile: str | None) -> Band:
        """Return ordinary day rates of a profile, however it is spelled; None is any profile."""
        if profile is None or not self.profile_rates:
            return self.day_rates
        return self._rates_by_form.get(canonical_form(profile), self.day_rates)

    def agreed_spelling(self, sort: Dimension, name: str) -> str | None:
        """Return the agreed spelling of what a name means; None where nothing was agreed."""
        agreed = self.agreed_names.get(sort, ())
        if name in agreed:
            return name
        meant = self._known[sort].alike(name) if agreed else []
        return min(meant, key=lambda one: (not same_name(name, one), one), default=None)

    @cached_property
    def _rates_by_form(self) -> dict[str, Band]:
        return {canonical_form(name): band for name, band in self.profile_rates.items()}

    @cached_property
    def _known(self) -> dict[Dimension, Known]:
        return {sort: Known(names) for sort, names in self.agreed_names.items()}

    def chapters_of(self, kind: str) -> tuple[str, ...]:
        """Return the chapters that a submitted dossier of a kind must have."""
        of_template = KINDS[kind].chapters if kind in KINDS else ()
        return self.required_chapters.get(kind, of_template)
