"""The tables of real dossiers, pasted as text, give the figures of their transcriptions.

The texts in ``pasted`` hold the tables as they stand in the sources, cell for cell; words in them
that would be sentences are those of the transcription instead.
"""

from collections import Counter
from itertools import groupby, zip_longest
from pathlib import Path

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.drafting import Draft, write_draft
from vrd2check.figures import State
from vrd2check.language import Language
from vrd2check.rules import Severity
from vrd2check.settings import Settings
from vrd2check.sheets import sheets_of
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.pasted import read_pasted

PASTED = Path(__file__).with_name("pasted")
DOSSIERS = Path(__file__).parents[2] / "dossiers"

# Which chapters a text has the tables of; the others are lost, or stand in a sentence.
CHAPTERS = {
    "22.00": ("budget", "kostenmodel.investeringen", "inzet", "vak_vek_kalender", "prognose_vek"),
    "22.03": ("budget", "inzet", "vak_vek_kalender", "prognose_vek", "risicos", "planning"),
    "22.05": ("inzet", "vak_vek_kalender", "prognose_vek"),
    "22.08": ("inzet", "prognose_vek", "kpis", "deliverables"),
    "22.09": (
        *("kostenmodel.investeringen", "inzet", "vak_vek_kalender", "prognose_vek"),
        *("risicos", "kpis"),
    ),
    "22.10": ("budget", "inzet"),
}
EXPLOITATIE = ("22.08-exploitatie", "kostenmodel.exploitatie")


def transcription(number):
    paths = sorted(DOSSIERS.glob(f"{number}-*.yaml"))
    return next(path for path in paths if ".exploitatie-" not in path.name)


def figures(text, chapter):
    """Return the figures that a dossier states in a chapter: their values, precision and kind."""
    dossier = load_text(text, "dossier.yaml").dossier
    return Counter(
        (figure.value, figure.half_unit, figure.kind)
        for sheet in sheets_of(dossier)
        if sheet.chapter == chapter
        for figure in sheet.figures()
        if figure.state is State.READ
    )


def pasted(name, asked=Asked(), text=None, file=None):  # noqa: B008
    grid = read_pasted((PASTED / f"{name}.txt").read_text(encoding="utf-8"))
    return import_grids([grid], asked, text, file or f"{name[:5]}.yaml")


@pytest.mark.parametrize(
    ("number", "chapter"), [(number, one) for number, all_ in CHAPTERS.items() for one in all_]
)
def test_a_pasted_table_gives_the_figures_of_the_transcription(number, chapter):
    made = pasted(number).new
    expected = figures(transcription(number).read_text(encoding="utf-8"), chapter)
    assert expected or chapter in ("planning", "kpis", "deliverables")
    assert figures(made, chapter) == expected


def test_a_table_without_headings_is_taken_with_the_headings_that_are_given():
    name, chapter = EXPLOITATIE
    columns = (
        *("deliverable", "aankooptype", "bron", "profiel", "kredietsoort"),
        *("overheidsopdracht", "2023", "2024", "totaal"),
    )
    done = pasted(name, Asked(chapter, columns))
    expected = figures(transcription("22.08").read_text(encoding="utf-8"), chapter)
    assert figures(done.new, chapter) == expected
    # Words in the line of a total have no place in the format.
    assert [note.cell.where().nl for note in done.notes] == ["rij 7, kolom 2"]


def test_without_its_headings_that_table_is_shown_and_not_taken():
    name, _ = EXPLOITATIE
    done = pasted(name)
    assert done.chapters == ()
    # One note for the rows that follow each other: the first, and up to which row.
    (note,) = done.notes
    assert note.cell.row == 1
    assert "tot en met rij 8" in note.text.nl


@pytest.mark.parametrize(
    ("number", "chapters"),
    [
        ("22.00", {"risicos", "inzet", "prognose_vek"}),
        ("22.09", {"kostenmodel", "inzet", "vak_vek_kalender", "prognose_vek", "risicos", "kpis"}),
    ],
)
def test_what_the_transcription_says_already_changes_nothing(number, chapters):
    path = transcription(number)
    text = path.read_text(encoding="utf-8")
    before = load_text(text, path.name).tree()
    after = load_text(pasted(number, text=text, file=path.name).new, path.name).tree()
    for chapter in chapters:
        assert written(after[chapter]) == written(before[chapter])


def written(node):
    if hasattr(node, "written"):
        return [node.written]
    if hasattr(node, "entries"):
        return [one for entry in node.entries for one in (entry.key.written, *written(entry.value))]
    return [one for item in node.items for one in written(item)]


