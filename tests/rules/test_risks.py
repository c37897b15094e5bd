"""The risk register."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.settings import Settings

MEASURE = "beheersmaatregel: Tijdig starten"


def risks(*lines: str) -> str:
    return "risicos:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        ("ernst: 3, kans: 4, rpn: 12", Verdict.HOLDS),
        ("ernst: 3, kans: 4, rpn: 11", Verdict.BROKEN),
        ("ernst: 3, kans: 4", Verdict.UNCHECKED),
        ("ernst: /, kans: 4, rpn: 12", Verdict.UNCHECKED),
        ("ernst: hoog, kans: 4, rpn: 12", Verdict.UNCHECKED),
    ],
)
def test_the_product_is_judged_or_counted_as_unchecked(numbers: str, verdict: Verdict) -> None:
    head = 'soort: projectdossier\nnummer: "22.12"\ntitel: A\njaar: 2022\n'
    result = check_loaded([load_text(head + risks(f"risico: A, {numbers}"), "a")], Settings())
    judged = {verdict: number for verdict, number in result.tally().verdicts.items() if number}
    assert judged == {verdict: 1}


@pytest.mark.parametrize("value", ["0", "6", "-1", "2,5", "1000"])
def test_what_is_off_the_scale_is_told_at_the_cell(tell, value: str) -> None:
    line = f'risico: A, ernst: "{value}", kans: "{value}", {MEASURE}'
    assert [one[:2] for one in tell("RIS", risks(line))] == [("RIS102", 6), ("RIS102", 6)]


@pytest.mark.parametrize("value", ["1", "5", "3,0", "nvt", "hoog"])
def test_what_is_on_the_scale_or_not_stated_is_let_be(tell, value: str) -> None:
    assert tell("RIS102", risks(f'risico: A, ernst: "{value}", kans: 1')) == []


def test_a_wrong_product_is_told_with_its_factors(tell) -> None:
    (told,) = tell("RIS101", risks("risico: Teamopbouw, ernst: 5, kans: 2, rpn: 11"))
    assert told[2] == "Bij het risico “Teamopbouw” is de RPN 11, maar ernst 5 maal kans 2 is 10."


def test_one_risk_under_two_spellings_is_twice_the_same(tell) -> None:
    text = risks(*(f"risico: {name}, {MEASURE}" for name in ("Team opbouw", "Scope", "teamopbouw")))
    assert tell("RIS", text) == [("RIS301", 8, "Het risico “teamopbouw” staat ook op regel 6.")]


@pytest.mark.parametrize("measure", ["", ", beheersmaatregel: /", ", beheersmaatregel: nvt"])
def test_a_risk_without_a_measure(tell, measure: str) -> None:
    assert [one[:2] for one in tell("RIS302", risks(f"risico: A{measure}"))] == [("RIS302", 6)]


def test_lines_in_which_nothing_is_stated_are_no_risks(tell) -> None:
    assert tell("RIS", risks('risico: "/", ernst: "/", kans: "/", rpn: "/"', 'risico: "/"')) == []
