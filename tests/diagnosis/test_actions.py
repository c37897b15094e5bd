"""Each kind of action is told as what it was, on whole dossiers; figures are worked out by hand.

``cases`` holds dossiers with what is right of them in their head. The others change one thing in
``DOSSIER``, in which all figures agree.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.samples import HEAD
from vrd2check.checking import check, check_loaded
from vrd2check.diagnosis.conclusions import ActionKind, Confidence, Suspect
from vrd2check.dossiers import load_text
from vrd2check.result import Diagnosis, Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings

CASES = Path(__file__).parent / "cases"
CERTAIN, PROBABLE, POSSIBLE = Confidence


def broken(result: Result) -> list[Diagnosis]:
    return [one for one in result.diagnoses if one.finding.is_broken]


def only(result: Result) -> tuple[Diagnosis, Suspect]:
    """The one finding that is broken, with what is said of it first."""
    (found,) = broken(result)
    return found, found.conclusion.suspects[0]


def case(name: str) -> Result:
    return check([CASES / f"{name}.yaml"], Settings())


def changed(suspect: Suspect) -> dict[str, Decimal | None]:
    return {one.figure.written: one.proposed for one in suspect.cells}


def test_the_same_wrong_value_in_two_tables_is_one_action_and_no_total_is_touched() -> None:
    # 7612 for 76120 in budget and cost model; 69.564 + 76.120 + 61.596 = 207.280.
    found, first = only(case("same-wrong-value-twice"))
    assert first.kind is ActionKind.SAME_VALUE_COPIED
    assert [(one.figure.written, one.proposed) for one in first.cells] == [
        ("7612", Decimal(76120)),
        ("7612", Decimal(76120)),
    ]
    assert found.conclusion.confidence is not POSSIBLE
    assert all("207280" not in changed(one) for one in found.conclusion.suspects)


def test_an_amount_in_the_wrong_year_is_moved_and_no_total_is_touched() -> None:
    _, first = only(case("settled-in-the-wrong-year"))
    assert first.kind is ActionKind.MOVED
    assert changed(first) == {"0": Decimal(9000), "9000": Decimal(0)}
    assert {one.place.line for one in first.cells} == {12 - 1}
    # Each year has two columns, so that the side is named with it.
    assert "VEK" in first.sentence.nl
    assert "VAK" not in first.sentence.nl.replace("VAK- en VEK-kalender", "")


def test_an_amount_of_a_month_that_its_line_does_not_name_is_moved_to_it() -> None:
    # 10.310 + 4.230 = 14.540 in September; the 4.230 stands in August.
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
        "prognose_vek:\n  regels:\n"
        "    - {deliverable: 1, maanden: {aug: 7.120, sep: 10.310, okt: 10.480}, totaal: 27.910}\n"
        "    - {deliverable: 2, maanden: {aug: 4.230, dec: 1.000}, totaal: 5.230}\n"
        "  totaal: {maanden: {aug: 7.120, sep: 14.540, okt: 10.480, dec: 1.000}, totaal: 33.140}\n"
    )
    found, first = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert first.kind is ActionKind.MOVED
    assert [(one.place.line, one.proposed) for one in first.cells] == [(8, None)]
    assert "bij augustus en hoort bij september" in first.sentence.nl
    # Nothing is written for it: the cell where it belongs is not there.
    assert found.conclusion.confidence is not CERTAIN


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("staff-row-missing", "76.120"),
        ("row-missing-beside-an-equal", "47.056"),
        ("forecast-row-missing", "76.120"),
    ],
)
def test_a_missing_line_is_named_with_what_others_have_for_it(name: str, amount: str) -> None:
    found, first = only(case(name))
    assert first.kind is ActionKind.ROW_OMITTED
    assert (first.cells, first.labels) == ((), ())
    assert first.confidence is PROBABLE
    assert "D.22.12.2" in first.sentence.nl
    assert amount in first.sentence.nl
    assert not any(one.confidence is CERTAIN for one in found.conclusion.suspects)


def test_a_dropped_digit_is_found_to_the_euro_where_a_product_says_so() -> None:
    # 172 x 692 = 119.024, and the total of 354.558 lacks as much.
    _, first = only(case("last-digit-dropped"))
    assert first.kind is ActionKind.DIGIT_DROPPED
    assert changed(first) == {"11902": Decimal(119024)}
    assert (first.confidence, first.cells[0].is_range) == (CERTAIN, False)


def test_a_rate_far_out_of_the_band_is_wrong_rather_than_the_days_or_the_cost() -> None:
    # 148 x 1.000 = 148.000; 14,8 days are none, and 10.000 a day is no rate.
    _, first = only(case("rate-times-ten"))
    assert first.kind is ActionKind.FACTOR_TEN
    assert changed(first) == {"10000": Decimal(1000)}


# D1: 30.000 + 12.000, D2: 45.000 + 20.000 and 8.000, D3: 25.000 + 15.000. By year: 108.000 and
# 47.000. Months of D1: 30.000, of D2: 53.000, of D3: 25.000.
DOSSIER = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2, eigen: Eigen middelen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Bouw}
  - {nr: D.22.12.2, omschrijving: Proef}
  - {nr: D.22.12.3, omschrijving: Opleiding}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 42.131}
    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 65.247}
    - {deliverable: D.22.12.2, bron: eigen, bedrag: 8.319}
    - {deliverable: D.22.12.3, bron: vrd2, bedrag: 40.563}
  totaal: 156.260
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 30.072, 2023: 12.059}, totaal: 42.131}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 45.189, 2023: 20.058}, totaal: 65.247}
      - {deliverable: D.22.12.2, bron: eigen, bedragen: {2022: 8.319, 2023: 0}, totaal: 8.319}
      - {deliverable: D.22.12.3, bron: vrd2, bedragen: {2022: 25.416, 2023: 15.147}, totaal: 40.563}
    totaal: {bedragen: {2022: 108.996, 2023: 47.264}, totaal: 156.260}
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 100.677, vek: 100.677}, 2023: {vak: 47.264, vek: 47.264}}}
    - {bron: eigen, jaren: {2022: {vak: 8.319, vek: 8.319}}}
  totaal: {jaren: {2022: {vak: 108.996, vek: 108.996}, 2023: {vak: 47.264, vek: 47.264}}}
prognose_vek:
  jaar: 2022
  bron: vrd2
  regels:
    - deliverable: D.22.12.1
      maanden: [0, 0, 4.012, 5.023, 6.037, 7.000, 8.000, 0, 0, 0, 0, 0]
      totaal: 30.072
    - deliverable: D.22.12.2
      maanden: [3.189, 4.500, 5.500, 6.100, 7.900, 8.000, 10.000, 0, 0, 0, 0, 0]
      totaal: 45.189
    - deliverable: D.22.12.3
      maanden: [0, 0, 0, 0, 0, 9.416, 9.000, 7.000, 0, 0, 0, 0]
      totaal: 25.416
  totaal:
    maanden: [3.189, 4.500, 9.512, 11.123, 13.937, 24.416, 27.000, 7.000, 0, 0, 0, 0]
    totaal: 100.677
"""


