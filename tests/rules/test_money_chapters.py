"""Budget, cost model, calendar and forecast together, in one dossier in which all agrees."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import tree_of
from tests.generated.dossiers import written
from vrd2check.checking import check_loaded
from vrd2check.dossiers import Collection, load_text
from vrd2check.relations import Verdict, judge
from vrd2check.rules import Constraint, Context, all_rules
from vrd2check.settings import Settings

WHOLE = (Path(__file__).parent / "whole-dossier.yaml").read_text(encoding="utf-8")
FAMILIES = ("DEL", "KFM", "VAK", "VEK")
RULES = [rule for rule in all_rules() if rule.code.startswith(FAMILIES)]


def codes(text: str) -> Counter[str]:
    result = check_loaded([load_text(text, "22.12.yaml")], Settings())
    findings = list(result.findings)
    return Counter(one.rule.code for one in findings if one.rule.code.startswith(FAMILIES))


def verdicts(text: str) -> Counter[tuple[str, Verdict]]:
    dossier = load_text(text, "22.12.yaml").dossier
    context = Context(Collection([dossier]), Settings())
    outcomes = [(rule, outcome) for rule in RULES for outcome in rule.apply(dossier, context)]
    return Counter(
        (rule.code, judge(outcome.relation).verdict)
        for rule, outcome in outcomes
        if isinstance(outcome, Constraint)
    )


def changed(*changes: tuple[str, str]) -> str:
    text = WHOLE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_dossier_in_which_all_agrees_has_no_finding() -> None:
    assert codes(WHOLE) == {}


def test_every_kind_of_relation_is_checked_in_it() -> None:
    held = {code for code, verdict in verdicts(WHOLE) if verdict is Verdict.HOLDS}
    # An allocation is only compared with a forecast that has nothing else to agree with.
    assert held >= {f"DEL10{n}" for n in range(1, 6)} | {f"KFM10{n}" for n in range(1, 4)}
    assert held >= {"KFM201", "KFM202", "KFM203", "VAK101", "VAK102", "VAK103", "VAK104"}
    assert held >= {"VAK201", "VAK202", "VAK301", "VEK101", "VEK103"}
    assert held >= {"VEK201", "VEK202", "VEK204"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "{deliverable: D.22.12.1, bron: vrd2, bedrag: 120.000}",
            "{deliverable: D.22.12.1, bron: vrd2, bedrag: 102.000}",
            {"DEL102": 1, "KFM201": 1, "VEK204": 1},
            id="a budget line",
        ),
        pytest.param("totaal: 184.000", "totaal: 148.000", {"DEL101": 1}, id="the budget's total"),
        pytest.param(
            "bron: VRD2 Investeringen, bedrag: 174.000",
            "bron: VRD2 Investeringen, bedrag: 147.000",
            {"DEL101": 1, "DEL102": 1, "VAK201": 1},
            id="a subtotal of the budget",
        ),
        pytest.param(
            "bedragen: {2022: 120.000}, totaal: 120.000",
            "bedragen: {2022: 102.000}, totaal: 120.000",
            {"KFM101": 1, "KFM102": 1},
            id="a year in the cost model",
        ),
        pytest.param(
            "{2022: 14.000, 2023: 10.000}, totaal: 24.000",
            "{2022: 14.000, 2023: 10.000}, totaal: 42.000",
            {"KFM101": 1, "KFM201": 1},
            id="a row total of the cost model",
        ),
        pytest.param(
            "{2023: -5.000, 2024: -5.000}",
            "{2023: 5.000, 2024: -5.000}",
            {"KFM101": 1, "KFM103": 1, "KFM301": 1},
            id="the sign of a saving",
        ),
        pytest.param(
            "per_jaar: 35.000",
            "per_jaar: 53.000",
            {"KFM202": 2, "KFM203": 2},
            id="the sentence on running costs",
        ),
        pytest.param(
            "vek: 164.000}",
            "vek: 174.000}",
            # By the end of 2023 184.000 would be settled of 174.000.
            {"VAK101": 1, "VAK102": 1, "VAK103": 1, "VEK202": 1},
            id="the first year's settlement",
        ),
        pytest.param(
            "2024: {vak: 35.000, vek: 35.000}}",
            "2024: {vak: 35.000, vek: 53.000}}",
            # The grand total then has too little in 2024; over all years nothing is stated.
            {"VAK102": 1, "VAK103": 1, "VAK104": 1},
            id="a settlement of running costs",
        ),
        pytest.param(
            "maanden: {okt: 10.000}",
            "maanden: {okt: 1.000}",
            {"VEK101": 1, "VEK103": 1},
            id="a month of the forecast",
        ),
        pytest.param(
            "maanden: {okt: 10.000}, totaal: 10.000",
            "maanden: {okt: 10.000}, totaal: 1.000",
            {"VEK101": 1, "VEK103": 1, "VEK201": 1, "VEK202": 1},
            id="a row total of the forecast",
        ),
    ],
)
def test_one_wrong_figure_breaks_the_relations_it_stands_in(
    old: str, new: str, expected: dict[str, int]
) -> None:
    assert codes(changed((old, new))) == expected


@settings(max_examples=25)
@given(st.data())
def test_the_order_of_lines_changes_no_verdict(data: st.DataObject) -> None:
    wrong = changed(
        ("totaal: {vak: 174.000, vek: 174.000}", "totaal: {vak: 174.000, vek: 147.000}")
    )
    tree = tree_of(wrong)
    for chapter in (
        tree["budget"],
        *tree["kostenmodel"].values(),
        tree["vak_vek_kalender"],
        tree["prognose_vek"],
    ):
        for words in ("regels", "subtotalen"):
            if words in chapter:
                chapter[words] = data.draw(st.permutations(chapter[words]))
    assert verdicts(written(tree)) == verdicts(wrong)