def test_a_whole_dossier_is_made_of_one_pasted_text():
    done = pasted("22.03")
    loaded = load_text(done.new, "22.03.yaml")
    assert loaded.problems == ()
    assert loaded.shape == ()
    head = loaded.dossier.head
    assert (head.number.text, head.year) == ("22.03", 2022)
    assert [str(source.name) for source in loaded.dossier.sources] == [
        "VRD 2 investering",
        "VRD Exploitatiebudget",
    ]
    assert [one.deliverable.text for one in loaded.dossier.actions] == (
        ["D.22.03.1"] * 4 + ["D.22.03.2"] * 5 + ["D.22.03.3"] * 2 + ["D. 22.03.4"] * 3
    )


@pytest.mark.parametrize("number", ["22.03", "22.09"])
def test_a_new_dossier_is_filled_in_by_its_source_text_alone(number):
    draft = write_draft(Draft("projectdossier", number, 2022, "T"), Language.NL)
    done = pasted(number, text=draft)
    assert done.unplaced == ()
    loaded = load_text(done.new, f"{number}.yaml")
    assert loaded.problems == ()
    assert loaded.shape == ()
    expected = transcription(number).read_text(encoding="utf-8")
    for chapter in CHAPTERS[number]:
        assert figures(done.new, chapter) == figures(expected, chapter)
    result = check_loaded([loaded], Settings())
    assert [one.rule.code for one in result.findings if one.severity is Severity.ERROR] == []
    # Nothing of the draft is left in what was filled in.
    assert all(not line.strip().startswith("totaal: {aantal: ,") for line in done.new.splitlines())
    declared = load_text(expected, "").dossier.deliverables
    assert [one.number.canonical for one in loaded.dossier.deliverables] == [
        one.number.canonical for one in declared
    ]
    assert [one.action.text for one in loaded.dossier.actions]
    # The first source of the draft has the name that the tables give it, with no second one.
    assert [str(one.name) for one in loaded.dossier.sources] == {
        "22.03": ["VRD 2 investering", "VRD exploitatiebudget"],
        "22.09": ["VRD 2 investeringen", "VRD exploitatiebudget"],
    }[number]


def test_a_source_with_money_keeps_its_name():
    table = "Financiering\t2022\t\n\tVAK\tVEK\nVRD 2 investering\t5\t5\n"
    head = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
    text = head + "bronnen: {vrd2: VRD 2 investeringen}\nbudget: {totaal: 5}\n"
    done = import_grids([read_pasted(table)], Asked(), text, "22.12.yaml")
    names = [str(one.name) for one in load_text(done.new, "22.12.yaml").dossier.sources]
    assert names == ["VRD 2 investeringen", "VRD 2 investering"]


def test_a_plan_of_two_deliverables_is_that_of_each():
    text = "Deliverable Nr D.22.12.1 en D.22.12.2: Loket\n\nActie\tstartdatum\teinddatum\n"
    done = import_grids(
        [read_pasted(f"{text}Bouw\tQ1\tQ2\nTest\tQ2\tQ2\n")], Asked(), None, "22.12"
    )
    actions = load_text(done.new, "22.12.yaml").dossier.actions
    assert [(one.deliverable.text, one.action.text) for one in actions] == [
        ("D.22.12.1", "Bouw"),
        ("D.22.12.1", "Test"),
        ("D.22.12.2", "Bouw"),
        ("D.22.12.2", "Test"),
    ]


def test_a_role_that_nobody_has_is_taken_with_the_word_for_it():
    done = import_grids(
        [read_pasted("Rol\tOmschrijving\nStuurgroep\tnvt\n")], Asked(), None, "22.12.yaml"
    )
    assert "{rol: Stuurgroep, omschrijving: nvt}" in done.new


def test_what_a_pivot_table_leaves_blank_is_filled_down():
    lines = load_text(pasted("22.10").new, "22.10.yaml").dossier.efforts[0].table.lines
    assert len(lines) == 13
    products = {
        line.names[key].text for line in lines for key in line.names if key.value == "product"
    }
    assert products == {"Mijn Burgerprofiel"}
    sources = [line.names[key].full for line in lines for key in line.names if key.value == "bron"]
    assert sources == ["VRD 2 Generieke bouwsteen eCommerce"] * 7 + ["Relance"] * 6


def test_a_column_for_each_source_gives_a_line_for_each_source():
    loaded = load_text(pasted("22.10").new, "22.10.yaml")
    budget = loaded.dossier.budget
    subtotals = [line.label() for line in budget.subtotals]
    assert subtotals == ["VRD 2 2022", "Relance VV060"]
    assert len(budget.lines) == 6
    assert "totaal" not in loaded.tree()["budget"]


