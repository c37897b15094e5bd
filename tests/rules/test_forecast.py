"""The monthly forecast, where an example is too small to show it."""

from dataclasses import replace

import pytest

from tests.rules.telling import Compared, compared
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.result import Finding
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen, exploitatie: VRD exploitatiebudget}
"""
CALENDAR = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 100, vek: 100}}}
    - {bron: eigen, jaren: {2022: {vak: 10, vek: 10}}}
    - {bron: exploitatie, jaren: {2022: {vak: 3, vek: 3}, 2023: {vak: 3, vek: 3}}}
"""


def findings(text: str, settings: Settings | None = None) -> tuple[Finding, ...]:
    result = check_loaded([load_text(HEAD + text, "a.yaml")], settings or Settings())
    return tuple(one for one in result.findings if one.rule.code.startswith("VEK"))


def told(text: str) -> list[Compared]:
    found = findings(text)
    assert all(one.judgement for one in found)
    return compared(found, "VEK")


def forecast(*rows: str, source: str = "") -> str:
    lines = "".join(f"    - {{{row}}}\n" for row in rows)
    return f"prognose_vek:\n{source}  regels:\n{lines}"


@pytest.mark.parametrize("amount", ["100", "110", "10"])
def test_a_forecast_without_a_source_may_be_of_one_source_or_of_all_investments(
    amount: str,
) -> None:
    assert told(CALENDAR + forecast(f"deliverable: 1, maanden: {{mei: {amount}}}")) == []


def test_a_forecast_without_a_source_is_compared_with_the_source_that_it_is_nearest_to() -> None:
    # The calendar has 100 of VRD 2 and 10 of own means: 90 is 10 off the one, 20 off both.
    assert told(CALENDAR + forecast("deliverable: 1, maanden: {mei: 90}")) == [
        ("VEK202", "VRD 2 investeringen", "2022", 100, 90)
    ]
    assert told(CALENDAR + forecast("deliverable: 1, maanden: {mei: 120}")) == [
        ("VEK202", "het geheel", "2022", 110, 120)
    ]


def test_a_forecast_with_a_source_is_compared_with_that_source() -> None:
    of_own = forecast("deliverable: 1, maanden: {mei: 100}", source="  bron: eigen\n")
    assert told(CALENDAR + of_own) == [("VEK202", "Eigen middelen", "2022", 10, 100)]


def test_rows_may_name_other_sources_than_the_forecast() -> None:
    both = forecast(
        "deliverable: 1, maanden: {mei: 100}",
        "deliverable: 1, bron: eigen, maanden: {mei: 10}",
        source="  bron: vrd2\n",
    )
    assert told(CALENDAR + both) == []


def test_a_forecast_of_nothing_but_its_total_is_compared_with_the_calendar() -> None:
    text = "prognose_vek:\n  bron: vrd2\n  totaal: {maanden: {mei: 40, jun: 50}}\n"
    assert told(CALENDAR + text) == [("VEK202", "VRD 2 investeringen", "2022", 100, 90)]


def test_a_year_in_which_the_calendar_pays_nothing_is_not_left_out() -> None:
    text = forecast("deliverable: 1, maanden: {mei: 5}", source="  bron: vrd2\n  jaar: 2023\n")
    assert told(CALENDAR + text) == [("VEK202", "2023 · VRD 2 investeringen", "2023", 0, 5)]
    # Of 2024 the calendar says nothing at all.
    assert told(CALENDAR + text.replace("2023", "2024")) == []


BUDGET = """\
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 60}
    - {deliverable: 2, bron: vrd2, bedrag: 40}
    - {deliverable: 2, bron: eigen, bedrag: 7}
"""


def test_a_forecast_without_a_source_is_held_against_the_source_it_is_nearest_to() -> None:
    # 50 and 38 of the 60 and 40 of VRD 2; all sources together are 60 and 47.
    rows = forecast("deliverable: 1, maanden: {mei: 50}", "deliverable: 2, maanden: {mei: 38}")
    assert told(BUDGET + rows) == [
        ("VEK201", "VRD 2 investeringen · 1", "", 50, 60),
        ("VEK201", "VRD 2 investeringen · 2", "", 38, 40),
    ]


def test_a_project_that_goes_on_may_pay_later_but_never_more() -> None:
    rows = forecast("deliverable: 1, maanden: {mei: 50}", "deliverable: 2, maanden: {mei: 45}")
    term = "looptijd: {van: Q1 2022, tot: Q2 2023}\n"
    budget = BUDGET.replace("    - {deliverable: 2, bron: eigen, bedrag: 7}\n", "")
    assert told(term + budget + rows) == [("VEK204", "2", "", 45, 40)]


def test_the_calendar_tells_better_than_the_term_whether_part_is_paid_later() -> None:
    rows = forecast("deliverable: 1, maanden: {mei: 50}", source="  bron: vrd2\n")
    rows = CALENDAR.replace("2022: {vak: 100, vek: 100}", "2022: {vak: 100, vek: 50}") + rows
    term = "looptijd: {van: Q1 2022, tot: Q2 2023}\n"
    assert told(term + BUDGET + rows) == [
        ("VEK201", "1 · VRD 2 investeringen", "", 50, 60),
        ("VEK201", "2", "", 0, 40),
    ]
    later = rows.replace("vek: 50}", "vek: 50}, 2023: {vek: 50}")
    assert told(BUDGET + later) == []


