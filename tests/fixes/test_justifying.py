"""The beginning of an explanation: with a reason filled in it explains its finding and no other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.fixes import (
    AlreadyBegunError,
    NotToldApartError,
    Options,
    explained,
    justify,
    make_plan,
    unexplained,
)
from vrd2check.result import Finding, Result
from vrd2check.rules.base.explanation_match import can_be_explained
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
"""
FILE = "x.yaml"


def checked(text: str) -> Result:
    return check_loaded([load_text(text, FILE)], Settings(), frozenset({FILE}))


def every(result: Result) -> list[Finding]:
    return list(result.findings)


def begun(text: str, finding: Finding, result: Result):
    return justify(finding, result, [load_text(text, FILE)], Settings(), frozenset({FILE}))


def table(rows: list[list[int]], names: list[str]) -> str:
    """Write a cost model; the last row and the last column are totals."""
    text = HEAD + "kostenmodel:\n  investeringen:\n    regels:\n"
    for name, row in zip(names, rows[:-1], strict=False):
        years = ", ".join(f"{2022 + n}: {value}" for n, value in enumerate(row[:-1]))
        text += f"      - {{{name}bedragen: {{{years}}}, totaal: {row[-1]}}}\n"
    years = ", ".join(f"{2022 + n}: {value}" for n, value in enumerate(rows[-1][:-1]))
    return text + f"    totaal: {{bedragen: {{{years}}}, totaal: {rows[-1][-1]}}}\n"


NAMES = [f"deliverable: D.22.12.{number}, " for number in range(1, 5)]


@st.composite
def wrong_tables(draw) -> list[list[int]]:
    """Make a true table and put some figures of it wrong."""
    columns = draw(st.integers(2, 3))
    amounts = st.integers(1000, 9000)
    rows = draw(st.lists(st.lists(amounts, min_size=columns, max_size=columns),
                         min_size=2, max_size=4))  # fmt: skip
    full = [[*row, sum(row)] for row in rows]
    full.append([sum(column) for column in zip(*full, strict=True)])
    for _ in range(draw(st.integers(1, 4))):
        row = draw(st.integers(0, len(full) - 1))
        column = draw(st.integers(0, columns))
        full[row][column] += draw(st.sampled_from([1, 50, 50, 700]))
    return full


def signs(findings) -> list[tuple[object, ...]]:
    return sorted((one.rule.code, one.place[:3]) for one in findings)


@settings(max_examples=60)
@given(st.data(), wrong_tables())
def test_an_explanation_silences_exactly_its_finding(data, rows) -> None:
    text = table(rows, NAMES)
    result = checked(text)
    candidates = [one for one in every(result) if can_be_explained(one.rule)]
    if not candidates:
        return
    finding = data.draw(st.sampled_from(candidates))
    made = begun(text, finding, result)
    assert signs(every(checked(made.new))) == signs(
        [*every(result), *(one for one in every(checked(made.new)) if one.rule.code == "DOC124")]
    )
    after = checked(made.new.replace('reden: ""', "reden: Zo is het"))
    assert signs(every(after)) == signs(one for one in every(result) if one is not finding)
    assert signs(one.finding for one in after.explained) == signs([finding])
    assert after.tally().verdicts == result.tally().verdicts


@settings(max_examples=60)
@given(st.data(), wrong_tables(), st.integers(1, 400))
def test_when_its_figures_change_the_finding_is_back_and_the_explanation_is_stale(
    data, rows, change
) -> None:
    text = table(rows, NAMES)
    result = checked(text)
    candidates = [one for one in every(result) if one.rule.code == "KFM101"]
    if not candidates:
        return
    finding = data.draw(st.sampled_from(candidates))
    made = begun(text, finding, result)
    good = made.new.replace('reden: ""', "reden: Zo is het")
    # The total at the end of the line grows, so the difference does; it never becomes its opposite.
    written = finding.figures[0][1].written
    lines = good.split("\n")
    place = finding.place
    old = finding.judgement.difference
    if abs(old + change) == abs(old):
        change += 1
    line = lines[place.line - 1]
    start, end = place.column - 1, place.end_column - 1
    lines[place.line - 1] = f"{line[:start]}{int(written) + change}{line[end:]}"
    after = checked("\n".join(lines))
    assert after.explained == ()
    assert [one.rule.code for one in every(after) if one.rule.code[:3] == "TOE"] == ["TOE101"]
    again = [
        one for one in every(after) if one.rule.code == "KFM101" and one.place.line == place.line
    ]
    assert bool(again) == (old + change != 0)


