"""What the examples cannot show of the rules on a document."""

import re

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Collection, Loaded, load_text
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.rules import Context, Severity, all_rules
from vrd2check.schema import ShapeProblem, ShapeProblemKind
from vrd2check.settings import Settings
from vrd2check.source import TextProblem, TextProblemKind

PLACE = Place("a.yaml", 3, 5, 3, 9)
ELSEWHERE = Place("a.yaml", 1, 1, 1, 5)
SAID = Text("gezegd", "said")
NO_DOSSIER = load_text("", "a.yaml")._replace(problems=())

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
"""


def codes(text: str, *beginning: str) -> list[tuple[str, int]]:
    result = check_loaded([load_text(text, "a.yaml")], Settings(), frozenset({"a.yaml"}))
    findings = list(result.findings)
    return sorted(
        (one.rule.code, one.place.line)
        for one in findings
        if one.rule.code.startswith(beginning or "DOC")
        # The chapters that an example leaves out are not what these tests are about.
        and one.rule.code != "DOC301"
    )


def said_about(file: Loaded) -> list[tuple[str, Place, tuple[Place, ...], str]]:
    result = check_loaded([file], Settings(), frozenset({"a.yaml"}))
    return [
        (one.rule.code, one.place, one.related, one.message(Language.NL)) for one in result.findings
    ]


@pytest.mark.parametrize("kind", TextProblemKind)
def test_every_problem_of_the_text_is_told_by_one_rule(kind: TextProblemKind) -> None:
    problem = TextProblem(kind, PLACE, SAID, (ELSEWHERE,))
    told = said_about(NO_DOSSIER._replace(problems=(problem,)))
    assert [one[1:] for one in told] == [(PLACE, (ELSEWHERE,), "Gezegd")]


@pytest.mark.parametrize("kind", ShapeProblemKind)
def test_every_problem_of_the_shape_is_told_by_one_rule(kind: ShapeProblemKind) -> None:
    told = said_about(NO_DOSSIER._replace(shape=(ShapeProblem(kind, PLACE, SAID),)))
    assert [one[1:] for one in told] == [(PLACE, (), "Gezegd")]


def test_a_list_split_by_a_comma_has_no_wrong_length_besides() -> None:
    months = ", ".join(["15.974,02"] * 12)
    text = HEAD + f"prognose_vek:\n  regels:\n    - {{product: A, maanden: [{months}]}}\n"
    assert codes(text) == [("DOC111", 7)]


def test_a_mapping_split_by_a_comma_has_no_unknown_key_and_no_false_sum_besides() -> None:
    text = HEAD + (
        "budget:\n  regels:\n    - {product: A, bedrag: 1,5 mio}\n    - {product: B, bedrag: 500}\n"
        "  totaal: 1.500.500\n"
    )
    assert codes(text, "D") == [("DOC111", 7)]


def test_what_is_wrong_beside_a_split_mapping_is_still_told() -> None:
    text = HEAD + "budget:\n  regels:\n    - {product: A, bedrag: 1,5 mio}\n  total: 5\n"
    assert codes(text) == [("DOC111", 7), ("DOC122", 8)]


def test_a_value_of_the_wrong_type_is_not_unreadable_besides() -> None:
    assert codes(HEAD + "budget:\n  totaal: true\n") == [("DOC125", 6)]
    assert codes(HEAD + "looptijd: {van: true}\n") == [("DOC125", 5)]


def test_a_mistyped_nature_does_not_make_the_values_of_an_indicator_unreadable() -> None:
    head = "soort: evaluatie\nproject: A\njaar: 2022\nindicatoren:\n"
    assert codes(head + "  - {naam: A, aard: ja-nee, waarden: {2021: x, 2022: x}}\n") == [
        ("DOC126", 5)
    ]


def test_a_cell_repeated_by_an_alias_is_unreadable_once() -> None:
    text = (
        HEAD + "budget:\n  regels: &x\n    - {product: A, bedrag: 1;2}\nverdeling:\n  regels: *x\n"
    )
    assert [code for code in codes(text) if code[0] == "DOC131"] == [("DOC131", 7)]


def test_a_quarter_without_a_year_is_not_unreadable_where_only_the_year_is_missing() -> None:
    text = 'soort: projectdossier\nnummer: "22.12"\ntitel: A\nplanning:\n  - {actie: B, van: %s}\n'
    assert codes(text % "Q1") == [("DOC123", 1)]
    assert codes(text % "Q9") == [("DOC123", 1), ("DOC132", 5)]


@pytest.mark.parametrize("nothing", ["nvt", "/", '"-"', "n.v.t.", '""'])
def test_a_period_of_which_nothing_is_stated_is_not_unreadable(nothing: str) -> None:
    assert codes(HEAD + f"planning:\n  - {{actie: B, van: {nothing}}}\n") == []


def test_a_day_that_does_not_exist_is_unreadable() -> None:
    text = HEAD + "beslissingen:\n  - {document: VR 2022 0102, datum: 31 februari 2022}\n"
    assert ("DOC132", 6) in codes(text)


def test_the_thousands_point_is_told_once_and_not_for_quoted_or_unmistakable_amounts() -> None:
    lines = ['"9.502"', "9502", "9.502 €", "1.250.081", "9,50", "9.50", "8.000", "9.502", "4.000"]
    text = HEAD + "budget:\n  regels:\n" + "".join(f"    - bedrag: {one}\n" for one in lines)
    (finding,) = (one for one in said_about(load_text(text, "a.yaml")) if one[0] == "DOC133")
    assert finding[1].line == 13
    assert finding[3].startswith("In dit bestand staan 3 bedragen")
    single = HEAD + "budget:\n  regels:\n    - bedrag: 9.502\n"
    (finding,) = (one for one in said_about(load_text(single, "a.yaml")) if one[0] == "DOC133")
    assert finding[3].startswith("In dit bestand staat 1 bedrag")


def test_each_chapter_missing_from_a_submitted_dossier_is_told_and_the_draft_is_not() -> None:
    text = "soort: programma\nstatus: ingediend\ntitel: A\njaar: 2022\n"
    told = said_about(load_text(text, "a.yaml"))
    assert [(code, place.line) for code, place, *_ in told] == [("DOC134", 2)] * 3
    assert "`kredieten`" in told[0][3]
    draft = said_about(load_text(text.replace("ingediend", "ontwerp"), "a.yaml"))
    assert [code for code, *_ in draft] == ["DOC301"]


def test_a_chapter_with_a_mistyped_key_or_nothing_behind_it_is_told_once() -> None:
    text = "soort: programma\nstatus: ingediend\ntitel: A\njaar: 2022\n"
    given = 'kredieten: {2022: 5}\nprojecten: {regels: [{nummer: "22.1"}]}\n'
    assert codes(text + given + "prognosevek: {jaar: 2022, totaal: 5}\n") == [("DOC122", 7)]
    assert codes(text + given + "prognose_vek:\n") == [("DOC124", 7)]


def test_an_empty_chapter_is_told_unless_it_is_declared_incomplete() -> None:
    assert codes(HEAD + "kpis: []\n") == [("DOC302", 5)]
    assert codes(HEAD + "budget: {regels: []}\n") == [("DOC302", 5)]
    assert codes(HEAD + "kpis: []\nonvolledig: [kpis]\n") == []


def test_a_named_file_without_a_kind_is_told_and_one_in_a_folder_is_skipped() -> None:
    file = load_text("titel: A\n", "a.yaml")
    named = check_loaded([file], Settings(), frozenset({"a.yaml"}))
    assert [one.rule.code for one in named.findings] == ["DOC121"]
    found = check_loaded([file], Settings())
    assert found.skipped == ("a.yaml",)
    assert not found.findings


def test_rules_on_a_document_say_nothing_of_a_file_that_gives_no_dossier() -> None:
    context = Context(Collection([]), Settings())
    for rule in all_rules():
        if rule.subject is Loaded:
            assert list(rule.apply(NO_DOSSIER, context)) == []


def test_what_breaks_the_document_is_an_error() -> None:
    document = [rule for rule in all_rules() if rule.code.startswith("DOC1")]
    assert {rule.severity for rule in document if int(rule.code[3:]) < 132} == {Severity.ERROR}


def test_a_draft_is_told_of_every_chapter_that_it_lacks() -> None:
    text = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\nbronnen: {a: A}\n'
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    (found,) = (one for one in result.findings if one.rule.code == "DOC301")
    lacking = set(Settings().chapters_of("projectdossier")) - {"bronnen"}
    named = set(re.findall("`(.+?)`", found.message(Language.EN)))
    assert named == lacking
    assert len(lacking) > 7