def slipped(*pairs: tuple[str, str]) -> Result:
    text = DOSSIER
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return check_loaded([load_text(text, "dossier.yaml")], Settings())


def test_all_figures_of_the_dossier_agree() -> None:
    assert broken(slipped()) == []


MONTHS = "[0, 0, 4.012, 5.023, 6.037, 7.000, 8.000, 0, 0, 0, 0, 0]"


@pytest.mark.parametrize(
    ("old", "new", "kind", "figures"),
    [
        (
            MONTHS,
            "[0, 0, 0, 4.012, 5.023, 6.037, 7.000, 8.000, 0, 0, 0, 0]",
            ActionKind.ROW_SHIFTED,
            6,
        ),
        (
            MONTHS,
            "[0, 4.012, 5.023, 6.037, 7.000, 8.000, 0, 0, 0, 0, 0, 0]",
            ActionKind.ROW_SHIFTED,
            6,
        ),
        # April repeats March, and then May.
        (
            MONTHS,
            "[0, 0, 4.012, 4.012, 6.037, 7.000, 8.000, 0, 0, 0, 0, 0]",
            ActionKind.COPIED_BESIDE,
            1,
        ),
        (
            MONTHS,
            "[0, 0, 4.012, 6.037, 6.037, 7.000, 8.000, 0, 0, 0, 0, 0]",
            ActionKind.COPIED_BESIDE,
            1,
        ),
        (
            MONTHS,
            "[0, 0, 4.012, 9.035, 15.072, 22.072, 30.072, 0, 0, 0, 0, 0]",
            ActionKind.RUNNING_TOTALS,
            4,
        ),
        (
            MONTHS,
            "[0, 0, 0, 5.023, 6.037, 7.000, 8.000, 4.012, 0, 0, 0, 0]",
            ActionKind.MOVED,
            2,
        ),
        (
            MONTHS,
            "[0, 0, 4.012, 6.037, 5.023, 7.000, 8.000, 0, 0, 0, 0, 0]",
            ActionKind.CELLS_EXCHANGED,
            2,
        ),
        (
            "2022: 45.189, 2023: 20.058}, totaal: 65.247",
            "2022: 451.890, 2023: 200.580}, totaal: 652.470",
            ActionKind.ROW_FACTOR,
            3,
        ),
        # 1,21 x 45.189 = 54.678,69, 1,21 x 20.058 = 24.270,18 and 1,21 x 65.247 = 78.948,87.
        (
            "2022: 45.189, 2023: 20.058}, totaal: 65.247",
            "2022: 54.679, 2023: 24.270}, totaal: 78.949",
            ActionKind.ROW_VAT,
            3,
        ),
        (
            "maanden: [3.189, 4.500, 9.512,",
            "maanden: [3.189, 4.500, 4.012,",
            ActionKind.LINE_LEFT_OUT,
            1,
        ),
    ],
    ids=lambda one: one.value if isinstance(one, ActionKind) else "",
)
def test_one_cause_is_one_finding_told_as_what_was_done(
    old: str, new: str, kind: ActionKind, figures: int
) -> None:
    _, first = only(slipped((old, new)))
    assert first.kind is kind
    assert first.confidence is not POSSIBLE
    assert len(first.cells) == figures


