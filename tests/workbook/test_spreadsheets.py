"""Worksheets are read cell by cell, each number to the digit that is shown."""

import io
import shutil
import struct
import subprocess
import zipfile

import pytest

from tests.workbook.sheets import Number, workbook
from vrd2check.workbook import archives, spreadsheets
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.reading import read_path
from vrd2check.workbook.spreadsheets import read_workbook
from vrd2check.workbook.unreadable import UnreadableError


def texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_numbers_are_exact_and_known_as_far_as_they_are_shown():
    rows = [
        ["exact", Number(0.1), Number(0.1 + 0.2), Number(1360.5)],
        ["getoond", Number(9502.4, "#,##0"), Number(62500, "#,##0.00"), Number(0.163, "0.0%")],
        ["tekst", "15.974,02", "€ 114.021", "nvt"],
    ]
    (grid,) = read_workbook(workbook({"Blad1": rows}), "a.xlsx")
    assert texts(grid) == [
        ["exact", "0,1", "0,3", "1360,5"],
        ["getoond", "9502", "62500,00", "16,3 %"],
        ["tekst", "15.974,02", "€ 114.021", "nvt"],
    ]
    assert grid.rows[1][1].address() == "Blad1!B2"


def test_sheets_can_be_chosen_and_one_that_is_not_there_is_told():
    data = workbook({"Een": [["a"]], "Twee": [["b"]]})
    assert [grid.sheet for grid in read_workbook(data, "a.xlsx")] == ["Een", "Twee"]
    assert [grid.sheet for grid in read_workbook(data, "a.xlsx", ["twee"])] == ["Twee"]
    with pytest.raises(UnreadableError) as refused:
        read_workbook(data, "a.xlsx", ["Drie"])
    assert "Een, Twee" in refused.value.text.nl


def test_a_text_merged_over_rows_stands_in_each_and_a_number_once():
    rows = [
        ["Product", "Profiel", "Aantal MD"],
        ["Loket", "Architect", Number(5)],
        ["", "Tester", Number(7)],
        ["", "Tester", ""],
    ]
    data = workbook({"Inzet": rows}, merged=[(1, 0, 2, 0)])
    (grid,) = read_workbook(data, "a.xlsx")
    assert [row[0] for row in texts(grid)] == ["Product", "Loket", "Loket", ""]


def test_a_pivot_table_of_a_spreadsheet_becomes_a_chapter_with_the_cells_it_came_from():
    euro = "#,##0"
    rows = [
        ["Som van Bedrag (BTW in)", "", "", "Jaar"],
        ["Product-Omschrijving", "Deliv. Nr", "Financiering", Number(2022), Number(2023), "Totaal"],
        [
            "Loket",
            "D.22.12.1",
            "VRD 2",
            Number(1000.4, euro),
            Number(2000, euro),
            Number(3000, euro),
        ],
        ["", "D.22.12.2", "VRD 2", Number(10.5, "0.00"), "", Number(10.5, "0.00")],
        ["Totaal Loket", "", "", Number(1010.9, euro), Number(2000, euro), Number(3010.9, euro)],
        ["Eindtotaal", "", "", Number(1010.9, euro), Number(2000, euro), Number(3010.9, euro)],
    ]
    grids = read_workbook(workbook({"Kosten model": rows}), "a.xlsx")
    done = import_grids(grids, Asked("kostenmodel.investeringen"), None, "22.12.yaml")
    assert done.new.splitlines()[6:] == [
        "bronnen: {vrd2: VRD 2}",
        "",
        "kostenmodel:  # Kosten model!A3:F6",
        "  investeringen:",
        "    regels:",
        "      - {product: Loket, deliverable: D.22.12.1, bron: vrd2, bedragen: "
        "{2022: 1000, 2023: 2000}, totaal: 3000}  # Kosten model!A3:F3",
        '      - {product: Loket, deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: "10,50"}, '
        'totaal: "10,50"}  # Kosten model!B4:F4',
        "    subtotalen:",
        "      - {product: Loket, bedragen: {2022: 1011, 2023: 2000}, totaal: 3011}"
        "  # Kosten model!A5:F5",
        "    totaal: {bedragen: {2022: 1011, 2023: 2000}, totaal: 3011}",
    ]


