"""The outline of a dossier and the totals beside it; every sum is worked out by hand."""

import pytest

from tests.editor.client import Editor
from tests.samples import BROKEN, HEAD, SOUND

pytest.importorskip("pygls", reason="the extra lsp is not installed")

ALL = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
# Rows of 10 + 20 and 30 + 40, columns of 10 + 30 and 20 + 40. The first row has its total, a wrong
# one; the table has that of 2022.
COST_MODEL = f"""{HEAD}\
kostenmodel:
  investeringen:
    regels:
      - {{deliverable: D.22.12.1, bron: vrd2, bedragen: {{2022: 10, 2023: 20}}, totaal: 31}}
      - {{deliverable: D.22.12.2, bron: vrd2, bedragen: {{2022: 30, 2023: 40}}}}
    totaal: {{bedragen: {{2022: 40}}}}
"""


@pytest.fixture
def ask(tmp_path):
    def ask(method, text, **initialize):
        uri = (tmp_path / "a.yaml").as_uri()
        with Editor(tmp_path, **initialize) as editor:
            editor.open(uri, text)
            return editor.ask(method, {"textDocument": {"uri": uri}, "range": ALL})

    return ask


def test_the_outline_has_the_chapters_and_the_deliverables(ask):
    chapters = ask("textDocument/documentSymbol", BROKEN)
    assert [one["name"] for one in chapters] == ["bronnen", "deliverables", "budget"]
    _, deliverables, budget = chapters
    told = [(one["name"], one["detail"]) for one in deliverables["children"]]
    assert told == [("D.22.12.1", "Dienst"), ("D.22.12.2", "Hulp")]
    assert budget["children"] == []
    # From the key on line 9 to the end of the total, 7500, on line 13.
    assert budget["range"] == {
        "start": {"line": 8, "character": 0},
        "end": {"line": 12, "character": 14},
    }
    assert budget["selectionRange"]["end"] == {"line": 8, "character": 6}
    assert ask("textDocument/documentSymbol", "services: {web: 1}\n") == []


def hints(ask, text, lang="en", **options):
    given = {"language": lang, **options}
    found = ask("textDocument/inlayHint", text, initializationOptions=given)
    return sorted(
        (one["position"]["line"] + 1, one["position"]["character"] + 1, one["label"])
        for one in found
    )


def test_totals_are_shown_for_who_asks_for_them_only(ask):
    assert hints(ask, BROKEN) == []
    assert hints(ask, BROKEN, inlayHints="nee") == []
    # Behind 7500, which is on line 13 from column 11: 6000 and 1000.
    assert hints(ask, BROKEN, inlayHints=True) == [(13, 15, "= 7.000")]
    assert hints(ask, "a: [", inlayHints=True) == []


def test_what_has_no_total_yet_is_told_behind_the_last_line(ask):
    text = SOUND.replace("  totaal: 7000\n", "")
    end = len(text.split("\n")[11]) + 1
    assert hints(ask, text, inlayHints=True) == [(12, end, "amount = 7.000")]
    assert hints(ask, text, "nl", inlayHints=True) == [(12, end, "bedrag = 7.000")]


def test_in_a_table_of_years_each_row_and_column_has_its_own(ask):
    found = hints(ask, COST_MODEL, inlayHints=True)
    assert [(line, label) for line, _, label in found] == [
        (12, "= 30"),
        (13, "all years together = 70"),
        (14, "= 40"),
        (14, "2023 = 60, all years together = 100"),
    ]


def test_what_another_table_says_of_an_amount_is_no_sum_of_it(ask):
    """The cost model has 6000 and 1000 as well: the budget has one sum of its own, its total."""
    model = """kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 6000}}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 1000}}
    totaal: {bedragen: {2022: 7000}}
"""
    found = hints(ask, SOUND + model, inlayHints=True)
    assert [(line, label) for line, _, label in found if line <= 13] == [(13, "= 7.000")]
