from xml.etree import ElementTree

import junitparser
import pytest

from tests.reports.formats.dossiers import BROKEN, EXPLAINED, checked
from tests.reports.formats.reading import read_junit
from tests.suspects import wrong_figure
from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import Confidence, blaming
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports import junit
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis
from vrd2check.rules import RULE_FAILED, Severity, all_rules
from vrd2check.settings import Settings

ONE = Place("a.yaml", 1, 1, 1, 2)


def write(result, language=Language.NL, **options):
    return junit.render(Report(result, language, **options))


def cases(result, **options):
    (suite,) = read_junit(write(result, **options))
    return {case.name.split()[0]: case for case in suite}


def test_there_is_a_suite_a_dossier_and_a_case_a_rule_that_looks_at_its_kind():
    texts = (BROKEN, BROKEN.replace("22.12", "22.13"), "soort: programma\ntitel: P\njaar: 2021\n")
    loaded = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    suites = list(read_junit(write(check_loaded(loaded, Settings()))))
    assert [suite.name for suite in suites] == ["22.12 · Proef", "22.13 · Proef", "P"]
    codes = [[case.name.split()[0] for case in suite] for suite in suites]
    assert codes[0] == codes[1]
    assert len(set(codes[0])) == len(codes[0])
    assert {"DEL101", "REF401", "DOC101"} <= set(codes[0])
    assert {"PRG101", "DOC101"} <= set(codes[2])
    assert not {"DEL101", "EVA101"} & set(codes[2])


def test_a_rule_that_found_errors_fails_once_and_tells_all_of_them(make):
    found = [make.remark(Place("a.yaml", line, 1, line, 2), Severity.ERROR) for line in (1, 2)]
    case = cases(make.result_of(*found))["XXX101"]
    (failure,) = case.result
    assert isinstance(failure, junitparser.Failure)
    assert failure.message == "Zo niet. (+1)"
    assert failure.text == "a.yaml:1:1: XXX101 fout: Zo niet.\na.yaml:2:1: XXX101 fout: Zo niet."


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.WARNING, "waarschuwing"), (Severity.NOTE, "nota")]
)
def test_a_rule_that_found_something_less_than_an_error_is_no_passed_case(make, severity, word):
    case = cases(make.result_of(make.remark(ONE, severity)))["XXX101"]
    (skipped,) = case.result
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message == f"{word.capitalize()}: Zo niet."
    assert skipped.text == f"a.yaml:1:1: XXX101 {word}: Zo niet."


def test_a_rule_that_counts_for_less_is_no_passed_case():
    lowered = Settings(severities={"DEL101": Severity.NOTE}, file="vrd2check.toml")
    result = check_loaded([load_text(BROKEN, "a.yaml")], lowered)
    (skipped,) = cases(result)["DEL101"].result
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message.startswith("Nota: Het totaal van het budget is 7.500")


def test_a_rule_that_could_judge_only_some_of_what_it_looks_at_is_no_passed_case():
    # Of the two lines one cost cannot be read: 10 × 100 = 1.000 holds, the other is open.
    text = BROKEN + (
        "inzet:\n  - aankooptype: Externe medewerkers\n    eenheid: mandagen\n    regels:\n"
        "      - {profiel: Architect, aantal: 10, prijs: 100, kost: 1000}\n"
        "      - {profiel: Tester, aantal: 10, prijs: 100, kost: 1;000}\n"
    )
    (skipped,) = cases(checked(text))["INZ101"].result
    assert (
        skipped.message == "Niet helemaal nagerekend: 1 van de 2 sommen en vergelijkingen kon niet."
    )


def test_a_rule_that_judged_nothing_is_no_passed_case():
    found = cases(checked(BROKEN))
    # It has a budget without subtotals, and no calendar.
    for code, why in (
        ("DEL102", "Niet nagerekend: er staat niets dat deze controle met elkaar vergelijkt."),
        ("VAK101", "Niet nagekeken: het hoofdstuk is er niet."),
        ("KPI301", "Niet nagekeken: het hoofdstuk is er niet."),
    ):
        (skipped,) = found[code].result
        assert (code, skipped.message) == (code, why)
    assert found["DEL302"].is_passed


