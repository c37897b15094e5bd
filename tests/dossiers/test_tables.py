"""What a subtotal covers, what a sum is made of, and what makes it unchecked."""

from collections.abc import Sequence

from vrd2check.dossiers import (
    Dimension,
    Line,
    ProjectDossier,
    Table,
    amount_of,
    line_amount,
    load_text,
)
from vrd2check.figures import Figure, State
from vrd2check.relations import Verdict, equals, judge

HEAD = 'soort: projectdossier\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'


def dossier(chapters: str) -> ProjectDossier:
    read = load_text(HEAD + chapters, "x.yaml").dossier
    assert isinstance(read, ProjectDossier)
    return read


def written(figures: tuple[Figure, ...]) -> list[str]:
    return [figure.written if figure.state is not State.ABSENT else "?" for figure in figures]


def amounts_of(lines: Sequence[Line[str]]) -> tuple[Figure, ...]:
    return tuple(line.cells["bedrag"] for line in lines)


def covered(table: Table[str]) -> list[list[str]]:
    return [written(amounts_of(lines)) for _, lines, _ in table.by_subtotal()]


def verdict(table: Table[str]) -> Verdict:
    (found,) = table.by_subtotal()
    parts = table.sum_of("bedrag", found.lines, found)
    return judge(equals(found.subtotal.cells["bedrag"], parts)).verdict


LINES = """budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 100}
    - {deliverable: D1, bron: eigen, bedrag: 20}
    - {deliverable: 22.12.02, bron: VRD 2, bedrag: 3}
"""


def table_with(subtotals: str, lines: str = LINES, before: str = "") -> Table[str]:
    table = dossier(f"{before}bronnen: {{vrd2: VRD 2}}\n{lines}  subtotalen:\n{subtotals}").budget
    assert table is not None
    return table


def test_a_subtotal_covers_the_lines_that_share_all_of_its_names() -> None:
    table = table_with(
        "    - {bron: vrd2, bedrag: 103}\n"
        "    - {deliverable: 1, bedrag: 120}\n"
        "    - {deliverable: D.22.12.1, bron: eigen, bedrag: 20}\n"
        "    - {product: Iets, bedrag: 7}\n"
    )
    assert covered(table) == [["100", "3"], ["100", "20"], ["20"], []]


def test_a_caption_is_no_condition() -> None:
    table = table_with("    - {bron: eigen, omschrijving: Totaal eigen middelen, bedrag: 20}\n")
    assert covered(table) == [["20"]]


def test_a_subtotal_without_a_name_covers_nothing() -> None:
    assert covered(table_with("    - {bedrag: 123}\n")) == [[]]


def test_a_line_that_may_belong_to_a_subtotal_leaves_it_unchecked() -> None:
    lines = LINES + "    - {deliverable: D2, bedrag: 9}\n"
    assert verdict(table_with("    - {bron: vrd2, bedrag: 112}\n", lines)) is Verdict.UNCHECKED
    assert verdict(table_with("    - {deliverable: D1, bedrag: 120}\n", lines)) is Verdict.HOLDS
    other = "    - {deliverable: D1, bron: vrd2, bedrag: 100}\n"
    assert verdict(table_with(other, lines)) is Verdict.HOLDS


def test_a_subtotal_can_say_that_its_lines_are_complete() -> None:
    lines = LINES + "    - {deliverable: D2, bedrag: 9}\n"
    for word in ("true", "ja"):
        complete = f"    - {{bron: vrd2, bedrag: 103, volledig: {word}}}\n"
        assert verdict(table_with(complete, lines)) is Verdict.HOLDS
        assert verdict(table_with(complete, before="onvolledig: [budget]\n")) is Verdict.HOLDS
    for word in ("false", "nee"):
        incomplete = f"    - {{bron: vrd2, bedrag: 103, volledig: {word}}}\n"
        table = table_with(incomplete, before="onvolledig: [budget]\n")
        assert verdict(table) is Verdict.UNCHECKED


def test_a_sum_over_an_incomplete_chapter_has_an_absent_part() -> None:
    table = table_with("    - {bron: vrd2, bedrag: 103}\n", before="onvolledig: [budget]\n")
    assert written(table.sum_of("bedrag")) == ["100", "20", "3", "?"]
    assert written(amount_of(table)) == ["100", "20", "3", "?"]
    assert table.rest is not None
    assert (table.rest.place.line, table.rest.place.column) == (5, 14)


def test_lines_are_grouped_by_names_however_spelled() -> None:
    groups = table_with("    - {bron: vrd2, bedrag: 103}\n").by(Dimension.DELIVERABLE)
    assert {
        key: [line.cells["bedrag"].written for line in lines] for key, lines in groups.items()
    } == {
        ("D.22.12.1",): ["100", "20"],
        ("D.22.12.2",): ["3"],
    }


MODEL = """kostenmodel:
  investeringen:
    regels:
      - {deliverable: D1, bedragen: {2023: 5, 2022: 10}, totaal: 15}
      - {deliverable: D2, bedragen: {2022: 20, 2023: }}
      - {deliverable: D3, totaal: 30}
      - {deliverable: D4, bedragen: {2022: 1, later: 2}}
    totaal: {bedragen: {2024: 0}}
"""


def test_an_amount_is_the_stated_total_or_else_the_cells() -> None:
    table = dossier(MODEL).cost_model.investments
    assert table is not None
    assert [written(line_amount(line)) for line in table.lines] == [
        ["15"],
        ["20", ""],
        ["30"],
        ["1", "?"],
    ]


def test_a_column_lacks_what_a_line_with_only_a_total_or_an_odd_year_has_in_it() -> None:
    table = dossier(MODEL).cost_model.investments
    assert table is not None
    assert table.columns() == (2022, 2023, 2024)
    assert written(table.sum_of(2022)) == ["10", "20", "1", "?", "?"]
    assert written(table.sum_of(2022, table.lines[:2])) == ["10", "20"]


def test_a_line_is_called_by_its_most_telling_names() -> None:
    table = table_with("    - {bron: vrd2, bedrag: 103}\n")
    assert [line.label() for line in table.lines] == [
        "D.22.12.1 · VRD 2",
        "D1 · eigen",
        "22.12.02 · VRD 2",
    ]
