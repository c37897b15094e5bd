"""An explanation begun in the editor: the edit by itself, and the whole way through the server."""

import importlib.util

import pytest

from tests.editor.client import Editor
from tests.samples import BROKEN

if importlib.util.find_spec("pygls") is None:
    pytest.skip("the extra lsp is not installed", allow_module_level=True)

from vrd2check.editor.beginning import added
from vrd2check.fixes.edits import Edit, apply

ABLE = {
    "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit", "command"]}}},
    "window": {"showDocument": {"support": True}},
}


@pytest.mark.parametrize(
    ("old", "new", "where", "text"),
    [
        ("a\nb\n", "a\nb\nc\n", (3, 1, 3, 1), "c\n"),
        ("a\nb", "a\nb\nc", (2, 2, 2, 2), "\nc"),
        ("a\r\nb\r\n", "a\r\nx\r\nb\r\n", (2, 1, 2, 1), "x\r\n"),
        ("a: []\n", "a:\n  - b\n", (1, 3, 1, 6), "\n  - b"),
        ("aa", "aaa", (1, 3, 1, 3), "a"),
        ("a", "a", (1, 2, 1, 2), ""),
    ],
)
def test_the_one_edit_that_makes_a_text_of_another(old, new, where, text):
    place, more = added("a", old, new)
    assert (place[1:], more) == (where, text)
    start, end = sum(map(len, old.splitlines(True)[: where[0] - 1])) + where[1] - 1, None
    end = sum(map(len, old.splitlines(True)[: where[2] - 1])) + where[3] - 1
    assert apply(old, [Edit(place, old[start:end], more)]) == new


def explained(editor, uri):
    """Return the offers to explain at the total, on line 13 from column 11."""
    return [one for one in editor.fixes(uri, 12, 12) if one["title"].startswith("Explain")]


def test_a_finding_can_be_explained_where_it_is_marked(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    uri = path.as_uri()
    with Editor(tmp_path, capabilities=ABLE) as editor:
        editor.open(uri, BROKEN)
        (offer,) = explained(editor, uri)
        assert offer["title"] == "Explain: DEL101 Total of the budget"
        assert [one["code"] for one in offer["diagnostics"]] == ["DEL101"]
        assert "edit" not in offer
        made = editor.ask("codeAction/resolve", offer)
        (change,) = made["edit"]["documentChanges"]
        (edit,) = change["edits"]
        # At the end of the text, which has 13 lines.
        end = {"line": 13, "character": 0}
        assert edit["range"] == {"start": end, "end": end}
        assert "regel: DEL101" in edit["newText"]
        text = BROKEN + edit["newText"]
        # Without a reason it does not count; with one it does.
        marks = editor.type(uri, 2, text)
        assert "DEL101" in [one["code"] for one in marks]
        command = made["command"]
        editor.ask(
            "workspace/executeCommand",
            {"command": command["command"], "arguments": command["arguments"]},
        )
        (shown,) = (one for one in editor.messages if one["method"] == "window/showDocument")
        place = shown["params"]["selection"]["start"]
        assert shown["params"]["uri"] == uri
        lines = text.split("\n")
        line = lines[place["line"]]
        lines[place["line"]] = f"{line[: place['character']]}Afspraak{line[place['character'] :]}"
        assert 'reden: "Afspraak"' in lines[place["line"]]
        marks = editor.type(uri, 3, "\n".join(lines))
        assert "DEL101" not in [one["code"] for one in marks]


def test_why_an_explanation_cannot_be_begun_is_told(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    uri = path.as_uri()
    with Editor(tmp_path, capabilities=ABLE) as editor:
        editor.open(uri, BROKEN)
        (offer,) = explained(editor, uri)
        text = editor.ask("codeAction/resolve", offer)["edit"]["documentChanges"][0]["edits"][0]
        editor.type(uri, 2, BROKEN + text["newText"])
        (offer,) = explained(editor, uri)
        assert "edit" not in editor.ask("codeAction/resolve", offer)
        (told,) = (one for one in editor.messages if one["method"] == "window/showMessage")
        assert "was begun at" in told["params"]["message"]
        # What is there no more has no explanation, and is no failure.
        editor.type(uri, 3, BROKEN.replace("7500", "7000"))
        assert "edit" not in editor.ask("codeAction/resolve", offer)


def test_what_must_be_mended_cannot_be_explained_nor_without_an_edit_that_comes_later(tmp_path):
    path = tmp_path / "a.yaml"
    # DOC131: an amount that cannot be read must be mended.
    text = BROKEN.replace("7500", "zeven")
    path.write_text(text, encoding="utf-8")
    with Editor(tmp_path, capabilities=ABLE) as editor:
        assert "DOC131" in [one["code"] for one in editor.open(path.as_uri(), text)]
        assert explained(editor, path.as_uri()) == []
    with Editor(tmp_path) as editor:
        editor.open(path.as_uri(), BROKEN)
        assert explained(editor, path.as_uri()) == []
