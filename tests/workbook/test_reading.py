"""What is read as a table, cell by cell."""

import pytest

from vrd2check.workbook import reading
from vrd2check.workbook.pasted import read_pasted
from vrd2check.workbook.reading import UnreadableError, read_bytes, read_path


def texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Bron\tProduct\tTotaal\nvrd2\t\t1.000\n",
        "Bron;Product;Totaal\r\nvrd2;;1.000\r\n",
        "Bron   Product   Totaal\nvrd2               1.000",
    ],
    ids=["tabs", "semicolons", "aligned"],
)
def test_cells_stand_in_their_columns_however_they_are_separated(text):
    rows = [row for row in texts(read_pasted(text)) if any(row)]
    assert rows == [["Bron", "Product", "Totaal"], ["vrd2", "", "1.000"]]


def test_columns_that_overlap_are_separated_by_two_spaces():
    text = "Een lange naam die ver doorloopt  12  3,5\nKort  4  5"
    assert texts(read_pasted(text)) == [
        ["Een lange naam die ver doorloopt", "12", "3,5"],
        ["Kort", "4", "5"],
    ]


def test_the_spaces_within_a_number_are_kept():
    narrow, unbreakable = "1\u202f500\u202f000,00 €", "15\u00a0974,02 €"
    assert texts(read_pasted(f"Product\t{narrow}\t{unbreakable}")) == [
        ["Product", narrow, unbreakable]
    ]


def test_cells_in_quotes_hold_separators_and_line_ends():
    text = 'Product;Omschrijving;Totaal\n"A; B";"twee\nregels";"1.000,50"\n'
    assert texts(read_pasted(text))[1] == ["A; B", "twee regels", "1.000,50"]


def test_a_quote_that_nothing_closes_is_a_character_like_another():
    assert texts(read_pasted('Product\tscherm 24"\t5'))[0] == ["Product", 'scherm 24"', "5"]


def test_markup_that_a_conversion_left_is_no_text():
    assert texts(read_pasted('<input type="checkbox"/> Bureau\t<i>-20000</i>\ta &amp; b')) == [
        ["Bureau", "-20000", "a & b"]
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_in_the_encodings_that_excel_writes(encoding):
    assert texts(read_bytes("Coördinator;€ 5\n".encode(encoding)))[0] == ["Coördinator", "€ 5"]


def test_a_cell_knows_its_row_and_column():
    grid = read_pasted("a\tb\n\tc")
    assert [
        (cell.text, cell.row, cell.column) for row in grid.rows for cell in row if cell.text
    ] == [
        ("a", 1, 1),
        ("b", 1, 2),
        ("c", 2, 2),
    ]


def test_as_many_cells_as_the_limit_are_read_and_no_more(monkeypatch):
    monkeypatch.setattr(reading, "MAX_TABLE_CELLS", 4)
    assert len(read_bytes(b"a;b\nc;d").rows) == 2
    with pytest.raises(UnreadableError) as refused:
        read_bytes(b"a;b\nc;d;e")
    assert "4" in refused.value.text.nl


def test_a_file_that_is_too_large_is_not_read(monkeypatch, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\n" * 10)
    monkeypatch.setattr(reading, "MAX_BYTES", 40)
    assert len(read_path(path)) == 1
    path.write_bytes(b"a;b\n" * 10 + b"c")
    with pytest.raises(UnreadableError):
        read_path(path)


def test_a_kind_of_file_that_is_not_known_is_told(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(UnreadableError) as refused:
        read_path(path)
    assert ".xlsx" in refused.value.text.nl
