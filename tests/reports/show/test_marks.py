from tests.reports.show.showing import HEAD, show, table
from tests.samples import RUNNING_HEAD
from vrd2check.language import Language

BROKEN = (
    HEAD
    + """\
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 6000}
    - {deliverable: 2, bron: vrd2, bedrag: 1000}
  totaal: 7500
"""
)
ROUNDED = (
    HEAD
    + """\
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 6000}
    - {deliverable: 2, bron: vrd2, bedrag: 1000}
  totaal: 7001
"""
)
# Both sums over 6318 lack 63: two digits are swapped, and 6381 makes both right to the euro.
CULPRIT = (
    HEAD
    + """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: 1, bron: vrd2, bedragen: {2022: 6318, 2023: 2000}, totaal: 8381}
      - {deliverable: 2, bron: vrd2, bedragen: {2022: 1000, 2023: 3000}, totaal: 4000}
    totaal: {bedragen: {2022: 7381, 2023: 5000}, totaal: 12381}
"""
)


def test_a_total_that_does_not_agree_has_what_it_should_be_below_it():
    lines = table(BROKEN, "budget").splitlines()
    assert lines[9].endswith("7.500✗")
    assert lines[10].strip() == "7.000"
    assert lines[10].index("7.000") == lines[9].index("7.500")


def test_figures_that_may_be_wrong_instead_have_their_proposal_below_them():
    lines = table(BROKEN, "budget").splitlines()
    assert lines[4].endswith("6.000?")
    assert lines[5].split() == ["6.500?"]
    assert lines[6].endswith("1.000?")


def test_of_many_figures_that_may_be_wrong_none_has_a_proposal_below_it():
    def proposals(lines):
        rows = "".join(
            f"    - {{deliverable: {one}, bron: vrd2, bedrag: {1000 + one}}}\n"
            for one in range(1, lines + 1)
        )
        # The lines are 1001, 1002 and so on; the total is 500 more than they are together.
        total = sum(1000 + one for one in range(1, lines + 1)) + 500
        shown = table(f"{HEAD}budget:\n  regels:\n{rows}  totaal: {total}\n", "budget")
        return [one for one in shown.split() if one.endswith("?") and one.startswith("1.5")]

    # Each line may be 500 more: 1.501 to 1.506.
    assert proposals(6) == [f"1.50{one}?" for one in range(1, 7)]
    assert proposals(20) == []


def test_the_note_below_tells_the_rule_and_each_suspect_with_how_sure_that_is():
    shown = show(BROKEN, "budget")
    assert "✗ DEL101  13:11 Het totaal van het budget is 7.500" in shown
    assert "misschien: een van deze: 6000 op 11:44 → 6.498–6.502, 1000 op 12" in shown


def test_a_certain_culprit_alone_is_marked_and_the_totals_it_breaks_are_not():
    shown = table(CULPRIT, "kostenmodel")
    assert "  6.318✗" in shown
    assert shown.count("✗") == 2  # the cell, and the note below
    assert "?" not in shown
    assert "✗ KFM101  12:55 Hier hoort 6.381 te staan in plaats van 6318 (" in shown


def test_a_rounding_difference_is_marked_and_told_in_one_line():
    shown = show(ROUNDED, "budget")
    assert "7.001≈\n" in shown
    assert "≈ 1 cijfer klopt op afronding na (verschil 1).\n" in shown
    assert "✗" not in shown


def test_a_ceiling_says_how_much_it_may_be_at_most():
    text = """\
soort: evaluatie
project: Proef
jaar: 2022
plafond: 1.000
kosten:
  groepen:
    - groep: G
      regels:
        - {kost: Personeel, actueel: 700, prognose: 1.200}
  totaal: {actueel: 700, prognose: 1.200}
"""
    shown = show(text, "kosten")
    assert "1.200✗\n" in shown
    assert "≤ 1.000\n" in shown
    assert "Ruimte onder het plafond" in shown
    assert "-200" in shown


def test_marks_are_plain_where_the_encoding_has_no_others():
    shown = show(BROKEN, "budget", encoding="ascii", language=Language.EN)
    assert shown.isascii()
    assert "7.500x\n" in shown
    assert "\n-----------" in shown


