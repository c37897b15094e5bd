"""What ``jsonschema_rs`` decides is what ``jsonschema`` finds."""

import copy
import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.generated.dossiers import written
from vrd2check.schema import kinds, validate
from vrd2check.schema.shape import schema
from vrd2check.source import MappingNode, Node, read_file, read_text, standard_value

HERE = Path(__file__).parent
FILES = [
    *sorted((HERE / "valid").glob("*.yaml")),
    *sorted((HERE.parents[1] / "dossiers").glob("*.y*ml")),
]
WHOLE = Draft202012Validator(schema())


def instance_of(path: Path) -> dict[str, Any]:
    root = read_file(path).root
    assert root is not None
    value = standard_value(root)
    assert isinstance(value, dict)
    return value


INSTANCES = [instance_of(path) for path in FILES]


def tree_of(value: object) -> Node:
    """Write a value down, in such a way that the same is read again."""
    root = read_text(written({"a": value}), "a.yaml").root
    assert root is not None
    (entry,) = root.entries
    return entry.value


def agree(instance: dict[str, Any]) -> bool:
    """Return the verdict on a dossier, after showing that it is that of both."""
    tree = tree_of(instance)
    assert isinstance(tree, MappingNode)
    verdict = validate(tree) == ()
    assert verdict == WHOLE.is_valid(standard_value(tree))
    return verdict


def test_both_accept_every_real_and_every_valid_dossier() -> None:
    files = dict(zip(FILES, INSTANCES, strict=True))
    assert [path.name for path, instance in files.items() if not agree(instance)] == []


def test_a_valid_dossier_needs_no_explanation() -> None:
    files = dict(zip(FILES, INSTANCES, strict=True))
    refused = [
        path.name
        for path, instance in files.items()
        if not FAST[instance["soort"]].is_valid(instance)
    ]
    assert refused == []


def alone(name: str) -> dict[str, Any]:
    """Return the schema of what a definition allows."""
    return {"$ref": f"#/$defs/{name}", "$defs": schema()["$defs"]}


FAST = {name: jsonschema_rs.Draft202012Validator(alone(name)) for name in schema()["$defs"]}
SLOW = {name: Draft202012Validator(alone(name)) for name in FAST}


def all_names() -> list[str]:
    names = {"2022", "1899", "Q1 2022", "maart", "13", "x", "", "22.10", "ontwerp", "mandagen"}

    def walk(node: object) -> None:
        if isinstance(node, dict):
            names.update(node.get("properties", {}))
            for value in node.values():
                walk(value)

    walk(schema())
    return sorted(names)


NAMES = st.sampled_from(all_names())
# Python takes control characters for white space, Rust doesn't: only an escape can write them.
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 3000),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([2022.0, 2022.5, 12, 13, 10**50, "22.1", "22.100", " ", "\u2009", "ja"]),
    NAMES,
    st.text(CHARACTERS, max_size=5),
)
# Here the two differ: what jsonschema_rs refuses, jsonschema looks at, and accepts.
REFUSED_TOO_MUCH = st.sampled_from(["\n", "2022\n", "\ufeff", math.inf, -math.inf, math.nan])


def values(scalars: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=13), st.dictionaries(NAMES, inner, max_size=4)
        ),
        max_leaves=14,
    )


VALUES = values(SCALARS | REFUSED_TOO_MUCH)


def places(value: object) -> list[tuple[Any, Any]]:
    """All containers below a value with each of their keys or indices."""
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        for key, member in value.items():
            found += [(value, key), *places(member)]
    elif isinstance(value, list):
        for index, member in enumerate(value):
            found += [(value, index), *places(member)]
    return found


def change(draw: st.DrawFn, instance: dict[str, Any]) -> None:
    """Do one thing to a dossier that an author, or a bug, might do."""
    candidates = [place for place in places(instance) if place != (instance, "soort")]
    if not candidates:
        return
    container, key = candidates[draw(st.integers(0, len(candidates) - 1))]
    what = draw(st.sampled_from(["remove", "replace", "rename", "insert", "swap"]))
    if what == "remove":
        del container[key]
    elif what == "replace":
        container[key] = draw(VALUES)
    elif what == "swap":
        other, other_key = candidates[draw(st.integers(0, len(candidates) - 1))]
        container[key] = copy.deepcopy(other[other_key])
    elif isinstance(container, list):
        container.insert(key, draw(VALUES))
    elif what == "rename":
        member = container.pop(key)
        new_key = draw(NAMES)
        container["naam" if new_key == "soort" else new_key] = member
    else:
        new_key = draw(NAMES)
        if new_key != "soort":
            container[new_key] = draw(VALUES)


