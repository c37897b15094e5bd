"""A report that holds no more findings than anybody reads, and says how many it leaves out."""

from vrd2check.limits import MAX_FINDINGS
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import FINDINGS_LEFT_OUT, Severity


def shortened(result: Result) -> Result:
    """Return a result with ``limits.MAX_FINDINGS`` findings at most, consequences counted.

    The most serious are kept, in the order in which they were. What is left out is counted in one
    finding more, which is as serious as the worst of it.
    """
    number = len(result.findings)
    if number <= MAX_FINDINGS:
        return result
    severities = list(Severity)
    by_severity = sorted(result.diagnoses, key=lambda one: severities.index(one.severity))
    kept: dict[int, Diagnosis] = {}
    cut: list[Diagnosis] = []
    left = MAX_FINDINGS
    for one in by_severity:
        some = one.findings[:left]
        left -= len(some)
        if some:
            kept[id(one)] = one._replace(consequences=some[1:])
        if len(some) < len(one.findings):
            cut.append(one)
    worst = cut[0]
    rest = Finding(
        rule=FINDINGS_LEFT_OUT,
        severity=worst.severity,
        dossier=worst.finding.dossier,
        place=worst.told_at,
        about={"number": str(number - MAX_FINDINGS)},
    )
    diagnoses = (kept[id(one)] for one in result.diagnoses if id(one) in kept)
    return result._replace(diagnoses=(*diagnoses, Diagnosis(rest)))
