"""No sentence has a hole or says what is not so, whatever becomes of one cell of a dossier.

Every cell with a figure, of the whole dossier and of every example that is in order, is left empty,
made unreadable, set to zero and taken out. Of the examples each cell is spoilt in one of these
ways, the next one for the next cell; of the whole dossier in all of them.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.examples import PASSING, texts_of, tree_of
from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, load_text
from vrd2check.language import Language
from vrd2check.reports import json as json_report
from vrd2check.reports.report import Report
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
WHOLE = ROOT / "tests/rules/whole-dossier.yaml"
# The examples that are in order, by the letters of their rules.
OF_LETTERS = {
    letters: list(paths) for letters, paths in groupby(PASSING, key=lambda path: path.stem[:3])
}

_FIGURES = {
    *("bedrag", "percentage", "aantal", "prijs", "kost", "totaal", "basis", "vak", "vek"),
    *("actueel", "prognose", "plafond", "ernst", "kans", "rpn", "per_jaar", "eigen_inbreng"),
}
_OF_FIGURES = {"bedragen", "maanden", "waarden", "investering", "exploitatie", "kredieten"}
_WAYS = {"empty": "", "unreadable": "zes", "zero": "0", "absent": None}

_HOLE = re.compile(
    r"\S  +\S|\bNone\b|[{}]|“”|\(\)|\( | \)|``| [,.:;](?: |$)|(?:^|\W)(?:of|van) [,.:]"
)
# The rules that say that a thing does not occur, and the chapters in which it does not.
_NOT_THERE = {"INZ303": ["inzet"], "DEL201": ["budget"]}

Path_ = tuple[Any, ...]


def cells(node: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Return the path to each scalar that is a figure."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from cells(value, (*path, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from cells(value, (*path, number))
    elif any(character.isdigit() for character in node):
        above = [key for key in path if isinstance(key, str)]
        if above[-1:] and (above[-1] in _FIGURES or {*above[-2:]} & _OF_FIGURES):
            yield path


def spoilt(tree: Any, path: Path_, value: str | None) -> Any:
    """Return a copy of a dossier with another value in a cell, or without the cell."""
    tree = deepcopy(tree)
    node = tree
    for key in path[:-1]:
        node = node[key]
    if value is None and isinstance(node, dict):
        del node[path[-1]]
    else:
        node[path[-1]] = value or ""
    return tree


def sentences(report: Any, key: str = "") -> Iterator[str]:
    if isinstance(report, dict):
        for name, value in report.items():
            yield from sentences(value, name)
    elif isinstance(report, list):
        for value in report:
            yield from sentences(value, key)
    elif isinstance(report, str) and key not in ("written", "file", "text"):
        yield report


def wrong_in(files: list[Loaded], trees: list[Any]) -> Iterator[str]:
    """Return the sentences with a hole, and what is said not to be there that is."""
    result = check_loaded(files, Settings(), frozenset(file.name for file in files))
    for language in Language:
        rendered = json.loads(json_report.render(Report(result, language)))
        yield from filter(_HOLE.search, sentences(rendered["findings"]))
    for finding in result.findings:
        chapters = _NOT_THERE.get(finding.rule.code, [])
        if finding.rule.code == "KFM204":
            chapters = ["kostenmodel" if finding.about["there"].en != "the budget" else "budget"]
        tree = trees[int(finding.place.file[:-5])]
        for chapter in chapters:
            if str(finding.about["deliverable"]) in json.dumps(tree.get(chapter, {})):
                yield finding.message(Language.NL)


def ways_of(path: Path, trees: list[Any]) -> Iterator[tuple[int, Path_, str | None]]:
    turn = 0
    for number, tree in enumerate(trees):
        for cell in cells(tree):
            ways = list(_WAYS.values())
            for value in ways if path == WHOLE else [ways[turn % len(ways)]]:
                yield number, cell, value
            turn += 1


def wrong_when_spoilt(path: Path) -> Iterator[tuple[str, Path_, str | None, str]]:
    """Return the cells of a dossier, or of the dossiers of an example, after which it is wrong."""
    texts = [text.decode() for text in texts_of(path)]
    trees = list(map(tree_of, texts))
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    for number, cell, value in ways_of(path, trees):
        tree = spoilt(trees[number], cell, value)
        text = json.dumps(tree, ensure_ascii=False)
        changed = {number: (load_text(text, f"{number}.yaml"), tree)}
        both = [changed.get(at, one) for at, one in enumerate(zip(files, trees, strict=True))]
        for sentence in wrong_in([file for file, _ in both], [tree for _, tree in both]):
            yield path.stem, cell, value, sentence


def test_a_spoilt_cell_of_a_whole_dossier_gives_no_sentence_with_a_hole_or_untrue() -> None:
    assert list(wrong_when_spoilt(WHOLE)) == []


@pytest.mark.parametrize("letters", OF_LETTERS)
def test_a_spoilt_cell_of_an_example_gives_no_sentence_with_a_hole_or_untrue(letters: str) -> None:
    assert [one for path in OF_LETTERS[letters] for one in wrong_when_spoilt(path)] == []


BUDGET_AND_MODEL = """\
soort: projectdossier
nummer: "22.12"
titel: T
jaar: 2022
bronnen: {{vrd2: VRD}}
deliverables:
  - {{nr: D.22.12.1, omschrijving: A}}
  - {{nr: D.22.12.2, omschrijving: B}}
