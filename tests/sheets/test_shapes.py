"""What the tables of each chapter look like: columns in order, lines, totals, what these cover."""

from fractions import Fraction

import pytest

from vrd2check.dossiers import load_text
from vrd2check.figures import State
from vrd2check.language import Language
from vrd2check.sheets import CHAPTERS, sheets_of

PROJECT = """\
soort: projectdossier
nummer: "22.12"
jaar: 2022
bronnen: {vrd2: VRD 2, eigen: Eigen middelen}
kpis:
  - {nr: K1, omschrijving: Gebruik, streefwaarde: 3}
deliverables:
  - {nr: D1, omschrijving: Dienst}
planning:
  - {deliverable: D1, actie: Bouwen, van: Q1 2022, tot: Q2 2022, partijen: [A, B]}
budget:
  regels:
    - {deliverable: D1, bron: vrd2, bedrag: 100}
    - {deliverable: D2, bron: vrd2, bedrag: 20}
    - {deliverable: D2, bron: eigen, bedrag: 3}
  subtotalen:
    - {bron: vrd2, bedrag: 120}
verdeling:
  basis: 1000
  regels:
    - {omschrijving: A, percentage: 60 %, bedrag: 600}
    - {omschrijving: B, percentage: 40 %, bedrag: 400}
  totaal: 1000
risicos:
  - {risico: Brand, ernst: 5, kans: 2, beheersmaatregel: Blussen}
  - {risico: Water, ernst: 4, kans: 1, rpn: 5}
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D1, kredietsoort: Dotatie, bedragen: {2022: 10, 2023: 20}}
      - {deliverable: D2, bedragen: {2023: 5}, totaal: 6}
exploitatiekost: {per_jaar: 300, vanaf: 2024}
inzet:
  - aankooptype: Extern
    eenheid: mandagen
    btw: 21 %
    regels:
      - {profiel: Architect, aantal: 10, prijs: 1000}
      - {profiel: Advies, forfait: true, kost: 500}
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 100, vek: 60}, 2023: {vak: 0, vek: 40}}}
    - {bron: eigen, jaren: {2023: {vak: 50, vek: 50}}, totaal: {vak: 50, vek: 50}}
prognose_vek:
  jaar: 2022
  bron: vrd2
  regels:
    - {deliverable: D1, maanden: {feb: 100, dec: 200}, totaal: 300}
    - {deliverable: D2, maanden: {feb: 1}}
"""
RUNNING = """\
soort: exploitatiedossier
nummer: "22.12"
jaar: 2023
hefboomkrediet:
  investering: {2022: 9000}
  exploitatie: {2023: 800, 2024: 900}
kosten:
  regels:
    - {kost: Hosting, bedragen: {2023: 300, 2024: 350}}
    - {kost: Onderhoud, bedragen: {2023: 500, 2024: 550}}
  totaal: {bedragen: {2023: 800}}
"""
EVALUATION = """\
soort: evaluatie
project: Proef
jaar: 2022
plafond: 5000
actueel_tot: juli
kosten:
  groepen:
    - groep: G
      regels:
        - {kost: Personeel, actueel: 70, prognose: 120}
        - {kost: Onderhoud, actueel: 7, prognose: 12}
      totaal: {actueel: 77, prognose: 132}
    - groep: H
      regels:
        - {kost: Personeel, actueel: 1, prognose: 2}
indicatoren:
  - {groep: G, naam: Gebruikers, aard: stand, waarden: {2021: 10, Q1 2022: 20}}
  - {groep: G, naam: Koppeling, aard: ja_nee, waarden: {Q2 2022: x}}
"""
PROGRAMME = """\
soort: programma
titel: Proef
jaar: 2022
eigen_inbreng: 20 %
kredieten: {2022: 1200, 2023: 1300}
projecten:
  regels:
    - {nummer: "22.12", titel: Proef, bedrag: 700}
    - {nummer: "22.13", titel: Tweede, bedrag: 500}
prognose_vek:
  jaar: 2022
  maanden: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]
  totaal: 1200
"""


def sheets(text, chapter):
    dossier = load_text(text, "x.yaml").dossier
    return [sheet for sheet in sheets_of(dossier) if sheet.chapter == chapter]


def sheet(text, chapter):
    (found,) = sheets(text, chapter)
    return found


def headings(found, language=Language.NL):
    return [column.heading.of(language) for column in found.columns()]


def texts(found):
    return [column.heading.nl for column in found.texts]


def shown(cell):
    """Tell a cell in a word: a figure as written, a computed value with a star."""
    if cell.figure is not None and cell.figure.state is State.READ:
        return cell.figure.written
    return f"{cell.computed}*" if cell.computed is not None else str(getattr(cell.words, "nl", ""))


def row(one, columns):
    return [shown(one.cells[column]) if column in one.cells else "" for column in columns]


def grid(found):
    """Tell a sheet in words: of each row what it is, and its cells from left to right."""
    return [(one.weight.value, *row(one, found.columns())) for one in found.rows()]


