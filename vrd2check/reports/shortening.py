"""A report that holds no more findings than anybody reads, and says how many it leaves out."""

from dataclasses import replace

from vrd2check.limits import MAX_FINDINGS
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import FINDINGS_LEFT_OUT, Severity


def shortened(result: Result) -> Result:
    """Return a result with ``limits.MAX_FINDINGS`` findings at most, consequences counted.

    The most serious are kept, in the order in which they were. What is left out is counted in one
    finding more, which is as serious as the worst of it.
    """
    everything = len(result.findings)
    if everything <= MAX_FINDINGS:
        return result
    severities = list(Severity)
    places = range(len(result.diagnoses))
    by_severity = sorted(places, key=lambda at: severities.index(result.diagnoses[at].severity))
    kept: dict[int, Diagnosis] = {}
    left = MAX_FINDINGS
    for at in by_severity:
        one = result.diagnoses[at]
        if left:
            kept[at] = replace(one, consequences=one.consequences[: left - 1])
            left -= _size(kept[at])
    first = next(at for at in by_severity if _size(result.diagnoses[at]) != _size_of(kept.get(at)))
    worst = result.diagnoses[first]
    rest = Finding(
        rule=FINDINGS_LEFT_OUT,
        severity=worst.severity,
        dossier=worst.finding.dossier,
        place=worst.told_at,
        about={"number": str(everything - MAX_FINDINGS)},
    )
    return replace(result, diagnoses=(*(kept[at] for at in sorted(kept)), Diagnosis(rest)))


def _size(diagnosis: Diagnosis) -> int:
    return len(diagnosis.findings)


def _size_of(diagnosis: Diagnosis | None) -> int:
    return 0 if diagnosis is None else _size(diagnosis)
