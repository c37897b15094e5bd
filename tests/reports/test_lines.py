from tests.reports.formats.dossiers import EXPLAINED, checked
from tests.suspects import wrong_figure
from vrd2check.diagnosis.conclusions import Confidence, blaming
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports import lines
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis

SOURCE = "totaal: 7.500\nregels: [6.000, 1.000]"


def test_each_finding_is_one_line_with_place_code_and_message(make):
    cause = make.broken_sum(SOURCE, "7.500", "6.000", "1.000", nl="Er staat {stated}.")
    result = make.result_of(Diagnosis(cause, (make.remark(Place("a.yaml", 2, 1, 2, 2)),)))
    assert lines.render(Report(result, Language.NL)) == (
        "a.yaml:1:9: XXX101 Er staat 7.500. (+1 met dezelfde oorzaak)\n"
    )


def test_a_line_end_in_a_name_does_not_make_a_second_line(make):
    finding = make.remark(Place("a\nb.yaml", 1, 1, 1, 2), nl="Een\nnaam.")
    text = lines.render(Report(make.result_of(finding), Language.NL))
    assert text == "a\\x0ab.yaml:1:1: XXX101 Een\\x0anaam.\n"


def test_rounding_notes_are_written_only_when_asked(make):
    source = "totaal: 7.001\nregels: [6.000, 1.000]"
    result = make.result_of(make.broken_sum(source, "7.001", "6.000", "1.000"))
    assert lines.render(Report(result, Language.NL)) == ""
    (line,) = lines.render(Report(result, Language.NL, rounding=True)).splitlines()
    assert line.startswith("a.yaml:1:9: XXX101 ")


def test_what_is_explained_comes_last_with_its_reason_before_the_message():
    result = checked(EXPLAINED)
    (line,) = lines.render(Report(result, Language.NL)).splitlines()
    assert line == (
        "a.yaml:13:11: DEL101 Toegelicht: Het saldo volgt in 2023. Het totaal van het budget is "
        "7.500, maar de lijnen samen geven 7.000: 500 verschil."
    )


def test_a_figure_that_is_certain_in_another_file_is_told_there(make):
    total = make.broken_sum(SOURCE, "7.500", "6.000", "1.000")
    elsewhere = make.broken_sum(SOURCE, "6.000", "1.000", file="b.yaml").figures[0][1]
    certain = wrong_figure(elsewhere, make.Decimal(6500), Confidence.CERTAIN)
    result = make.result_of(Diagnosis(total, (), blaming((certain,))))
    assert lines.render(Report(result, Language.EN)) == (
        "b.yaml:2:10: XXX101 This should be 6.500 instead of 6.000. It shows at a.yaml:1:9: "
        "Not so.\n"
    )


def test_the_summary_counts_what_was_judged(make):
    result = make.result_of(make.broken_sum(SOURCE, "7.500", "6.000", "1.000"))
    assert lines.summary(Report(result, Language.EN)) == (
        "1 dossier, 3 figures, 1 relation: 0 agree, 0 agree but for rounding, 1 does not agree, "
        "0 could not be checked.\n"
        "1 error in 1 dossier. Correct what is marked as an error and check again.\n"
    )
