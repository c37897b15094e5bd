"""What is said about a dossier that has the wrong shape, and where."""

import re
from pathlib import Path

import pytest

from vrd2check.places import Place
from vrd2check.schema import ShapeProblem, ShapeProblemKind, kinds, validate
from vrd2check.source import read_text

HERE = Path(__file__).parent
PROJECT = 'soort: projectdossier\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'
"""Four lines, so that what a test adds begins on line 5."""


def problems_of(text: str) -> tuple[ShapeProblem, ...]:
    root = read_text(text, "a.yaml").root
    assert root is not None
    return validate(root)


def added(text: str) -> tuple[ShapeProblem, ...]:
    """The problems of a valid project dossier with this below its head."""
    return problems_of(PROJECT + text)


def only(found: tuple[ShapeProblem, ...]) -> ShapeProblem:
    (problem,) = found
    return problem


def named(problem: ShapeProblem) -> list[str]:
    """Return what the sentence shows as it is written, the same in both languages."""
    dutch, english = (re.findall("`([^`]*)`", text) for text in problem.message)
    assert dutch == english
    return dutch


def span(line: int, column: int, end_column: int) -> Place:
    return Place("a.yaml", line, column, line, end_column)


@pytest.mark.parametrize("path", sorted((HERE / "valid").glob("*.yaml")), ids=lambda p: p.stem)
def test_nothing_is_said_of_a_dossier_with_the_right_shape(path: Path) -> None:
    assert problems_of(path.read_text(encoding="utf-8")) == ()


def test_a_mistyped_key_is_one_problem_and_not_also_a_missing_key() -> None:
    problem = only(added("budget:\n  regels:\n    - {bron: vrd2, bedraag: 100}\n"))
    assert problem == ShapeProblem(
        ShapeProblemKind.UNKNOWN_KEY, span(7, 20, 27), problem.message, "bedrag"
    )
    assert named(problem) == ["bedraag", "bedrag"]


def test_a_key_in_capitals_is_recognised() -> None:
    problem = only(added("Budget:\n  totaal: 5\n"))
    assert (problem.place, problem.suggestion) == (span(5, 1, 7), "budget")


def test_a_key_with_a_dash_or_a_space_is_recognised() -> None:
    found = added("vak-vek kalender:\n  regels: []\n")
    assert only(found).suggestion == "vak_vek_kalender"


def test_a_key_that_is_already_there_is_not_suggested_again() -> None:
    problem = only(added("budget: {totaal: 5, totaall: 6}\n"))
    assert problem.suggestion is None
    assert named(problem) == ["totaall", "regels", "subtotalen", "totaal"]


def test_a_key_of_the_level_below_is_shown_its_place() -> None:
    problem = only(added("budget:\n  bron: vrd2\n"))
    assert (problem.place, problem.suggestion) == (span(6, 3, 7), None)
    assert named(problem) == ["bron", "regels", "subtotalen"]
    assert "lager" in problem.message.nl


def test_a_year_beside_the_amounts_per_year_does_not_also_count_as_their_absence() -> None:
    problem = only(
        added("kostenmodel:\n  investeringen:\n    regels:\n      - {bron: vrd2, 2022: 500}\n")
    )
    assert problem.place == span(8, 22, 26)
    assert named(problem) == ["2022", "bedragen"]
    assert "down" in problem.message.en


def test_a_key_of_the_level_above_is_shown_its_place() -> None:
    problem = only(added("budget:\n  regels:\n    - {bedrag: 5, subtotalen: 6}\n"))
    assert named(problem) == ["subtotalen", "regels"]
    assert "hoger" in problem.message.nl


def test_each_missing_key_is_named_at_the_start_of_what_lacks_it() -> None:
    found = problems_of("jaar: 2022\nsoort: projectdossier\n")
    assert [problem.kind for problem in found] == [ShapeProblemKind.MISSING_KEY] * 2
    assert {problem.place for problem in found} == {span(1, 1, 5)}
    assert [named(problem) for problem in found] == [["nummer"], ["titel"]]


