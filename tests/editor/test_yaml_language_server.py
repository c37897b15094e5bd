"""Our schema in the language server that editors use for YAML, by the line that ``new`` writes.

That is a program of others, for node: npm install yaml-language-server. Where it is not on the path
these tests are skipped, and say so.
"""

import shutil

import pytest

from tests.docs.pages import EXAMPLES
from tests.editor.client import Editor
from tests.editor.forking import ROOT
from vrd2check.commands.run import run
from vrd2check.editor.others import BY_SCHEMA, BY_YAML

SERVER = shutil.which("yaml-language-server")
pytestmark = pytest.mark.skipif(SERVER is None, reason="yaml-language-server is not on the path")

WRONG = """\
# yaml-language-server: $schema=../schema.json
soort: projectdossier
status: klaar
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 5, brn: vrd2}
  totaal: [5]
"""


@pytest.fixture
def folder(tmp_path):
    shutil.copy(ROOT / "schema.json", tmp_path)
    (tmp_path / "dossiers").mkdir()
    return tmp_path


@pytest.fixture
def editor(folder):
    settings = {"validate": True, "hover": True, "completion": True}
    with Editor(folder, "--stdio", server=(SERVER,), rootUri=folder.as_uri()) as editor:
        quiet = {"yaml": {**settings, "schemaStore": {"enable": False}}}
        editor.tell("workspace/didChangeConfiguration", {"settings": quiet})
        yield editor


def places(marks):
    return [
        (mark["range"]["start"]["line"] + 1, mark["range"]["start"]["character"] + 1)
        for mark in marks
    ]


def test_wrong_values_and_keys_are_marked_in_plain_words(folder, editor):
    marks = editor.open((folder / "dossiers" / "a.yaml").as_uri(), WRONG)
    # Of status the value, of the budget a key that is mistyped and a list that is no amount.
    assert sorted(places(marks)) == [(3, 9), (9, 55), (10, 11)]
    said = {mark["range"]["start"]["line"] + 1: mark["message"] for mark in marks}
    assert '"ontwerp", "ingediend"' in said[3]
    assert "brn" in said[9]


def test_a_key_is_explained_and_others_are_offered(folder, editor):
    uri = (folder / "dossiers" / "a.yaml").as_uri()
    editor.open(uri, WRONG)
    hover = editor.hover(uri, 2, 2)["contents"]["value"]
    assert "ontwerp zolang men eraan werkt" in hover
    position = {"line": WRONG.count("\n"), "character": 0}
    asked = {"textDocument": {"uri": uri}, "position": position}
    offered = {item["label"] for item in editor.ask("textDocument/completion", asked)["items"]}
    assert {"risicos", "prognose_vek", "toelichtingen"} <= offered
    assert "budget" not in offered


def test_a_dossier_of_the_right_shape_has_no_mark(folder, editor):
    paths = [*sorted((ROOT / "dossiers").glob("*.yaml")), *sorted(EXAMPLES.rglob("*.yaml"))]
    first = WRONG.splitlines()[0]
    marks = {
        path.name: editor.open(
            (folder / "dossiers" / f"{number}.yaml").as_uri(),
            f"{first}\n{path.read_text(encoding='utf-8')}",
        )
        for number, path in enumerate(paths)
    }
    assert {name: found for name, found in marks.items() if found} == {}


def test_what_new_writes_finds_the_schema_and_has_no_mark(folder, editor, monkeypatch):
    monkeypatch.chdir(folder)
    assert run(["new", "22.12", "--title", "Voorbeeld"]) == 0
    (path,) = (folder / "dossiers").glob("*.yaml")
    text = path.read_text(encoding="utf-8")
    assert editor.open(path.as_uri(), text) == []
    marks = editor.type(path.as_uri(), 2, text.replace("status: ontwerp", "status: klaar"))
    assert len(marks) == 1


BEGIN = WRONG.partition("status")[0] + 'nummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("DOC104", f"{BEGIN}budget:\n\ttotaal: 5\n"),
        ("DOC109", f"{BEGIN}titel: Ander\n"),
        ("DOC110", f"{BEGIN}kpis: !x []\n"),
        ("DOC121", BEGIN.replace("projectdossier", "projectdosier")),
        ("DOC122", f"{BEGIN}budgt: {{}}\n"),
        ("DOC123", BEGIN.replace("titel: Voorbeeld\n", "")),
        ("DOC124", BEGIN.replace("titel: Voorbeeld", "titel:")),
        ("DOC125", f"{BEGIN}budget:\n  totaal: [5]\n"),
        ("DOC126", f"{BEGIN}status: klaar\n"),
        ("DOC128", BEGIN.replace('"22.12"', "22.12")),
    ],
)
def test_what_both_mark_is_marked_once_if_ours_is_told_so(code, text, folder, editor):
    uri = (folder / "dossiers" / "a.yaml").as_uri()
    theirs = places(editor.open(uri, text))
    with Editor(folder) as ours:
        own = [mark for mark in ours.open(uri, text) if mark["code"] == code]
        assert own
        assert set(places(own)) <= set(theirs)
    with Editor(folder, initializationOptions={"yamlLanguageServer": True}) as ours:
        left = ours.open(uri, text)
        assert code not in [mark["code"] for mark in left]
        assert not set(places(left)) & set(theirs) - {(2, 1)}


@pytest.mark.parametrize("code", sorted(BY_YAML | BY_SCHEMA))
def test_what_ours_leaves_to_it_it_marks_on_the_same_line(folder, editor, code):
    example = (ROOT / "vrd2check" / "rules" / "examples" / f"{code}-fails.yaml").read_text("utf-8")
    text = f"# yaml-language-server: $schema=../schema.json\n{example}"
    wanted = [n for n, line in enumerate(text.splitlines()) if f"# <- {code}" in line]
    marks = editor.open((folder / "dossiers" / "a.yaml").as_uri(), text)
    assert set(wanted) <= {mark["range"]["start"]["line"] for mark in marks}
