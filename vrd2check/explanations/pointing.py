"""Choosing the words that tell one finding apart from others of its rule."""

from collections.abc import Sequence

from vrd2check.figures import format_value
from vrd2check.result import Finding

from .matching import difference_of
from .naming import Called, Naming

# The names that tell a reader best which line is meant, the best first.
_TELLING = (
    "nummer",
    "nr",
    "deliverable",
    "groep",
    "kost",
    "profiel",
    "risico",
    "actie",
    "naam",
    "product",
    "bron",
)


def difference_in_words(finding: Finding) -> str | None:
    """Write the difference of a finding as an explanation states it; None where it has none."""
    difference = difference_of(finding)
    return None if difference is None else format_value(difference, finding.kind())


def words_for(finding: Finding, naming: Naming, others: Sequence[Finding]) -> tuple[str, ...]:
    """Choose the names by which an explanation says where a finding is, as few as will do.

    ``others`` are findings that it must not fit. Where no names tell a finding from all of them,
    those that come nearest are given.
    """
    called = sorted(naming.of(finding), key=_rank)
    rivals = [
        frozenset(key for one in naming.of(other) for key in one.keys)
        for other in others
        if difference_in_words(other) == difference_in_words(finding)
    ]
    chosen: list[str] = []
    for one in called:
        left = [keys for keys in rivals if keys & one.keys]
        # The best name is told in any case: it shows a reader what the explanation is about.
        if len(left) < len(rivals) or (not chosen and one.key in _TELLING):
            chosen.append(one.written)
            rivals = left
        if chosen and not rivals:
            break
    return tuple(chosen)


def _rank(one: Called) -> tuple[bool, int]:
    telling = one.key in _TELLING
    return not telling, _TELLING.index(one.key) if telling else 0
