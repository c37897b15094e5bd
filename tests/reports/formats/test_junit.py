from xml.etree import ElementTree

import junitparser
import pytest

from tests.reports.formats.dossiers import BROKEN, EXPLAINED, checked
from tests.reports.formats.reading import read_junit
from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import Confidence, Suspect, blaming
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports import junit
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis
from vrd2check.rules import Severity, all_rules
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


def test_a_warning_is_output_of_a_case_that_passes(make):
    case = cases(make.result_of(make.remark(ONE)))["XXX101"]
    assert case.is_passed
    assert case.system_out == "a.yaml:1:1: XXX101 let op: Zo niet."


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
    certain = Suspect(elsewhere, make.Decimal(6500), Confidence.CERTAIN, None)
    result = make.result_of(Diagnosis(total, (), blaming((certain,))))
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
        assert root.find(".//system-out").text.endswith(name)


def test_an_unreadable_file_is_a_suite_of_its_own():
    result = check_loaded([load_text("soort: [", "a.yaml")], Settings())
    (suite,) = read_junit(write(result))
    assert suite.name == "a.yaml"
    assert suite.failures == 1