def test_what_an_empty_block_lacks_stands_at_its_first_character() -> None:
    problem = only(added("risicos:\n  - {}\n"))
    assert problem.kind is ShapeProblemKind.MISSING_KEY
    assert problem.place == span(6, 5, 6)


def test_of_alternatives_one_missing_key_is_reported() -> None:
    problem = only(added("inzet:\n  - regels:\n      - {profiel: Architect}\n"))
    assert problem.kind is ShapeProblemKind.MISSING_KEY
    assert named(problem) == ["aantal", "kost"]


def test_a_wrong_type_is_one_problem_at_the_value_as_written() -> None:
    problem = only(added("budget:\n  totaal: [1, 2]\n"))
    assert problem.kind is ShapeProblemKind.WRONG_TYPE
    assert problem.place == span(6, 11, 17)
    assert named(problem) == ["totaal"]
    assert "lijst van 2" in problem.message.nl
    assert "bedrag" in problem.message.nl


def test_an_item_of_a_list_is_named_by_its_number() -> None:
    problem = only(added("planning:\n  - {actie: Start}\n  - Einde\n"))
    assert problem.place == span(7, 5, 10)
    assert named(problem)[:2] == ["planning", "Einde"]
    assert "punt 2" in problem.message.nl


def test_an_empty_chapter_is_to_be_filled_in_or_left_out() -> None:
    problem = only(added("planning:\n"))
    assert problem.kind is ShapeProblemKind.EMPTY
    assert "weg" in problem.message.nl


def test_an_empty_key_that_must_be_there_is_not_to_be_left_out() -> None:
    problem = only(added("risicos:\n  - {risico: , kans: 3}\n"))
    assert problem.kind is ShapeProblemKind.EMPTY
    assert named(problem) == ["risico"]
    assert "weg" not in problem.message.nl


@pytest.mark.parametrize("written", ["", "~", "null", '"  "'])
def test_a_reason_is_obligatory(written: str) -> None:
    found = added(f"toelichtingen:\n  - regel: VEK101\n    reden: {written}\n")
    assert only(found).kind is ShapeProblemKind.EMPTY


@pytest.mark.parametrize("written", ["22.10", "22.1", "22.05"])
def test_a_dossier_number_without_quotes_is_refused_as_it_was_written(written: str) -> None:
    text = PROJECT.replace('"22.12"', written)
    problem = only(problems_of(text))
    assert problem.kind is ShapeProblemKind.UNQUOTED_NUMBER
    assert problem.place == span(2, 9, 9 + len(written))
    assert problem.suggestion == f'"{written}"'
    assert written in problem.message.nl


def test_a_number_that_is_no_dossier_number_gets_no_quotes_suggested() -> None:
    problem = only(problems_of(PROJECT.replace('"22.12"', "2212")))
    assert (problem.kind, problem.suggestion) == (ShapeProblemKind.WRONG_TYPE, None)


def test_a_quoted_number_of_another_form_is_not_allowed() -> None:
    problem = only(problems_of(PROJECT.replace('"22.12"', '"22.012"')))
    assert problem.kind is ShapeProblemKind.NOT_ALLOWED_VALUE
    assert named(problem) == ["nummer", "22.012"]
    assert '"22.05"' in problem.message.nl


def test_a_text_that_yaml_takes_for_a_truth_value_needs_quotes() -> None:
    problem = only(added("risicos:\n  - {risico: true}\n"))
    assert (problem.kind, problem.suggestion) == (ShapeProblemKind.WRONG_TYPE, '"true"')


def test_quotes_make_no_amount_of_a_truth_value() -> None:
    assert only(added("budget: {totaal: true}\n")).suggestion is None


def test_a_word_that_is_not_allowed_brings_the_one_like_it() -> None:
    problem = only(added("status: Ingedient\n"))
    assert problem == ShapeProblem(
        ShapeProblemKind.NOT_ALLOWED_VALUE, span(5, 9, 18), problem.message, "ingediend"
    )
    assert named(problem) == ["status", "Ingedient", "ontwerp", "ingediend", "ingediend"]


