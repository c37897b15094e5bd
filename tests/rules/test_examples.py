"""Each rule is shown by an example that fails and one that passes.

A failing example marks the lines where its rule must speak with ``# <- CODE``; the rule must speak
there and nowhere else. An example of several files separates them by a line ``# ===== next file``.
"""

import pytest

from tests.examples import EXAMPLES, result_of, texts_of
from vrd2check.language import Language
from vrd2check.relations import Verdict
from vrd2check.rules import Rule, Severity, built_in_rules


def spoken(findings, rule: Rule) -> list[tuple[str, int]]:
    return sorted(
        (one.place.file, one.place.line)
        for one in findings
        if one.rule is rule
        and (one.judgement is None or one.judgement.verdict is not Verdict.WITHIN_ROUNDING)
    )


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.code)
def test_failing_example_is_found_at_the_marked_lines(rule: Rule) -> None:
    path = EXAMPLES / f"{rule.code}-fails.yaml"
    findings = list(result_of(path).findings)
    mark = f"# <- {rule.code}".encode()
    marked = [
        (f"{number}.yaml", line)
        for number, text in enumerate(texts_of(path))
        for line, content in enumerate(text.split(b"\n"), 1)
        if mark in content
    ]
    assert marked
    assert spoken(findings, rule) == marked
    for finding in findings:
        for language in Language:
            assert "{" not in finding.message(language)


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.code)
def test_passing_example_has_nothing_of_the_rule_and_no_error(rule: Rule) -> None:
    findings = list(result_of(EXAMPLES / f"{rule.code}-passes.yaml").findings)
    assert spoken(findings, rule) == []
    errors = [one for one in findings if one.severity is Severity.ERROR]
    assert [(one.rule.code, one.place) for one in errors] == []


def test_no_example_is_left_without_a_rule() -> None:
    codes = {rule.code for rule in built_in_rules()}
    names = {path.name for path in EXAMPLES.glob("*.yaml")}
    assert names == {f"{code}-{kind}.yaml" for code in codes for kind in ("fails", "passes")}
