"""The language server, spoken to by the protocol in a process of its own.

The dossier's budget states 7500 on line 13 from column 11 (line 12, character 10 of the protocol),
but its lines are 6000 and 1000.
"""

import importlib.util
import time
from pathlib import Path

import pytest

from tests.editor.client import OURS, Editor, at
from tests.editor.samples import COST_MODEL, WRONG_CELL
from tests.samples import BROKEN as DOSSIER

TOTAL = {"start": {"line": 12, "character": 10}, "end": {"line": 12, "character": 14}}

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pygls") is None, reason="the extra lsp is not installed"
)


def uri_of(path):
    return path.as_uri()


def codes(marks):
    return [mark["code"] for mark in marks]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def total_of(marks):
    (mark,) = (mark for mark in marks if mark["code"] == "DEL101")
    return mark


def test_what_does_not_agree_is_marked_with_the_other_figures(path):
    with Editor(path.parent) as editor:
        mark = total_of(editor.open(uri_of(path), DOSSIER))
    assert mark["range"] == TOTAL
    assert mark["severity"] == 1
    assert mark["source"] == "vrd2check"
    assert "7.500" in mark["message"]
    assert "a difference of 500" in mark["message"]
    related = {
        (one["location"]["range"]["start"]["line"], one["location"]["range"]["start"]["character"])
        for one in mark["relatedInformation"]
    }
    # 6000 and 1000 start at column 52 of lines 11 and 12.
    assert {(10, 51), (11, 51)} <= related
    assert {one["location"]["uri"] for one in mark["relatedInformation"]} == {uri_of(path)}


def test_a_figure_that_is_certainly_wrong_is_marked_itself_and_the_total_is_told_beside(path):
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        (mark,) = (one for one in editor.open(uri, WRONG_CELL) if one["code"] == "KFM101")
        # 272 stands in the 18th line, from its 85th column on; counted from nought here.
        assert mark["range"] == {
            "start": {"line": 17, "character": 84},
            "end": {"line": 17, "character": 87},
        }
        assert mark["message"].startswith("This should be 227 instead of 272 ")
        # The total of the row, 213 + 220 + 227 + 234 + 241 + 248, stands behind it.
        first = mark["relatedInformation"][0]["location"]["range"]["start"]
        assert first == {"line": 17, "character": WRONG_CELL.split("\n")[17].index("1383")}
        for column in (85, first["character"] + 1):
            assert "KFM101" in editor.hover(uri, 17, column)["contents"]["value"]


def test_the_text_in_the_editor_counts_and_not_the_file(path):
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        editor.open(uri, DOSSIER)
        assert "DEL101" not in codes(editor.type(uri, 2, DOSSIER.replace("7500", "7000")))
        assert "DEL101" in codes(editor.type(uri, 3, DOSSIER))
        assert path.read_text(encoding="utf-8") == DOSSIER


def test_while_typing_only_the_last_text_is_checked(path):
    with Editor(path.parent, waits_for_typing=True) as editor:
        uri = uri_of(path)
        editor.open(uri, DOSSIER)
        for version in range(2, 22):
            editor.type(uri, version, DOSSIER.replace("7500", f"75{version:02}"), wait=False)
        assert "7.521" in total_of(editor.wait_for(uri, 21))["message"]
        time.sleep(0.6)
        assert editor.publications() == []


def test_what_was_found_in_a_text_that_is_no_longer_there_is_not_marked(path):
    # Its thousands of lines take far longer to check than a moment of rest, and it is wrong.
    lines = "".join(f"  - {{nr: D.22.12.{n}, omschrijving: Dienst {n}}}\n" for n in range(3, 4000))
    long = DOSSIER.replace("budget:", f"{lines}budget:", 1)
    with Editor(path.parent, waits_for_typing=True) as editor:
        uri = uri_of(path)
        editor.open(uri, DOSSIER)
        editor.type(uri, 2, long, wait=False)
        time.sleep(0.5)
        assert "DEL101" not in codes(editor.type(uri, 3, DOSSIER.replace("7500", "7000")))


HALF_TEXTS = (
    *("", "a: [", "soort: projectdossier\n\tx", "soort: [", "soort: projectdossier\n\ud800"),
    *("\x00", "soort: projectdossier\nbudget:\n  regels:\n    - {", "- " * 30_000, "[" * 30_000),
)


def test_half_a_text_is_told_and_kills_nothing(path):
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        editor.open(uri, DOSSIER)
        for number, text in enumerate(HALF_TEXTS, start=1):
            editor.type(uri, 2 * number, text)
            assert "DEL101" in codes(editor.type(uri, 2 * number + 1, DOSSIER)), text
        assert editor.messages == []


