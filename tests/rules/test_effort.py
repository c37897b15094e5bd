"""The people of a project: what the examples cannot show."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
"""
MODEL = """\
kostenmodel:
  investeringen:
    regels:
"""
ORDINARY = Settings()


def spoken(code: str, text: str, settings: Settings = ORDINARY) -> list[tuple[int, str]]:
    """Return line and verdict of all findings of a rule, in order."""
    result = check_loaded([load_text(HEAD + text, "a.yaml")], settings)
    return sorted(
        (one.place.line, one.judgement.verdict.value if one.judgement else "remark")
        for one in result.findings
        if one.rule.code == code
    )


def effort(*lines: str, head: str = "eenheid: mandagen", more: str = "") -> str:
    """Write an effort table whose first line is line 8 of the dossier."""
    rows = "".join(f"      - {{{line}}}\n" for line in lines)
    return f"inzet:\n  - aankooptype: Externe medewerkers\n    {head}\n    regels:\n{rows}{more}"


def test_vat_is_added_where_rates_exclude_it() -> None:
    """12,5 × 800 × 1,21 = 12.100."""
    line = "profiel: A, aantal: '12,5', prijs: 800, kost: 12.100"
    assert spoken("INZ101", effort(line, head="btw: 21 %")) == []
    assert spoken("INZ101", effort(line)) == [(9, "broken")]
    assert spoken("INZ101", effort(line, head="btw: nvt")) == [(9, "broken")]


def test_unreadable_vat_leaves_the_product_unchecked() -> None:
    line = "profiel: A, aantal: 10, prijs: 800, kost: 9.680"
    assert spoken("INZ101", effort(line, head="btw: 21 of 6")) == []


@given(
    st.decimals(min_value=1, max_value=3000, places=2),
    st.integers(min_value=1, max_value=400),
    st.integers(min_value=-100000, max_value=100000),
)
def test_cost_is_found_wrong_just_beyond_its_slack(rate: Decimal, days: int, cents: int) -> None:
    """The rate is known to half a cent a day and the cost to half a cent."""
    cost = rate * days + Decimal(cents) / 100
    line = f"profiel: A, aantal: {days}, prijs: '{rate:.2f}', kost: '{cost:.2f}'"
    slack = (days if rate else 0) + (1 if cost else 0)
    found = spoken("INZ101", effort(line))
    assert [verdict for _, verdict in found] == (
        [] if cents == 0 else ["rounding"] if abs(cents) * 2 <= slack else ["broken"]
    )


def test_lump_sum_costs_its_price() -> None:
    lump = "profiel: Analyse, forfait: true, prijs: 30.000, kost: 31.000"
    assert spoken("INZ101", effort(lump)) == [(9, "broken")]
    assert spoken("INZ106", effort(lump)) == []


def test_days_without_a_cost_do_not_cost_nothing() -> None:
    lines = ("profiel: A, aantal: 10, kost: 5.000", "profiel: B, aantal: 5")
    total = "    totaal: {aantal: 15, kost: 7.500}\n"
    assert spoken("INZ103", effort(*lines, more=total)) == []
    counts = total.replace("aantal: 15", "aantal: 16")
    assert spoken("INZ103", effort(*lines, more=counts)) == [(11, "broken")]


def test_lump_sum_has_no_days() -> None:
    lines = ("profiel: A, aantal: 10, kost: 5.000", "profiel: B, forfait: true, kost: 2.500")
    assert spoken("INZ103", effort(*lines, more="    totaal: {aantal: 10, kost: 7.500}\n")) == []
    wrong = "    totaal: {aantal: 11, kost: 7.500}\n"
    assert spoken("INZ103", effort(*lines, more=wrong)) == [(11, "broken")]


def test_total_is_compared_with_subtotals_that_cover_all() -> None:
    lines = ("bron: a, aantal: 10", "bron: b, aantal: 5")
    more = """\
    subtotalen:
      - {bron: a, aantal: 11}
      - {bron: b, aantal: 5}
    totaal: {aantal: 16}
"""
    assert spoken("INZ102", effort(*lines, more=more)) == [(12, "broken")]
    assert spoken("INZ103", effort(*lines, more=more)) == []


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("{eenheid: maanden, kop: Aantal MD}", True),
        ("{eenheid: maanden, kop: Mandagen (2022)}", True),
        ("{eenheid: mandagen, kop: Aantal maanden}", True),
        ("{eenheid: maanden, kop: Aantal maanden}", False),
        ("{eenheid: maanden, kop: Dagen of maanden}", False),
        ("{eenheid: maanden, kop: Totaal}", False),
        ("{eenheid: mandagen, kop: Aantal MD}", False),
        ("{kop: Aantal maanden}", False),
        ("{eenheid: maanden, kop: Bedragen}", False),
    ],
)
def test_unit_and_heading_say_the_same(head: str, told: bool) -> None:
    assert bool(spoken("INZ104", f"inzet: [{head}]\n")) is told


def test_cost_model_is_compared_by_purchase_type_in_its_year() -> None:
    rows = """\
      - {aankooptype: Externe Medewerkers, bedragen: {2022: 4.000, 2023: 9.000}}
      - {aankooptype: externe medewerkers, bedragen: {2022: 1.000}}
      - {aankooptype: Licenties, bedragen: {2022: 7.000}}
"""
    line = "profiel: A, aantal: 10, kost: 5.000"
    assert spoken("INZ201", effort(line) + MODEL + rows) == []
    assert spoken("INZ201", effort(line.replace("5.000", "5.600")) + MODEL + rows) == [
        (9, "broken")
    ]