def test_what_the_cost_model_has_in_a_later_year_may_be_paid_then() -> None:
    # The calendar pays all in 2022, and of the 60 of deliverable 1 the cost model has 10 in 2023.
    model = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: 1, bron: vrd2, bedragen: {2022: 50, 2023: 10}}
      - {deliverable: 2, bron: vrd2, bedragen: {2022: 40}}
"""
    rows = forecast("deliverable: 1, maanden: {mei: 50}", "deliverable: 2, maanden: {mei: 45}")
    whole, other = ("VEK202", "VRD 2 investeringen", "2022", 100, 95), ("VEK201", "2", "", 45, 47)
    assert told(CALENDAR + BUDGET + model + rows) == [other, whole]
    assert told(CALENDAR + BUDGET + rows) == [("VEK201", "1", "", 50, 60), other, whole]


def test_without_a_budget_the_year_in_the_cost_model_counts_and_then_the_allocation() -> None:
    model = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: 1, bron: vrd2, bedragen: {2022: 60, 2023: 30}}
verdeling:
  basis: 80
  regels:
    - {deliverable: 2, percentage: 50 %, bedrag: 40}
    - {omschrijving: Beheer, percentage: 50 %, bedrag: 40}
"""
    rows = forecast("deliverable: 1, maanden: {mei: 65}", "deliverable: 2, maanden: {mei: 45}")
    assert told(model + rows) == [("VEK201", "1", "", 65, 60), ("VEK201", "2", "", 45, 40)]


def test_whole_sources_are_compared_only_where_there_is_no_calendar() -> None:
    rows = forecast("product: Portaal, maanden: {mei: 90}", source="  bron: vrd2\n")
    assert told(BUDGET + rows) == [("VEK201", "VRD 2 investeringen", "", 90, 100)]
    calendar = CALENDAR.replace("vek: 100", "vek: 90")
    assert told(BUDGET + calendar + rows) == []


PLAN = """\
planning:
  - {deliverable: 1, actie: Analyse, van: Q2 2022, tot: Q2 2022}
"""
EARLY_AND_LATE = forecast("deliverable: D1, maanden: {jan: 1, feb: 2, mrt: 0, mei: 3, sep: 4}")


def test_months_before_and_long_after_the_actions_are_named() -> None:
    found = findings(PLAN + EARLY_AND_LATE)
    assert [(one.rule.code, one.about["line"], one.about["months"].nl) for one in found] == [
        ("VEK302", "D1", "in januari en februari"),
        ("VEK303", "D1", "in september"),
    ]


def test_the_months_that_invoices_may_take_are_a_setting() -> None:
    patient = replace(Settings(), payment_leeway=3)
    assert [one.rule.code for one in findings(PLAN + EARLY_AND_LATE, patient)] == ["VEK302"]


@pytest.mark.parametrize(
    "plan",
    [
        "onvolledig: [planning]\n" + PLAN,
        PLAN + "  - {deliverable: 1, actie: Ontwikkeling}\n",
        PLAN + "  - {deliverable: 1, actie: Ontwikkeling, van: ooit, tot: later}\n",
        PLAN.replace("deliverable: 1, ", ""),
    ],
)
def test_a_plan_that_may_hold_more_is_not_asked(plan: str) -> None:
    assert findings(plan + EARLY_AND_LATE) == ()


def test_a_line_that_does_not_tell_its_source_leaves_open_what_it_may_be_of() -> None:
    """The forecast is of one source: of 40 + 7 nobody knows whether the 7 is of that."""
    budget = """
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 60}
    - {deliverable: 2, bron: vrd2, bedrag: 40}
    - {deliverable: 2, bedrag: 7}
"""
    rows = forecast(
        "deliverable: 1, maanden: {mei: 60}",
        "deliverable: 2, maanden: {mei: 40}",
        source="  bron: vrd2\n",
    )
    assert told(budget + rows) == []
    assert told(budget.replace("7}", "7, bron: vrd2}") + rows) == [
        ("VEK201", "2 · VRD 2 investeringen", "", 40, 47)
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{bron: vrd2, jaren: {2022: {vak: 5, vek: 5}}}", 1),
        ("{bron: vrd2, jaren: {2022: {vak: 5, vek: 5}, 2023: {vak: 5, vek: 5}}}", 0),
        # In which years it is paid is not known.
        ("{bron: vrd2, totaal: {vak: 5, vek: 5}}", 0),
        ("{bron: vrd2, jaren: {2022: {vak: 5, vek: 5}}}\n    - {bron: vrd2, totaal: {vek: 5}}", 0),
    ],
)
def test_that_all_is_paid_before_the_work_ends_is_told_where_all_years_are_known(
    line: str, told: int
) -> None:
    plan = "planning:\n  - {actie: Bouwen, van: Q1 2022, tot: Q2 2023}\n"
    found = findings(f"{plan}vak_vek_kalender:\n  regels:\n    - {line}\n")
    assert [one.rule.code for one in found].count("VEK306") == told
