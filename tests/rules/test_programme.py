"""Programme notes: what the examples cannot show."""

from textwrap import dedent

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.relations import Verdict
from vrd2check.rules import FAILURES
from vrd2check.settings import Settings

HEAD = """\
soort: programma
titel: VRD 2
jaar: 2022
"""
LIST = """\
projecten:
  regels:
    - {nummer: "22.1", bedrag: 400.000}
    - {nummer: "22.02", bedrag: 600.000}
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


def project(number: str, chapters: str, year: int = 2022) -> str:
    return (
        f'soort: projectdossier\nnummer: "{number}"\ntitel: P\njaar: {year}\n'
        "bronnen: {vrd2: VRD 2 investeringen, run: VRD exploitatie, eigen: Eigen middelen}\n"
        f"{chapters}"
    )


def calendar(vak: str, *more: str) -> str:
    rows = "".join(f"    - {row}\n" for row in more)
    return (
        "vak_vek_kalender:\n  regels:\n"
        f"    - {{bron: vrd2, jaren: {{2022: {{vak: {vak}, vek: {vak}}}}}}}\n{rows}"
    )


def test_credit_is_compared_with_the_lines_where_no_total_is_stated() -> None:
    assert spoken("PRG201", f"{HEAD}kredieten: {{2022: 999.990}}\n{LIST}") == [(7, "broken")]
    assert spoken("PRG201", f"{HEAD}kredieten: {{2022: 1.000.000}}\n{LIST}") == []
    assert spoken("PRG301", f"{HEAD}kredieten: {{2022: 1.000.010}}\n{LIST}") == [(4, "broken")]


def test_lost_projects_leave_the_credit_unchecked_unless_the_others_exceed_it() -> None:
    lost = f"{HEAD}onvolledig: [projecten]\nkredieten: {{2022: 1.000.000}}\n{LIST}"
    assert spoken("PRG201", lost) == spoken("PRG301", lost) == []
    assert spoken("PRG201", lost.replace("1.000.000", "999.990")) == [(8, "broken")]


def test_payments_exceed_the_projects_only_in_a_later_year() -> None:
    months = "prognose_vek: {jaar: 2022, totaal: 1.200.000}\n"
    assert spoken("PRG202", f"{HEAD}{LIST}{months}") == [(8, "broken")]
    earlier = "kredieten: {2021: 5.000.000, 2022: 1.000.000}\n"
    assert spoken("PRG202", f"{HEAD}{LIST}{months}{earlier}") == []
    for start, told in ((2021, []), (2022, [(9, "broken")])):
        term = f"looptijd: {{van: {start}, tot: 2024}}\n"
        assert spoken("PRG202", f"{HEAD}{term}{LIST}{months}") == told


def test_payments_of_another_year_than_the_projects_are_open() -> None:
    for year in (2021, 2023):
        text = f"{HEAD}{LIST}prognose_vek: {{jaar: {year}, totaal: 900.000}}\n"
        result = check_loaded([load_text(text, "a.yaml")], Settings())
        (open_,) = (one for one in result.judged if one.rule.code == "PRG202")
        assert open_.judgement.verdict is Verdict.UNCHECKED
        assert open_.words.because is not None
        assert str(year) in open_.words.because.en


def test_payments_are_compared_with_the_credit_where_no_projects_are_listed() -> None:
    months = "prognose_vek: {totaal: 1.200.000}\nkredieten: {2022: 1.000.000}\n"
    assert spoken("PRG202", f"{HEAD}{months}") == [(4, "broken")]


def test_project_is_one_in_any_spelling_of_its_number() -> None:
    text = LIST.replace('"22.02"', '"22.01"')
    assert spoken("PRG103", HEAD + text) == [(7, "remark")]


def test_line_of_a_project_is_compared_with_calendar_budget_or_cost_model() -> None:
    budget = (
        "budget:\n  regels:\n    - {bron: vrd2, bedrag: 500.000}\n    - {bron: eigen, bedrag: 1}\n"
    )
    unsourced = "budget:\n  regels: [{bedrag: 300.000}, {bedrag: 200.000}]\n"
    model = (
        "kostenmodel:\n  investeringen:\n    regels: [{bron: vrd2, bedragen: {2022: 500.000}}]\n"
    )
    for chapters in (calendar("500.000"), budget, unsourced, model):
        assert spoken("PRG401", HEAD + LIST, project("22.01", chapters)) == [(6, "broken")]
        right = chapters.replace("500.000", "400.000").replace("300.000", "200.000")
        assert spoken("PRG401", HEAD + LIST, project("22.01", right)) == []


def test_running_costs_and_own_means_are_not_the_programme_s() -> None:
    more = (
        "{bron: run, jaren: {2022: {vak: 9, vek: 9}}}",
        "{bron: eigen, jaren: {2022: {vak: 9, vek: 9}}}",
    )
    assert spoken("PRG401", HEAD + LIST, project("22.01", calendar("400.000", *more))) == []


def test_project_of_another_year_is_not_compared() -> None:
    assert spoken("PRG401", HEAD + LIST, project("22.01", calendar("1"), 2023)) == []


def test_dossier_that_states_nothing_hides_no_excess() -> None:
    note = f"{HEAD}kredieten: {{2022: 900.000}}\n"
    one, other = project("22.01", calendar("400.000")), project("22.02", calendar("600.000"))
    assert spoken("PRG402", note, one, other) == [(4, "broken")]
    silent = project("22.03", "")
    assert spoken("PRG402", note, one, other, silent) == [(4, "broken")]
    assert spoken("PRG402", note, one, silent) == []


def test_same_number_twice_leaves_the_credit_unchecked() -> None:
    note = f"{HEAD}kredieten: {{2022: 500.000}}\n"
    one = project("22.01", calendar("400.000"))
    assert spoken("PRG402", note, one, one) == []


def test_later_commitments_of_earlier_dossiers_count_in_the_credit() -> None:
    note = f"{HEAD}kredieten: {{2022: 900.000}}\n"
    earlier = project("21.01", calendar("600.000"), 2021)
    assert spoken("PRG402", note, project("22.01", calendar("400.000")), earlier) == [(4, "broken")]


def test_credit_of_a_year_is_that_of_the_latest_note() -> None:
    old = "soort: programma\ntitel: VRD 2\njaar: 2021\nkredieten: {2021: 1, 2022: 1}\n"
    new = f"{HEAD}kredieten: {{2022: 900.000}}\n"
    one = project("22.01", calendar("400.000"))
    assert spoken("PRG402", old, new, one) == []
    assert spoken("PRG402", old, one) == [(4, "broken")]


def test_missing_dossiers_are_told_at_once_and_only_beside_others_of_the_year() -> None:
    assert spoken("PRG403", HEAD + LIST) == []
    assert spoken("PRG403", HEAD + LIST, project("23.01", "", 2023)) == []
    assert spoken("PRG403", HEAD + LIST, project("22.07", "")) == [(6, "remark")]
    assert spoken("PRG404", HEAD + LIST, project("22.07", ""), project("22.08", "")) == [
        (5, "remark")
    ]
    lost = f"{HEAD}onvolledig: [projecten]\n{LIST}"
    assert spoken("PRG404", lost, project("22.07", "")) == []


def test_other_money_or_a_silent_dossier_leaves_the_share_and_the_credit_open() -> None:
    """150.000 of 1.150.000 is 13 %, not 15; with money of others beside it, nobody can tell."""
    own = "{bron: eigen, jaren: {2022: {vak: 150.000, vek: 150.000}}}"
    other = "{bron: Europa, jaren: {2022: {vak: 5, vek: 5}}}"
    second = project("22.02", calendar("600.000"))
    share = f"{HEAD}eigen_inbreng: 15 %\n{LIST}"
    assert spoken("PRG405", share, project("22.01", calendar("400.000", own)), second) != []
    assert spoken("PRG405", share, project("22.01", calendar("400.000", own, other)), second) == []
    credit = f"{HEAD}kredieten: {{2022: 1.000.000}}\n"
    texts = (credit, project("22.01", ""), second)
    loaded = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    (open_,) = (one for one in check_loaded(loaded, Settings()).judged if one.rule.code == "PRG402")
    assert open_.words.because is not None
    assert "22.01" in open_.words.because.en
    assert "22.02" not in open_.words.because.en


def test_own_share_is_as_precise_as_it_is_written() -> None:
    """150.000 of 1.000.000 + 150.000 is 13,04 %."""
    own = "{bron: eigen, jaren: {2022: {vak: 150.000, vek: 150.000}}}"
    dossiers = (
        project("22.01", calendar("400.000", own)),
        project("22.02", calendar("600.000")),
    )
    for share, wrong in (("13 %", False), ("13,0 %", False), ("13,1 %", True), ("15 %", True)):
        found = spoken("PRG405", f"{HEAD}eigen_inbreng: {share}\n{LIST}", *dossiers)
        assert found == ([(4, "remark")] if wrong else []), share
    assert spoken("PRG405", f"{HEAD}eigen_inbreng: 15 %\n{LIST}", dossiers[0]) == []


@pytest.mark.parametrize(
    ("clients", "wrong"),
    [
        ("maanden: [jan, mei, sep], in_de_tekst: [jan, mei, sep], om_de_maanden: 4", []),
        ("maanden: [jan, mei, okt], in_de_tekst: [jan, mei, sep]", ["de tekst zegt"]),
        # From September to January are four months, from January to June five.
        ("maanden: [jan, jun, sep], om_de_maanden: 4", ["van januari tot juni"]),
        # Between the steering groups of June and October there is none.
        ("maanden: [jan, mei, nov]", ["voor programmastuurgroep van oktober"]),
    ],
)
def test_bodies_meet_when_the_text_says(clients: str, wrong: list[str]) -> None:
    text = f"""\
