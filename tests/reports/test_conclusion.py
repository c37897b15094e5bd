import pytest

from vrd2check.places import Place
from vrd2check.reports.conclusion import Conclusion, conclude, warnings_as_errors
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
        return conclude(Result(tuple(map(Diagnosis, findings)), examined, (), {}))

    assert concluded(error, warning) is Conclusion.BROKEN
    assert concluded(warning, note) is Conclusion.DOUBTFUL
    assert concluded(note) is Conclusion.SOUND


def test_nothing_found_where_nothing_was_looked_at_is_not_sound(make):
    assert conclude(Result((), (), (), {})) is Conclusion.NO_DOSSIERS
    assert conclude(make.result_of()) is Conclusion.NOTHING_CALCULATED


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
    assert conclude(result) is Conclusion.DOUBTFUL
    nothing = make.result_of(make.remark(HERE)).about(set())
    assert conclude(nothing) is Conclusion.NO_DOSSIERS
