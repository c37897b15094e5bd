"""Numbers of deliverables and of dossiers in all the ways in which they are written."""

import pytest

from vrd2check.dossiers import Name
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.rules.base.lists import all_of, runs, skipped_numbers

NAME = Name("1", Place("dossier.yaml", 1, 1, 1, 2), "1")


def deliverables(*numbers: str) -> str:
    return "deliverables:\n" + "".join(f'  - {{nr: "{number}"}}\n' for number in numbers)


def test_one_number_in_two_notations_is_twice_the_same(tell) -> None:
    told = tell("REF101", deliverables("D.22.12.1", "D1", "22.12.01"))
    assert [one[1] for one in told] == [7, 8]
    assert told[0][2] == "Nummer D1 staat al op regel 6: twee deliverables hebben hetzelfde nummer."
    assert tell("REF101", deliverables("D.22.12.1a", "D.22.12.1b", "D.22.12.1")) == []


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (["D.22.12.1", "D.22.12.2"], None),
        (["D.22.12.0", "D.22.12.2", "D.22.12.1"], None),
        (["D.22.12.1a", "D.22.12.1b", "D.22.12.2"], None),
        (["D.22.12.2"], "D.22.12.1"),
        (["D.22.12.1", "D.22.12.3", "D.22.12.7"], "D.22.12.2 en D.22.12.4 tot D.22.12.6"),
        (["1", "3"], "D.22.12.2"),
        (["22.M1", "22.M3"], None),
        (["D.22.11.1", "D.22.11.3"], None),
    ],
)
def test_a_gap_is_a_number_that_nobody_has(tell, numbers: list[str], missing: str | None) -> None:
    told = tell("REF301", deliverables(*numbers))
    assert [one[2].split("er is geen ")[1] for one in told] == ([f"{missing}."] if missing else [])


def test_an_incomplete_list_has_no_gap(tell) -> None:
    text = deliverables("D.22.12.1", "D.22.12.3")
    assert tell("REF301", text + "onvolledig: [deliverables]\n") == []


@pytest.mark.parametrize("number", ["22.M1", "D.22.04.1", "D.21.12.1", "22.4.1"])
def test_a_number_of_another_dossier_is_told(tell, number: str) -> None:
    told = tell("REF302", deliverables("D.22.12.1", number))
    assert [one[1] for one in told] == [7]


@pytest.mark.parametrize(
    "number", ["1", "D1", "1.1", "1.2.3", "10.11", "22.12.4", "22.012.4", "M1", "Chatbot"]
)
def test_a_number_that_names_no_other_dossier_is_let_be(tell, number: str) -> None:
    assert tell("REF302", deliverables("D.22.12.1", number)) == []


def test_numbers_of_another_dossier_are_told_once_together(tell) -> None:
    (told,) = tell("REF302", deliverables("22.M1", "22.M2"))
    assert told[2].endswith("22.M1 en 22.M2.")


@pytest.mark.parametrize(
    "numbers",
    [
        ["D.22.12.9", "D.22.12.10", "d.22.12.11"],
        ["D.22.12.01", "D.22.12.10"],
        ["001", "010", "100"],
        ["D1", "D2"],
        ["22.M1", "22.M02"],
    ],
)
def test_numbers_written_alike_are_one_notation(tell, numbers: list[str]) -> None:
    assert tell("REF303", deliverables(*numbers)) == []


@pytest.mark.parametrize(
    "numbers",
    [
        ["D.22.12.1", "22.12.2"],
        ["D.22.12.1", "D. 22.12.2"],
        ["D.22.12.1", "D.22.12.02"],
        ["D.22.12.10", "D.22.12.01", "D.22.12.2"],
        ["D.22.12.1", "D2"],
        ["D1", "2"],
        ["D1", "D2."],
    ],
)
def test_numbers_written_in_two_ways_are_told_once(tell, numbers: list[str]) -> None:
    assert len(tell("REF303", deliverables(*numbers))) == 1


def head(kind: str, rest: str) -> str:
    return f"soort: {kind}\ntitel: Voorbeeld\n{rest}\n"


def test_two_project_dossiers_with_one_number_are_told_at_the_second(tell) -> None:
    heads = tuple(
        head("projectdossier", f"jaar: {y}\nnummer: '{n}'")
        for y, n in ((2022, "22.05"), (2023, "22.5"))
    )
    assert [(code, line) for code, line, _ in tell("REF401", "", "", heads=heads)] == [
        ("REF401", 4)
    ]


def test_a_yearly_dossier_may_have_the_number_of_another_year_or_kind(tell) -> None:
    heads = (
        head("projectdossier", 'jaar: 2022\nnummer: "22.05"'),
        head("exploitatiedossier", 'jaar: 2023\nnummer: "22.05"'),
        head("exploitatiedossier", 'jaar: 2024\nnummer: "22.05"'),
        head("programma", "jaar: 2022"),
        head("programma", "jaar: 2023"),
        head("evaluatie", "jaar: 2022\nproject: A"),
    )
    assert tell("REF401", *[""] * 6, heads=heads) == []
    again = (*heads, head("exploitatiedossier", 'nummer: "22.05"\njaar: 2023'))
    (told,) = tell("REF401", *[""] * 7, heads=again)
    assert told[2] == "Er is al een dossier van deze soort met nummer 22.05 voor 2023: 1.yaml."


def test_lists_are_written_as_sentences_and_long_ones_are_cut() -> None:
    assert all_of([]) == Text("", "")
    assert all_of(["a"]) == Text("a", "a")
    assert all_of(["a", "b", "c"]) == Text("a, b en c", "a, b and c")
    assert all_of(["a", "b", "c", "d"], most=2) == Text("a, b en nog 2", "a, b and 2 more")
    assert runs([1, 2, 3, 7]) == Text("1 tot 3 en 7", "1 to 3 and 7")


@pytest.mark.parametrize("numbers", [[], [0], [0, 1], [2, 1]])
def test_a_numbering_from_0_or_1_without_gaps_skips_nothing(numbers: list[int]) -> None:
    assert list(skipped_numbers(dict.fromkeys(numbers, NAME), "")) == []


def test_skipped_numbers_are_told_at_the_one_that_follows() -> None:
    after = NAME._replace(place=NAME.place._replace(line=4))
    (problem,) = skipped_numbers({4: after, 1: NAME, 5: NAME}, "KPI ")
    assert problem.place == after.place
    assert problem.about == {"missing": Text("KPI 2 tot KPI 3", "KPI 2 to KPI 3")}
