from pathlib import Path

from tests.samples import HEAD
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.fixes import Options, make_plan, mending, offer
from vrd2check.rules.document import unquoted_number
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
# The rows vouch for the columns: only the grand total can be wrong.
TABLE = (
    HEAD
    + """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 1000, 2023: 2000}, totaal: 3000}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 4000, 2023: 5000}, totaal: 9000}
    totaal: {bedragen: {2022: 5000, 2023: 7000}, totaal: 21000}
"""
)


def checked(*texts):
    loaded = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    return loaded, check_loaded(loaded, Settings())


def test_a_total_that_is_surely_wrong_is_offered():
    _, result = checked(TABLE)
    (change,) = offer(result, Settings())
    (edit,) = change.edits
    assert (edit.old, edit.new, edit.place.line) == ("21000", "12000", 14)
    assert change.safe


def test_a_number_without_quotes_is_offered():
    _, result = checked(TABLE.replace('"22.12"', "22.12").replace("21000", "12000"))
    (change,) = offer(result, Settings())
    (edit,) = change.edits
    assert (edit.old, edit.new) == ("22.12", '"22.12"')
    assert change.code == unquoted_number.code
    assert ("aanhalingstekens" in change.reason.nl, "quotes" in change.reason.en) == (True, True)
    assert "22.12" in change.finding.nl


def test_nothing_is_offered_where_nothing_is_sure():
    _, result = checked(TABLE.replace("totaal: 3000", "").replace("totaal: 21000", "totaal: 12000"))
    assert offer(result, Settings()) == ()


def test_what_is_offered_for_the_real_dossiers_is_among_what_fix_would_do():
    loaded, result = checked(*(p.read_text() for p in sorted((ROOT / "dossiers").glob("*.yaml"))))
    plan = make_plan(loaded, Settings(), Options())
    offered = offer(result, Settings())
    assert offered
    assert set(offered) <= set(plan.changes)


def test_very_many_corrections_are_not_planned_for(monkeypatch):
    result = checked(TABLE, TABLE.replace("22.12", "22.13"))[1]
    monkeypatch.setattr("vrd2check.fixes.offering._MOST_CORRECTIONS", 2)
    assert len(offer(result, Settings())) == 2
    monkeypatch.setattr("vrd2check.fixes.offering._MOST_CORRECTIONS", 1)
    assert offer(result, Settings()) == ()


def test_what_is_no_mistake_does_not_count_as_something_to_correct(monkeypatch):
    # One wrong total; four dossiers lack chapters, and have the number of the first.
    result = checked(TABLE, *[TABLE.replace("21000", "12000")] * 3)[1]
    assert len(result.diagnoses) > 1
    monkeypatch.setattr("vrd2check.fixes.offering._MOST_CORRECTIONS", 1)
    assert len(offer(result, Settings())) == 1


def test_a_diagnosis_has_the_changes_of_its_rules_at_its_figures():
    _, result = checked(TABLE)
    (diagnosis,) = (one for one in result.diagnoses if one.conclusion.actions)
    (change,) = offer(result, Settings())
    other = change._replace(code="DEL101")
    (edit,) = change.edits
    elsewhere = edit._replace(place=edit.place._replace(line=1, end_line=1))
    assert mending(diagnosis, [other, change, change._replace(edits=(elsewhere,))]) == [change]
