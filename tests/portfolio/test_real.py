"""The portfolio of the real dossiers, against sums made from their YAML by independent arithmetic.

Here nothing of the program reads a figure: PyYAML gives the texts, and ``amount`` keeps the digits.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.examples import tree_of
from vrd2check.dossiers import Collection, load_file
from vrd2check.figures import Kind
from vrd2check.portfolio import Amount, Ratio, View, portfolio
from vrd2check.settings import Settings

DOSSIERS = Path(__file__).parent.parent.parent / "dossiers"
FILES = sorted(DOSSIERS.glob("*.yaml"))
MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def amount(written: str) -> Fraction:
    """Read an amount of the real dossiers: points and spaces group, a comma is the decimal one."""
    digits = "".join(one for one in written if one in "0123456789,-")
    return Fraction(digits.replace(",", ".") or "0")


@cache
def trees() -> Mapping[str, Mapping[str, Any]]:
    """Return the project dossiers by number, every value as the text that stands there."""
    read = [tree_of(path.read_bytes()) for path in FILES]
    return {one["nummer"]: one for one in read if one["soort"] == "projectdossier"}


@cache
def dossiers() -> Collection:
    return Collection(file.dossier for path in FILES if (file := load_file(path)).dossier)


def views(settings: Settings = Settings()) -> dict[str, View]:  # noqa: B008  frozen
    return {view.name: view for view in portfolio(dossiers(), settings)}


def row(view: View, *start: str) -> list[Any]:
    found = [
        one for one in view.rows if [str(cell) for cell in one.cells[: len(start)]] == [*start]
    ]
    assert len(found) == 1
    return list(found[0].cells)


def calendar(side: str, year: str, kind: str) -> Iterator[Fraction]:
    for tree in trees().values():
        for line in tree.get("vak_vek_kalender", {}).get("regels", ()):
            name = f"{line['bron']} {tree['bronnen'][line['bron']]}".lower()
            running = "exploit" in name
            if running is (kind == "running"):
                yield amount(line["jaren"].get(year, {}).get(side, ""))


def test_the_credit_of_2022_is_asked_for_nearly_eight_tenths_as_far_as_is_known() -> None:
    # The chapter that says it, dossier by dossier: VAK of the calendar (22.00, 22.03, 22.05,
    # 22.09), the budget (22.01 in part, 22.06, 22.10), the connections of the cost model (22.02 in
    # part), the base of the allocation (22.11), the forecast (22.07, 22.08). Nothing in 22.04.
    known = 308180 + 385000 + 704720 + 1250081 + 1500000 + 750000 + 496660 + 499832 + 1502700
    known += 200100 + 250000
    assert known == 7847273
    _, credit, asked, remaining, dossiers, partly, silent = row(views()["credit"], "2022")
    assert (credit.value, asked.value, remaining.value) == (10_000_000, known, 10_000_000 - known)
    assert (dossiers, partly, silent) == (12, "22.01, 22.02", "22.04")
    assert {gap.dossier for gap in asked.gaps} == {"22.01", "22.02", "22.04"}


def test_no_credit_is_called_free_in_a_year_without_dossiers() -> None:
    _, credit, asked, remaining, dossiers, *_ = row(views()["credit"], "2021")
    assert credit.value == 5_000_000
    assert dossiers == 0
    assert not asked.terms
    assert not remaining.terms
    assert asked.gaps
    assert remaining.gaps


@pytest.mark.parametrize("year", ["2022", "2023", "2024"])
@pytest.mark.parametrize("side", ["vak", "vek"])
def test_sources_by_year_are_those_of_the_calendars(year: str, side: str) -> None:
    view = views()["sources"]
    groups = {"credit": "Krediet van het programma", "running": "Budget voor exploitatie"}
    for kind, title in groups.items():
        found = [
            cell
            for one in view.rows
            if one.cells[0] == year and getattr(one.cells[1], "nl", "") == title
            for cell in [one.cells[2 if side == "vak" else 3]]
        ]
        assert [cell.value for cell in found if isinstance(cell, Amount)] == [
            sum(calendar(side, year, kind))
        ]


def paid_in(tree: dict[str, Any], month: int) -> Fraction:
    def of(line: dict[str, Any]) -> Fraction:
        months = line.get("maanden", ())
        return amount(months[month] if isinstance(months, list) else months.get(MONTHS[month], ""))

    forecast = tree["prognose_vek"]
    stated = forecast.get("totaal", {}).get("maanden")
    return of(forecast["totaal"]) if stated else sum(map(of, forecast["regels"]), Fraction(0))


def test_months_are_those_of_all_forecasts_with_their_running_total() -> None:
    with_forecast = {number: tree for number, tree in trees().items() if "prognose_vek" in tree}
    so_far = Fraction(0)
    for month, one in enumerate(views()["months"].rows):
        paid = sum((paid_in(tree, month) for tree in with_forecast.values()), Fraction(0))
        so_far += paid
        _, found, together = one.cells
        assert isinstance(found, Amount)
        assert isinstance(together, Amount)
        assert (found.value, together.value) == (paid, so_far)
        assert {gap.dossier for gap in found.gaps} == trees().keys() - with_forecast.keys()


def test_running_costs_of_five_projects_are_what_their_dossiers_announce() -> None:
    # 22.02 and 22.09 announce 300.000 a year in a sentence, the others state them in the calendar.
    for year, calculation in {
        "2023": Fraction("340631") + Fraction("175836.75") + 50000 + 2 * 300000,
        "2024": Fraction("322537") + Fraction("202212.26") + 15150 + 2 * 300000,
    }.items():
        of_year = [one for one in views()["running-costs"].rows if one.cells[0] == year]
        assert [one.cells[1] for one in of_year[:-1]] == [
            "22.02",
            "22.03",
            "22.05",
            "22.08",
            "22.09",
        ]
        together = of_year[-1].cells[3]
        assert isinstance(together, Amount)
        assert together.value == calculation
    share = row(views()["running-costs"], "2023", "22.03")[4]
    assert isinstance(share, Ratio)
    assert share.value == Fraction(340631, 1250081)


def test_aanmelden_is_three_and_a_half_times_what_it_was() -> None:
    view = views()["successors"]
    grown = {one.cells[2]: one.cells[4] for one in view.rows}
    assert grown.keys() == {"22.01", "22.02", "22.05", "22.06", "22.07"}
    assert isinstance(grown["22.05"], Ratio)
    assert grown["22.05"].value == Fraction(1_500_000, 417_500)
    # Of a dossier that is known in part no growth is told.
    assert isinstance(grown["22.01"], Ratio)
    assert grown["22.01"].value is None


def days(profile: str) -> Fraction:
    return sum(
        (
            Fraction(line["aantal"].replace(",", "."))
            for tree in trees().values()
            for table in tree.get("inzet", ())
            for line in table["regels"]
            if line.get("profiel", "").lower().replace(" ", "") == profile
        ),
        Fraction(0),
    )


def test_staff_is_counted_by_profile_over_all_dossiers() -> None:
    view = views()["staff"]
    for profile in ("Ontwikkelaar", "Architect", "Technisch Architect"):
        together = [one.cells[3] for one in view.rows if one.cells[0] == profile and one.is_total]
        assert [cell.value for cell in together if isinstance(cell, Amount)] == [
            days(profile.lower().replace(" ", ""))
        ]


def test_each_row_of_staff_is_what_its_dossier_has_of_the_profile() -> None:
    def called(profile: str) -> str:
        return "".join(one for one in profile.lower() if one not in " -")

    expected: dict[tuple[str, str], tuple[Fraction, Fraction | None]] = {}
    for number, tree in trees().items():
        for table in tree.get("inzet", ()):
            for line in table["regels"]:
                key = called(line["profiel"]), number
                count, cost = expected.get(key, (Fraction(0), Fraction(0)))
                counted = Fraction(line["aantal"].replace(",", "."))
                known = cost is not None and "kost" in line
                expected[key] = (
                    count + counted,
                    cost + amount(line["kost"]) if known and cost is not None else None,
                )
    found = {}
    for one in views()["staff"].rows:
        profile, dossier, _, number, cost, rate = one.cells
        if not one.is_total:
            assert isinstance(number, Amount)
            assert isinstance(cost, Amount)
            assert isinstance(rate, Ratio)
            whole = cost.value if cost.is_whole() else None
            found[called(str(profile)), dossier] = number.value, whole
            assert rate.value == (whole / number.value if whole is not None else None)
    assert found == expected


def test_profiles_that_are_one_by_configuration_are_counted_together() -> None:
    view = views(Settings(profile_synonyms={"Product Owner": ("PO",)}))["staff"]
    together = [
        one.cells[3] for one in view.rows if one.cells[0] == "Product Owner" and one.is_total
    ]
    assert [cell.value for cell in together if isinstance(cell, Amount)] == [
        days("productowner") + days("po")
    ]


def test_each_priority_tells_the_projects_that_serve_it() -> None:
    served = {str(one.cells[0]): one.cells[2] for one in views()["priorities"].rows}
    assert served["Lokale Besluiten als geLinkte Open Data"] == "22.11"
    assert served["Webplatform"] == "22.03, 22.05, 22.08, 22.09, 22.11"
    assert served["Vlaanderen.be"] == "22.10"
    # 22.05 + 22.06 + 22.07 + 22.08 + 22.09 + 22.10 + 22.11, as in the credit above.
    asked = row(views()["priorities"], "Mijn Burgerprofiel")[3]
    assert asked.value == 1500000 + 750000 + 496660 + 499832 + 1502700 + 200100 + 250000


def test_flat_forecasts_are_lines_that_pay_the_same_in_every_month() -> None:
    flat = {(one.cells[0], one.cells[1]) for one in views()["flat-forecasts"].rows}
    expected = {
        (number, line["deliverable"])
        for number, tree in trees().items()
        for line in tree.get("prognose_vek", {}).get("regels", ())
        if len({amount(one) for one in line["maanden"]}) == 1
        and len(line["maanden"]) == 12
        and isinstance(line["maanden"], list)
    }
    assert len(flat) == len(expected) == 12


def test_what_each_project_tells_of_the_criteria_was_read_in_the_sources() -> None:
    # 22.03 and 22.08 have actions until 2023; 22.01 and 22.02 lost rows of their plan and tell no
    # term; 22.05 has neither. Of the five that announce running costs 22.05 alone asks them.
    found = {
        str(one.cells[0]): "".join(getattr(cell, "nl", cell)[0] for cell in one.cells[1:])
        for one in views()["criteria"].rows
    }
    assert found == {
        "22.00": "???jj/",
        "22.01": "??????",
        "22.02": "?????n",
        "22.03": "jj?njn",
        "22.04": "??????",
        "22.05": "jj??jj",
        "22.06": "jjjj??",
        "22.07": "jjjjj?",
        "22.08": "jjjnjn",
        "22.09": "jjjjjn",
        "22.10": "j?????",
        "22.11": "jj?jj?",
    }


def test_entities_ask_what_their_projects_ask() -> None:
    by_entity: dict[str, list[str]] = {}
    for number, tree in trees().items():
        by_entity.setdefault(tree.get("entiteit", ""), []).append(number)
    # Digitaal Vlaanderen: 22.03 + 22.05 + 22.06 + 22.08 + 22.09, as in the credit above.
    asked = {
        "Digitaal Vlaanderen": 1250081 + 1500000 + 750000 + 499832 + 1502700,
        "Agentschap Binnenlands Bestuur": 250000,
        "": 308180 + 385000 + 704720 + 496660 + 200100,
    }
    rows = {str(getattr(one.cells[0], "nl", one.cells[0])): one for one in views()["entities"].rows}
    for name, together in asked.items():
        _, number, which, amount_asked = rows[name or "Zonder entiteit"].cells
        assert which == ", ".join(by_entity[name])
        assert number == len(by_entity[name])
        assert isinstance(amount_asked, Amount)
        assert amount_asked.value == together


def test_each_sum_of_every_view_is_that_of_the_cells_it_leads_to() -> None:
    # The digits that stand at each cell's place in the file, read again, make the sum.
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in FILES}
    amounts = [
        part
        for view in views().values()
        for one in view.rows
        for cell in one.cells
        for part in ((cell.above, cell.below) if isinstance(cell, Ratio) else (cell,))
        if isinstance(part, Amount)
    ]
    assert len(amounts) > 200
    for one in amounts:
        again = Fraction(0)
        for figure, weight in one.terms:
            at = figure.place
            text = lines[Path(at.file).name][at.line - 1][at.column - 1 :]
            assert text.lstrip("\"'").startswith(figure.written)
            counted = one.unit is not Kind.AMOUNT
            digits = figure.written.replace(",", ".") if counted else None
            again += (Fraction(digits) if digits else amount(figure.written)) * Fraction(weight)
        assert one.value == again
