import json

from vrd2check.language import Language
from vrd2check.reports import rulelist
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.rulebook import kinds_of
from vrd2check.rules import Severity, all_rules
from vrd2check.rules.lookup import find_rule


def test_rules_are_chosen_by_family_severity_and_kind_together():
    chosen = rulelist.select(all_rules(), "EVA", Severity.ERROR, "evaluatie")
    assert find_rule("EVA101") in chosen
    assert {rule.code[:3] for rule in chosen} == {"EVA"}
    assert {rule.severity for rule in chosen} == {Severity.ERROR}
    assert rulelist.select(all_rules(), "EVA", None, "programma") == ()


def test_what_looks_at_any_file_or_at_all_dossiers_is_for_every_kind():
    for kind in ("projectdossier", "exploitatiedossier", "evaluatie", "programma"):
        codes = {rule.code for rule in rulelist.select(all_rules(), kind=kind)}
        assert {"DOC101", "REF402"} <= codes
    assert kinds_of(find_rule("REF402")) == ()


def test_the_table_has_every_rule_below_its_chapter_and_counts_them():
    rules = [find_rule("VAK101"), find_rule("DEL101"), find_rule("DEL301")]
    lines = plain(rulelist.render(rules, Language.NL, Page())).splitlines()
    assert [line.split()[0] for line in lines if line] == [
        *("DEL", "DEL101", "DEL301", "VAK", "VAK101", "3"),
    ]
    assert lines[-1] == "3 controles: 2 fouten, 1 waarschuwing"


def test_json_has_all_rules_with_their_texts():
    found = json.loads(rulelist.to_json(all_rules(), Language.EN))
    assert found["version"] == 1
    assert len(found["rules"]) == len(all_rules())
    assert all(rule["title"] and rule["explanation"] for rule in found["rules"])
    budget = next(rule for rule in found["rules"] if rule["code"] == "DEL101")
    assert budget["name"] == "budget-total"
    assert budget["severity"] == "error"
    assert budget["kinds"] == ["projectdossier"]


def test_markdown_is_a_table_of_one_row_a_rule():
    lines = rulelist.to_markdown([find_rule("DEL101")], Language.NL).splitlines()
    assert lines[:2] == ["| code | naam | ernst | wat |", "| --- | --- | --- | --- |"]
    assert lines[2].startswith("| DEL101 | `budget-total` | fout | ")
    assert len(lines) == 3
