"""Choosing the words that tell one finding apart from others of its rule."""

from collections.abc import Sequence

from vrd2check.figures import format_value
from vrd2check.result import Finding

from .naming import Called, Naming, Sort

_SORTS = tuple(Sort)
_NAMES = (Sort.ITSELF, Sort.NAME)
_FIGURES = ("er_staat", "verwacht", "verschil")
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


def figures_in_words(finding: Finding) -> dict[str, str]:
    """Write what stands there, what should and the difference, by the keys of an explanation.

    A finding of which nothing was calculated has none.
    """
    told, kind = finding.told, finding.kind()
    if told is None:
        return {}
    numbers = zip(_FIGURES, told[1:4], strict=True)
    written = {key: format_value(number, kind) for key, number in numbers if number is not None}
    if told.difference is not None and told.difference > 0:
        # With its sign, so that it explains no difference the other way round.
        written["verschil"] = f"+{written['verschil']}"
    return written


def words_for(finding: Finding, naming: Naming, others: Sequence[Finding]) -> tuple[str, ...]:
    """Choose the names by which an explanation says of which line or total a finding is.

    ``others`` are all else that its rule looks at in its dossier, right or wrong: the names that
    are chosen tell the line apart from each of these and from the other lines of its table, as far
    as names can. Where the line has no name, it is called by the keys that lead to it. Raises
    ValueError where nothing tells it apart.
    """
    own = sorted(naming.at(finding), key=_rank)
    telling = [one for one in own if _is_telling(one)]
    paths = [one for one in own if one.sort is Sort.PATH]
    chosen = telling[:1] or paths[-1:]
    left = _alike([_keys_of(other, naming) for other in others], chosen)
    lines = _alike(naming.beside(finding.place), telling[:1]) if telling else []
    for one in (*own, *sorted(naming.of(finding), key=_rank)):
        fewer = _alike(left, [one])
        fewer_lines = _alike(lines, [one]) if one.sort in _NAMES else lines
        if len(fewer) < len(left) or len(fewer_lines) < len(lines):
            chosen.append(one)
            left, lines = fewer, fewer_lines
    if left and not telling:
        raise ValueError(f"nothing tells the line at {finding.place} apart from others")
    return tuple(one.written for one in chosen)


def _keys_of(finding: Finding, naming: Naming) -> frozenset[str]:
    return frozenset(key for one in naming.of(finding) for key in one.keys)


def _alike(rivals: Sequence[frozenset[str]], names: Sequence[Called]) -> list[frozenset[str]]:
    """Return those that go by all of some names."""
    return [keys for keys in rivals if all(keys & name.keys for name in names)]


def _rank(one: Called) -> tuple[int, int]:
    telling = _TELLING.index(one.key) if one.key in _TELLING else len(_TELLING)
    return _SORTS.index(one.sort), telling


def _is_telling(one: Called) -> bool:
    return one.sort is Sort.ITSELF or one.key in _TELLING
