"""The tool finds in the real dossiers what was worked out by hand, and no other error."""

import ast
import operator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from vrd2check.checking import check
from vrd2check.language import Language
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings

ROOT = Path(__file__).parent.parent.parent
REVIEWED = yaml.load(  # every number as the text that stands there, so that none becomes a float
    (Path(__file__).parent / "reviewed.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)

OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def calculate(arithmetic: str) -> Fraction:
    """Evaluate plain arithmetic exactly, from the characters of its numbers."""

    def value(node: ast.expr) -> Fraction:
        if isinstance(node, ast.BinOp):
            return OPERATIONS[type(node.op)](value(node.left), value(node.right))
        return Fraction(ast.get_source_segment(arithmetic, node) or "")

    return value(ast.parse(arithmetic, mode="eval").body)


@cache
def result() -> Result:
    return check([ROOT / "dossiers"], Settings())


def described(finding: Finding) -> tuple[str, str]:
    return Path(finding.place.file).name, finding.rule.code


def line_of(finding: Finding) -> str:
    return result().sources[finding.place.file].splitlines()[finding.place.line - 1]


def fits(finding: Finding, expected: dict[str, Any]) -> bool:
    if described(finding) != (expected["file"], expected["code"]):
        return False
    if expected.get("at", "") not in line_of(finding):
        return False
    if "calculation" not in expected:
        return finding.judgement is None
    judgement = finding.judgement
    return (
        judgement is not None
        and judgement.stated == Fraction(expected["stated"])
        and judgement.expected == calculate(expected["calculation"])
        and judgement.slack == Fraction(expected["slack"])
    )


def causes() -> list[Diagnosis]:
    return [one for one in result().diagnoses if one.severity is Severity.ERROR]


def errors() -> list[Finding]:
    return [one.finding for one in causes()]


@pytest.mark.parametrize(
    "expected", REVIEWED["errors"], ids=lambda one: f"{one['file']} {one['code']}"
)
def test_what_was_found_by_hand_is_found(expected: dict[str, Any]) -> None:
    assert [one for one in errors() if fits(one, expected)]


@pytest.mark.parametrize(
    "expected",
    [one for one in REVIEWED["errors"] if "suspects" in one],
    ids=lambda one: f"{one['file']} {one['code']} {one['calculation']}",
)
def test_all_that_may_be_wrong_by_hand_is_suspected(expected: dict[str, Any]) -> None:
    (found,) = (one.conclusion for one in causes() if fits(one.finding, expected))
    proposed = {
        (cell.figure.written, Fraction(cell.proposed or 0))
        for suspect in found.suspects
        for cell in suspect.cells
    }
    by_hand = {(one["written"], calculate(one["calculation"])) for one in expected["suspects"]}
    assert by_hand <= proposed


@pytest.mark.parametrize("expected", REVIEWED["consequences"], ids=lambda one: one["file"])
def test_a_consequence_hangs_below_its_cause(expected: dict[str, Any]) -> None:
    above = [one for one in causes() if one.finding.rule.code == expected["below"]]
    assert [one for cause in above for one in cause.consequences if fits(one, expected)]


def test_nothing_else_is_an_error() -> None:
    expected = REVIEWED["errors"]
    others = [one for one in errors() if not any(fits(one, known) for known in expected)]
    assert [(*described(one), one.place.line) for one in others] == []


@pytest.mark.parametrize(
    "expected", REVIEWED["remarks"], ids=lambda one: f"{one['code']} {one['file']}"
)
def test_what_was_seen_by_hand_is_remarked(expected: dict[str, Any]) -> None:
    remarks = [one for one in result().findings if one.severity is not Severity.ERROR]
    assert any(fits(one, expected) for one in remarks), expected["why"]


def test_no_other_warning_is_given() -> None:
    given = [one.finding for one in result().diagnoses if one.severity is Severity.WARNING]
    known = [[one for one in given if fits(one, expected)] for expected in REVIEWED["remarks"]]
    others = [one for one in given if not any(one in some for some in known)]
    assert [(*described(one), one.place.line) for one in others] == []
    assert len(given) == 38


def test_the_request_of_2024_tells_that_the_project_only_added_a_percentage() -> None:
    # 175.836,75 x 1,15 = 202.212,2625, to the cent 202.212,26: the project may be wrong as well.
    found = [one.message(Language.EN) for one in errors() if one.rule.code == "EXP401"]
    said = "202.212,26 is 175.836,75 plus 15 %: that may be wrong as well."
    assert [said in one for one in found].count(True) == 1


def test_a_calendar_that_has_the_round_grant_is_told_beside_a_forecast_to_the_cent() -> None:
    # 1.500.000,00 in the calendar, 1,5 Mio granted; the rows of the forecast end in 20 cents.
    (found,) = (
        one for one in errors() if described(one) == ("22.05-mandatenbeheer.yaml", "VEK202")
    )
    assert "1.500.000 is a round amount, and what was granted" in found.message(Language.EN)
    others = (one for one in errors() if one.rule.code == "VEK202" and one is not found)
    assert not any("round amount" in one.message(Language.EN) for one in others)


def test_the_reviewed_arithmetic_is_beyond_its_slack() -> None:
    for expected in REVIEWED["errors"] + REVIEWED["consequences"]:
        if "calculation" in expected:
            difference = Fraction(expected["stated"]) - calculate(expected["calculation"])
            assert abs(difference) > Fraction(expected["slack"]), expected["why"]


def test_every_real_document_is_there_and_was_read() -> None:
    kinds = sorted(examined.kind for examined in result().examined)
    assert kinds == sorted(
        ["projectdossier"] * 12
        + ["exploitatiedossier", "evaluatie", "programma", "strategisch_plan"]
    )
    assert not result().skipped


def rounding_notes() -> list[Finding]:
    return [
        one
        for one in result().findings
        if one.judgement is not None and one.judgement.verdict is Verdict.WITHIN_ROUNDING
    ]


def test_rounding_is_noted_where_it_was_found_by_hand_and_nowhere_else() -> None:
    by_hand = sorted(
        (file, code, calculate(stated), calculate(calculation), Fraction(slack))
        for file, code, stated, calculation, slack in REVIEWED["roundings"]
    )
    noted = sorted(
        (*described(one), one.judgement.stated, one.judgement.expected, one.judgement.slack)
        for one in rounding_notes()
        if one.judgement is not None and one.rule.code != "EVA103"
    )
    assert noted == by_hand


def test_each_line_of_the_evaluation_is_extrapolated_from_seven_months_to_twelve() -> None:
    # The source prints 2.603,91 for 1.518,95 x 12 / 7 = 2.603,914..., and so for fifteen lines.
    actuals = ["1518.95"] * 2 + ["2278.42"] + ["3070.99"] * 6 + ["3695.36"] * 3
    actuals += ["40016.79", "14801.98", "5193.68"]
    notes = [one.judgement for one in rounding_notes() if one.rule.code == "EVA103"]
    assert sorted(note.expected for note in notes if note is not None) == sorted(
        Fraction(actual) * 12 / 7 for actual in actuals
    )
