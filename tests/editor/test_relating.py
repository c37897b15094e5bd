"""From totals to parts and from names to declarations; lines and columns counted in the sample.

The budget of the sample has 6000 on line 11 and 1000 on line 12, both from column 52, and its total
on line 13 from column 11. Deliverables are declared on lines 7 and 8 from column 10 and used in the
budget from column 21; the source is declared on line 5 from column 11 and used from column 38.
"""

import pytest

from tests.samples import BROKEN, PROGRAMME, SOUND
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.editor.relating import declarations, parts_of, totals_of, uses
from vrd2check.settings import Settings

LINES, TOTAL = [(11, 52), (12, 52)], (13, 11)


def result_of(**texts):
    return check_loaded([load_text(text, file) for file, text in texts.items()], Settings())


def at(places):
    return [place[1:3] for place in places]


def figure(result, file, where):
    figures = result.dossiers[file].head.figures
    return next(one.place for one in figures if one.place[1:3] == where)


@pytest.mark.parametrize("text", [BROKEN, SOUND])
def test_a_total_leads_to_its_parts_and_a_part_to_its_total_whether_it_is_right_or_not(text):
    result = result_of(a=text)
    assert at(parts_of(figure(result, "a", TOTAL), result)) == LINES
    for one in LINES:
        part = figure(result, "a", one)
        assert at(totals_of(part, result)) == [TOTAL]
        assert parts_of(part, result) == []
    assert totals_of(figure(result, "a", TOTAL), result) == []


def test_figures_of_other_dossiers_come_after_those_of_its_own():
    # The programme lists the dossier with 7000 on line 7 of its own, and adds up on line 8.
    result = result_of(a=PROGRAMME, b=SOUND)
    listed = next(one.place for one in result.dossiers["a"].head.figures if one.place.line == 7)
    both = {*parts_of(listed, result), *totals_of(listed, result)}
    assert {(place.file, place.line) for place in both} >= {("a", 8), ("b", 13)}
    for found in (parts_of(listed, result), totals_of(listed, result)):
        files = [place.file for place in found]
        assert files == sorted(files)


def test_what_is_not_there_is_no_part():
    text = SOUND.replace(", bedrag: 1000", "")
    result = result_of(a=text)
    assert at(parts_of(figure(result, "a", TOTAL), result)) == [(11, 52)]


@pytest.mark.parametrize(
    ("declared", "used"), [((7, 10), [(11, 21)]), ((5, 11), [(11, 38), (12, 38)])]
)
def test_a_name_leads_to_where_it_is_declared_and_that_to_its_uses(declared, used):
    dossier = load_text(SOUND, "a").dossier
    for one in used:
        assert at(declarations(dossier, lambda place, one=one: place[1:3] == one)) == [declared]
    for one in (declared, *used):
        here = lambda place, one=one: place[1:3] == one  # noqa: E731
        assert at(uses(dossier, here, declared_too=False)) == used
        assert at(uses(dossier, here, declared_too=True)) == [declared, *used]
    assert declarations(dossier, lambda place: place[1:3] == declared) == []


def test_another_spelling_of_a_number_leads_there_too():
    dossier = load_text(SOUND.replace("deliverable: D.22.12.2", "deliverable: D2"), "a").dossier
    assert at(declarations(dossier, lambda place: place.line == 12)) == [(8, 10), (5, 11)]
