"""The cost model, where an example is too small to show it."""

import pytest

from tests.rules.telling import compared, figures_in
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.result import Finding
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen, exploitatie: VRD exploitatiebudget}
"""


def findings(text: str) -> list[Finding]:
    result = check_loaded([load_text(HEAD + text, "a.yaml")], Settings())
    return [one for one in result.findings if one.rule.code.startswith("KFM")]


def codes(text: str) -> list[str]:
    return [one.rule.code for one in findings(text)]


def model(table: str, *lines: str) -> str:
    rows = "".join(f"      - {{{line}}}\n" for line in lines)
    return f"kostenmodel:\n  {table}:\n    regels:\n{rows}"


BUDGET = """\
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 60}
    - {deliverable: 2, bron: vrd2, bedrag: 40}
"""


@pytest.mark.parametrize("second", ["2022: 40, 2023: 30", "2022: 10, 2023: 30"])
def test_the_budget_may_be_that_of_the_first_year_or_of_all_years(second: str) -> None:
    first = "2022: 60, 2023: 5" if second.startswith("2022: 40") else "2022: 55, 2023: 5"
    lines = (
        f"deliverable: 1, bron: vrd2, bedragen: {{{first}}}",
        f"deliverable: 2, bron: vrd2, bedragen: {{{second}}}",
    )
    assert codes(BUDGET + model("investeringen", *lines)) == []


def test_one_deliverable_off_is_told_against_the_reading_that_fits_the_others() -> None:
    lines = (
        "deliverable: 1, bron: vrd2, bedragen: {2022: 60, 2023: 5}",
        "deliverable: 2, bron: vrd2, bedragen: {2022: 50, 2023: 5}",
    )
    assert compared(findings(BUDGET + model("investeringen", *lines)), "KFM") == [
        ("KFM201", "2 · VRD 2 investeringen", "", 40, 50)
    ]


def test_connections_without_the_investments_to_come_are_not_held_against_the_budget() -> None:
    line = "deliverable: 1, bron: vrd2, bedragen: {2022: 10}"
    assert codes(BUDGET + model("aansluitingen", line)) == []


def test_an_empty_table_of_connections_leaves_the_investments_comparable() -> None:
    lines = (
        "deliverable: 1, bron: vrd2, bedragen: {2022: 60}",
        "deliverable: 2, bron: vrd2, bedragen: {2022: 50}",
    )
    nothing = "  aansluitingen: {totaal: {totaal: 0}}\n"
    assert codes(BUDGET + model("investeringen", *lines) + nothing) == ["KFM201"]


def test_a_deliverable_of_the_cost_model_that_has_no_budget_is_named() -> None:
    lines = (
        "deliverable: 1, bron: vrd2, bedragen: {2022: 60}",
        "deliverable: 2, bron: vrd2, bedragen: {2022: 40}",
        "deliverable: 3, bron: vrd2, bedragen: {2022: 7}",
        "deliverable: 4, bron: vrd2, bedragen: {2022: 0}",
    )
    assert compared(findings(BUDGET + model("investeringen", *lines)), "KFM") == [
        ("KFM201", "3", "", 0, 7)
    ]
    lost = "onvolledig: [budget]\n"
    assert codes(lost + BUDGET + model("investeringen", *lines)) == []


def line(words: str, amount: str) -> str:
    return f"{words}, bron: exploitatie, bedragen: {{2023: {amount}}}"


@pytest.mark.parametrize(
    ("words", "amount", "expected"),
    [
        ("omschrijving: Besparing op hosting", "-20", []),
        ("omschrijving: Besparing op hosting", "(20)", []),
        ("omschrijving: Besparing op hosting", "0", []),
        ("omschrijving: Besparing op hosting", "20", ["KFM301"]),
        ("aankooptype: Minderkost licenties", "20", ["KFM301"]),
        ("omschrijving: Hosting", "-20", ["KFM302"]),
        ("omschrijving: Korting op hosting", "-20", []),
        ("omschrijving: Terugbetaling", "20", []),
        ("omschrijving: Hosting", "20", []),
    ],
)
def test_what_is_called_a_saving_is_negative_and_nothing_else(
    words: str, amount: str, expected: list[str]
) -> None:
    assert codes(model("exploitatie", line(words, amount))) == expected


CALENDAR = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 100, vek: 100}}}
    - bron: exploitatie
      jaren: {2022: {vak: 5, vek: 5}, 2023: {vak: 30, vek: 30}, 2024: {vek: 30}}
"""


