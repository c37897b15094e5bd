from dataclasses import replace
from decimal import Decimal

import pytest

from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import ActionKind, Confidence, Suspect, blaming
from vrd2check.dossiers import load_text
from vrd2check.fixes import LeftBecause, Options, make_plan, planning, seeking
from vrd2check.fixes.edits import Change, Edit
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.result import Diagnosis
from vrd2check.settings import Settings

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen}
deliverables:
  - {nr: D.22.12.1, product: Catalogus, omschrijving: Dienst}
  - {nr: D.22.12.2, product: Catalogus, omschrijving: Hulp}
"""

# Two lines and two years: every cell stands in a row and in a column, both of which add up.
COST_MODEL = """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 1.000, 2023: 2.000}, totaal: 3.000}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 4.000, 2023: 8.000}, totaal: 12.000}
    totaal: {bedragen: {2022: 5.000, 2023: 10.000}, totaal: 15.000}
"""

# Lines and a total, and nothing else to tell which of them is right.
BUDGET = """\
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 6.000}
    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 1.000}
  totaal: 7.000
"""


def plan(text: str | bytes, approve=lambda _: True, **options):
    return make_plan([load_text(text, "a.yaml")], Settings(), Options(**options), approve=approve)


def changes(made) -> list[tuple[str, str]]:
    return [(edit.old, edit.new) for change in made.changes for edit in change.edits]


def wrong(text: str, right: str, instead: str) -> str:
    assert text.count(right) == 1
    return text.replace(right, instead)


@pytest.mark.parametrize("chapter", [COST_MODEL, BUDGET])
def test_a_true_dossier_is_left_as_it_is(chapter):
    made = plan(HEAD + chapter)
    assert (made.changes, made.texts, made.left) == ((), {}, ())


@pytest.mark.parametrize(
    ("right", "instead"),
    [
        ("totaal: 3.000", "totaal: 30.000"),
        ("totaal: 12.000", "totaal: 21.000"),
        ("2023: 10.000", "2023: 19.000"),
        ("totaal: 15.000", "totaal: 51.000"),
        ("2022: 4.000", "2022: 40.000"),
        ("2023: 2.000", "2023: 20.000"),
    ],
)
def test_what_rows_and_columns_vouch_for_is_mended_total_or_not(right, instead):
    made = plan(HEAD + wrong(COST_MODEL, right, instead))
    old, new = instead.rpartition(" ")[2], right.rpartition(" ")[2]
    assert changes(made) == [(old, new)]
    assert made.texts == {"a.yaml": HEAD + COST_MODEL}
    assert made.left == ()
    (change,) = made.changes
    assert change.safe
    assert change.against is None


@pytest.mark.parametrize(
    ("right", "instead"), [("totaal: 12.000", "totaal: 1.200"), ("2023: 2.000", "2023: 200")]
)
def test_a_value_that_is_not_certain_to_its_last_digit_is_not_written(right, instead):
    # 12.001 loses its last digit as 12.000 does, and is rounding away from the sum of its years.
    made = plan(HEAD + wrong(COST_MODEL, right, instead))
    assert changes(made) == []
    assert len(made.left) == 1


@pytest.mark.parametrize("instead", ["7.003", "7.500", "70.000", "700", "8.000", "-7.000"])
def test_a_tie_between_a_total_and_its_parts_is_never_touched(instead):
    made = plan(HEAD + wrong(BUDGET, "totaal: 7.000", f"totaal: {instead}"))
    assert changes(made) == []
    assert len(made.left) == 1


def test_a_total_in_millions_is_not_rounded_again():
    # 800.456 + 923.000 = 1.723.456, and 1,7 mio would agree with that too.
    text = wrong(HEAD + COST_MODEL, "2022: 1.000", "2022: 800.456")
    text = wrong(text, "2022: 4.000", "2022: 923.000").replace("3.000}", "802.456}")
    text = text.replace("12.000}", "931.000}").replace("15.000}", "1.733.456}")
    text = wrong(text, "2022: 5.000", "2022: 1,5 mio").replace("1,5 mio", '"1,5 mio"')
    made = plan(text, probable=True, rounded=True)
    assert changes(made) == [('"1,5 mio"', '"1.723.456"')]
    assert made.left == ()


def test_a_total_is_not_mended_when_a_line_may_stand_there_twice():
    twice = "    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 1.000}\n"
    made = plan(HEAD + wrong(BUDGET, twice, twice + twice))
    assert changes(made) == []


def test_a_total_that_another_chapter_confirms_is_not_touched():
    text = HEAD + COST_MODEL.replace("3.000}", "3.000}", 1)
    calendar = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2022: {vak: 5.000, vek: 5.000}, 2023: {vak: 10.000, vek: 10.000}}}
"""
    made = plan(wrong(text, "2022: 1.000", "2022: 1.010") + calendar)
    assert ("5.000", "5.010") not in changes(made)