def test_connections_count_with_the_investments() -> None:
    rows = "      - {aankooptype: Externe medewerkers, bedragen: {2022: 4.000}}\n"
    connections = f"  aansluitingen:\n    regels:\n{rows}"
    line = "profiel: A, aantal: 10, kost: 8.000"
    assert spoken("INZ201", effort(line) + MODEL + rows + connections) == []
    assert spoken("INZ201", effort(line) + MODEL + rows) == [(9, "broken")]


def test_cost_model_that_does_not_tell_purchase_types_is_not_compared_by_type() -> None:
    rows = """\
      - {aankooptype: Externe medewerkers, bedragen: {2022: 4.000}}
      - {product: P, bedragen: {2022: 1.000}}
"""
    line = "profiel: A, aantal: 10, kost: 6.000"
    assert spoken("INZ201", effort(line) + MODEL + rows) == []
    untyped = "      - {product: P, bedragen: {2022: 5.000}}\n"
    assert spoken("INZ202", effort(line) + MODEL + untyped) == [(9, "broken")]
    assert spoken("INZ202", effort(line) + MODEL + untyped.replace("5.000", "9.000")) == []


BUDGET = """\
budget:
  regels:
    - {deliverable: D.22.12.1, bron: a, bedrag: 5.000}
    - {deliverable: D.22.12.1, bron: b, bedrag: 2.000}
    - {deliverable: D.22.12.2, bron: b, bedrag: 4.000}
"""


@pytest.mark.parametrize(
    ("lines", "broken"),
    [
        (["deliverable: D.22.12.1, bron: a, kost: 4.000"], 0),
        (["deliverable: D.22.12.1, bron: a, kost: 5.001"], 0),
        (["deliverable: D.22.12.1, bron: a, kost: 5.100"], 1),
        (["deliverable: D.22.12.1, bron: a, kost: 3.000"] * 2, 1),
        (["deliverable: D.22.12.2, bron: a, kost: 1.000"], 1),
        (["deliverable: D.22.12.1, bron: c, kost: 1.000"], 1),
        (["deliverable: D.22.12.3, bron: b, kost: 1.000"], 1),
        (["deliverable: D.22.12.2, kost: 4.100"], 1),
        (["bron: b, kost: 6.000"], 0),
        (["bron: b, kost: 6.100"], 1),
        (["kost: 11.000"], 0),
    ],
)
def test_without_a_cost_model_the_effort_of_each_thing_is_within_its_budget(
    lines: list[str], broken: int
) -> None:
    # All of it is below the whole budget of 11.000; 5.001 is within the rounding of 5.000.
    told = spoken("INZ202", effort(*(f"profiel: A, aantal: 1, {one}" for one in lines)) + BUDGET)
    assert [verdict for _, verdict in told].count("broken") == broken


def test_total_without_years_is_of_the_year_of_a_project_of_one_year() -> None:
    rows = "      - {aankooptype: Externe medewerkers, totaal: 4.000}\n"
    line = "profiel: A, aantal: 10, kost: 5.000"
    assert spoken("INZ201", effort(line) + MODEL + rows) == []
    term = "looptijd: {van: Q1 2022, tot: Q4 2022}\n"
    assert spoken("INZ201", effort(line) + MODEL + rows + term) == [(9, "broken")]


def test_effort_without_costs_is_not_compared() -> None:
    rows = "      - {aankooptype: Externe medewerkers, bedragen: {2022: 40.000}}\n"
    text = effort("profiel: A, aantal: 50") + MODEL + rows
    assert spoken("INZ201", text) == spoken("INZ202", text) == []


def test_forecast_of_one_source_is_not_the_whole_of_several() -> None:
    forecast = "prognose_vek: {bron: a, regels: [{bron: a, totaal: 4.000}]}\n"
    line = "profiel: A, bron: a, aantal: 10, kost: 5.000"
    assert spoken("INZ202", effort(line) + forecast) == [(9, "broken")]
    assert spoken("INZ202", effort(line.replace("bron: a", "bron: b")) + forecast) == []


@pytest.mark.parametrize("count", ["nvt", "''", "1"])
def test_a_lump_sum_without_a_count_costs_its_price(count: str) -> None:
    line = f"profiel: A, forfait: true, aantal: {count}, prijs: 5000, kost: 5000"
    assert spoken("INZ101", effort(line)) == []
    assert spoken("INZ101", effort(line.replace("kost: 5000", "kost: 5002"))) == [(9, "broken")]


def test_what_a_line_costs_that_leaves_it_out_is_not_known() -> None:
    total = "    totaal: {aantal: 5, kost: 12}\n"
    known, unknown = "profiel: A, aantal: 2, kost: 10", "profiel: B, aantal: 2"
    assert spoken("INZ103", effort(known, unknown, more=total)) == [(11, "broken")]
    assert len(spoken("INZ103", effort(known, f"{unknown}, kost: 0", more=total))) == 2


def test_a_purchase_type_that_is_spelled_otherwise_is_proposed() -> None:
    rows = "      - {aankooptype: Externe medewerker, bedragen: {2022: 10}}\n"
    text = HEAD + effort("profiel: A, aantal: 2, kost: 10") + MODEL + rows
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    (found,) = (one for one in result.judged if one.rule.code == "INZ201")
    assert "Externe medewerker" in f"{found.words.about['hint']}{found.words.because}"
