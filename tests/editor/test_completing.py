"""What is offered where a name is to be written; columns count from zero, as in the protocol."""

import importlib.util
from pathlib import Path

import pytest

from tests.editor.client import Editor, at
from tests.samples import HEAD, SOUND

if importlib.util.find_spec("pygls") is None:
    pytest.skip("the extra lsp is not installed", allow_module_level=True)

from vrd2check.dossiers import Dimension, load_text
from vrd2check.editor.completing import offers, slot_at
from vrd2check.editor.desk import Document

DELIVERABLE, SOURCE, PROFILE = Dimension.DELIVERABLE, Dimension.SOURCE, Dimension.PROFILE


@pytest.mark.parametrize(
    ("line", "slot"),
    [
        ("deliverable: |", (DELIVERABLE, 13, 13, "")),
        ("    - deliverable: D.2|", (DELIVERABLE, 19, 22, "")),
        ("    - {deliverable: D.|22.12.1, bron: vrd2}", (DELIVERABLE, 20, 29, "")),
        ("    - {deliverable: D1, bron: |", (SOURCE, 30, 30, "")),
        ("    - {deliverable: D1, bron: |}", (SOURCE, 30, 30, "")),
        ("    - {bron: | , bedrag: 5}", (SOURCE, 13, 13, "")),
        ('      profiel: "Soft|ware", kost: 5', (PROFILE, 15, 25, '"')),
        ("- - bron: x|", (SOURCE, 10, 11, "")),
        ("deliverable:|", None),
        ("deliverables: |", None),
        ("  bedrag: |", None),
        ("# bron: |", None),
        ("  reden: over bron: |", None),
        ("  bron: vrd2, |", None),
        ("  bron: [|", None),
        ("|  bron: vrd2", None),
    ],
)
def test_where_a_name_is_being_written(line, slot):
    assert slot_at(line.replace("|", ""), line.index("|")) == slot


def offered(text, others=()):
    """Return the names offered at the sign | of a text."""
    line = next(n for n, one in enumerate(text.split("\n")) if "|" in one)
    column = text.split("\n")[line].index("|")
    document = Document("", Path("/a.yaml"), text.replace("|", ""), 1)
    found = offers(document, line, column, others)
    return dict(found.names) if found is not None else None


BEGUN = f"{HEAD}budget:\n  regels:\n    - {{deliverable: D.22.12.1, bron: vrd2, bedrag: 5}}\n"


@pytest.mark.parametrize("start", ["    - {", "    - ", "    - {bedrag: 5, "])
def test_what_the_dossier_declares_is_offered_while_the_line_is_not_whole(start):
    assert offered(f"{BEGUN}{start}deliverable: |\n") == {
        "D.22.12.1": "Dienst",
        "D.22.12.2": "Hulp",
    }
    assert offered(f"{BEGUN}{start}bron: v|\n") == {"vrd2": "VRD 2"}
    assert offered(f"{BEGUN}{start}product: |\n") == {"Catalogus": ""}
    assert offered(f"{BEGUN}{start}bedrag: |\n") is None


def test_what_is_being_written_is_no_name_yet():
    text = f"{HEAD}inzet:\n  - regels:\n      - {{profiel: Analist, aantal: 1}}\n"
    assert offered(f"{text}      - {{profiel: Ana|\n") == {"Analist": ""}


def test_where_the_rest_cannot_be_read_what_was_read_last_is_offered():
    last = load_text(SOUND, "/a.yaml").dossier
    broken = f"x: [\n{BEGUN}    - {{bron: |\n"
    assert offered(broken) == {}
    assert offered(broken, [last]) == {"vrd2": "VRD 2"}


def test_a_dossier_of_another_kind_is_offered_what_its_project_declares():
    text = 'soort: exploitatiedossier\nnummer: "22.{}"\nresultaten:\n  - {{deliverable: |\n'
    projects = [load_text(SOUND, "/b.yaml").dossier]
    assert list(offered(text.format("12"), projects)) == ["D.22.12.1", "D.22.12.2"]
    assert offered(text.format("13"), projects) == {}


def test_the_editor_gets_names_with_what_they_are_and_quotes_where_yaml_asks_for_them(tmp_path):
    head = HEAD.replace("{vrd2: VRD 2}", '{"22.10": "€ 😀", vrd2: VRD 2}')
    text = f"{head}budget:\n  regels:\n    - {{omschrijving: 😀, bron: 2\n"
    uri = (tmp_path / "a.yaml").as_uri()
    with Editor(tmp_path) as editor:
        editor.open(uri, text)
        # The sign in front counts for two: "    - {omschrijving: " has 21 characters.
        first, second = editor.ask("textDocument/completion", at(uri, 10, 21 + 2 + 9))
    assert (first["label"], first["detail"]) == ("22.10", "€ 😀")
    assert first["textEdit"] == {
        "newText": '"22.10"',
        "range": {
            "start": {"line": 10, "character": 31},
            "end": {"line": 10, "character": 32},
        },
    }
    assert (second["label"], second["textEdit"]["newText"]) == ("vrd2", "vrd2")
