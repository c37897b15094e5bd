import json
import shutil

import pytest
from jsonschema import Draft202012Validator

from tests.history.repositories import committed
from tests.schemas import closed
from vrd2check.reports.schemas import output_schema

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def file(folder, broken):
    """Return a committed dossier, in which then one line was made dearer."""
    path = folder / "dossiers" / "a.yaml"
    path.write_text(broken, encoding="utf-8")
    committed(folder)
    path.write_text(broken.replace("bedrag: 6000", "bedrag: 6500"), encoding="utf-8")
    return path


def test_what_changed_since_the_last_commit_is_shown(run, file):
    done = run("diff")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Van HEAD naar de werkmap",
        "",
        "━━ 22.12 · Proef  dossiers/a.yaml",
        "   Gevraagd in het budget: 7.000 → 7.500 (+500).",
        # The total of 7.500 is what 6.500 and 1.000 come to.
        "   Hersteld: DEL101: Het totaal van het budget is 7.500, maar de lijnen samen geven "
        "7.000: 500 verschil.",
        "   Budget · VRD 2: 7.000 → 7.500 (+500)",
        "",
        "Budget",
        "Lijn                      Cijfer    was  wordt  verschil",
        "────────────────────────────────────────────────────────",
        "D.22.12.1 Dienst · VRD 2  bedrag  6.000  6.500      +500",
        "",
        "1 dossier veranderd: +500 gevraagd in de budgetten; bevindingen: 0 nieuw, 0 erger, "
        "1 hersteld.",
        "1 dossier vergeleken, 1 cijfer verschilt.",
    ]


def test_two_revisions_are_compared_without_the_work_tree(run, file, folder):
    committed(folder)
    file.unlink()
    done = run("diff", "HEAD~1", "HEAD", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.startswith("From HEAD~1 to HEAD\n")
    assert "+500" in done.stdout
    assert "+500" not in run("diff", "HEAD", "HEAD").stdout


def test_markdown_is_a_table_of_its_own(run, file):
    lines = run("diff", "--format", "markdown", "--lang", "en").stdout.splitlines()
    assert lines[:2] == ["<!-- vrd2check diff -->", "## From HEAD to the work tree"]
    assert lines[-1] == "1 dossier compared, 1 figure changed."
    folded = lines[lines.index("<details><summary>1 figure changed</summary>") :]
    cells = [cell.strip() for cell in folded[4].strip("|").split("|")]
    assert cells == ["Budget", "D.22.12.1 Dienst · VRD 2", "amount", "6.000", "6.500", "+500"]


def test_json_is_as_its_schema_says(run, file):
    done = run("diff", "--format", "json")
    found = json.loads(done.stdout)
    schema = closed(json.loads(output_schema("diff")))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(found)
    (dossier,) = found["dossiers"]
    assert (found["old"], found["new"], found["compared"]) == ("HEAD", None, 1)
    assert dossier["asked"] == {"old": "7000", "new": "7500"}
    (change,) = dossier["changes"]
    assert (change["deliverable"], change["difference"]) == ("D.22.12.1", "500")
    assert change["new"] == {
        "written": "6500", "value": "6500", "file": "dossiers/a.yaml", "line": 11, "column": 52,
    }  # fmt: skip


def test_one_dossier_can_be_chosen(run, file, folder, sound):
    other = folder / "dossiers" / "b.yaml"
    other.write_text(sound.replace("22.12", "22.13"), encoding="utf-8")
    assert "22.13" in run("diff").stdout
    assert "22.13" not in run("diff", "--root", "dossiers/a.yaml").stdout


def test_a_dossier_that_came_and_one_that_went(run, file, folder, sound):
    file.rename(folder / "weg.txt")
    other = folder / "dossiers" / "b.yaml"
    other.write_text(sound.replace("22.12", "22.13"), encoding="utf-8")
    said = run("diff", "--lang", "en").stdout
    assert "New dossier." in said
    assert "Dossier is gone." in said
    assert said.endswith("0 dossiers compared, 0 figures changed, 1 dossier new, 1 dossier gone.\n")


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_names_that_mean_harm_are_harmless(run, folder, broken, form):
    path = folder / "dossiers" / "a.yaml"
    evil = broken.replace("Dienst", '"D\\e[2J @everyone [x](http://y) <b> `|`"')
    path.write_text(evil, encoding="utf-8")
    committed(folder)
    path.write_text(evil.replace("bedrag: 6000", "bedrag: 6500"), encoding="utf-8")
    said = run("diff", "--format", form).stdout
    assert "\x1b" not in said
    if form == "markdown":
        assert "<b>" not in said
        assert "@everyone" not in said
        row = next(line for line in said.splitlines() if "6.500" in line and "Gevraagd" not in line)
        assert row.replace("\\|", "").count("|") == 7


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_cannot_be_compared_is_wrong_usage(run, file, language):
    for arguments, words in (
        (["geen-revisie"], ("geen revisie", "no revision")),
        (["a..b"], ("spatie", "space")),
        (["--", "-x"], ("geen revisie", "no revision")),
    ):
        done = run("diff", *arguments, VRD2CHECK_LANG=language)
        assert done.returncode == 2
        assert words[language == "en"] in done.stderr
        assert done.stdout == ""


def test_outside_of_git_it_says_so(run, folder, broken):
    (folder / "dossiers" / "a.yaml").write_text(broken, encoding="utf-8")
    done = run("diff", GIT_CEILING_DIRECTORIES=str(folder.parent))
    assert done.returncode == 2
    assert "staat niet in een git-repository" in done.stderr


def test_without_any_dossier_there_is_nothing_to_compare(run, folder):
    (folder / "leesmij.txt").write_text("niets", encoding="utf-8")
    committed(folder)
    done = run("diff")
    assert done.returncode == 3
    assert "Geen dossier gevonden in dossiers" in done.stderr