def test_an_amount_below_the_cent_is_rounded_and_told():
    rows = [["Deliverable Nr", "Bedrag"], ["D.22.12.1", Number(15974.016666666666)]]
    grids = read_workbook(workbook({"B": rows}), "a.xlsx")
    done = import_grids(grids, Asked("budget"), None, "22.12.yaml")
    assert 'bedrag: "15974,02"' in done.new
    assert [note.cell.address() for note in done.notes] == ["B!B2"]


ODS = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
    'xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type='
    '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
    "content.xml": '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    'office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text='
    '"urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Blad1"><table:table-row><table:table-cell office:value-type="string">'
    '<text:p>Tester</text:p></table:table-cell><table:table-cell office:value-type="float" '
    'office:value="12.5"><text:p>13</text:p></table:table-cell></table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>",
}


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_of_an_ods_file_it_is_told_that_its_formats_are_not_read():
    (grid,) = read_workbook(zipped(ODS), "a.ods")
    assert texts(grid) == [["Tester", "12,5"]]
    assert [note.cell.address() for note in grid.notes] == ["Blad1!B1"]


# Hostile files


def test_an_archive_is_unpacked_up_to_the_limit_and_no_further(monkeypatch):
    data = zipped({"a.xml": b"x" * 600, "b.xml": b"y" * 400})
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 1000)
    assert sorted(archives.unpack(data, "a.xlsx")) == ["a.xml", "b.xml"]
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 999)
    with pytest.raises(UnreadableError):
        archives.unpack(data, "a.xlsx")


def test_a_size_that_an_archive_lies_about_is_not_believed():
    data = bytearray(zipped({"xl/workbook.xml": b"x" * 100_000}))
    # Both headers say that it unpacks to ten bytes.
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(mark) + at
        data[start : start + 4] = struct.pack("<I", 10)
    with pytest.raises(UnreadableError):
        read_workbook(bytes(data), "a.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_or_entity_is_refused(encoding):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    data = zipped({"xl/workbook.xml": bomb.encode(encoding)})
    with pytest.raises(UnreadableError) as refused:
        read_workbook(data, "a.xlsx")
    assert "entiteiten" in refused.value.text.nl


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"geen rekenblad", zipped({"a": "b"})])
def test_what_is_no_spreadsheet_is_told(tmp_path, data):
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as refused:
        read_path(path)
    assert "a.xlsx" in refused.value.text.nl


def test_cells_far_apart_do_not_make_a_table_of_millions_of_cells():
    parts = archives.unpack(workbook({"B": [["a"], ["b"]]}), "a.xlsx")
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'r="A2"', b'r="XFD1048576"')
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<row r="2"', b'<row r="1048576"')
    with pytest.raises(UnreadableError) as refused:
        read_workbook(archives.packed(parts), "a.xlsx")
    assert "cellen" in refused.value.text.nl


def test_a_cell_that_is_repeated_millions_of_times_is_refused():
    content = ODS["content.xml"].replace(
        "<table:table-row>", '<table:table-row table:number-rows-repeated="1000000">'
    )
    content = content.replace(
        'value-type="string">', 'value-type="string" table:number-columns-repeated="16000">'
    )
    with pytest.raises(UnreadableError) as refused:
        read_workbook(zipped({**ODS, "content.xml": content}), "a.ods")
    assert "cellen" in refused.value.text.nl


def test_a_limit_on_cells_holds_for_a_worksheet(monkeypatch):
    data = workbook({"B": [["a", "b"], ["c", "d"]]})
    monkeypatch.setattr(spreadsheets, "MAX_TABLE_CELLS", 4)
    assert len(read_workbook(data, "a.xlsx")) == 1
    monkeypatch.setattr(spreadsheets, "MAX_TABLE_CELLS", 3)
    with pytest.raises(UnreadableError):
        read_workbook(data, "a.xlsx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("kind", "filter_"), [("xls", "MS Excel 97"), ("ods", "calc8")])
def test_what_libreoffice_saves_in_other_formats_is_read_too(tmp_path, kind, filter_):
    rows = [["Profiel", "Aantal MD"], ["Tester", Number(12.5)], ["Architect", Number(0.1)]]
    (tmp_path / "a.xlsx").write_bytes(workbook({"Inzet": rows}))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", f"{kind}:{filter_}", "--outdir", tmp_path / "out"),
            tmp_path / "a.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (grid,) = read_path(tmp_path / "out" / f"a.{kind}")
    assert [[cell.text for cell in row][:2] for row in grid.rows] == [
        ["Profiel", "Aantal MD"],
        ["Tester", "12,5"],
        ["Architect", "0,1"],
    ]
    assert kind in grid.notes[0].text.nl
