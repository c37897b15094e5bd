"""Decimal commas inside brackets: which are recognised and what is proposed."""

import pytest

from vrd2check.places import Place
from vrd2check.source import TextProblemKind, read_text
from vrd2check.source.parsers import AVAILABLE, Parser


@pytest.mark.parametrize("parser", AVAILABLE)
@pytest.mark.parametrize(
    ("text", "meant", "split", "collection"),
    [
        ("a: [15.974,02, 15.974,02]", "15.974,02", (1, 5, 1, 14), (1, 4, 1, 26)),
        ("a: [1, 15.974,02]", "15.974,02", (1, 8, 1, 17), (1, 4, 1, 18)),
        ("a: [15.974,02]", "15.974,02", (1, 5, 1, 14), (1, 4, 1, 15)),
        ("a: [15.974,02,15.974,03]", "15.974,02", (1, 5, 1, 14), (1, 4, 1, 25)),
        ("a: {2022: 1,5 mio}", "1,5 mio", (1, 11, 1, 18), (1, 4, 1, 19)),
        ("a: {2022: 1,5 mio }", "1,5 mio", (1, 11, 1, 18), (1, 4, 1, 20)),
        ("a: {2022: € 6.000,50, b: 1}", "€ 6.000,50", (1, 11, 1, 21), (1, 4, 1, 28)),
    ],
)
def test_a_split_decimal_comma_is_one_problem_a_collection(
    parser: Parser,
    text: str,
    meant: str,
    split: tuple[int, int, int, int],
    collection: tuple[int, int, int, int],
) -> None:
    (problem,) = read_text(text, "f", parser=parser).problems
    assert problem.kind is TextProblemKind.DECIMAL_COMMA
    assert problem.place == Place("f", *split)
    assert problem.related == (Place("f", *collection),)
    assert f'"{meant}"' in problem.message.nl
    assert f'"{meant}"' in problem.message.en


@pytest.mark.parametrize("parser", AVAILABLE)
def test_each_amount_that_a_comma_splits_in_a_mapping_is_told(parser: Parser) -> None:
    problems = read_text("a: {vak: 1,50, vek: 2,50}", "f", parser=parser).problems
    assert [problem.place[1:3] for problem in problems] == [(1, 10), (1, 21)]
    assert {problem.kind for problem in problems} == {TextProblemKind.DECIMAL_COMMA}


@pytest.mark.parametrize("parser", AVAILABLE)
@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 5]",
        'a: ["1,5", "2,5"]',
        "a: [0,0,0,0,0,0,0,0,0,0,0,12]",
        "a: [2022,2023]",
        "a: [34970,72820,62592]",
        "a: {2022: 100,2023: 200}",
        "a: [x,5]",
        "a:\n  - 1,5\n  - 2,5",
        "a: 1,5 mio",
    ],
)
def test_an_ordinary_comma_is_no_problem(parser: Parser, text: str) -> None:
    assert read_text(text, "f", parser=parser).problems == ()
