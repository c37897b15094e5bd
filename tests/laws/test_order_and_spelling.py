"""Order and spelling decide nothing: the lines, keys and sources of dossiers in any order.

Checked on whole dossiers of all kinds, on the examples of every rule, which are spoilt in every way
that a rule knows, and on names of one table that are alike.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from itertools import groupby, permutations
from pathlib import Path

import pytest

from tests.examples import FAILING, texts_of, tree_of
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.result import Result
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
REAL = sorted((ROOT / "dossiers").glob("*.yaml"))
WHOLE = ROOT / "tests/rules/whole-dossier.yaml"
# The examples that fail, by the letters of their rules; some of DOC are no YAML.
OF_LETTERS = {
    letters: list(paths)
    for letters, paths in groupby(FAILING, key=lambda path: path.stem[:3])
    if letters != "DOC"
}
OF_LETTERS["whole dossiers"] = [*REAL, WHOLE]
ORDERS = 3

# Amounts by month stand in their places.
_BY_PLACE = {"maanden"}
_NAMES = {"deliverable", "bron", "product", "aankooptype", "profiel", "overheidsopdracht"}
# Rules on spelling itself, and on how a file is written.
_OF_SPELLING = ("REF303", "REF304", "REF306", "DOC133")

Change = Callable[[object, str], object]


def rewritten(tree: object, change: Change) -> str:
    """Return a dossier with a change at every node of its tree."""

    def walk(node: object, key: str) -> object:
        if isinstance(node, dict):
            node = {name: walk(value, name) for name, value in node.items()}
        elif isinstance(node, list):
            node = [walk(value, key) for value in node]
        return change(node, key)

    return json.dumps(walk(tree, ""), ensure_ascii=False)


def shuffled(chance: random.Random) -> Change:
    def change(node: object, key: str) -> object:
        if isinstance(node, dict):
            return dict(chance.sample(list(node.items()), len(node)))
        if isinstance(node, list) and key not in _BY_PLACE:
            return chance.sample(node, len(node))
        return node

    return change


def spelled(chance: random.Random) -> Change:
    """Write every name in another case, with other spaces and hyphens."""

    def change(node: object, key: str) -> object:
        if key not in _NAMES or not isinstance(node, str) or re.search(r"\d[\s-]+\d", node):
            return node
        gaps = "".join(
            chance.choice((" ", "-", "\u2011", "\u00a0", "")) if gap in " -" else gap
            for gap in node
        )
        return chance.choice((str.upper, str.lower, str.title))(gaps)

    return change


def checked(texts: list[str]) -> Result:
    files = [load_text(text, f"{number:03}.yaml") for number, text in enumerate(texts)]
    return check_loaded(files, Settings(), frozenset(file.name for file in files))


def told(result: Result, *but: str) -> Counter[tuple[object, ...]]:
    """Return what is found, without its places: the rule, how serious, and all numbers."""
    return Counter(
        (one.rule.code, one.severity, one.judgement and one.judgement[:5])
        for one in result.findings
        if one.rule.code not in but
    )


def verdicts(result: Result) -> Counter[tuple[object, ...]]:
    return Counter((one.rule.code, one.judgement.verdict) for one in result.judged)


def as_json(node: object, key: str) -> object:
    return node


def differing(path: Path, how: Callable[[random.Random], Change], *but: str) -> list[object]:
    """Return the seeds with which a change makes a difference, and what that is."""
    trees = list(map(tree_of, texts_of(path)))
    before = checked([rewritten(tree, as_json) for tree in trees])
    found: list[object] = []
    for seed in range(ORDERS):
        change = how(random.Random(f"{path.stem} {seed}"))
        after = checked([rewritten(tree, change) for tree in trees])
        for these in (told(before, *but), told(after, *but)), (verdicts(before), verdicts(after)):
            one, other = these
            if one != other:
                found.append((path.stem, seed, one - other, other - one))
    return found


@pytest.mark.parametrize("letters", OF_LETTERS)
def test_the_order_of_lines_and_keys_changes_no_finding(letters: str) -> None:
    assert [one for path in OF_LETTERS[letters] for one in differing(path, shuffled)] == []


@pytest.mark.parametrize("letters", OF_LETTERS)
def test_the_spelling_of_names_changes_no_finding(letters: str) -> None:
    found = [one for path in OF_LETTERS[letters] for one in differing(path, spelled, *_OF_SPELLING)]
    assert found == []


EFFORT = """\
soort: projectdossier
nummer: "22.12"
titel: T
jaar: 2022
inzet:
  - aankooptype: Externen
    eenheid: mandagen
    regels:
{lines}
    subtotalen:
{subtotals}
"""


def effort(lines: list[tuple[str, int]], subtotals: list[tuple[str, int]]) -> str:
    line = "      - {{profiel: '{}', aantal: {}, prijs: 1000, kost: {}000}}"
    subtotal = "      - {{profiel: '{}', aantal: {}, kost: {}000}}"
    return EFFORT.format(
        lines="\n".join(line.format(name, days, days) for name, days in lines),
        subtotals="\n".join(subtotal.format(name, days, days) for name, days in subtotals),
    )


@pytest.mark.parametrize(
    "names",
    [
        ("Projectmanager", "Productmanager", "Productmanagers"),
        ("Investering", "Investerings", "Investeringss"),
        ("Business analyst", "Business analist", "Business Analyst"),
        ("Ontwikkelaar C", "Ontwikkelaar C+", "Ontwikkelaar C++"),
        ("Release 1.1", "Release 11", "Release 1 1"),
        ("Ext. medewerkers", "Ext medewerkers", "Externe medewerkers"),
        ("Coördinator", "Coordinator", "Coordinatoor"),
    ],
)
def test_names_that_are_alike_are_read_the_same_in_any_order(names: tuple[str, str, str]) -> None:
    found = set()
    for order in permutations(names):
        result = checked([effort([(name, 10) for name in order], [(names[1], 20)])])
        found.add((frozenset(told(result).items()), frozenset(verdicts(result).items())))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ontwikkelaar C++", "Ontwikkelaar C#"),
        ("Ontwikkelaar .NET", "Ontwikkelaar NET+"),
        ("Release 1.1", "Release 11"),
        ("Release 1-1", "Release 11"),
        ("Perceel 1/2", "Perceel 12"),
        ("R&D-profiel", "RD-profiel"),
        ("Analist *", "Analist **"),
        ("Tester A=B", "Tester AB"),
    ],
)
def test_signs_and_digits_tell_names_apart(one: str, other: str) -> None:
    # Each has its own line, rate and subtotal: nothing is wrong, and nothing is alike.
    text = effort([(one, 10), (other, 7)], [(one, 10), (other, 7)])
    text = text.replace("prijs: 1000, kost: 7000", "prijs: 700, kost: 4900")
    text = text.replace("aantal: 7, kost: 7000", "aantal: 7, kost: 4900")
    assert [one.rule.code for one in checked([text]).findings if one.rule.code != "DOC301"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Project manager", "Projectmanager"),
        ("ONTWIKKELAAR", "ontwikkelaar"),
        ("Back-end", "Back\u2011end"),
        ("Coördinator", "Coordinator"),
        ("Data  beheer", "Data\u00a0beheer"),
    ],
)
def test_one_name_spelled_in_two_ways_is_added_up_and_noted(one: str, other: str) -> None:
    result = checked([effort([(one, 10), (other, 10)], [(one, 20)])])
    found = [(each.rule.code, each.severity.value) for each in result.findings]
    assert [each for each in found if each[0] != "DOC301"] == [("REF304", "note")]