def test_a_text_that_cannot_be_parsed_is_marked_where_it_goes_wrong(path):
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        editor.open(uri, DOSSIER)
        (mark,) = editor.type(uri, 2, DOSSIER + "entiteit: 'Digitaal\n")
    assert mark["code"] == "DOC104"
    assert mark["range"]["start"] == {"line": 13, "character": 10}


def test_columns_are_counted_in_units_of_utf_16(path):
    # The sign before the amount is one character, and two units in UTF-16.
    text = DOSSIER.replace("totaal: 7500", 'totaal: "7500"  # 😀').replace(
        "- {deliverable: D.22.12.2, bron", "- {omschrijving: 😀, deliverable: D.22.12.2, bron"
    )
    with Editor(path.parent) as editor:
        mark = total_of(editor.open(uri_of(path), text))
    starts = {
        one["location"]["range"]["start"]["character"]
        for one in mark["relatedInformation"]
        if one["location"]["range"]["start"]["line"] == 11
    }
    # "omschrijving: 😀, " is 17 characters: 51 + 17, and one more for the sign.
    assert starts == {69}


def test_an_editor_may_count_in_characters(path):
    text = DOSSIER.replace("{deliverable: D.22.12.2, bron", "{product: 😀, bron")
    marks = {}
    for encoding in ("utf-16", "utf-32"):
        ability = {"general": {"positionEncodings": [encoding]}}
        with Editor(path.parent, capabilities=ability) as editor:
            assert editor.abilities["positionEncoding"] == encoding
            marks[encoding] = total_of(editor.open(uri_of(path), text))
    starts = {
        encoding: max(
            one["location"]["range"]["start"]["character"]
            for one in mark["relatedInformation"]
            if one["location"]["range"]["start"]["line"] == 11
        )
        for encoding, mark in marks.items()
    }
    assert starts["utf-16"] == starts["utf-32"] + 1


def test_dossiers_beside_it_are_read_along_and_open_ones_as_they_are_in_the_editor(path):
    other = path.with_name("b.yaml")
    running = 'soort: exploitatiedossier\nnummer: "22.12"\ntitel: {}\njaar: 2023\n'
    other.write_text(running.format("Anders"), encoding="utf-8")
    with Editor(path.parent) as editor:
        editor.open(uri_of(path), DOSSIER)
        # REF403: the running-cost dossier bears another title than the project dossier.
        other_marks = editor.marks.get(uri_of(other)) or editor.wait_for(uri_of(other))
        assert codes(other_marks) == ["REF403"]
        assert "REF403" not in codes(editor.open(uri_of(other), running.format("Proef")))
        editor.tell("textDocument/didClose", {"textDocument": {"uri": uri_of(other)}})
        assert codes(editor.wait_for(uri_of(other))) == ["REF403"]
        editor.tell("textDocument/didClose", {"textDocument": {"uri": uri_of(path)}})
        assert editor.wait_for(uri_of(path)) == []


def test_what_is_wrong_in_a_closed_dossier_alone_is_not_told(path):
    other = path.with_name("b.yaml")
    other.write_text(DOSSIER.replace("22.12", "22.13"), encoding="utf-8")
    with Editor(path.parent) as editor:
        editor.open(uri_of(path), DOSSIER)
        time.sleep(0.3)
        published = {one["uri"] for one in editor.publications()} | set(editor.marks)
    assert published == {uri_of(path)}


@pytest.mark.parametrize(
    ("arguments", "initialize", "said"),
    [
        ([], {}, "a difference of"),
        (["--lang", "nl"], {"locale": "en-gb"}, "verschil"),
        ([], {"locale": "nl-be"}, "verschil"),
        (["--stdio"], {"locale": "en", "initializationOptions": {"language": "nl"}}, "verschil"),
    ],
)
def test_it_speaks_the_language_asked_for_or_that_of_the_editor(path, arguments, initialize, said):
    with Editor(path.parent, *arguments, **initialize) as editor:
        assert said in total_of(editor.open(uri_of(path), DOSSIER))["message"]


def test_the_rule_is_explained_on_hover(path):
    with Editor(path.parent, "--lang", "nl") as editor:
        editor.open(uri_of(path), DOSSIER)
        hover = editor.hover(uri_of(path), 12, 12)
        assert hover["range"] == TOTAL
        assert hover["contents"]["kind"] == "markdown"
        assert hover["contents"]["value"].startswith("**DEL101 Totaal van het budget** (fout, ")
        assert editor.hover(uri_of(path), 2, 0) is None


