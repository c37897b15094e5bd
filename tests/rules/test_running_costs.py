"""Running-cost dossiers: what the examples cannot show."""

from textwrap import dedent

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.settings import Settings

REQUEST = """\
soort: exploitatiedossier
nummer: "22.05"
jaar: 2023
kosten:
  regels:
    - {kost: Hosting, bedragen: {2023: 115.836, 2024: 115.836}}
    - {kost: Beheer, bedragen: {2023: 60.000, 2024: 60.000}}
"""
PROJECT = """\
soort: projectdossier
nummer: "22.5"
titel: Mandatenbeheer
jaar: 2022
bronnen: {vrd2: VRD2 Investing, run: VRD2 Exploitatie}
"""


def spoken(code: str, *texts: str) -> list[tuple[int, str]]:
    """Return line and verdict of all findings of a rule, in order."""
    loaded = [load_text(dedent(text), f"{n}.yaml") for n, text in enumerate(texts)]
    result = check_loaded(loaded, Settings())
    return sorted(
        (one.place.line, one.judgement.verdict.value if one.judgement else "remark")
        for one in result.findings
        if one.rule.code == code
    )


def unchecked(*texts: str) -> int:
    loaded = [load_text(dedent(text), f"{n}.yaml") for n, text in enumerate(texts)]
    return check_loaded(loaded, Settings()).examined[0].tally.verdicts[Verdict.UNCHECKED]


def test_amount_cut_off_instead_of_rounded_is_beyond_the_slack() -> None:
    """175.836 against 175.836,75: 0,75 apart, while 0,5 + 0,005 is what rounding explains."""
    calendar = """\
vak_vek_kalender:
  regels:
    - {bron: run, jaren: {2023: {vak: "175.836,75", vek: "175.836,75"}}}
"""
    total = "  totaal: {bedragen: {2023: 175.836}}\n"
    assert spoken("EXP401", REQUEST + total, PROJECT + calendar) == [(8, "broken")]
    rounded = "  totaal: {bedragen: {2023: 175.837}}\n"
    assert spoken("EXP401", REQUEST + rounded, PROJECT + calendar) == [(8, "rounding")]


def test_request_without_a_total_is_compared_by_its_lines() -> None:
    calendar = """\
vak_vek_kalender:
  regels:
    - {bron: run, jaren: {2023: {vak: 175.836, vek: 175.836}, 2024: {vak: 170.000, vek: 170.000}}}
"""
    assert spoken("EXP401", REQUEST, PROJECT + calendar) == [(6, "broken")]


def test_settlement_serves_where_only_it_is_stated() -> None:
    calendar = """\
vak_vek_kalender:
  regels:
    - {bron: run, jaren: {2023: {vek: 175.000}, 2024: {vek: 175.836}}}
"""
    assert spoken("EXP401", REQUEST, PROJECT + calendar) == [(6, "broken")]


def test_investment_lines_of_the_calendar_are_left_out() -> None:
    calendar = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2023: {vak: 500.000, vek: 500.000}}}
    - {bron: run, jaren: {2023: {vak: 175.836, vek: 175.836}, 2024: {vak: 175.836, vek: 175.836}}}
"""
    assert spoken("EXP401", REQUEST, PROJECT + calendar) == []


def test_empty_cell_in_a_year_of_the_calendar_is_zero() -> None:
    """The calendar has a column 2023, and no running cost in it."""
    calendar = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2023: {vak: 500.000, vek: 500.000}}}
    - {bron: run, jaren: {2024: {vak: 175.836, vek: 175.836}}}
"""
    assert spoken("EXP401", REQUEST, PROJECT + calendar) == [(6, "broken")]


def test_line_without_a_source_or_lost_lines_leave_the_calendar_unchecked() -> None:
    loose = """\
vak_vek_kalender:
  regels:
    - {bron: run, jaren: {2023: {vak: 100.000, vek: 100.000}}}
    - {omschrijving: Beheer, jaren: {2023: {vak: 75.000, vek: 75.000}}}
"""
    assert spoken("EXP401", REQUEST, PROJECT + loose) == []
    lost = """\
onvolledig: [vak_vek_kalender]
vak_vek_kalender:
  regels:
    - {bron: run, jaren: {2023: {vak: 100.000, vek: 100.000}, 2024: {vak: 1, vek: 1}}}
"""
    assert spoken("EXP401", REQUEST, PROJECT + lost) == []
    assert unchecked(REQUEST, PROJECT + lost) >= 2


