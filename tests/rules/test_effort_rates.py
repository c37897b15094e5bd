"""Rates of a project's people: what the examples cannot show."""

from decimal import Decimal
from itertools import permutations

import pytest

from tests.rules.telling import figures_in
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.settings import Band, Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
"""
ORDINARY = Settings()


def said(code: str, text: str, settings: Settings = ORDINARY) -> list[str]:
    """Return what a rule says, in English."""
    result = check_loaded([load_text(HEAD + text, "a.yaml")], settings)
    return [one.message(Language.EN) for one in result.findings if one.rule.code == code]


def figures(code: str, text: str, settings: Settings = ORDINARY) -> list[list[str]]:
    """Return the figures in what a rule says."""
    return list(map(figures_in, said(code, text, settings)))


def effort(*lines: str, head: str = "eenheid: mandagen") -> str:
    rows = "".join(f"      - {{{line}}}\n" for line in lines)
    return f"inzet:\n  - aankooptype: Extern\n    {head}\n    regels:\n{rows}"


def budget(**amounts: str) -> str:
    rows = "".join(
        f"    - {{deliverable: {name}, bedrag: {amount}}}\n" for name, amount in amounts.items()
    )
    return f"budget:\n  regels:\n{rows}"


def test_band_is_that_of_the_settings_and_includes_vat() -> None:
    line = "profiel: A, aantal: 10, prijs: 1.300, kost: 13.000"
    assert said("INZ301", effort(line)) == []
    assert figures("INZ301", effort(line, head="btw: 21 %")) == [["1.573", "300", "1.500"]]
    narrow = Settings(day_rates=Band(Decimal(300), Decimal(1000)))
    assert figures("INZ301", effort(line), narrow) == [["1.300", "300", "1.000"]]


def test_price_of_a_month_is_no_day_rate() -> None:
    line = "profiel: A, aantal: 12, prijs: 10.045, kost: 120.540"
    assert said("INZ301", effort(line, head="eenheid: maanden")) == []
    assert said("INZ301", effort(line, head="kop: Aantal maanden")) == []
    assert len(said("INZ301", effort(line, head="kop: Aantal"))) == 1


def test_rate_of_zero_is_no_rate() -> None:
    assert said("INZ301", effort("profiel: A, aantal: 12, prijs: 0, kost: 0")) == []


def test_line_with_a_cost_and_days_implies_a_rate() -> None:
    assert figures("INZ302", effort("profiel: A, aantal: 3, kost: 27.828")) == [
        ["27.828", "3", "9.276", "300", "1.500"]
    ]
    assert said("INZ302", effort("profiel: A, aantal: 30, kost: 27.828")) == []
    assert said("INZ302", effort("profiel: A, aantal: 0, kost: 27.828")) == []


def test_rate_far_from_the_others_is_told_within_the_band() -> None:
    lines = [f"profiel: P{number}, aantal: 10, kost: 6.000" for number in range(3)]
    assert figures("INZ302", effort(*lines, "profiel: A, aantal: 10, kost: 14.000")) == [
        ["14.000", "10", "1.400", "600"]
    ]
    assert said("INZ302", effort(*lines, "profiel: A, aantal: 10, kost: 12.000")) == []
    assert said("INZ302", effort(*lines[:2], "profiel: A, aantal: 10, kost: 14.000")) == []


def test_purchase_type_implies_a_rate_by_the_cost_model() -> None:
    row = "{aankooptype: Extern, bedragen: {2022: 60.000}}"
    model = f"kostenmodel:\n  investeringen:\n    regels:\n      - {row}\n"
    assert figures("INZ302", effort("profiel: A, aantal: 20") + model) == [
        ["60.000", "20", "3.000", "300", "1.500"]
    ]
    lost = "onvolledig: [kostenmodel.investeringen]\n"
    assert said("INZ302", effort("profiel: A, aantal: 20") + model + lost) == []
    assert said("INZ302", effort("profiel: A, aantal: 2", head="eenheid: maanden") + model) == []


def test_deliverable_without_staff_is_told_where_all_lines_name_one() -> None:
    money = budget(D1="30.000", D2="40.000")
    assert figures("INZ303", effort("deliverable: D1, aantal: 30") + money) == [["D2", "40.000"]]
    mixed = effort("deliverable: D1, aantal: 30", "profiel: A, aantal: 30")
    assert said("INZ303", mixed + money) == []
    lost = "onvolledig: [inzet]\n"
    assert said("INZ303", effort("deliverable: D1, aantal: 30") + money + lost) == []
    nothing = budget(D1="30.000", D2="0")
    assert said("INZ303", effort("deliverable: D1, aantal: 30") + nothing) == []


def test_source_implies_a_rate_where_money_and_days_name_one() -> None:
    """1.560.000 for 156 days is 10.000 a day; 146.100 for 156 days would be 936,54."""
    staff = effort("bron: relance, aantal: 156", "bron: other, aantal: 90")
    for amount, told in (("1.560.000", 1), ("146.100", 0)):
        money = f"budget:\n  regels:\n    - {{bron: relance, bedrag: {amount}}}\n"
        found = figures("INZ302", staff + money)
        assert len(found) == told
        assert all(one[:3] == ["1.560.000", "156", "10.000"] for one in found)


def test_purchase_without_people_needs_no_staff() -> None:
    model = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D1, aankooptype: Extern, bedragen: {2022: 30.000}}
      - {deliverable: D2, aankooptype: Licenties, bedragen: {2022: 40.000}}
"""
    assert said("INZ303", effort("deliverable: D1, aantal: 30") + model) == []
    staff = model.replace("Licenties", "Extern")
    assert len(said("INZ303", effort("deliverable: D1, aantal: 30") + staff)) == 1


