from tests.reports.show.showing import HEAD, show, table
from vrd2check.language import Language

CALENDAR = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 1.000, vek: 600}, 2023: {vak: 0, vek: 400}}}
    - {bron: eigen, jaren: {2023: {vak: 50, vek: 50}}}
"""
FORECAST = """\
prognose_vek:
  jaar: 2022
  bron: vrd2
  regels:
    - {deliverable: 1, maanden: {feb: 100, mrt: 200, dec: 200}, totaal: 500}
    - {deliverable: 2, maanden: {mrt: 100}}
"""


def test_the_calendar_cumulates_and_tells_what_is_still_to_be_settled():
    shown = table(HEAD.replace("VRD 2 investeringen", "VRD2") + CALENDAR, "kalender", width=100)
    assert shown == (
        "VAK- en VEK-kalender\n"
        "Bron               VAK 2022   VEK 2022   VAK 2023   VEK 2023   VAK totaal   VEK totaal\n"
        "───────────────────────────────────────────────────────────────────────────────────────\n"
        "VRD2                  1.000        600          0        400        1.000*       1.000*\n"
        "Eigen middelen                                 50         50           50*          50*\n"
        "───────────────────────────────────────────────────────────────────────────────────────\n"
        "Totaal                1.000*       600*        50*       450*       1.050*       1.050*\n"
        "Cumulatief            1.000*       600*     1.050*     1.050*\n"
        "Nog te vereffenen                  400*                    0*\n"
    )


def test_settling_more_than_was_committed_shows_where():
    text = HEAD + CALENDAR.replace("vek: 600", "vek: 1.300").replace("vek: 400", "vek: 0")
    assert "-300!" in table(text, "kalender")


def test_a_year_and_its_two_credits_stay_together_when_the_calendar_is_spread():
    shown = show(HEAD + CALENDAR, "kalender", width=50)
    heads = [line.split()[1:] for line in shown.splitlines() if line.startswith("Bron ")]
    assert heads == [
        ["VAK", "2022", "VEK", "2022"],
        ["VAK", "2023", "VEK", "2023"],
        ["VAK", "totaal", "VEK", "totaal"],
    ]


def test_the_forecast_draws_the_course_of_each_line_and_cumulates_against_the_vak():
    shown = table(HEAD + CALENDAR + FORECAST, "prognose", width=160).splitlines()
    assert shown[1] == "  Bron: VRD 2 investeringen"
    assert shown[4].endswith("500   ·▄█········█")
    assert shown[5].endswith("100*  ··█·········")
    cumulated = shown[-2].split()
    assert cumulated[:13] == [
        "Cumulatief",
        *["0*", "100*", "400*", "400*", "400*", "400*", "400*"],
        *["400*"] * 4,
        "600*",
    ]
    assert shown[-1].startswith("in % van VAK 2022 (1.000) ")
    assert shown[-1].endswith("40 %   60 %")


def test_twelve_months_become_half_years_where_a_page_is_narrow():
    shown = show(HEAD + FORECAST, "prognose", width=70)
    heads = [line.split()[1:] for line in shown.splitlines() if line.startswith("Deliverable")]
    assert heads[0] == ["jan", "feb", "mrt", "apr", "mei", "jun"]
    assert heads[1][:6] == ["jul", "aug", "sep", "okt", "nov", "dec"]


def test_months_are_named_in_english():
    shown = table(HEAD + FORECAST, "prognose", language=Language.EN)
    assert "  Mar  " in shown
    assert "  May  " in shown


def test_without_a_known_vak_there_is_no_share_of_it():
    assert "% van" not in table(HEAD + FORECAST, "prognose")


def test_a_month_that_cannot_be_read_ends_what_is_cumulated():
    shown = table(HEAD + FORECAST.replace("mrt: 200", "mrt: 2.0.0"), "prognose", width=160)
    cumulated = next(line for line in shown.splitlines() if line.startswith("Cumulatief"))
    assert cumulated.split()[:3] == ["Cumulatief", "0*", "100*"]
    assert "600" not in cumulated


def test_a_forecast_of_totals_alone_has_no_months():
    text = HEAD + "prognose_vek:\n  regels:\n    - {deliverable: 1, totaal: 500}\n"
    text += "    - {deliverable: 2, totaal: 70}\n"
    shown = table(text, "prognose")
    assert "jan" not in shown
    assert "570*" in shown


def test_a_programme_without_lines_shows_its_months_against_its_credit():
    text = """\
soort: programma
titel: Proef
jaar: 2021
kredieten: {2021: 1.200}
prognose_vek:
  jaar: 2021
  maanden: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]
  totaal: 1.200
"""
    shown = table(text, "prognose", width=160).splitlines()
    assert shown[3].startswith("Totaal  ")
    assert shown[3].endswith("1.200  ████████████")
    assert shown[4].split()[12] == "1.200*"
    assert shown[5].startswith("in % van VAK 2021 (1.200)")