@pytest.mark.parametrize(
    ("text", "chapters"),
    [
        (
            PROJECT,
            "kpis deliverables planning budget verdeling risicos kostenmodel.investeringen "
            "exploitatiekost inzet vak_vek_kalender prognose_vek",
        ),
        (RUNNING, "hefboomkrediet kosten"),
        (EVALUATION, "plafond kosten indicatoren"),
        (PROGRAMME, "kredieten eigen_inbreng projecten prognose_vek"),
    ],
)
def test_the_sheets_of_each_kind_are_in_the_order_of_the_template(text, chapters):
    dossier = load_text(text, "x.yaml").dossier
    assert [one.chapter for one in sheets_of(dossier)] == chapters.split()


def test_an_empty_dossier_has_no_sheets():
    for kind in ("projectdossier", "exploitatiedossier", "evaluatie", "programma"):
        assert sheets_of(load_text(f"soort: {kind}\n", "x.yaml").dossier) == ()


def test_no_two_chapters_have_a_word_in_common():
    words = [word for chapter in CHAPTERS for word in {*chapter.names()}]
    assert len(words) == len(set(words))


def test_lists_have_words_and_what_adds_up_to_nothing():
    assert grid(sheet(PROJECT, "kpis")) == [("line",)]
    planning = sheet(PROJECT, "planning")
    assert texts(planning) == ["Deliverable", "Actie", "Van", "Tot", "Partijen"]
    assert planning.rows()[0].texts["partijen"] == "A, B"


def test_a_budget_has_lines_then_subtotals_then_the_computed_total():
    found = sheet(PROJECT, "budget")
    assert texts(found) == ["Deliverable", "Bron"]
    assert grid(found) == [
        ("line", "100"),
        ("line", "20"),
        ("line", "3"),
        ("subtotal", "120"),
        ("total", "123*"),
    ]
    assert [one.covers for one in found.rows()] == [(), (), (), (0, 1), (0, 1, 2)]


def test_subtotals_of_the_same_lines_have_these_in_common():
    """Of thousands over thousands of lines, each with its own they would be millions."""
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\nbronnen: {vrd2: VRD 2}\n'
        "budget:\n  regels: [{bron: vrd2, bedrag: 1}, {bron: vrd2, bedrag: 2}]\n"
        "  subtotalen: [{bron: vrd2, bedrag: 3}, {bron: vrd2, bedrag: 3}]\n"
    )
    first, second = (one.covers for one in sheet(text, "budget").rows()[2:4])
    assert first == (0, 1)
    assert first is second


def test_a_total_over_missing_lines_is_not_computed():
    found = sheet("onvolledig: [budget]\n" + PROJECT, "budget")
    assert found.is_incomplete
    assert grid(found)[-1] == ("total", "")


def test_an_allocation_has_shares_beside_amounts_and_its_base_for_the_whole_of_it():
    found = sheet(PROJECT, "verdeling")
    assert headings(found, Language.EN) == ["share", "amount"]
    assert grid(found) == [
        ("line", "60 %", "600"),
        ("line", "40 %", "400"),
        ("total", "1*", "1000"),
    ]
    assert [(fact.quantity, fact.figure.written) for fact in found.facts] == [("basis", "1000")]


def test_a_priority_that_is_not_stated_is_severity_times_probability():
    found = sheet(PROJECT, "risicos")
    assert headings(found) == ["ernst", "kans", "RPN"]
    assert grid(found) == [("line", "5", "2", "10*"), ("line", "4", "1", "5")]
    assert [one.is_last for one in found.texts] == [False, True]


def test_a_cost_model_has_a_column_for_each_year_and_totals_at_the_end_of_lines():
    found = sheet(PROJECT, "kostenmodel.investeringen")
    assert headings(found) == ["2022", "2023", "totaal"]
    assert grid(found) == [
        ("line", "10", "20", "30*"),
        ("line", "", "5", "6"),
        ("total", "10*", "25*", "36*"),
    ]
    assert [one.identity() for one in found.columns()] == [
        ("bedrag", 2022, None, False),
        ("bedrag", 2023, None, False),
        ("bedrag", None, None, True),
    ]
    assert [one.texts.get("kredietsoort") for one in found.rows()] == ["Dotatie", None, None]


def test_a_running_cost_in_a_sentence_is_a_single_figure():
    found = sheet(PROJECT, "exploitatiekost")
    assert grid(found) == [("total", "300")]
    assert found.columns()[0].identity() == ("per_jaar", 2024, None, False)
    assert found.rows()[0].label.nl == "Exploitatiekost per jaar vanaf 2024"


def test_a_cost_that_is_not_stated_is_the_count_times_the_rate_and_the_tax_on_top():
    found = sheet(PROJECT, "inzet")
    assert headings(found) == ["mandagen", "prijs", "kost"]
    assert grid(found) == [
        ("line", "10", "1000", "12100*"),
        ("line", "", "forfait", "500"),
        ("total", "10*", "", "12600*"),
    ]
    assert [str(name) for name in found.shared.values()] == ["Extern"]
    assert found.title.nl + found.detail == "Inzet: Extern 2022"


