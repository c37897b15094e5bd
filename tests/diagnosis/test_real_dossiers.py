"""What the diagnosis says of the errors in the real dossiers, worked out by hand."""

from decimal import Decimal
from pathlib import Path

from vrd2check.checking import check, check_loaded
from vrd2check.diagnosis.conclusions import ActionKind, Confidence, Suspect
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings

DOSSIERS = Path(__file__).parents[2] / "dossiers"


def suspects(file: str, code: str) -> tuple[Suspect, ...]:
    (path,) = DOSSIERS.glob(file)
    diagnoses = check([path], Settings()).diagnoses
    (found,) = [one for one in diagnoses if one.finding.rule.code == code]
    return found.conclusion.suspects


def test_a_tester_for_two_years_has_a_total_ten_times_too_high() -> None:
    # 3.500 in 2023 and in 2024 make 7.000; the subtotals of 5.000 a year confirm both years.
    (suspect,) = suspects("22.08-*", "KFM101")
    assert (suspect.cells[0].figure.written, suspect.cells[0].proposed) == ("70000", Decimal(7000))
    assert suspect.confidence is Confidence.CERTAIN
    assert suspect.kind.value == "factor-ten"


def test_a_quarter_of_the_budget_was_shared_out_with_a_digit_wrong() -> None:
    # 25 % of 250.000 is 62.500. The share is confirmed by the others, which make 100 % with it, and
    # the base by theirs; but one digit that differs tells little.
    (suspect,) = suspects("22.11-*", "DEL105")
    assert (suspect.cells[0].figure.written, suspect.cells[0].proposed) == (
        "62.000,00",
        Decimal(62500),
    )
    assert suspect.confidence is Confidence.PROBABLE


def test_days_that_do_not_make_their_subtotal_tie() -> None:
    # 30 + 4 + 10 + 20 + 4 + 10 + 12 = 90, and 82 is stated. 82 fits the grand total of 238, so by
    # one figure alone it can only be a line, 8 less; not one of 4 days, since -4 days are none. Or
    # 82 should be 90, and 238 was made with it.
    found = suspects("22.10-*", "INZ102")
    (totals,) = [one for one in found if len(one.cells) > 1]
    lines = [one for one in found if len(one.cells) == 1]
    assert sorted(int(one.cells[0].figure.written) for one in lines) == [10, 10, 12, 20, 30]
    assert {one.confidence for one in (*lines, totals)} == {Confidence.POSSIBLE}
    assert all(one.cells[0].proposed == Decimal(one.cells[0].figure.written) - 8 for one in lines)
    assert [(one.figure.written, one.proposed) for one in totals.cells] == [
        ("82", Decimal(90)),
        ("238", Decimal(246)),
    ]


def test_a_forecast_that_misses_the_calendar_by_little_has_many_suspects() -> None:
    # The six rows, to the cent, are 66,80 short of 1.500.000, the round grant. So that comes first:
    # it stands there four times, as VAK and VEK of the year and in total. Else a row is wrong, its
    # total and one of its months; nobody can tell which.
    first, *rows = suspects("22.05-mandatenbeheer.yaml", "VEK202")
    assert {one.confidence for one in (first, *rows)} == {Confidence.POSSIBLE}
    assert {(one.figure.written, one.proposed) for one in first.cells} == {
        ("1 500 000,00 €", Decimal("1499933.20"))
    }
    assert len(first.cells) == 4
    proposed = {one.cells[0].figure.written: one.cells[0].proposed for one in rows}
    assert proposed["136 000,00 €"] == Decimal("136066.80")
    assert len(rows) == 6


def test_a_settlement_far_beyond_what_is_stated_is_not_probably_right() -> None:
    # 24.000 in 2022 and 11.000 in 2023 are all that D3 settles; its forecast has 185.931 in 2022.
    (suspect,) = suspects("22.08-*", "VEK202")
    assert suspect.confidence is Confidence.POSSIBLE


def test_a_running_cost_that_was_cut_off_is_not_certain() -> None:
    # The calendar has 175.836,75; 175.836 is granted, and the lines of the request make just that.
    paths = [DOSSIERS / f"22.05-mandatenbeheer{end}.yaml" for end in ("", ".exploitatie-2023")]
    diagnoses = check(paths, Settings()).diagnoses
    found = [one.conclusion.suspects for one in diagnoses if one.finding.rule.code == "EXP401"]
    assert len(found) == 2
    assert found[0][0].kind is ActionKind.CUT_OFF
    assert all(
        suspect.confidence is not Confidence.CERTAIN for suspects in found for suspect in suspects
    )


