"""Numbers of KPIs, with and without the number of their dossier."""

import pytest

HEAD = "soort: programma\ntitel: A\njaar: 2022\n"


def kpis(*numbers: str, rest: str = "streefwaarde: 3, meetperiode: 2022") -> str:
    return "kpis:\n" + "".join(
        f'  - {{nr: "{number}", omschrijving: A, {rest}}}\n' for number in numbers
    )


@pytest.mark.parametrize(
    ("numbers", "lines"),
    [
        (["KPI.22.12.1", "KPI.22.12.2"], []),
        (["KPI.22.12.1a", "KPI.22.12.1b"], []),
        (["KPI.22.12.1", "KPI.22.12.01"], [7]),
        (["KPI.22.12.1", "KPI 1"], [7]),
        (["KPI 1a", "KPI1A", "1a"], [7, 8]),
        (["KPI.22.12.1", "KPI.22.11.1"], []),
        (["Gebruik", "Gebruik"], [7]),
        (["1.1", "1.2"], []),
    ],
)
def test_a_number_is_there_twice_in_whatever_notation(tell, numbers, lines) -> None:
    assert [one[1] for one in tell("KPI101", kpis(*numbers))] == lines


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (["KPI.22.12.1a", "KPI.22.12.1b", "KPI.22.12.2"], None),
        (["KPI.22.12.2", "KPI.22.12.1"], None),
        (["KPI.22.12.1", "KPI.22.12.4"], "KPI 2 tot KPI 3"),
        (["2"], "KPI 1"),
        (["KPI.22.11.1", "KPI.22.11.3"], None),
        (["Gebruik"], None),
    ],
)
def test_a_gap_in_the_numbers(tell, numbers: list[str], missing: str | None) -> None:
    told = tell("KPI303", kpis(*numbers))
    assert [one[2].split("er is geen ")[1] for one in told] == ([f"{missing}."] if missing else [])


def test_an_incomplete_list_has_no_gap(tell) -> None:
    assert tell("KPI303", kpis("1", "3") + "onvolledig: [kpis]\n") == []


def test_numbers_of_another_dossier_are_told_once(tell) -> None:
    told = tell("KPI302", kpis("KPI.22.12.1", "KPI.22.11.2", "KPI.21.12.3", "KPI 4"))
    assert [one[1] for one in told] == [7]
    assert told[0][2].endswith("KPI.22.11.2 en KPI.21.12.3.")


@pytest.mark.parametrize(
    ("rest", "missing"),
    [
        ("streefwaarde: 3", "geen meetperiode"),
        ("meetperiode: 2022", "geen streefwaarde"),
        ("streefwaarde: /, meetperiode: nvt", "geen streefwaarde en geen meetperiode"),
    ],
)
def test_a_kpi_without_target_or_period(tell, rest: str, missing: str) -> None:
    assert tell("KPI301", kpis("KPI 1", rest=rest)) == [
        ("KPI301", 6, f"Bij KPI 1 staat {missing}.")
    ]


def test_a_kpi_without_a_number_is_named_by_its_description(tell) -> None:
    told = tell("KPI", "kpis:\n  - {omschrijving: Gebruik, streefwaarde: 3}\n")
    assert told == [("KPI301", 6, "Bij “Gebruik” staat geen meetperiode.")]


def test_a_programme_has_kpis_and_no_number_of_its_own(tell) -> None:
    text = kpis("KPI 1", "KPI 3", "KPI 1")
    assert [one[:2] for one in tell("KPI", text, heads=(HEAD,))] == [("KPI101", 7), ("KPI303", 6)]
