from tests.reports.show.showing import HEAD, show, table
from vrd2check.language import Language

PLANNING = """\
planning:
  - {deliverable: 1, actie: Bouwen, van: Q1 2022, tot: Q2 2022, partijen: [A, B]}
  - {deliverable: 2, actie: Wachten}
  - {deliverable: 2, actie: Testen, van: maart 2022, tot: maart 2022}
"""


def test_actions_are_drawn_by_quarter_below_their_year():
    assert table(HEAD + PLANNING, "planning") == (
        "Planning\n"
        "Deliverable  Actie    Van         Tot         Partijen  2022\n"
        "────────────────────────────────────────────────────────────\n"
        "1            Bouwen   Q1 2022     Q2 2022     A, B      ██··\n"
        "2            Wachten\n"
        "2            Testen   maart 2022  maart 2022            █···\n"
    )


def test_actions_of_several_years_are_drawn_below_each_of_these():
    text = HEAD + PLANNING.replace("tot: Q2 2022", "tot: Q3 2023")
    lines = table(text, "planning").splitlines()
    assert lines[1].endswith("2022 2023")
    assert lines[3].endswith("████ ███·")
    assert lines[5].endswith("█··· ····")


def test_what_cannot_be_drawn_with_blocks_is_drawn_with_letters():
    lines = table(HEAD + PLANNING, "planning", encoding="ascii").splitlines()
    assert lines[3].endswith("##__")


def test_a_period_that_cannot_be_read_is_shown_as_written_and_not_drawn():
    text = HEAD + PLANNING.replace("van: Q1 2022", "van: ooit")
    assert table(text, "planning").splitlines()[3].endswith("ooit        Q2 2022     A, B")


def test_a_risk_priority_that_is_left_out_is_computed():
    text = HEAD + "risicos:\n  - {risico: Brand, ernst: 5, kans: 2, beheersmaatregel: Blussen}\n"
    assert table(text, "risicos").splitlines()[-1].split() == [
        "Brand",
        "5○",
        "2○",
        "10*",
        "Blussen",
    ]


def test_kpis_are_shown_as_written():
    text = (
        HEAD + "kpis:\n  - {nr: KPI.1, omschrijving: Gebruik, streefwaarde: 3, meetperiode: 2022}\n"
    )
    shown = table(text, "kpis", language=Language.EN)
    assert shown.startswith("KPIs\nNo.    Description  Target  Measured\n")
    assert shown.endswith("KPI.1  Gebruik      3       2022\n")


def test_the_head_tells_the_status_the_period_and_the_sources():
    text = HEAD + "status: ingediend\nlooptijd: {van: Q1 2022, tot: Q4 2023}\nentiteit: VO\n"
    shown = show(text)
    assert shown.startswith("━━ 22.12 · Proef\n  Soort:    Projectdossier\n")
    assert "  Status:   ingediend\n" in shown
    assert "  Looptijd: Q1 2022 tot en met Q4 2023\n" in shown
    assert "  Entiteit: VO\n" in shown
    assert "VRD 2 investeringen (vrd2), Eigen middelen (eigen)" in shown


def test_an_empty_dossier_says_so():
    text = "\n".join(HEAD.splitlines()[:4]) + "\n"
    assert "Dit dossier heeft nog geen tabellen." in show(text)


def test_indicators_stand_below_their_group_with_their_course():
    text = """\
soort: evaluatie
project: Proef
jaar: 2022
indicatoren:
  - {groep: G, naam: Gebruikers, aard: stand, waarden: {2021: 10, Q1 2022: 20}}
  - {groep: G, naam: Koppeling, aard: ja_nee, waarden: {2021: x, Q1 2022: }}
"""
    assert table(text, "indicatoren") == (
        "Indicatoren\n"
        "Indicator   Aard    2021   Q1 2022   verloop\n"
        "────────────────────────────────────────────\n"
        "G\n"
        "Gebruikers  stand     10◇       20◇  ▄█\n"
        "Koppeling   ja/nee     x\n"
    )
