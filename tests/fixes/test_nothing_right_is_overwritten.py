"""Slips that a total seems to contradict: the total is right, and stays as it is.

The true dossier: 68 days at 1.023 are 69.564, 110 at 692 are 76.120, 58 at 1.062 are 61.596; in all
236 days and 207.280. Budget, cost model and effort have the same three lines.
"""

import pytest

from vrd2check.dossiers import load_text
from vrd2check.fixes import Options, Plan, make_plan
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
status: ontwerp
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen}
"""
TRUE = (
    HEAD
    + """\
deliverables:
  - {nr: D.22.12.1, omschrijving: Bouw}
  - {nr: D.22.12.2, omschrijving: Begeleiding}
  - {nr: D.22.12.3, omschrijving: Oplevering}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 69564}
    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 76120}
    - {deliverable: D.22.12.3, bron: vrd2, bedrag: 61596}
  totaal: 207280
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, aankooptype: Staf, bron: vrd2, bedragen: {2022: 69564}}
      - {deliverable: D.22.12.2, aankooptype: Staf, bron: vrd2, bedragen: {2022: 76120}}
      - {deliverable: D.22.12.3, aankooptype: Staf, bron: vrd2, bedragen: {2022: 61596}}
    totaal: {bedragen: {2022: 207280}}
inzet:
  - aankooptype: Staf
    eenheid: mandagen
    regels:
      - {deliverable: D.22.12.1, profiel: A, bron: vrd2, aantal: 68, prijs: 1023, kost: 69564}
      - {deliverable: D.22.12.2, profiel: T, bron: vrd2, aantal: 110, prijs: 692, kost: 76120}
      - {deliverable: D.22.12.3, profiel: P, bron: vrd2, aantal: 58, prijs: 1062, kost: 61596}
    totaal: {aantal: 236, kost: 207280}
"""
)
CHAPTERS = ("budget:", "kostenmodel:", "inzet:")
LINES = [line for line in TRUE.splitlines() if "vrd2," in line]


def planned(text: str) -> Plan:
    return make_plan([load_text(text, "a.yaml")], Settings(), Options())


def written(text: str) -> list[tuple[str, str]]:
    return [(edit.old, edit.new) for change in planned(text).changes for edit in change.edits]


def in_chapters(text: str, old: str, new: str, chapters: tuple[str, ...]) -> str:
    """Put another amount in the lines of some chapters."""
    lines, chapter = [], ""
    for line in text.splitlines():
        chapter = line if line in CHAPTERS else chapter
        lines.append(line.replace(old, new) if chapter in chapters else line)
    return "\n".join(lines) + "\n"


def test_the_true_dossier_is_true() -> None:
    plan = planned(TRUE)
    assert plan.changes == ()
    assert not any(one.finding.is_broken for one in plan.before.diagnoses)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("76120", "7612"), ("76120", "761200"), ("69564", "69664"), ("61596", "16596")],
)
@pytest.mark.parametrize("chapters", [("budget:", "kostenmodel:"), ("kostenmodel:", "inzet:")])
def test_the_same_wrong_amount_in_two_tables_changes_no_total(
    right: str, wrong: str, chapters: tuple[str, ...]
) -> None:
    assert set(written(in_chapters(TRUE, right, wrong, chapters))) <= {(wrong, right)}


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_missing_is_not_made_up_and_no_total_is_brought_to_it(line: str) -> None:
    text = TRUE.replace(f"{line}\n", "", 1)
    assert text != TRUE
    assert written(text) == []


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_stands_there_twice_is_not_taken_for_a_wrong_total(line: str) -> None:
    assert written(TRUE.replace(f"{line}\n", f"{line}\n{line}\n", 1)) == []


@pytest.mark.parametrize("days", [68, 58])
def test_a_missing_line_beside_one_with_as_many_days_changes_nothing(days: int) -> None:
    # As many days as another line at 692: its cost and the totals follow.
    cost = days * 692
    text = TRUE.replace("110", str(days)).replace("76120", str(cost))
    text = text.replace("236", str(126 + days)).replace("207280", str(131160 + cost))
    assert written(text) == []
    missing = next(line for line in text.splitlines() if "profiel: T" in line)
    assert written(text.replace(f"{missing}\n", "")) == []


@pytest.mark.parametrize(
    ("first", "second"), [((9000, 0), (0, 9000)), ((9000, 9000), (0, 0)), ((0, 9000), (9000, 0))]
)
def test_an_amount_in_the_wrong_year_changes_no_total(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    text = HEAD + (
        "vak_vek_kalender:\n  regels:\n"
        f"    - {{bron: vrd2, jaren: {{2022: {{vak: {first[0]}, vek: {first[1]}}}, "
        f"2023: {{vak: {second[0]}, vek: {second[1]}}}}}}}\n"
        "  totaal: {jaren: {2022: {vak: 9000, vek: 9000}, 2023: {vak: 0, vek: 0}}}\n"
        "prognose_vek:\n  jaar: 2022\n  bron: vrd2\n  regels:\n"
        "    - {deliverable: D.22.12.1, maanden: {jan: 4000, feb: 5000}}\n"
    )
    # The total is on the tenth line.
    edits = [edit for change in planned(text).changes for edit in change.edits]
    assert all(edit.place.line < 10 for edit in edits)
