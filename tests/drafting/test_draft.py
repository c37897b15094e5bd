import pytest
import yaml

from vrd2check.checking import check_loaded
from vrd2check.dossiers import PLACEHOLDER, load_text
from vrd2check.drafting import Draft, DraftError, file_name, write_draft
from vrd2check.drafting.draft import yaml_value
from vrd2check.language import Language
from vrd2check.rules import Severity
from vrd2check.settings import Settings

DRAFTS = [
    Draft("projectdossier", "22.12", 2022),
    Draft("projectdossier", "22.12", 2022, "Catalogus", ("Dienst: API", "Hulp", "12")),
    Draft("exploitatiedossier", "22.05", 2023, "Catalogus"),
    Draft("evaluatie", "VlaVirGem", 2022),
    Draft("programma", "VRD 2", 2021, None, (), (("21.1", "Aansluiten #1"), ("21.10", "Yes"))),
]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("draft", DRAFTS, ids=str)
def test_a_new_dossier_has_its_shape_and_no_errors(draft, language):
    loaded = load_text(write_draft(draft, language), "a.yaml")
    assert loaded.problems == ()
    assert loaded.shape == ()
    assert loaded.kind == draft.kind
    result = check_loaded([loaded], Settings())
    assert [one for one in result.findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("draft", DRAFTS, ids=str)
def test_only_the_comments_depend_on_the_language(draft):
    dutch, english = (write_draft(draft, language) for language in Language)
    assert dutch != english
    assert yaml.safe_load(dutch) == yaml.safe_load(english)


@pytest.mark.parametrize("draft", DRAFTS, ids=str)
def test_every_chapter_is_there_below_a_comment(draft):
    loaded = load_text(write_draft(draft, Language.NL), "a.yaml")
    # The ceiling of an evaluation is a single amount, and so absent as long as it is blank.
    assert set(loaded.absent_chapters()) <= {"plafond"}
    blocks = write_draft(draft, Language.NL).split("\n\n")
    assert all(block.startswith("#") for block in blocks)
    assert max(len(line) for line in "\n".join(blocks).splitlines()) <= 100


def test_the_deliverables_have_a_line_in_every_table_and_read_back_as_given():
    found = yaml.safe_load(write_draft(DRAFTS[1], Language.EN))
    numbers = ["D.22.12.1", "D.22.12.2", "D.22.12.3"]
    assert [one["nr"] for one in found["deliverables"]] == numbers
    assert [one["omschrijving"] for one in found["deliverables"]] == ["Dienst: API", "Hulp", "12"]
    tables = (
        found["budget"],
        found["kostenmodel"]["investeringen"],
        found["inzet"][0],
        found["prognose_vek"],
    )
    for table in tables:
        assert [line["deliverable"] for line in table["regels"]] == numbers
    assert [line["deliverable"] for line in found["planning"]] == numbers


@pytest.mark.parametrize("kind", ["projectdossier", "evaluatie", "programma"])
def test_what_the_templates_leave_open_is_known_as_such(kind):
    assert f": {PLACEHOLDER}" in write_draft(Draft(kind, "22.12", 2022, "Titel"), Language.NL)


def test_a_dollar_in_a_title_stays():
    draft = Draft("projectdossier", "22.12", 2022, "Voor $year", ("$number",))
    found = yaml.safe_load(write_draft(draft, Language.NL))
    assert (found["titel"], found["deliverables"][0]["omschrijving"]) == ("Voor $year", "$number")


def test_no_figure_is_made_up():
    loaded = load_text(write_draft(DRAFTS[1], Language.NL), "a.yaml")
    assert loaded.number_of_figures() == 0


@pytest.mark.parametrize(
    "title",
    [
        "a: b",
        "# a",
        "true",
        "22.10",
        "- a",
        "a, b",
        "[a]",
        "a 'b' \"c\"",
        "é & ü",
        "null",
        "@a",
        "%",
    ],
)
def test_any_title_reads_back_inside_brackets_and_outside(title):
    assert yaml.safe_load(f"a: {yaml_value(title)}")["a"] == title
    assert yaml.safe_load(f"{{a: {yaml_value(title)}, b: 1}}")["a"] == title


@pytest.mark.parametrize("title", ["", "  ", "a\nb", "a\x1bb", "\u202ea"])
def test_what_does_not_show_is_no_title(title):
    with pytest.raises(DraftError):
        yaml_value(title)


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (Draft("projectdossier", "22.12", 2022), "22.12.yaml"),
        (Draft("projectdossier", "22.12", 2022, "Één/dienst (API)"), "22.12-een-dienst-api.yaml"),
        (Draft("exploitatiedossier", "22.05", 2023), "22.05.exploitatie-2023.yaml"),
        (Draft("exploitatiedossier", "22.05", 2023, "Man"), "22.05-man.exploitatie-2023.yaml"),
        (Draft("evaluatie", "VlaVirGem", 2022, "Titel"), "vlavirgem.evaluatie-2022.yaml"),
        (Draft("programma", "日本", 2021), "programma-2021.yaml"),
        (Draft("programma", "Programma 2022", 2022), "programma-2022.yaml"),
        (Draft("programma", "Programma 2021 VRD 2", 2022), "2021-vrd-2.programma-2022.yaml"),
        (Draft("evaluatie", "Evaluatie VlaVirGem", 2022), "vlavirgem.evaluatie-2022.yaml"),
    ],
)
def test_the_file_is_named_after_number_and_title(draft, name):
    assert file_name(draft) == name


def test_a_long_title_gives_a_name_that_every_disk_takes():
    assert len(file_name(Draft("projectdossier", "22.12", 2022, "lang " * 100))) <= 80
