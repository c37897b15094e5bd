"""Telling totals and subtotals from lines, by what they are called."""

import re
from collections.abc import Mapping

from vrd2check.dossiers import deliverable_number, plain

_TOTAL_LABEL = re.compile(
    r"(?:sub|eind)?tota(?:al|len|le)\b[\s:.]*(?P<of>.*?)[\s:.]*(?:\([^()]*\)|incl\.? btw)?",
    re.IGNORECASE | re.DOTALL,
)

_TOTAL_BEHIND = re.compile(r"(?P<of>.+?)\s+(?:sub)?totaal\b[\s:.]*", re.IGNORECASE | re.DOTALL)

_OF_WHAT = re.compile(r"(?:voor|van|deliverable|product|bron|groep)\s+", re.IGNORECASE)

_LONGEST = 200
"""The longest label of a total, in characters."""

_GRAND = frozenset({"", "generaal", "algemeen", "project", "dossier", "euro", "ineuro", "eur"})


class Met:
    """The names that the lines of a table above a total have, by the column that they stand in."""

    def __init__(self) -> None:
        self._names: dict[str, dict[object, str]] = {}

    def add(self, labels: Mapping[str, str]) -> None:
        """Remember the names of a line."""
        for key, name in labels.items():
            names = self._names.setdefault(key, {})
            names[plain(name)] = name
            number = deliverable_number(name)
            if number is not None:
                names[number] = name

    def called(self, of: str, first: str) -> tuple[str, str] | None:
        """Return the column and the name of what a total is of, in its own column before others.

        None where no line above is called so.
        """
        bare = _OF_WHAT.sub("", of)
        for key in (first, *self._names):
            names = self._names.get(key, {})
            for wanted in (plain(of), plain(bare), deliverable_number(of)):
                if wanted in names:
                    return key, names[wanted]
        return None


def total_label(labels: Mapping[str, str], met: Met) -> tuple[str, str] | None:
    """Return the key and the rest of the label that makes a row a total; None for a line.

    “Loket Totaal” is one only where a line above is called “Loket”.
    """
    for key, text in labels.items():
        found = _matched(_TOTAL_LABEL, text)
        if found is not None:
            return key, found
        behind = _matched(_TOTAL_BEHIND, text)
        if behind is not None and (is_grand(behind) or met.called(behind, key)):
            return key, behind
    return None


def names_of_subtotal(labels: Mapping[str, str], met: Met) -> dict[str, str]:
    """Return the names of a subtotal, as the lines above have them."""
    names = {}
    for key, text in labels.items():
        of = _matched(_TOTAL_LABEL, text) or _matched(_TOTAL_BEHIND, text)
        found = met.called(of, key) if of else None
        if found is not None:
            names[found[0]] = found[1]
    return names


def _matched(pattern: re.Pattern[str], text: str) -> str | None:
    """Return what the label of a total says that it is of; None for another label."""
    found = pattern.fullmatch(text) if len(text) <= _LONGEST else None
    return found["of"].strip() if found is not None else None


def is_total(label: str) -> bool:
    """Whether a label is that of a total, whatever it is of."""
    return _matched(_TOTAL_LABEL, label) is not None


def is_grand(of: str) -> bool:
    """Whether what a total is said to be of is the whole table."""
    return plain(of) in _GRAND
