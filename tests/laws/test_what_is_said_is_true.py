"""No sentence has a hole or says what is not so, whatever becomes of one cell of a dossier.

Every cell with a figure, of the whole dossier and of every example that is in order, is left empty,
made unreadable, set to zero and taken out. Of the examples each cell is spoilt in one of these
ways, the next one for the next cell; of the whole dossier in all of them.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports import json as json_report
from vrd2check.reports.report import Report
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
WHOLE = ROOT / "tests/rules/whole-dossier.yaml"
EXAMPLES = sorted((ROOT / "vrd2check/rules/examples").glob("*-passes.yaml"))

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


def spoilt(text: str, path: Path_, value: str | None) -> str:
    tree = yaml.load(text, yaml.BaseLoader)
    node = tree
    for key in path[:-1]:
        node = node[key]
    if value is None and isinstance(node, dict):
        del node[path[-1]]
    else:
        node[path[-1]] = value or ""
    return json.dumps(tree, ensure_ascii=False)


def sentences(report: Any, key: str = "") -> Iterator[str]:
    if isinstance(report, dict):
        for name, value in report.items():
            yield from sentences(value, name)
    elif isinstance(report, list):
        for value in report:
            yield from sentences(value, key)
    elif isinstance(report, str) and key not in ("written", "file", "text"):
        yield report


def said(texts: list[str]) -> None:
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    result = check_loaded(files, Settings(), frozenset(file.name for file in files))
    for language in Language:
        rendered = json.loads(json_report.render(Report(result, language)))
        for sentence in sentences(rendered["findings"]):
            assert not _HOLE.search(sentence), sentence
    for finding in result.findings:
        tree = yaml.load(texts[int(finding.place.file[:-5])], yaml.BaseLoader)
        chapters = _NOT_THERE.get(finding.rule.code, [])
        if finding.rule.code == "KFM204":
            chapters = ["kostenmodel" if finding.about["there"].en != "the budget" else "budget"]
        for chapter in chapters:
            assert str(finding.about["deliverable"]) not in json.dumps(tree.get(chapter, {}))


def ways_of(path: Path, texts: list[str]) -> Iterator[tuple[int, Path_, str | None]]:
    turn = 0
    for number, text in enumerate(texts):
        for cell in cells(yaml.load(text, yaml.BaseLoader)):
            ways = list(_WAYS.values())
            for value in ways if path == WHOLE else [ways[turn % len(ways)]]:
                yield number, cell, value
            turn += 1


@pytest.mark.parametrize("path", [WHOLE, *EXAMPLES], ids=lambda path: path.stem)
def test_a_spoilt_cell_gives_no_sentence_with_a_hole_or_untrue(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    texts = re.split(r"^# ===== next file.*\n", content, flags=re.MULTILINE)
    for number, cell, value in ways_of(path, texts):
        changed = [*texts]
        changed[number] = spoilt(texts[number], cell, value)
        said(changed)


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
