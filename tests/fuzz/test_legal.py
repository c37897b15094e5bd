"""Large legal files of every list and map of the schema are checked in proportion to their size."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from fuzz.counting import calls
from fuzz.legal import Construct, constructs
from fuzz.seeds import ROOT

SCHEMA = Draft202012Validator(json.loads((ROOT / "schema.json").read_text(encoding="utf-8")))
CONSTRUCTS = list(constructs())
# Above the number of broken relations from which on only what is evident is looked for.
FEW, MANY = 70, 280


def test_every_list_that_the_template_has_is_among_them() -> None:
    known = {str(one) for one in CONSTRUCTS}
    assert {
        "projectdossier: bronnen",
        "projectdossier: inzet.regels",
        "projectdossier: kostenmodel.investeringen.subtotalen",
        "evaluatie: kosten.groepen.regels",
        "programma: projecten.regels",
    } <= known


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=str)
def test_what_is_made_is_legal(construct: Construct) -> None:
    assert not list(SCHEMA.iter_errors(yaml.safe_load(construct.text(3))))


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=str)
def test_four_times_as_many_take_no_more_than_five_times_the_calls(construct: Construct) -> None:
    few, many = construct.text(FEW), construct.text(MANY)
    assert calls(many) <= 5 * max(calls(few), 20_000)
