"""When a name is undeclared or unused, and when nothing can be said of it."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.settings import Settings

DECLARED = """\
bronnen: {vrd2: VRD 2 investeringen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Downloadservice (API)}
  - {nr: D.22.12.2, omschrijving: Begeleiding van gebruikers}
"""
BUDGET = """\
budget:
  regels:
    - {deliverable: %s, bron: vrd2, bedrag: 5}
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 5}
"""


@pytest.mark.parametrize(
    "reference",
    ["D.22.12.2", "22.12.02", "D2", "2", "D2.", "D. 22.12.2", "Begeleiding van gebruikers"],
)
def test_a_deliverable_may_be_named_by_any_notation_or_its_title(tell, reference: str) -> None:
    assert tell("REF2", DECLARED + BUDGET % reference) == []


def test_an_undeclared_deliverable_is_told_once_at_its_first_use(tell) -> None:
    planning = "planning:\n  - {deliverable: D3, actie: A}\n  - {deliverable: 22.12.3, actie: B}\n"
    told = tell("REF201", DECLARED + planning + BUDGET % "D.22.12.3")
    assert told == [("REF201", 10, "Deliverable “D3” staat niet in de lijst van deliverables.")]


def test_a_misspelled_title_is_told_with_the_title_that_was_meant(tell) -> None:
    (told,) = tell("REF2", DECLARED + BUDGET % "Begeleiding van gebruiker")
    assert told[:2] == ("REF201", 11)
    assert told[2].endswith("Bedoelt u “Begeleiding van gebruikers”?")


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        ("D.22.12.0", "D.22.12.O"),
        ("D.22.12.0", "D.22.12.o"),
        ("D.22.12.0", "D.22.12.О"),  # the Cyrillic letter
        ("D.22.12.10", "D.22.12.lO"),
        ("D.22.12.10", "D.22.I2.10"),
        ("D.22.12.0", "DO"),
        ("D.22.12.5", "22.12.S"),
        ("D.22.12.O", "D.22.12.0"),
    ],
)
def test_a_letter_that_looks_like_a_digit_is_told_with_the_number_that_was_meant(
    tell, declared: str, used: str
) -> None:
    # What has money under the one is not added to the other: both are told.
    text = DECLARED + f"  - {{nr: {declared}, omschrijving: Blauwdruk}}\n" + BUDGET % used
    (told,) = tell("REF201", text)
    assert told[1] == 12
    assert f"Bedoelt u “{declared}”? In een van beide staat een letter" in told[2]
    assert [code for code, *_ in tell("DEL201", text)] == ["DEL201"] * 2


@pytest.mark.parametrize("used", ["D.22.12.O9", "D.22.12.X", "Overleg", "D.22.12.3"])
def test_no_digit_is_guessed_where_no_number_of_the_list_comes_of_it(tell, used: str) -> None:
    (told,) = tell("REF201", DECLARED + BUDGET % used)
    assert "letter" not in told[2]


@pytest.mark.parametrize(
    "declared",
    ["", "deliverables: []\n", DECLARED + "onvolledig: [deliverables]\n"],
    ids=["absent", "empty", "incomplete"],
)
def test_without_a_list_of_deliverables_no_use_is_undeclared(tell, declared: str) -> None:
    assert tell("REF201", declared + BUDGET % "D.22.12.9") == []


def test_a_source_may_be_named_by_its_key_or_by_its_name(tell) -> None:
    text = DECLARED + BUDGET % "D2"
    assert tell("REF2", text.replace("bron: vrd2", 'bron: "VRD 2 Investeringen"')) == []


def test_a_source_still_to_be_determined_is_not_undeclared(tell) -> None:
    assert tell("REF2", DECLARED + BUDGET % "D2, bron: Nog te bepalen") == []


def test_an_undeclared_source_is_told_with_the_key_that_was_meant(tell) -> None:
    (told,) = tell("REF202", DECLARED + "prognose_vek:\n  bron: vdr2\n")
    assert told[1] == 10
    assert told[2].endswith("Bedoelt u “vrd2”?")


def test_nothing_is_told_of_sources_where_none_are_declared(tell) -> None:
    assert tell("REF2", BUDGET % "D1") == []


def test_an_unused_source_is_told_only_where_every_line_is_there(tell) -> None:
    text = DECLARED.replace("{vrd2:", "{eigen: Eigen middelen, vrd2:") + BUDGET % "D2"
    assert [one[:2] for one in tell("REF2", text)] == [("REF205", 5)]
    assert tell("REF2", text + "onvolledig: [kostenmodel.exploitatie]\n") == []
    assert tell("REF2", text.replace("bron: vrd2, ", "")) == []


def test_a_mistyped_source_does_not_make_the_one_that_was_meant_unused(tell) -> None:
    text = DECLARED + (BUDGET % "D2").replace("bron: vrd2", "bron: vrd3")
    assert [one[0] for one in tell("REF2", text)] == ["REF202"]


FORECAST = "prognose_vek:\n  regels:\n    - {deliverable: %s, totaal: 5}\n"


def test_an_unused_deliverable_is_told_once_by_all_rules_together(tell) -> None:
    assert [one[:2] for one in tell("REF", DECLARED + FORECAST % "D.22.12.2")] == [("REF204", 7)]
    planning = "planning:\n  - {deliverable: D.22.12.2, actie: A, van: Q1, tot: Q2}\n"
    told = tell(("REF2", "DEL2", "PLN2"), DECLARED + planning + FORECAST % "D.22.12.2")
    assert [one[0] for one in told] == ["REF204"]
    budget = BUDGET.replace("%s", "D.22.12.1")
    told = tell(("REF2", "DEL2", "PLN2"), DECLARED + budget + FORECAST % "D.22.12.1")
    assert [one[0] for one in told] == ["DEL201"]


def test_a_product_is_compared_only_when_every_deliverable_names_one(tell) -> None:
    effort = "inzet:\n  - regels:\n      - {product: Loket, aantal: 5}\n"
    one = DECLARED.replace("nr: D.22.12.1,", "nr: D.22.12.1, product: Catalogus,")
    both = one.replace("nr: D.22.12.2,", "nr: D.22.12.2, product: catalogus,")
    assert tell("REF203", one + effort) == []
    assert [one[:2] for one in tell("REF203", both + effort)] == [("REF203", 11)]
    assert tell("REF203", both + effort.replace("Loket", "CATALOGUS")) == []
    assert tell("REF203", both + effort.replace("Loket", "nvt")) == []


def test_a_product_with_all_staff_beside_one_with_all_money_is_told_once(tell) -> None:
    declared = DECLARED.replace("nr: D.22.12.1,", "nr: D.22.12.1, product: Loket,")
    declared = declared.replace("nr: D.22.12.2,", "nr: D.22.12.2, product: Loket,")
    budget = "budget:\n  regels:\n    - {product: Loket, deliverable: D.22.12.1, bedrag: 30.000}\n"
    staff = "inzet:\n  - regels:\n      - {product: Balie, profiel: A, aantal: 30}\n"
    told = tell(("REF203", "INZ303", "INZ306"), declared + budget + staff)
    assert [one[0] for one in told] == ["INZ306"]
    assert told[0][2].endswith("dat is voor Loket.")


def test_a_line_of_several_deliverables_is_an_error_and_no_lack(tell) -> None:
    text = (
        "deliverables:\n  - {nr: D.22.12.0, omschrijving: A}\n"
        "  - {nr: D.22.12.1, omschrijving: B}\n"
        "budget:\n  regels:\n    - {deliverable: D.22.12.0 en D.22.12.1, bedrag: 5}\n"
    )
    assert [one[:2] for one in tell(("REF2", "DEL2"), text)] == [("REF206", 10)]
    titled = text.replace("omschrijving: B", "omschrijving: A").replace(
        "D.22.12.0 en D.22.12.1", "A"
    )
    assert [one[:2] for one in tell("REF2", titled)] == [("REF206", 10)]
    assert tell("REF206", text.replace("D.22.12.0 en D.22.12.1", "A")) == []


def test_a_product_that_is_declared_nowhere_is_not_that_of_another_deliverable(tell) -> None:
    declared = DECLARED.replace("nr: D.22.12.1,", "nr: D.22.12.1, product: Loket,")
    declared = declared.replace("nr: D.22.12.2,", "nr: D.22.12.2, product: Balie,")
    line = "budget:\n  regels:\n    - {deliverable: D.22.12.1, product: Balie, bedrag: 5}\n"
    assert [one[0] for one in tell("REF20", declared + line)] == ["REF207"]
    other = line.replace("Balie", "Website")
    assert [one[0] for one in tell("REF20", declared + other)] == ["REF203"]


def test_why_a_name_is_of_no_single_deliverable_is_said_in_both_languages() -> None:
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
        "deliverables:\n  - {nr: D.22.12.0}\n  - {nr: D.22.12.1}\n"
        "budget:\n  regels:\n    - {deliverable: D.22.12.0 en D.22.12.1, bedrag: 5}\n"
    )
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    (found,) = (one for one in result.findings if one.rule.code == "REF206")
    assert "noemt meer dan één deliverable" in found.message(Language.NL)
    assert "names more than one deliverable" in found.message(Language.EN)


def test_a_priority_that_is_spelled_otherwise_is_proposed() -> None:
    plan = (
        "soort: strategisch_plan\ntitel: Plan 2020-2024\njaar: 2020\n"
        "prioriteiten: [{nummer: 1, naam: Mijn Burgerprofiel}, {nummer: 2, naam: Webplatform}]\n"
    )
    for named, meant in (("Mijn Burgerprofil", True), ("Toegankelijkheid", False)):
        text = (
            'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
            f"prioriteiten: [{named}]\n"
        )
        files = [load_text(plan, "plan.yaml"), load_text(text, "a.yaml")]
        (found,) = (
            one for one in check_loaded(files, Settings()).findings if one.rule.code == "STP401"
        )
        assert ("Bedoelt u Mijn Burgerprofiel?" in found.message(Language.NL)) is meant
