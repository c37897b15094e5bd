"""Dossiers looked up by kind, number and year."""

from collections.abc import Iterable

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Dossier,
    ProjectDossier,
    RunningCostDossier,
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
    return Collection(file.dossier for file in loaded if file.dossier is not None)


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


def test_dossiers_are_found_by_kind_and_projects_by_the_years_that_they_are_about() -> None:
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
