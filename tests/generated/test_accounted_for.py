"""The law that every figure is in exactly one of confirmed, contradicted, open and alone.

Over true dossiers of all five kinds that go together, and over the same with one change each.
"""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests.generated import changes
from tests.generated.dossiers import Tree, all_kinds, written
from vrd2check.checking import check_loaded
from vrd2check.coverage import Standing
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.result import Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings

SEEDS = range(3)
MOST = 1
"""How many changes of one kind are tried on one dossier."""

KINDS = {"projectdossier", "exploitatiedossier", "programma", "evaluatie", "strategisch_plan"}
AGREES = {Verdict.HOLDS, Verdict.WITHIN_ROUNDING}
# Numbers that count, name or tell the time are no figures.
NO_FIGURES = {"jaar", "vanaf", "nummer"}
Spot = tuple[int, int]


def checked(trees: list[Tree]) -> Result:
    files = [load_text(written(tree), f"{at}.yaml") for at, tree in enumerate(trees)]
    return check_loaded(files, Settings())


def stated(node: Any, key: object = None) -> int:
    """Count the figures in a tree: its numbers and its percentages."""
    if isinstance(node, dict):
        return sum(stated(value, name) for name, value in node.items())
    if isinstance(node, list):
        return sum(map(stated, node))
    is_share = isinstance(node, str) and node.endswith("%")
    return int(is_share or (isinstance(node, int) and key not in NO_FIGURES))


def sorted_out(result: Result, file: str) -> dict[Standing, set[Spot]]:
    """Return where the figures of a file stand, by what the relations say of them."""
    said: dict[Spot, set[Verdict]] = {}
    for one in result.judged:
        for _, figure in one.relation.figures():
            if figure.place.file == file and figure.value is not None:
                spot = figure.place.line, figure.place.column
                said.setdefault(spot, set()).add(one.judgement.verdict)
    contradicted = {spot for spot, verdicts in said.items() if Verdict.BROKEN in verdicts}
    confirmed = {spot for spot, verdicts in said.items() if verdicts & AGREES} - contradicted
    dossier = result.dossiers[file]
    figures = {
        (one.place.line, one.place.column) for one in dossier.head.figures if one.value is not None
    }
    return {
        Standing.CONTRADICTED: contradicted & figures,
        Standing.CONFIRMED: confirmed & figures,
        Standing.OPEN: (said.keys() - contradicted - confirmed) & figures,
        Standing.ALONE: figures - said.keys(),
    }


def assert_accounted_for(trees: list[Tree]) -> None:
    result = checked(trees)
    assert {one.kind for one in result.examined} == KINDS
    known = result.standings()
    for tree, one in zip(trees, result.examined, strict=True):
        spots = sorted_out(result, one.file)
        assert {each: one.coverage.of(each) for each in Standing} == {
            each: len(spots[each]) for each in Standing
        }
        assert one.coverage.figures() == sum(map(len, spots.values())) == stated(tree)
        for figure in result.dossiers[one.file].head.figures:
            spot = figure.place.line, figure.place.column
            if figure.value is not None:
                assert spot in spots[known.get(figure.place, Standing.ALONE)]


def changed(random: Random, trees: list[Tree]) -> Iterator[list[Tree]]:
    for at, tree in enumerate(trees):
        kinds = changes.OF_PROJECTS if tree["soort"] == "projectdossier" else changes.KINDS
        for kind in kinds:
            every = list(kind(tree))
            for change in random.sample(every, min(MOST, len(every))):
                yield [*trees[:at], change.tree, *trees[at + 1 :]]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_true_dossiers_is_accounted_for_and_none_is_contradicted(seed: int) -> None:
    trees = all_kinds(Random(seed))
    assert_accounted_for(trees)
    result = checked(trees)
    assert [one.rule.code for one in result.findings if one.severity is not Severity.NOTE] == []
    assert result.coverage().contradicted == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_a_dossier_with_one_change_is_accounted_for(seed: int) -> None:
    random = Random(seed)
    tried = 0
    for trees in changed(random, all_kinds(random)):
        assert_accounted_for(trees)
        tried += 1
    assert tried > 15


# A project and a programme name each priority of the plan, and the programme has to name all.
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (None, {"STP401": 2}),
        ({"nummer": 9}, {"STP403": 2}),
        ({"naam": "Ander"}, {"STP401": 2, "STP404": 1}),
    ],
)
def test_a_priority_of_the_plan_changed_or_left_out_is_noticed(
    change: Tree | None, expected: dict[str, int]
) -> None:
    *others, plan = all_kinds(Random(0))
    for at, priority in enumerate(plan["prioriteiten"]):
        lines = list(plan["prioriteiten"])
        lines[at : at + 1] = [] if change is None else [{**priority, **change}]
        found = checked([*others, {**plan, "prioriteiten": lines}]).findings
        told = Counter(one.rule.code for one in found if one.severity is not Severity.NOTE)
        assert told == expected
