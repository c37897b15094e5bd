"""Spreadsheets, documents and texts that want more than to be read."""

import io
import zipfile

import pytest
import yaml

from tests.faults.processes import is_calm, run_inside
from tests.workbook.sheets import workbook
from vrd2check.workbook import archives
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.reading import read_path
from vrd2check.workbook.unreadable import UnreadableError

HEADINGS = ["Omschrijving", "Financiering", "2022", "2023", "Totaal"]
CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1")
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = (
    "=cmd|'/C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    'DDE("cmd";"/C calc";"x")',
    "x" * 19_000,
    "\u202eevil\u202c",
    "[bold]x[/bold]",
    "\x1b[2J",
    "::error::x",
    "##[error]",
    "a: b # c",
    "- x",
    "{{ 7*7 }} ${HOME} `x`",
    "&anker *alias",
    "!!python/object/apply:os.system [ls]",
    "<b>x</b>",
    "2022-01-01",
    "'",
    '"',
)


def changed(changes, more=()):
    """Return a workbook of which parts were changed, by pairs of old and new."""
    sheets = {"budget": [HEADINGS, ["A", "VRD2", "5", "6", "11"], ["B", "VRD2", "1", "2", "3"]]}
    parts = archives.unpack(workbook(sheets), "a.xlsx")
    for name, pairs in changes.items():
        for old, new in pairs:
            assert old in parts[name], parts[name]
            parts[name] = parts[name].replace(old, new)
    return archives.packed({**parts, **dict(more)})


def ods(content):
    namespaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {namespaces}><office:body><office:spreadsheet>{content}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


def put(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


LAUGHS = b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghij"
)


def declaring(entities, used):
    """Return a workbook whose first text is an entity that it declares."""
    doctype = b"<!DOCTYPE sst [" + entities + b"]><sst"
    texts = "xl/sharedStrings.xml"
    return changed({texts: [(b"<sst", doctype), (b"<t>A</t>", b"<t>" + used + b"</t>")]})