def test_cost_model_and_then_a_sentence_serve_without_a_calendar() -> None:
    model = """\
kostenmodel:
  exploitatie:
    regels:
      - {aankooptype: Hosting, bedragen: {2023: 175.836, 2024: 180.000}}
exploitatiekost: {per_jaar: 1, vanaf: 2023}
"""
    assert spoken("EXP401", REQUEST, PROJECT + model) == [(6, "broken")]
    sentence = "exploitatiekost: {per_jaar: 180.000, vanaf: 2024}\n"
    assert spoken("EXP401", REQUEST, PROJECT + sentence) == [(6, "broken")]


def test_investment_is_compared_with_the_budget_where_there_is_no_calendar() -> None:
    granted = REQUEST + 'hefboomkrediet: {investering: {2022: "1,5 mio"}}\n'
    budget = """\
budget:
  regels:
    - {bron: vrd2, bedrag: 1.600.000}
    - {bron: eigen, bedrag: 100.000}
"""
    assert spoken("EXP402", granted, PROJECT + budget) == [(8, "broken")]
    close = budget.replace("1.600.000", "1.549.933")
    assert spoken("EXP402", granted, PROJECT + close) == [(8, "rounding")]


def test_number_is_found_in_any_spelling_and_doubles_are_not_compared() -> None:
    calendar = """\
vak_vek_kalender:
  regels:
    - {bron: run, jaren: {2023: {vak: 1, vek: 1}, 2024: {vak: 1, vek: 1}}}
"""
    assert spoken("EXP403", REQUEST, PROJECT) == []
    assert spoken("EXP403", REQUEST) == [(2, "remark")]
    assert spoken("EXP401", REQUEST, PROJECT + calendar, PROJECT + calendar) == []


def test_a_year_beyond_those_of_the_other_side_is_not_compared() -> None:
    granted = REQUEST + "hefboomkrediet: {exploitatie: {2022: 1, 2023: 175.836}}\n"
    assert spoken("EXP201", granted) == []
    assert spoken("EXP201", granted.replace("2023: 175.836", "2023: 175.863")) == [(8, "broken")]


def test_a_year_between_those_of_the_other_side_is_zero_there() -> None:
    granted = REQUEST + "hefboomkrediet: {exploitatie: {2023: 175.836, 2030: 175.836}}\n"
    assert spoken("EXP201", granted) == [(6, "broken")]


def test_a_budget_without_years_is_not_compared_with_what_was_granted_in_two_of_them() -> None:
    """300 in all may well be 100 in one year and 200 in the other: nobody can tell."""
    granted = REQUEST + "hefboomkrediet: {investering: {2022: 100, 2023: 200}}\n"
    budget = "budget:\n  regels:\n    - {bron: vrd2, bedrag: 300}\n"
    assert spoken("EXP402", granted, PROJECT + budget) == []
    without = unchecked(REQUEST, PROJECT + budget)
    assert unchecked(granted, PROJECT + budget) == without + 2


def test_results_that_name_no_deliverable_do_not_tell_which_are_missing() -> None:
    project = PROJECT + "deliverables:\n  - {nr: D.22.05.1}\n  - {nr: D.22.05.2}\n"
    results = REQUEST + "resultaten:\n  - {resultaat: In gebruik}\n"
    assert spoken("EXP404", results, project) == []
    named = results + "  - {deliverable: D.22.05.1, resultaat: In gebruik}\n"
    assert spoken("EXP404", named, project) == [(8, "remark")]


def test_of_a_year_that_the_project_does_not_tell_it_is_said_which_project() -> None:
    calendar = (
        "vak_vek_kalender:\n  regels:\n    - {bron: run, jaren: {2023: {vak: 175.836, vek: 1}}}\n"
    )
    loaded = [load_text(REQUEST, "0.yaml"), load_text(PROJECT + calendar, "1.yaml")]
    because = {
        one.words.because.en
        for one in check_loaded(loaded, Settings()).judged
        if one.rule.code == "EXP401" and one.words.because is not None
    }
    assert len(because) == 1
    assert all("project 22.5" in one and "2024" in one for one in because)
