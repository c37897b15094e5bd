import re
from dataclasses import replace

from vrd2check.language import Language
from vrd2check.reports import rulepage
from vrd2check.reports.layout import Page, plain
from vrd2check.rules import built_in_rules
from vrd2check.rules.base.catalogue import RuleTexts
from vrd2check.rules.lookup import find_rule


def page(code, language=Language.NL, width=None, encoding="utf-8"):
    return plain(rulepage.render(find_rule(code), language, Page(width, encoding)))


def test_a_rule_is_told_with_what_it_looks_at_and_its_examples():
    lines = page("DEL101").splitlines()
    assert lines[0].startswith("DEL101  ")
    assert lines[2:6] == [
        "naam       budget-total",
        "ernst      fout",
        "hoofdstuk  Deliverables en budget",
        "kijkt naar projectdossier",
    ]
    assert "Dit geeft een bevinding:" in lines
    assert "Dit is in orde:" in lines
    assert "    soort: projectdossier" in lines


def test_what_is_said_of_an_example_is_what_a_check_says_of_it():
    # Line 7 of the example lists 612.903; the dossier of 22.12 has 612.309: 594 more.
    told = page("PRG401", Language.EN)
    assert "    file 1, line 7: Project 22.12 gets 612.903 in the portfolio" in told
    assert "a difference of 594." in told


def test_every_rule_has_a_page_on_which_its_example_is_found():
    heads = {Language.NL: "Daarvan zegt vrd2check:\n\n", Language.EN: "Of that vrd2check says:\n\n"}
    line = {Language.NL: r"regel \d", Language.EN: r"line \d"}
    spoken = {
        (rule.code, language): page(rule.code, language).split(head)[1].split("\n")[0]
        for rule in built_in_rules()
        for language, head in heads.items()
    }
    wrong = [
        (code, first)
        for (code, language), first in spoken.items()
        if not re.search(line[language], first) or "{" in first
    ]
    assert wrong == []


def test_on_a_narrow_page_the_explanation_is_wrapped():
    told = page("DEL101", width=40).split("Dit geeft een bevinding:")[0]
    assert max(map(len, told.splitlines())) <= 40


def test_in_a_poor_encoding_everything_can_be_printed():
    page("DOC103", encoding="ascii").split("Dit geeft")[1].encode("ascii")


def test_a_rule_without_examples_is_told_without_them():
    known = find_rule("DEL101")
    texts = RuleTexts(known.title, known.message, known.explanation)
    rule = replace(known, code="XYZ101", own_texts=texts)
    told = plain(rulepage.render(rule, Language.EN, Page()))
    assert "Custom rules" in told
    assert "This gives a finding" not in told
