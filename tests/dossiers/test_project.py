"""A project dossier: each chapter as it is written, and without it."""

from vrd2check.dossiers import Dimension, Effort, Line, ProjectDossier, load_text
from vrd2check.figures import Kind, State

HEAD = 'soort: projectdossier\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'


def dossier(chapters: str = "") -> ProjectDossier:
    read = load_text(HEAD + chapters, "x.yaml").dossier
    assert isinstance(read, ProjectDossier)
    return read


def cells(line: Line[int] | Line[str] | None) -> dict[int | str, str]:
    assert line is not None
    return {
        column: "?" if figure.state is State.ABSENT else figure.written
        for column, figure in line.cells.items()
    }


def test_a_dossier_without_chapters() -> None:
    read = dossier()
    assert read.head.label() == "22.12 · Voorbeeld"
    assert read.head.year == 2022
    assert not read.head.submitted
    assert read.head.figures == ()
    assert (read.sources, read.deliverables, read.contracts) == ((), (), ())
    assert (read.efforts, read.actions, read.risks) == ((), (), ())
    assert (read.budget, read.allocation, read.running_cost) == (None, None, None)
    assert (read.calendar, read.forecast) == (None, None)
    assert read.cost_model.tables() == ()


def test_the_head() -> None:
    read = dossier(
        "status: ingediend\nlooptijd: {van: Q1 2022, tot: 2023}\n"
        "beslissingen:\n  - {document: VR 2020 2711 DOC.1294/1, datum: 27/11/2020}\n"
        "  - {document: KDW/MVW/20/0490}\n  - {datum: 27/11/2020}\n"
        "kpis:\n  - {nr: 2, omschrijving: Gebruikers, streefwaarde: nvt}\n"
    ).head
    assert read.submitted
    assert (read.place.line, read.place.column, read.place.end_column) == (1, 1, 6)
    assert read.end is not None
    assert read.end.period is not None
    assert read.end.period.end.isoformat() == "2023-12-31"
    assert [str(decision.document) for decision in read.decisions] == [
        "VR 2020 2711 DOC.1294/1",
        "KDW/MVW/20/0490",
    ]
    assert [decision.date is None for decision in read.decisions] == [False, True]
    (kpi,) = read.kpis
    assert (str(kpi.number), str(kpi.description), kpi.target, kpi.period) == (
        "2",
        "Gebruikers",
        None,
        None,
    )


def test_deliverables_keep_their_spelling_and_place() -> None:
    (first, second) = dossier(
        "deliverables:\n  - {nr: 22.12.01, product: Catalogus, omschrijving: Service}\n"
        "  - {nr: D2}\n  - {product: Zonder nummer}\n"
    ).deliverables
    assert (first.number.text, first.number.canonical) == ("22.12.01", "D.22.12.1")
    assert (str(first.product), str(first.title), first.place.line) == ("Catalogus", "Service", 6)
    assert (second.number.canonical, second.product, second.title) == ("D.22.12.2", None, None)


def test_an_allocation_has_a_base_and_shares() -> None:
    allocation = dossier(
        "verdeling:\n  basis: 100\n  regels:\n"
        "    - {deliverable: D1, percentage: 95 %, bedrag: 95}\n"
    ).allocation
    assert allocation is not None
    assert allocation.base.written == "100"
    (line,) = allocation.table.lines
    assert line.share is not None
    assert (line.share.kind, str(line.share.value)) == (Kind.PERCENTAGE, "0.95")


def test_a_row_of_the_cost_model_has_all_its_names() -> None:
    table = dossier(
        "kostenmodel:\n  exploitatie:\n    regels:\n      - {product: A, deliverable: D1,"
        " aankooptype: B, bron: C, overheidsopdracht: D, profiel: E, omschrijving: F,"
        " kredietsoort: G, totaal: -5.000}\n"
    ).cost_model.running
    assert table is not None
    (line,) = table.lines
    assert {key: name.text for key, name in line.names.items()} == {
        Dimension.PRODUCT: "A",
        Dimension.DELIVERABLE: "D1",
        Dimension.PURCHASE_TYPE: "B",
        Dimension.SOURCE: "C",
        Dimension.CONTRACT: "D",
        Dimension.PROFILE: "E",
        Dimension.DESCRIPTION: "F",
    }
    assert line.only_total()