def test_that_nothing_belongs_somewhere_is_said_as_nought() -> None:
    _, first = only(slipped(("2023: 0}, totaal: 8.319", "2023: 5.271}, totaal: 8.319")))
    assert [one.proposed for one in first.cells] == [0]
    assert first.sentence.en.startswith("0 ")


@pytest.mark.parametrize(
    "shifted",
    [
        "[4.012, 5.023, 0, 0, 0, 0, 0, 6.037, 7.000, 8.000, 0, 0]",
        "[4.012, 5.023, 0, 0, 0, 0, 0, 0, 0, 6.037, 7.000, 8.000]",
    ],
)
def test_of_a_row_with_a_gap_a_part_stands_a_column_too_far(shifted: str) -> None:
    # 4.500 + 5.023 = 9.523 in February, 8.000 + 9.416 in June; from September on D1 stands alone.
    totals = "[7.201, 9.523, 5.500, 6.100, 7.900, 17.416, 19.000, 7.000, 6.037, 7.000, 8.000, 0]"
    total, *_ = DOSSIER[DOSSIER.index("maanden: [3.189, 4.500, 9.512") :].splitlines()
    row = "[4.012, 5.023, 0, 0, 0, 0, 0, 0, 6.037, 7.000, 8.000, 0]"
    assert broken(slipped((MONTHS, row), (total, f"maanden: {totals}"))) == []
    _, first = only(slipped((MONTHS, shifted), (total, f"maanden: {totals}")))
    assert first.kind is ActionKind.ROW_SHIFTED
    assert len(first.cells) == 4


def test_a_line_of_three_years_stands_a_year_too_late() -> None:
    # 12.059 + 45.189 = 57.248, 30.072 + 20.058 = 50.130 and 7.111, in all 114.489.
    text = f"""{HEAD}\
kostenmodel:
  investeringen:
    regels:
      - {{deliverable: 1, bedragen: {{2022: 0, 2023: 12.059, 2024: 30.072}}, totaal: 42.131}}
      - {{deliverable: 2, bedragen: {{2022: 45.189, 2023: 20.058, 2024: 7.111}}, totaal: 72.358}}
    totaal: {{bedragen: {{2022: 57.248, 2023: 50.130, 2024: 7.111}}, totaal: 114.489}}
"""
    _, first = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert first.kind is ActionKind.ROW_SHIFTED
    assert [(one.figure.written, one.proposed) for one in first.cells] == [
        ("0", Decimal(12059)),
        ("12.059", Decimal(30072)),
        ("30.072", Decimal(0)),
    ]


def test_what_was_moved_is_called_by_what_differs() -> None:
    # 20.058 of 2023 stands with the own means; both lines come to what their totals state.
    _, first = only(
        slipped(
            ("2022: 45.189, 2023: 20.058}", "2022: 45.189, 2023: 0}"),
            ("2022: 8.319, 2023: 0}", "2022: 8.319, 2023: 20.058}"),
        )
    )
    assert first.kind is ActionKind.MOVED
    assert changed(first) == {"20.058": Decimal(0), "0": Decimal(20058)}
    for line in ("Eigen middelen", "VRD 2"):
        assert line in first.sentence.nl
    assert "2023" not in first.sentence.nl


def test_a_line_that_stands_there_twice_is_one_finding_that_proposes_no_figure() -> None:
    named = "      - {deliverable: D.22.12.2, bron: eigen, "
    line = named + "bedragen: {2022: 8.319, 2023: 0}, totaal: 8.319}\n"
    _, first = only(slipped((line, line * 2)))
    assert first.kind is ActionKind.ROW_TWICE
    assert {one.proposed for one in first.cells} == {None}


def test_what_changed_places_in_one_of_two_tables_is_one_finding_that_takes_no_side() -> None:
    one = "2022: 30.072, 2023: 12.059}, totaal: 42.131"
    other = "2022: 25.416, 2023: 15.147}, totaal: 40.563"
    found, _ = only(slipped((one, "@"), (other, one), ("@", other)))
    assert found.conclusion.confidence is POSSIBLE
    assert {suspect.kind for suspect in found.conclusion.suspects} >= {
        ActionKind.ROWS_EXCHANGED,  # in the cost model
        ActionKind.CELLS_EXCHANGED,  # in the budget
    }


@pytest.mark.parametrize(("count", "rate", "cost"), [("9840", "820", "12"), ("12", "9840", "820")])
def test_a_cost_that_changed_places_with_what_it_is_made_of_is_one_action(
    count: str, rate: str, cost: str
) -> None:
    # 12 x 820 = 9.840, and the cost model has 9.840 + 5.160 = 15.000.
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
        "inzet:\n  - aankooptype: Extern\n    jaar: 2022\n    regels:\n"
        f"      - {{profiel: Analist, aantal: {count}, prijs: {rate}, kost: {cost}}}\n"
        "      - {profiel: Tester, aantal: 8, prijs: 645, kost: 5.160}\n"
        "kostenmodel:\n  investeringen:\n    regels:\n"
        "      - {aankooptype: Extern, bedragen: {2022: 15.000}}\n"
    )
    _, first = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert first.kind is ActionKind.CELLS_EXCHANGED
    right = {"9840": {"9840": 12, "12": 9840}, "12": {"9840": 820, "820": 9840}}
    assert changed(first) == right[count]


