from decimal import Decimal

from vrd2check.diagnosis import Cause, Confidence, Suspect
from vrd2check.figures import Kind, read_figure
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports.telling import cause, short


def suspect(line: int, confidence: Confidence, written: str = "82", proposed: int = 90) -> Suspect:
    figure = read_figure(written, Place("a.yaml", line, 5, line, 7), Kind.COUNT)
    return Suspect(figure, Decimal(proposed), confidence, None)


def told(make, found: Cause, language: Language = Language.NL) -> str:
    remark = cause(make.remark(Place("a.yaml", 1, 1, 1, 2)).because_of([], found), language, short)
    return "" if remark is None else str(remark)


def test_a_certain_figure_is_the_cause(make) -> None:
    found = Cause((0,), (suspect(3, Confidence.CERTAIN),))
    assert told(make, found) == "Oorzaak: met 90 in plaats van 82 op 3:5 klopt het."


def test_figures_that_are_wrong_together_are_named_together_and_no_surer_than_the_least(
    make,
) -> None:
    one, other = suspect(3, Confidence.CERTAIN), suspect(4, Confidence.PROBABLE, "7", 8)
    assert told(make, Cause((0, 1), (one, other), together=2)) == (
        "Waarschijnlijk: met 90 in plaats van 82 op 3:5 klopt het; "
        "en met 8 in plaats van 7 op 4:5 klopt het."
    )


def test_a_tie_names_a_few_figures_and_counts_many(make) -> None:
    two = tuple(suspect(line, Confidence.POSSIBLE) for line in (3, 4))
    assert told(make, Cause((0,), two)) == (
        "Misschien: een van deze cijfers is fout: 82 op 3:5 → 90, 82 op 4:5 → 90."
    )
    many = tuple(suspect(line, Confidence.POSSIBLE) for line in range(3, 10))
    assert told(make, Cause((0,), many), Language.EN) == (
        "Perhaps: 7 figures explain it equally well; look them up in their source."
    )


def test_more_wrong_figures_than_can_be_named_are_said_to_be_several(make) -> None:
    assert told(make, Cause((0,), (), several=True)).startswith("Oorzaak: hier is meer dan één")


def test_nothing_is_told_where_nobody_is_suspected(make) -> None:
    assert told(make, Cause((0,), ())) == ""