@pytest.mark.parametrize("rates", list(permutations((900, 950, 1000))))
def test_one_profile_at_several_rates_is_told_once(rates: tuple[int, ...]) -> None:
    lines = [f"profiel: Architect, aantal: 1, prijs: {rate}" for rate in rates]
    (told,) = figures("INZ304", effort(*lines))
    assert told[:2] == ["1.000", "900"]


@pytest.mark.parametrize("rates", sorted(set(permutations((900, 950, 950)))))
def test_the_rate_of_most_lines_is_the_ordinary_one(rates: tuple[int, ...]) -> None:
    lines = [f"profiel: Architect, aantal: 1, prijs: {rate}" for rate in rates]
    (told,) = figures("INZ304", effort(*lines))
    assert told[:2] == ["900", "950"]


def test_one_rate_stated_with_and_without_vat_is_one_rate() -> None:
    """1.000 without VAT is 1.210 with 21 %."""
    first = effort("profiel: Architect, aantal: 1, prijs: 1.000", head="btw: 21 %")
    second = effort("profiel: Architect, aantal: 1, prijs: 1.210").removeprefix("inzet:\n")
    assert said("INZ304", first + second) == []
    other = second.replace("1.210", "1.000")
    assert figures("INZ304", first + other) == [["1.210", "1.000", "13"]]


def test_lump_sums_and_months_are_no_other_rate_of_a_profile() -> None:
    lump = effort(
        "profiel: Architect, aantal: 1, prijs: 900",
        "profiel: Architect, forfait: true, prijs: 12.000, kost: 12.000",
    )
    months = effort("profiel: Architect, aantal: 1, prijs: 10.000", head="eenheid: maanden")
    assert said("INZ304", lump + months.removeprefix("inzet:\n")) == []


def test_a_rate_at_either_end_of_the_band_is_ordinary() -> None:
    rates = {"A": 299, "B": 300, "C": 1500, "D": 1501}
    lines = [f"profiel: {name}, aantal: 2, prijs: {rate}" for name, rate in rates.items()]
    assert figures("INZ301", effort(*lines)) == [["299", "300", "1.500"], ["1.501", "300", "1.500"]]


def test_a_rate_is_shared_by_two_at_least() -> None:
    """700 x 10 and 700 x 20 share a rate; 7.000 on 9 days, at 777,78, is 10 days at theirs."""
    lines = ["profiel: A, aantal: 10, kost: 7000", "profiel: A, aantal: 9, kost: 7000"]
    assert said("INZ305", effort(*lines)) == []
    (told,) = figures("INZ305", effort(*lines, "profiel: A, aantal: 20, kost: 14000"))
    assert {"9", "700", "10", "7.000"} <= set(told)


def test_the_costs_that_share_a_rate_are_pointed_at() -> None:
    lines = ["profiel: A, aantal: 10, kost: 7000", "profiel: A, aantal: 9, kost: 7000"]
    text = HEAD + effort(*lines, "profiel: A, aantal: 20, kost: 14000")
    result = check_loaded([load_text(text, "a.yaml")], ORDINARY)
    (found,) = (one for one in result.findings if one.rule.code == "INZ305")
    rows = text.split("\n")
    pointed = [
        rows[place.line - 1][place.column - 1 : place.end_column - 1] for place in found.related
    ]
    assert pointed == ["7000", "14000"]
