"""Whatever is found in the real dossiers can be explained, in words that fit nothing else."""

from itertools import zip_longest
from pathlib import Path

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, load_file, load_text
from vrd2check.fixes import justify
from vrd2check.result import Finding, Result
from vrd2check.rules.base.explanation_match import can_be_explained
from vrd2check.settings import Settings

FOLDER = Path(__file__).parents[2] / "dossiers"


def around(
    finding: Finding, files: list[Loaded], result: Result
) -> tuple[Finding, Result, list[Loaded]]:
    """Return what is found in its dossier alone, where that is found there too, else among all.

    That it is explained among all of them is shown afterwards; a check of one takes far less time.
    """
    own = [one for one in files if one.name == finding.place.file]
    alone = check_loaded(own, Settings())
    for one in alone.findings:
        if (one.rule, one.place) == (finding.rule, finding.place):
            return one, alone, own
    return finding, result, files


def test_a_finding_of_each_rule_can_be_explained_in_its_dossier() -> None:
    """In each round one finding of each dossier is explained, which takes one check for all."""
    files = [load_file(path, path.name) for path in sorted(FOLDER.glob("*.yaml"))]
    result = check_loaded(files, Settings())
    of_rules = {one.rule.code: one for one in result.findings if can_be_explained(one.rule)}
    by_file = [[one for one in of_rules.values() if one.place.file == file.name] for file in files]
    for found in zip_longest(*by_file):
        explained = [finding for finding in found if finding is not None]
        texts = {one.name: one.text for one in files}
        for finding in explained:
            made = justify(*around(finding, files, result), Settings(), frozenset())
            texts[finding.place.file] = made.new.replace('reden: ""', "reden: Zo is het")
        after = check_loaded([load_text(text, name) for name, text in texts.items()], Settings())
        codes = sorted(finding.rule.code for finding in explained)
        assert sorted(one.finding.rule.code for one in after.explained) == codes
        assert [one for one in after.findings if one.rule.code.startswith("TOE")] == []
        before = sum(result.by_severity().values())
        assert sum(after.by_severity().values()) >= before - len(explained)
