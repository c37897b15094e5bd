"""What a run comes down to, for the last line of a report and for the exit code."""

from enum import Enum

from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import Severity
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
    """Tell what a result comes down to; errors come before the lack of anything to check."""
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


def warnings_as_errors(result: Result) -> Result:
    """Return the same result in which every warning is an error, the most serious still first."""
    files = dict.fromkeys(one.told_at.file for one in result.diagnoses)
    return result._replace(diagnoses=in_order(map(_stricter, result.diagnoses), files))


def _stricter(diagnosis: Diagnosis) -> Diagnosis:
    finding, *consequences = map(_strict, diagnosis.findings)
    return diagnosis._replace(finding=finding, consequences=tuple(consequences))


def _strict(finding: Finding) -> Finding:
    severity = Severity.ERROR if finding.severity is Severity.WARNING else finding.severity
    return finding._replace(severity=severity)
