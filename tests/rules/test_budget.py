"""Deliverables and budget, where an example is too small to show it."""

from collections import Counter

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, open: Nog te bepalen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Downloadservice}
  - {nr: D.22.12.2, omschrijving: Begeleiding}
"""


def messages(text: str) -> list[str]:
    result = check_loaded([load_text(HEAD + text, "a.yaml")], Settings())
    return sorted(
        f"{one.rule.code}: {one.message(Language.NL)}"
        for one in result.findings
        if one.rule.code.startswith("DEL")
    )


def budget(*lines: str, rest: str = "") -> str:
    return "budget:\n  regels:\n" + "".join(f"    - {{{line}}}\n" for line in lines) + rest


def test_a_source_to_be_determined_is_known_by_its_declared_name_or_its_own() -> None:
    found = messages(
        budget(
            "deliverable: 1, bron: open, bedrag: 17.305",
            "deliverable: 2, bron: NTB, bedrag: 4.715",
        )
    )
    assert found == [
        "DEL301: Voor 17.305 van 1 is nog geen financieringsbron gekozen (“Nog te bepalen”).",
        "DEL301: Voor 4.715 van 2 is nog geen financieringsbron gekozen (“NTB”).",
    ]


@pytest.mark.parametrize(
    "text",
    [
        budget("deliverable: 1, bedrag: 5") + "onvolledig: [budget]\n",
        budget("omschrijving: Alles, bedrag: 5"),
        "budget: {regels: []}\n",
        "budget: {totaal: 5}\n",
    ],
)
def test_deliverables_are_not_missed_in_a_budget_that_cannot_tell(text: str) -> None:
    assert messages(text) == []


def test_a_deliverable_may_be_budgeted_by_its_title() -> None:
    assert (
        messages(budget("deliverable: D1, bedrag: 5", "deliverable: begeleiding, bedrag: 5")) == []
    )


def test_lines_that_a_description_or_product_tells_apart_are_not_twice() -> None:
    lines = [
        "deliverable: 1, bron: vrd2, omschrijving: Bouw, bedrag: 5",
        "deliverable: 1, bron: vrd2, omschrijving: Licenties, bedrag: 5",
        "deliverable: 2, bron: vrd2, product: A, bedrag: 5",
        "deliverable: 2, bron: vrd2, product: B, bedrag: 5",
    ]
    assert messages(budget(*lines)) == []
    assert messages(budget(*lines, lines[0])) == [
        "DEL302: 1 · VRD 2 investeringen · Bouw staat twee keer in het budget, hier met 5 en "
        "eerder met 5."
    ]


def test_a_line_without_a_source_is_only_missed_beside_others_and_with_money() -> None:
    with_source = "deliverable: 1, bron: vrd2, bedrag: 5"
    without = "deliverable: 2, bedrag: 7"
    assert messages(budget(with_source, without)) == [
        "DEL304: Bij 2 staat geen financieringsbron voor 7, bij andere lijnen van het budget wel."
    ]
    assert messages(budget(with_source, "deliverable: 2, bedrag: 0")) == []
    assert messages(budget("deliverable: 1, bedrag: 5", without)) == []


@pytest.mark.parametrize(
    "text", ["verdeling: {basis: 250}\n", "verdeling: {regels: []}\n", "verdeling: {}\n"]
)
def test_an_allocation_without_lines_says_nothing(text: str) -> None:
    assert messages(text) == []


def test_one_wrong_line_breaks_its_subtotals_and_not_the_total_above_them() -> None:
    found = messages(
        budget(
            "deliverable: 1, bron: vrd2, bedrag: 60",
            "deliverable: 2, bron: vrd2, bedrag: 40",
            rest="  subtotalen: [{bron: vrd2, bedrag: 110}]\n  totaal: 110\n",
        )
    )
    assert Counter(one[:6] for one in found) == {"DEL102": 1}
