"""Dossiers looked up by kind, number and year."""

import sys

import pytest

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Dossier,
    Fact,
    OthersNeededError,
    Part,
    ProjectDossier,
    RunningCostDossier,
    card_of,
    load_text,
)
from vrd2check.dossiers.vocabulary import SPELLINGS


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
    assert [card.file for card in found.numbered("22.06")] == ["1.yaml", "2.yaml"]
    assert found.numbered("22.07") == ()


def test_cards_are_found_by_kind_and_by_the_years_that_a_dossier_is_about() -> None:
    found = collection()
    assert [card.file for card in found.cards_of(RunningCostDossier)] == ["4.yaml", "5.yaml"]
    assert [card.file for card in found.cards_of(ProjectDossier, 2022)] == [
        f"{number}.yaml" for number in range(4)
    ]
    assert found.cards_of(ProjectDossier, 2023) == ()


def test_a_project_is_about_the_years_of_its_calendar_too() -> None:
    text = (
        'soort: projectdossier\nnummer: "22.05"\ntitel: A\njaar: 2022\n'
        "vak_vek_kalender: {regels: [{bron: vrd2, jaren: {2023: {vak: 1, vek: 0}}}]}\n"
    )
    dossier = load_text(text, "a.yaml").dossier
    assert dossier is not None
    assert card_of(dossier).years == (2022, 2023)


def test_a_card_can_tell_how_each_thing_is_spelled_first() -> None:
    text = (
        'soort: projectdossier\nnummer: "22.05"\ntitel: A\njaar: 2022\n'
        "bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}\n"
        "overheidsopdrachten: [Raamcontract ICT, raamcontract ict]\n"
    )
    dossier = load_text(text, "a.yaml").dossier
    assert dossier is not None
    card = card_of(dossier, [SPELLINGS])
    told = Collection([card], no_fetching).told(SPELLINGS, card)
    assert [(sort, name.text) for sort, name in told] == [
        (Dimension.SOURCE, "VRD 2 investeringen"),
        (Dimension.SOURCE, "Eigen middelen"),
        (Dimension.CONTRACT, "Raamcontract ICT"),
    ]


def test_dossiers_are_fetched_only_when_they_are_looked_into() -> None:
    whole = collection()
    fetched: list[str] = []

    def fetch(file: str) -> Dossier:
        fetched.append(file)
        return next(dossier for dossier in whole if dossier.head.file == file)

    found = Collection(whole.cards, fetch)
    assert found.project("22.06") is None
    assert len(found.numbered("22.06")) == 2
    assert fetched == []
    assert found.project("22.05") is not None
    assert fetched == ["0.yaml"]


def no_fetching(file: str) -> Dossier:
    raise AssertionError(f"{file} was fetched")


def title_of(project: ProjectDossier) -> str:
    return str(project.head.title)


TITLE = Fact("title", ProjectDossier, title_of)


def test_a_fact_is_noted_on_the_cards_of_its_kind_and_told_without_fetching() -> None:
    whole = collection()
    noted = Collection((card_of(dossier, [TITLE]) for dossier in whole), no_fetching)
    assert [noted.told(TITLE, card) for card in noted.numbered("22.06")] == ["B", "C"]
    assert all(not card.facts for card in noted.cards_of(RunningCostDossier))


def test_a_fact_that_is_not_noted_is_asked_of_the_dossier() -> None:
    whole = collection()
    assert [whole.told(TITLE, card) for card in whole.numbered("22.06")] == ["B", "C"]


def test_of_a_dossier_that_is_held_a_fact_gives_the_very_figures() -> None:
    text = (
        'soort: projectdossier\nnummer: "22.05"\ntitel: A\njaar: 2022\n'
        "exploitatiekost: {per_jaar: 5000, vanaf: 2023}\n"
    )
    dossier = load_text(text, "a.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    assert dossier.running_cost is not None
    fact = Fact("running", ProjectDossier, lambda project: project.running_cost.per_year)
    card = card_of(dossier, [fact])
    assert Collection([card], no_fetching).told(fact, card) is not dossier.running_cost.per_year
    held = Collection([card], no_fetching, {"a.yaml": dossier}.get)
    assert held.told(fact, card) is dossier.running_cost.per_year


def test_a_fact_that_fails_or_is_no_plain_data_is_not_noted() -> None:
    fails = Fact("fails", ProjectDossier, lambda _: 1 / 0)
    ends = Fact("ends", ProjectDossier, lambda _: sys.exit(0))
    odd = Fact("odd", ProjectDossier, lambda _: lambda: None)
    (first, *_) = collection()
    assert card_of(first, [fails, ends, odd, TITLE]).facts.keys() == {"title"}
    found = Collection.of([first])
    with pytest.raises(ZeroDivisionError):
        found.told(fails, found.cards[0])


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
        assert len(part.cards_of(RunningCostDossier)) == 1
    assert not whole.bears_out(more)
    with part.consulted() as of_a_year:
        assert [project.head.file for project in part.projects(2022)] == ["0.yaml", "1.yaml"]
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
