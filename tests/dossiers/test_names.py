"""When two spellings mean the same thing, and when they do not."""

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.dossiers import (
    canonical_form,
    deliverable_number,
    dossier_number,
    is_undetermined,
    names_several,
    plain,
    same_name,
)
from vrd2check.dossiers.names import DeliverableNames, canonical_number

ANY_NAMES = st.text(max_size=30)
WRITTEN_NAMES = st.text(alphabet="aAbBéÉ e\u0301-–\u00a0\u00ad.+#12", max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VRD 2 investering", "VRD2-Investering"),
        ("Projectmanager", "Project Manager"),
        ("Externe Medewerkers", "externe  medewerkers"),
        ("Coördinator", "coordinator"),
        ("Coördinator", unicodedata.normalize("NFD", "Coördinator")),
        ("Back-end", "Back–end"),
        ("Back-end", "Backend"),
        ("Hosting\u00a0en beheer", "Hosting en beheer"),
        ("Data\u00adbeheer", "Databeheer"),
        ("Straße", "STRASSE"),
        ("Perceel ２", "Perceel 2"),
        ("Auteur’s recht", "Auteur's recht"),
        ("C++", "c ++"),
        ("Fase 1-2", "Fase 1 – 2"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ontwikkelaar C++", "Ontwikkelaar C#"),
        ("Ontwikkelaar C++", "Ontwikkelaar C"),
        ("Release 1.1", "Release 11"),
        ("Release 1-1", "Release 11"),
        ("Release 1 1", "Release 11"),
        ("Release 1.1", "Release 1-1"),
        ("R&D", "RD"),
        ("Hosting (50 %)", "Hosting (50)"),
        ("Perceel 1", "Perceel 2"),
        ("Perceel 1", "Perceel 11"),
        ("Ontwikkelaar (SR)", "Ontwikkelaar SR"),
        ("VRD 2 Investerings", "VRD 2 investeringen"),
        ("VL Connect", "Vlaanderen Connect"),
        ("Productmanager", "Productmanagers"),
        ("Øst", "Ost"),
    ],
)
def test_names_of_two_things(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@given(ANY_NAMES | WRITTEN_NAMES, ANY_NAMES | WRITTEN_NAMES, WRITTEN_NAMES)
def test_sameness_is_an_equivalence(one: str, two: str, three: str) -> None:
    assert same_name(one, one)
    for a, b, c in permutations((one, two, three)):
        assert same_name(a, b) == same_name(b, a)
        assert not (same_name(a, b) and same_name(b, c)) or same_name(a, c)


@given(ANY_NAMES | WRITTEN_NAMES)
def test_what_is_in_canonical_form_stays_as_it_is(name: str) -> None:
    assert canonical_form(canonical_form(name)) == canonical_form(name)


@given(st.text(alphabet="abcdefgéöu+#.", min_size=1, max_size=20), st.data())
def test_case_gaps_accents_and_forms_make_no_difference(name: str, data: st.DataObject) -> None:
    where = data.draw(st.integers(0, len(name)))
    gap = data.draw(st.sampled_from([" ", "-", " - ", "–", "\u00a0", "\u2011", "\u00ad"]))
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    spelled = unicodedata.normalize(form, f"{name[:where]}{gap}{name[where:]}".upper())
    assert same_name(name, spelled)


@given(
    st.text(alphabet="abc 12", min_size=1, max_size=8),
    st.sampled_from("+#&%@*=<>/\\|€$.,;:!?()[]_"),
    st.text(alphabet="abc 12", min_size=1, max_size=8),
)
def test_a_sign_more_makes_another_name(before: str, sign: str, after: str) -> None:
    assert not same_name(f"{before}{sign}{after}", f"{before}{after}")


@given(st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=20), st.data())
def test_names_that_differ_in_a_digit_are_never_joined(name: str, data: st.DataObject) -> None:
    first, second = data.draw(st.lists(st.integers(0, 99), min_size=2, max_size=2, unique=True))
    assert not same_name(f"{name} {first}", f"{name} {second}")


def test_plain_keeps_letters_and_digits_only() -> None:
    assert plain("VRD-2 Coördinatie (é)") == "vrd2coordinatiee"
    assert plain("—") == ""


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
    names = DeliverableNames((22, 3), {"downloadservice(api)": "D.22.03.1"})
    assert names.canonical("Downloadservice (API)") == "D.22.03.1"
    assert names.canonical("download-service (API)") == "D.22.03.1"
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
    assert isinstance(canonical_form(text), str)


def test_names_that_say_that_the_choice_is_still_to_be_made() -> None:
    assert is_undetermined("Nog te bepalen")
    assert not is_undetermined("VRD 2")


@pytest.mark.parametrize(
    "reference",
    [
        "D.22.09.0 en D.22.09.1",
        "D.22.09.0 - D.22.09.1",
        "D.22.09.0 & D.22.09.1",
        "D.22.09.0 + 1",
        "D.22.09.0 t/m D.22.09.3",
        "D.22.09.0 tot en met 3",
        "D.22.09.0 en 1",
        "D.22.09.0 en D1 (samen)",
        "D.22.09.0 chatbot en D.22.09.1 handleiding",
        "D.22.09.0, D.22.09.1",
        "22.09.0/1",
        "D1 en D2",
        "1, 2 en 3",
    ],
)
def test_a_reference_to_several_deliverables_is_of_none(reference: str) -> None:
    assert names_several(reference)
    assert canonical_number(reference, (22, 9)) is None


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("D.22.09.0 chatbot", (22, 9, 0, "")),
        ("D.22.09.0 - fase 1", (22, 9, 0, "")),
        ("D.22.09.0: release 2.0.1", (22, 9, 0, "")),
        ("D.22.09.0 (22.09.0)", (22, 9, 0, "")),
        ("D.22.09.0 ontwerp en bouw", (22, 9, 0, "")),
        ("D.22.09.0 - 2 chatbots", (22, 9, 0, "")),
    ],
)
def test_a_number_with_its_title_is_of_one(
    reference: str, number: tuple[int, int, int, str]
) -> None:
    assert not names_several(reference)
    assert deliverable_number(reference) == number
