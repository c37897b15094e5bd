"""A dossier as a spreadsheet: what stands in it, what it computes, and that it is read back."""

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.examples import FAILING
from tests.samples import HEAD, SOUND
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.relations import AtMost, Product, Reason, RunningAtMost, Sum, Verdict
from vrd2check.settings import Settings
from vrd2check.source import read_text
from vrd2check.workbook import paths
from vrd2check.workbook.archives import packed, unpack
from vrd2check.workbook.exporting import TooLongError, export, words
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.placing import same_figure
from vrd2check.workbook.spreadsheets import read_workbook
from vrd2check.workbook.texts import say

ROOT = Path(__file__).parents[2]
DOSSIERS = sorted((ROOT / "dossiers").glob("*.yaml"))
EXAMPLES = sorted((ROOT / "vrd2check" / "rules" / "examples").glob("*.yaml"))
NEXT_FILE = re.compile(r"^# ===== next file.*\n", re.MULTILINE)
FORMULA = re.compile(r"<f>(.*?)</f>")


def loaded(text, name="dossier.yaml"):
    return load_text(text, name)


def exported(text, others=(), language=Language.NL):
    own = loaded(text)
    result = check_loaded([own, *others], Settings(), frozenset({own.name}))
    return export(own, result, language)


def taken_back(content, text=None):
    return import_grids(read_workbook(content, "a.xlsx"), Asked(), text, "dossier.yaml")


def said(text):
    """Return what a dossier says: each value with its path."""
    tree = read_text(text, "dossier.yaml").root
    return {
        path: node if isinstance(node, str) else node.written for path, node in paths.of_node(tree)
    }


def differing(one, other):
    return [
        (path, one.get(path), other.get(path))
        for path in {**one, **other}
        if path not in one or path not in other or not same_figure(one[path], other[path])
    ]


def texts_of(path):
    for text in NEXT_FILE.split(path.read_text(encoding="utf-8", errors="replace")):
        if loaded(text).dossier is not None:
            yield text


# Read back


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.stem)
def test_a_real_dossier_is_the_same_after_export_and_import(path):
    text = path.read_text(encoding="utf-8")
    content = exported(text).content
    assert differing(said(text), said(taken_back(content).new)) == []
    # And written into the dossier that it came from, it changes no letter, and nothing is told.
    taken = taken_back(content, text)
    assert taken.new == text
    assert taken.notes == ()


@pytest.mark.parametrize("letter", sorted({path.name[0] for path in FAILING}))
def test_an_example_of_a_rule_is_the_same_after_export_and_import(letter):
    """Those that fail: in those that pass stands the same, but for a figure or a word."""
    wrong = [
        (path.name, found)
        for path in FAILING
        if path.name[0] == letter
        for text in texts_of(path)
        if (found := differing(said(text), said(taken_back(exported(text).content).new)))
    ]
    assert wrong == []


def test_a_figure_that_is_changed_in_the_spreadsheet_changes_that_figure_alone():
    parts = unpack(exported(SOUND).content, "a.xlsx")
    sheets = [one for one in parts if b"<v>6000</v>" in parts[one] and "worksheets" in one]
    assert len(sheets) == 1
    parts[sheets[0]] = parts[sheets[0]].replace(b"<v>6000</v>", b"<v>6500</v>")
    new = taken_back(packed(parts), SOUND).new
    changed = [
        (one, other)
        for one, other in zip(SOUND.splitlines(), new.splitlines(), strict=True)
        if one != other
    ]
    assert len(changed) == 1
    assert said(new)["budget/regels/#1/bedrag"] == "6500"


# What stands in it


def cells(content, sheet):
    (grid,) = read_workbook(content, "a.xlsx", [sheet])
    return [[cell.text for cell in row if cell.text] for row in grid.rows]


def test_a_chapter_is_laid_out_as_the_template_has_it():
    rows = cells(exported(SOUND).content, "budget")
    assert rows[1] == ["Deliverable Nr", "Financiering", "Bedrag"]
    assert rows[2][:3] == ["D.22.12.1", "VRD 2", "6000"]
    assert rows[4][:2] == ["Eindtotaal", "7000"]


def test_totals_that_are_computed_stand_apart_from_stated_ones():
    text = SOUND.replace("  totaal: 7000\n", "")
    rows = cells(exported(text).content, "budget")
    assert not any("Eindtotaal" in row for row in rows)
    assert [row[0] for row in rows if row][-1] == "Berekend"
    assert "budget/totaal" not in said(taken_back(exported(text).content).new)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("6.000", "6000"),
        ('"6.000,00"', "6000,00"),
        ("6000.5", "6000,5"),
        ('"1,5 mio"', "1,5 mio"),
        ("€ -20.000", "-20000"),
    ],
)
def test_a_figure_is_a_value_in_its_written_precision(written, shown):
    text = SOUND.replace("bedrag: 6000", f"bedrag: {written}")
    rows = cells(exported(text).content, "budget")
    assert shown in rows[2]


