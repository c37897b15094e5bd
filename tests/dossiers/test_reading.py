"""Reading takes every figure once, at its place, and takes nothing for what it is not."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vrd2check.dossiers import Loaded, ProjectDossier, load_file, load_text
from vrd2check.figures import Kind, Period, State
from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

ROOT = Path(__file__).parents[2]
HEAD = 'soort: projectdossier\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'
FILES = [
    *sorted((ROOT / "dossiers").glob("*.yaml")),
    *sorted((ROOT / "tests" / "schema" / "valid").glob("*.yaml")),
]


def load(chapters: str) -> Loaded:
    return load_text(HEAD + chapters, "x.yaml")


def dossier(chapters: str) -> ProjectDossier:
    read = load(chapters).dossier
    assert isinstance(read, ProjectDossier)
    return read


# Every figure, once, at its place. The schema tells which cells are figures, not the code that
# reads them.

SCHEMA = json.loads((ROOT / "schema.json").read_text(encoding="utf-8"))["$defs"]
FIGURES = {"bedrag": Kind.AMOUNT, "aantal": Kind.COUNT, "percentage": Kind.PERCENTAGE}


def figure_cells(node: Node, shape: dict[str, Any]) -> Iterator[tuple[Place, Kind]]:
    name = shape.get("$ref", "").removeprefix("#/$defs/")
    if name in FIGURES and isinstance(node, Scalar):
        yield node.place, FIGURES[name]
        return
    if name == "indicator" and isinstance(node, MappingNode):
        kind, values = node.get("aard"), node.get("waarden")
        if (
            isinstance(kind, Scalar)
            and kind.written != "ja_nee"
            and isinstance(values, MappingNode)
        ):
            yield from ((entry.value.place, Kind.COUNT) for entry in values.entries)
        return
    shape = {**SCHEMA.get(name, {}), **shape}
    if isinstance(node, MappingNode):
        for entry in node.entries:
            inner = shape.get("properties", {}).get(entry.key.written)
            for pattern, found in shape.get("patternProperties", {}).items():
                inner = inner or (found if re.search(pattern, entry.key.written) else None)
            for alternative in shape.get("oneOf", shape.get("anyOf", ())):
                inner = inner or alternative.get("properties", {}).get(entry.key.written)
            if name == "maandbedragen":
                inner = {"$ref": "#/$defs/bedrag"}
            yield from figure_cells(entry.value, inner or {})
    elif isinstance(node, SequenceNode):
        items = {"$ref": "#/$defs/bedrag"} if name == "maandbedragen" else shape.get("items", {})
        for item in node.items:
            yield from figure_cells(item, items)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_figure_of_the_file_is_read_once_and_of_its_kind_at_its_place(path: Path) -> None:
    loaded = load_file(path)
    assert loaded.tree() is not None
    assert loaded.dossier is not None
    figures = loaded.dossier.head.figures
    expected = Counter(figure_cells(loaded.tree(), SCHEMA[loaded.kind]))
    assert expected or loaded.kind == "strategisch_plan"  # which has no figures
    assert Counter((figure.place, figure.kind) for figure in figures) == expected
    lines = loaded.text.splitlines()
    for figure in figures:
        _, line, column, end_line, end_column = figure.place
        assert line == end_line
        assert lines[line - 1][column - 1 : end_column - 1].strip("\"'") == figure.written


# Cells, months, years.


def forecast(months: str) -> tuple[dict[int, str], bool]:
    read = dossier(f"prognose_vek:\n  regels:\n    - {{maanden: {months}}}\n").forecast
    assert read is not None
    (line,) = read.table.lines
    return {month: figure.written for month, figure in line.cells.items()}, line.rest is not None


def test_months_as_a_list_of_twelve() -> None:
    cells, unread = forecast("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]")
    assert cells == {month: str(month) for month in range(1, 13)}
    assert not unread


@pytest.mark.parametrize(
    "months", ["[1, 2]", "[]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, [12]]", "12"]
)
def test_another_number_of_months_is_not_read(months: str) -> None:
    assert forecast(months) == ({}, True)


def test_months_by_name_abbreviation_and_number() -> None:
    cells, unread = forecast("{aug: 8, September: 9, 10: 10, mnd11: 11, dec: nvt}")
    assert cells == {8: "8", 9: "9", 10: "10", 11: "11", 12: "nvt"}
    assert not unread


@pytest.mark.parametrize(
    "months", ["{jan: 1, januari: 2}", "{jan: 1, janvier: 2}", "{jan: 1, feb: [2]}"]
)
def test_a_month_that_is_doubled_unknown_or_a_list_leaves_the_line_unread(months: str) -> None:
    assert forecast(months) == ({1: "1"}, True)


def test_a_list_that_a_decimal_comma_split_holds_no_figures() -> None:
    loaded = load(
        "prognose_vek:\n  regels:\n    - {maanden: [1,50, 2,50, 3,50, 4,50, 5,50, 6,50]}\n"
    )
    assert loaded.dossier is not None
    assert loaded.dossier.head.figures == ()


def investments(amounts: str) -> tuple[dict[int, str], bool]:
    text = f"kostenmodel:\n  investeringen:\n    regels:\n      - {{bedragen: {amounts}}}\n"
    table = dossier(text).cost_model.investments
    assert table is not None
    (line,) = table.lines
    return {year: figure.written for year, figure in line.cells.items()}, line.rest is not None


def test_years() -> None:
    assert investments("{2022: 10, '2023': 20}") == ({2022: "10", 2023: "20"}, False)


@pytest.mark.parametrize(
    "amounts", ["{2022: 10, 202: 1}", "{2022: 10, 2²: 1}", "{2022: 10, 2023: {}}"]
)
def test_a_year_that_cannot_be_read_leaves_the_line_unread(amounts: str) -> None:
    assert investments(amounts) == ({2022: "10"}, True)


@pytest.mark.parametrize("amounts", ["", "10", "[10]", "{}"])
def test_a_line_that_says_nothing_is_not_zero(amounts: str) -> None:
    assert investments(amounts) == ({}, True)


def test_a_cell_knows_how_it_was_written_and_of_what_state_it_is() -> None:
    read = dossier(
        "budget:\n  regels:\n    - {bedrag: 9.502}\n    - {bedrag: nvt}\n    - {bedrag: 1,5,0}\n"
        '    - {bedrag: "1;5"}\n    - {bedrag: [1]}\n    - {bron: vrd2}\n'
    )
    assert read.budget is not None
    cells = [line.cells["bedrag"] for line in read.budget.lines]
    assert [(cell.written, cell.state, cell.place.line) for cell in cells] == [
        ("9.502", State.READ, 7),
        ("nvt", State.BLANK, 8),
        ("", State.ABSENT, 9),
        ("1;5", State.UNREADABLE, 10),
        ("", State.ABSENT, 11),
        ("", State.ABSENT, 12),
    ]


# Names, moments, chapters.


def test_what_states_nothing_is_no_name_and_no_moment() -> None:
    read = dossier("planning:\n  - {actie: nvt, deliverable: /, van: '-', tot: ~}\n")
    (action,) = read.actions
    assert (action.action, action.deliverable, action.start, action.end) == (None, None, None, None)
    assert read.head.moments == ()


def test_a_source_is_known_by_its_key_and_by_its_name() -> None:
    read = dossier(
        "bronnen: {vrd2: VRD 2 investeringen, eigen: }\nbudget:\n  regels:\n"
        "    - {bron: vrd2}\n    - {bron: VRD2}\n    - {bron: VRD2 Investeringen}\n"
        "    - {bron: eigen}\n"
    )
    assert read.budget is not None
    keys = [line.canonical(next(iter(line.names))) for line in read.budget.lines]
    assert keys[0] == keys[1] == keys[2] == read.sources[0].key.canonical
    assert keys[3] == read.sources[1].key.canonical
    assert [source.name.text for source in read.sources] == ["VRD 2 investeringen", "eigen"]


def test_a_deliverable_is_known_by_its_number_and_by_its_title() -> None:
    read = dossier(
        "deliverables:\n  - {nr: 1, omschrijving: Download (API)}\n  - {nr: 2, omschrijving: }\n"
        "planning:\n  - {actie: a, deliverable: D.22.12.1}\n"
        "  - {actie: b, deliverable: 'down-load (api)'}\n  - {actie: c, deliverable: '– !'}\n"
    )
    references = [action.deliverable for action in read.actions]
    assert [name.canonical if name else None for name in references] == [
        "D.22.12.1",
        "D.22.12.1",
        "!",
    ]


def test_moments_are_read_in_the_year_of_the_dossier() -> None:
    read = dossier("looptijd: {van: Q1, tot: ooit}\n")
    assert read.head.start is not None
    assert read.head.start.period is not None
    assert Period(*read.head.start.period).end.isoformat() == "2022-03-31"
    assert read.head.end is not None
    assert read.head.end.period is None
    assert [moment.written for moment in read.head.moments] == ["Q1", "ooit"]


@pytest.mark.parametrize("declared", ["[budget]", "budget", "[' budget ', kpis]"])
def test_an_incomplete_chapter_lacks_lines(declared: str) -> None:
    read = dossier(f"onvolledig: {declared}\nbudget: {{regels: []}}\n")
    assert read.budget is not None
    assert read.budget.rest is not None
    assert read.budget.rest.place == read.head.incomplete["budget"]


def test_a_table_of_the_cost_model_is_incomplete_by_itself_or_with_the_others() -> None:
    model = "kostenmodel: {investeringen: {regels: []}, exploitatie: {regels: []}}\n"
    one = dossier(f"onvolledig: [kostenmodel.exploitatie]\n{model}").cost_model
    both = dossier(f"onvolledig: [kostenmodel]\n{model}").cost_model
    assert [table.rest is not None for _, table in one.tables()] == [False, True]
    assert [table.rest is not None for _, table in both.tables()] == [True, True]


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ("[]", False),
        ("[{bedrag: 1}]", False),
        ("[{bedrag: 1}, los]", True),
        ("los", True),
        ("", True),
    ],
)
def test_lines_of_the_wrong_shape_are_missing_lines(lines: str, missing: bool) -> None:
    table = dossier(f"budget: {{regels: {lines}, totaal: 1}}\n").budget
    assert table is not None
    assert (table.rest is not None) is missing


def test_a_table_without_lines_has_missing_lines() -> None:
    table = dossier("budget: {totaal: 1}\n").budget
    assert table is not None
    assert table.rest is not None


def test_a_total_may_be_a_line_or_a_single_cell() -> None:
    model = dossier(
        "kostenmodel:\n  investeringen: {totaal: {bedragen: {2022: 5}, totaal: 6}}\n"
        "  aansluitingen: {totaal: 7}\n  exploitatie: {totaal: [8]}\n"
    ).cost_model
    assert model.investments is not None
    assert model.investments.total is not None
    assert model.investments.total.total.written == "6"
    assert model.connections is not None
    assert model.connections.total is not None
    assert (model.connections.total.cells, model.connections.total.total.written) == ({}, "7")
    assert model.running is not None
    assert model.running.total is None


def test_an_empty_chapter_is_not_there() -> None:
    read = dossier("budget:\nrisicos: []\nplanning: ~\nlooptijd: nvt\n")
    assert set(read.head.chapters) == {"soort", "nummer", "titel", "jaar", "risicos"}


@pytest.mark.parametrize(
    "chapter",
    [
        "kostenmodel: {{exploitatie: {{regels: [{{bedragen: {{{cells}}}}}]}}}}\n",
        "vak_vek_kalender: {{regels: [{{jaren: {{{cells}}}}}]}}\n",
    ],
    ids=["years", "calendar"],
)
def test_columns_by_the_ten_thousand_that_are_none_take_no_time_in_their_square(
    chapter: str,
) -> None:
    cells = ", ".join(f"k{number}: 1" for number in range(30_000))
    start = time.process_time()
    assert load(chapter.format(cells=cells)).dossier is not None
    assert time.process_time() - start < 5
