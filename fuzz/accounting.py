"""The laws of the accounting: each figure is in one of four, order decides nothing, changes show.

Each function raises AssertionError where its law does not hold.
"""

import json
from collections import Counter
from collections.abc import Sequence
from random import Random

from vrd2check.coverage import Standing, coverage_of, standings
from vrd2check.dossiers import Loaded
from vrd2check.figures import Figure, State
from vrd2check.places import Place
from vrd2check.relations import Product, Sum, Verdict
from vrd2check.result import Judged, Result
from vrd2check.source import MappingNode, Node, Scalar

from . import laws

# Amounts by month stand in their places.
_BY_PLACE = frozenset({"maanden"})
_MUCH = 1_000_003
"""How much is added to a figure: no rounding, no other figure and no tolerance makes up for it."""
_PLAIN_DIGITS = 9


def figures_are_accounted_for(files: Sequence[Loaded], result: Result) -> None:
    """Each figure that was read is in exactly one of four counts, by what relations say of it."""
    known = standings((one.relation, one.judgement.verdict) for one in result.judged)
    met = Counter(
        (figure.place, one.judgement.verdict)
        for one in result.judged
        for figure in one.relation.only_figures()
    )
    for file in files:
        if file.dossier is None:
            continue
        read = [figure for figure in file.dossier.head.figures if figure.state is State.READ]
        counts = coverage_of(file.dossier.head.figures, known)
        assert counts.figures() == len(read)
        expected = Counter(_standing(figure.place, met) for figure in read)
        assert {one: counts.of(one) for one in Standing} == {one: expected[one] for one in Standing}


def _standing(place: Place, met: Counter[tuple[Place, Verdict]]) -> Standing:
    """Return what the relations with a figure say of it, worked out anew."""
    if met[place, Verdict.BROKEN]:
        return Standing.CONTRADICTED
    if met[place, Verdict.HOLDS] or met[place, Verdict.WITHIN_ROUNDING]:
        return Standing.CONFIRMED
    return Standing.OPEN if met[place, Verdict.UNCHECKED] else Standing.ALONE


def order_decides_nothing(files: Sequence[Loaded], random: Random) -> None:
    """The keys and lines of dossiers in any order, and files of other names, are judged alike."""
    trees = [file.tree() for file in files]
    if any(tree is None or file.problems for file, tree in zip(files, trees, strict=True)):
        return  # of what cannot be read the first problems are told, in the order of the text
    texts = [json.dumps(_plain(tree, "", None)) for tree in trees if tree is not None]
    mixed = [json.dumps(_plain(tree, "", random)) for tree in trees if tree is not None]
    before, after = laws.check(laws.load(*texts)), laws.check(laws.load(*mixed[::-1]))
    assert _verdicts(before) == _verdicts(after)


def _verdicts(result: Result) -> Counter[tuple[str, Verdict]]:
    return Counter((one.rule.code, one.judgement.verdict) for one in result.judged)


def _plain(node: Node, key: str, random: Random | None) -> object:
    """Return a node as JSON has it, its keys and lines in another order where chance decides."""
    if isinstance(node, Scalar):
        return node.written
    if isinstance(node, MappingNode):
        entries = [(name, _plain(one, name, random)) for name, one in node.items()]
        return dict(random.sample(entries, len(entries)) if random else entries)
    some = [_plain(one, key, random) for one in node.items]
    return random.sample(some, len(some)) if random and key not in _BY_PLACE else some


def a_change_is_noticed(files: Sequence[Loaded], result: Result, random: Random) -> None:
    """A figure of a sum or product that holds, changed by very much, leaves that not as it was."""
    here = {file.name: file for file in files}
    able = [
        (one, figure)
        for one in result.judged
        if one.judgement.verdict is Verdict.HOLDS and isinstance(one.relation, Sum | Product)
        for figure in one.relation.only_figures()
        if _is_plain(figure, here)
    ]
    if not able:
        return
    judged, figure = random.choice(able)
    if _weighs_nothing(judged, figure):
        return
    place, file = figure.place, here[figure.place.file]
    lines = file.text.splitlines(keepends=True)
    line = lines[place.line - 1]
    more = str(int(figure.written) + _MUCH)
    lines[place.line - 1] = line[: place.column - 1] + more + line[place.end_column - 1 :]
    changed = laws.load(*("".join(lines) if one is file else one.text for one in files))
    again = laws.check(changed)
    assert _told(again) != _told(result), f"{figure.written} became {more} at {place}"


def _is_plain(figure: Figure, files: dict[str, Loaded]) -> bool:
    place = figure.place
    written = files[place.file].text.splitlines()[place.line - 1]
    there = written[place.column - 1 : place.end_column - 1]
    return place.line == place.end_line and there == figure.written and _is_digits(there)


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < _PLAIN_DIGITS and text[0] != "0"


def _weighs_nothing(judged: Judged, figure: Figure) -> bool:
    """Whether a figure stands on both sides of a sum, or is multiplied by nothing."""
    if isinstance(judged.relation, Product):
        return any(not one.value for one in judged.relation.factors)
    return Counter(one.place for one in judged.relation.only_figures())[figure.place] > 1


def _told(result: Result) -> Counter[tuple[object, ...]]:
    return Counter((one.rule.code, one.judgement) for one in result.judged)
