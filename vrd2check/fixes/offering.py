"""The safe corrections of what a check found, offered beside its findings."""

from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.result import Result
from vrd2check.settings import Settings

from .edits import Edit
from .planning import make_plan
from .seeking import Options

_UNQUOTED = "DOC128"


def offer(result: Result, settings: Settings) -> tuple[Edit, ...]:
    """Give the changes that ``fix`` would make to the dossiers of a result, without being asked.

    The texts are checked again, as they were read; nothing is read from or written to a disk.
    """
    if not _may_be_mended(result):
        return ()
    files = [load_text(text, file) for file, text in result.sources.items()]
    plan = make_plan(files, settings, Options(), frozenset(result.sources))
    return tuple(edit for edits in plan.edits.values() for edit in edits)


def _may_be_mended(result: Result) -> bool:
    return any(
        finding.rule.code == _UNQUOTED
        or (finding.judgement is not None and finding.judgement.verdict is Verdict.BROKEN)
        for finding in result.findings
    )