def test_a_hover_on_a_figure_tells_how_it_was_checked_as_explain_does(path):
    with Editor(path.parent, "--lang", "en") as editor:
        editor.open(uri_of(path), DOSSIER)
        told = editor.hover(uri_of(path), 12, 12)["contents"]["value"]
        assert "**Contradicted**: there are relations in which it does not agree" in told
        assert "**DEL101 Total of the budget**: does not agree" in told
        # 6000 + 1000, against 7500; three figures that are each known to half a euro.
        assert "stated 7.500; computed 7.000; difference +500; rounding explains up to 1,50" in told
        # A figure is explained too where nothing is found.
        sound = editor.type(uri_of(path), 2, DOSSIER.replace("7500", "7000"))
        assert "DEL101" not in codes(sound)
        told = editor.hover(uri_of(path), 12, 12)["contents"]["value"]
        assert "**DEL101 Total of the budget**: agrees" in told


def test_a_hover_right_after_typing_is_about_what_was_typed(path):
    with Editor(path.parent, waits_for_typing=True) as editor:
        uri = uri_of(path)
        editor.open(uri, DOSSIER)
        editor.type(uri, 2, f"# eerst\n{DOSSIER}", wait=False)
        assert editor.hover(uri, 13, 12)["range"]["start"] == {"line": 13, "character": 10}


def test_the_safe_correction_is_offered_where_it_is_marked(path):
    wrong = {"start": {"line": 17, "character": 84}, "end": {"line": 17, "character": 87}}
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        editor.open(uri, WRONG_CELL)
        (action,) = editor.fixes(uri, 17, 85)
        assert action["kind"] == "quickfix"
        assert action["title"].startswith("Change 272 to 227")
        assert codes(action["diagnostics"]) == ["KFM101"]
        (change,) = action["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": 1}
        assert change["edits"] == [{"range": wrong, "newText": "227"}]
        assert editor.fixes(uri, 0, 0) == []
        assert editor.fixes(uri, 17, 85, only=["refactor"]) == []
        assert len(editor.fixes(uri, 17, 85, only=["quickfix"])) == 1
        assert "KFM101" not in codes(editor.type(uri, 2, COST_MODEL))
        assert editor.fixes(uri, 17, 85) == []


def test_what_is_probable_is_offered_as_that_and_not_preferred(path):
    # 25 % of 250.000 is 62.500: one digit of 62.000 differs, and no other sum can confirm it.
    text = (
        DOSSIER[: DOSSIER.index("budget:")]
        + "verdeling:\n  basis: 250.000\n  regels:\n"
        + "    - {omschrijving: A, percentage: 25%, bedrag: 62.000}\n"
        + "    - {omschrijving: B, percentage: 75%, bedrag: 187.500;00}\n"
    )
    line = next(n for n, one in enumerate(text.splitlines()) if "62.000" in one)
    with Editor(path.parent) as editor:
        assert "DEL105" in codes(editor.open(uri_of(path), text))
        (action,) = editor.fixes(uri_of(path), line, text.splitlines()[line].index("62.000") + 1)
        assert action["title"].startswith("Change 62.000 to 62.500? not certain")
        assert not action["isPreferred"]
        (change,) = action["edit"]["documentChanges"]
        assert [edit["newText"] for edit in change["edits"]] == ["62.500"]


def test_what_is_not_safe_is_not_offered(path):
    # Nothing tells whether the total is wrong or one of its two parts.
    with Editor(path.parent) as editor:
        assert "DEL101" in codes(editor.open(uri_of(path), DOSSIER))
        assert editor.fixes(uri_of(path), 12, 12) == []


def test_the_configuration_holds_and_a_wrong_one_is_told_once(path):
    settings = path.with_name("vrd2check.toml")
    settings.write_text('ignore = ["DEL101"]\n', encoding="utf-8")
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        assert "DEL101" not in codes(editor.open(uri, DOSSIER))
        settings.write_text("ignore = 1\n", encoding="utf-8")
        assert "DEL101" in codes(editor.type(uri, 2, DOSSIER))
        editor.type(uri, 3, DOSSIER)
    shown = [one["params"]["message"] for one in editor.messages]
    assert len(shown) == 1
    assert "vrd2check.toml" in shown[0]


def test_other_yaml_has_no_marks(path):
    with Editor(path.parent) as editor:
        assert editor.open(uri_of(path), "services: {web: 1}\n") == []


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "vscode-vfs://github/x/a.yaml"])
def test_a_dossier_that_was_never_saved_is_checked_by_itself(path, uri):
    with Editor(path.parent) as editor:
        assert "DEL101" in codes(editor.open(uri, DOSSIER))


