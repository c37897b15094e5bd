"""What a project asks of the programme, and announces, in whichever chapter says so."""

import pytest

from vrd2check.rules.base.asked import announced_running_cost, asked_of_programme
from vrd2check.rules.base.chapters import years_of_calendar

from .projects import project


def asked(text: str, year: int = 2022) -> tuple[str, list[str]]:
    """Return the chapter that says what is asked, and the figures; ? for what is absent."""
    found = asked_of_programme(project(text), year)
    return found.where.en, [figure.written or "?" for figure in found.figures]


def forecast(*lines: str, source: str = "", total: str = "") -> str:
    """Return a forecast with lines whose amount is all in December."""
    rows = "".join(f"    - {{{line}}}\n" for line in lines)
    chapter = f"  bron: {source}\n" if source else ""
    return f"prognose_vek:\n{chapter}  regels:\n{rows}" + (
        f"  totaal: {{totaal: {total}}}\n" if total else ""
    )


NOTHING = ("the VAK/VEK calendar (VAK)", ["?"])
VRD, OWN, NONE = (
    f"{source}deliverable: {number}, maanden: {{dec: {amount}}}, totaal: {amount}"
    for source, number, amount in (("bron: vrd2, ", 1, 10), ("bron: eigen, ", 2, 5), ("", 3, 2))
)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (forecast(NONE), ["2"]),
        (forecast(NONE, source="vrd2"), ["2"]),
        (forecast(VRD, NONE, source="vrd2", total="12"), ["12"]),
        # Of some sources only: the lines of these, and not the total of all.
        (forecast(VRD, OWN, total="15"), ["10"]),
        (forecast(VRD, OWN, NONE, total="17"), ["10", "2"]),
        (forecast(VRD, NONE, source="eigen", total="12"), ["10"]),
    ],
)
def test_a_forecast_says_what_its_lines_of_the_programme_come_to(
    text: str, figures: list[str]
) -> None:
    assert asked(text) == ("the forecast", figures)


@pytest.mark.parametrize(
    "text", [forecast(OWN), forecast(OWN, total="5"), forecast(NONE, source="eigen"), ""]
)
def test_what_is_not_of_the_programme_asks_nothing_of_it(text: str) -> None:
    where, figures = asked(text)
    assert where != "the forecast"
    assert figures == ["?"]


def test_a_forecast_of_one_year_says_nothing_of_another() -> None:
    assert asked(forecast(NONE), 2023)[1] == ["?"]


def test_the_chapter_that_states_all_comes_before_one_that_states_a_part() -> None:
    budget = "budget:\n  regels:\n    - {bron: vrd2, bedrag: 10}\n    - {bron: vrd2, bedrag: ''}\n"
    allocation = "verdeling:\n  basis: 12\n  regels: [{entiteit: A, percentage: 100 %}]\n"
    assert asked(budget)[0] == "the budget"
    assert asked(budget + forecast(NONE)) == ("the forecast", ["2"])
    assert asked(budget.replace("''", "4")) == ("the budget", ["10", "4"])
    # Of another year than its own, a dossier's budget says nothing.
    assert asked(budget.replace("''", "4"), 2023)[1] == ["?"]
    assert asked(budget + allocation)[1] == ["12"]


def announced(text: str, year: int = 2023) -> tuple[str, list[str]] | None:
    found = announced_running_cost(project(text), year)
    return found and (found.where.en, [figure.written or "?" for figure in found.figures])


CALENDAR = "vak_vek_kalender:\n  regels:\n    - {bron: exp, jaren: {2023: {%s}}}\n"
SENTENCE = "exploitatiekost: {per_jaar: 35.000, vanaf: 2023}\n"


def test_running_costs_are_announced_by_the_calendar_or_the_model_or_else_in_a_sentence() -> None:
    model = "kostenmodel:\n  exploitatie:\n    regels: [{deliverable: 1, bedragen: {2023: 7}}]\n"
    for said, figures in (("vak: 5, vek: 6", ["5"]), ("vak: 5", ["5"]), ("vek: 6", ["6"])):
        found = announced(CALENDAR % said + model + SENTENCE)
        assert found is not None
        assert found[1] == figures
    assert announced(model + SENTENCE) == ("the cost model (running costs)", ["7"])
    assert announced(SENTENCE) == ("the sentence on running costs", ["35.000"])
    assert announced(model + SENTENCE, 2024) == ("the sentence on running costs", ["35.000"])
    assert announced(SENTENCE, 2022) is None
    assert announced("") is None


def test_a_calendar_is_of_its_years_and_of_that_of_the_dossier() -> None:
    calendar = "vak_vek_kalender:\n  regels:\n    - {bron: vrd2, jaren: {2024: {vak: 5}}}\n"
    assert set(years_of_calendar(project(calendar))) == {2022, 2024}
    two = calendar.replace("2024: {vak: 5}", "2023: {vak: 5}, 2025: {vak: 6}")
    assert set(years_of_calendar(project(two))) == {2022, 2023, 2024, 2025}
    assert not years_of_calendar(project(""))


MODEL = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: 1, bron: vrd2, bedragen: {2022: 10}}
      - {deliverable: 2, bron: eigen, bedragen: {2022: 5}}
%s    totaal: {bedragen: {2022: 15}}
"""


@pytest.mark.parametrize(
    ("more", "figures"),
    [
        # Of the lines of the programme, and not the total of all.
        ("", ["10"]),
        # A line of no source may be of the programme.
        ("      - {deliverable: 3, bedragen: {2022: 2}}\n", ["10", "2", "?"]),
    ],
)
def test_the_cost_model_asks_what_its_lines_of_the_programme_come_to(
    more: str, figures: list[str]
) -> None:
    assert asked(MODEL % more) == ("the cost model", figures)
