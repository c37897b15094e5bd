"""What a finding is about, and so what `bij` may call it."""

import pytest

from .conftest import Checked, done

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}
deliverables:
  - {nr: D.22.12.1, product: Catalogus, omschrijving: Dienst}
  - {nr: D.22.12.2, product: Catalogus, omschrijving: Hulp}
"""
# ruff: noqa: E501
# 2022: 100 + 200 = 300, stated 310. 2023: 50, stated 60. Row of Analist: 100 + 50, stated 160.
MODEL = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, profiel: Analist, bedragen: {2022: 100, 2023: 50}, totaal: 160}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 200}, totaal: 200}
    totaal: {bedragen: {2022: 310, 2023: 60}}
"""
# VAK of 2022: 100 + 300 = 400, stated 410; VEK of 2022: 90 + 300 = 390, stated 400.
CALENDAR = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 100, vek: 90}, 2023: {vak: 0, vek: 10}}}
    - {bron: eigen, jaren: {2022: {vak: 300, vek: 300}}}
  totaal: {jaren: {2022: {vak: 410, vek: 400}, 2023: {vak: 0, vek: 10}}}
"""
# Every month 1 + 2 = 3, but in August and in December 13 is stated.
FORECAST = """\
prognose_vek:
  regels:
    - {deliverable: D1, maanden: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], totaal: 12}
    - {deliverable: D2, maanden: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], totaal: 24}
  totaal: {maanden: [3, 3, 3, 3, 3, 3, 3, 13, 3, 3, 3, 13], totaal: 56}
"""
COLUMN = [("KFM103", 14)]
ROW = [("KFM101", 12)]


def at(explained: Checked, text: str, rule: str, bij: str, difference: int):
    row = f"regel: {rule}, bij: {bij}, verschil: {difference}, reden: Zo is het"
    return done(explained(row, text=HEAD + text))


@pytest.mark.parametrize(
    ("rule", "bij", "found"),
    [
        ("KFM103", "2022", COLUMN),
        ("KFM103", '"2023"', COLUMN),
        ("KFM103", "[2022, investeringen]", COLUMN),
        ("KFM103", "[2022, kostenmodel]", COLUMN),
        ("KFM103", "[2022, kostenmodel.investeringen]", COLUMN),
        ("KFM103", "[2022, totaal]", COLUMN),
        # All lines of the column have this source, but only one has this deliverable.
        ("KFM103", "[2022, vrd2]", COLUMN),
        ("KFM103", "[2022, D1]", []),
        ("KFM103", "[2022, aansluitingen]", []),
        ("KFM103", "2024", []),
        ("KFM103", "[2022, 2023]", []),
        ("KFM101", "D1", ROW),
        ("KFM101", "Dienst", ROW),
        ("KFM101", "22.12.01", ROW),
        ("KFM101", "vrd2", ROW),
        ("KFM101", "VRD2 Investeringen", ROW),
        ("KFM101", "VRD 2 Investerings", []),
        ("KFM101", "analist", ROW),
        ("KFM101", "[D1, vrd2, Analist]", ROW),
        ("KFM101", "D2", []),
        ("KFM101", "eigen", []),
        ("KFM101", "Catalogus", []),
        # The figures of a row share its line and not a year.
        ("KFM101", "2022", []),
    ],
)
def test_a_finding_of_the_cost_model(
    explained: Checked, rule: str, bij: str, found: list[tuple[str, int]]
) -> None:
    assert at(explained, MODEL, rule, bij, 10) == found


@pytest.mark.parametrize(
    ("bij", "number"), [("vak", 1), ("VEK", 1), ("2022", 0), ("[2022, vek]", 1), ("2023", 0)]
)
def test_vak_and_vek_of_a_year_are_two_columns(explained: Checked, bij: str, number: int) -> None:
    assert len(at(explained, CALENDAR, "VAK102", bij, 10)) == number


@pytest.mark.parametrize(
    ("bij", "number"),
    [("aug", 1), ("augustus", 1), ("8", 1), ("december", 1), ("juli", 0), ("prognose_vek", 0)],
)
def test_a_month_is_named_as_it_is_elsewhere(explained: Checked, bij: str, number: int) -> None:
    assert len(at(explained, FORECAST, "VEK103", bij, 10)) == number


@pytest.mark.parametrize(
    ("bij", "number"), [("aug", 1), ("augustus", 1), ("8", 1), ("sep", 0), ("maanden", 0)]
)
def test_a_month_that_heads_a_column_is_named_so_too(
    explained: Checked, bij: str, number: int
) -> None:
    # August: 1 + 2 = 3, stated 13.
    named = (
        FORECAST[: FORECAST.index("    - {")]
        + """\
    - {deliverable: D1, maanden: {aug: 1, sep: 1}, totaal: 2}
    - {deliverable: D2, maanden: {aug: 2, sep: 2}, totaal: 4}
  totaal: {maanden: {aug: 13, sep: 3}, totaal: 16}
"""
    )
    assert len(at(explained, named, "VEK103", bij, 10)) == number


def test_a_running_comparison_is_about_the_year_in_which_it_fails(explained: Checked) -> None:
    ahead = CALENDAR.replace("vak: 0, vek: 10}}}\n    -", "vak: 0, vek: 40}}}\n    -")
    # To the end of 2023 VAK comes to 100 and VEK to 90 + 40 = 130.
    assert at(explained, ahead, "VAK103", "[vrd2, 2023]", 30) == [("VAK103", 11)]
    assert at(explained, ahead, "VAK103", "[vrd2, 2022]", 30) == []


def test_a_remark_is_about_its_line_and_about_what_it_refers_to(explained: Checked) -> None:
    plan = "planning:\n  - {deliverable: D1, actie: Bouw, van: Q1 2022, tot: Q4 2022}\n"
    row = "regel: PLN202, bij: D.22.12.2, reden: Geen eigen actie"
    assert done(explained(row, text=HEAD + MODEL + plan)) == [("PLN202", 15)]


@pytest.mark.parametrize(("bij", "number"), [("Teamopbouw", 1), ("risicos", 1), ("Budget", 0)])
def test_a_risk_is_called_by_its_description(explained: Checked, bij: str, number: int) -> None:
    risk = "risicos:\n  - {risico: Teamopbouw, ernst: 5, kans: 2, rpn: 12}\n"
    assert len(at(explained, risk, "RIS101", bij, 2)) == number


def test_a_value_at_the_top_is_called_by_its_key_and_by_itself(explained: Checked) -> None:
    text = 'soort: exploitatiedossier\nnummer: "22.12"\ntitel: V\njaar: 2023\n'
    text += "kosten: {regels: [{kost: Hosting, bedragen: {2023: 1}}]}\n"
    for bij in ("nummer", '"22.12"'):
        row = f"regel: EXP403, bij: {bij}, reden: Komt nog"
        assert done(explained(row, text=text)) == [("EXP403", 2)]
