"""An evaluation: groups of costs, and indicators by year and quarter."""

import pytest

from vrd2check.dossiers import Evaluation, Indicator, Nature, load_text
from vrd2check.figures import State

HEAD = "soort: evaluatie\nproject: VlaVirGem\njaar: 2022\n"

COSTS = """kosten:
  groepen:
    - groep: Catalogus
      regels:
        - {kost: Personeel, actueel: "3.070,99", prognose: "5.264,55"}
        - {kost: Hosting, actueel: }
      totaal: {actueel: "3.070,99", prognose: "5.264,55"}
    - groep: Proeftuin
      regels:
        - {kost: Personeel, actueel: 7, prognose: 12}
  totaal: {actueel: "3.077,99", prognose: "5.276,55"}
"""


def dossier(chapters: str = "") -> Evaluation:
    read = load_text(HEAD + chapters, "x.yaml").dossier
    assert isinstance(read, Evaluation)
    return read


def test_a_dossier_without_chapters() -> None:
    read = dossier()
    assert read.head.label() == "VlaVirGem"
    assert read.ceiling.state is State.ABSENT
    assert (read.actual_until, read.costs, read.indicators) == (None, None, ())


@pytest.mark.parametrize(
    ("month", "number"), [("juli", 7), ("jul", 7), ("7", 7), ("ooit", None), ("", None)]
)
def test_the_last_month_of_the_actuals(month: str, number: int | None) -> None:
    assert dossier(f"actueel_tot: {month}\n").actual_until == number


def test_lines_carry_the_name_of_their_group() -> None:
    costs = dossier(COSTS).costs
    assert costs is not None
    assert [line.label() for line in costs.lines] == [
        "Catalogus · Personeel",
        "Catalogus · Hosting",
        "Proeftuin · Personeel",
    ]


def test_the_total_of_a_group_is_a_subtotal_over_its_lines() -> None:
    costs = dossier(COSTS).costs
    assert costs is not None
    ((_, lines, _),) = costs.by_subtotal()
    assert [line.place.line for line in lines] == [8, 9]


def test_an_empty_cell_is_empty_and_one_left_out_is_not_known() -> None:
    costs = dossier(COSTS).costs
    assert costs is not None
    hosting = costs.lines[1]
    assert hosting.cells["actueel"].state is State.EMPTY
    assert hosting.cells["prognose"].state is State.ABSENT


@pytest.mark.parametrize(
    "costs",
    [
        "{totaal: {actueel: 5}}",
        "{groepen: [{groep: A, totaal: {actueel: 5}}]}",
        "{groepen: [{groep: A, regels: los}]}",
        "{groepen: [{groep: A, regels: [los]}]}",
        "{groepen: los}",
        "{groepen: [los]}",
    ],
)
def test_lines_that_are_not_there_are_missing(costs: str) -> None:
    table = dossier(f"kosten: {costs}\n").costs
    assert table is not None
    assert table.rest is not None


def indicator(values: str, nature: str = "stroom") -> Indicator:
    (read,) = dossier(
        f"indicatoren:\n  - {{naam: Aantal, aard: {nature}, waarden: {values}}}\n"
    ).indicators
    return read


def test_values_are_of_years_and_quarters() -> None:
    read = indicator("{2021: 3, Q1 2022: 4, Q2 22: 5, Q3/22: 6, Q4: 7, Q122: 8, 2023: nvt}")
    assert [(value.year, value.quarter, value.figure.written) for value in read.values] == [
        (2021, None, "3"),
        (2022, 1, "4"),
        (2022, 2, "5"),
        (2022, 3, "6"),
        (2022, 4, "7"),
        (2022, 1, "8"),
        (2023, None, "nvt"),
    ]


@pytest.mark.parametrize("label", ["ooit", "maart 2022", "2021-2022", "H1 2022", "Q5 2022"])
def test_a_label_that_is_no_year_and_no_quarter(label: str) -> None:
    (value,) = indicator(f"{{{label}: 3}}").values
    assert (value.year, value.quarter) == (None, None)


def test_a_value_of_the_wrong_shape_is_not_left_out_of_the_series() -> None:
    first, second = indicator("{Q1 2022: [4], Q2 2022: 5}").values
    assert (first.quarter, first.figure.state) == (1, State.ABSENT)
    assert second.figure.state is State.READ


def test_what_is_planned_or_not_is_no_figure() -> None:
    read = dossier("indicatoren:\n  - {naam: A, aard: ja_nee, waarden: {Q1: x, Q2: }}\n")
    assert read.indicators[0].nature is Nature.YES_NO
    assert [value.figure.state for value in read.indicators[0].values] == [State.ABSENT] * 2
    assert read.head.figures == ()


def test_the_nature_of_an_indicator() -> None:
    assert indicator("{2022: 1}", "stand").nature is Nature.LEVEL
    assert indicator("{2022: 1}", "stroom").nature is Nature.FLOW
    assert indicator("{2022: 1}", "anders").nature is None
