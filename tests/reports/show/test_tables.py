import pytest

from tests.reports.show.showing import HEAD, show, table
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports.show import present

BUDGET = (
    HEAD
    + """\
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 584.481}
    - {deliverable: 2, bron: eigen, bedrag: € 27 828}
"""
)
MODEL = (
    HEAD
    + """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: 1, bron: vrd2, bedragen: {2022: "1.000,50", 2023: 200}}
      - {deliverable: 2, bron: vrd2, bedragen: {2022: 300}}
"""
)


def test_amounts_are_in_belgian_notation_and_totals_left_out_are_computed_and_marked():
    assert table(BUDGET, "budget") == (
        "Budget\n"
        "Deliverable                 Titel   Bron                  bedrag\n"
        "─────────────────────────────────────────────────────────────────\n"
        "1                           Dienst  VRD 2 investeringen  584.481◇\n"
        "2                           Hulp    Eigen middelen        27.828◇\n"
        "Totaal VRD 2 investeringen                               584.481*\n"
        "Totaal Eigen middelen                                     27.828*\n"
        "─────────────────────────────────────────────────────────────────\n"
        "Totaal                                                   612.309*\n"
    )


def test_a_sheet_speaks_english():
    shown = show(BUDGET, "budget", language=Language.EN)
    assert ["Deliverable", "Title", "Source", "amount"] in map(str.split, shown.splitlines())
    assert "*  computed, not in the dossier\n" in shown


def test_the_legend_explains_only_the_marks_that_occur():
    # Without a total nothing is compared with the lines.
    assert show(BUDGET, "budget").split("\n\n")[1] == (
        "◇  alleen, want geen enkele som of vergelijking bevat het; een fout erin valt niet op\n"
        "*  berekend, staat niet in het dossier\n"
    )
    assert "\n\n" not in show(BUDGET, "deliverables")


def test_a_total_that_is_stated_is_not_marked():
    shown = table(BUDGET + "  totaal: 612.309\n", "budget")
    assert shown.endswith("612.309\n")


def test_all_amounts_of_a_column_have_cents_as_soon_as_one_has_and_empty_cells_are_empty():
    assert table(MODEL, "kostenmodel") == (
        "Kostenmodel: investeringen\n"
        "  Bron: VRD 2 investeringen\n"
        "Deliverable      2022   2023     totaal\n"
        "────────────────────────────────────────\n"
        "1            1.000,50◇   200◇  1.200,50*\n"
        "2              300,00◇           300,00*\n"
        "────────────────────────────────────────\n"
        "Totaal       1.300,50*   200*  1.500,50*\n"
    )


def test_what_is_incomplete_is_not_added_up():
    shown = table("onvolledig: [budget]\n" + BUDGET, "budget")
    assert "Totaal" not in shown
    assert "Dit hoofdstuk is onvolledig" in shown


def test_a_total_over_a_cell_that_cannot_be_read_is_not_computed():
    shown = table(BUDGET.replace("€ 27 828", "27.82.8"), "budget")
    assert "27.82.8!" in shown
    assert "584.481*" in shown  # of the one source that can be read
    assert "\nTotaal  " not in shown


def test_subtotals_are_named_by_what_they_cover():
    text = BUDGET + "  subtotalen:\n    - {bron: vrd2, bedrag: 584.481}\n"
    assert "Subtotaal VRD 2 investeringen " in table(text, "budget")
    assert "Totaal VRD 2 investeringen" not in table(text, "budget")


@pytest.mark.parametrize("hostile", ["\\e[31m", "\\u202e", "\\r"])
def test_what_an_author_wrote_cannot_command_the_terminal(hostile):
    text = HEAD.replace("omschrijving: Dienst", f'omschrijving: "a{hostile}b"')
    shown = show(text + BUDGET.removeprefix(HEAD))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\r" not in shown


def test_a_rate_times_days_is_the_cost_with_vat_where_the_rate_excludes_it():
    text = (
        HEAD
        + """\
inzet:
  - aankooptype: Extern
    eenheid: mandagen
    btw: 21 %
    regels:
      - {profiel: Architect, aantal: 10, prijs: 1000}
      - {profiel: Advies, forfait: true, kost: 500}
"""
    )
    assert table(text, "inzet") == (
        "Inzet: Extern 2022\n"
        "  Btw, niet in de prijs: 21 %\n"
        "Profiel    mandagen     prijs     kost\n"
        "───────────────────────────────────────\n"
        "Architect        10○    1.000○  12.100*\n"
        "Advies                forfait      500◇\n"
        "───────────────────────────────────────\n"
        "Totaal           10*            12.600*\n"
    )


def test_counts_are_aligned_on_the_comma():
    text = HEAD + "inzet:\n  - regels:\n    - {profiel: A, aantal: 240}\n"
    text += '    - {profiel: B, aantal: "85,5"}\n'
    assert "A        240  \n" not in table(text, "inzet")
    lines = table(text, "inzet").splitlines()
    assert lines[3].index("240") + 3 == lines[4].index(",")


def test_shares_add_up_below_and_the_base_stands_apart():
    text = (
        HEAD
        + """\
verdeling:
  basis: 1.000
  regels:
    - {omschrijving: A, percentage: 60 %, bedrag: 600}
    - {omschrijving: B, percentage: 40 %, bedrag: 400}
"""
    )
    shown = table(text, "verdeling")
    assert ["Totaal", "100", "%*", "1.000*"] in map(str.split, shown.splitlines())
    assert shown.splitlines()[-1].split() == ["Te", "verdelen", "bedrag", "1.000"]


def test_a_figure_that_stands_alone_is_told_below_what_it_is():
    text = "soort: evaluatie\nproject: Proef\njaar: 2022\nplafond: 1.000\n"
    assert [one.word for one in present(load_text(text, "x.yaml").dossier)] == ["kosten"]
    assert table(text, "kosten").split("\n") == [
        "Plafond",
        "  Plafond per jaar",
        "───────────────────",
        "             1.000◇",
        "",
    ]
