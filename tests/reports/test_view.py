from decimal import Decimal

import pytest

from tests.suspects import wrong_figure
from vrd2check.diagnosis.conclusions import (
    NOTHING,
    SEVERAL,
    ActionKind,
    Conclusion,
    Confidence,
    Suspect,
    blaming,
)
from vrd2check.figures import Kind, read_figure
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Sum, judge
from vrd2check.reports.view import View, numbers_of
from vrd2check.result import Diagnosis

PLACE = Place("a.yaml", 1, 1, 1, 2)


def suspect(
    line: int,
    confidence: Confidence,
    written: str = "82",
    proposed: int = 90,
    kind: ActionKind = ActionKind.UNKNOWN,
) -> Suspect:
    figure = read_figure(written, Place("a.yaml", line, 5, line, 7), Kind.COUNT)
    return wrong_figure(figure, Decimal(proposed), confidence, kind)


def viewed(make, found: Conclusion, place: Place = PLACE, language: Language = Language.NL) -> View:
    return View(Diagnosis(make.remark(place), (), found), language)


def caused(make, found: Conclusion, language: Language = Language.NL) -> str:
    cause = viewed(make, found, language=language).cause
    return "" if cause is None else str(cause)


def test_a_certain_figure_is_told_at_its_own_place_with_what_belongs_there(make) -> None:
    certain = suspect(3, Confidence.CERTAIN, kind=ActionKind.SIGN)
    view = viewed(make, blaming((certain,)))
    assert view.place == Place("a.yaml", 3, 5, 3, 7)
    assert view.sentence == (
        "Hier hoort 90 te staan in plaats van 82 (het teken is omgekeerd). "
        "Dat blijkt op 1:1: Zo niet."
    )
    assert view._replace(language=Language.EN).sentence == (
        "This should be 90 instead of 82 (the sign is reversed). It shows at 1:1: Not so."
    )
    assert view.numbers == ("82", "90", "-8")
    # It was said at the start, so it is not said again.
    assert view.cause is None
    first, *others = view.pointers()
    assert (first.place, first.text) == (PLACE, "XXX101 Een titel")
    assert others == []


def test_a_total_that_is_certainly_wrong_itself_is_told_there_with_its_cause_behind(make) -> None:
    certain = suspect(3, Confidence.CERTAIN)
    view = viewed(make, blaming((certain,)), certain.place)
    assert view.place == certain.place
    assert view.sentence == "Zo niet."
    assert str(view.cause) == ("Oorzaak: met 90 in plaats van 82 op 3:5 klopt het.")


@pytest.mark.parametrize(
    "found",
    [
        blaming((suspect(3, Confidence.PROBABLE),)),
        blaming((suspect(3, Confidence.POSSIBLE),), (suspect(4, Confidence.POSSIBLE),)),
        blaming((suspect(3, Confidence.CERTAIN), suspect(4, Confidence.CERTAIN))),
        SEVERAL,
    ],
    ids=["probable", "a tie", "two together", "several"],
)
def test_what_is_not_certain_of_one_figure_is_told_where_it_was_found(
    make, found: Conclusion
) -> None:
    view = viewed(make, found)
    assert view.place == PLACE
    assert view.sentence == "Zo niet."


def test_figures_that_are_wrong_together_are_named_together_and_no_surer_than_the_least(
    make,
) -> None:
    one, other = suspect(3, Confidence.CERTAIN), suspect(4, Confidence.PROBABLE, "7", 8)
    assert caused(make, blaming((one, other))) == (
        "Waarschijnlijk: met 90 in plaats van 82 op 3:5 klopt het; "
        "en met 8 in plaats van 7 op 4:5 klopt het."
    )


def test_a_tie_names_a_few_figures_and_counts_many(make) -> None:
    two = tuple(suspect(line, Confidence.POSSIBLE) for line in (3, 4))
    assert caused(make, blaming(two[:1], two[1:])) == (
        "Misschien: een van deze cijfers is fout: 82 op 3:5 → 90, 82 op 4:5 → 90."
    )
    many = tuple(suspect(line, Confidence.POSSIBLE) for line in range(3, 10))
    assert caused(make, blaming(many[:1], many[1:]), Language.EN) == (
        "Perhaps: 7 figures may be wrong; nothing points at one. Compare them with their "
        "source, beginning with 82 at 3:5 → 90."
    )


def test_more_wrong_figures_than_can_be_named_are_said_to_be_several(make) -> None:
    assert caused(make, SEVERAL).startswith("Oorzaak: hier is meer dan één")


def test_nothing_is_told_where_nobody_is_suspected(make) -> None:
    assert caused(make, NOTHING) == ""


@pytest.mark.parametrize("there_only", [True, False])
def test_what_stands_on_one_side_only_is_stated_where_it_stands(make, there_only) -> None:
    """40 in one table, nothing in the other: at the 40 nobody is told that 0 stands there."""
    figure = read_figure("40", PLACE, Kind.COUNT)
    relation = Sum((), (figure,)) if there_only else Sum((figure,), ())
    finding = make.remark(PLACE)._replace(
        figures=tuple(relation.figures()), judgement=judge(relation)
    )
    assert numbers_of(finding) == ("40", "0", "+40")
