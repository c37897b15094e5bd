"""The law that one change to a true dossier is always noticed.

Noticed is a new error or warning or, where what is left does not contradict itself, a relation that
could be judged before and is open now, or another reading of a chapter that is told. A true dossier
has none of these.
"""

from collections import Counter
from random import Random

import pytest

from tests.generated import changes
from tests.generated.changes import Change
from tests.generated.dossiers import (
    Tree,
    evaluation,
    programme,
    project,
    running_cost_dossier,
    without_totals,
    written,
)
from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, load_text
from vrd2check.relations import Verdict
from vrd2check.rules import Severity
from vrd2check.settings import Settings

SEEDS = range(6)
MOST = 12
"""How many changes of one kind are tried on one dossier."""


def loaded(tree: Tree, name: str = "a.yaml") -> Loaded:
    return load_text(written(tree), name)


def told(*files: Loaded) -> tuple[Counter[str], Counter[str]]:
    """Return the codes of errors and warnings, and what is open or read in one way of several."""
    result = check_loaded(files, Settings(), frozenset(file.name for file in files))
    findings = Counter(
        one.rule.code for one in result.findings if one.severity is not Severity.NOTE
    )
    quiet = Counter(
        one.rule.code for one in result.judged if one.judgement.verdict is Verdict.UNCHECKED
    )
    quiet.update(one.words.reading.nl for one in result.judged if one.words.reading is not None)
    return findings, quiet


def tried(random: Random, tree: Tree, kinds=changes.KINDS) -> list[Change]:
    found = []
    for kind in kinds:
        every = list(kind(tree))
        found += random.sample(every, min(MOST, len(every)))
    return found


def unnoticed(random: Random, tree: Tree, *others: Tree, kinds=changes.KINDS) -> list[Change]:
    beside = [loaded(other, f"{at}.yaml") for at, other in enumerate(others)]
    before, before_quietly = told(loaded(tree), *beside)
    assert not before
    passed = []
    for change in tried(random, tree, kinds):
        findings, quiet = told(loaded(change.tree), *beside)
        if not findings and not quiet - before_quietly:
            passed.append(change)
    return passed


def shown(passed: list[Change]) -> list[tuple[str, object]]:
    return [(change.kind, change.path) for change in passed]


# All running costs are of one source, and what they are the table itself says: many true dossiers
# name no source in it. So that this goes unnoticed takes nothing away, as a test below shows.
ONE_SOURCE = ("sources left out", ("kostenmodel", "exploitatie"))


@pytest.mark.parametrize("seed", SEEDS)
def test_one_change_to_a_project_dossier_is_noticed(seed: int) -> None:
    random = Random(seed)
    passed = unnoticed(random, project(random), kinds=changes.OF_PROJECTS)
    assert [one for one in shown(passed) if one != ONE_SOURCE] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_running_costs_without_their_only_source_are_compared_as_before(seed: int) -> None:
    random = Random(seed)
    tree = project(random)
    (left,) = (
        one.tree
        for one in changes.sources_left_out(tree)
        if one.path == ("kostenmodel", "exploitatie")
    )
    assert verdicts(left) == verdicts(tree)
    moved = [one for one in changes.figures(left) if one.path[:2] == ("kostenmodel", "exploitatie")]
    assert len(moved) == 9  # two lines and their total: two years, and these together
    assert [one.path for one in moved if not told(loaded(one.tree))[0]] == []


def verdicts(tree: Tree) -> Counter[tuple[str, Verdict]]:
    """Return how many relations of each rule hold, break or are open."""
    judged = check_loaded([loaded(tree)], Settings()).judged
    return Counter((one.rule.code, one.judgement.verdict) for one in judged)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_change_to_the_other_kinds_of_dossier_is_noticed(seed: int) -> None:
    random = Random(seed)
    one, other = project(random, "22.01"), project(random, "22.02")
    assert shown(unnoticed(random, running_cost_dossier(random, one), one)) == []
    assert shown(unnoticed(random, programme(random, [one, other]), one, other)) == []
    tree = evaluation(random)
    # Nothing is held against the quarters of an indicator, nor against its year: these are alone.
    (examined,) = check_loaded([loaded(tree)], Settings()).examined
    assert examined.coverage.alone == len(tree["indicatoren"][0]["waarden"])
    passed = shown(unnoticed(random, tree))
    assert [path for _, path in passed if path[0] != "indicatoren"] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_one_change_is_noticed_where_no_total_is_stated(seed: int) -> None:
    random = Random(seed)
    tree = without_totals(project(random))
    kinds = (
        changes.sources_renamed,
        changes.sources_left_out,
        changes.labels,
        changes.lines_left_out,
        changes.lines_twice,
    )
    passed = unnoticed(random, tree, kinds=kinds)
    assert [one for one in shown(passed) if one != ONE_SOURCE] == []


def test_a_change_that_changes_nothing_would_be_found() -> None:
    random = Random(0)

    def nothing(tree: Tree) -> list[Change]:
        return [Change("nothing", (), tree)]

    assert shown(unnoticed(random, evaluation(random), kinds=(nothing,))) == [("nothing", ())]
