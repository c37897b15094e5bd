"""Chapters are written into a dossier that keeps its comments, its order and its line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import HEAD, SOUND
from tests.security.stepping import steps
from vrd2check.source import read_text
from vrd2check.workbook import placing
from vrd2check.workbook.contents import Chapter, Item
from vrd2check.workbook.emitting import block
from vrd2check.workbook.importing import Asked, import_grids
from vrd2check.workbook.pasted import read_pasted
from vrd2check.workbook.placing import CannotPlaceError, placed

COMMENTED = (
    HEAD
    + """\

# Boven het budget
budget:  # ernaast
  # boven de lijnen
  regels:
    # over de eerste
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 6000}  # nagevraagd
    - deliverable: D.22.12.2
      bron: vrd2
      bedrag: 1.000   # met een punt
    # onder de laatste
  totaal: 7000  # som

# Boven de risico's
risicos: []
"""
)


def budget(*lines, total="7000"):
    items = [
        Item({"deliverable": deliverable, "bron": "vrd2", "bedrag": amount})
        for deliverable, amount in lines
    ]
    return Chapter("budget", {"regels": items, "totaal": total}, "")


def comments(text):
    return [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]


def test_what_says_the_same_stays_to_the_letter():
    chapter = budget(("D.22.12.1", "6.000"), ("D.22.12.2", "1000"))
    assert placed(COMMENTED, "a.yaml", chapter) == COMMENTED


def test_one_figure_that_differs_changes_its_own_line_alone():
    chapter = budget(("D.22.12.1", "6500"), ("D.22.12.2", "1000"))
    new = placed(COMMENTED, "a.yaml", chapter)
    assert sorted(comments(new)) == sorted(comments(COMMENTED))
    tree = read_text(new, "a.yaml").root
    assert tree["budget"]["regels"].items[0]["bedrag"].written == "6500"
    assert "bedrag: 1.000   # met een punt" in new


def test_a_line_more_and_a_line_less_keep_all_comments():
    chapter = budget(("D.22.12.2", "1000"), ("D.22.12.3", "50"), total="1050")
    new = placed(COMMENTED, "a.yaml", chapter)
    kept = set(comments(COMMENTED)) - {"nagevraagd"}
    assert kept <= set(comments(new))
    tree = read_text(new, "a.yaml").root
    numbers = [item["deliverable"].written for item in tree["budget"]["regels"].items]
    assert numbers == ["D.22.12.2", "D.22.12.3"]
    assert tree["budget"]["totaal"].written == "1050"


def test_what_a_table_does_not_say_stays():
    chapter = Chapter("budget", {"regels": budget(("D.22.12.1", "6000")).value["regels"]}, "")
    tree = read_text(placed(SOUND, "a.yaml", chapter), "a.yaml").root
    assert tree["budget"]["totaal"].written == "7000"
    assert len(tree["budget"]["regels"].items) == 1


def test_a_line_keeps_that_its_subtotal_is_complete():
    text = HEAD + "budget:\n  subtotalen:\n    - {bron: vrd2, bedrag: 5, volledig: true}\n"
    chapter = Chapter("budget", {"subtotalen": [Item({"bron": "vrd2", "bedrag": "6"})]}, "")
    assert "{bron: vrd2, bedrag: 6, volledig: true}" in placed(text, "a.yaml", chapter)


def test_a_new_chapter_stands_behind_what_comes_before_it_in_the_format():
    chapter = Chapter("inzet", [Item({"aankooptype": "A", "regels": []})], "")
    new = placed(COMMENTED, "a.yaml", chapter)
    keys = [entry.key.written for entry in read_text(new, "a.yaml").root.entries]
    assert keys[-3:] == ["budget", "inzet", "risicos"]
    assert "\n# Boven de risico's\nrisicos: []\n" in new


def test_a_table_of_the_cost_model_leaves_the_other_tables():
    text = HEAD + "kostenmodel:\n  investeringen:  # een\n    regels: []\n"
    chapter = Chapter("kostenmodel.exploitatie", {"regels": [Item({"totaal": "5"})]}, "B!A1")
    new = placed(text, "a.yaml", chapter)
    tree = read_text(new, "a.yaml").root
    assert list(tree["kostenmodel"]) == ["investeringen", "exploitatie"]
    assert "investeringen:  # een" in new


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_line_ends_of_the_file_are_kept(ending):
    chapter = Chapter("risicos", [Item({"risico": "Teamopbouw", "ernst": "5"})], "")
    new = placed(SOUND.replace("\n", ending), "a.yaml", chapter)
    assert new.count(ending) == new.count("\n")
    assert new.endswith(f"risico: Teamopbouw, ernst: 5}}{ending}")


@pytest.mark.parametrize(
    "text",
    [
        "{soort: projectdossier, budget: {totaal: 5}}\n",
        "soort: projectdossier\nbudget: [\n",
        "",
    ],
)
def test_a_file_that_cannot_be_added_to_by_rule_is_left_alone(text):
    with pytest.raises(CannotPlaceError):
        placed(text, "a.yaml", budget(("D.22.12.1", "5")))


def test_lines_that_an_alias_repeats_are_not_overwritten():
    text = HEAD + "budget: &b\n  regels: []\n  totaal: 5\nverdeling: *b\n"
    try:
        new = placed(text, "a.yaml", budget(("D.22.12.1", "6")))
    except CannotPlaceError:
        return
    assert read_text(new, "a.yaml").root["verdeling"] == read_text(text, "a.yaml").root["verdeling"]


def test_a_chapter_that_cannot_be_placed_is_shown_whole():
    grid = read_pasted("Deliverable Nr\tBedrag\nD.22.12.1\t5\n")
    done = import_grids([grid], Asked("budget"), "{soort: projectdossier}\n", "a.yaml")
    assert [chapter.word for chapter in done.unplaced] == ["budget"]
    assert done.new == "{soort: projectdossier}\n"


def test_a_chapter_that_a_kind_of_dossier_lacks_is_told():
    grid = read_pasted("Budget\n\nDeliverable Nr\tBedrag\nD.22.12.1\t5\n")
    text = "soort: evaluatie\nproject: X\njaar: 2022\n"
    done = import_grids([grid], Asked("budget"), text, "a.yaml")
    assert done.new == text
    assert [chapter.word for chapter in done.unplaced] == ["budget"]
    assert "budget" in done.notes[0].text.nl


def test_a_source_has_the_word_that_the_dossier_gives_it():
    grid = read_pasted("Deliverable Nr\tFinanciering\tBedrag\nD.1\tVRD 2\t5\nD.2\tEigen\t6\n")
    done = import_grids([grid], Asked("budget"), HEAD, "a.yaml")
    tree = read_text(done.new, "a.yaml").root
    assert {key: node.written for key, node in tree["bronnen"].items()} == {
        "vrd2": "VRD 2",
        "eigen": "Eigen",
    }
    assert [item["bron"].written for item in tree["budget"]["regels"].items] == ["vrd2", "eigen"]


# Whatever a cell holds


cell_texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


@given(st.dictionaries(st.sampled_from(["nr", "product", "omschrijving"]), cell_texts, min_size=1))
def test_any_item_is_read_back_as_it_is(values):
    lines = block("deliverables", [Item(values, "B!A1")])
    tree = read_text("\n".join(lines) + "\n", "a.yaml").root
    (item,) = tree["deliverables"].items
    assert {key: node.written for key, node in item.items()} == values


@pytest.mark.parametrize(
    ("comment", "stands"),
    [
        ("# Blad!A1:B2", False),
        ("# Blad 1!A1, Blad 2!AB12:C3", False),
        ("#Blad#1!A1  ", False),
        ("# nagevraagd", True),
        ("# zie Blad!A1 en verder", True),
    ],
)
def test_where_a_chapter_came_from_is_told_anew_and_a_comment_of_the_author_stands(comment, stands):
    chapter = Chapter("budget", {"regels": [Item({"bedrag": "5"})], "totaal": "5"}, "Nieuw!C3")
    text = f"{HEAD}budget:  {comment}\n  regels:\n    - bedrag: 4\n  totaal: 4\n"
    new = placed(text, "a.yaml", chapter)
    assert f"budget:  {comment if stands else '# Nieuw!C3'}\n" in new


def test_many_cells_in_a_comment_are_looked_at_once_each():
    # 40 times four characters, from each of which it goes on to the end of what looks like a cell.
    text = "# a" + "a!A1" * 40 + " x"
    assert steps(placing._ORIGIN, text, search=False, whole=True, most=2_000) < 2_000
