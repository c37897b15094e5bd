import pytest

from vrd2check import rules
from vrd2check.configuration.choosing import mistaken
from vrd2check.rules import all_rules
from vrd2check.rules.base.retired import RETIRED, Retired
from vrd2check.rules.lookup import UnknownRuleError, find_rule


@pytest.mark.parametrize(
    "word", ["DEL101", "del101", " Del101 ", "budget-total", "Budget-Total", "budget_total"]
)
def test_a_rule_is_found_by_its_code_and_by_its_name_in_any_case(word):
    assert find_rule(word).code == "DEL101"


def test_every_rule_is_found():
    rules = all_rules()
    assert [find_rule(rule.code) for rule in rules] == list(rules)
    assert [find_rule(rule.name) for rule in rules] == list(rules)


@pytest.mark.parametrize(
    ("word", "first"),
    [("DEL1O1", "DEL101"), ("budget-totl", "budget-total"), ("mandays", None), ("", None)],
)
def test_what_comes_near_is_named_as_it_is_written(word, first):
    with pytest.raises(UnknownRuleError) as caught:
        find_rule(word)
    assert caught.value.near[:1] == ((first,) if first else ())


@pytest.mark.parametrize("gone", RETIRED, ids=lambda one: one.code)
def test_a_rule_that_is_no_more_keeps_its_code_and_name_and_may_be_configured(gone):
    for word in (gone.code, gone.name.title()):
        with pytest.raises(UnknownRuleError) as caught:
            find_rule(word)
        assert caught.value.is_retired
        assert caught.value.near == ((gone.instead,) if gone.instead else ())
        assert mistaken([word]) == {}
    assert gone.instead is None or find_rule(gone.instead)


def test_no_rule_gets_the_code_of_one_that_is_no_more(monkeypatch):
    monkeypatch.setattr(rules, "RETIRED", (Retired("DEL101", "x"),))
    with pytest.raises(ValueError, match="same code"):
        rules.built_in_rules.__wrapped__()


def test_part_of_a_name_is_enough_to_be_reminded_of_it():
    with pytest.raises(UnknownRuleError) as caught:
        find_rule("extrapolates")
    assert caught.value.near == ("forecast-extrapolates-actuals",)
