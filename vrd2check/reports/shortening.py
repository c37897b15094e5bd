"""A report that holds no more findings than anybody reads, and says how many it leaves out."""

from dataclasses import replace

from vrd2check.limits import MAX_FINDINGS
from vrd2check.result import Finding, Result
from vrd2check.rules import FINDINGS_LEFT_OUT, Severity


def shortened(result: Result) -> Result:
    """Return a result with ``limits.MAX_FINDINGS`` findings at most, consequences counted.

    The most serious are kept, in the order in which they were. What is left out is counted in one
    finding more, which is as serious as the worst of it.
    """
    everything = sum(map(_size, result.findings))
    if everything <= MAX_FINDINGS:
        return result
    severities = list(Severity)
    places = range(len(result.findings))
    by_severity = sorted(places, key=lambda at: severities.index(result.findings[at].severity))
    kept: dict[int, Finding] = {}
    left = MAX_FINDINGS
    for at in by_severity:
        finding = result.findings[at]
        if left:
            kept[at] = replace(finding, consequences=finding.consequences[: left - 1])
            left -= _size(kept[at])
    first = next(at for at in by_severity if _size(result.findings[at]) != _size_of(kept.get(at)))
    worst = result.findings[first]
    rest = Finding(
        rule=FINDINGS_LEFT_OUT,
        severity=worst.severity,
        dossier=worst.dossier,
        place=worst.told_at,
        about={"number": str(everything - MAX_FINDINGS)},
    )
    return replace(result, findings=(*(kept[at] for at in sorted(kept)), rest))


def _size(finding: Finding) -> int:
    return 1 + len(finding.consequences)


def _size_of(finding: Finding | None) -> int:
    return 0 if finding is None else _size(finding)