def test_a_year_that_is_none_is_not_allowed() -> None:
    assert only(added("exploitatiekost: {per_jaar: 5, vanaf: 23}\n")).kind is (
        ShapeProblemKind.NOT_ALLOWED_VALUE
    )


def test_too_few_months_are_counted() -> None:
    problem = only(added("prognose_vek:\n  totaal: {maanden: [1, 2, 3]}\n"))
    assert (problem.kind, problem.place) == (ShapeProblemKind.WRONG_LENGTH, span(6, 21, 30))
    assert re.findall(r"\d+", problem.message.nl)[:2] == ["3", "12"]


def test_a_thirteenth_value_is_probably_the_total() -> None:
    problem = only(added(f"prognose_vek:\n  totaal: {{maanden: [{', '.join('1' * 13)}]}}\n"))
    assert "`totaal`" in problem.message.nl


def test_too_many_months_may_come_of_a_decimal_comma() -> None:
    amounts = ", ".join(["15.974,02"] * 12)
    problem = only(added(f"prognose_vek:\n  totaal: {{maanden: [{amounts}]}}\n"))
    assert "24" in problem.message.nl
    assert "komma" in problem.message.nl


def test_a_mistyped_month_is_recognised() -> None:
    found = added("prognose_vek:\n  totaal: {maanden: {janauri: 4}}\n")
    assert only(found).suggestion == "januari"


def test_a_key_among_years_is_told_what_belongs_there() -> None:
    problem = only(problems_of("soort: programma\ntitel: a\njaar: 2021\nkredieten: {ooit: 5}\n"))
    assert named(problem) == ["ooit"]
    assert "jaren" in problem.message.nl


def test_all_problems_are_given_at_once_in_the_order_of_the_file() -> None:
    found = added(
        "status: klaar\nbudget:\n  regels:\n    - {bedraag: 1}\n    - {bron: vrd2}\n  totaal: {}\n"
    )
    assert [(problem.kind, problem.place.line) for problem in found] == [
        (ShapeProblemKind.NOT_ALLOWED_VALUE, 5),
        (ShapeProblemKind.UNKNOWN_KEY, 8),
        (ShapeProblemKind.MISSING_KEY, 9),
        (ShapeProblemKind.WRONG_TYPE, 10),
    ]


def test_of_a_key_that_occurs_twice_the_last_value_is_looked_at() -> None:
    assert only(added("budget: {totaal: 5}\nbudget: {totaal: []}\n")).place.line == 6


def test_a_shared_block_is_judged_once_for_each_problem() -> None:
    found = added("budget:\n  regels:\n    - &a {bedraag: 1}\n    - *a\n")
    assert len(found) == 1


def test_a_missing_kind_is_the_one_problem_and_the_keys_give_it_away() -> None:
    problem = only(problems_of("plafond: 5\nactueel_tot: juli\nonzin: 1\n"))
    assert problem == ShapeProblem(
        ShapeProblemKind.UNKNOWN_KIND, span(1, 1, 8), problem.message, "evaluatie"
    )
    assert named(problem)[-1] == "evaluatie"


def test_a_kind_like_another_is_the_one_problem() -> None:
    problem = only(problems_of("soort: Project dossier\nonzin: 1\n"))
    assert (problem.kind, problem.place) == (ShapeProblemKind.UNKNOWN_KIND, span(1, 8, 23))
    assert problem.suggestion == "projectdossier"


def test_a_kind_that_nothing_points_to_brings_all() -> None:
    problem = only(problems_of("soort: [x]\n"))
    assert problem.suggestion is None
    assert named(problem) == ["soort", *kinds()]


def test_only_the_shape_of_its_own_kind_is_looked_at() -> None:
    problem = only(problems_of("soort: programma\ntitel: a\njaar: 2021\nplafond: 5\n"))
    assert (problem.kind, problem.place) == (ShapeProblemKind.UNKNOWN_KEY, span(4, 1, 8))


def test_a_long_value_is_cut_in_the_message() -> None:
    problem = only(added(f"status: {'x' * 100}\n"))
    assert f"`{'x' * 40}…`" in problem.message.nl
