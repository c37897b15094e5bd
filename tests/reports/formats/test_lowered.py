"""What a configuration makes less serious is told in every format, and --strict undoes it."""

import json
from xml.etree import ElementTree

import pytest

from tests.reports.formats.dossiers import BROKEN
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports import lines
from vrd2check.reports.conclusion import RunOutcome, outcome_of, warnings_as_errors
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.reports.wording import verdict_sentence
from vrd2check.result import Result
from vrd2check.rules import all_rules
from vrd2check.settings import Settings, Severity


def lowered(*codes: str, to: Severity = Severity.NOTE, **more: object) -> Result:
    """Check a dossier of which the total of the budget (DEL101) is 500 too much."""
    severities = dict.fromkeys(codes, to)
    settings = Settings(severities=severities, file="vrd2check.toml", **more)  # type: ignore[arg-type]
    return check_loaded([load_text(BROKEN, "a.yaml")], settings)


def written(result: Result, form: Format) -> str:
    text = form.render(Report(result, Language.EN))
    # What the program writes to standard error beside it.
    return text + (lines.summary(Report(result, Language.EN)) if form is Format.LINES else "")


def closing(result: Result) -> str:
    """Return the sentence that says how it ended."""
    return verdict_sentence(result, Language.EN)


SENTENCE = "Counted as a note and not as an error, by vrd2check.toml: DEL101."


@pytest.mark.parametrize(
    "form", [form for form in Format if form not in (Format.JSON, Format.SARIF)]
)
def test_it_is_told_which_rules_count_for_less(form: Format) -> None:
    assert SENTENCE in " ".join(written(lowered("DEL101"), form).split())
    assert "Counted as" not in written(lowered(), form)


def test_json_and_sarif_have_it_as_data() -> None:
    result = lowered("DEL101")
    report = json.loads(written(result, Format.JSON))
    assert report["lowered"] == [{"code": "DEL101", "severity": "note", "by_itself": "error"}]
    assert report["configuration"] == "vrd2check.toml"
    (run,) = json.loads(written(result, Format.SARIF))["runs"]
    (override,) = run["invocations"][0]["ruleConfigurationOverrides"]
    assert override["descriptor"]["id"] == "DEL101"
    assert override["configuration"]["level"] == "note"
    (rule,) = [one for one in run["tool"]["driver"]["rules"] if one["id"] == "DEL101"]
    assert rule["defaultConfiguration"]["level"] == "error"
    (found,) = [one for one in run["results"] if one["ruleId"] == "DEL101"]
    assert found["level"] == "note"


def test_the_closing_sentence_says_what_does_not_agree() -> None:
    # DOC301 asks for chapters; without it nothing else is said of the dossier.
    result = lowered("DEL101", ignored=frozenset({"DOC301"}))
    assert outcome_of(result) is RunOutcome.SOUND
    assert closing(result) == (
        "1 does not agree, told as a note by vrd2check.toml; all else that could be checked agrees."
    )
    warned = lowered("DEL101", to=Severity.WARNING, ignored=frozenset({"DOC301"}))
    assert closing(warned).startswith(
        "1 does not agree, told as a warning by vrd2check.toml; no other errors"
    )


def test_strict_is_strict_about_them() -> None:
    for to in (Severity.NOTE, Severity.WARNING):
        strict = warnings_as_errors(lowered("DEL101", to=to))
        assert outcome_of(strict) is RunOutcome.BROKEN
        (finding,) = [one for one in strict.findings if one.rule.code == "DEL101"]
        assert finding.severity is Severity.ERROR
        assert strict.lowered == ()
        (case,) = [
            one
            for one in ElementTree.fromstring(written(strict, Format.JUNIT)).iter("testcase")
            if one.get("name", "").startswith("DEL101")
        ]
        assert case.find("failure") is not None


def test_a_note_of_rounding_is_none_that_was_lowered() -> None:
    # 6000 + 1000 = 7000, each known to 0,5, so that 7001 agrees but for rounding.
    rounded = BROKEN.replace("7500", "7001")
    settings = Settings(severities={"DEL101": Severity.WARNING}, file="vrd2check.toml")
    result = check_loaded([load_text(rounded, "a.yaml")], settings)
    (finding,) = [one for one in warnings_as_errors(result).findings if one.rule.code == "DEL101"]
    assert finding.is_rounding
    assert finding.severity is Severity.NOTE


def test_where_few_rules_are_asked_these_are_named() -> None:
    ignored = frozenset(rule.code for rule in all_rules() if rule.code != "DEL101")
    result = check_loaded([load_text(BROKEN, "a.yaml")], Settings(ignored=ignored))
    for form in Format:
        if form not in (Format.JSON, Format.SARIF):
            assert "Only checked, as requested: DEL101." in written(result, form)
