"""A programme note: credits, portfolio, and monthly payments without lines."""

from vrd2check.dossiers import Programme, load_text
from vrd2check.figures import State

HEAD = "soort: programma\ntitel: VRD 2\njaar: 2021\n"


def dossier(chapters: str = "") -> Programme:
    read = load_text(HEAD + chapters, "x.yaml").dossier
    assert isinstance(read, Programme)
    return read


def test_a_dossier_without_chapters() -> None:
    read = dossier()
    assert (dict(read.credits), read.projects, read.forecast) == ({}, None, None)
    assert read.own_share.state is State.ABSENT


def test_credits_and_own_share() -> None:
    read = dossier("kredieten: {2021: 5.000.000, 2022: 1}\neigen_inbreng: 16,3 %\n")
    assert {year: str(figure.value) for year, figure in read.credits.items()} == {
        2021: "5000000",
        2022: "1",
    }
    assert str(read.own_share.value) == "0.163"


def test_projects_are_known_by_their_number() -> None:
    projects = dossier(
        'projecten:\n  regels:\n    - {nummer: "21.1", titel: A, bedrag: 5}\n  totaal: 5\n'
    ).projects
    assert projects is not None
    (line,) = projects.lines
    assert (line.label(), [name.canonical for name in line.names.values()]) == ("21.1", ["21.01"])
    assert projects.total is not None
    assert projects.total.cells["bedrag"].written == "5"


def test_the_months_of_the_forecast_stand_in_the_chapter_itself() -> None:
    forecast = dossier(
        "prognose_vek:\n  maanden: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]\n  totaal: 13\n"
    ).forecast
    assert forecast is not None
    assert (forecast.year, forecast.table.lines) == (2021, ())
    assert forecast.table.total is not None
    assert [figure.written for figure in forecast.table.total.cells.values()] == ["1"] * 11 + ["2"]
    assert forecast.table.total.total.written == "13"


def test_a_forecast_may_state_only_its_total() -> None:
    read = dossier("prognose_vek: {jaar: 2022, totaal: 5 000 000}\n")
    assert read.forecast is not None
    assert read.forecast.year == 2022
    assert read.forecast.table.total is not None
    assert read.forecast.table.total.only_total()
    assert [str(figure.value) for figure in read.head.figures] == ["5000000"]