def test_a_running_cost_in_a_sentence() -> None:
    cost = dossier("exploitatiekost: {per_jaar: 300.000€, vanaf: 2023}\n").running_cost
    assert cost is not None
    assert (str(cost.per_year.value), cost.since) == ("300000", 2023)


def effort(table: str) -> Effort:
    (read,) = dossier(f"inzet:\n  - {table}\n").efforts
    return read


def test_an_effort_with_vat_and_a_unit() -> None:
    read = effort(
        "{aankooptype: Externe, eenheid: maanden, kop: Aantal MD, jaar: 2023, btw: 21 %,"
        ' regels: [{profiel: A, aantal: "12,15", prijs: "1.000,00", kost: "14.701,50"}]}'
    )
    assert (str(read.purchase_type), str(read.unit), str(read.heading)) == (
        "Externe",
        "maanden",
        "Aantal MD",
    )
    assert (read.in_months, read.year, str(read.vat.value)) == (True, 2023, "0.21")
    (line,) = read.table.lines
    assert [(str(cell.value), cell.kind) for cell in line.cells.values()] == [
        ("12.15", Kind.COUNT),
        ("14701.50", Kind.AMOUNT),
    ]
    assert line.rate is not None
    assert str(line.rate.value) == "1000.00"
    assert Dimension.COST not in line.names


def test_an_effort_that_says_nothing_of_unit_year_and_vat() -> None:
    read = effort("{regels: []}")
    assert (read.unit, read.in_months, read.year) == (None, False, 2022)
    assert read.vat.state is State.ABSENT


def test_a_vat_of_the_wrong_shape_is_not_no_vat() -> None:
    assert effort("{btw: [21 %], regels: []}").vat.state is State.UNREADABLE
    assert effort("{btw: veel, regels: []}").vat.state is State.UNREADABLE
    assert effort("{btw: nvt, regels: []}").vat.state is State.BLANK
    assert effort("{btw: , regels: []}").vat.state is State.EMPTY


def test_a_cell_that_the_other_lines_have_is_not_zero_where_it_is_left_out() -> None:
    read = effort(
        "{regels: [{aantal: 1, kost: 5}, {aantal: 2}, {kost: 7}, {kost: 9, forfait: ja}]}"
    )
    assert [cells(line) for line in read.table.lines] == [
        {"aantal": "1", "kost": "5"},
        {"aantal": "2", "kost": "?"},
        {"kost": "7", "aantal": "?"},
        {"kost": "9"},
    ]
    assert [line.lump_sum for line in read.table.lines] == [False, False, False, True]


def test_a_table_of_counts_has_no_costs() -> None:
    read = effort("{regels: [{aantal: 1}, {aantal: 2}], totaal: {aantal: 3}}")
    assert read.table.columns() == ("aantal",)


def test_an_incomplete_effort_lacks_lines_in_every_table() -> None:
    read = dossier("onvolledig: [inzet]\ninzet:\n  - {regels: []}\n  - {regels: []}\n").efforts
    assert [table.table.rest is not None for table in read] == [True, True]


CALENDAR = """vak_vek_kalender:
  regels:
    - bron: vrd2
      jaren: {2022: {vak: 10, vek: 6}, 2023: {vek: 4}}
      totaal: {vak: 10, vek: 10}
    - {bron: eigen, deliverable: D1, omschrijving: Rest, jaren: {2023: {vek: 3}}}
    - {bron: exploitatie, totaal: {vak: 5}}
  totaal:
    jaren: {2022: {vak: 10, vek: 6}}
    totaal: {vak: 15, vek: 13}
"""


