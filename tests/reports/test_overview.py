import pytest

from tests.samples import SOUND
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Reason
from vrd2check.reports import overview
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.report import Report
from vrd2check.result import Diagnosis, Result
from vrd2check.settings import Settings

HOLDS = "totaal: 7.000\nregels: [6.000, 1.000]"


def lines(result, language=Language.NL, width=80):
    return list(overview.lay_out(Report(result, language), Page(width)))


def text(result, language=Language.NL, width=80):
    return plain(lines(result, language, width))


@pytest.fixture
def sound(make):
    """A result in which one sum holds; what holds is counted and gives no finding."""
    one = make.result_of(make.broken_sum(HOLDS, "7.000", "6.000", "1.000"), source=HOLDS)
    return Result((), one.examined, (), one.sources)


def test_what_was_checked_is_told_when_nothing_was_found(sound):
    assert text(sound) == (
        "Nagekeken  cijfers  klopt  afgerond  grootste  klopt niet  open\n"
        "Proef            3      1         0                     0     0\n"
        "\n"
        "Alles klopt.\n"
    )
    assert lines(sound)[-1][-1].style == "bold green"


def test_a_run_that_calculated_nothing_does_not_look_sound(make):
    result = make.result_of(unchecked=[Reason.ABSENT], absent=["budget"])
    shown = text(result)
    assert "Open: 1 som of vergelijking kon niet nagerekend worden, omdat" in shown
    assert "Hoofdstukken die er niet zijn, en dus niet nagekeken:\n  Proef: budget\n" in shown
    assert "Er is niets nagerekend" in shown
    assert "green" not in lines(result)[-1][-1].style


def test_a_run_without_dossiers_says_so_and_names_what_was_skipped():
    result = Result((), (), tuple(f"{number}.yaml" for number in range(52)), {})
    shown = text(result, Language.EN)
    assert "Skipped, being no dossier" in shown
    assert "  49.yaml\n  and 2 more\n" in shown
    assert shown.endswith("Nothing was checked: there is no dossier among the files.\n")


def test_reasons_are_told_apart(make, sound):
    open_result = make.result_of(unchecked=[Reason.ABSENT, Reason.ABSENT, Reason.UNREADABLE])
    both = Result((), sound.examined + open_result.examined, (), {})
    shown = text(both, Language.EN, None)
    assert (
        "Open: 3 relations could not be checked, 2 because a figure is missing, "
        "1 because a figure is unreadable.\n"
    ) in shown
    assert shown.endswith("What could be checked agrees; 3 of 4 relations could not be.\n")


def test_several_dossiers_get_a_total(sound):
    both = Result((), sound.examined * 2, (), {})
    assert "2 dossiers        6      2         0                     0     0\n" in text(both)


def test_warnings_are_no_errors_but_ask_for_a_look(make, sound):
    finding = make.remark(Place("a.yaml", 1, 1, 1, 2))
    shown = text(Result((Diagnosis(finding),), sound.examined, (), {}))
    assert "Geen fouten in wat nagerekend kon worden, wel 1 waarschuwing" in shown


def test_dossiers_with_one_number_are_told_apart_in_the_list_of_absent_chapters(make):
    both = [
        make.result_of(label=label, file=label, absent=["budget"]).examined[0]
        for label in ("22.05 · Een", "22.05 · Twee", "22.06 · Drie")
    ]
    shown = text(Result((), tuple(both), (), {}), width=None)
    assert "  22.05 · Een: budget\n  22.05 · Twee: budget\n  22.06: budget\n" in shown


def test_of_more_than_forty_dossiers_those_in_trouble_have_a_line_and_the_others_share_one(
    make, sound
):
    # 50 dossiers of 3 figures and 1 relation that holds, and one of 3 with a relation left open.
    open_result = make.result_of(unchecked=[Reason.ABSENT])
    (doubtful,) = (one._replace(file="z.yaml") for one in open_result.examined)
    many = tuple(sound.examined[0]._replace(file=f"{number}.yaml") for number in range(50))
    shown = text(Result((), (*many, doubtful), (), {}), width=None).splitlines()
    assert [line.split() for line in shown[1:4]] == [
        ["Proef", "3", "0", "0", "0", "1"],
        ["de", "andere", "50", "samen", "150", "50", "0", "0", "0"],
        ["51", "dossiers", "153", "50", "0", "0", "1"],
    ]


def test_more_than_forty_sound_dossiers_are_one_line(sound):
    many = tuple(sound.examined[0]._replace(file=f"{number}.yaml") for number in range(41))
    shown = text(Result((), many, (), {}), Language.EN)
    assert [line.split()[:2] for line in shown.splitlines()[1:3]] == [["41", "dossiers"], []]


def test_the_figures_of_each_dossier_are_counted_and_all_in_the_last_line():
    first = "soort: evaluatie\nproject: Een\njaar: 2022\nplafond: 5\n"
    second = SOUND.replace("7000", "7500")
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate((first, second))]
    shown = text(check_loaded(files, Settings()), width=None).split("\n")
    start = shown.index(next(line for line in shown if line.startswith("Cijfers")))
    rows = [line.rsplit(None, 4)[1:] for line in shown[start : start + 4]]
    assert rows[0] == ["bevestigd", "tegengesproken", "open", "alleen"]
    # The ceiling is compared with nothing; two lines and their total contradict each other.
    assert rows[1:] == [list("0001"), list("0300"), list("0301")]
    assert shown[-2] == "Van 4 cijfers: 0 bevestigd, 3 tegengesproken, 0 open, 1 alleen."
