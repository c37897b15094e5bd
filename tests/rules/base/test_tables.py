"""The relations of a table, where lines, columns and totals are stated in part."""

from vrd2check.dossiers import Table, load_text
from vrd2check.relations import Verdict, judge
from vrd2check.rules.base.tables import column_totals, line_totals, subtotals, total_of_totals

HEAD = 'soort: projectdossier\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'


def investments(text: str) -> Table[int]:
    lines = "".join(f"    {line}\n" for line in text.strip().splitlines())
    dossier = load_text(f"{HEAD}kostenmodel:\n  investeringen:\n{lines}", "a.yaml").dossier
    table = dossier.cost_model.investments
    assert table is not None
    return table


def verdicts(found) -> list[tuple[object, Verdict]]:
    return [(one.column, judge(one.relation).verdict) for one in found]


def test_a_total_without_columns_is_the_sum_of_what_the_lines_come_to() -> None:
    table = investments("""
regels:
  - {deliverable: 1, bedragen: {2022: 10, 2023: 5}}
  - {deliverable: 2, totaal: 7}
totaal: {totaal: 22}
""")
    assert verdicts(total_of_totals(table)) == [(None, Verdict.HOLDS)]
    assert verdicts(column_totals(table)) == []


def test_a_line_with_only_a_total_leaves_the_columns_unchecked() -> None:
    table = investments("""
regels:
  - {deliverable: 1, bedragen: {2022: 10}}
  - {deliverable: 2, totaal: 7}
totaal: {bedragen: {2022: 17}}
""")
    assert verdicts(column_totals(table)) == [(2022, Verdict.UNCHECKED)]


def test_a_column_that_the_total_leaves_out_is_unchecked_and_not_forgotten() -> None:
    table = investments("""
regels:
  - {deliverable: 1, bedragen: {2022: 10, 2023: 5}}
totaal: {bedragen: {2022: 10}}
""")
    assert verdicts(column_totals(table)) == [(2022, Verdict.HOLDS), (2023, Verdict.UNCHECKED)]


def test_a_subtotal_without_a_name_covers_nothing() -> None:
    table = investments("""
regels:
  - {deliverable: 1, bedragen: {2022: 10}}
  - {deliverable: 2, bedragen: {2022: 5}}
subtotalen:
  - {omschrijving: Eerste fase, bedragen: {2022: 10}}
totaal: {bedragen: {2022: 15}}
""")
    assert verdicts(subtotals(table)) == [(2022, Verdict.UNCHECKED)]
    assert verdicts(column_totals(table)) == [(2022, Verdict.HOLDS)]


def test_a_subtotal_of_totals_is_compared_where_every_line_has_one() -> None:
    table = investments("""
regels:
  - {deliverable: 1, aankooptype: A, bedragen: {2022: 10}, totaal: 100}
  - {deliverable: 1, aankooptype: B, bedragen: {2022: 5}, totaal: 5}
subtotalen:
  - {deliverable: 1, bedragen: {2022: 15}, totaal: 15}
""")
    assert verdicts(subtotals(table)) == [(2022, Verdict.HOLDS), (None, Verdict.BROKEN)]
    broken = [one for one in line_totals(table) if judge(one.relation).verdict is Verdict.BROKEN]
    assert [one.line for one in broken] == [table.lines[0]]
