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


def test_chapters_of_the_same_deliverables_are_compared_in_proportion_to_these() -> None:
    def text(number: int) -> str:
        names = [f"D{one}" for one in range(number)]
        of_names = {
            "budget": {"regels": [{"deliverable": one, "bedrag": "90"} for one in names]},
            "kostenmodel": {
                "investeringen": {
                    "regels": [
                        {"deliverable": one, "bedragen": {"2022": "60", "2023": "30"}}
                        for one in names
                    ]
                }
            },
            "vak_vek_kalender": {
                "regels": [
                    {"deliverable": one, "jaren": {"2022": {"vak": "90", "vek": "90"}}}
                    for one in names
                ]
            },
            "prognose_vek": {
                "jaar": 2022,
                "regels": [{"deliverable": one, "maanden": {"mei": "60"}} for one in names],
            },
        }
        head = {"soort": "projectdossier", "nummer": "22.12", "titel": "T", "jaar": 2022}
        return yaml.safe_dump({**head, **of_names})

    assert calls(text(MANY)) <= 3.4 * calls(text(FEW))