def test_years_that_changed_places_are_one_finding() -> None:
    # In the calendar alone; cost model and forecast have 100.677 in 2022 for VRD 2.
    right = "{2022: {vak: 100.677, vek: 100.677}, 2023: {vak: 47.264, vek: 47.264}}}\n    -"
    wrong = "{2022: {vak: 47.264, vek: 47.264}, 2023: {vak: 100.677, vek: 100.677}}}\n    -"
    result = slipped((right, wrong))
    _, first = only(result)
    assert first.kind is ActionKind.COLUMNS_EXCHANGED
    # Each year has a column for VAK and one for VEK: it is the years that are told.
    assert "2022 en 2023" in first.sentence.nl
    assert "2022 and 2023" in first.sentence.en


@pytest.mark.parametrize("called", ["D.22.12.3", "Opleiding"])
def test_how_other_tables_call_a_line_makes_it_no_missing_one(called: str) -> None:
    """40.536 for 40.563: the forecast and the cost model have 27 more for a line that is there."""
    before, rest = DOSSIER.split("kostenmodel:")
    before = before.replace("bron: vrd2, bedrag: 40.563", "bron: vrd2, bedrag: 40.536")
    text = f"{before}kostenmodel:{rest.replace('D.22.12.3', called)}"
    _, first = only(check_loaded([load_text(text, "dossier.yaml")], Settings()))
    assert (first.kind, changed(first)) == (ActionKind.DIGITS_SWAPPED, {"40.536": Decimal(40563)})


def test_of_a_line_that_is_there_others_have_more_for_another() -> None:
    """The forecast has 9.000 more than a line that is there: it has not 9.000 for a missing one."""
    text = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2}
deliverables:
  - {nr: D.22.12.1, omschrijving: Bouw}
  - {nr: D.22.12.2, omschrijving: Proef}
budget:
  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 31.402}
    - {deliverable: 2, bron: vrd2, bedrag: 58.913}
  totaal: 99.315
prognose_vek:
  jaar: 2022
  bron: vrd2
  regels:
    - {deliverable: Bouw, maanden: {mei: 40.402}, totaal: 40.402}
    - {deliverable: Proef, maanden: {mei: 58.913}, totaal: 58.913}
  totaal: {maanden: {mei: 99.315}, totaal: 99.315}
"""
    result = check_loaded([load_text(text, "dossier.yaml")], Settings())
    told = [
        one.sentence.en
        for found in broken(result)
        for one in found.conclusion.suspects
        if one.kind is ActionKind.ROW_OMITTED
    ]
    assert told
    assert all("9.000 more for it" in one and one.startswith("a line of Bouw") for one in told)


def test_a_budget_of_an_older_version_is_one_finding_and_never_certain() -> None:
    """1.881 and 3.142 less for D1 and D3: it adds up, and cost model and calendar agree."""
    found, first = only(
        slipped(
            ("bron: vrd2, bedrag: 42.131", "bron: vrd2, bedrag: 40.250"),
            ("bron: vrd2, bedrag: 40.563", "bron: vrd2, bedrag: 37.421"),
            ("totaal: 156.260\nkost", "totaal: 151.237\nkost"),
        )
    )
    assert first.kind is ActionKind.OLD_VERSION
    assert "Budget" in first.sentence.nl
    assert found.conclusion.confidence is PROBABLE
    assert changed(first) == {"40.250": Decimal(42131), "37.421": Decimal(40563)}


def test_years_that_are_one_too_early_are_told_and_no_right_amount_is_touched() -> None:
    # The calendar alone. The forecast of 2022 has 100.677, which now stands below 2021.
    before, rest = DOSSIER.split("vak_vek_kalender:")
    calendar, after = rest.split("prognose_vek:")
    calendar = calendar.replace("2022:", "2021:").replace("2023:", "2022:")
    text = f"{before}vak_vek_kalender:{calendar}prognose_vek:{after}"
    result = check_loaded([load_text(text, "dossier.yaml")], Settings())
    # A calendar without 2023 says besides that all is paid in 2022, which the budget is not.
    (found,) = [one for one in broken(result) if one.finding.rule.code == "VEK202"]
    first = found.conclusion.suspects[0]
    assert first.kind is ActionKind.WRONG_HEADING
    assert first.confidence is PROBABLE
    assert first.cells == ()
    line = text[: text.index("vak_vek_kalender:")].count("\n") + 1
    assert first.place.line in range(line, line + 5)


def with_running_costs(calendar: str) -> Result:
    """Check the dossier with running costs of 9.271 and 9.813, and with another calendar."""
    first = DOSSIER.index("vak_vek_kalender:\n")
    costs = """\
  exploitatie:
    regels:
      - {omschrijving: Hosting, bron: beheer, bedragen: {2023: 9.271, 2024: 9.813}, totaal: 19.084}
    totaal: {bedragen: {2023: 9.271, 2024: 9.813}, totaal: 19.084}
