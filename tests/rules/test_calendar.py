"""The VAK and VEK calendar, where an example is too small to show it."""

from collections import Counter

import pytest

from tests.rules.telling import Compared, compared
from vrd2check.checking import check_loaded
from vrd2check.dossiers import Collection, load_text
from vrd2check.relations import Verdict, judge
from vrd2check.rules import Constraint, Context, all_rules
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen, exploitatie: VRD exploitatiebudget}
"""
CALENDAR = "vak_vek_kalender:\n  regels:\n"


def told(text: str) -> list[Compared]:
    result = check_loaded([load_text(HEAD + text, "a.yaml")], Settings())
    assert all(one.judgement for one in result.findings if one.rule.code.startswith("VAK"))
    return compared(result.findings, "VAK")


def verdicts(text: str, *codes: str) -> Counter[tuple[str, Verdict]]:
    dossier = load_text(HEAD + text, "a.yaml").dossier
    context = Context(Collection([dossier]), Settings())
    return Counter(
        (rule.code, judge(outcome.relation).verdict)
        for rule in all_rules()
        if rule.code in codes
        for outcome in rule.apply(dossier, context)
        if isinstance(outcome, Constraint)
    )


def test_the_year_in_which_settlement_runs_ahead_is_named() -> None:
    assert told(
        CALENDAR + "    - bron: vrd2\n      jaren:\n"
        "        2022: {vak: 100, vek: 50}\n"
        "        2023: {vak: 0, vek: 60}\n"
        "        2024: {vak: 10, vek: 0}\n"
    ) == [("VAK103", "VRD 2 investeringen", "2023", 110, 100)]


def test_settlement_may_run_ahead_on_one_line_of_a_source_if_not_on_the_source() -> None:
    assert (
        told(
            CALENDAR + "    - {bron: vrd2, deliverable: 1, jaren: {2022: {vak: 100, vek: 0}}}\n"
            "    - {bron: vrd2, deliverable: 2, jaren: {2022: {vak: 0, vek: 100}}}\n"
        )
        == []
    )


def test_totals_without_years_are_compared_over_all_years() -> None:
    assert told(CALENDAR + "    - {bron: vrd2, totaal: {vak: 100, vek: 110}}\n") == [
        ("VAK103", "VRD 2 investeringen", "", 110, 100)
    ]


@pytest.mark.parametrize("years", ["2022: {vek: 100}", "2022: {vak: nvt, vek: 100}"])
def test_a_row_that_states_only_settlements_says_nothing_of_commitments(years: str) -> None:
    found = verdicts(
        CALENDAR + f"    - {{bron: exploitatie, jaren: {{{years}}}}}\n",
        "VAK103",
        "VAK104",
        "VAK301",
    )
    assert found == {("VAK103", Verdict.UNCHECKED): 1, ("VAK104", Verdict.UNCHECKED): 1}


def test_an_empty_cell_of_a_row_that_states_others_is_zero() -> None:
    assert told(
        CALENDAR + "    - {bron: exploitatie, jaren: {2023: {vak: 50, vek: 50}, 2024: {vek: 50}}}\n"
    ) == [
        ("VAK103", "VRD exploitatiebudget", "2024", 100, 50),
        ("VAK104", "VRD exploitatiebudget", "2024", 50, 0),
    ]


def test_the_lines_of_one_source_are_unchecked_when_lines_are_missing() -> None:
    text = (
        "onvolledig: [vak_vek_kalender]\n"
        + CALENDAR
        + "    - {bron: vrd2, deliverable: 1, jaren: {2022: {vak: 100, vek: 200}}}\n"
    )
    assert verdicts(text, "VAK103") == {("VAK103", Verdict.BROKEN): 1}
    text += "    - {bron: vrd2, deliverable: 2, jaren: {2022: {vak: 0, vek: 100}}}\n"
    assert verdicts(text, "VAK103") == {("VAK103", Verdict.UNCHECKED): 1}


BUDGET = """\
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 60}
    - {deliverable: 2, bron: vrd2, bedrag: 40}
    - {deliverable: 2, bron: eigen, bedrag: 7}
