"""Percentages of an allocation: rounded where the amounts add up, exact where they do not."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import Suspect
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.settings import Settings

HEAD = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
HOLDS, ROUNDING, BROKEN = Verdict.HOLDS, Verdict.WITHIN_ROUNDING, Verdict.BROKEN


def allocation(base: str, *lines: tuple[str, str]) -> str:
    rows = "".join(
        f"    - {{omschrijving: {chr(65 + number)}, percentage: '{share}', bedrag: '{amount}'}}\n"
        for number, (share, amount) in enumerate(lines)
    )
    return f"{HEAD}verdeling:\n  basis: '{base}'\n  regels:\n{rows}"


def result_of(text: str):
    return check_loaded([load_text(text, "a.yaml")], Settings())


def worst(text: str) -> dict[str, Verdict]:
    """Return for each rule on shares the worst of its verdicts."""
    order = [HOLDS, ROUNDING, Verdict.UNCHECKED, BROKEN]
    found: dict[str, Verdict] = {}
    for one in result_of(text).judged:
        code, verdict = one.rule.code, one.judgement.verdict
        found[code] = max(found.get(code, HOLDS), verdict, key=order.index)
    return found


@pytest.mark.parametrize(
    ("base", "lines", "whole"),
    [
        # Thirds of 100.000 to the cent: 33,33 % is 33,33333 % rounded; together they make 99,99 %.
        ("100000", [("33,33 %", "33.333,33")] * 2 + [("33,33 %", "33.333,34")], ROUNDING),
        # The same with one percentage raised, so that they make 100 %.
        ("100000", [("33,33 %", "33.333,33")] * 2 + [("33,34 %", "33.333,34")], HOLDS),
        # Thirds in whole per cents, one raised by 0,67.
        ("3000", [("33 %", "1000")] * 2 + [("34 %", "1000")], HOLDS),
        # 2/3 and 1/6 twice, upwards: 66,7 + 16,7 + 16,7 = 100,1.
        ("6000", [("66,7 %", "4000"), ("16,7 %", "1000"), ("16,7 %", "1000")], ROUNDING),
        # Sevenths: 6 × 14,29 + 14,29 = 100,03.
        ("7000", [("14,29 %", "1000")] * 7, ROUNDING),
        # Sixths in whole per cents, two of the six lowered: 4 × 17 + 2 × 16 = 100.
        ("6000", [("17 %", "1000")] * 4 + [("16 %", "1000")] * 2, HOLDS),
        # 99,5 and 0,5 % rounded upwards: 100 + 1 = 101.
        ("1000", [("100 %", "995"), ("1 %", "5")], ROUNDING),
        # A deduction: 120 %, and 20 % off.
        ("3000", [("116,67 %", "3500"), ("-16,67 %", "-500")], HOLDS),
    ],
)
def test_a_rounded_share_agrees(base: str, lines: list[tuple[str, str]], whole: Verdict) -> None:
    found = worst(allocation(base, *lines))
    assert found == {"DEL103": whole, "DEL104": HOLDS, "DEL105": ROUNDING}


@pytest.mark.parametrize(
    ("base", "lines", "broken"),
    [
        # The amounts make 249.500: nothing is rounded, and 25 % of 250.000 is 62.500.
        ("250000", [("50 %", "125000"), ("25%", "62000"), ("25%", "62500")], {"DEL104", "DEL105"}),
        # 31 % is no rounding of a third.
        ("3000", [("31 %", "1000"), ("34 %", "1000"), ("35 %", "1000")], {"DEL105"}),
        # 50,4 % is 50 %, and nothing has to be raised: 50 + 50 = 100.
        ("100000", [("51 %", "50400"), ("49 %", "49600")], {"DEL105"}),
        # Two percentages changed places: 34 % stands at 33.000.
        ("100000", [("33 %", "34000"), ("34 %", "33000"), ("33 %", "33000")], {"DEL105"}),
        # One was lowered where one has to be raised.
        ("3000", [("32 %", "1000"), ("34 %", "1000"), ("34 %", "1000")], {"DEL105"}),
        # A percentage is missing 10.
        ("1000", [("40 %", "500"), ("50 %", "500")], {"DEL103", "DEL105"}),
        # Rounded to a tenth, a third is 33,3 %.
        ("100000", [("33,2 %", "33.333,33"), ("66,7 %", "66.666,67")], {"DEL103", "DEL105"}),
    ],
)
def test_what_is_no_rounded_share_is_exact(
    base: str, lines: list[tuple[str, str]], broken: set[str]
) -> None:
    found = worst(allocation(base, *lines))
    assert {code for code, verdict in found.items() if verdict is BROKEN} == broken


def test_a_rounded_share_is_never_a_suspect() -> None:
    text = allocation("3000", ("33 %", "1000"), ("33 %", "1000"), ("34 %", "1000"))
    conclusions = [one.conclusion for one in result_of(text).diagnoses]
    assert not [one for one in conclusions if isinstance(one, Suspect)]


def test_a_share_that_was_found_out_is_the_figure_of_the_dossier() -> None:
    dossier = load_text(allocation("3000", ("33 %", "1000"), ("67 %", "2000")), "a.yaml").dossier
    assert dossier is not None
    shares = [line.share for line in dossier.allocation.table.lines]
    assert all(any(share is figure for figure in dossier.head.figures) for share in shares)


def test_a_base_of_nothing_and_amounts_that_are_not_there_have_no_shares() -> None:
    for base, amount in (("0", "0"), ("1000", ""), ("", "1000"), ("6k", "1000")):
        found = worst(allocation(base, ("50 %", amount), ("50 %", amount)))
        assert found["DEL103"] is HOLDS
