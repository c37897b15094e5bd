"""Whatever is found in the real dossiers can be explained, in words that fit nothing else."""

from itertools import zip_longest
from pathlib import Path

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_file, load_text
from vrd2check.fixes import justify
from vrd2check.rules.base.explanation_match import can_be_explained
from vrd2check.settings import Settings

FOLDER = Path(__file__).parents[2] / "dossiers"
FILES = [load_file(path, path.name) for path in sorted(FOLDER.glob("*.yaml"))]
RESULT = check_loaded(FILES, Settings())
FOUND = {one.rule.code: one for one in RESULT.findings if can_be_explained(one.rule)}
BY_FILE = [[one for one in FOUND.values() if one.place.file == file.name] for file in FILES]
ROUNDS = list(zip_longest(*BY_FILE))


@pytest.mark.parametrize("number", range(len(ROUNDS)))
def test_a_finding_of_each_rule_can_be_explained_in_its_dossier(number: int) -> None:
    """In each round one finding of each dossier is explained, which takes one check for all."""
    explained = [finding for finding in ROUNDS[number] if finding is not None]
    texts = {one.name: (FOLDER / one.name).read_text("utf-8") for one in FILES}
    for finding in explained:
        made = justify(finding, RESULT, FILES, Settings(), frozenset())
        texts[finding.place.file] = made.new.replace('reden: ""', "reden: Zo is het")
    after = check_loaded([load_text(text, name) for name, text in texts.items()], Settings())
    codes = sorted(finding.rule.code for finding in explained)
    assert sorted(one.finding.rule.code for one in after.explained) == codes
    assert [one for one in after.findings if one.rule.code.startswith("TOE")] == []
    found = sum(RESULT.by_severity().values())
    assert sum(after.by_severity().values()) >= found - len(explained)