def test_each_purchase_type_has_a_table_of_its_own():
    text = PROJECT.replace("inzet:\n", "inzet:\n  - aankooptype: Intern\n    regels: []\n")
    assert [one.detail for one in sheets(text, "inzet")] == [": Intern 2022", ": Extern 2022"]


def test_the_calendar_has_vak_and_vek_of_each_year_beside_each_other():
    found = sheet(PROJECT, "vak_vek_kalender")
    assert headings(found) == [
        *("VAK 2022", "VEK 2022", "VAK 2023", "VEK 2023", "VAK totaal", "VEK totaal"),
    ]
    assert grid(found) == [
        ("line", "100", "60", "0", "40", "100*", "100*"),
        ("line", "", "", "50", "50", "50", "50"),
        ("total", "100*", "60*", "50*", "90*", "150*", "150*"),
    ]
    assert [block.title.nl for block in found.blocks] == [
        "vastlegging (VAK)",
        "vereffening (VEK)",
    ]


def test_a_forecast_has_twelve_months_and_its_source_for_all_lines():
    found = sheet(PROJECT, "prognose_vek")
    assert headings(found, Language.EN)[:3] == ["Jan", "Feb", "Mar"]
    assert [one.month for one in found.columns()] == [*range(1, 13), None]
    assert {one.year for one in found.columns()} == {2022}
    assert [row(one, found.columns())[1] for one in found.rows()] == ["100", "1", "101*"]
    assert [row(one, found.columns())[12] for one in found.rows()] == ["300", "1*", "301*"]
    assert [str(name) for name in found.shared.values()] == ["VRD 2"]


def test_a_forecast_without_lines_is_its_total():
    found = sheet(PROGRAMME, "prognose_vek")
    assert grid(found) == [("total", *["100"] * 12, "1200")]


def test_a_grant_and_credits_are_single_figures_by_year():
    found = sheet(RUNNING, "hefboomkrediet")
    assert [column.identity() for column in found.columns()] == [
        ("investering", 2022, None, False),
        ("exploitatie", 2023, None, False),
        ("exploitatie", 2024, None, False),
    ]
    assert grid(found) == [("total", "9000", "", ""), ("total", "", "800", "900")]
    assert grid(sheet(PROGRAMME, "kredieten")) == [("total", "1200", "1300")]
    assert grid(sheet(PROGRAMME, "eigen_inbreng")) == [("total", "20 %")]
    assert grid(sheet(EVALUATION, "plafond")) == [("total", "5000")]


def test_running_costs_are_totalled_where_a_year_states_no_total():
    assert grid(sheet(RUNNING, "kosten")) == [
        ("line", "300", "350", "650*"),
        ("line", "500", "550", "1050*"),
        ("total", "800", "900*", "1700*"),
    ]


def test_costs_of_an_evaluation_stand_in_groups_of_which_some_state_a_total():
    found = sheet(EVALUATION, "kosten")
    assert headings(found) == ["actueel tot juli", "prognose"]
    assert grid(found) == [
        ("line", "70", "120"),
        ("line", "7", "12"),
        ("line", "1", "2"),
        ("subtotal", "77", "132"),
        ("total", "78*", "134*"),
    ]
    assert [one.texts.get(found.group_by) for one in found.rows()] == ["G", "G", "H", "G", None]
    assert found.rows()[3].covers == (0, 1)


def test_indicators_have_a_column_for_each_value_and_a_cross_is_no_figure():
    found = sheet(EVALUATION, "indicatoren")
    assert headings(found) == ["2021", "Q1 2022", "Q2 2022"]
    assert [(one.year, one.quarter) for one in found.columns()] == [
        (2021, None),
        (2022, 1),
        (2022, 2),
    ]
    first, second = found.rows()
    assert row(first, found.columns()) == ["10", "20", ""]
    assert second.cells[found.columns()[2]].words == "x"
    assert second.value(found.columns()[2]) is None
    assert first.value(found.columns()[0]) == Fraction(10)


def test_projects_have_a_number_a_title_and_a_computed_total():
    found = sheet(PROGRAMME, "projecten")
    assert texts(found) == ["Nummer", "Titel"]
    assert grid(found) == [("line", "700"), ("line", "500"), ("total", "1200*")]


def test_every_text_of_a_row_has_a_column():
    for text in (PROJECT, RUNNING, EVALUATION, PROGRAMME):
        for found in sheets_of(load_text(text, "x.yaml").dossier):
            known = {column.key for column in found.texts}
            assert {key for one in found.rows() for key in one.texts} <= known


def test_a_label_that_stands_twice_has_two_columns():
    text = EVALUATION.replace("{2021: 10, Q1 2022: 20}", "{2021: 10, 2021: 20}")
    found = sheet(text, "indicatoren")
    assert headings(found)[:2] == ["2021", "2021"]
    assert row(found.rows()[0], found.columns())[:2] == ["10", "20"]
