"""Whatever shape a document has, reading and checking it raises nothing.

What has the wrong shape makes the sums it stands in unchecked, never falsely broken.
"""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import tree_of
from tests.generated.dossiers import written
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.result import Result
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
TRUE_DOSSIERS = [
    tree_of(content)
    for content in re.findall(
        r"^```yaml\n((?:.*\n)*?)```$",
        (ROOT / "docs" / "format.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
]
# Leaving out a year, a month, the VAT or one cell of the calendar means something.
MEANINGFUL = re.compile(r"20\d\d|jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|Q|btw|vak$|vek$")


def steps(node: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    items = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in items:
        yield from steps(value, (*path, key))


def at(node: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        node = node[key]
    return node


def renamed(parent: dict[str, Any], old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in parent.items()]
    parent.clear()
    parent.update(items)


def outcome(document: object) -> Result:
    loaded = load_text(written(document), "x.yaml")
    return check_loaded([loaded], Settings(), frozenset({"x.yaml"}))


def broken(result: Result) -> list[str]:
    return [
        str((finding.rule.code, finding.place))
        for finding in result.findings
        if finding.judgement is not None and finding.judgement.verdict is Verdict.BROKEN
    ]


SCALARS = st.sampled_from(["", "nvt", "onzin", "²", "1,5", "-3", "2022", "D1", "9" * 5000, "1e9"])
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["regels", "2022", "vak", "a", "deliverable"]), inner, max_size=3
        )
    ),
    max_leaves=4,
)


@given(st.data())
@settings(max_examples=80, derandomize=True)
def test_no_shape_of_document_makes_reading_or_checking_fail(data: st.DataObject) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from(TRUE_DOSSIERS)))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(list(steps(document))))
        parent, key = at(document, path[:-1]), path[-1]
        match data.draw(st.sampled_from(["replace", "drop", "rename", "double"])):
            case "rename" if isinstance(parent, dict):
                new = data.draw(
                    st.sampled_from(["anders", "totaal", "regels", "bron", "2023", "jan"])
                )
                renamed(parent, key, new)
            case "double" if isinstance(parent, list):
                parent.insert(key, copy.deepcopy(parent[key]))
            case "drop" if len(parent) > 1:
                del parent[key]
            case _:
                parent[key] = data.draw(ANYTHING)
    outcome(document)


@pytest.mark.parametrize("document", TRUE_DOSSIERS, ids=lambda document: document["soort"])
def test_the_dossiers_to_start_from_are_true(document: object) -> None:
    assert broken(outcome(document)) == []


@given(st.data())
@settings(max_examples=80, derandomize=True)
def test_the_wrong_shape_never_breaks_a_relation(data: st.DataObject) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from(TRUE_DOSSIERS)))
    path = data.draw(st.sampled_from([path for path in steps(document) if path[0] != "soort"]))
    parent, key = at(document, path[:-1]), path[-1]
    # An empty list where a list belongs is the right shape, and says that there is nothing.
    shapes = [{}, ["1", "2"], {"a": "1"}, [{"a": "1"}], [[]]]
    wrong = data.draw(st.sampled_from(shapes if isinstance(parent[key], list) else [*shapes, []]))
    if isinstance(parent, dict) and not MEANINGFUL.match(key) and data.draw(st.booleans()):
        if data.draw(st.booleans()):
            renamed(parent, key, f"{key}x")
        else:
            del parent[key]
    else:
        parent[key] = wrong
    assert broken(outcome(document)) == []


LABELS = ("deliverable", "bron", "product", "aankooptype", "kost", "groep", "profiel", "nr")


def test_no_label_of_the_wrong_shape_breaks_a_relation() -> None:
    found = []
    for document in TRUE_DOSSIERS:
        for path in steps(document):
            if path[-1] in LABELS and len(path) > 1:
                spoiled = copy.deepcopy(document)
                at(spoiled, path[:-1])[path[-1]] = {}
                found += [(path, one) for one in broken(outcome(spoiled))]
    assert found == []


def test_of_two_lines_without_a_label_no_relation_breaks() -> None:
    document = copy.deepcopy(TRUE_DOSSIERS[0])
    for line in document["inzet"][0]["regels"][1:3]:
        del line["deliverable"]
    assert broken(outcome(document)) == []
