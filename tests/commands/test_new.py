import json

import pytest

from vrd2check.schema import schema_path


@pytest.mark.parametrize(("lang", "said"), [("nl", "Gemaakt: "), ("en", "Made: ")])
def test_a_new_dossier_passes_the_check_and_can_be_shown(run, folder, lang, said):
    asked = ("new", "22.12", "--title", "Proef", "--deliverable", "A", "--deliverable", "B")
    done = run(*asked, "--lang", lang)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{said}dossiers/22.12-proef.yaml\n")
    assert "vrd2check check dossiers/22.12-proef.yaml" in done.stdout
    assert [path.name for path in (folder / "dossiers").iterdir()] == ["22.12-proef.yaml"]
    assert run("check").returncode == 3  # nothing to calculate yet
    shown = run("show", "22.12")
    assert shown.returncode == 0
    assert "D.22.12.2" in shown.stdout


def test_a_dossier_that_is_there_is_not_overwritten(run, folder):
    run("new", "22.12")
    path = folder / "dossiers" / "22.12.yaml"
    path.write_text("soort: anders\n", encoding="utf-8")
    done = run("new", "22.12")
    assert done.returncode == 2
    assert "dossiers/22.12.yaml is er al en blijft zoals het is." in done.stderr
    assert path.read_text(encoding="utf-8") == "soort: anders\n"


def test_every_kind_can_be_begun_in_a_folder_of_choice(run, folder):
    (folder / "hier").mkdir()
    numbered = run("new", "22.05", "--soort", "exploitatiedossier", "--root", "hier")
    named = [
        run("new", "VRD 2", "--soort", kind, "--year", "2022", "--root", "hier")
        for kind in ("evaluatie", "programma")
    ]
    assert [done.returncode for done in (numbered, *named)] == [0, 0, 0]
    checked = json.loads(run("check", "hier", "--format", "json").stdout)
    assert checked["summary"]["dossiers"] == 3
    assert checked["summary"]["findings"]["error"] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["twaalf"], "“twaalf” is geen dossiernummer; schrijf het als 22.12."),
        (["X", "--soort", "evaluatie"], "Zeg met --jaar voor welk jaar."),
        (["22.12", "--root", "weg"], "weg bestaat niet."),
        (["22.12", "--title", "a\nb"], "“a\\x0ab” kan niet in een dossier staan"),
    ],
)
def test_what_cannot_be_made_is_wrong_usage(run, folder, arguments, said):
    done = run("new", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert list((folder / "dossiers").iterdir()) == []


def test_the_schema_is_printed_byte_for_byte_in_any_encoding(run):
    done = run("schema", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert done.stdout == schema_path().read_text(encoding="utf-8")


def test_the_schema_can_be_written_beside_the_dossiers(run, folder):
    done = run("schema", "--output", "dossiers/schema.json")
    assert (done.returncode, done.stdout) == (0, "")
    run("new", "22.12")
    text = (folder / "dossiers" / "22.12.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema.json\n")


def test_a_title_of_several_words_needs_quotes(run):
    done = run("new", "22.03", "--titel", "Geïntegreerde", "downloadtoepassing")
    assert done.returncode == 2
    assert "“downloadtoepassing” is hier te veel." in done.stderr
    assert '--titel "Geïntegreerde downloadtoepassing"' in done.stderr


def test_options_have_names_in_both_languages_and_help_tells_those_of_one(run):
    dutch = run("new", "--help", "--taal", "nl").stdout
    english = run("new", "--help", "--lang", "en").stdout
    for name, other in (("--titel", "--title"), ("--jaar", "--year"), ("--soort", "--kind")):
        assert name in dutch
        assert other not in dutch
        assert other in english
        assert name not in english
    assert "“x” kan niet bij --year" in run("new", "22.03", "--year", "x").stderr
    assert "“x” kan niet bij --jaar" in run("new", "22.03", "--jaar", "x").stderr
