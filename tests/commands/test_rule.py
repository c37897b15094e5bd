import json

import pytest


@pytest.mark.parametrize(("lang", "said"), [("nl", "ernst      fout"), ("en", "severity   error")])
def test_a_rule_is_explained_in_both_languages(run, lang, said):
    done = run("rule", "del101", "--lang", lang)
    assert done.returncode == 0
    assert said in done.stdout
    assert done.stderr == ""


def test_an_unknown_rule_is_wrong_usage_and_something_near_is_offered(run):
    done = run("rule", "DEL1O1")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Fout: Geen controle heet “DEL1O1”. Bedoelt u DEL101")


def test_where_nothing_is_near_the_list_is_pointed_at(run):
    done = run("rule", "zz\x1b", "--lang", "en")
    assert done.returncode == 2
    assert "No rule is called “zz\\x1b”. See them all with vrd2check rules." in done.stderr


def test_all_rules_are_listed(run):
    done = run("rules", "--format", "json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["rules"]) > 100


def test_the_list_can_be_narrowed(run):
    done = run("rules", "--family", "del", "--severity", "warning", "--soort", "projectdossier")
    codes = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("DEL")]
    assert "DEL301" in codes
    assert "DEL101" not in codes


def test_a_family_that_does_not_exist_is_wrong_usage(run):
    done = run("rules", "--family", "DAL")
    assert done.returncode == 2
    assert "Bedoelt u DEL?" in done.stderr


def test_where_no_rule_is_left_that_is_said(run):
    done = run("rules", "--family", "EVA", "--soort", "programma", "--format", "markdown")
    assert done.returncode == 3
    assert done.stderr == "Geen enkele controle voldoet daaraan.\n"
