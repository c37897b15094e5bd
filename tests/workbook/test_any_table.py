"""Whatever is pasted: it is taken or told, and what comes out is a dossier that can be read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import SOUND
from vrd2check.source import read_text
from vrd2check.workbook.headings import heading_of
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.pasted import read_pasted
from vrd2check.workbook.rows import pasted_row

WORDS = (
    *("Product", "Deliv. Nr", "Deliverable", "Financiering", "Overheidsopdracht", "Aankooptype"),
    *("Profiel", "Aantal MD", "Prijs/dag", "Kost", "Totaal (incl. BTW)", "Totaal", "2022", "2023"),
    *("VAK", "VEK", "Jaar", "Waarden", "maand", "mnd1", "mnd2", "jan", "01/22", "Actie", "van"),
    *("Risico", "Ernst", "Kans", "KPI nr.", "Rol", "Omschrijving", "Eindtotaal", "Totaal Loket"),
    *("Loket", "D.22.12.1", "VRD 2", "1.000", "15 974,02 €", "0", "nvt", "-", "", "", "7,5", "1"),
    *("Groep", "Actueel", "Prognose", "Nummer", "Titel", "Percentage", "Berekend", "////"),
)
cells = st.one_of(st.sampled_from(WORDS), st.text(max_size=8))
tables = st.lists(st.lists(cells, min_size=1, max_size=14), min_size=1, max_size=9)


def text_of(table):
    return "\n".join("\t".join(row) for row in table)


@settings(max_examples=300, deadline=None)
@given(tables, st.booleans())
def test_any_table_is_taken_or_told(table, is_new):
    text = None if is_new else SOUND
    done = import_grids([read_pasted(text_of(table))], Asked(), text, "22.12.yaml")
    read = read_text(done.new, "22.12.yaml")
    assert read.root is not None
    # What was there stays, whatever is pasted beside it.
    if not is_new and not done.chapters:
        assert done.new == SOUND
    assert all(note.text.nl and note.text.en for note in done.notes)


@settings(max_examples=200, deadline=None)
@given(tables)
def test_a_table_that_was_taken_changes_nothing_when_it_is_taken_again(table):
    grid = read_pasted(text_of(table))
    once = import_grids([grid], Asked(), None, "22.12.yaml")
    again = import_grids([grid], Asked(), once.new, "22.12.yaml")
    if not once.unplaced and not again.unplaced:
        assert again.new == once.new


@given(st.text(max_size=200))
def test_any_line_is_a_row_of_figures_or_none(line):
    row = pasted_row(line)
    assert row is None or 0 <= row.start <= row.end <= len(line)


@given(st.text(max_size=60))
def test_any_text_is_a_heading_or_none(text):
    found = heading_of(text)
    assert found is None or found.text == text


HOSTILE = {
    "dots behind a total": "Profiel\tAantal MD\nTester\t5\nTotaal" + "." * 20_000 + "\t5\n",
    "a quote that is never closed": 'Profiel\tAantal MD\n"' + "Tester\t5\n" * 5_000,
    "totals of what there is not": "Profiel\tAantal MD\n" + "Tester\t5\nTotaal X\t5\n" * 3_000,
    "headings alone": "Profiel\tAantal MD\n" * 20_000,
    "markup": "Profiel\tAantal MD\n" + "<a <i <b " * 5_000 + "\t5\n",
    "spaces": "Profiel  Aantal MD\n" + ("x" + " " * 2_000 + "5\n") * 50,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_costs_seconds_and_no_more(name):
    start = time.process_time()
    import_grids([read_pasted(HOSTILE[name])], Asked(), None, "22.12.yaml")
    # Each takes a second or two; what grows with the square of the text takes minutes.
    assert time.process_time() - start < 20
