"""Actions in time, and against the term and the deliverables."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings

from .conftest import HEAD

DELIVERABLES = "deliverables:\n  - {nr: D.22.12.1}\n  - {nr: D.22.12.2}\n"


def plan(*actions: str) -> str:
    return "planning:\n" + "".join(f"  - {{actie: A, {action}}}\n" for action in actions)


@pytest.mark.parametrize(
    "period",
    [
        "van: Q3 2022, tot: Q3 2022",
        "van: 2022, tot: Q1 2022",
        "van: 15/03/2022, tot: maart 2022",
        "van: Q4, tot: Q3 23",
        "van: later, tot: Q1 2022",
        "van: Q4 2022, tot: ooit",
    ],
)
def test_a_start_that_may_lie_before_the_end_is_let_be(tell, period: str) -> None:
    assert tell("PLN101", plan(period)) == []


@pytest.mark.parametrize(
    "period", ["van: Q4, tot: Q1", "van: 2023, tot: Q4 2022", "van: 2/3/2022, tot: 1/3/2022"]
)
def test_a_start_after_the_end_is_told(tell, period: str) -> None:
    assert [one[1] for one in tell("PLN101", plan(period))] == [6]


def test_an_action_that_runs_backwards_is_not_outside_the_term_besides(tell) -> None:
    text = "looptijd: {van: 2022, tot: 2022}\n" + plan("van: Q4 2022, tot: Q1 2021")
    assert [one[0] for one in tell("PLN", text)] == ["PLN101"]


def test_nothing_lies_outside_a_term_that_runs_backwards(tell) -> None:
    text = "looptijd: {van: 2023, tot: 2022}\n" + plan("van: Q1 2022, tot: Q4 2024")
    assert [one[0] for one in tell("PLN", text)] == ["PLN102", "PLN303"]


@pytest.mark.parametrize(
    ("term", "period", "outside"),
    [
        ("van: Q2 2022, tot: Q4 2022", "van: Q2 2022, tot: Q4 2022", None),
        ("van: Q2 2022, tot: Q4 2022", "van: 2022, tot: 2022", None),
        ("van: Q2 2022, tot: Q4 2022", "van: Q1 2022, tot: Q1 2023", "Q1 2022 en Q1 2023"),
        ("van: Q2 2022, tot: Q4 2022", "van: Q1 2022, tot: Q1 2022", "Q1 2022"),
        ("van: 1/4/2022, tot: 30/6/2022", "van: 1/4/2022, tot: 1/4/2022", None),
        ("van: 1/4/2022, tot: 30/6/2022", "van: 30/6/2022, tot: 30/6/2022", None),
        ("van: 1/4/2022, tot: 30/6/2022", "van: 31/3/2022, tot: 1/7/2022", "31/3/2022 en 1/7/2022"),
        ("van: Q2 2022", "van: Q3 2022, tot: Q1 2030", None),
        ("tot: Q4 2022", "van: Q3 2000, tot: Q1 2023", "Q1 2023"),
        ("van: ooit, tot: Q4 2022", "van: Q3 2000, tot: Q4 2022", None),
        ("van: Q2 2022, tot: Q4 2022", "van: ooit, tot: later", None),
    ],
)
def test_an_action_is_outside_the_term_when_no_day_of_its_start_or_end_is_in_it(
    tell, term: str, period: str, outside: str | None
) -> None:
    told = tell("PLN201", f"looptijd: {{{term}}}\n" + plan(period))
    assert [one[2].split(" valt ")[1].split(" buiten ")[0] for one in told] == (
        [outside] if outside else []
    )


def test_the_year_of_a_dossier_is_no_term(tell) -> None:
    assert tell("PLN2", plan("van: Q1 2030, tot: Q4 2030")) == []


FULL = "van: Q1 2022, tot: Q4 2022"


def test_deliverables_without_an_action_are_told_once_together(tell) -> None:
    more = DELIVERABLES + "  - {nr: D.22.12.3}\n"
    budget = "budget:\n  regels:\n" + "".join(
        f"    - {{deliverable: D{number}, bedrag: 5}}\n" for number in (1, 2, 3)
    )
    told = tell("PLN", more + budget + plan(f"deliverable: D1, {FULL}"))
    assert [one[:2] for one in told] == [("PLN202", 14)]
    assert told[0][2].endswith("D.22.12.2 en D.22.12.3.")


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "planning: []\n",
        plan(f"deliverable: D1, {FULL}") + "onvolledig: [planning]\n",
        plan(f"deliverable: D1, {FULL}", FULL),
        plan(f"deliverable: D1, {FULL}", f"deliverable: Chatbot, {FULL}"),
    ],
    ids=["absent", "empty", "incomplete", "an action of none", "an action of an unknown one"],
)
def test_no_deliverable_is_without_action_where_the_plan_does_not_tell(tell, rest: str) -> None:
    assert tell("PLN", DELIVERABLES + rest) == []


def test_an_action_without_start_or_end_or_both_is_told_by_one_rule(tell) -> None:
    text = plan("partijen: [A]", "van: 2022", "tot: 2022", "van: nvt, tot: /", FULL)
    assert [one[:2] for one in tell("PLN", text)] == [
        ("PLN301", 6),
        ("PLN302", 7),
        ("PLN302", 8),
    ]


def test_actions_with_one_fault_are_told_together(tell) -> None:
    text = "looptijd: {van: 2022, tot: 2022}\n" + plan(
        "van: 2022", "van: Q1 2022", "partijen: [A]", "partijen: [B]", "van: 2022, tot: 2023"
    )
    told = sorted(tell(("PLN2", "PLN301", "PLN302"), text))
    assert [one[0] for one in told] == ["PLN201", "PLN301", "PLN302"]
    assert "alleen 2022 en Q1 2022" in told[2][2]


def test_an_unreadable_period_is_stated_all_the_same(tell) -> None:
    assert tell("PLN", plan("van: later, tot: ooit")) == []


def test_an_action_that_only_starts_may_start_beyond_the_year_of_execution(tell) -> None:
    assert [one[:2] for one in tell("PLN303", plan("van: Q4 2022", "van: Q1 2023"))] == [
        ("PLN303", 7)
    ]


@pytest.mark.parametrize(("letters", "told"), [("R, I", "geen"), ("R, A", None), ("A, R/A", "2")])
def test_just_one_party_is_accountable_for_a_task(tell, letters: str, told: str | None) -> None:
    text = f"raci:\n  - {{taak: Bouwen, rollen: [{letters}]}}\n"
    found = tell("PLN103", text)
    assert [one[1] for one in found] == ([6] if told else [])
    assert not told or told in found[0][2]


def test_an_action_without_a_period_is_told_at_its_name_or_else_at_its_line(tell) -> None:
    text = "planning:\n  - {partijen: [A]}\n  - partijen: [B]\n    actie: Bouwen\n"
    files = [load_text(HEAD + text, "a.yaml")]
    (found,) = (
        one for one in check_loaded(files, Settings()).findings if one.rule.code == "PLN301"
    )
    assert (found.place.line, [place.line for place in found.related]) == (6, [8])
