"""What a heading means, however the author writes it."""

import pytest

from vrd2check.dossiers import load_text
from vrd2check.workbook.headings import MONTH, TOTAL, YEAR, chapter_of, heading_of
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.pasted import read_pasted


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Deliv. Nr", "nr"),
        ("Deliverable Nr.", "nr"),
        ("Financieringsbron", "bron"),
        ("Aantal MD", "aantal"),
        ("Aantal MD 2022", "aantal"),
        ("Aantal mandagen (2022)", "aantal"),
        ("Kost (incl. btw)", "kost"),
        ("Prijs/dag excl. btw", "prijs"),
        ("Budget in euro", "bedrag"),
        ("Totaal (in euro)", TOTAL),
        ("Aankooptype-Detail(N-1)", "aankooptype"),
        ("Betrokken partij(en)", "partijen"),
        ("vak", "vak"),
    ],
)
def test_a_word_is_known_with_what_stands_behind_it(text, key):
    assert heading_of(text).key == key


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("mnd1", 1),
        ("Maand 3", 3),
        ("jan", 1),
        ("mrt.", 3),
        ("januari 2022", 1),
        ("feb-22", 2),
        ("dec '22", 12),
        ("01/22", 1),
        ("12/2022", 12),
        ("01/03/2022", 3),
    ],
)
def test_a_month_is_known_with_its_year(text, month):
    found = heading_of(text)
    assert (found.key, found.month) == (MONTH, month)


@pytest.mark.parametrize(
    ("months", "chapter"), [(5, None), (6, "prognose_vek"), (12, "prognose_vek")]
)
def test_half_a_year_of_months_is_a_forecast(months, chapter):
    assert chapter_of({"omschrijving": 1, MONTH: months}, "") == chapter


@pytest.mark.parametrize("text", ["2022", "Jaar 2022"])
def test_a_year_is_a_year(text):
    assert (heading_of(text).key, heading_of(text).year) == (YEAR, 2022)


@pytest.mark.parametrize(
    "text", ["Opmerking", "Aalst", "", "1.000", "22.00.01", "mei bij", "x" * 90]
)
def test_what_the_template_lacks_is_no_heading(text):
    assert heading_of(text) is None


def test_vak_and_vek_may_stand_with_their_year_in_one_row():
    text = "Financiering\tVAK 2022\tVEK 2022\tVAK 2023\tVEK 2023\tVAK totaal\tVEK totaal\n"
    text += "VRD 2\t10\t9\t8\t7\t18\t16\n"
    done = import_grids([read_pasted(text)], Asked(), None, "22.12.yaml")
    assert (
        "jaren: {2022: {vak: 10, vek: 9}, 2023: {vak: 8, vek: 7}}, totaal: {vak: 18, vek: 16}"
        in done.new
    )
    assert done.notes == ()


@pytest.mark.parametrize(
    "label",
    ["Totaal Loket", "Loket Totaal", "Subtotaal Loket", "Totaal voor Loket", "TOTAAL LOKET:"],
)
def test_a_subtotal_is_known_by_the_name_in_its_label(label):
    text = f"Product\tProfiel\tAantal MD\nLoket\tTester\t5\n\tArchitect\t7\n{label}\t\t12\n"
    text += "Portaal\tTester\t1\nEindtotaal\t\t13\n"
    done = import_grids([read_pasted(text)], Asked(), None, "22.12.yaml")
    table = load_text(done.new, "22.12.yaml").dossier.efforts[0].table
    assert [line.label() for line in table.subtotals] == ["Loket"]
    assert len(table.lines) == 3
    assert done.notes == ()


def test_a_name_that_ends_in_total_is_a_line_where_nothing_above_is_called_so():
    text = "Kost\t2023\nLicenties totaal\t5\nHosting\t7\nTotaal\t12\n"
    done = import_grids([read_pasted(text)], Asked("kosten"), None, "22.05.yaml")
    costs = load_text(done.new, "22.05.yaml").dossier.costs
    assert [line.label() for line in costs.lines] == ["Licenties totaal", "Hosting"]
