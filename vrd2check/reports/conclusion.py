"""What a run comes down to, for the last line of a report and for the exit code."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import FAILURES, Severity
from vrd2check.run import in_order


class RunOutcome(Enum):
    """The outcome of a run in one word."""

    BROKEN = "broken"
    """There are errors."""
    NO_DOSSIERS = "no-dossiers"
    """No file was a dossier."""
    NOTHING_CALCULATED = "nothing-calculated"
    """There are dossiers, but not one relation between their figures could be judged."""
    DOUBTFUL = "doubtful"
    """No errors, but warnings."""
    SOUND = "sound"
    """What could be checked is in order."""


def outcome_of(result: Result) -> RunOutcome:
    """Return what a result comes down to; errors come before the lack of anything to check."""
    counts = result.by_severity()
    verdicts = result.tally().verdicts
    if counts[Severity.ERROR]:
        return RunOutcome.BROKEN
    if not result.examined:
        # In dossiers that were only read along something may be new all the same.
        told = result.context and counts[Severity.WARNING]
        return RunOutcome.DOUBTFUL if told else RunOutcome.NO_DOSSIERS
    if not sum(number for verdict, number in verdicts.items() if verdict is not Verdict.UNCHECKED):
        return RunOutcome.NOTHING_CALCULATED
    return RunOutcome.DOUBTFUL if counts[Severity.WARNING] else RunOutcome.SOUND


def told_as_less(result: Result) -> tuple[Diagnosis, ...]:
    """Return what the configuration makes less serious than the rules say by themselves."""
    if not result.lowered:
        return ()
    return tuple(
        one
        for one in result.diagnoses
        if one.severity.is_below(_with_severities(one, partial(_own, result)).severity)
    )


def newly_found(result: Result) -> Result:
    """Return only what is new or worse since the revision that a result was compared with.

    That the check itself failed counts whenever it did.
    """
    kept = (one for one in result.diagnoses if one.is_newer() or one.finding.rule in FAILURES)
    return result._replace(diagnoses=tuple(kept))


def warnings_as_errors(result: Result) -> Result:
    """Return the same result in which every warning is an error, the most serious still first.

    What a configuration makes less serious is as serious again as it is by itself.
    """

    def strict(finding: Finding) -> Severity:
        own = _own(result, finding)
        return Severity.ERROR if own is Severity.WARNING else own

    files = dict.fromkeys(one.told_at.file for one in result.diagnoses)
    stricter = (_with_severities(one, strict) for one in result.diagnoses)
    return result._replace(diagnoses=in_order(stricter, files), lowered=())


def _own(result: Result, finding: Finding) -> Severity:
    """Return how serious a finding is where no configuration makes it less so."""
    forgiven = finding.is_rounding and finding.severity is Severity.NOTE
    own = (one.rule.severity for one in result.lowered if one.rule.code == finding.rule.code)
    return finding.severity if forgiven else next(own, finding.severity)


def _with_severities(diagnosis: Diagnosis, severity: Callable[[Finding], Severity]) -> Diagnosis:
    finding, *consequences = (one._replace(severity=severity(one)) for one in diagnosis.findings)
    return diagnosis._replace(finding=finding, consequences=tuple(consequences))