def test_a_source_that_forecast_and_calendar_call_by_another_name_takes_no_side() -> None:
    # 1.250.081 in 2022: of the relance budget in the forecast, of VRD 2 in the calendar.
    found = suspects("22.03-*", "VEK202")
    assert {one.confidence for one in found} == {Confidence.POSSIBLE}
    assert {(label.written, label.proposed) for one in found for label in one.labels} == {
        ("relance", "vrd2"),
        ("vrd2", "relance"),
    }


def test_swapped_digits_are_certain_where_figures_are_rounded_and_one_digit_is_not() -> None:
    # The row is 3 above its total of 584.481 and may be off by 6,5: that leaves 34.961 to 34.973
    # for 34.970. The column of 40.728 may be off by 2: 34.968 to 34.972. Few are two swapped
    # digits away from 43.970; one digit is easily so by chance.
    (path,) = DOSSIERS.glob("22.03-*")
    text = path.read_text(encoding="utf-8")
    found = {}
    for wrong in ("43.970", "31.970"):
        slipped = text.replace("maanden: [34.970,", f"maanden: [{wrong},")
        result = check_loaded([load_text(slipped, "dossier.yaml")], Settings())
        found[wrong] = [
            (one.kind, one.confidence, cell.proposed, cell.is_range)
            for diagnosis in result.diagnoses
            for one in diagnosis.conclusion.actions
            for cell in one.cells
        ]
    assert found["43.970"] == [
        (ActionKind.DIGITS_SWAPPED, Confidence.CERTAIN, Decimal(34970), False)
    ]
    ((_, confidence, proposed, is_range),) = found["31.970"]
    assert (confidence, is_range) == (Confidence.PROBABLE, True)
    assert abs(proposed - 34970) <= 1


def mistyped(name: str, line: str, old: str, new: str) -> list[tuple[ActionKind, Confidence, str]]:
    """What is probably wrong, first, in a real dossier with one figure mistyped on a line."""
    (path,) = DOSSIERS.glob(name)
    text = path.read_text(encoding="utf-8")
    (was,) = (one for one in text.splitlines() if one.strip().startswith(line))
    assert was.count(old) == 1
    slipped = text.replace(was, was.replace(old, new))
    before, after = (
        check_loaded([load_text(one, "dossier.yaml")], Settings()).diagnoses
        for one in (text, slipped)
    )
    known = {one.finding.rule.code for one in before if one.finding.is_broken}
    return [
        (first.kind, first.confidence, ", ".join(cell.figure.written for cell in first.cells))
        for one in after
        if one.finding.is_broken and one.finding.rule.code not in known
        for first in one.conclusion.suspects[:1]
    ]


def test_a_total_ten_times_too_high_is_no_amount_carried_on_through_all_tables() -> None:
    # 33.385 + 31.065 + 17.534 + 3.466 = 85.450, which is rounded to 85.449. That of two months with
    # 31.065 one should be 800.105, carried on into seven totals, is no likely other reading.
    assert mistyped("22.03-*", "maanden: [40.728", "85.449", "854.490") == [
        (ActionKind.FACTOR_TEN, Confidence.PROBABLE, "854.490")
    ]


def test_a_total_that_is_as_another_since_its_months_are_is_not_taken_for_a_copy() -> None:
    # May and June have 9.878, 31.268 and 9.293 each. What is wrong is a digit too many.
    ((kind, _, written),) = mistyped(
        "22.07-*", "maanden: {mrt: € 16 251", "jun: € 31 268", "jun: € 310 268"
    )
    assert (kind, written) == (ActionKind.DIGIT_ADDED, "€ 310 268")


def test_what_one_month_lacks_is_no_line_where_every_line_has_all_months() -> None:
    # December of D2 is 6.619, and 6.000 was typed as in the other months: 619 less.
    found = mistyped("22.00-*", "maanden: [6.000, 6000", "6619", "6000")
    assert found
    assert all(kind is not ActionKind.ROW_OMITTED for kind, _, _ in found)