def test_a_rule_that_failed_is_no_passed_case(make):
    failed = make.remark(ONE, Severity.ERROR)._replace(rule=RULE_FAILED, about={"code": "DEL302"})
    about = {"code": "DEL302", "name": "x", "what": "x", "error": "x"}
    found = cases(make.result_of(failed._replace(about=about)))
    assert found["DOC901"].result[0]._tag == "failure"
    (skipped,) = found["DEL302"].result
    assert skipped.message == "Niet nagekeken: de controle is zelf mislukt (DOC901)."


def test_what_was_only_read_along_makes_no_suite():
    loaded = [load_text(BROKEN.replace("22.12", f"22.1{n}"), f"{n}.yaml") for n in (2, 3)]
    whole = check_loaded(loaded, Settings())
    suites = list(read_junit(write(whole.about({"2.yaml"}))))
    assert [suite.name for suite in suites] == ["22.12 · Proef"]
    nothing = list(read_junit(write(whole.about(set()))))
    assert nothing == []


def test_what_concerns_a_dossier_and_stands_in_one_read_along_is_told_in_its_suite(make):
    total = make.broken_sum("totaal: 7.500\nregels: [6.000, 1.000]", "7.500", "6.000", "1.000")
    elsewhere = make.broken_sum("a: 6.000", "6.000", file="b.yaml").figures[0]
    result = make.result_of(total._replace(place=elsewhere[1].place, related=(ONE,)))
    (suite,) = read_junit(write(result))
    assert suite.name == "Proef"
    assert {case.name.split()[0]: case for case in suite}["XXX101"].result[0]._tag == "failure"


def test_a_rule_that_could_judge_nothing_is_skipped_and_not_green():
    unreadable = BROKEN.replace("bedrag: 6000", "bedrag: 6;000")
    case = cases(checked(unreadable))["DEL101"]
    (skipped,) = case.result
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message.startswith("Niet nagerekend: ")


def test_an_explained_finding_skips_its_case_with_the_reason():
    case = cases(checked(EXPLAINED))["DEL101"]
    (skipped,) = case.result
    assert skipped.message == "Toegelicht: Het saldo volgt in 2023."
    assert skipped.text.startswith("a.yaml:13:11: DEL101 fout: Het totaal van het budget")


def test_what_is_explained_does_not_hide_a_warning_of_the_same_rule(make):
    warning = Diagnosis(make.remark(ONE, Severity.WARNING, code="DEL101"))
    case = cases(checked(EXPLAINED)._replace(diagnoses=(warning,)))["DEL101"]
    (skipped,) = case.result
    assert skipped.message == "Waarschuwing: Zo niet."
    assert "Het saldo volgt in 2023." in case.system_out


def test_a_rule_that_only_failed_for_a_cause_told_elsewhere_is_not_green(make):
    consequence = make.remark(Place("a.yaml", 9, 1, 9, 2), code="XXX102")
    lead = Diagnosis(make.remark(ONE, Severity.ERROR), (consequence,))
    found = cases(make.result_of(lead))
    assert found["XXX101"].result[0]._tag == "failure"
    (skipped,) = found["XXX102"].result
    assert skipped.message == "Klopt niet, om dezelfde reden als XXX101 (a.yaml:1:1)."


def test_a_rule_that_is_ignored_is_skipped_and_not_green():
    ignored = check_loaded([load_text(BROKEN, "a.yaml")], Settings(ignored=frozenset({"DEL101"})))
    (skipped,) = cases(ignored)["DEL101"].result
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message == "Niet nagekeken op verzoek."