def test_nonsense_from_the_editor_does_not_stop_it(path):
    with Editor(path.parent) as editor:
        editor.tell("textDocument/didChange", {"textDocument": 3})
        editor.tell("no/such/thing", {})
        editor.send_raw(b"Content-Length: 3\r\n\r\n{{{")
        assert "DEL101" in codes(editor.open(uri_of(path), DOSSIER))
        editor.ask("shutdown", None)
        editor.tell("exit", None)
        editor.process.wait(timeout=10)
        assert b"Traceback" not in editor.process.stderr.read()


def test_it_ends_when_the_editor_says_so(path):
    with Editor(path.parent, server=OURS) as editor:
        editor.open(uri_of(path), DOSSIER)
        editor.ask("shutdown", None)
        editor.tell("exit", None)
        assert editor.process.wait(timeout=10) == 0
        assert editor.process.stderr.read() == b""


def test_it_ends_when_the_editor_is_gone(path):
    with Editor(path.parent) as editor:
        editor.process.stdin.close()
        editor.process.wait(timeout=10)


def test_a_row_that_was_pasted_becomes_a_list(path):
    cells = ["9.000"] * 11 + ["6.000"]
    text = DOSSIER + "prognose_vek:\n  regels:\n    - deliverable: D.22.12.1\n"
    text += "      maanden: " + "\t".join(cells) + "\n"
    line = text.count("\n") - 1
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        editor.open(uri, text)
        (action,) = editor.fixes(uri, line, 20)
        (change,) = action["edit"]["documentChanges"]
        (edit,) = change["edits"]
        assert edit["newText"] == f"[{', '.join(cells)}]"
        assert edit["range"]["start"] == {"line": line, "character": 15}
        assert edit["range"]["end"] == {"line": line, "character": 15 + len("\t".join(cells))}
        assert editor.fixes(uri, line - 1, 20) == []


def starts(locations):
    return [
        (one["range"]["start"]["line"] + 1, one["range"]["start"]["character"] + 1)
        for one in locations
    ]


def test_a_total_leads_to_its_parts_and_a_part_and_a_name_back(path):
    with Editor(path.parent) as editor:
        uri = uri_of(path)
        editor.open(uri, DOSSIER)
        parts = editor.ask("textDocument/definition", at(uri, 12, 12))
        assert starts(parts) == [(11, 52), (12, 52)]
        assert {one["uri"] for one in parts} == {uri}
        back = {**at(uri, 10, 53), "context": {"includeDeclaration": True}}
        assert starts(editor.ask("textDocument/references", back)) == [(13, 11)]
        assert starts(editor.ask("textDocument/definition", at(uri, 10, 25))) == [(7, 10)]
        names = {**at(uri, 6, 12), "context": {"includeDeclaration": False}}
        assert starts(editor.ask("textDocument/references", names)) == [(11, 21)]
        assert editor.ask("textDocument/definition", at(uri, 0, 0)) == []


def test_a_mark_leads_to_the_page_of_its_rule_where_the_editor_can_open_it(path):
    able = {"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": True}}}
    with Editor(path.parent, "--lang", "nl", capabilities=able) as editor:
        link = total_of(editor.open(uri_of(path), DOSSIER))["codeDescription"]["href"]
        page = Path(link.removeprefix("file://"))
        text = page.read_text(encoding="utf-8")
        assert text.startswith("# DEL101 Totaal van het budget\n")
        assert "# <- DEL101" in text  # the example that fails
        editor.ask("shutdown", None)
        editor.tell("exit", None)
        editor.process.wait(timeout=10)
        assert not page.parent.exists()
    with Editor(path.parent) as editor:
        assert "codeDescription" not in total_of(editor.open(uri_of(path), DOSSIER))


WATCHING = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}


