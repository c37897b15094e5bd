"""Indicators: what the examples cannot show."""

from textwrap import dedent

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings


def spoken(code: str, *texts: str) -> list[tuple[int, str]]:
    """Return line and verdict of all findings of a rule, in order."""
    loaded = [load_text(dedent(text), f"{n}.yaml") for n, text in enumerate(texts)]
    result = check_loaded(loaded, Settings())
    return sorted(
        (one.place.line, one.judgement.verdict.value if one.judgement else "remark")
        for one in result.findings
        if one.rule.code == code
    )


def indicator(nature: str, values: str) -> str:
    return (
        "soort: evaluatie\nproject: VlaVirGem\njaar: 2022\nindicatoren:\n"
        f"  - naam: Aantal\n    aard: {nature}\n    waarden: {{{values}}}\n"
    )


@pytest.mark.parametrize(
    ("values", "falls"),
    [
        ("2021: 173, Q1 2022: 135, Q2 2022: 150, Q4 2022: 173, 2023: 225", 1),
        ("2021: 30, 2022: 25, 2023: 20", 0),  # meant to fall
        ("2021: 30, 2022: 25", 0),  # nobody can tell
        ("2021: 20, 2022: 30, 2023: 25", 1),  # up, a little down, still higher
        ("2021: 30, 2022: 20, 2023: 25", 0),  # down, a little up, still lower
        ("2021: 100, 2022: 110, 2023: 120, 2024: 13", 1),  # a digit lost at the end
        ("2023: 40, 2022: 30, 2021: 20", 0),  # written backwards, it rises
        ("2021: 5, 2022: 5, 2023: 5", 0),
        ("2021: , 2022: n, 2023: nvt", 0),
    ],
)
def test_level_falls_only_where_it_is_meant_to_rise(values: str, falls: int) -> None:
    assert len(spoken("EVA301", indicator("stand", values))) == falls
    assert spoken("EVA301", indicator("stroom", values)) == []


@pytest.mark.parametrize(
    ("values", "hole"),
    [
        ("2021: 1, Q1 2022: 1, Q2 2022: 1, Q3 2022: 1, Q4 2022: 1, 2023: 1", False),
        ("Q4 2022: 15, 2023: 35, 2024: 45", False),  # a series may begin halfway a year
        ("2021: 1, 2022: 2, Q1 2023: 3, Q2 2023: 4", False),  # and end halfway
        ("2021: 1, Q2 2022: 1, Q3 2022: 1, Q4 2022: 1", True),
        ("Q1 2022: 1, Q3 2022: 1", True),
        ("Q1 2022: 1, Q2 2022: 1, 2023: 1", True),
        ("Q1 2022: 1, Q2 2022: 1, 2022: 2, 2023: 1", False),  # the year itself is stated
        ("2021: 1, 2023: 1", True),
        ("2021: 1, 2022: , 2023: 1", True),  # an empty cell states nothing
        ("2021: , 2022: 1, 2023: 1", False),
        ("2021: 1", False),
    ],
)
def test_hole_lies_between_the_first_and_the_last_value(values: str, hole: bool) -> None:
    assert bool(spoken("EVA302", indicator("stand", values))) is hole


def test_what_is_planned_or_not_has_no_holes() -> None:
    assert spoken("EVA302", indicator("ja_nee", "2021: x, 2022: , 2023: x")) == []
