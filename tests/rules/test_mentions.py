"""What sentences say beside what stands in tables and lists; the numbers are made by hand."""

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.settings import Settings

PROJECT = """\
soort: projectdossier
nummer: "22.12"
titel: Loket
jaar: 2022
bronnen: {vrd2: VRD 2}
budget:
  regels:
    - {bron: vrd2, bedrag: 11.600.000}
vermeldingen:
  - %s
"""
EVALUATION = """\
soort: evaluatie
project: Loket
jaar: 2022
indicatoren:
  - {naam: Aantal besturen, aard: stand, waarden: {2021: 33, Q2 2022: 33, Q3 2022: 35}}
vermeldingen:
  - %s
"""


def told(text: str, mention: str) -> list[tuple[str, str]]:
    result = check_loaded([load_text(text % mention, "x.yaml")], Settings())
    return [
        (one.rule.code, one.message(Language.NL))
        for one in result.findings
        if one.rule.code in ("REF208", "REF209", "KPI304")
    ]


def test_a_dossier_asks_no_more_than_its_sentence_estimates_for_all() -> None:
    # "11 mio" is known to half a million, 11.600.000 to 0,50: 600.000 is beyond 500.000,50.
    (found,) = told(PROJECT, "{over: project, hoogstens: 11 mio}")
    assert found == (
        "REF208",
        "Een zin raamt alles op hoogstens 11.000.000; het budget vraagt 11.600.000: 600.000 meer.",
    )
    assert told(PROJECT, "{over: project, hoogstens: 12 mio}") == []


def test_a_count_is_that_of_the_list_beside_it() -> None:
    for text in (PROJECT, EVALUATION):
        (found,) = told(text, "{over: andere, wat: modules, aantal: 21, opgesomd: 16}")
        assert found[1].startswith("Een zin spreekt van 21")
        assert "modules" in found[1]
        assert told(text, "{over: andere, wat: modules, aantal: 16, opgesomd: 16}") == []
        assert told(text, "{over: andere, wat: modules, aantal: 21}") == []


def test_a_count_is_that_of_the_indicator_at_its_moment() -> None:
    about = "over: indicatoren, bij: aantal  Besturen"
    assert told(EVALUATION, f"{{{about}, aantal: 35, van: Q3 2022}}") == []
    assert [one[0] for one in told(EVALUATION, f"{{{about}, aantal: 35, van: Q2 2022}}")] == [
        "REF209"
    ]
    # Of a moment that the series lacks, nothing is known.
    assert told(EVALUATION, f"{{{about}, aantal: 35, van: Q4 2022}}") == []
    assert told(EVALUATION, f"{{{about}, aantal: 35, van: 2022}}") == []


def test_a_baseline_is_not_of_after_the_execution() -> None:
    assert told(PROJECT, "{over: nulmeting, wat: x, van: 2022}") == []
    assert [one[0] for one in told(PROJECT, "{over: nulmeting, wat: x, van: 2023}")] == ["KPI304"]


def test_what_is_left_out_of_a_list_may_be_counted_in_a_sentence() -> None:
    listed = PROJECT.replace("budget:", "deliverables:\n  - {nr: D.22.12.1}\nbudget:")
    assert [code for code, _ in told(listed, "{over: deliverables, aantal: 2}")] == ["REF209"]
    incomplete = listed.replace("budget:", "onvolledig: [deliverables]\nbudget:")
    assert told(incomplete, "{over: deliverables, aantal: 2}") == []


def test_a_period_is_told_with_the_chapter_that_it_is_about() -> None:
    calendar = (
        "vak_vek_kalender:\n  regels:\n"
        "    - {bron: vrd2, jaren: {2022: {vak: 5, vek: 5}, 2023: {vak: 5, vek: 5}}}\n"
    )
    text = PROJECT.replace("vermeldingen:", f"{calendar}vermeldingen:")
    mention = "{over: vak_vek_kalender, van: 2022, tot: 2024}"
    result = check_loaded([load_text(text % mention, "x.yaml")], Settings())
    (found,) = (one for one in result.findings if one.rule.code == "REF210")
    assert found.about == {"chapter": "vak_vek_kalender", "said": "2024", "there": "2023"}
