import json

import pytest

from tests.reports.formats.dossiers import BROKEN, EXPLAINED, checked
from tests.reports.formats.reading import read_sarif
from tests.suspects import wrong_figure
from vrd2check.diagnosis.conclusions import Confidence, blaming
from vrd2check.fixes import Change, Edit
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.reports import sarif
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis
from vrd2check.rules import Severity

SOURCE = "totaal: 7.500\nregels: [6.000, 1.000]"


def read(result, language=Language.NL, root=".", edits=(), **options):
    return read_sarif(sarif.log_of(Report(result, language, root=root, **options), edits))


@pytest.fixture
def broken(make):
    finding = make.broken_sum(SOURCE, "7.500", "6.000", "1.000", nl="Er staat {stated}.")
    suspect = wrong_figure(finding.figures[1][1], make.Decimal(6500), Confidence.PROBABLE)
    return Diagnosis(finding, (), blaming((suspect,)))


def test_a_result_has_its_rule_level_region_and_related_locations(make, broken):
    run = read(make.result_of(broken))
    (found,) = run["results"]
    assert (found["ruleId"], found["ruleIndex"], found["level"]) == ("XXX101", 0, "error")
    assert run["tool"]["driver"]["rules"][0]["id"] == "XXX101"
    assert run["columnKind"] == "unicodeCodePoints"
    (location,) = found["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "a.yaml"},
        "region": {"startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 14},
    }
    related = {
        one["id"]: (one["message"]["text"], one["physicalLocation"]["region"]["startColumn"])
        for one in found["relatedLocations"]
    }
    # The suspect comes first, then the other figures.
    assert related == {
        1: ("waarschijnlijk: met 6.500 in plaats van 6.000 klopt het", 10),
        2: ("deel: 1.000", 17),
    }
    assert found["message"]["text"] == (
        "Er staat 7.500. Waarschijnlijk: met 6.500 in plaats van 6.000 op 2:10 klopt het. "
        "Zie ook: [2:10](1), [2:17](2)."
    )


@pytest.mark.parametrize("severity", Severity)
def test_a_rule_has_its_own_level_whatever_was_found(make, severity):
    finding = make.remark(Place("a.yaml", 1, 1, 1, 2), severity=severity)
    run = read(make.result_of(finding, source=SOURCE))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"level": severity.value}
    assert run["results"][0]["level"] == severity.value


def test_the_help_of_a_rule_is_markdown_in_the_language_of_the_reader():
    result = checked(BROKEN)
    for language, words in (
        (Language.NL, ("Totaal van het budget", "Dit geeft een bevinding:", "subtotalen")),
        (Language.EN, ("Total of the budget", "This gives a finding:", "subtotals")),
    ):
        run = read(result, language)
        assert run["language"] == language.value
        (described,) = [one for one in run["tool"]["driver"]["rules"] if one["id"] == "DEL101"]
        assert described["shortDescription"]["text"] == words[0]
        assert words[1] in described["help"]["markdown"]
        assert "```yaml" in described["help"]["markdown"]
        assert words[2] in described["help"]["text"]


def test_an_explained_finding_is_a_suppressed_result_with_its_justification():
    result = checked(EXPLAINED)
    (one,) = result.explained
    (found,) = [one for one in read(result)["results"] if "suppressions" in one]
    assert found["ruleId"] == "DEL101"
    (suppression,) = found["suppressions"]
    assert suppression["kind"] == "inSource"
    assert suppression["status"] == "accepted"
    assert suppression["justification"] == "Het saldo volgt in 2023"
    region = suppression["location"]["physicalLocation"]["region"]
    assert region["startLine"] == one.explanation.place.line


def test_a_safe_correction_is_a_fix_of_the_finding_that_it_mends(make, broken):
    place = broken.finding.place
    reason = Text("samen 7.000", "together 7.000")
    safe = Change((Edit(place, "7.500", "7.000"),), reason, "XXX101")
    unsafe = safe._replace(safe=False)
    other = safe._replace(code="XXX102")
    (found,) = read(make.result_of(broken), edits=[safe])["results"]
    (fix,) = found["fixes"]
    assert fix["description"]["text"] == "7.500 → 7.000: samen 7.000"
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 14},
            "insertedContent": {"text": "7.000"},
        }
    ]
    for edit in (unsafe, other):
        assert "fixes" not in read(make.result_of(broken), edits=[edit])["results"][0]


def test_a_certain_figure_that_only_a_consequence_names_has_its_safe_fix_too(
    make,
):
    source = "totaal: 7.500\nregels: [6.000, 1.000]\nrij: 90"
    finding = make.broken_sum(source, "7.500", "6.000", "1.000")
    below = make.broken_sum(source, "90", "6.000", code="XXX102")
    culprit = below.figures[0][1]
    certain = wrong_figure(culprit, make.Decimal(6000), Confidence.CERTAIN)
    told = Diagnosis(finding, (below,), blaming((certain,)))
    edit = Change((Edit(culprit.place, "90", "6.000"),), Text("", ""), "XXX102")
    (found,) = read(make.result_of(told), edits=[edit])["results"]
    assert found["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    (fix,) = found["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"][0]["deletedRegion"]["startLine"] == 3


@pytest.mark.parametrize(
    ("file", "root", "uri"),
    [
        ("/r/map/a b#1.yaml", "/r", "map/a%20b%231.yaml"),
        ("/r/a:b.yaml", "/r", "a%3Ab.yaml"),
        ("/elders/é.yaml", "/r", "file:///elders/%C3%A9.yaml"),
        ("/r/a\udcff.yaml", "/r", "a%FF.yaml"),
    ],
)
def test_a_path_is_a_uri_from_the_root(make, file, root, uri):
    result = make.result_of(make.remark(Place(file, 1, 1, 1, 2)), file=file)
    (found,) = read(result, root=root)["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_no_more_related_locations_are_given_than_are_read(make):
    places = [Place("a.yaml", line, 1, line, 2) for line in range(2, 300)]
    (found,) = read(make.result_of(make.remark(Place("a.yaml", 1, 1, 1, 2), related=places)))[
        "results"
    ]
    assert len(found["relatedLocations"]) == 100
    assert found["message"]["text"].count("](") == 5


def test_a_run_tells_what_was_looked_at_even_when_nothing_was_found(make):
    run = read(make.result_of())
    assert run["results"] == []
    assert run["properties"]["dossiers"] == 1
    assert run["properties"]["relations"] == {
        "holds": 0,
        "rounding": 0,
        "broken": 0,
        "unchecked": 0,
    }


def test_rounding_is_a_note_and_only_told_when_asked(make):
    source = "totaal: 7.001\nregels: [6.000, 1.000]"
    result = make.result_of(make.broken_sum(source, "7.001", "6.000", "1.000"))
    assert read(result)["results"] == []
    (note,) = read(result, rounding=True)["results"]
    assert note["level"] == "note"


def test_the_log_is_ascii(make):
    finding = make.remark(Place("a.yaml", 1, 1, 1, 2), nl="é \x1b")
    text = sarif.render(Report(make.result_of(finding), Language.NL))
    assert text.isascii()
    assert json.loads(text)["runs"][0]["results"][0]["message"]["text"] == "É \\x1b"
