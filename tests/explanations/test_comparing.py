"""An explanation is not called stale where what its rule compares was not read."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.settings import Settings

from .conftest import Checked, done, told

# Asks 40.000 where its project announced 35.000: 5.000 more.
RUNNING = """\
soort: exploitatiedossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2023
kosten:
  regels:
    - {kost: Hosting, bedragen: {2023: 40.000}}
toelichtingen:
  - {regel: EXP401, verschil: 5.000, reden: De prijs steeg}
"""
PROJECT = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
exploitatiekost: {per_jaar: 35.000, vanaf: 2023}
"""
AGREES = PROJECT.replace("35.000", "40.000")
UNRELATED = PROJECT.replace("22.12", "22.13")
# Lists both, so it names the number of the project without being its dossier.
PROGRAMME = """\
soort: programma
titel: Programma
jaar: 2022
projecten:
  regels:
    - {nummer: "22.12", titel: Voorbeeld, bedrag: 7000}
    - {nummer: "22.13", titel: Andere, bedrag: 9000}
"""
BUDGET = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Dienst}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 7000}
"""


def listed(*rows: str) -> str:
    """Return the programme with some explanations, which begin on its line 8."""
    return PROGRAMME + "toelichtingen:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


@pytest.mark.parametrize("along", [(), (UNRELATED,), (UNRELATED, PROGRAMME)])
def test_without_the_project_running_costs_are_not_tried(
    explained: Checked, along: tuple[str, ...]
) -> None:
    result = explained(text=RUNNING, along=along)
    assert told(result) == [("TOE108", 9)]
    assert done(result) == []


def test_with_the_project_they_are_tried(explained: Checked) -> None:
    assert told(explained(text=RUNNING, along=(PROJECT, UNRELATED))) == []
    assert told(explained(text=RUNNING, along=(AGREES, UNRELATED))) == [("TOE101", 9)]


def test_a_project_that_cannot_be_read_completely_does_not_count_as_read(
    explained: Checked,
) -> None:
    unreadable = PROJECT.replace("35.000", "35.0.00")
    assert told(explained(text=RUNNING, along=(unreadable,))) == [("TOE108", 9)]


def test_a_programme_is_tried_with_the_projects_that_it_lists(explained: Checked) -> None:
    text = listed("regel: PRG401, verschil: 500, reden: Later verhoogd")
    assert told(explained(text=text)) == [("TOE108", 9)]
    assert told(explained(text=text, along=(BUDGET,))) == [("TOE108", 9)]
    other = BUDGET.replace("22.12", "22.13").replace("7000", "9000")
    assert told(explained(text=text, along=(BUDGET, other))) == [("TOE101", 9)]


def test_an_explanation_of_one_listed_project_takes_that_project_alone(
    explained: Checked,
) -> None:
    first = "regel: PRG401, bij: 22.12, verschil: 500, reden: Later verhoogd"
    second = "regel: PRG401, bij: 22.13, verschil: 500, reden: Later verhoogd"
    result = explained(text=listed(first, second), along=(BUDGET,))
    assert told(result) == [("TOE101", 9), ("TOE108", 10)]


def test_a_difference_that_is_another_one_now_is_stale_whatever_was_read(
    explained: Checked,
) -> None:
    changed = BUDGET.replace("7000", "6000")
    text = listed("regel: PRG401, bij: 22.12, verschil: 500, reden: Later verhoogd")
    assert ("TOE101", 9) in told(explained(text=text, along=(changed,)))


def test_a_name_is_tried_where_another_dossier_has_it(explained: Checked) -> None:
    row = "toelichtingen: [{regel: REF402, bij: vrd2, reden: Zo heet het bij ons}]\n"
    same = BUDGET.replace("22.12", "22.13")
    assert told(explained(text=BUDGET + row, along=(same,))) == [("TOE101", 11)]
    other = same.replace("vrd2", "eigen").replace("VRD 2 investeringen", "Eigen middelen")
    assert told(explained(text=BUDGET + row, along=(other,))) == [("TOE108", 11)]
    assert told(explained(text=BUDGET + row)) == [("TOE108", 11)]


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        ("bedrag: 7000", "bedrag: 70;00"),  # a figure that cannot be read
        ("budget:\n", "budgt:\n"),  # a chapter that is not read
        ("regels:\n", "regels: geen\nkpis:\n"),  # a list that is none
    ],
)
def test_what_cannot_be_read_in_the_dossier_itself_makes_nothing_stale(
    explained: Checked, was: str, is_now: str
) -> None:
    row = "toelichtingen: [{regel: DEL101, verschil: 500, reden: Afgerond}]\n"
    assert [code for code, _ in told(explained(text=BUDGET + row))] == ["TOE101"]
    broken = explained(text=BUDGET.replace(was, is_now) + row)
    assert [code for code, _ in told(broken)] == ["TOE108"]


def test_two_projects_of_one_number_make_no_explanation_count(explained: Checked) -> None:
    other = AGREES.replace("Voorbeeld", "Ander")
    assert done(explained(text=RUNNING, along=(PROJECT, other))) == []


@pytest.mark.parametrize(
    ("texts", "nl", "en"),
    [
        (
            (RUNNING,),
            "Deze toelichting bij EXP401 is niet getoetst: er is geen ander dossier gelezen.",
            "This explanation of EXP401 was not tried: no other dossier was read.",
        ),
        (
            (RUNNING, UNRELATED),
            "Deze toelichting bij EXP401 is niet getoetst: projectdossier 22.12 is niet gelezen, "
            "of niet volledig.",
            "This explanation of EXP401 was not tried: project dossier 22.12 was not read, or not "
            "completely.",
        ),
        (
            (RUNNING.replace("40.000", "40.0.00"), PROJECT),
            "Deze toelichting bij EXP401 is niet getoetst: in dit dossier is niet alles te lezen.",
            "This explanation of EXP401 was not tried: not all of this dossier can be read.",
        ),
        (
            (
                BUDGET + "toelichtingen: [{regel: REF402, bij: vrd2, reden: Zo heet het}]\n",
                BUDGET.replace("22.12", "22.13").replace("vrd2", "abb").replace("VRD 2", "ABB"),
            ),
            "Deze toelichting bij REF402 is niet getoetst: geen ander dossier dat gelezen is, "
            "noemt “vrd2”.",
            "This explanation of REF402 was not tried: no other dossier that was read names "
            "“vrd2”.",
        ),
    ],
)
def test_it_is_said_what_was_not_read(texts: tuple[str, ...], nl: str, en: str) -> None:
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    (finding,) = (
        one for one in check_loaded(files, Settings()).findings if one.rule.code == "TOE108"
    )
    assert (finding.message(Language.NL), finding.message(Language.EN)) == (nl, en)
