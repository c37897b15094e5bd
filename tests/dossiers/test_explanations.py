"""Explanations as they stand in a dossier."""

from decimal import Decimal

import pytest

from vrd2check.dossiers import Explanation, ProjectDossier, load_text
from vrd2check.figures import Kind, State

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Downloadservice}
toelichtingen:
"""


def only(row: str) -> Explanation:
    dossier = load_text(f"{HEAD}  - {row}\n", "x.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    (explanation,) = dossier.head.explanations
    return explanation


def test_an_explanation_has_its_rule_place_difference_and_reason() -> None:
    one = only('{regel: VEK101, bij: D1, verschil: "1.250,50", reden: " Zo is het "}')
    assert one.rule is not None
    assert one.reason is not None
    assert (one.rule.text, one.reason.text) == ("VEK101", "Zo is het")
    assert [reference.name.text for reference in one.at] == ["D1"]
    assert (one.difference.value, one.difference.kind) == (Decimal("1250.50"), Kind.AMOUNT)
    assert (one.place.line, one.place.column) == (9, 5)


def test_what_is_not_there_is_not_stated() -> None:
    one = only("{regel: VEK101}")
    assert one.at == ()
    assert one.difference.state is State.ABSENT
    assert one.reason is None
    assert not one.has_reason()


@pytest.mark.parametrize(
    ("written", "kind", "state"),
    [
        ("3", Kind.AMOUNT, State.READ),
        ("5 %", Kind.PERCENTAGE, State.READ),
        ('"0,125"', Kind.COUNT, State.READ),
        ("8x8", Kind.AMOUNT, State.UNREADABLE),
        ("nvt", Kind.AMOUNT, State.BLANK),
    ],
)
def test_a_difference_is_of_the_kind_that_it_can_be_read_as(
    written: str, kind: Kind, state: State
) -> None:
    difference = only(f"{{regel: X, verschil: {written}}}").difference
    assert (difference.kind, difference.state) == (kind, state)


@pytest.mark.parametrize("reason", ["nvt", '"/"', '"-"', "n.v.t."])
def test_a_reason_that_states_nothing_is_none(reason: str) -> None:
    one = only(f"{{regel: X, reden: {reason}}}")
    assert one.reason is not None
    assert not one.has_reason()


@pytest.mark.parametrize("written", ["D.22.12.1", "22.12.01", "D1", "1", "Downloadservice"])
def test_a_deliverable_means_the_same_however_it_is_referred_to(written: str) -> None:
    (reference,) = only(f'{{regel: X, bij: "{written}"}}').at
    assert "D.22.12.1" in reference.meanings


@pytest.mark.parametrize("written", ["vrd2", "VRD 2 investeringen", "VRD2 Investeringen"])
def test_a_source_means_the_same_by_its_key_and_in_full(written: str) -> None:
    (reference,) = only(f"{{regel: X, bij: {written}}}").at
    assert "vrd2investeringen" in reference.meanings


def test_several_names_may_be_listed() -> None:
    one = only("{regel: X, bij: [D1, 2023, nvt]}")
    assert [reference.name.text for reference in one.at] == ["D1", "2023"]


def test_lines_that_are_no_explanations_are_left_out() -> None:
    dossier = load_text(f"{HEAD}  - los\n  - {{regel: X}}\n", "x.yaml").dossier
    assert dossier is not None
    assert len(dossier.head.explanations) == 1