def added(text: str, code: str) -> list[str]:
    """Return what justify adds for each finding of a rule."""
    result = checked(text)
    found = unexplained(result, FILE, code)
    return [begun(text, one, result).new.removeprefix(text).split("\n")[-2] for one in found]


def test_a_total_is_called_by_the_keys_that_lead_to_it() -> None:
    # 2022: 500, stated 560. The total of the years is 1260, stated 1200; the rows make 1200.
    text = table([[100, 200, 300], [400, 500, 900], [560, 700, 1200]], NAMES)
    assert added(text, "KFM103") == [
        "  - {regel: KFM103, bij: kostenmodel.investeringen.totaal.bedragen.2022, er_staat: 560, "
        'verwacht: 500, verschil: +60, reden: ""}'
    ]
    assert added(text, "KFM101") == [
        "  - {regel: KFM101, bij: kostenmodel.investeringen.totaal.totaal, er_staat: 1200, "
        'verwacht: 1260, verschil: -60, reden: ""}'.replace("1200", '"1.200"').replace(
            "1260", '"1.260"'
        )
    ]


BUDGET = (
    HEAD
    + """\
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Een}
  - {nr: D.22.12.2, omschrijving: Twee}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 100}
    - {deliverable: D.22.12.1, bron: eigen, bedrag: 200}
    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 400}
  subtotalen:
    - {deliverable: D.22.12.1, bedrag: 350}
    - {deliverable: D.22.12.2, bedrag: 400}
  totaal: 777
"""
)


def test_a_total_of_lines_of_one_source_is_not_called_by_that_source() -> None:
    # Both lines have vrd2; the subtotals come to 350 + 400 = 750.
    text = BUDGET.replace("    - {deliverable: D.22.12.1, bron: eigen, bedrag: 200}\n", "")
    (total,) = added(text, "DEL101")
    assert "bij: budget.totaal, er_staat: 777, verwacht: 750, verschil: +27," in total


def test_a_subtotal_is_called_by_its_own_name() -> None:
    # 100 + 200 = 300.
    (subtotal,) = added(BUDGET, "DEL102")
    assert "regel: DEL102, bij: D.22.12.1, er_staat: 350, verwacht: 300, verschil: +50," in subtotal


EFFORT = (
    HEAD
    + """\
inzet:
  - aankooptype: Externe medewerkers
    eenheid: mandagen
    regels:
      - {deliverable: D1, profiel: Architect, bron: vrd2, aantal: 10, prijs: 90, kost: 950}
      - {deliverable: D1, profiel: Architect, bron: eigen, aantal: 20, prijs: 90, kost: 1800}
      - {deliverable: D1, profiel: Tester, bron: eigen, aantal: 20, prijs: 50, kost: 1000}
      - {deliverable: D2, profiel: Tester, bron: vrd2, aantal: 20, prijs: 50, kost: 1000}
"""
)


def test_a_line_is_called_by_names_that_no_other_line_has_together() -> None:
    # Only the first line is wrong: 10 × 90 = 900. D1 alone is of three lines, vrd2 of two.
    (line,) = added(EFFORT, "INZ101")
    assert "bij: [D1, Architect, vrd2], er_staat: 950, verwacht: 900, verschil: +50," in line


def test_lines_without_names_cannot_be_told_apart() -> None:
    rows = [[100, 200, 310], [400, 500, 910], [500, 700, 1220]]
    text = table(rows, ["", ""])
    result = checked(text)
    first, *_ = unexplained(result, FILE, "KFM101")
    with pytest.raises(NotToldApartError):
        begun(text, first, result)