@st.composite
def changed_dossiers(draw: st.DrawFn) -> dict[str, Any]:
    instance = copy.deepcopy(draw(st.sampled_from(INSTANCES)))
    instance["soort"] = draw(st.sampled_from([instance["soort"]] * 9 + list(kinds())))
    for _ in range(draw(st.integers(0, 3))):
        change(draw, instance)
    return instance


@settings(max_examples=150)
@given(changed_dossiers())
def test_both_give_one_verdict_on_changed_dossiers(instance: dict[str, Any]) -> None:
    agree(instance)


@settings(max_examples=1000)
@given(usual=values(SCALARS), odd=VALUES)
def test_both_give_one_verdict_on_any_value_for_any_definition(usual: object, odd: object) -> None:
    usual, odd = standard_value(tree_of(usual)), standard_value(tree_of(odd))
    for name, fast in FAST.items():
        assert fast.is_valid(usual) == SLOW[name].is_valid(usual), name
        assert not fast.is_valid(odd) or SLOW[name].is_valid(odd), name


@settings(max_examples=80)
@given(changed_dossiers())
def test_what_is_refused_is_explained_and_what_is_accepted_is_not(
    instance: dict[str, Any],
) -> None:
    document = read_text(json.dumps(instance, ensure_ascii=False), "a.yaml")
    assume(document.root is not None)
    root = document.root
    assert root is not None
    problems = validate(root)
    assert (problems == ()) == WHOLE.is_valid(standard_value(root))
    assert len({(problem.place, problem.message.nl) for problem in problems}) == len(problems)
    assert list(problems) == sorted(problems, key=lambda problem: problem.place)


BAD = {
    "an unknown key": "titel: a\njaar: 2021\nbedrag: 5",
    "no title": "jaar: 2021",
    "eleven months": "titel: a\njaar: 2021\nprognose_vek: {maanden: [1,2,3,4,5,6,7,8,9,10,11]}",
    "thirteen months": "titel: a\njaar: 2021\nprognose_vek: {maanden: [0,1,2,3,4,5,6,7,8,9,0,1,2]}",
    "a month that is none": "titel: a\njaar: 2021\nprognose_vek: {maanden: {janv: 3}}",
    "a year of two digits": "titel: a\njaar: 21",
    "a year in words": "titel: a\njaar: vorig jaar",
    "a year with a fraction": "titel: a\njaar: 2021.5",
    "an amount for a year of three digits": "titel: a\njaar: 2021\nkredieten: {202: 5}",
    "a status that is none": "titel: a\njaar: 2021\nstatus: klaar",
    "a number without quotes": "titel: a\njaar: 2021\nprojecten: {regels: [{nummer: 21.1}]}",
    "a list for an amount": "titel: a\njaar: 2021\nprojecten: {totaal: [5]}",
    "neither months nor total": "titel: a\njaar: 2021\nprognose_vek: {jaar: 2021}",
    "a reason of spaces": 'titel: a\njaar: 2021\ntoelichtingen: [{regel: VEK101, reden: "  "}]',
    "an empty chapter": "titel: a\njaar: 2021\nprojecten:",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_both_refuse(text: str) -> None:
    root = read_text(f"soort: programma\n{text}\n", "a.yaml").root
    assert root is not None
    instance = standard_value(root)
    assert isinstance(instance, dict)
    assert not agree(instance)


def test_a_valid_dossier_is_accepted_without_importing_jsonschema() -> None:
    program = (
        "import sys\n"
        "from vrd2check.schema import validate\n"
        "from vrd2check.source import read_text\n"
        "root = read_text('soort: programma\\ntitel: a\\njaar: 2021\\n', 'a.yaml').root\n"
        "assert validate(root) == ()\n"
        "assert 'jsonschema' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=HERE.parents[1])