def test_links_lead_from_a_line_to_its_check_and_from_a_check_to_its_figure():
    parts = unpack(exported(SOUND).content, "a.xlsx")
    links = Counter()
    for name, content in parts.items():
        if "worksheets/sheet" in name:
            links.update(re.findall(r'location="\'?([a-zA-Z ]+)\'?!', content.decode()))
    assert links["Controles"] >= 3
    assert links["budget"] >= 1


HOSTILE = (
    "=1+1",
    "=HYPERLINK('http://x.be'; 'klik')",
    "@SUM(A1)",
    "+32",
    "-1+1|cmd",
    "http://x.be",
    "{=1+1}",
    "external:x.xlsx",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_a_dossier_is_no_formula_and_no_link(hostile):
    text = HEAD.replace("Dienst", f'"{hostile}"').replace("Proef", f'"{hostile}"')
    text += (
        f'budget:\n  regels:\n    - {{deliverable: D.22.12.1, product: "{hostile}", bedrag: 5}}\n'
    )
    content = exported(text).content
    parts = unpack(content, "a.xlsx")
    for name, part in parts.items():
        if "worksheets/" in name:
            assert all(hostile not in one for one in FORMULA.findall(part.decode()))
            assert "http://x.be" not in part.decode()
    assert differing(said(text), said(taken_back(content).new)) == []


def test_a_long_text_comes_back_and_one_that_fits_no_cell_is_told():
    def titled(title):
        return HEAD.replace("Proef", json.dumps(title))

    text = titled("é\n\u202e" * 1500)
    assert differing(said(text), said(taken_back(exported(text).content).new)) == []
    with pytest.raises(TooLongError) as told:
        exported(titled("é\n" * 9000))
    assert told.value.path == "titel"


@pytest.mark.parametrize("reason", list(Reason))
def test_each_reason_why_a_relation_is_not_judged_has_its_words(reason):
    text = say(f"reason-{reason.value}")
    assert text.nl != text.en


# What it computes


def without_values(content):
    """Return a workbook without what its formulas came to when it was written."""
    parts = unpack(content, "a.xlsx")
    for name in parts:
        if "worksheets/sheet" in name:
            parts[name] = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", parts[name])
    return packed(parts)


def calculated(folder, contents):
    """Return the workbooks that LibreOffice makes of some, by name."""
    for name, content in contents.items():
        (folder / f"{name}.xlsx").write_bytes(without_values(content))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "out"),
            *sorted(folder.glob("*.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {name: (folder / "out" / f"{name}.xlsx").read_bytes() for name in contents}


# One of each kind of relation: a sum, a product, a ceiling, one that runs over years, and others.
SHOWN = (
    "DEL101",
    "INZ101",
    "INZ102",
    "KFM101",
    "VAK102",
    "VAK201",
    "VAK202",
    "PRG301",
    "EVA201",
    "EVA301",
    "RIS101",
)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_comes_to_each_verdict_that_a_check_comes_to(tmp_path):
    groups = [[load_text(path.read_text(encoding="utf-8"), path.name) for path in DOSSIERS]]
    for path in EXAMPLES:
        if path.name.partition("-")[0] in SHOWN:
            groups.append([loaded(text, f"{path.stem}.yaml") for text in texts_of(path)][:1])
    made = {
        Path(own.name).stem: export(own, check_loaded(group, Settings(), frozenset()), Language.NL)
        for group in groups
        for own in group
    }
    found = calculated(tmp_path, {name: one.content for name, one in made.items()})
    names = words(Language.NL)
    seen = Counter()
    kinds = set()
    for name, one in made.items():
        (grid,) = read_workbook(found[name], "a.xlsx", ["Controles"])
        # The code of a rule stands in the first row of its relation, not in those of its steps.
        verdicts = [row[7].text for row in grid.rows[1:] if row[0].text]
        expected = [judged.judgement.verdict for judged in one.judged]
        assert verdicts == [names[verdict] for verdict in expected], name
        seen.update(expected)
        kinds |= {
            type(judged.relation) for judged in one.judged if judged.judgement.slack is not None
        }
    # What another program saved is still the same dossier.
    for path in DOSSIERS:
        text = path.read_text(encoding="utf-8")
        assert taken_back(found[path.stem], text).new == text, path.name
    assert set(seen) == set(Verdict)
    assert kinds == {Sum, Product, AtMost, RunningAtMost}