def told(name: str, old: str, new: str) -> dict[str, Suspect]:
    """What is said first, by rule, of a real dossier in which something else stands once."""
    (path,) = DOSSIERS.glob(name)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    result = check_loaded([load_text(text.replace(old, new), "dossier.yaml")], Settings())
    return {
        one.finding.rule.code: one.conclusion.suspects[0]
        for one in result.diagnoses
        if one.finding.is_broken and one.conclusion.suspects
    }


def test_a_line_that_stands_there_twice_makes_nothing_certain_of_what_it_is_compared_with() -> None:
    # 300.000 a year is announced, and stands in the calendar once too often. One digit of the
    # announcement would do for both years; but that is not what happened.
    line = (
        "    - {bron: exploitatie, jaren: {2023: {vak: 300.000, vek: 300.000}, "
        "2024: {vak: 300.000, vek: 300.000}}}\n"
    )
    said = told("22.09-*", line, line * 2)["KFM202"]
    assert said.kind is ActionKind.ROW_TWICE
    assert said.confidence is not Confidence.CERTAIN


def test_a_row_that_lost_its_first_month_is_shifted() -> None:
    # Of D.22.09.9 the first 17.600 fell off, so that all stands a month too early: the cost model
    # has 249.050, and the months come to 231.450. January still has 17.600, that of February.
    right = "[17.600, 17.600, 27.600, 27.600, 44.600, 44.600, 44.600, 24.850, 0, 0, 0, 0]"
    early = "[17.600, 27.600, 27.600, 44.600, 44.600, 44.600, 24.850, 0, 0, 0, 0, 0]"
    said = told("22.09-*", right, early)["VEK102"]
    assert said.kind is ActionKind.ROW_SHIFTED
    assert [(cell.figure.written, cell.proposed) for cell in said.cells] == [
        ("27.600", Decimal(17600)),
        ("44.600", Decimal(27600)),
        ("24.850", Decimal(44600)),
        ("0", Decimal(24850)),
    ]


def test_a_line_that_stands_there_twice_is_told_beside_another_error_in_the_same_subtotal() -> None:
    # The subtotal of D.22.08.3 has 10.000 in all; 70.000 for 7.000 is 63.000 too much in it, and a
    # second line of 7.000 besides. By year only the line shows, with 3.500.
    (path,) = DOSSIERS.glob("22.08-*")
    text = path.read_text(encoding="utf-8")
    first = text.index("      - deliverable: D.22.08.3\n")
    line = text[first : text.index("      - deliverable:", first + 1)]
    said = told("22.08-*", line, line * 2)
    assert (said["KFM101"].kind, said["KFM101"].cells[0].proposed) == (
        ActionKind.FACTOR_TEN,
        Decimal(7000),
    )
    assert said["KFM102"].kind is ActionKind.ROW_TWICE


def test_a_line_under_another_name_is_told_beside_another_error_in_the_same_subtotal() -> None:
    (path,) = DOSSIERS.glob("22.08-*")
    text = path.read_text(encoding="utf-8")
    profile = text.index("        profiel: Ontwikkelaar back\n")
    line = text[text.rindex("      - deliverable: D.22.08.3\n", 0, profile) : profile]
    whole = line + "        profiel: Ontwikkelaar back\n"
    said = told("22.08-*", whole, whole.replace("D.22.08.3", "D.22.08.1"))
    assert said["KFM101"].kind is ActionKind.FACTOR_TEN
    assert [(one.written, one.proposed) for one in said["KFM102"].labels] == [
        ("D.22.08.1", "D.22.08.3")
    ]


def test_of_people_one_may_be_missing_as_well_as_their_total_be_an_old_one() -> None:
    # 70 days of 1.060 are 74.200, which the total still has; no total of the days tells more.
    (path,) = DOSSIERS.glob("22.08-*")
    (line,) = (
        one
        for one in path.read_text(encoding="utf-8").splitlines(keepends=True)
        if "profiel: Ontwikkelaar Front," in one and '"70,00"' in one
    )
    said = told("22.08-*", line, "")["INZ103"]
    assert said.confidence is Confidence.POSSIBLE
    assert said.kind is ActionKind.ROW_OMITTED
    assert "74.200" in said.sentence.nl
