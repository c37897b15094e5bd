"""The monthly forecast, where an example is too small to show it."""

from dataclasses import replace

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
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


def messages(text: str, settings: Settings | None = None) -> list[str]:
    result = check_loaded([load_text(HEAD + text, "a.yaml")], settings or Settings())
    return sorted(
        f"{one.rule.code}: {one.message(Language.NL)}"
        for one in result.findings
        if one.rule.code.startswith("VEK")
    )


def forecast(*rows: str, source: str = "") -> str:
    lines = "".join(f"    - {{{row}}}\n" for row in rows)
    return f"prognose_vek:\n{source}  regels:\n{lines}"


@pytest.mark.parametrize("amount", ["100", "110", "10"])
def test_a_forecast_without_a_source_may_be_of_one_source_or_of_all_investments(
    amount: str,
) -> None:
    assert messages(CALENDAR + forecast(f"deliverable: 1, maanden: {{mei: {amount}}}")) == []


def test_a_forecast_without_a_source_is_compared_with_the_source_that_it_is_nearest_to() -> None:
    # The calendar has 100 of VRD 2 and 10 of own means: 90 is 10 off the one, 20 off both.
    assert messages(CALENDAR + forecast("deliverable: 1, maanden: {mei: 90}")) == [
        "VEK202: Voor VRD 2 investeringen vereffent de kalender 100 in 2022 (VEK), maar de maanden "
        "van de prognose geven 90: 10 verschil."
    ]
    assert messages(CALENDAR + forecast("deliverable: 1, maanden: {mei: 120}")) == [
        "VEK202: Voor het geheel vereffent de kalender 110 in 2022 (VEK), maar de maanden van de "
        "prognose geven 120: 10 verschil."
    ]


def test_a_forecast_with_a_source_is_compared_with_that_source() -> None:
    of_own = forecast("deliverable: 1, maanden: {mei: 100}", source="  bron: eigen\n")
    assert messages(CALENDAR + of_own) == [
        "VEK202: Voor Eigen middelen vereffent de kalender 10 in 2022 (VEK), maar de maanden van "
        "de "
        "prognose geven 100: 90 verschil."
    ]


def test_rows_may_name_other_sources_than_the_forecast() -> None:
    both = forecast(
        "deliverable: 1, maanden: {mei: 100}",
        "deliverable: 1, bron: eigen, maanden: {mei: 10}",
        source="  bron: vrd2\n",
    )
    assert messages(CALENDAR + both) == []


def test_a_forecast_of_nothing_but_its_total_is_compared_with_the_calendar() -> None:
    text = "prognose_vek:\n  bron: vrd2\n  totaal: {maanden: {mei: 40, jun: 50}}\n"
    assert messages(CALENDAR + text) == [
        "VEK202: Voor VRD 2 investeringen vereffent de kalender 100 in 2022 (VEK), maar de "
        "maanden van de "
        "prognose geven 90: 10 verschil."
    ]


def test_a_year_in_which_the_calendar_pays_nothing_is_not_left_out() -> None:
    text = forecast("deliverable: 1, maanden: {mei: 5}", source="  bron: vrd2\n  jaar: 2023\n")
    assert messages(CALENDAR + text) == [
        "VEK202: 5 van 2023 · VRD 2 investeringen staat alleen in de prognose, niet in de kalender "
        "(VEK)."
    ]
    # Of 2024 the calendar says nothing at all.
    assert messages(CALENDAR + text.replace("2023", "2024")) == []


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
    assert messages(BUDGET + rows) == [
        "VEK201: Voor VRD 2 investeringen · 1 voorspelt de prognose 50, maar het budget geeft 60: "
        "10 verschil.",
        "VEK201: Voor VRD 2 investeringen · 2 voorspelt de prognose 38, maar het budget geeft 40: "
        "2 verschil.",
    ]


def test_a_project_that_goes_on_may_pay_later_but_never_more() -> None:
    rows = forecast("deliverable: 1, maanden: {mei: 50}", "deliverable: 2, maanden: {mei: 45}")
    term = "looptijd: {van: Q1 2022, tot: Q2 2023}\n"
    budget = BUDGET.replace("    - {deliverable: 2, bron: eigen, bedrag: 7}\n", "")
    assert messages(term + budget + rows) == [
        "VEK204: Voor 2 voorspelt de prognose 45, meer dan de 40 die het budget geeft: 5 te veel."
    ]


def test_the_calendar_tells_better_than_the_term_whether_part_is_paid_later() -> None:
    rows = forecast("deliverable: 1, maanden: {mei: 50}", source="  bron: vrd2\n")
    rows = CALENDAR.replace("2022: {vak: 100, vek: 100}", "2022: {vak: 100, vek: 50}") + rows
    term = "looptijd: {van: Q1 2022, tot: Q2 2023}\n"
    assert messages(term + BUDGET + rows) == [
        "VEK201: 40 van 2 staat alleen in het budget, niet in de prognose.",
        "VEK201: Voor 1 · VRD 2 investeringen voorspelt de prognose 50, maar het budget geeft 60: "
        "10 verschil.",
    ]
    later = rows.replace("vek: 50}", "vek: 50}, 2023: {vek: 50}")
    assert messages(BUDGET + later) == []


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
    assert messages(model + rows) == [
        "VEK201: Voor 1 voorspelt de prognose 65, maar het kostenmodel geeft 60: 5 verschil.",
        "VEK201: Voor 2 voorspelt de prognose 45, maar de verdeling geeft 40: 5 verschil.",
    ]


def test_whole_sources_are_compared_only_where_there_is_no_calendar() -> None:
    rows = forecast("product: Portaal, maanden: {mei: 90}", source="  bron: vrd2\n")
    assert messages(BUDGET + rows) == [
        "VEK201: Voor VRD 2 investeringen voorspelt de prognose 90, maar het budget geeft 100: 10 "
        "verschil."
    ]
    calendar = CALENDAR.replace("vek: 100", "vek: 90")
    assert messages(BUDGET + calendar + rows) == []


PLAN = """\
planning:
  - {deliverable: 1, actie: Analyse, van: Q2 2022, tot: Q2 2022}
"""
EARLY_AND_LATE = forecast("deliverable: D1, maanden: {jan: 1, feb: 2, mrt: 0, mei: 3, sep: 4}")


def test_months_before_and_long_after_the_actions_are_named() -> None:
    assert messages(PLAN + EARLY_AND_LATE) == [
        "VEK302: Voor D1 voorspelt de prognose betalingen in januari en februari 2022, maar "
        "volgens het projectplan begint de eerste actie pas in Q2 2022.",
        "VEK303: Voor D1 voorspelt de prognose betalingen in september 2022, maar volgens het "
        "projectplan eindigt de laatste actie al in Q2 2022.",
    ]


def test_the_months_that_invoices_may_take_are_a_setting() -> None:
    patient = replace(Settings(), payment_leeway=3)
    assert [one[:6] for one in messages(PLAN + EARLY_AND_LATE, patient)] == ["VEK302"]


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
    assert messages(plan + EARLY_AND_LATE) == []


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
    assert messages(budget + rows) == []
    assert messages(budget.replace("7}", "7, bron: vrd2}") + rows) == [
        "VEK201: Voor 2 · VRD 2 investeringen voorspelt de prognose 40, maar het budget geeft 47: "
        "7 verschil."
    ]