def test_a_blank_part_that_could_hold_the_difference_is_a_tie_as_well():
    lines = BUDGET.replace("bedrag: 1.000", "bedrag: nvt")
    assert changes(plan(HEAD + lines)) == []


def test_a_bare_dossier_number_is_quoted_as_it_stands():
    made = plan(HEAD.replace('"22.12"', "22.10").replace("D.22.12", "D.22.10") + COST_MODEL)
    assert changes(made) == [("22.10", '"22.10"')]
    assert [change.code for change in made.changes] == ["DOC128"]


def test_notation_is_changed_only_when_asked_and_changes_no_verdict():
    text = HEAD + BUDGET.replace("6.000", '"€ 6.000,00"')
    assert changes(plan(text)) == []
    made = plan(text, notation=True)
    assert changes(made) == [('"€ 6.000,00"', "6000.00"), ("1.000", "1000"), ("7.000", "7000")]
    assert made.before.tally().verdicts == made.after.tally().verdicts


def test_a_mended_total_is_written_in_plain_digits_where_these_are_asked():
    made = plan(HEAD + wrong(COST_MODEL, "totaal: 3.000", "totaal: 30.000"), notation=True)
    assert ("30.000", "3000") in changes(made)
    assert made.texts["a.yaml"].count("3000") == 1


def test_what_is_declined_is_asked_once_and_stays():
    asked = []
    text = HEAD + wrong(COST_MODEL, "totaal: 3.000", "totaal: 30.000")
    made = plan(text, approve=lambda change: asked.append(change.edits[0].new))
    assert asked == ["3.000"]
    assert changes(made) == []
    assert len(made.left) == 1


def test_a_figure_that_an_alias_repeats_is_not_written():
    text = COST_MODEL.replace("totaal: 3.000", "totaal: &drie 30.000")
    text += "exploitatiekost: {per_jaar: *drie, vanaf: 2024}\n"
    assert changes(plan(HEAD + text)) == []


def test_a_ceiling_that_is_exceeded_is_no_matter_of_mending():
    made = plan(
        "soort: evaluatie\nproject: P\njaar: 2022\nplafond: 10\nactueel_tot: december\n"
        "kosten:\n  regels:\n    - {kost: A, actueel: 50, prognose: 50}\n"
        "  totaal: {actueel: 50, prognose: 50}\n"
    )
    assert changes(made) == []
    assert {left.because for left in made.left} == {LeftBecause.CEILING}


def test_a_file_that_cannot_be_read_has_no_changes():
    made = plan("soort: projectdossier\nbudget: [\n")
    assert (made.changes, made.left) == ((), ())


def test_a_change_has_the_sentence_of_its_finding_and_of_what_was_done():
    made = plan(HEAD + wrong(COST_MODEL, "totaal: 15.000", "totaal: 51.000"))
    (change,) = made.changes
    (diagnosis,) = (one for one in made.before.diagnoses if one.finding.is_broken)
    assert change.code == diagnosis.finding.rule.code
    assert change.finding.nl == diagnosis.finding.message(Language.NL)
    assert change.reason == diagnosis.conclusion.actions[0].sentence


@pytest.mark.parametrize("number", [2, 150])
def test_each_of_many_files_gets_what_it_gets_alone(number):
    slips = [
        wrong(COST_MODEL, "totaal: 15.000", "totaal: 51.000"),
        wrong(COST_MODEL, "2022: 4.000", "2022: 40.000"),
        BUDGET,
        wrong(BUDGET, "totaal: 7.000", "totaal: 7.500"),
    ]
    files = [
        load_text(HEAD.replace("22.12", f"{place + 10}.12") + slips[place % 4], f"{place}.yaml")
        for place in range(number)
    ]
    together = make_plan(files, Settings(), Options())
    for file in files[:4]:
        alone = make_plan([file], Settings(), Options())
        mine = [change for change in together.changes if file.name in change.files]
        assert mine == list(alone.changes)
    assert len(together.changes) == sum(place % 4 < 2 for place in range(number))


