"""What a dossier explains is shown apart, counted apart, and never safe to trust as text."""

import json

import pytest
from jsonschema_rs import Draft202012Validator

from tests.schemas import closed
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports import json as json_report
from vrd2check.reports import lines, listing, overview, table
from vrd2check.reports.conclusion import RunOutcome, outcome_of, warnings_as_errors
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.report import Report
from vrd2check.reports.schemas import output_schema
from vrd2check.result import Result
from vrd2check.settings import Settings

SCHEMA = closed(json.loads(output_schema("report")))
DOSSIER = """\
soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {vrd2: VRD 2}
deliverables:
  - {nr: D.22.12.1, product: Catalogus, omschrijving: Dienst}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 6000}
  totaal: 6500
toelichtingen:
  - regel: DEL101
    bij: vrd2
    verschil: 500
    reden: %s
"""


def checked(reason: str = "Het saldo volgt", *, explanations: bool = True) -> Result:
    loaded = load_text(DOSSIER % reason, "a.yaml")
    return check_loaded(
        [loaded], Settings(explanations=explanations, ignored=frozenset({"DOC301"}))
    )


def shown(result: Result, language: Language = Language.NL) -> str:
    return plain(table.lay_out(Report(result, language), Page()))


def test_the_table_shows_the_finding_apart_with_its_difference_and_reason() -> None:
    assert "  22.12 11:11  DEL101  Totaal van het budget: +500 “Het saldo volgt”\n" in shown(
        checked()
    )
    assert "Explained in the dossier itself" in shown(checked(), Language.EN)


def test_the_overview_counts_it_and_says_that_all_agrees_or_is_explained() -> None:
    result = checked()
    counts, *_, last = shown(result).splitlines()[-4:]
    assert last == "Alles wat nagekeken is, klopt of is toegelicht."
    # The amount, the total and the difference are the figures that were read: the difference agrees
    # with that of the finding; its amount and total still contradict.
    assert counts == "Van 3 cijfers: 1 bevestigd, 2 tegengesproken, 0 open, 0 alleen."
    report = Report(result, Language.NL, counts=True)
    head, _, row = plain(table.lay_out(report, Page())).split("Dossier  ")[1].splitlines()[:3]
    assert head.split()[-3:] == ["niet", "nagerekend", "toegelicht"]
    assert row.split()[-10:] == list("3120000101")


def test_without_explained_findings_the_reports_do_not_speak_of_them() -> None:
    result = checked(explanations=False)
    assert plain(listing.explained(Report(result, Language.NL), Page())) == ""
    assert "toegelicht" not in plain(overview.lay_out(Report(result, Language.NL), Page()))
    assert "toegelicht" not in lines.summary(Report(result, Language.NL))


def test_lines_mark_it_and_the_summary_counts_it() -> None:
    (line,) = lines.render(Report(checked(), Language.NL)).splitlines()
    assert line.startswith("a.yaml:11:11: DEL101 Toegelicht: Het ")
    assert "; 1 bevinding toegelicht.\n" in lines.summary(Report(checked(), Language.NL))
    assert "; 1 finding explained.\n" in lines.summary(Report(checked(), Language.EN))


def test_json_has_the_finding_and_its_explanation() -> None:
    report = json.loads(json_report.render(Report(checked(), Language.NL)))
    Draft202012Validator(SCHEMA).validate(report)
    assert report["findings"] == []
    assert report["summary"]["explained"] == 1
    (one,) = report["explained"]
    finding = one["finding"]
    assert [finding[key] for key in ("code", "line", "difference")] == ["DEL101", 11, "500"]
    place = {"file": "a.yaml", "line": 13, "column": 5, "end_line": 16, "end_column": 27}
    assert one["explanation"] == {
        **place,
        "rule": "DEL101",
        "at": ["vrd2"],
        "stated": None,
        "expected": None,
        "difference": "500",
        "reason": "Het saldo volgt",
        "author": None,
        "date": None,
        "approved_by": None,
    }


def test_it_does_not_count_and_strictness_leaves_it_alone() -> None:
    assert outcome_of(checked()) is RunOutcome.SOUND
    assert outcome_of(warnings_as_errors(checked())) is RunOutcome.SOUND
    assert outcome_of(checked(explanations=False)) is RunOutcome.BROKEN


@pytest.mark.parametrize("hostile", ["\\x1b[31mrood", "a\\nb: c", "\\u202etxt.", "[/bold]"])
def test_a_reason_is_made_safe_to_print(hostile: str) -> None:
    found = plain(listing.explained(Report(checked(f'"{hostile}"'), Language.NL), Page()))
    assert found.count("\n") == 3
    assert found.replace("\n", "").isprintable()