vak_vek_kalender:
"""
    sources = ("eigen: Eigen middelen}", "eigen: Eigen middelen, beheer: VRD exploitatiebudget}")
    old = DOSSIER[first : DOSSIER.index("prognose_vek:\n")]
    return slipped(sources, (old, costs + calendar))


def test_a_calendar_a_year_too_late_is_one_finding_also_where_two_others_have_it_right() -> None:
    # Of 2023 the running costs have 9.271, which the calendar has below 2024; the forecast of 2022
    # has 100.677 of VRD 2, which the calendar has below 2023.
    late = """\
  regels:
    - {bron: vrd2, jaren: {2023: {vak: 100.677, vek: 100.677}, 2024: {vak: 47.264, vek: 47.264}}}
    - {bron: eigen, jaren: {2023: {vak: 8.319, vek: 8.319}}}
    - {bron: beheer, jaren: {2024: {vak: 9.271, vek: 9.271}, 2025: {vak: 9.813, vek: 9.813}}}
"""
    _, first = only(with_running_costs(late))
    assert first.kind is ActionKind.WRONG_HEADING
    assert first.confidence is PROBABLE
    assert "VAK- en VEK-kalender" in first.sentence.nl


def test_a_line_of_the_calendar_under_the_name_of_another_is_one_finding() -> None:
    # All years of both lines are those of the budget: 100.677 + 47.264 + 8.319 = 156.260.
    line = "{bron: vrd2, jaren: {2022: {vak: 100.677"
    _, first = only(slipped((line, line.replace("vrd2", "eigen"))))
    assert first.kind is ActionKind.WRONG_LABEL
    assert [one.proposed for one in first.labels] == ["vrd2"]


def test_a_line_among_the_running_costs_is_known_by_what_is_paid_in_another_year() -> None:
    # Of the 8.319 of `eigen` 4.000 is paid in 2022 and 4.319 in 2023; running costs are paid in the
    # year in which they are committed. 108.996 - 4.319 = 104.677, 47.264 + 9.271 = 56.535 and with
    # the 4.319 it is 60.854.
    wrong = """\
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 100.677, vek: 100.677}, 2023: {vak: 47.264, vek: 47.264}}}
    - {bron: beheer, jaren: {2022: {vak: 8.319, vek: 4.000}, 2023: {vak: 0, vek: 4.319}}}
    - {bron: beheer, jaren: {2023: {vak: 9.271, vek: 9.271}, 2024: {vak: 9.813, vek: 9.813}}}
  totaal:
    jaren:
      2022: {vak: 108.996, vek: 104.677}
      2023: {vak: 56.535, vek: 60.854}
      2024: {vak: 9.813, vek: 9.813}
"""
    _, first = only(with_running_costs(wrong))
    assert first.kind is ActionKind.WRONG_LABEL
    assert [one.proposed for one in first.labels] == ["eigen"]


def test_a_line_that_a_division_lacks_is_missing_from_its_shares_and_its_amounts() -> None:
    # 15 % and 41 % of 743.000 are 111.450 and 304.630; 44 % is missing, which is 326.920.
    division = """verdeling:
  basis: 743.000
  regels:
    - {omschrijving: Een, percentage: 15 %, bedrag: 111.450}
    - {omschrijving: Twee, percentage: 41 %, bedrag: 304.630}