def test_an_explanation_that_awaits_its_reason_is_not_begun_twice() -> None:
    text = table([[100, 200, 310], [400, 500, 900], [500, 700, 1200]], NAMES)
    result = checked(text)
    (finding,) = unexplained(result, FILE, "KFM101")
    made = begun(text, finding, result)
    later = checked(made.new)
    (still,) = unexplained(later, FILE, "KFM101")
    with pytest.raises(AlreadyBegunError) as refused:
        begun(made.new, still, later)
    assert refused.value.place.line == made.new.count("\n")


def test_an_explained_finding_is_found_as_such() -> None:
    text = table([[100, 200, 310], [400, 500, 900], [500, 700, 1200]], NAMES)
    text += "toelichtingen: [{regel: KFM101, verschil: 10, reden: Zo is het}]\n"
    result = checked(text)
    assert unexplained(result, FILE, "KFM101") == ()
    assert [one.place.line for one in explained(result, FILE, "KFM101")] == [8]


WRONG_TOTAL = table([[1000, 2000, 3000], [4000, 8000, 21000], [5000, 10000, 15000]], NAMES)


def test_fix_leaves_what_is_explained() -> None:
    def edits(text: str):
        files = [load_text(text, FILE)]
        return make_plan(files, Settings(), Options(probable=True), frozenset({FILE})).edits

    assert [edit.new for edit in edits(WRONG_TOTAL)[FILE]] == ["12000"]
    said = "toelichtingen:\n  - {regel: KFM101, bij: D2, verschil: 9000, reden: Zo is het}\n"
    assert edits(WRONG_TOTAL + said) == {}


def test_fix_changes_nothing_that_makes_an_explanation_stale() -> None:
    # The column of 2023 is 10000, and 11000 is stated and explained. The total of the years, 16000,
    # is stated as 15000, which is what the rows make.
    rows = [[1000, 2000, 3000], [4000, 8000, 12000], [5000, 11000, 15000]]
    text = table(rows, NAMES)
    said = "toelichtingen:\n  - {regel: KFM103, bij: 2023, verschil: 1000, reden: Zo is het}\n"
    files = [load_text(text + said, FILE)]
    plan = make_plan(files, Settings(), Options(probable=True), frozenset({FILE}))
    assert [one.finding.rule.code for one in plan.after.explained] == ["KFM103"]
    assert [one.rule.code for one in every(plan.after) if one.rule.code[:3] == "TOE"] == []


def test_a_line_is_told_apart_from_lines_that_its_rule_does_not_look_at() -> None:
    # The second line is a lump sum, of which no rate is stated.
    text = EFFORT[: EFFORT.index("      - {deliverable: D1, profiel: Architect, bron: eigen")]
    text += "      - {deliverable: D1, profiel: Drukwerk, bron: vrd2, forfait: true, kost: 1000}\n"
    (line,) = added(text, "INZ101")
    assert "bij: [D1, Architect], er_staat" in line


ASKED = """\
soort: exploitatiedossier
nummer: "22.12"
jaar: 2023
kosten:
  regels:
    - {kost: Hosting, bedragen: {2023: 100}}
"""
PLANNED = (
    HEAD
    + """\
vak_vek_kalender:
  regels:
    - {bron: exploitatie, jaren: {2023: {vak: 500, vek: 500}}}
"""
)


def test_what_two_dossiers_say_is_explained_beside_the_other():
    files = [load_text(ASKED, FILE), load_text(PLANNED, "project.yaml")]
    named = frozenset(file.name for file in files)
    result = check_loaded(files, Settings(), named)
    (finding,) = (one for one in result.findings if one.rule.code == "EXP401")
    made = justify(finding, result, files, Settings(), named)
    assert "verschil: -400" in made.new or "verschil: '-400'" in made.new


def test_an_explanation_above_the_tables_moves_what_is_below_it():
    begun_before = "toelichtingen:\n  - {regel: RIS302, reden: Dat volgt nog uit het overleg.}\n"
    text = HEAD + begun_before + table([[5, 5, 11], [5, 5, 10]], NAMES).removeprefix(HEAD)
    result = checked(text)
    (finding,) = (one for one in result.findings if one.rule.code == "KFM101")
    made = begun(text, finding, result)
    assert made.new.index("KFM101") < made.new.index("kostenmodel")