def deflated(data, more=()):
    """Return an archive compressed, with other parts beside its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*archives.unpack(data, "a.xlsx").items(), *more):
            archive.writestr(name, content)
    return stream.getvalue()


REFUSED = {
    "a bomb of one part.xlsx": lambda: deflated(changed({}), [("xl/b.xml", b" " * 61_000_000)]),
    "a bomb of many parts.xlsx": lambda: deflated(
        changed({}), ((f"xl/{n}.xml", b" " * 700_000) for n in range(90))
    ),
    "thousands of parts.xlsx": lambda: deflated(
        changed({}), ((f"xl/{n}.xml", b"") for n in range(2_000))
    ),
    "a billion laughs.xlsx": lambda: declaring(b'<!ENTITY a "ha">' + LAUGHS, b"&j;"),
    "a text of another file.xlsx": lambda: declaring(
        b'<!ENTITY x SYSTEM "file:///etc/passwd">', b"&x;"
    ),
    "the first half.xlsx": lambda: changed({})[:7_000],
    "without its end.xlsx": lambda: changed({})[:-10],
    "nothing.xlsx": lambda: b"",
    "a text by another name.xlsx": lambda: b"Omschrijving;2022\nA;5\n",
    "a password.xlsx": lambda: CONTAINER + bytes(3_000),
    "a password.docx": lambda: CONTAINER + bytes(3_000),
    "texts without number.xlsx": lambda: changed(
        {"xl/sharedStrings.xml": [(b'uniqueCount="', b'uniqueCount="99999999')]}
    ),
    "an encoding that is none.xlsx": lambda: changed({SHEET: [(b'"UTF-8"', b'"XFD1"')]}),
    "a worksheet named again and again.xlsx": lambda: changed(
        {
            "xl/workbook.xml": [
                (
                    b"</sheets>",
                    b"".join(
                        b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (n, n)
                        for n in range(2, 3000)
                    )
                    + b"</sheets>",
                )
            ]
        }
    ),
    "a cell at the far corner.xlsx": lambda: changed(
        {
            SHEET: [
                (
                    b"</sheetData>",
                    b'<row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>',
                )
            ]
        }
    ),
    "a worksheet elsewhere.xlsx": lambda: changed(
        {"xl/_rels/workbook.xml.rels": [(b"worksheets/sheet1.xml", b"http://127.0.0.1:9/x.xml")]}
    ),
    "billions of spaces.ods": lambda: ods(
        '<table:table table:name="B"><table:table-row><table:table-cell office:value-type="string">'
        '<text:p><text:s text:c="2000000000"/></text:p></table:table-cell></table:table-row>'
        "</table:table>"
    ),
    "thousands of worksheets.ods": lambda: ods(
        "".join(f'<table:table table:name="t{n}"/>' for n in range(2001))
    ),
    "noise.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40,
    "lines without end.csv": lambda: b"\n" * 400_001,
    "lines of old Macs.csv": lambda: b"\r" * 400_001,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_cost_much_or_leads_elsewhere_is_refused_and_told(tmp_path, name):
    path = put(tmp_path, name, REFUSED[name]())
    with pytest.raises(UnreadableError) as refused:
        read_path(path)
    assert refused.value.text.nl


HARMLESS = {
    "a large dimension": {SHEET: [(b'"A1:E3"', b'"A1:XFD1048576"')]},
    "everything merged": {
        SHEET: [
            (
                b"</sheetData>",
                b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            )
        ]
    },
    "rows without cells": {
        SHEET: [
            (
                b"</sheetData>",
                b"".join(b'<row r="%d"/>' % n for n in range(9, 9999)) + b"</sheetData>",
            )
        ]
    },
    "names that are commands": {
        "xl/workbook.xml": [
            (
                b"</sheets>",
                b'</sheets><definedNames><definedName name="x">=cmd|x!A0</definedName>'
                b"</definedNames>",
            )
        ]
    },
    "a hundred thousand texts": {
        "xl/sharedStrings.xml": [(b"</sst>", b"<si><t>x</t></si>" * 100_000 + b"</sst>")]
    },
    "elements one in another": {
        SHEET: [(b"</sheetData>", b"</sheetData>" + b"<a>" * 50_000 + b"</a>" * 50_000)]
    },
    "formats without end": {
        "xl/styles.xml": [
            (
                b"<fonts",
                b'<numFmts count="5000">'
                + b"".join(
                    b'<numFmt numFmtId="%d" formatCode="%s"/>' % (200 + n, b"[h" * 50)
                    for n in range(5_000)
                )
                + b"</numFmts><fonts",
            )
        ]
    },
    "a style that is not there": {SHEET: [(b'<c r="A2"', b'<c s="99999999" r="A2"')]},
}
BESIDE = {
    "xl/vbaProject.bin": b"\xd0\xcf" * 500,
    "../../../../tmp/evil.xml": b"<a/>",
    "xl/comments1.xml": b"<comments><t>=cmd</t></comments>",
    "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="x"/>',
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_beside_the_cells_changes_nothing(tmp_path, name):
    (plain,) = read_path(put(tmp_path, "a.xlsx", changed({})))
    (grid,) = read_path(put(tmp_path, "b.xlsm", changed(HARMLESS[name], BESIDE.items())))
    texts = [[cell.text for cell in row] for row in plain.rows]
    found = [[cell.text for cell in row] for row in grid.rows]
    assert found[: len(texts)] == texts


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_hostile_texts_of_cells_are_texts_of_the_dossier(tmp_path, ending):
    rows = [HEADINGS, *([text, "VRD2", "5", "6", "11"] for text in TEXTS)]
    if ending == "xlsx":
        path = put(tmp_path, "22.12.xlsx", workbook({"budget": rows}))
    else:
        path = put(tmp_path, "22.12.csv", "\n".join(map("\t".join, rows)).encode())
    done = import_grids(read_path(path), Asked(None, ()), None, "22.12.yaml")
    # As our own reader does, this one takes what stands there for text.
    lines = yaml.load(done.new, yaml.BaseLoader)["budget"]["regels"]
    said = [line["omschrijving"] for line in lines]
    # In pasted text what looks like a mark of a web page is left out.
    assert said == ["x" if text == "<b>x</b>" and ending == "csv" else text for text in TEXTS]
    assert all(line.isprintable() for line in done.new.splitlines())


def test_hostile_names_of_sheets_and_files_are_harmless_where_they_are_told(tmp_path):
    put(tmp_path, "::error::\u202ex.xlsx", workbook({"=cmd|x!A0\u202e": [HEADINGS, ["A"] * 5]}))
    done = run_inside(tmp_path, "import", "::error::\u202ex.xlsx", "--into", "22.12.yaml")
    assert is_calm(done)
    assert "\u202e" not in done.stdout + done.stderr
