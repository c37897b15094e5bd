"""Word documents: all tables at once, with merged cells, blank labels, page breaks and totals."""

import io

import pytest

from tests.workbook.test_pasted_tables import PASTED, figures, transcription
from vrd2check.dossiers import load_text
from vrd2check.limits import MAX_TABLE_CELLS
from vrd2check.workbook import documents
from vrd2check.workbook.documents import read_document
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.pasted import read_pasted
from vrd2check.workbook.unreadable import UnreadableError

docx = pytest.importorskip("docx")


def document(*blocks, merged=(), breaks=()):
    """Return a document of paragraphs (texts) and tables (lists of rows of texts).

    ``merged`` are (table, first row, last row, column) whose cells become one; ``breaks`` are
    (table, row) before which a page break stands in the table.
    """
    made = docx.Document()
    tables = []
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        width = max(map(len, block))
        table = made.add_table(rows=len(block), cols=width)
        for row, cells in enumerate(block):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        tables.append(table)
    for number, first, last, column in merged:
        table = tables[number]
        text = table.cell(first, column).text
        table.cell(first, column).merge(table.cell(last, column)).text = text
    for number, row in breaks:
        paragraph = tables[number].cell(row, 0).paragraphs[0]
        paragraph.paragraph_format.page_break_before = True
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def imported(data, file="22.12.yaml", wanted=()):
    return import_grids([read_document(data, "a.docx", wanted)], Asked(), None, file)


def blocks_of(name):
    """Return the lines of text and the tables of a pasted text."""
    blocks = []
    rows = []
    for row in read_pasted((PASTED / f"{name}.txt").read_text(encoding="utf-8")).rows:
        texts = [cell.text for cell in row]
        if len(texts) > 1:
            rows.append(texts)
            continue
        if rows:
            blocks.append(rows)
            rows = []
        blocks += [text for text in texts if text]
    return [*blocks, rows] if rows else blocks


@pytest.mark.parametrize("number", ["22.00", "22.03", "22.05", "22.08", "22.09", "22.10"])
def test_the_tables_of_a_real_dossier_are_taken_from_a_document_at_once(number):
    data = document(*blocks_of(number))
    expected = transcription(number).read_text(encoding="utf-8")
    new = imported(data, f"{number}.yaml").new
    chapters = {
        chapter
        for chapter in ("budget", "inzet", "prognose_vek", "kostenmodel.investeringen")
        if figures(expected, chapter)
    }
    assert chapters
    for chapter in chapters:
        assert figures(new, chapter) == figures(expected, chapter)


INZET = [
    ["Product", "Profiel", "Aantal MD"],
    ["Loket", "Architect", "5"],
    ["", "Tester", "7,5"],
    ["Portaal", "Tester", "2"],
    ["Eindtotaal", "", "14,5"],
]


def profiles(new):
    (effort,) = load_text(new, "22.12.yaml").dossier.efforts
    return [
        (str(line.names.get(product)), line.cells["aantal"].written)
        for line in effort.table.lines
        for product in line.names
        if product.value == "product"
    ], effort.table.total


@pytest.mark.parametrize("merged", [(), [(0, 1, 2, 0)]], ids=["blank", "merged"])
def test_blank_and_merged_labels_are_filled_down(merged):
    found, total = profiles(imported(document(INZET, merged=merged)).new)
    assert found == [("Loket", "5"), ("Loket", "7,5"), ("Portaal", "2")]
    assert total.cells["aantal"].written == "14,5"


def test_a_page_break_within_a_table_changes_nothing():
    whole = imported(document(INZET)).new
    assert imported(document(INZET, breaks=[(0, 2)])).new == whole


@pytest.mark.parametrize("again", [True, False], ids=["heading again", "no heading"])
def test_a_table_that_a_page_break_cut_in_two_is_one(again):
    head, *lines = INZET
    first, second = [head, *lines[:2]], [*([head] if again else []), *lines[2:]]
    found, total = profiles(imported(document(first, "", second)).new)
    assert found == [("Loket", "5"), ("Loket", "7,5"), ("Portaal", "2")]
    assert total.cells["aantal"].written == "14,5"


def test_a_heading_merged_over_two_columns_stands_above_both():
    made = docx.Document()
    table = made.add_table(rows=3, cols=5)
    rows = [
        ["Financiering", "2022", "", "2023", ""],
        ["", "VAK", "VEK", "VAK", "VEK"],
        ["VRD 2", "10", "9", "8", "7"],
    ]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for column in (1, 3):
        text = table.cell(0, column).text
        table.cell(0, column).merge(table.cell(0, column + 1)).text = text
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Financiering"
    stream = io.BytesIO()
    made.save(stream)
    new = imported(stream.getvalue()).new
    assert "{2022: {vak: 10, vek: 9}, 2023: {vak: 8, vek: 7}}" in new


def test_the_tables_can_be_chosen_by_number():
    data = document("Aankooptype A", INZET, "Aankooptype B", INZET)
    assert imported(data, wanted=["2"]).new.count("aankooptype:") == 1
    assert "aankooptype: B" in imported(data, wanted=["2"]).new
    with pytest.raises(UnreadableError) as refused:
        imported(data, wanted=["3"])
    assert "1-2" in refused.value.text.nl


def test_the_cell_of_origin_is_that_of_the_table():
    assert "# tabel 1!A2:C2" in imported(document(INZET)).new


def test_without_the_extra_it_is_told_how_to_install_it(monkeypatch):
    monkeypatch.setattr(documents, "find_spec", lambda _: None)
    with pytest.raises(UnreadableError) as refused:
        read_document(b"", "a.docx")
    assert "vrd2check[word]" in refused.value.text.nl


def test_as_many_cells_as_the_limit_are_read_and_no_more(monkeypatch):
    data = document(INZET)
    monkeypatch.setattr(documents, "MAX_TABLE_CELLS", 15)
    assert imported(data).chapters
    monkeypatch.setattr(documents, "MAX_TABLE_CELLS", 14)
    with pytest.raises(UnreadableError):
        imported(data)
    assert MAX_TABLE_CELLS > 15


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"geen document"])
def test_what_is_no_document_is_told(data):
    with pytest.raises(UnreadableError):
        read_document(data, "a.docx")