soort: programma
titel: VRD 2
jaar: 2021
beheerstructuren:
  - {{structuur: Programmastuurgroep, maanden: [feb, jun, okt], om_de_maanden: 4}}
  - {{structuur: klantenfora, voor: programmastuurgroep, {clients}}}
"""
    result = check_loaded([load_text(text, "p.yaml")], Settings())
    found = [one.message(Language.NL) for one in result.findings if one.rule.code == "PRG106"]
    assert len(found) == len(wrong)
    assert all(part in said for part, said in zip(wrong, found, strict=True))


def test_an_own_share_of_nothing_at_all_is_not_judged() -> None:
    own = "{bron: eigen, jaren: {2022: {vak: 0, vek: 0}}}"
    texts = [f"{HEAD}eigen_inbreng: 15 %\n{LIST}"]
    texts += [project(number, calendar("0", own)) for number in ("22.01", "22.02")]
    loaded = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    codes = {one.rule.code for one in check_loaded(loaded, Settings()).findings}
    assert codes.isdisjoint({"PRG405", *(rule.code for rule in FAILURES)})


def test_the_total_of_the_months_is_told_with_its_year() -> None:
    months = "prognose_vek: {jaar: 2022, maanden: {jan: 5, feb: 5}, totaal: 11}\n"
    result = check_loaded([load_text(HEAD + months, "a.yaml")], Settings())
    (found,) = (one for one in result.findings if one.rule.code == "PRG102")
    assert "2022" in found.message(Language.NL)
