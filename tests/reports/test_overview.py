import pytest

from tests.samples import SOUND
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Reason
from vrd2check.reports import counts, overview
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis, Result
from vrd2check.settings import Settings

HOLDS = "totaal: 7.000\nregels: [6.000, 1.000]"


def lines(result, language=Language.NL, width=None):
    return list(overview.lay_out(Report(result, language), Page(width)))


def text(result, language=Language.NL, width=None):
    return plain(lines(result, language, width))


def counted(result, language=Language.NL, width=None):
    return plain(counts.lay_out(Report(result, language), Page(width)))


@pytest.fixture
def sound(make):
    """A result in which one sum holds; what holds is counted and gives no finding."""
    one = make.result_of(make.broken_sum(HOLDS, "7.000", "6.000", "1.000"), source=HOLDS)
    return Result((), one.examined, (), one.sources)


def test_what_was_checked_is_told_when_nothing_was_found(sound):
    assert text(sound) == "1 dossier, 1 som of vergelijking: 1 klopt.\nAlles klopt.\n"
    assert lines(sound)[-1][-1].style == "bold green"


def test_a_run_that_calculated_nothing_does_not_look_sound(make):
    result = make.result_of(unchecked=[Reason.ABSENT], absent=["budget"])
    tally, absent, verdict = text(result).splitlines()
    assert tally.endswith("0 kloppen, 1 niet nagerekend (omdat een cijfer ontbreekt).")
    assert absent.startswith("Niet nagekeken")
    assert absent.endswith(": budget.")
    assert verdict.startswith("Er is niets nagerekend")
    assert "green" not in lines(result)[-1][-1].style


def test_chapters_of_several_dossiers_are_counted_and_named_with_the_counts(make):
    both = [
        make.result_of(label=label, file=f"{label}.yaml", absent=chapters).examined[0]
        for label, chapters in (("een", ["budget"]), ("twee", ["budget", "kpis"]))
    ]
    result = Result((), tuple(both), (), {})
    assert "3 hoofdstukken die er niet zijn, in 2 dossiers (--aantallen" in text(result)
    assert "  een: budget\n  twee: budget, kpis\n" in counted(result)


def test_a_run_without_dossiers_says_so_and_names_some_of_what_was_skipped():
    result = Result((), (), tuple(f"{number}.yaml" for number in range(52)), {})
    shown = text(result, Language.EN)
    assert "Skipped, being no dossier" in shown
    assert "19.yaml and 32 more)" in shown
    assert shown.endswith("Nothing was checked: there is no dossier among the files.\n")


def test_reasons_are_told_apart(make, sound):
    open_result = make.result_of(unchecked=[Reason.ABSENT, Reason.ABSENT, Reason.UNREADABLE])
    both = Result((), sound.examined + open_result.examined, (), {})
    shown = text(both, Language.EN)
    assert (
        "4 relations: 1 agrees, 3 not checked (2 because a figure is missing, "
        "1 because a figure is unreadable).\n"
    ) in shown
    assert shown.endswith("What could be checked agrees; 3 of 4 relations could not be.\n")


def test_several_dossiers_get_a_total(sound):
    both = Result((), sound.examined * 2, (), {})
    *_, total = counted(both).strip().splitlines()
    assert total.split() == ["2", "dossiers", "6", *"0000", "2", "0", "0", "0"]


def test_warnings_are_no_errors_but_ask_for_a_look(make, sound):
    finding = make.remark(Place("a.yaml", 1, 1, 1, 2))
    shown = text(Result((Diagnosis(finding),), sound.examined, (), {}))
    assert "Geen fouten in wat nagerekend kon worden, wel 1 waarschuwing" in shown


def test_of_more_than_forty_dossiers_those_in_trouble_have_a_line_and_the_others_share_one(
    make, sound
):
    # 50 dossiers of 3 figures and 1 relation that holds, and one of 3 with a relation left open.
    open_result = make.result_of(unchecked=[Reason.ABSENT])
    (doubtful,) = (one._replace(file="z.yaml") for one in open_result.examined)
    many = tuple(sound.examined[0]._replace(file=f"{number}.yaml") for number in range(50))
    shown = counted(Result((), (*many, doubtful), (), {})).splitlines()
    assert [line.split() for line in shown if line[:1] not in ("─", "")][1:] == [
        ["Proef", "3", *"0000", "0", "0", "0", "1"],
        ["de", "andere", "50", "samen", "150", *"0000", "50", "0", "0", "0"],
        ["51", "dossiers", "153", *"0000", "50", "0", "0", "1"],
    ]


def test_more_than_forty_sound_dossiers_are_one_line(sound):
    many = tuple(sound.examined[0]._replace(file=f"{number}.yaml") for number in range(41))
    _, _, *rows = counted(Result((), many, (), {}), Language.EN).strip().splitlines()
    assert [line.split()[:2] for line in rows] == [["41", "dossiers"]]


def test_the_figures_of_each_dossier_are_counted_and_all_in_one_sentence():
    first = "soort: evaluatie\nproject: Een\njaar: 2022\nplafond: 5\n"
    second = SOUND.replace("7000", "7500")
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate((first, second))]
    result = check_loaded(files, Settings())
    heads, _, one, two, _, total, *_ = counted(result, width=100).splitlines()
    assert heads.split() == ["Dossier", "cijfers", "bevestigd", "tegengesproken", "open", "alleen"]
    # The ceiling is compared with nothing; two lines and their total contradict each other.
    rows = [line.rsplit(None, 5)[1:] for line in (one, two, total)]
    assert rows == [list("10001"), list("30300"), list("40301")]
    assert "Van 4 cijfers: 0 bevestigd, 3 tegengesproken, 0 open, 1 alleen.\n" in text(result)
