"""``schema.json`` is complete, valid, and documented in the author's language."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from vrd2check.figures import month_number, read_period
from vrd2check.schema import MissingSchemaError, kinds, schema_path, shape
from vrd2check.schema.shape import is_of_type, resolve, schema
from vrd2check.schema.wording import expected

DEFINITIONS: dict[str, Any] = schema()["$defs"]


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    """All schemas of mappings, wherever they are nested."""

    def walk(where: str, node: object) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(node, dict):
            if node.get("type") == "object" or "object" in node.get("type", ()):
                yield where, node
            for key, value in node.items():
                if key != "examples":
                    yield from walk(f"{where}/{key}", value)
        elif isinstance(node, list):
            for item in node:
                yield from walk(where, item)

    yield from walk("", DEFINITIONS)


def properties() -> Iterator[tuple[str, dict[str, Any]]]:
    for where, node in objects():
        for key, value in node.get("properties", {}).items():
            yield f"{where}/{key}", value


def test_the_schema_is_valid_draft_2020_12() -> None:
    Draft202012Validator.check_schema(schema())


def test_it_knows_the_five_kinds_and_has_a_definition_of_each() -> None:
    assert kinds() == (
        "projectdossier",
        "exploitatiedossier",
        "evaluatie",
        "programma",
        "strategisch_plan",
    )
    branches = schema()["allOf"]
    assert [branch["if"]["properties"]["soort"]["const"] for branch in branches] == list(kinds())
    assert [branch["then"]["$ref"] for branch in branches] == [f"#/$defs/{k}" for k in kinds()]
    for kind in kinds():
        assert DEFINITIONS[kind]["properties"]["soort"]["const"] == kind


def documented() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from properties()
    yield from DEFINITIONS.items()


def test_every_key_has_a_title_and_a_description() -> None:
    without = [
        where
        for where, node in documented()
        if not node["title"].strip() or not re.fullmatch(r"\S.*[.]", node["description"], re.DOTALL)
    ]
    assert without == []


def test_every_single_value_has_an_example() -> None:
    without = [
        where
        for where, node in properties()
        if "const" not in node
        and not is_of_type(shape := resolve(node).schema, "object")
        and not is_of_type(shape, "array")
        and not (node.get("examples") or shape.get("examples"))
    ]
    assert without == []


def test_every_example_is_allowed() -> None:
    refused = [
        f"{where}: {example}"
        for where, node in documented()
        for example in node.get("examples", [])
        if not Draft202012Validator({**node, "$defs": DEFINITIONS}).is_valid(example)
    ]
    assert refused == []


def test_only_the_sources_have_keys_of_the_authors_own() -> None:
    open_ended = [where for where, node in objects() if node["additionalProperties"] is not False]
    assert open_ended == ["/projectdossier/properties/bronnen"]


def test_every_definition_is_used() -> None:
    used = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema())))
    assert used == set(DEFINITIONS)


def test_every_definition_can_be_named_in_plain_words() -> None:
    for name, definition in DEFINITIONS.items():
        wanted = expected(resolve(definition, name))
        assert wanted.nl
        assert wanted.nl != wanted.en


MONTH_KEYS = [
    "jan",
    "Januari",
    "febr",
    "mrt",
    "maart",
    "mei",
    "juli",
    "sept",
    "Okt",
    "3",
    "03",
    "mnd3",
]


def test_a_month_that_the_schema_takes_is_one_that_can_be_read() -> None:
    keys = [*DEFINITIONS["maandbedragen"]["properties"], *MONTH_KEYS]
    (pattern,) = DEFINITIONS["maandbedragen"]["patternProperties"]
    assert [key for key in keys if not re.search(pattern, key)] == []
    assert [key for key in keys if not re.search(DEFINITIONS["maand"]["pattern"], key)] == []
    assert [key for key in keys if month_number(key) is None] == []


@pytest.mark.parametrize("written", ["2021", "Q1 2022", "Q3 22", "Q3/22", "Q4"])
def test_a_period_of_an_indicator_is_one_that_can_be_read(written: str) -> None:
    (pattern,) = DEFINITIONS["indicatorwaarden"]["patternProperties"]
    assert re.search(pattern, written)
    assert read_period(written, 2022) is not None


def test_the_file_is_found_beside_the_module_once_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site-packages" / "vrd2check" / "schema"
    folder.mkdir(parents=True)
    (folder / "schema.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(shape, "__file__", str(folder / "shape.py"))
    assert schema_path() == (folder / "schema.json").resolve()


def test_a_missing_file_is_named_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vrd2check" / "schema"
    monkeypatch.setattr(shape, "__file__", str(folder / "shape.py"))
    with pytest.raises(MissingSchemaError) as caught:
        schema_path()
    assert str(tmp_path.resolve() / "schema.json") in str(caught.value)