kostenmodel:
"""
    _, first = only(slipped(("kostenmodel:\n", division)))
    assert first.kind is ActionKind.ROW_OMITTED
    assert first.confidence is PROBABLE
    assert "326.920" in first.sentence.nl


def test_an_amount_where_nothing_belongs_is_never_certain_to_be_nothing() -> None:
    # The calendar has VRD 2 of 2022 in 2023 as well for Eigen; it was meant for somewhere.
    old = "- {bron: eigen, jaren: {2022: {vak: 8.319, vek: 8.319}}}"
    new = "- {bron: eigen, jaren: {2022: {vak: 8.319, vek: 8.319}, 2023: {vak: 8.319, vek: 0}}}"
    said = [one for cause in broken(slipped((old, new))) for one in cause.conclusion.suspects]
    assert any(changed(one) == {"8.319": Decimal(0)} for one in said)
    assert all(one.confidence is not CERTAIN for one in said)


def test_a_line_under_the_wrong_name_is_told_with_the_right_one() -> None:
    # Budget and cost model disagree on whose 8.319 it is, and nothing else tells.
    found, _ = only(
        slipped(
            (
                "- {deliverable: D.22.12.2, bron: eigen, bedragen",
                "- {deliverable: D.22.12.1, bron: eigen, bedragen",
            )
        )
    )
    renamed = [one.labels for one in found.conclusion.suspects if one.labels]
    assert {(label.place.line, label.proposed) for (label,) in renamed} == {
        (14, "D.22.12.1"),
        (22, "D.22.12.2"),
    }


def test_a_figure_that_many_call_for_is_certain_though_nothing_shows_how_it_came() -> None:
    # 30.072 in the cost model became 71.846; row, column and calendar call for the first.
    found, first = only(slipped(("{2022: 30.072, 2023: 12.059}", "{2022: 71.846, 2023: 12.059}")))
    assert first.kind is ActionKind.UNKNOWN
    assert first.cells[0].proposed == 30072
    assert found.conclusion.confidence is CERTAIN


def test_running_totals_and_a_month_that_has_those_before_it_are_never_told_apart_by_one_sum() -> (
    None
):
    # The months 100, 20, 30 and 850 make the 1000 of the budget; told as running totals they are
    # 100, 120, 150 and 1000. So does December without the others: 1000 - 370 = 630.
    head = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\nbronnen: {vrd2: VRD 2}\n'
    deliverables = "deliverables:\n  - {nr: D.22.12.1, omschrijving: A}\n"
    budget = "budget:\n  regels:\n    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 1000}\n"
    months = "{jan: 100, mrt: 120, apr: 150, dec: 1000}"
    line = f"    - {{deliverable: D.22.12.1, bron: vrd2, maanden: {months}}}\n"
    text = f"{head}{deliverables}{budget}prognose_vek:\n  regels:\n{line}"
    found, _ = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert found.conclusion.confidence is not CERTAIN
    proposed = [changed(one) for one in found.conclusion.suspects]
    assert {"1000": Decimal(630)} in proposed
    assert {"120": Decimal(20), "150": Decimal(30), "1000": Decimal(850)} in proposed


@pytest.mark.parametrize("is_first", [True, False])
def test_what_stands_before_a_month_is_of_its_own_line(is_first: bool) -> None:
    # 18.000 + 2.000 + 44.000 + 7.000 + 8.000 = 79.000, and 64.000 is settled: 15.000 less. That is
    # what the other line has, wherever it stands; it does not stand before the 18.000 of January.
    lines = [
        "    - {deliverable: 1, bron: vrd2, maanden: {jan: 18.000, feb: 2.000, apr: 44.000}}\n",
        "    - {deliverable: 2, bron: vrd2, maanden: {jan: 7.000, dec: 8.000}}\n",
    ]
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
        "bronnen: {vrd2: VRD 2}\n"
        "vak_vek_kalender:\n  regels:\n"
        "    - {bron: vrd2, jaren: {2022: {vak: 64.000, vek: 64.000}}}\n"
        "prognose_vek:\n  regels:\n" + "".join(lines if is_first else lines[::-1])
    )
    found, _ = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    kinds = {one.kind for one in found.conclusion.suspects}
    assert kinds
    assert ActionKind.RUNNING_TOTALS not in kinds


def test_the_last_month_of_running_totals_is_not_certain_where_another_month_is_wrong_too() -> None:
    # 2.167, 1.228, 305 and 8.750 make 12.450. As running totals they are 2.167, 3.395, 3.700 and
    # 12.450; 500 for 3.700 is a slip. Of what stands there 12.450 is as much too high as all others
    # come to, 6.062: the last alone would be 6.388.
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\nbronnen: {vrd2: VRD 2}\n'
        "budget:\n  regels:\n    - {deliverable: D1, bron: vrd2, bedrag: 12450}\n"
        "vak_vek_kalender:\n  regels:\n"
        "    - {bron: vrd2, jaren: {2022: {vak: 12450, vek: 12450}}}\n"
        "prognose_vek:\n  regels:\n    - deliverable: D1\n      bron: vrd2\n"
        "      maanden: {feb: 2167, mrt: 3395, mei: 500, aug: 12450}\n"
    )
    found, first = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert changed(first) == {"12450": Decimal(6388)}
    assert found.conclusion.confidence is PROBABLE


def test_a_name_is_not_put_right_where_that_would_break_what_another_table_says() -> None:
    # The cost model has the 61.596 of D3 under D1. That the budget should have them there would do
    # for these two; but the forecast has 61.596 for D3 as well, just what the budget has.
    text = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2}
deliverables:
  - {nr: D.22.12.1, omschrijving: Bouw}
  - {nr: D.22.12.3, omschrijving: Oplevering}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 69.564}
    - {deliverable: D.22.12.3, bron: vrd2, bedrag: 61.596}
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 69.564}}
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 61.596}}
prognose_vek:
  jaar: 2022
  bron: vrd2
  regels:
    - {deliverable: D.22.12.1, maanden: {mrt: 40.064, apr: 29.500}}
    - {deliverable: D.22.12.3, maanden: {mrt: 31.596, apr: 30.000}}
"""
    found, first = only(check_loaded([load_text(text, "dossier.yaml")], Settings()))
    assert first.kind is ActionKind.WRONG_LABEL
    assert [(one.place.line, one.proposed) for one in first.labels] == [(17, "D.22.12.3")]
    assert all(one.place.line == 17 for s in found.conclusion.suspects for one in s.labels)


def test_a_line_that_a_table_without_totals_lacks_is_told_with_what_others_have_for_it() -> None:
    # The forecast without totals lacks D2: 45.189 of 2022, in the cost model and in the calendar,
    # which has 100.677 of VRD 2.
    month = DOSSIER[DOSSIER.index("    - deliverable: D.22.12.2\n") :]
    month = month[: month.index("    - deliverable: D.22.12.3\n")]
    totals = DOSSIER[DOSSIER.index("  totaal:\n    maanden: [3.189, 4.500, 9") :]
    _, first = only(slipped((month, ""), (totals, "")))
    assert first.kind is ActionKind.ROW_OMITTED
    assert first.confidence is PROBABLE
    assert "D.22.12.2" in first.sentence.nl
    assert "45.189" in first.sentence.nl


