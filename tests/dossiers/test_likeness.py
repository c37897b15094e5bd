"""Names that are alike: told, and never taken for one."""

import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.dossiers import alike, clusters, nearest_alike

NAMES = st.text(alphabet="aberstin .+1", max_size=14)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VRD 2 Investerings", "VRD 2 investeringen"),
        ("Projectmanagers", "Project manager"),
        ("Downloadcatalogus", "Dowloadcatalogus"),
        ("Business analyst", "Business Analist"),
        ("ICT-architect (SR)", "ICT architect SR"),
        ("Raamcontract 2018", "Raamcontracten 2018"),
        ("Ext. medewerkers", "Ext medewerkers"),
    ],
)
def test_names_of_what_is_probably_one_thing(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ontwikkelaar C++", "Ontwikkelaar C#"),
        ("Release 1.1", "Release 11"),
        ("Perceel 1", "Perceel 2"),
        ("Perceel A", "Perceel B"),
        ("Perceel I", "Perceel II"),
        ("Raamcontract 2018", "Raamcontract 2019"),
        ("Ontwikkelaar (SR)", "Ontwikkelaar (ML)"),
        ("Ontwikkelaar", "Ontwikkelaar SR"),
        ("Analist junior", "Analist senior"),
        ("Regio Oost", "Regio West"),
        ("Interne medewerkers", "Externe medewerkers"),
        ("Tester", "Testen"),
        ("Architect", "Architect expert"),
        ("Productmanager", "Projectmanager"),
        ("Ontwikkelaar back", "Ontwikkelaar Front"),
        ("Downloadtoepassing", "Downloadcatalogus"),
    ],
)
def test_names_of_what_is_surely_two_things(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


@given(NAMES, NAMES)
def test_likeness_is_mutual_and_every_name_is_like_itself(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("name", "others", "nearest"),
    [
        ("VL Connect", ["Externe medewerkers", "Vlaanderen Connect"], "Vlaanderen Connect"),
        ("Vlaanderen Connect", ["Externe medewerkers", "VL Connect"], "VL Connect"),
        ("BA", ["Tester", "Business analist"], "Business analist"),
        ("Ext. medew.", ["Interne medewerkers", "Externe medewerkers"], "Externe medewerkers"),
        ("Productmanagers", ["Projectmanager", "Productmanager"], "Productmanager"),
        ("Perceel 1", ["Perceel 2", "Perceel 11"], None),
        ("Ontwikkelaar C++", ["Ontwikkelaar C#"], None),
        ("Hosting", [], None),
    ],
)
def test_the_name_that_is_probably_meant(name: str, others: list[str], nearest: str | None) -> None:
    assert {nearest_alike(name, order) for order in permutations(others)} == {nearest}


@given(st.lists(NAMES, max_size=6, unique=True), st.randoms())
def test_the_order_of_names_makes_no_cluster(names: list[str], random) -> None:
    found = clusters(names)
    random.shuffle(names)
    assert sorted(clusters(names)) == sorted(found)
    grouped = [name for group in found for name in group]
    assert len(grouped) == len(set(grouped))


def test_a_chain_of_alike_names_is_one_cluster() -> None:
    chain = ["Investering", "Investerings", "Investeringss"]
    for names in permutations([*chain, "Exploitatie"]):
        assert clusters(names) == [chain]


def test_thousands_of_names_that_begin_alike_take_no_time() -> None:
    names = [f"onderhoud en beheer {chr(97 + n % 26)}{n}" for n in range(5000)]
    names += [f"bron met de naam {a}{b}{c}" for a in "abcdefgh" for b in "abcd" for c in "abcd"]
    start = time.process_time()
    clusters(names)
    for _ in range(20):
        nearest_alike("onderhoud en beheer", names)
    assert time.process_time() - start < 5


def test_very_long_names_take_no_time() -> None:
    one, other = "onderhoud" + "a" * 100_000, "onderhoud" + "b" * 100_000
    start = time.process_time()
    assert not alike(one, other)
    assert alike(one, f"{one}s")
    assert time.process_time() - start < 2
