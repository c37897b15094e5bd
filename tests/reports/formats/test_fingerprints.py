import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.reports.formats.dossiers import BROKEN, CERTAIN, EXPLAINED, checked
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.reports.fingerprints import fingerprints
from vrd2check.rules import Severity
from vrd2check.settings import Settings

EXAMPLES = sorted((Path(str(files("vrd2check.rules"))) / "examples").glob("*-fails.yaml"))
NEXT_FILE = re.compile(rb"^# ===== next file.*\n", re.MULTILINE)
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


def findings_of(path, above=b""):
    texts = [above + text for text in NEXT_FILE.split(path.read_bytes())]
    loaded = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    named = frozenset(file.name for file in loaded)
    return check_loaded(loaded, Settings(), named)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_no_fingerprint_changes_when_lines_are_put_above(path):
    code = path.name[:6]
    was = [mark for mark, _ in of(findings_of(path))]
    now = [mark for mark, _ in of(findings_of(path, above=b"# een\n# twee\n" * 40))]
    assert len(set(was)) == len(was)
    if code in ("DOC101", "DOC102"):  # a file that is empty, or no UTF-8, starts elsewhere now
        return
    assert now == was


def test_the_real_dossiers_have_fingerprints_of_their_own():
    root = Path(__file__).parents[3] / "dossiers"
    loaded = [load_text(path.read_bytes(), path.name) for path in root.glob("*.yaml")]
    result = check_loaded(loaded, Settings())
    found = [mark for mark, _ in of(result)]
    assert len(set(found)) == len(found)
    assert sum(one.severity is Severity.ERROR for one in result.diagnoses) > 1