def test_a_missing_line_that_alone_had_a_year_is_one_finding_with_what_is_remarked_of_it() -> None:
    # 2022 lacks 108.996 - 8.319 = 100.677, and nothing has an amount in 2023 but the total: 47.264.
    # VRD 2 has both in the cost model and in the budget: 147.941.
    line = (
        "    - {bron: vrd2, jaren: {2022: {vak: 100.677, vek: 100.677}, 2023: {vak: 47.264, vek: "
    )
    result = slipped((f"{line}47.264}}}}}}\n", ""))
    found, first = only(result)
    assert first.kind is ActionKind.ROW_OMITTED
    assert first.confidence is PROBABLE
    assert "VRD 2" in first.sentence.nl
    assert "147.941" in first.sentence.nl
    assert "DOC306" in {one.rule.code for one in found.consequences}
    assert "DOC306" not in codes(result)


def test_of_a_line_that_a_table_without_totals_lacks_no_totals_are_spoken_of() -> None:
    # The sentence has 31.450 from 2022 on, and the calendar has it in 2023 and 2024 only.
    text = """\
soort: projectdossier
nummer: "22.12"
titel: T
jaar: 2022
bronnen: {vrd2: VRD 2, beheer: VRD exploitatiebudget}
exploitatiekost: {per_jaar: 31.450, vanaf: 2022}
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 50.000, vek: 50.000}}}
    - {bron: beheer, jaren: {2023: {vak: 31.450, vek: 31.450}, 2024: {vak: 31.450, vek: 31.450}}}
"""
    _, first = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert first.kind is ActionKind.ROW_OMITTED
    assert "31.450" in first.sentence.nl
    assert "totalen" not in first.sentence.nl
    assert "totals" not in first.sentence.en


def test_amounts_that_are_alike_by_nature_are_not_taken_for_copies() -> None:
    # Hosting costs 42750 each year; 14250 was typed as 4275, and 42750 + 4275 = 47025 is 9975 less
    # than what is announced. That no other pair of years is alike is shown by nothing else.
    text = """\
soort: projectdossier
nummer: "22.12"
titel: T
jaar: 2022
bronnen: {vrd: VRD}
kostenmodel:
  exploitatie:
    regels:
      - {bron: vrd, omschrijving: Hosting, bedragen: {2023: 42750, 2024: 42750}}
      - {bron: vrd, omschrijving: Beheer, bedragen: {2023: 4275, 2024: 14250}}
exploitatiekost: {per_jaar: 57000, vanaf: 2023}
vak_vek_kalender:
  regels:
    - {bron: vrd, jaren: {2023: {vak: 57000, vek: 57000}, 2024: {vak: 57000, vek: 57000}}}
"""
    found, _ = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert found.conclusion.confidence is POSSIBLE
    assert {"4275": Decimal(14250)} in [changed(one) for one in found.conclusion.suspects]


def test_the_same_wrong_value_that_shows_in_two_tables_by_themselves_is_one_action() -> None:
    # 65.247 became 65.274 in the budget and in the cost model, which agree with each other so. The
    # total of the budget, 156.260, and the row of the cost model, 45.189 + 20.058, both say 65.247.
    result = slipped(
        ("bron: vrd2, bedrag: 65.247}", "bron: vrd2, bedrag: 65.274}"),
        ("totaal: 65.247}", "totaal: 65.274}"),
    )
    _, first = only(result)
    assert first.kind is ActionKind.SAME_VALUE_COPIED
    assert first.confidence is PROBABLE
    assert [(one.place.line, one.proposed) for one in first.cells] == [
        (13, Decimal(65247)),
        (21, Decimal(65247)),
    ]


def test_a_wrong_value_carried_on_in_two_tables_is_no_line_missing_in_each() -> None:
    # 8.319 became 8.139 in the cost model, for its year and its line, and in the calendar, for VAK
    # and VEK. The 108.996 of both and the budget say 8.319. The 180 are no line: two tables would
    # lack it at once.
    result = slipped(
        ("2022: 8.319, 2023: 0}, totaal: 8.319", "2022: 8.139, 2023: 0}, totaal: 8.139"),
        ("2022: {vak: 8.319, vek: 8.319}}}", "2022: {vak: 8.139, vek: 8.139}}}"),
    )
    _, first = only(result)
    assert first.kind is ActionKind.SAME_VALUE_COPIED
    assert first.confidence is PROBABLE
    assert [(one.place.line, one.proposed) for one in first.cells] == [
        (22, Decimal(8319)),
        (22, Decimal(8319)),
        (28, Decimal(8319)),
        (28, Decimal(8319)),
    ]
    assert (first.sentence.nl, first.sentence.en) == (
        "hetzelfde foute cijfer 8.139 staat ook in Kostenmodel: investeringen en "
        "VAK- en VEK-kalender",
        "the same wrong figure 8.139 stands in Cost model: investments and "
        "VAK and VEK calendar as well",
    )


