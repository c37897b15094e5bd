"""What is said of explanations that explain nothing."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.settings import Settings

from .conftest import HEAD as OF_DOSSIER
from .conftest import Tell

HEAD = """\
bronnen: {vrd2: VRD 2 investeringen}
prognose_vek:
  bron: vrd2
  regels:
    - {deliverable: D1, maanden: {aug: 1.000, sep: 2.000}, totaal: 3.100}
    - {deliverable: D2, maanden: {aug: 1.000, sep: 2.000}, totaal: 3.100}
    - {deliverable: D3, maanden: {aug: 1.000, sep: 2.000}, totaal: 3.200}
risicos:
  - {risico: Teamopbouw, ernst: 6, kans: 2, rpn: 12}
toelichtingen:
"""


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "regel: VEK101, bij: D1, verschil: 90",
            "Deze toelichting bij VEK101 past bij geen enkele bevinding: het verschil is nu 100 en "
            "niet 90.",
        ),
        (
            "regel: VEK101, bij: vrd2, verschil: 90",
            "Deze toelichting bij VEK101 past bij geen enkele bevinding: het verschil is nu 100 en "
            "200 en niet 90.",
        ),
        (
            "regel: VEK101, bij: [D4, vrd2], verschil: 100",
            "Deze toelichting bij VEK101 past bij geen enkele bevinding bij “D4 · vrd2”, wel op "
            "regel 9, 10 en 11.",
        ),
        (
            "regel: VEK103, verschil: 100",
            "Deze toelichting bij VEK103 past bij geen enkele bevinding meer: haal ze weg.",
        ),
        (
            "regel: RIS102, bij: Teamopbouw, verschil: 1",
            "Deze toelichting bij RIS102 past bij geen enkele bevinding: het gaat niet over een "
            "verschil, dus laat `verschil` weg.",
        ),
        (
            "regel: VEK101, verschil: 100",
            "Deze toelichting bij VEK101 past bij 2 bevindingen (regel 9 en 10) en geldt daarom "
            "voor geen enkele. Zeg met `bij` welke u bedoelt, bijvoorbeeld de deliverable, de "
            "bron, het jaar of de maand, of een lijst daarvan.",
        ),
        ("regel: iets heel anders", "Er is geen controle “iets heel anders”."),
        (
            "regel: VEK101, bij: D3",
            "Bij een toelichting bij VEK101 hoort een `verschil`: wat u uitlegt, is nu 200.",
        ),
        ("regel: DOC301", "Wat DOC301 meldt, moet verbeterd worden; een toelichting helpt daar "
         "niet bij."),
    ],
)  # fmt: skip
def test_it_is_said_why_an_explanation_explains_nothing(
    tell: Tell, row: str, sentence: str
) -> None:
    ((_, line, said),) = tell("TOE", f"{HEAD}  - {{{row}, reden: Zo is het}}\n")
    assert (line, said) == (15, sentence)


def test_a_rule_that_is_mistyped_gets_what_comes_near(tell: Tell) -> None:
    ((_, _, said),) = tell("TOE", f"{HEAD}  - {{regel: forecast-lin-total, reden: Zo is het}}\n")
    assert said.startswith("Er is geen controle “forecast-lin-total”. Bedoelt u `forecast-line-")


def test_a_reason_that_is_none_is_quoted_where_it_stands(tell: Tell) -> None:
    row = "  - regel: VEK101\n    bij: D1\n    verschil: 100\n    reden: nvt\n"
    assert tell("TOE", HEAD + row) == [
        ("TOE104", 18, "Bij deze toelichting bij VEK101 staat als reden “nvt”, en dat is er geen.")
    ]


def test_of_two_explanations_the_second_is_told(tell: Tell) -> None:
    row = "  - {regel: VEK101, bij: D3, verschil: 200, reden: Zo is het}\n"
    assert tell("TOE", HEAD + row + row) == [
        ("TOE107", 16, "Deze bevinding van VEK101 (regel 11) is al toegelicht op regel 15.")
    ]


def test_one_line_and_several_are_told_apart_in_english_too() -> None:
    row = "regel: VEK101, verschil: 100, reden: Zo is het"
    result = check_loaded([load_text(f"{OF_DOSSIER}{HEAD}  - {{{row}}}\n", "a.yaml")], Settings())
    (found,) = (one for one in result.findings if one.rule.code.startswith("TOE"))
    assert "(lines 9 and 10)" in found.message(Language.EN)