def test_years_stand_above_vak_and_vek_even_where_the_heading_is_shifted():
    # In the source of 22.09 the years stand two columns to the right of their VAK and VEK.
    calendar = load_text(pasted("22.09").new, "22.09.yaml").dossier.calendar
    assert [sorted(line.cells) for line in calendar.vak.lines] == [[2022], [2023, 2024]]


@pytest.mark.parametrize(
    "label",
    ["Totaal (euro)", "TOTAAL:", "Eindtotaal", "Totaal incl. btw", "Totaal generaal", "Totalen"],
)
def test_a_total_is_known_by_its_label(label):
    text = f"\t2023\t2024\nHosting\t10\t20\nBeheer\t1\t2\n{label}\t11\t22\n"
    done = import_grids([read_pasted(text)], Asked("kosten"), None, "22.05.yaml")
    costs = load_text(done.new, "22.05.yaml").dossier.costs
    assert [line.label() for line in costs.lines] == ["Hosting", "Beheer"]
    assert [figure.written for figure in costs.total.cells.values()] == ["11", "22"]
    assert done.notes == ()


def test_an_action_without_dates_is_a_line_and_no_title():
    text = "Actie\tStartdatum\tEinddatum\nEen\tQ1\tQ2\nTwee\t\t\nDrie\tQ3\tQ4\n"
    done = import_grids([read_pasted(text)], Asked(), None, "22.12.yaml")
    actions = load_text(done.new, "22.12.yaml").dossier.actions
    assert [one.action.text for one in actions] == ["Een", "Twee", "Drie"]


@pytest.mark.parametrize(
    "text",
    [
        "Rijlabels\tSom van Bedrag (BTW in)\nLoket\t3\nD.22.12.1\t1\nD.22.12.2\t2\n",
        "Rijlabels\t" + "\t".join(f"mnd{n}" for n in range(1, 13)) + "\n"
        "Loket" + "\t3" * 12 + "\nD.22.12.1" + "\t1" * 12 + "\nD.22.12.2" + "\t2" * 12 + "\n",
    ],
)
def test_a_pivot_table_with_several_levels_in_one_column_is_told_and_not_taken(text):
    done = import_grids([read_pasted(text)], Asked(), None, "22.12.yaml")
    assert done.chapters == ()
    assert any("In tabelvorm" in note.text.nl for note in done.notes)


def test_a_pivot_table_with_one_level_of_labels_is_taken():
    text = "Rijlabels\t" + "\t".join(f"mnd{n}" for n in range(1, 13)) + "\n"
    done = import_grids([read_pasted(text + "D.22.12.1" + "\t1" * 12)], Asked(), None, "22.12.yaml")
    assert done.notes == ()
    assert len(load_text(done.new, "22.12.yaml").dossier.forecast.table.lines) == 1


@pytest.mark.parametrize(
    ("cost", "is_told"), [("Kost (incl. btw)", True), ("Kost excl. btw", False)]
)
def test_rates_without_vat_beside_costs_with_it_are_told(cost, is_told):
    text = f"Profiel\tAantal MD\tDagprijs (excl. btw)\t{cost}\nArchitect\t10\t900\t10.890\n"
    done = import_grids([read_pasted(text)], Asked(), None, "22.12.yaml")
    assert [("btw: 21 %" in note.text.nl) for note in done.notes] == [True] * is_told


def test_a_text_below_a_table_ends_it():
    text = "Profiel\tAantal MD\nArchitect\t5\n\nDit is een zin.\n\nTester\t7\n"
    done = import_grids([read_pasted(text)], Asked(), None, "22.12.yaml")
    assert "Tester" not in done.new
    assert [note.cell.row for note in done.notes] == [6]


@pytest.mark.parametrize(
    ("number", "chapter"), [(number, one) for number, all_ in CHAPTERS.items() for one in all_]
)
def test_a_table_with_spaces_between_its_cells_gives_the_same_figures(number, chapter):
    done = import_grids(
        [read_pasted(with_spaces((PASTED / f"{number}.txt").read_text(encoding="utf-8")))],
        Asked(),
        None,
        f"{number}.yaml",
    )
    expected = figures(transcription(number).read_text(encoding="utf-8"), chapter)
    assert figures(done.new, chapter) == expected


def with_spaces(text):
    """Return a text in which the columns of each table are aligned with spaces instead of tabs."""
    lines = []
    for is_table, group in groupby(text.splitlines(), lambda line: "\t" in line):
        rows = [line.split("\t") for line in group]
        widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            lines.append("   ".join(cells).rstrip() if is_table else row[0])
    return "\n".join(lines)