REQUEST = """soort: exploitatiedossier
nummer: "22.12"
jaar: 2023
kosten:
  regels:
    - {kost: Hosting, bedragen: {2023: 41.700, 2024: 44.910, 2025: 48.160}}
    - {kost: Beheer, bedragen: {2023: 21.300, 2024: 22.030, 2025: 23.480}}
  totaal: {bedragen: {2023: 63.000, 2024: 66.940, 2025: 71.640}}
"""
PROJECT = """soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {exploitatie: VRD exploitatiebudget, vrd2: VRD 2 investeringen}
vak_vek_kalender:
  regels:
"""


def in_calendar(vak: tuple[int, ...], vek: tuple[int, ...], *, total: bool = False) -> str:
    """Return a line of the running costs from 2023 on."""
    years = ", ".join(
        f"{2023 + n}: {{vak: {one}, vek: {other}}}"
        for n, (one, other) in enumerate(zip(vak, vek, strict=True))
    )
    stated = f", totaal: {{vak: {sum(vak)}, vek: {sum(vek)}}}" if total else ""
    return f"    - {{bron: exploitatie, jaren: {{{years}}}{stated}}}\n"


def announced(calendar: str) -> list[dict[str, Decimal | None]]:
    """What may be wrong in the project where it announces another running cost than is asked."""
    project = load_text(PROJECT + calendar, "project.yaml")
    (found,) = broken(check_loaded([load_text(REQUEST, "request.yaml"), project], Settings()))
    assert found.finding.rule.code == "EXP401"
    return [changed(one) for one in found.conclusion.suspects if one.place.file == "project.yaml"]


@pytest.mark.parametrize(
    ("vak", "year"),
    [
        ((63812, 66940, 71640), 0),
        ((63000, 70287, 71640), 1),
        ((63000, 66940, 82386), 2),
        ((63000, 58204, 71640), 1),
        ((60900, 66940, 71640), 0),
    ],
)
@pytest.mark.parametrize("total", [False, True])
def test_a_commitment_is_suspected_with_the_payments_and_totals_that_repeat_it(
    vak: tuple[int, ...], year: int, *, total: bool
) -> None:
    # A payment that ran ahead of its commitment would exceed it, unless it goes along.
    asked = (63000, 66940, 71640)
    expected = {str(vak[year]): Decimal(asked[year])}
    if total:
        expected[str(sum(vak))] = Decimal(sum(asked))
    assert announced(in_calendar(vak, vak, total=total)) == [expected]


def codes(result: Result) -> set[str]:
    """The codes of what is told by itself, notes apart."""
    return {one.finding.rule.code for one in result.diagnoses if one.severity is not Severity.NOTE}


def test_what_is_remarked_of_a_wrong_figure_hangs_below_it() -> None:
    # 4.012 + 5.023 + 6.037 + 7.000 + 8.000 = 30.072: the month is negative since its sign is wrong.
    result = slipped(("5.023, 6.037", "-5.023, 6.037"))
    found, first = only(result)
    assert (first.kind, changed(first)) == (ActionKind.SIGN, {"-5.023": Decimal(5023)})
    assert "VEK301" in {one.rule.code for one in found.consequences}
    assert "VEK301" not in codes(result)


def test_a_line_that_stands_there_twice_is_told_apart_from_a_wrong_figure_in_it() -> None:
    line = "    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 65.247}\n"
    # 60.000 + 5.247 = 65.247; 60.900 is a digit off.
    apart = line.replace("65.247", "60.900") + line.replace("65.247", "5.247")
    result = slipped((line, apart))
    _, first = only(result)
    assert changed(first) == {"60.900": Decimal(60000)}
    assert "DEL302" in codes(result)


def test_a_line_that_stands_there_twice_is_told_with_what_it_does_to_the_total() -> None:
    line = "    - {deliverable: D.22.12.2, bron: eigen, bedrag: 8.319}\n"
    result = slipped((line, line + line))
    found, first = only(result)
    assert first.kind is ActionKind.ROW_TWICE
    assert "DEL302" in {one.rule.code for one in found.consequences}
    assert "DEL302" not in codes(result)


@pytest.mark.parametrize(
    ("percentage", "amount"), [(2, 64260), (3, 64890), (7, 67410), (11, 69930), (15, 72450)]
)
def test_the_year_before_and_a_whole_percentage_is_as_suspect_as_the_year_before_again(
    percentage: int, amount: int
) -> None:
    # The request has 63.000 for both years, the project 63.000 and so much more.
    assert 63000 * (100 + percentage) == 100 * amount
    request = REQUEST.replace("44.910", "41.700").replace("22.030", "21.300")
    request = request.replace("66.940", "63.000")

    def confidence(second: int) -> Confidence:
        years = (63000, second, 71640)
        files = (request, PROJECT + in_calendar(years, years))
        loaded = [load_text(one, f"{at}.yaml") for at, one in enumerate(files)]
        (found,) = broken(check_loaded(loaded, Settings()))
        return found.conclusion.confidence

    assert (confidence(amount), confidence(amount - 2)) == (POSSIBLE, PROBABLE)
