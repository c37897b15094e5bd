"""The schema of a configuration: what decides and what explains agree, and it knows the format."""

import json
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from vrd2check.configuration.effective import NAMES
from vrd2check.configuration.shape import refusals, schema
from vrd2check.schema import kinds
from vrd2check.schema.shape import definition

# What every dossier has, or what is about the file rather than the project.
NO_CHAPTERS = {"soort", "status", "onvolledig", "toelichtingen"}


def test_the_schema_is_a_schema_and_is_shipped():
    Draft202012Validator.check_schema(schema())
    assert (files("vrd2check.configuration") / "configuration.schema.json").is_file()


def test_it_knows_the_kinds_and_chapters_of_the_format():
    submitted = schema()["properties"]["submitted"]["properties"]
    assert list(submitted) == list(kinds())
    for kind in kinds():
        chapters = [key for key in definition(kind)["properties"] if key not in NO_CHAPTERS]
        assert submitted[kind]["items"]["enum"] == chapters


def test_it_knows_the_sorts_of_names():
    assert list(schema()["properties"]["names"]["properties"]) == list(NAMES)


def test_every_key_says_what_it_is_for():
    assert all("description" in below for below in schema()["properties"].values())


LEAVES = st.sampled_from(["nl", "error", "x", "", "budget", 0, 2, -1, 1.5, True])
KEYS = st.sampled_from(
    ("paths", "language", "severity", "day-rates", "least", "most", "spread", "profiles")
) | st.sampled_from(
    ("names", "sources", "submitted", "projectdossier", "rounding", "payment-leeway", "select", "x")
)
TREES = st.recursive(
    LEAVES,
    lambda below: st.lists(below, max_size=2) | st.dictionaries(KEYS, below, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, TREES, max_size=4))
def test_what_decides_agrees_with_jsonschema_and_every_refusal_is_explained(values):
    shape = json.loads(json.dumps(schema()))
    valid = Draft202012Validator(shape).is_valid(values)
    found = refusals(values)
    assert (found == ()) == valid
    for one in found:
        for text in (one.message.nl, one.message.en):
            assert text.endswith((".", "?"))
