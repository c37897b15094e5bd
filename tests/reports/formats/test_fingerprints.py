import re
from pathlib import Path

import pytest

from tests.examples import FAILING, result_of, texts_of
from tests.examples import checked as check_example
from tests.reports.formats.dossiers import BROKEN, CERTAIN, EXPLAINED, checked
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.reports.fingerprints import fingerprints
from vrd2check.rules import Severity
from vrd2check.settings import Settings

TWICE = BROKEN.replace("bedrag: 6000}", "bedrag: €€}").replace("bedrag: 1000}", "bedrag: €€}")


def of(result):
    marks = fingerprints(result)
    return [(marks.of(one.finding), one.finding) for one in result.diagnoses]


def marks(text, file="a.yaml", code="DEL101"):
    result = checked(text, file)
    found = fingerprints(result)
    every = of(result)
    every += [(found.of(one.finding), one.finding) for one in result.explained]
    return [mark for mark, finding in every if finding.rule.code == code]


def test_a_fingerprint_is_short_and_plain():
    (mark,) = marks(BROKEN)
    assert re.fullmatch("[0-9a-f]{32}", mark)


@pytest.mark.parametrize(
    "changed",
    [
        BROKEN.replace("budget:", "# ingevoegd\n\nbudget:"),
        BROKEN.replace("7500", "7600"),
        BROKEN.replace("Proef", "Een andere titel"),
        BROKEN.replace('"22.12"', '"22.12 "'),
        EXPLAINED,
    ],
    ids=["lines that moved", "another amount", "another title", "a space", "an explanation"],
)
def test_a_finding_stays_itself_through(changed):
    assert marks(changed) == marks(BROKEN)


def test_a_certain_culprit_leaves_a_finding_itself_through_lines_that_move():
    moved = CERTAIN.replace("kostenmodel:", "# een\n# twee\nkostenmodel:")
    (mark,) = marks(CERTAIN, code="KFM101")
    assert marks(moved, code="KFM101") == [mark]


def test_a_renamed_file_keeps_its_findings():
    assert marks(BROKEN, "b/c.yaml") == marks(BROKEN)


def test_another_dossier_has_other_fingerprints():
    assert marks(BROKEN.replace("22.12", "22.13")) != marks(BROKEN)


def test_findings_with_the_same_names_are_counted_apart_from_the_top_of_the_file():
    first, second = marks(TWICE, code="DOC131")
    assert first != second
    assert marks(TWICE.replace("€€", "6000", 1), code="DOC131") == [first]


def below_lines(path):
    texts = [b"# een\n# twee\n" * 40 + text for text in texts_of(path)]
    return check_example(path.read_bytes(), texts)


def test_no_fingerprint_changes_when_lines_are_put_above():
    was = {path.stem: [mark for mark, _ in of(result_of(path))] for path in FAILING}
    now = {path.stem: [mark for mark, _ in of(below_lines(path))] for path in FAILING}
    assert [name for name, found in was.items() if len(set(found)) < len(found)] == []
    # A file that is empty, or no UTF-8, starts elsewhere now.
    elsewhere = {"DOC101-fails", "DOC102-fails"}
    assert {name for name in was if now[name] != was[name]} <= elsewhere


def test_the_real_dossiers_have_fingerprints_of_their_own():
    root = Path(__file__).parents[3] / "dossiers"
    loaded = [load_text(path.read_bytes(), path.name) for path in root.glob("*.yaml")]
    result = check_loaded(loaded, Settings())
    found = [mark for mark, _ in of(result)]
    assert len(set(found)) == len(found)
    assert sum(one.severity is Severity.ERROR for one in result.diagnoses) > 1
