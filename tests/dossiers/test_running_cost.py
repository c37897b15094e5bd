"""A running-cost dossier: what was granted, and what is asked."""

from vrd2check.dossiers import Dimension, RunningCostDossier, load_text

HEAD = 'soort: exploitatiedossier\nnummer: "22.05"\njaar: 2023\n'


def dossier(chapters: str = "") -> RunningCostDossier:
    read = load_text(HEAD + chapters, "x.yaml").dossier
    assert isinstance(read, RunningCostDossier)
    return read


def test_what_was_granted_by_year() -> None:
    grant = dossier(
        'hefboomkrediet:\n  investering: {2022: "1,5 mio"}\n'
        "  exploitatie: {2023: 175.836, later: 5}\n"
    ).grant
    assert grant is not None
    assert {year: str(figure.value) for year, figure in grant.investment.items()} == {
        2022: "1500000"
    }
    assert {year: str(figure.value) for year, figure in grant.running.items()} == {2023: "175836"}


def test_costs_are_named_and_by_year() -> None:
    costs = dossier(
        "kosten:\n  regels:\n    - {kost: Hosting, bedragen: {2023: 5, 2024: 6}, totaal: 11}\n"
        "  totaal: {bedragen: {2023: 5}}\n"
    ).costs
    assert costs is not None
    (line,) = costs.lines
    assert str(line.name(Dimension.COST)) == "Hosting"
    assert costs.columns() == (2023, 2024)
    assert costs.total is not None
    assert list(costs.total.cells) == [2023]


def test_costs_may_be_incomplete() -> None:
    costs = dossier("onvolledig: [kosten]\nkosten: {regels: []}\n").costs
    assert costs is not None
    assert costs.rest is not None


def test_a_dossier_without_chapters() -> None:
    read = dossier()
    assert (read.grant, read.costs) == (None, None)
    assert read.head.label() == "22.05"
