"""What docs/format.md says is true: its examples are valid and its tables read as stated."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.figures.readers import read_amount, read_count, read_percentage
from vrd2check.checking import check_loaded
from vrd2check.dossiers import KINDS, load_text
from vrd2check.figures import (
    Kind,
    State,
    month_number,
    read_date,
    read_figure,
    read_period,
)
from vrd2check.places import Place
from vrd2check.rules import Severity
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
HEADS = {
    "projectdossier": 'soort: projectdossier\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n',
    "exploitatiedossier": 'soort: exploitatiedossier\nnummer: "22.12"\njaar: 2023\n',
}
BLOCKS = [
    (info.strip(), content)
    for info, content in re.findall(r"^```yaml(.*)\n((?:.*\n)*?)```$", TEXT, re.MULTILINE)
]


def whole(info: str, content: str) -> str:
    """Put the head of its kind before an excerpt."""
    return HEADS[info.removeprefix("excerpt of ")] + content if info else content


def rows(heading: str, number: int = 0) -> list[list[str]]:
    """Return the cells of a table under a heading, without its own heading."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    tables = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
    lines = tables[number].splitlines()[2:]
    return [[cell.strip(" ") for cell in line.strip("|").split("|")] for line in lines]


def examples(cell: str) -> list[str]:
    return re.findall("`([^`]*)`", cell)


VALID = [(info, content) for info, content in BLOCKS if info != "wrong"]


def test_each_example_has_the_right_shape() -> None:
    loaded = [load_text(whole(*block), f"{number}.yaml") for number, block in enumerate(VALID)]
    assert [(one.problems, one.shape) for one in loaded if one.problems or one.shape] == []
    unreadable = [
        figure
        for one in loaded
        for figure in one.dossier.head.figures
        if figure.state is State.UNREADABLE
    ]
    assert unreadable == []


def test_the_figures_of_the_examples_agree() -> None:
    loaded = [
        load_text(content, f"{number}.yaml")
        for number, (info, content) in enumerate(BLOCKS)
        if not info
    ]
    result = check_loaded(loaded, Settings())
    wrong = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert [(finding.rule.code, finding.place) for finding in wrong] == []


def test_every_kind_has_a_whole_example() -> None:
    kinds = {load_text(content, "x").kind for info, content in BLOCKS if not info}
    assert kinds == set(KINDS)


def test_the_project_example_has_every_chapter() -> None:
    loaded = [load_text(content, "x") for info, content in BLOCKS if not info]
    assert [(file.kind, file.absent_chapters()) for file in loaded] == [
        ("projectdossier", ()),
        ("exploitatiedossier", ()),
        ("evaluatie", ()),
        ("programma", ()),
        ("strategisch_plan", ()),
    ]


def test_the_wrong_example_is_reported() -> None:
    wrong = [content for info, content in BLOCKS if info == "wrong"]
    assert len(wrong) == 1
    problems = load_text(wrong[0], "x").problems
    assert [problem.place.line for problem in problems] == [5, 8, 8]


def test_every_key_of_the_schema_is_explained() -> None:
    schema = json.loads((ROOT / "schema.json").read_text(encoding="utf-8"))
    keys = {
        key
        for name, shape in schema["$defs"].items()
        if name != "maandbedragen"
        for key in shape.get("properties", {})
    }
    assert {key for key in keys if not re.search(rf"\b{key}\b", TEXT)} == set()


def test_the_chapters_of_the_five_kinds_are_those_that_are_read() -> None:
    stated = {
        examples(kind)[0]: tuple(examples(chapters)) for kind, _, chapters in rows("The five kinds")
    }
    assert stated == {word: kind.chapters for word, kind in KINDS.items()}


def test_every_chapter_that_may_be_incomplete_is_named() -> None:
    schema = json.loads((ROOT / "schema.json").read_text(encoding="utf-8"))
    section = TEXT.split("\n## Incomplete chapters\n")[1].split("\n## ")[0]
    assert set(schema["$defs"]["hoofdstuk"]["enum"]) <= set(examples(section))


AMOUNTS = "Amounts as people write them"


def test_an_amount_means_what_the_table_says() -> None:
    stated = [
        (written, Decimal(value), Decimal(half_unit))
        for cell, value, half_unit in rows(AMOUNTS)
        for written in examples(cell)
    ]
    assert len(stated) > 20
    found = [(written, read_amount(written)) for written, _, _ in stated]
    assert [(written, one.value, one.half_unit) for written, one in found] == stated


def test_the_table_shows_every_kind_of_space() -> None:
    cells = "".join(cell for cell, _, _ in rows(AMOUNTS))
    assert all(space in cells for space in (" ", "\u00a0", "\u2009", "\u202f"))


def test_an_ambiguous_amount_is_refused_with_the_proposals_of_the_table() -> None:
    stated = [(written, cell) for cells, cell in rows(AMOUNTS, 1) for written in examples(cells)]
    assert len(stated) > 10
    found = [(written, read_amount(written)) for written, _ in stated]
    assert [(written, one.value) for written, one in found if one.problem is None] == []
    asked = [
        (written, re.search(r"(?: Do you mean (.*)\?)?$", str(one.problem.en))[1] or "")
        for written, one in found
    ]
    assert asked == stated


def test_what_says_that_there_is_nothing_is_no_empty_cell() -> None:
    nothing, empty = (examples(row[0]) for row in rows("Nothing, zero and absent")[1:3])
    marks = [mark.strip('"') for mark in nothing]
    assert len(marks) == 4
    assert all(read_amount(mark).state is State.BLANK for mark in marks)
    assert empty[-1] == "~"
    assert all(read_amount(mark).state is State.EMPTY for mark in ("", "~"))


def test_counts_percentages_periods_and_dates_are_read() -> None:
    counts, percentages, quarters, months, years, dates = (
        examples(cell) for _, cell in rows("Counts, percentages, periods and dates")
    )
    assert [read_count(count).value for count in counts] == [
        Decimal("55"),
        Decimal("1360.5"),
        Decimal("12.15"),
        Decimal("1360000"),
    ]
    assert read_count("1.360").value == Decimal("1.36")
    assert [read_percentage(share).value for share in percentages] == [
        Decimal("0.25"),
        Decimal("0.25"),
        Decimal("0.163"),
        Decimal("0.21"),
    ]
    assert read_percentage("0,25").value is None
    assert len({read_period(quarter, 2022) for quarter in quarters}) == 1
    assert len({read_period(month, 2022) for month in months[:3]}) == 1
    assert {month_number(month) for month in months[4:]} == {3}
    assert None not in [read_period(year, 2022) for year in years]
    assert len({read_date(day) for day in dates}) == 1


@pytest.mark.parametrize("row", rows("What YAML does to figures"), ids=lambda row: row[0])
def test_what_other_readers_see(row: list[str]) -> None:
    (written,) = examples(row[0])
    assert str(yaml.safe_load(written)) == row[1]
    figure = read_figure(written, Place("x", 1, 1, 1, 1), Kind.AMOUNT)
    assert (str(figure.value) if figure.state is State.READ else "an error") == row[2]
