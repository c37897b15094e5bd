"""Dossiers looked up by kind, number and year."""

from collections.abc import Iterable

import pytest

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Dossier,
    OthersNeededError,
    Part,
    ProjectDossier,
    RunningCostDossier,
    card_of,
    load_text,
    years_of,
)
from vrd2check.dossiers.vocabulary import first_spellings


def collection() -> Collection:
    texts = [
        'soort: projectdossier\nnummer: "22.05"\ntitel: A\njaar: 2022\n',
        'soort: projectdossier\nnummer: "22.6"\ntitel: B\njaar: 2022\n',
        'soort: projectdossier\nnummer: "22.06"\ntitel: C\njaar: 2022\n',
        "soort: projectdossier\ntitel: Zonder nummer\njaar: 2022\n",
        'soort: exploitatiedossier\nnummer: "22.05"\njaar: 2023\n',
        'soort: exploitatiedossier\nnummer: "22.5"\njaar: 2024\n',
        "soort: programma\ntitel: VRD 2\njaar: 2022\n",
        "soort: programma\ntitel: Zonder jaar\n",
        "soort: evaluatie\nproject: D\njaar: 2022\n",
    ]
    loaded = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    return Collection.of(file.dossier for file in loaded if file.dossier is not None)


def files(dossiers: Iterable[Dossier]) -> list[str]:
    return [dossier.head.file for dossier in dossiers]


def test_all_dossiers_are_there_in_the_order_of_reading() -> None:
    found = collection()
    assert len(found) == 9
    assert files(found) == [f"{number}.yaml" for number in range(9)]
    assert [project.head.label() for project in found.projects()] == [
        "22.05 · A",
        "22.6 · B",
        "22.06 · C",
        "Zonder nummer",
    ]


def test_a_project_is_found_by_its_number_unless_there_are_two() -> None:
    found = collection()
    project = found.project("22.05")
    assert project is not None
    assert project.head.label() == "22.05 · A"
    assert found.project("22.06") is None
    assert found.project("22.07") is None
    assert files(found.numbered("22.06")) == ["1.yaml", "2.yaml"]
    assert found.numbered("22.07") == ()


def test_dossiers_are_found_by_kind_and_by_the_years_that_a_dossier_is_about() -> None:
    found = collection()
    assert files(found.of_kind(RunningCostDossier)) == ["4.yaml", "5.yaml"]
    assert files(found.projects(2022)) == [f"{number}.yaml" for number in range(4)]
    assert found.projects(2023) == ()


def test_a_project_is_about_the_years_of_its_calendar_too() -> None:
    text = (
        'soort: projectdossier\nnummer: "22.05"\ntitel: A\njaar: 2022\n'
        "vak_vek_kalender: {regels: [{bron: vrd2, jaren: {2023: {vak: 1, vek: 0}}}]}\n"
    )
    dossier = load_text(text, "a.yaml").dossier
    assert dossier is not None
    assert years_of(dossier) == (2022, 2023)


def test_how_each_thing_is_spelled_first() -> None:
    text = (
        'soort: projectdossier\nnummer: "22.05"\ntitel: A\njaar: 2022\n'
        "bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}\n"
        "overheidsopdrachten: [Raamcontract ICT, raamcontract ict]\n"
    )
    dossier = load_text(text, "a.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    assert [(sort, name.text) for sort, name in first_spellings(dossier)] == [
        (Dimension.SOURCE, "VRD 2 investeringen"),
        (Dimension.SOURCE, "Eigen middelen"),
        (Dimension.CONTRACT, "Raamcontract ICT"),
    ]


def part_of(*numbers: int) -> Part:
    by_file = {dossier.head.file: dossier for dossier in collection()}
    some = [by_file[f"{number}.yaml"] for number in numbers]
    return Part(map(card_of, some), by_file.__getitem__)


def test_an_answer_from_a_part_is_borne_out_if_all_dossiers_give_the_same() -> None:
    part, whole = part_of(0, 1, 4), collection()
    with part.consulted() as alone:
        assert part.project("22.05") is not None
        assert part.numbered("22.07") == ()
    assert whole.bears_out(alone)
    with part.consulted() as twice:
        assert part.project("22.06") is not None
    assert not whole.bears_out(twice)
    with part.consulted() as more:
        assert len(part.of_kind(RunningCostDossier)) == 1
    assert not whole.bears_out(more)
    with part.consulted() as of_a_year:
        assert files(part.projects(2022)) == ["0.yaml", "1.yaml"]
    assert not whole.bears_out(of_a_year)
    assert whole.bears_out([])


def test_what_is_not_there_in_a_part_may_be_there_in_all() -> None:
    part = part_of(4)
    with part.consulted() as missing:
        assert part.project("22.05") is None
    assert not collection().bears_out(missing)


def test_a_part_does_not_answer_what_is_about_all_dossiers() -> None:
    part = part_of(0, 1)
    with pytest.raises(OthersNeededError):
        list(part)
    with pytest.raises(OthersNeededError):
        len(part)
    with pytest.raises(OthersNeededError):
        assert part.cards
