"""Evaluations: what the examples cannot show."""

from textwrap import dedent

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings

HEAD = """\
soort: evaluatie
project: VlaVirGem
jaar: 2022
"""


def spoken(code: str, *texts: str) -> list[tuple[int, str]]:
    """Return line and verdict of all findings of a rule, in order."""
    loaded = [load_text(dedent(text), f"{n}.yaml") for n, text in enumerate(texts)]
    result = check_loaded(loaded, Settings())
    return sorted(
        (one.place.line, one.judgement.verdict.value if one.judgement else "remark")
        for one in result.findings
        if one.rule.code == code
    )


def tally(text: str) -> dict[str, int]:
    examined = check_loaded([load_text(text, "a.yaml")], Settings()).examined[0]
    return {verdict.value: number for verdict, number in examined.tally.verdicts.items()}


def costs(until: str, lines: str, total: str = "") -> str:
    table = f"kosten:\n  groepen:\n    - groep: G\n      regels:\n{lines}{total}"
    return f"{HEAD}actueel_tot: {until}\n{table}"


def test_extrapolation_to_twelve_months_rounds_to_the_cent() -> None:
    """1.518,95 × 12 / 7 = 2.603,914…; the slack is 0,005 + 12/7 × 0,005 = 0,0136."""
    line = '        - {kost: A, actueel: "1.518,95", prognose: "2.603,91"}\n'
    assert spoken("EVA103", costs("juli", line)) == [(9, "rounding")]
    assert spoken("EVA103", costs("juli", line.replace("3,91", "3,93"))) == [(9, "broken")]
    assert spoken("EVA103", costs("juli", line.replace("3,91", "3,90"))) == [(9, "broken")]


def test_twelve_months_of_actuals_are_their_own_forecast() -> None:
    line = "        - {kost: A, actueel: 9.000, prognose: 9.000}\n"
    assert spoken("EVA103", costs("december", line)) == []
    assert spoken("EVA103", costs("12", line.replace("prognose: 9", "prognose: 8"))) == [
        (9, "broken")
    ]


def test_total_is_not_extrapolated_where_its_lines_are() -> None:
    """The total's forecast is that of the lines: one wrong line gives no finding at the total."""
    lines = "        - {kost: A, actueel: 6.000, prognose: 12.000}\n" * 2
    total = "  totaal: {actueel: 12.000, prognose: 24.000}\n"
    assert tally(costs("juni", lines, total))["holds"] == 2 + 2
    lone = f"{HEAD}actueel_tot: juni\nkosten:\n  totaal: {{actueel: 12.000, prognose: 25.000}}\n"
    assert spoken("EVA103", lone) == [(6, "broken")]


def test_a_total_is_called_a_total_and_a_subtotal_a_subtotal() -> None:
    text = f"""{HEAD}actueel_tot: juni
kosten:
  groepen:
    - groep: G
      regels: []
      totaal: {{actueel: 6.000, prognose: 13.000}}
  totaal: {{actueel: 12.000, prognose: 25.000}}
"""
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    called = [one.about["line"] for one in result.findings if one.rule.code == "EVA103"]
    assert [str(getattr(name, "nl", name)) for name in called] == [
        "het subtotaal G",
        "het eindtotaal",
    ]


def test_total_is_extrapolated_where_a_line_lacks_a_forecast() -> None:
    lines = (
        "        - {kost: A, actueel: 6.000, prognose: 12.000}\n"
        "        - {kost: B, actueel: 6.000}\n"
    )
    total = "  totaal: {actueel: 12.000, prognose: 23.000}\n"
    assert (11, "broken") in spoken("EVA103", costs("juni", lines, total))


@pytest.mark.parametrize("actual", ["", "nvt"])
def test_empty_actual_is_not_nothing_spent(actual: str) -> None:
    line = f"        - {{kost: Verzekering, actueel: {actual}, prognose: 5.000}}\n"
    assert spoken("EVA103", costs("juli", line)) == []
    assert tally(costs("juli", line))["unchecked"] == 1


def test_without_the_last_month_the_forecast_is_at_least_the_actuals() -> None:
    line = "        - {kost: A, actueel: 9.000, prognose: 8.000}\n"
    text = costs("ooit", line)
    assert spoken("EVA103", text) == []
    assert spoken("EVA104", text) == [(9, "broken")]
    assert spoken("EVA105", text) == [(4, "remark")]
    refund = "        - {kost: A, actueel: -300, prognose: -600}\n"
    assert spoken("EVA104", costs("ooit", refund)) == []


def test_forecast_below_actuals_is_told_once_where_the_month_is_known() -> None:
    line = "        - {kost: A, actueel: 9.000, prognose: 8.000}\n"
    text = costs("juli", line)
    assert spoken("EVA103", text) == [(9, "broken")]
    assert spoken("EVA104", text) == []


def test_ceiling_is_compared_with_the_lines_where_no_total_is_stated() -> None:
    lines = "        - {kost: A, actueel: 6.000, prognose: 12.000}\n" * 2
    assert spoken("EVA201", f"{costs('juni', lines)}plafond: 24.000\n") == []
    assert spoken("EVA201", f"{costs('juni', lines)}plafond: 23.998\n") == [(9, "broken")]
    # 24.000 is 1 more than 23.999; each of the three figures may be off by a half.
    assert spoken("EVA201", f"{costs('juni', lines)}plafond: 23.999\n") == [(9, "rounding")]


def test_evaluation_without_a_ceiling_is_not_compared_with_one() -> None:
    line = "        - {kost: A, actueel: 6.000, prognose: 12.000}\n"
    assert tally(costs("juni", line))["unchecked"] == 0
    assert tally(f"{costs('juni', line)}plafond: nvt\n")["unchecked"] == 0
    assert tally(f"{costs('juni', line)}plafond: 62.500;00\n")["unchecked"] == 2


def test_two_groups_of_one_name_stay_two() -> None:
    group = (
        "    - groep: Servicedesk\n"
        "      regels: [{kost: A, actueel: 6.000, prognose: 12.000}]\n"
        "      totaal: {actueel: 6.000, prognose: 12.000}\n"
    )
    text = f"{HEAD}actueel_tot: juni\nkosten:\n  groepen:\n{group}{group}"
    assert spoken("EVA101", text) == []
    wrong = text.replace("totaal: {actueel: 6.000", "totaal: {actueel: 5.000", 1)
    assert spoken("EVA101", wrong) == [(9, "broken")]