def test_files_of_the_folder_are_watched_and_a_change_on_the_disk_is_told(path):
    other = path.with_name("b.yaml")
    running = 'soort: exploitatiedossier\nnummer: "22.12"\ntitel: {}\njaar: 2023\n'
    other.write_text(running.format("Proef"), encoding="utf-8")
    with Editor(path.parent, capabilities=WATCHING) as editor:
        assert "REF403" not in codes(editor.open(uri_of(path), DOSSIER))
        (asked,) = (one for one in editor.messages if one["method"] == "client/registerCapability")
        (registered,) = asked["params"]["registrations"]
        assert registered["method"] == "workspace/didChangeWatchedFiles"
        globs = [one["globPattern"] for one in registered["registerOptions"]["watchers"]]
        assert {"**/*.yaml", "**/vrd2check.toml"} <= set(globs)
        # REF403: the running-cost dossier bears another title than the project dossier.
        other.write_text(running.format("Iets anders"), encoding="utf-8")
        changed = {"changes": [{"uri": uri_of(other), "type": 2}]}
        editor.tell("workspace/didChangeWatchedFiles", changed)
        assert codes(editor.wait_for(uri_of(other))) == ["REF403"]
        other.unlink()
        changed = {"changes": [{"uri": uri_of(other), "type": 3}]}
        editor.tell("workspace/didChangeWatchedFiles", changed)
        assert editor.wait_for(uri_of(other)) == []
    with Editor(path.parent) as editor:
        editor.open(uri_of(path), DOSSIER)
        assert editor.messages == []


ASKABLE = {"workspace": {"configuration": True}}
# As VS Code tells them where the extension is there, with what holds by default.
THERE = {"validate": True, "hover": True, "completion": True, "schemas": {}}


@pytest.mark.parametrize(
    ("settings", "first_line", "is_told"),
    [
        (None, "", {"DOC104": True, "DOC122": True}),
        ({}, "# yaml-language-server: $schema=../schema.json\n", {"DOC104": True, "DOC122": True}),
        ({**THERE, "validate": False}, "", {"DOC104": True, "DOC122": True}),
        (THERE, "", {"DOC104": False, "DOC122": True}),
        (
            THERE,
            "# yaml-language-server: $schema=../schema.json\n",
            {"DOC104": False, "DOC122": False},
        ),
        (
            {**THERE, "schemas": {"./schema.json": ["dossiers/*.yaml"]}},
            "",
            {"DOC104": False, "DOC122": False},
        ),
    ],
)
def test_an_editor_that_knows_the_yaml_language_server_is_asked(
    path, settings, first_line, is_told
):
    wrong = first_line + DOSSIER + "budgt: {}\n"
    broken = first_line + DOSSIER + "budgt: {\n"
    with Editor(path.parent, capabilities=ASKABLE, settings=settings) as editor:
        # What comes first may be of before the answer: a hover waits for what holds now.
        editor.open(uri_of(path), DOSSIER)
        editor.hover(uri_of(path), 0, 0)
        asked = [one for one in editor.messages if one["method"] == "workspace/configuration"]
        assert [one["params"]["items"] for one in asked] == [[{"section": "yaml"}]]
        found = codes(editor.type(uri_of(path), 2, wrong))
        assert ("DOC122" in found) is is_told["DOC122"]
        assert "DEL101" in found
        assert ("DOC104" in codes(editor.type(uri_of(path), 3, broken))) is is_told["DOC104"]


def test_the_code_in_an_explanation_and_the_number_of_a_project_are_links(path):
    path.with_name("b.yaml").write_text(DOSSIER, encoding="utf-8")
    explained = (
        'soort: exploitatiedossier\nnummer: "22.12"\ntitel: Proef\njaar: 2023\ntoelichtingen:\n'
        "  - {regel: EXP401, bij: kosten, reden: Zo gevraagd.}\n  - {regel: XXX999, reden: Ja.}\n"
    )
    with Editor(path.parent) as editor:
        editor.open(uri_of(path), explained)
        asked = {"textDocument": {"uri": uri_of(path)}}
        rule, number = editor.ask("textDocument/documentLink", asked)
        # ``  - {regel: `` has twelve characters, and ``nummer: `` eight.
        assert rule["range"]["start"] == {"line": 5, "character": 12}
        page = Path(rule["target"].removeprefix("file://")).read_text(encoding="utf-8")
        assert page.startswith("# EXP401 ")
        assert number["range"]["start"]["line"] == 1
        assert number["target"] == uri_of(path.with_name("b.yaml"))


def test_beside_the_yaml_language_server_what_the_schema_says_is_left_to_it(path):
    text = DOSSIER.replace("bedrag: 1000}", "bedrag: 1000, brn: x}") + "budgt: {}\n"
    with Editor(path.parent) as editor:
        assert codes(editor.open(uri_of(path), text)).count("DOC122") == 2
        assert "DOC122" in editor.hover(uri_of(path), 13, 2)["contents"]["value"]
    beside = {"yamlLanguageServer": True}
    with Editor(path.parent, initializationOptions=beside) as editor:
        found = codes(editor.open(uri_of(path), text))
        assert "DOC122" not in found
        assert "DEL101" in found
        assert editor.hover(uri_of(path), 13, 2) is None
