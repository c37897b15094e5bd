import json

from tests.reports.formats.dossiers import BROKEN, EXPLAINED, checked
from tests.reports.formats.reading import read_gitlab
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports import gitlab
from vrd2check.reports.report import Report
from vrd2check.rules import Severity
from vrd2check.settings import Settings

SOURCE = "totaal: 7.500\nregels: [6.000, 1.000]"
ONE = Place("a.yaml", 1, 1, 1, 2)


def read(result, language=Language.NL, root=".", **options):
    return read_gitlab(gitlab.render(Report(result, language, root=root, **options)))


def test_an_issue_has_what_gitlab_asks_for(make):
    finding = make.broken_sum(SOURCE, "7.500", "6.000", "1.000", nl="Er staat {stated}.")
    (issue,) = read(make.result_of(finding))
    assert issue["check_name"] == "XXX101"
    assert issue["description"] == "Er staat 7.500."
    assert issue["severity"] == "major"
    assert issue["location"] == {
        "path": "a.yaml",
        "lines": {"begin": 1, "end": 1},
        "positions": {"begin": {"line": 1, "column": 9}, "end": {"line": 1, "column": 14}},
    }


def test_each_severity_has_its_own(make):
    found = [make.remark(ONE, severity) for severity in Severity]
    assert [issue["severity"] for issue in read(make.result_of(*found))] == [
        "major",
        "minor",
        "info",
    ]


def test_the_same_finding_has_the_same_fingerprint_in_both_languages_and_after_a_move():
    def mark(text, language):
        (issue,) = [one for one in read(checked(text), language) if one["check_name"] == "DEL101"]
        return issue["fingerprint"]

    moved = BROKEN.replace("budget:", "\n\nbudget:")
    assert mark(BROKEN, Language.NL) == mark(BROKEN, Language.EN) == mark(moved, Language.NL)


def test_paths_are_told_from_the_root(make):
    result = make.result_of(make.remark(Place("/r/map/a.yaml", 1, 1, 1, 2)), file="/r/map/a.yaml")
    assert read(result, root="/r")[0]["location"]["path"] == "map/a.yaml"


def test_an_explained_finding_is_information_with_the_reason():
    (issue,) = [one for one in read(checked(EXPLAINED)) if one["check_name"] == "DEL101"]
    assert issue["severity"] == "info"
    assert issue["description"].startswith("Toegelicht: Het saldo volgt in 2023. Het totaal van")


def test_nothing_found_is_an_empty_list(make):
    assert json.loads(gitlab.render(Report(make.result_of(), Language.NL))) == []


def test_what_was_not_checked_is_information_at_the_first_line_of_its_dossier(make):
    result = make.result_of(absent=["kpis"], unchecked=[make.Reason.UNREADABLE])
    (issue,) = read(result, Language.EN)
    assert issue["severity"] == "info"
    assert issue["description"] == (
        "Open: 1 relation could not be checked, because a figure is unreadable. "
        "Chapters that are not there, and so were not checked: kpis."
    )
    assert issue["location"]["path"] == "a.yaml"
    assert issue["location"]["lines"] == {"begin": 1, "end": 1}
    # It stays the same one when less is left open, and in the other language.
    less = make.result_of(absent=["kpis"])
    assert [one["fingerprint"] for one in read(less)] == [issue["fingerprint"]]


def test_rules_that_were_ignored_are_told(make):
    result = check_loaded([load_text(BROKEN, "a.yaml")], Settings(ignored=frozenset({"DEL101"})))
    (issue,) = [one for one in read(result) if one["check_name"] == "vrd2check"]
    assert issue["description"].endswith(" Niet nagekeken op verzoek: DEL101.")


def test_two_files_with_one_number_have_issues_of_their_own():
    loaded = [load_text(BROKEN, name) for name in ("a.yaml", "b.yaml")]
    issues = read(check_loaded(loaded, Settings(ignored=frozenset({"DEL101"}))))
    told = [one["location"]["path"] for one in issues if one["check_name"] == "vrd2check"]
    assert told == ["a.yaml", "b.yaml"]
