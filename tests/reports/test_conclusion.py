import pytest

from vrd2check.places import Place
from vrd2check.reports.conclusion import RunOutcome, outcome_of, warnings_as_errors
from vrd2check.result import Diagnosis, Result
from vrd2check.rules import Severity

HOLDS = "totaal: 7.000\nregels: [6.000, 1.000]"
HERE = Place("a.yaml", 1, 1, 1, 2)


@pytest.fixture
def examined(make):
    finding = make.broken_sum(HOLDS, "7.000", "6.000", "1.000")
    return make.result_of(finding, source=HOLDS).examined


def test_a_result_comes_down_to_its_most_serious_finding(make, examined):
    error, warning = make.remark(HERE, Severity.ERROR), make.remark(HERE)
    note = make.remark(HERE, Severity.NOTE)

    def concluded(*findings):
        return outcome_of(Result(tuple(map(Diagnosis, findings)), examined, (), {}))

    assert concluded(error, warning) is RunOutcome.BROKEN
    assert concluded(warning, note) is RunOutcome.DOUBTFUL
    assert concluded(note) is RunOutcome.SOUND


def test_nothing_found_where_nothing_was_looked_at_is_not_sound(make):
    assert outcome_of(Result((), (), (), {})) is RunOutcome.NO_DOSSIERS
    assert outcome_of(make.result_of()) is RunOutcome.NOTHING_CALCULATED


def test_warnings_become_errors_with_what_hangs_below_them_and_come_first(make, examined):
    warning = Diagnosis(make.remark(HERE), (make.remark(HERE),))
    later = Diagnosis(make.remark(Place("a.yaml", 9, 1, 9, 2), Severity.ERROR))
    note = Diagnosis(make.remark(HERE, Severity.NOTE))
    stricter = warnings_as_errors(Result((later, warning, note), examined, (), {}))
    assert [one.severity for one in stricter.diagnoses] == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.NOTE,
    ]
    assert [one.told_at.line for one in stricter.diagnoses] == [1, 9, 1]
    assert stricter.diagnoses[0].consequences[0].severity is Severity.ERROR


def test_a_warning_in_what_was_only_read_along_is_something_told(make):
    result = make.result_of(make.remark(HERE)).about(set(), lambda _: True)
    assert result.examined == ()
    assert outcome_of(result) is RunOutcome.DOUBTFUL
    nothing = make.result_of(make.remark(HERE)).about(set())
    assert outcome_of(nothing) is RunOutcome.NO_DOSSIERS