budget:
  regels:
    - {{deliverable: D.22.12.1, bron: vrd2, {budget}}}
    - {{deliverable: D.22.12.2, bron: vrd2, bedrag: 2000}}
kostenmodel:
  investeringen:
    regels:
      - {{deliverable: D.22.12.1, bron: vrd2, {model}}}
      - {{deliverable: D.22.12.2, bron: vrd2, totaal: 2000}}
"""
# What stands there: unreadable, empty, of the wrong shape or left out, so that it is open.
OPEN_BUDGET = [
    "bedrag: 6k",
    "bedrag: ",
    "bedrag: ~",
    "bedrag: [1]",
    "omschrijving: x",
    "bedrag: 6-",
]
OPEN_MODEL = [
    *("totaal: 6k", "totaal: ", "bedragen: {2022: }", "bedragen: {2022: 6k}", "bedragen: los"),
    *("omschrijving: x", "bedragen: {jaar: 5}", "bedragen: ", "bedragen: {2022: , 2023: }"),
]
ZERO = ["0", "nvt", "/", '"-"', "0,00"]


def codes(budget: str, model: str) -> set[str]:
    text = BUDGET_AND_MODEL.format(budget=budget, model=model)
    found = check_loaded([load_text(text, "a.yaml")], Settings()).findings
    return {one.rule.code for one in found if one.rule.code.startswith("KFM")}


@pytest.mark.parametrize("budget", OPEN_BUDGET)
def test_what_cannot_be_read_in_the_budget_does_occur(budget: str) -> None:
    assert codes(budget, "totaal: 6000") == set()


@pytest.mark.parametrize("model", OPEN_MODEL)
def test_what_cannot_be_read_in_the_cost_model_does_occur(model: str) -> None:
    assert codes("bedrag: 6000", model) == set()


@pytest.mark.parametrize("zero", ZERO)
def test_what_is_zero_does_occur_and_contradicts(zero: str) -> None:
    zero = zero if zero != "0,00" else '"0,00"'
    assert codes(f"bedrag: {zero}", "totaal: 6000") == {"KFM201"}
    assert codes("bedrag: 6000", f"totaal: {zero}") == {"KFM201"}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("17.305", "Voor 17.305 van D.22.12.1 is nog geen financieringsbron gekozen"),
        ("", "Voor D.22.12.1 is nog geen financieringsbron gekozen"),
        ("zes", "Voor D.22.12.1 is nog geen financieringsbron gekozen"),
        ("[1]", "Voor D.22.12.1 is nog geen financieringsbron gekozen"),
        ("0", None),
        ("nvt", None),
    ],
)
def test_a_source_still_to_be_chosen_is_told_without_a_hole(
    amount: str, expected: str | None
) -> None:
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\nbudget:\n  regels:\n'
        f"    - {{deliverable: D.22.12.1, bron: Nog te bepalen, bedrag: {amount}}}\n"
    )
    found = check_loaded([load_text(text, "a.yaml")], Settings()).findings
    told = [one.message(Language.NL) for one in found if one.rule.code == "DEL301"]
    assert told == ([f"{expected} (“Nog te bepalen”)."] if expected else [])
