"""Choosing the words that tell one finding apart from others of its rule."""

from collections.abc import Sequence

from vrd2check.figures import format_value
from vrd2check.result import Finding

from .naming import Called, Naming, Sort

_SORTS = tuple(Sort)
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
    if finding.difference is None:
        return None
    return format_value(finding.difference, finding.kind())


def words_for(finding: Finding, naming: Naming, others: Sequence[Finding]) -> tuple[str, ...]:
    """Choose the names by which an explanation says where a finding is, as few as will do.

    ``others`` are the other findings of its rule in its dossier. Those with another difference are
    told apart too, where that can be, since figures change. Without others, the name that tells
    most is given, if there is one.
    """
    called = sorted(naming.of(finding), key=_rank)
    rivals = [frozenset(key for one in naming.of(other) for key in one.keys) for other in others]
    if not rivals:
        return tuple(one.written for one in called[:1] if _is_telling(one))
    chosen: list[Called] = []
    left = rivals
    for one in called:
        fewer = [keys for keys in left if keys & one.keys]
        if len(fewer) < len(left):
            chosen.append(one)
            left = fewer
    for one in chosen[:-1]:
        rest = [other for other in chosen if other is not one]
        if sum(all(keys & other.keys for other in rest) for keys in rivals) == len(left):
            chosen = rest
    return tuple(one.written for one in chosen)


def _rank(one: Called) -> tuple[int, int]:
    telling = _TELLING.index(one.key) if one.key in _TELLING else len(_TELLING)
    return _SORTS.index(one.sort), telling


def _is_telling(one: Called) -> bool:
    return one.sort is Sort.ITSELF or one.key in _TELLING