def test_a_change_that_makes_its_file_worse_costs_the_other_files_nothing(monkeypatch):
    chapter = wrong(COST_MODEL, "totaal: 15.000", "totaal: 51.000")
    numbers = range(40)
    texts = {
        f"{number}.yaml": HEAD.replace("22.12", f"22.{number + 10}") + chapter for number in numbers
    }
    worse = {f"{number}.yaml" for number in numbers if number % 2}
    files = [load_text(text, name) for name, text in texts.items()]
    checks = []

    def check(some, *rest):
        checks.append(some)
        result = check_loaded(some, *rest)
        changed = {one.name for one in some if one.text != texts[one.name]}
        (first, *_) = result.diagnoses or was.diagnoses
        new = (
            first._replace(finding=first.finding._replace(place=Place(file, 1, 1, 1, 1)))
            for file in changed & worse
        )
        return result._replace(diagnoses=(*result.diagnoses, *new))

    was = check_loaded(files, Settings())
    monkeypatch.setattr(planning, "check_loaded", check)
    made = make_plan(files, Settings(), Options())
    assert {change.place.file for change in made.changes} == texts.keys() - worse
    assert {left.place.file for left in made.left} == worse
    assert len(checks) == 3


def test_a_figure_that_was_changed_is_not_changed_again(monkeypatch):
    """A check that finds the same figure wrong again, with another value, after the change."""
    text = HEAD + wrong(COST_MODEL, "totaal: 15.000", "totaal: 151.000")
    made = []

    def check(files, *rest):
        result = check_loaded(files, *rest)
        if files[0].text == text:
            made.append(result)
            return result
        was = made[0]
        told = was.diagnoses[0]
        (action,) = told.conclusion.actions
        (cell,) = action.cells
        place = cell.place._replace(end_column=cell.place.end_column - 1)
        again = cell._replace(
            figure=replace(cell.figure, place=place, written="15.000"), proposed=Decimal(16000)
        )
        actions = (action._replace(place=place, cells=(again,)),)
        conclusion = told.conclusion._replace(actions=actions)
        return result._replace(diagnoses=(Diagnosis(result.diagnoses[0].finding, (), conclusion),))

    asked = []
    monkeypatch.setattr(planning, "check_loaded", check)
    make_plan(
        [load_text(text, "a.yaml")],
        Settings(),
        Options(),
        approve=lambda change: asked.append(change.edits[0].new) or True,
    )
    assert asked == ["15.000"]


def test_what_is_only_probable_is_written_with_what_speaks_against_it() -> None:
    text = HEAD + COST_MODEL.replace(", totaal: 15.000", "").replace("2022: 5.000", "2022: 6.000")
    assert plan(text).changes == ()
    (change,) = plan(text, probable=True, rounded=True).changes
    assert [(edit.old, edit.new) for edit in change.edits] == [("6.000", "5.000")]
    assert not change.safe
    assert change.against is not None
    assert "a line is missing" in change.against.en


def test_a_relation_without_a_changed_figure_that_has_another_verdict_is_a_fault() -> None:
    # Both totals are 1.000 too high, and both are right afterwards, though one was to be changed.
    before = (
        HEAD
        + wrong(BUDGET, "7.000", "8.001")
        + wrong(COST_MODEL, "totaal: 15.000", "totaal: 16.001")
    )
    was, now = (
        check_loaded([load_text(text, "a.yaml")], Settings())
        for text in (before, HEAD + BUDGET + COST_MODEL)
    )
    places = {
        figure.written: figure.place for one in was.judged for figure in one.relation.only_figures()
    }
    budget, model = (
        Change((Edit(places[old], old, new),), Text("", ""), "DEL101")
        for old, new in (("8.001", "7.000"), ("16.001", "15.000"))
    )
    assert planning.faults_of_changes(was, now, [budget]) == {"a.yaml"}
    assert planning.faults_of_changes(was, now, [budget, model]) == set()


@pytest.mark.parametrize(("total", "faults"), [("7.001", set()), ("7.002", {"a.yaml"})])
def test_what_agrees_but_for_rounding_afterwards_is_no_fault(total: str, faults: set[str]) -> None:
    """6.000 + 1.000 = 7.000, each to half a euro: up to 1,50 apart is rounding."""
    was, now = (
        check_loaded([load_text(HEAD + text, "a.yaml")], Settings())
        for text in (BUDGET, wrong(BUDGET, "7.000", total))
    )
    (place,) = [
        figure.place
        for one in was.judged
        for figure in one.relation.only_figures()
        if figure.written == "7.000"
    ]
    change = Change((Edit(place, "7.000", total),), Text("", ""), "DEL101")
    assert planning.faults_of_changes(was, now, [change]) == faults


def test_what_else_it_may_be_speaks_against_what_is_probable() -> None:
    first, other = (
        Suspect(
            ActionKind.DIGIT, Place("a.yaml", 1, 1, 1, 2), Confidence.PROBABLE, Text(said, said)
        )
        for said in ("dit", "iets anders")
    )
    told = seeking.against(blaming((first,), (other,)))
    assert told.nl.endswith(" iets anders")
    assert seeking.against(blaming((first,))) != told
