"""Large legal files of every list and map of the schema are checked in proportion to their size."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from fuzz.counting import calls
from fuzz.legal import constructs
from fuzz.seeds import ROOT

SCHEMA = Draft202012Validator(json.loads((ROOT / "schema.json").read_text(encoding="utf-8")))
CONSTRUCTS = list(constructs())
KINDS = list(dict.fromkeys(one.kind for one in CONSTRUCTS))
# Above the number of broken relations from which on only what is evident is looked for.
FEW, MANY = 64, 192


def test_every_list_that_the_template_has_is_among_them() -> None:
    known = {str(one) for one in CONSTRUCTS}
    assert {
        "projectdossier: bronnen",
        "projectdossier: inzet.regels",
        "projectdossier: kostenmodel.investeringen.subtotalen",
        "evaluatie: kosten.groepen.regels",
        "programma: projecten.regels",
    } <= known


def test_what_is_made_is_legal() -> None:
    refused = {
        str(one): [error.message for error in SCHEMA.iter_errors(yaml.safe_load(one.text(3)))]
        for one in CONSTRUCTS
    }
    assert {name: errors for name, errors in refused.items() if errors} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_thrice_as_many_take_little_more_than_thrice_the_calls(kind: str) -> None:
    taken = {
        str(one): (calls(one.text(FEW)), calls(one.text(MANY)))
        for one in CONSTRUCTS
        if one.kind == kind
    }
    assert [one for one in taken.items() if one[1][1] > 3.4 * max(one[1][0], 20_000)] == []
