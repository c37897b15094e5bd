"""When two spellings mean the same thing, and when they do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.dossiers import (
    Spellings,
    deliverable_number,
    dossier_number,
    is_undetermined,
    plain,
    same_thing,
)
from vrd2check.dossiers.names import DeliverableNames, canonical_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VRD 2 Investerings", "VRD 2 investeringen"),
        ("VRD 2 investering", "VRD2-investeringen"),
        ("Projectmanager", "Project Manager"),
        ("Projectmanagers", "Project manager"),
        ("Externe Medewerkers", "externe medewerkers"),
        ("Coördinator", "Coordinator"),
        ("Downloadcatalogus", "Dowloadcatalogus"),
        ("ICT-architect (SR)", "ICT architect SR"),
        ("Raamcontract 2018", "Raamcontracten 2018"),
    ],
)
def test_spellings_of_one_thing(one: str, other: str) -> None:
    assert same_thing(one, other)
    assert same_thing(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Perceel 1", "Perceel 2"),
        ("Perceel 1", "Perceel 11"),
        ("Perceel A", "Perceel B"),
        ("Perceel I", "Perceel II"),
        ("Raamcontract 2018", "Raamcontract 2019"),
        ("Ontwikkelaar (SR)", "Ontwikkelaar (ML)"),
        ("Ontwikkelaar", "Ontwikkelaar SR"),
        ("Analist junior", "Analist senior"),
        ("Regio Oost", "Regio West"),
        ("Interne medewerkers", "Externe medewerkers"),
        ("Tester", "Testen"),
        ("Ontwikkelaar back", "Ontwikkelaar Front"),
        ("Downloadtoepassing", "Downloadcatalogus"),
    ],
)
def test_names_of_two_things(one: str, other: str) -> None:
    assert not same_thing(one, other)
    assert not same_thing(other, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_is_mutual_and_every_name_is_itself(one: str, other: str) -> None:
    assert same_thing(one, one)
    assert same_thing(one, other) == same_thing(other, one)


@given(st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=20), st.data())
def test_names_that_differ_in_a_digit_are_never_joined(name: str, data: st.DataObject) -> None:
    first, second = data.draw(st.lists(st.integers(0, 99), min_size=2, max_size=2, unique=True))
    assert not same_thing(f"{name} {first}", f"{name} {second}")


def test_plain_keeps_letters_and_digits_only() -> None:
    assert plain("VRD-2 Coördinatie (é)") == "vrd2coordinatiee"
    assert plain("—") == ""


def test_spellings_share_the_key_of_the_first_one() -> None:
    spellings = Spellings()
    assert spellings.canonical("VRD 2 Investerings") == "vrd2investerings"
    assert spellings.canonical("VRD 2 investeringen") == "vrd2investerings"
    assert spellings.canonical("Perceel 1") != spellings.canonical("Perceel 2")


def test_thousands_of_names_that_begin_alike_take_no_time() -> None:
    spellings = Spellings()
    start = time.process_time()
    keys = {spellings.canonical(f"onderhoud en beheer {chr(97 + n % 26)}{n}") for n in range(5000)}
    assert time.process_time() - start < 5
    assert len(keys) == 5000


def test_very_long_names_take_no_time() -> None:
    one, other = "onderhoud" + "a" * 100_000, "onderhoud" + "a" * 60_000 + "b" * 40_000
    start = time.process_time()
    assert not same_thing(one, other)
    assert same_thing(one, f"{one}s")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("reference", "canonical"),
    [
        ("D.22.03.1", "D.22.03.1"),
        ("22.03.01", "D.22.03.1"),
        ("D. 22.03.4", "D.22.03.4"),
        ("d.22.3.4", "D.22.03.4"),
        (" D 22.03.12. ", "D.22.03.12"),
        ("D1", "D.22.03.1"),
        ("D1.", "D.22.03.1"),
        ("D.1", "D.22.03.1"),
        ("1", "D.22.03.1"),
        ("01", "D.22.03.1"),
        ("1a", "D.22.03.1a"),
        ("1 A", "D.22.03.1a"),
        ("D.22.03.1b", "D.22.03.1b"),
        ("D.22.08.3 oriënterende chatbot", "D.22.08.3"),
        ("D.22.08.3: chatbot", "D.22.08.3"),
        ("D.21.11.2", "D.21.11.2"),
        ("Downloadtoepassing", None),
        ("22.03", None),
        ("22.03.1.4", None),
        ("2022.2023.2024", None),
        ("", None),
    ],
)
def test_every_spelling_of_a_deliverable_number(reference: str, canonical: str | None) -> None:
    assert canonical_number(reference, (22, 3)) == canonical


def test_numbers_in_the_dossier_of_number_nought() -> None:
    assert canonical_number("22.0.1", (22, 0)) == "D.22.00.1"
    assert canonical_number("22.00.01", (22, 0)) == "D.22.00.1"
    assert canonical_number("D1", (22, 0)) == "D.22.00.1"


def test_a_short_number_means_nothing_without_its_dossier() -> None:
    assert canonical_number("D1", None) is None
    assert canonical_number("22.03.1", None) == "D.22.03.1"


def test_a_title_stands_for_the_number_that_it_was_declared_with() -> None:
    names = DeliverableNames((22, 3), {"downloadserviceapi": "D.22.03.1"})
    assert names.canonical("Downloadservice (API)") == "D.22.03.1"
    assert names.canonical("downloadservice api") == "D.22.03.1"
    assert names.canonical("Iets anders") == "ietsanders"


def test_parts_of_numbers() -> None:
    assert deliverable_number("D.22.05.1a") == (22, 5, 1, "a")
    assert deliverable_number("D1") is None
    assert dossier_number(" 22.5 ") == (22, 5)
    assert dossier_number("22.05.1") is None
    assert dossier_number("22.05\n23") is None


@given(st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(DeliverableNames((22, 3), {}).canonical(text), str)
    assert isinstance(Spellings().canonical(text), str)


def test_names_that_say_that_the_choice_is_still_to_be_made() -> None:
    assert is_undetermined("Nog te bepalen")
    assert not is_undetermined("VRD 2")
