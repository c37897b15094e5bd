"""Dossiers looked up by kind, number and year."""

from vrd2check.dossiers import Collection, load_text


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


def test_all_dossiers_are_there_in_the_order_of_reading() -> None:
    found = collection()
    assert len(found) == 9
    assert [dossier.head.file for dossier in found] == [f"{number}.yaml" for number in range(9)]
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
    assert [project.head.label() for project in found.projects_numbered("22.06")] == [
        "22.6 · B",
        "22.06 · C",
    ]


def test_running_costs_are_found_by_the_number_of_their_project() -> None:
    found = collection()
    assert [dossier.head.year for dossier in found.running_costs("22.05")] == [2023, 2024]
    assert found.running_costs("22.06") == ()


def test_programmes_are_found_by_year() -> None:
    found = collection()
    assert [programme.head.label() for programme in found.programmes(2022)] == ["VRD 2"]
    assert found.programmes(2021) == ()