def test_a_sentence_on_running_costs_counts_from_its_first_year() -> None:
    # In 2024 the calendar commits nothing where it could: an empty cell of the VAK is left open.
    assert codes("exploitatiekost: {per_jaar: 30, vanaf: 2023}\n" + CALENDAR) == []
    (found,) = findings("exploitatiekost: {per_jaar: 30, vanaf: 2022}\n" + CALENDAR)
    assert found.rule.code == "KFM202"
    assert figures_in(found.message(Language.NL)) == ["2022", "5", "30", "25"]


@pytest.mark.parametrize(
    ("years", "wrong"),
    [
        # The year without an amount comes before it begins.
        ("2022: {vak: 0, vek: 0}, 2023: {vak: 30, vek: 30}", []),
        ("2023: {vak: 30, vek: 30}, 2024: {vak: 0, vek: 0}", ["2024"]),
        # Of no year an amount: it begins in the first, that of the dossier.
        ("2023: {vak: 0, vek: 0}, 2024: {vak: 0, vek: 0}", ["2022", "2023", "2024"]),
    ],
)
def test_a_sentence_that_names_no_year_counts_from_the_first_amount(
    years: str, wrong: list[str]
) -> None:
    table = f"vak_vek_kalender:\n  regels:\n    - {{bron: exploitatie, jaren: {{{years}}}}}\n"
    found = findings("exploitatiekost: {per_jaar: 30}\n" + table)
    assert [one.about["year"] for one in found] == wrong


@pytest.mark.parametrize(
    "text",
    [
        "exploitatiekost: {per_jaar: 0, vanaf: 2023}\n",
        "exploitatiekost: {per_jaar: 30, vanaf: 2025}\n",
        "onvolledig: [vak_vek_kalender]\nexploitatiekost: {per_jaar: 30, vanaf: 2022}\n",
    ],
)
def test_running_costs_are_not_missed_where_the_calendar_cannot_have_them(text: str) -> None:
    calendar = "\n".join(CALENDAR.splitlines()[:3]) + "\n"
    assert codes(text + calendar) == []


def test_running_costs_of_the_cost_model_are_missed_in_the_calendar_too() -> None:
    calendar = "\n".join(CALENDAR.splitlines()[:3]).replace("2022:", "2023:") + "\n"
    found = codes(model("exploitatie", line("omschrijving: Hosting", "20")) + calendar)
    assert found == ["KFM304"]


def test_the_total_of_the_calendar_is_not_that_of_its_running_costs() -> None:
    """100 of investments and 3 + 2 of running costs: the sentence says 5, and not 105."""
    lines = [
        f"    - {{bron: {name}, jaren: {{2022: {{vak: {amount}, vek: {amount}}}}}}}\n"
        for name, amount in (("vrd2", 100), ("exploitatie, deliverable: 1", 3))
    ]
    lines.append(lines[1].replace("1,", "2,").replace("3", "2"))
    table = "vak_vek_kalender:\n  regels:\n" + "".join(lines)
    total = "  totaal: {jaren: {2022: {vak: 105, vek: 105}}}\n"
    sentence = "exploitatiekost: {per_jaar: 5, vanaf: 2022}\n"
    assert codes(sentence + table + total) == []
    (found,) = findings(sentence.replace("5", "7") + table + total)
    assert found.rule.code == "KFM202"
    assert figures_in(found.message(Language.NL)) == ["2022", "5", "7", "2"]
    assert "VAK" in found.message(Language.NL)