def test_a_suite_tells_what_was_not_checked(make):
    result = make.result_of(absent=["kpis", "planning"], unchecked=[make.Reason.ABSENT])
    root = ElementTree.fromstring(write(result, Language.EN))
    assert root.findtext("testsuite/system-out") == (
        "Open: 1 relation could not be checked, because a figure is missing.\n"
        "Chapters that are not there, and so were not checked: kpis, planning."
    )
    ignored = check_loaded([load_text(BROKEN, "a.yaml")], Settings(ignored=frozenset({"DEL101"})))
    (suite,) = ElementTree.fromstring(write(ignored)).findall("testsuite")
    assert suite.findtext("system-out").endswith("\nNiet nagekeken op verzoek: DEL101.")
    whole = ElementTree.fromstring(write(make.result_of()))
    assert whole.find("testsuite/system-out") is None


def test_what_is_told_in_one_file_and_shows_in_another_is_green_in_neither(make):
    source = "totaal: 7.500\nregels: [6.000, 1.000]"
    total = make.broken_sum(source, "7.500", "6.000", "1.000")
    elsewhere = make.broken_sum(source, "6.000", "1.000", file="b.yaml").figures[0][1]
    certain = wrong_figure(elsewhere, make.Decimal(6500), Confidence.CERTAIN)
    result = make.result_of(Diagnosis(total, (), blaming((certain,))))
    (examined,) = result.examined
    also = examined._replace(file="b.yaml", label="b.yaml")
    result = result._replace(examined=(examined, also))
    suites = {suite.name: list(suite) for suite in read_junit(write(result))}
    (failed,) = [case for case in suites["b.yaml"] if case.name.startswith("XXX101 ")]
    assert failed.result[0].message == (
        "Hier hoort 6.500 te staan in plaats van 6.000. Dat blijkt op a.yaml:1:9: Zo niet."
    )
    (skipped,) = [case for case in suites["Proef"] if case.name.startswith("XXX101 ")]
    assert skipped.result[0].message == "Klopt niet, om dezelfde reden als XXX101 (b.yaml:2:10)."


def test_the_counts_are_those_of_the_cases():
    result = checked(BROKEN)
    root = ElementTree.fromstring(write(result))
    (suite,) = root.findall("testsuite")
    for element in (root, suite):
        assert int(element.get("tests")) == len(suite.findall("testcase"))
        assert int(element.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(element.get("skipped")) == len(suite.findall("testcase/skipped"))
        assert element.get("errors") == "0"
    assert len(suite.findall("testcase")) <= len(all_rules())


def test_what_was_looked_at_is_among_the_properties():
    root = ElementTree.fromstring(write(checked(BROKEN)))
    found = {one.get("name"): one.get("value") for one in root.iter("property")}
    assert found["file"] == "a.yaml"
    assert found["relations.broken"] == "1"
    assert "kostenmodel" in found["absent_chapters"]


def test_the_class_of_a_case_has_one_point_so_that_jenkins_groups_it_by_kind():
    case = cases(checked(BROKEN))["DEL101"]
    assert case.classname == "projectdossier.22-12 · Proef"


@pytest.mark.parametrize("name", ["]]>", "<b>&amp;", "\"'", "[[ATTACHMENT|/x]]", "a\x00b\ufffe"])
def test_any_text_gives_xml_that_reads_back(make, name):
    root = ElementTree.fromstring(write(make.result_of(make.remark(ONE, nl=name), label=name)))
    shown = root.find("testsuite").get("name")
    assert "[[" not in shown
    assert shown.isprintable()
    if name.isprintable() and "[[" not in name:
        assert shown == name
        assert root.find("testsuite/testcase/skipped").text is not None
        assert any((one.text or "").endswith(name) for one in root.iter("skipped"))


def test_an_unreadable_file_is_a_suite_of_its_own():
    result = check_loaded([load_text("soort: [", "a.yaml")], Settings())
    (suite,) = read_junit(write(result))
    assert suite.name == "a.yaml"
    assert suite.failures == 1