def test_what_was_told_below_one_table_is_not_told_again_below_another():
    text = BROKEN.replace("totaal: 7500", "totaal: 7000") + (
        "kostenmodel:\n  investeringen:\n    regels:\n"
        "      - {deliverable: 1, bron: vrd2, bedragen: {2022: 6500}}\n"
        "      - {deliverable: 2, bron: vrd2, bedragen: {2022: 1000}}\n"
    )
    shown = show(text)
    assert "zie hierboven bij Budget" in shown


def test_a_figure_in_another_dossier_is_told_with_its_file():
    text = (
        HEAD
        + """\
vak_vek_kalender:
  regels:
    - {bron: Exploitatie, jaren: {2023: {vak: 1.700, vek: 1.700}}}
"""
    )
    running = (
        RUNNING_HEAD
        + """\
    - {kost: Hosting, bedragen: {2023: 1.500}}
  totaal: {bedragen: {2023: 1.500}}
"""
    )
    calendar, costs = show(text, "kalender", running), show(running, "kosten", text)
    assert " EXP401  b.yaml:8:29 " in calendar
    assert "in project 22.12 geeft de kalender (VAK) 1.700: 200 verschil" in costs


def test_findings_about_no_figure_are_counted_at_the_end():
    shown = show(BROKEN)
    assert "Bevindingen die over geen cijfer in een tabel gaan: " in shown
    assert "vrd2check check a.yaml" in shown


def test_a_note_about_what_is_marked_elsewhere_has_no_mark_itself():
    text = (
        HEAD
        + """\
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 1.700}
prognose_vek:
  bron: vrd2
  regels:
    - {deliverable: 1, maanden: {jan: 100, feb: 400}, totaal: 500}
"""
    )
    for chapter in ("budget", "prognose"):
        shown = show(text, chapter)
        marked = any(sign in shown.split("\n✗ ")[0].split("\n· ")[0] for sign in "✗?")
        assert marked or "\n✗ " not in shown


EXPLAINED = BROKEN + "toelichtingen:\n  - {regel: DEL101, verschil: 500, reden: Volgt in 2023}\n"


def test_what_is_explained_is_marked_as_such_with_the_reason_below():
    shown = show(EXPLAINED, "budget")
    assert "7.500†\n" in shown
    assert "✗" not in shown
    assert (
        "† DEL101  13:11 Het totaal van het budget is 7.500, maar de lijnen samen geven 7.000: "
        "500 verschil.\n          toegelicht: Volgt in 2023\n"
    ) in shown
    assert shown.endswith(
        "†  klopt niet, maar het dossier licht het toe; de reden staat onder de tabel\n"
    )
    assert "7.500^\n" in show(EXPLAINED, "budget", encoding="ascii", language=Language.EN)


def test_a_figure_that_may_be_wrong_for_another_reason_too_is_marked_as_such():
    # The calendar commits 7.000, as the lines of the budget do, and that is not explained.
    shown = show(
        EXPLAINED + "vak_vek_kalender:\n  regels:\n"
        "    - {bron: vrd2, jaren: {2022: {vak: 7000, vek: 7000}}}\n",
        "budget",
    )
    assert "7.500?\n" in shown
    assert "✗ VAK201  " in shown
    assert "· DEL101  " in shown
    assert "†" not in shown


def test_a_year_in_which_more_is_settled_than_committed_is_marked_as_explained():
    calendar = (
        HEAD + "vak_vek_kalender:\n  regels:\n"
        "    - {bron: vrd2, jaren: {2022: {vak: 6000, vek: 7000}, 2023: {vak: 1000, vek: 0}}}\n"
    )
    assert "-1.000!" in show(calendar, "kalender")
    explained = show(
        calendar + "toelichtingen:\n  - {regel: VAK103, verschil: 1000, reden: Afgesproken}\n",
        "kalender",
    )
    assert "-1.000†" in explained
    assert "!" not in explained
    assert "toegelicht: Afgesproken" in explained