"""


def test_the_budget_may_be_that_of_all_years() -> None:
    own = "    - {bron: eigen, jaren: {2023: {vak: 7}}}\n"
    spread = CALENDAR + own + "    - {bron: vrd2, jaren: {2022: {vak: 70}, 2023: {vak: 30}}}\n"
    assert verdicts(BUDGET + spread, "VAK201") == {("VAK201", Verdict.HOLDS): 2}
    wrong = CALENDAR + own + "    - {bron: vrd2, jaren: {2022: {vak: 70}, 2023: {vak: 20}}}\n"
    assert told(BUDGET + wrong) == [("VAK201", "VRD 2 investeringen", "", 90, 100)]


def test_a_row_narrowed_to_a_deliverable_is_compared_with_its_budget() -> None:
    rows = (
        CALENDAR + "    - {bron: vrd2, deliverable: D2, jaren: {2022: {vak: 44}}}\n"
        "    - {bron: vrd2, jaren: {2022: {vak: 60}}}\n"
        "    - {bron: eigen, jaren: {2022: {vak: 7}}}\n"
    )
    assert told(BUDGET + rows) == [("VAK201", "D2 · VRD 2 investeringen", "", 44, 40)]


def test_a_budget_without_sources_is_compared_with_all_that_is_not_running_cost() -> None:
    budget = "budget:\n  regels:\n    - {deliverable: 1, bedrag: 100}\n  totaal: 100\n"
    rows = (
        CALENDAR + "    - {bron: vrd2, jaren: {2022: {vak: 90}}}\n"
        "    - {bron: eigen, jaren: {2022: {vak: 10}}}\n"
        "    - {bron: exploitatie, jaren: {2022: {vak: 5}}}\n"
    )
    assert verdicts(budget + rows, "VAK201") == {("VAK201", Verdict.HOLDS): 1}


MODEL = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: 1, bron: vrd2, bedragen: {2022: 100}}
      - {deliverable: 1, bron: eigen, bedragen: {2022: 10}}
"""


def test_without_a_whole_budget_the_cost_model_counts() -> None:
    rows = (
        CALENDAR + "    - {bron: vrd2, jaren: {2022: {vak: 100}}}\n"
        "    - {bron: eigen, jaren: {2022: {vak: 7}}}\n"
    )
    assert told(BUDGET + rows) == []
    assert told("onvolledig: [budget]\n" + BUDGET + MODEL + rows) == [
        ("VAK201", "Eigen middelen", "", 7, 10)
    ]


def test_a_source_that_only_the_calendar_or_the_budget_has_is_told_with_its_amount() -> None:
    rows = (
        CALENDAR + "    - {bron: vrd2, jaren: {2022: {vak: 100}}}\n"
        "    - {bron: abb, jaren: {2022: {vak: 7}}}\n"
    )
    assert told(BUDGET + rows) == [
        ("VAK201", "Eigen middelen", "", 0, 7),
        ("VAK201", "abb", "", 7, 0),
    ]


def test_a_table_of_investments_still_to_come_leaves_the_cost_model_unchecked() -> None:
    model = """\
kostenmodel:
  aansluitingen:
    regels:
      - {deliverable: 1, bron: vrd2, bedragen: {2022: 10}}
"""
    rows = CALENDAR + "    - {bron: vrd2, jaren: {2022: {vak: 100}}}\n"
    assert verdicts(model + rows, "VAK201") == {("VAK201", Verdict.UNCHECKED): 1}


def test_running_costs_are_compared_for_the_years_of_both_tables() -> None:
    model = """\
kostenmodel:
  exploitatie:
    regels:
      - {omschrijving: Hosting, bron: exploitatie, bedragen: {2023: 5, 2024: 5, 2025: 5}}
"""
    rows = CALENDAR + "    - {bron: exploitatie, jaren: {2023: {vak: 5}, 2024: {vak: 9}}}\n"
    found = verdicts(model + rows, "VAK202")
    assert found == {
        ("VAK202", Verdict.HOLDS): 1,
        ("VAK202", Verdict.BROKEN): 1,
        # The calendar does not go as far as 2025.
        ("VAK202", Verdict.UNCHECKED): 1,
    }


def test_a_calendar_without_rows_says_nothing() -> None:
    codes = tuple(rule.code for rule in all_rules() if rule.code.startswith("VAK"))
    assert verdicts(BUDGET + "vak_vek_kalender: {regels: []}\n", *codes) == {}
    assert told("vak_vek_kalender: {totaal: {jaren: {2022: {vak: 5}}}}\n") == []
