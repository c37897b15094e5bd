import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema_rs
import pytest

from tests.schemas import closed
from tests.suspects import wrong_figure
from vrd2check.diagnosis.conclusions import Confidence, blaming
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Reason
from vrd2check.reports import json as report
from vrd2check.reports.report import Report
from vrd2check.reports.schemas import output_schema
from vrd2check.result import Diagnosis

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = jsonschema_rs.Draft202012Validator(closed(json.loads(output_schema("report"))))
SOURCE = "totaal: 7.500\nregels: [6.000, 1.000]"


def read(result):
    found = json.loads(report.render(Report(result, Language.NL)))
    SCHEMA.validate(found)
    return found


@pytest.fixture
def broken(make):
    return make.broken_sum(SOURCE, "7.500", "6.000", "1.000", nl="Er staat {stated}.")


def test_a_finding_has_every_field_and_exact_numbers_as_text(make, broken):
    consequence = make.remark(Place("a.yaml", 2, 1, 2, 2), related=(broken.place,))
    suspect = wrong_figure(broken.figures[0][1], Decimal(7000), Confidence.PROBABLE)
    told = Diagnosis(broken, (consequence,), blaming((suspect,)))
    result = make.result_of(
        told, skipped=["b.yaml"], absent=["kpis"],
        unchecked=[Reason.ABSENT],
    )  # fmt: skip
    found = read(result)
    assert found["version"] == 1
    assert found["summary"] == {
        "dossiers": 1,
        "figures": 3,
        "relations": {"holds": 0, "rounding": 0, "broken": 1, "unchecked": 1},
        "unchecked": {"absent": 1, "empty": 0, "unreadable": 0},
        "coverage": {"confirmed": 0, "contradicted": 0, "open": 0, "alone": 0},
        "findings": {"error": 1, "warning": 0, "note": 0},
        "explained": 0,
    }
    (finding,) = found["findings"]
    nested = {key: finding.pop(key) for key in ("figures", "suspects", "consequences")}
    assert finding == {
        "other_suspects": 0,
        "code": "XXX101",
        "name": "a-rule",
        "severity": "error",
        "verdict": "broken",
        "change": None,
        "message": "Er staat 7.500.",
        "dossier": "Proef",
        "file": "a.yaml",
        "line": 1,
        "column": 9,
        "end_line": 1,
        "end_column": 14,
        "shows_at": {
            "file": "a.yaml",
            "line": 1,
            "column": 9,
            "end_line": 1,
            "end_column": 14,
        },
        "stated": "7500",
        "expected": "7000",
        "difference": "500",
        "slack": "1.5",
        "related": [],
    }
    assert nested["figures"][0] == {
        "role": "total",
        "file": "a.yaml",
        "line": 1,
        "column": 9,
        "written": "7.500",
        "value": "7500",
        "slack": "0.5",
        "cell": None,
    }
    assert [figure["role"] for figure in nested["figures"]] == ["total", "part", "part"]
    assert nested["suspects"] == [
        {
            "file": "a.yaml",
            "line": 1,
            "column": 9,
            "end_line": 1,
            "end_column": 14,
            "written": "7.500",
            "value": "7500",
            "proposed": "7000",
            "slip": None,
            "action": "unknown",
            "confidence": "probable",
            "sentence": "met 7.000 in plaats van 7.500 klopt het",
            "cells": [
                {
                    "file": "a.yaml",
                    "line": 1,
                    "column": 9,
                    "written": "7.500",
                    "value": "7500",
                    "proposed": "7000",
                    "least": None,
                    "most": None,
                }
            ],
            "labels": [],
        }
    ]
    (hanging,) = nested["consequences"]
    assert hanging["stated"] is None
    assert hanging["related"][0]["column"] == 9
    assert found["skipped"] == ["b.yaml"]
    assert found["dossiers"][0]["absent_chapters"] == ["kpis"]


def test_a_figure_that_is_certain_is_where_to_look_and_the_numbers_stay_those_of_the_total(
    make, broken
):
    suspect = wrong_figure(broken.figures[1][1], Decimal(6500), Confidence.CERTAIN)
    result = make.result_of(Diagnosis(broken, (), blaming((suspect,))))
    (finding,) = read(result)["findings"]
    assert [finding[key] for key in ("line", "column", "end_line", "end_column")] == [2, 10, 2, 15]
    shows_at = finding["shows_at"]
    assert (shows_at["line"], shows_at["column"]) == (1, 9)
    numbers = [finding[key] for key in ("stated", "expected", "difference")]
    assert numbers == ["7500", "7000", "500"]
    assert finding["message"] == (
        "Hier hoort 6.500 te staan in plaats van 6.000. Dat blijkt op 1:9: Er staat 7.500."
    )


def test_rounding_notes_are_always_there(make):
    source = "totaal: 7.001\nregels: [6.000, 1.000]"
    found = read(make.result_of(make.broken_sum(source, "7.001", "6.000", "1.000")))
    (note,) = found["findings"]
    assert (note["severity"], note["verdict"], note["difference"]) == ("note", "rounding", "1")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("175836.75"), "175836.75"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.005"), "-0.005"),
        (Fraction(1137890, 7), "1137890/7"),
        (Fraction(-1, 3), "-1/3"),
        (Fraction(5, 4), "1.25"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(10, 1), "10"),
        (Fraction(0), "0"),
    ],
)
def test_numbers_are_exact(make, broken, number, written):
    judgement = broken.judgement._replace(expected=number)
    result = make.result_of(broken._replace(judgement=judgement))
    assert read(result)["findings"][0]["expected"] == written


def test_hostile_text_stays_as_it_is_and_is_escaped(make):
    finding = make.remark(Place("a\udcff.yaml", 1, 1, 1, 2), nl="\x1b[2J \u202e é")
    text = report.render(Report(make.result_of(finding, file="a\udcff.yaml"), Language.NL))
    assert text.isascii()
    assert "\x1b" not in text
    assert json.loads(text)["findings"][0]["message"] == "\x1b[2J \u202e é"


def test_the_example_in_the_documentation_has_the_shape_of_the_schema():
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    SCHEMA.validate(json.loads(example))