def test_a_calendar_is_split_in_commitments_and_payments() -> None:
    calendar = dossier(CALENDAR).calendar
    assert calendar is not None
    assert [cells(line) for line in calendar.vak.lines] == [{2022: "10"}, {}, {}]
    assert [cells(line) for line in calendar.vek.lines] == [{2022: "6", 2023: "4"}, {2023: "3"}, {}]
    assert [line.total.written for line in calendar.vak.all_lines()] == ["10", "", "5", "15"]
    assert [line.total.written for line in calendar.vek.all_lines()] == ["10", "", "", "13"]
    assert [line.label() for line in calendar.vak.lines] == [
        line.label() for line in calendar.vek.lines
    ]


def test_a_row_that_states_only_payments_says_nothing_of_its_commitments() -> None:
    calendar = dossier(CALENDAR).calendar
    assert calendar is not None
    assert [line.rest is not None for line in calendar.vak.lines] == [False, True, False]
    assert [line.rest is not None for line in calendar.vek.lines] == [False, False, True]


def test_a_calendar_of_the_wrong_shape_is_unread() -> None:
    for years in (
        "[2022]",
        "2022",
        "{2022: 5}",
        "{2022: {}}",
        "{2022: {vax: 1}}",
        "{²: {vak: 1, vek: 1}}",
        f"{{{'9' * 900}: {{vak: 1, vek: 1}}}}",
        "{2022: {vak: 1, vek: 1}, 2022: {vak: 2, vek: 2}}",
    ):
        calendar = dossier(f"vak_vek_kalender: {{regels: [{{jaren: {years}}}]}}\n").calendar
        assert calendar is not None
        assert calendar.vak.lines[0].rest is not None, years
        assert calendar.vek.lines[0].rest is not None, years
    calendar = dossier("vak_vek_kalender: {regels: [{bron: vrd2}]}\n").calendar
    assert calendar is not None
    assert calendar.vak.lines[0].rest is not None


def test_a_forecast_takes_year_and_source_of_its_own() -> None:
    read = dossier(
        "bronnen: {vrd2: VRD 2}\nprognose_vek:\n  jaar: 2023\n  bron: vrd2\n  regels:\n"
        "    - {deliverable: D1, bron: eigen, maanden: {jan: 5}, totaal: 5}\n"
        "  subtotalen:\n    - {product: A, maanden: {jan: 5}}\n"
        "  totaal: {maanden: {jan: 5}, totaal: 5}\n"
    ).forecast
    assert read is not None
    assert (read.year, str(read.source)) == (2023, "VRD 2")
    assert [cells(line) for line in read.table.all_lines()] == [{1: "5"}, {1: "5"}, {1: "5"}]
    assert str(read.table.lines[0].name(Dimension.SOURCE)) == "eigen"


def test_actions_and_risks() -> None:
    read = dossier(
        "planning:\n  - {deliverable: D1, product: A, actie: Bouw, van: Q1 22, tot: Q4 23}\n"
        "  - {actie: B}\n"
        "risicos:\n  - {risico: Teamopbouw, ernst: 5, kans: 2, rpn: 10, beheersmaatregel: Tijdig}\n"
        "overheidsopdrachten: [RC 2018, /]\n"
    )
    first, second = read.actions
    assert first.deliverable is not None
    assert (first.deliverable.canonical, str(first.product)) == ("D.22.12.1", "A")
    assert first.end is not None
    assert first.end.period is not None
    assert first.end.period.end.isoformat() == "2023-12-31"
    assert (second.start, second.end, second.deliverable) == (None, None, None)
    (risk,) = read.risks
    assert [str(figure.value) for figure in (risk.severity, risk.probability, risk.rpn)] == [
        "5",
        "2",
        "10",
    ]
    assert {figure.kind for figure in (risk.severity, risk.probability, risk.rpn)} == {Kind.COUNT}
    assert [name.text for name in read.contracts] == ["RC 2018"]
