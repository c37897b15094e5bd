"""Which findings of a check are new since an earlier one, worse, the same, or mended.

They are known again by their rule, dossier and names, and of several with the same of these by
their numbers; lines play no part. What was only renamed is known by its numbers, or by the text of
its line.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from fractions import Fraction

from vrd2check.audit import Auditor
from vrd2check.figures import Figure
from vrd2check.places import lines_of
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Finding, FindingChange, Result, Since
from vrd2check.rules import Severity
from vrd2check.run import identity

from .matching import paired_dossiers


def with_changes(now: Result, before: Result, since: Since) -> Result:
    """Return a result in which each diagnosis tells what it is since the one before."""
    every = paired_dossiers(before.dossiers, now.dossiers)
    pairs = [(was, here) for was, here in every if was is not None and here is not None]
    was_in = {file: f"new {file}" for file in now.dossiers} | {here: was for was, here in pairs}
    explained = [one.finding for one in now.explained]
    found = _matched(now, before, was_in, [*_findings(now.diagnoses), *explained])
    diagnoses = tuple(one._replace(change=_change(one, found)) for one in now.diagnoses)
    still = {id(one) for one in found.values()}
    there = {was for was, _ in pairs}
    over = [
        one.finding
        for one in before.diagnoses
        if one.finding.place.file in there
        and not _is_forgiven(one.finding)
        and not any(id(finding) in still for finding in one.findings)
    ]
    held = _held(now, {one.rule.code for one in over}, dict(pairs))
    auditor = Auditor(before)

    def is_mended(one: Finding) -> bool:
        # What was said of two dossiers of which one is gone is no longer to be told.
        gone = any(place.file in before.dossiers.keys() - there for place in one.places())
        return not gone and _is_held(one, auditor, held)

    mended = tuple(one for one in over if is_mended(one))
    dropped = tuple(one for one in over if not is_mended(one))
    since = since._replace(mended=mended, dropped=dropped)
    return now._replace(diagnoses=diagnoses, since=since)


def _held(now: Result, codes: Container[str], files: Mapping[str, str]) -> set[object]:
    """Return which outcomes agree, by rule, file at the earlier revision and place in a table."""
    was_in = {here: was for was, here in files.items()}
    auditor = Auditor(now)
    return {
        (one.rule.code, was_in.get(figure.place.file), _table_place(figure, auditor))
        for one in now.judged
        if one.rule.code in codes
        and one.judgement.verdict in (Verdict.HOLDS, Verdict.WITHIN_ROUNDING)
        for _, figure in [next(one.relation.figures())]
    }


def _is_held(finding: Finding, auditor: Auditor, held: set[object]) -> bool:
    """Whether what was broken agrees now, rather than being stated no more or open.

    Of what nothing was calculated it is enough that it is not found any more.
    """
    if finding.judgement is None:
        return True
    _, outcome = finding.figures[0]
    place = _table_place(outcome, auditor)
    return place is None or (finding.rule.code, outcome.place.file, place) in held


def _table_place(figure: Figure, auditor: Auditor) -> object:
    """Return in which table, line and column a figure stands, by names; None outside of tables."""
    address = auditor.address(figure)
    if address is None:
        return None
    line = tuple(sorted(address.names.items())) or str(address.line)
    return address.chapter, address.table.nl, line, *address[5:]


def all_new(result: Result) -> Result:
    """Return a result of which everything is new, since nothing was there before."""
    return result._replace(diagnoses=tuple(_as_new(one) for one in result.diagnoses))


def _as_new(one: Diagnosis) -> Diagnosis:
    return one if _is_forgiven(one.finding) else one._replace(change=FindingChange.NEW)


def _findings(diagnoses: Iterable[Diagnosis]) -> Iterator[Finding]:
    """Return the findings that count; what agrees but for rounding is none."""
    for one in diagnoses:
        yield from (finding for finding in one.findings if not _is_forgiven(finding))


def _is_forgiven(finding: Finding) -> bool:
    return finding.is_rounding and finding.severity is Severity.NOTE


def _matched(
    now: Result, before: Result, was_in: dict[str, str], new: Iterable[Finding]
) -> dict[int, Finding]:
    """Return, by the identity of a finding, the one of the earlier check that it is."""
    left: dict[object, list[Finding]] = {}
    for one in _findings(before.diagnoses):
        left.setdefault((one.rule.code, one.place.file), []).append(one)
    groups: dict[object, list[Finding]] = {}
    for one in new:
        file = was_in.get(one.place.file, one.place.file)
        groups.setdefault((one.rule.code, file), []).append(one)
    files = dict.fromkeys((*now.sources, *before.sources), "")
    found: dict[int, Finding] = {}
    for group, findings in groups.items():
        old = left.get(group, [])
        for key in _keys(files):
            for one in findings:
                wanted = key(one, now)
                if id(one) not in found and wanted is not None:
                    match = next((other for other in old if key(other, before) == wanted), None)
                    if match is not None:
                        found[id(one)] = match
                        old = [other for other in old if other is not match]
    return found


def _keys(files: dict[str, str]) -> tuple[Callable[[Finding, Result], object], ...]:
    """Return by what a finding is known again, the surest first; None is by nothing."""
    return (
        lambda one, _: (identity(one, files), _numbers(one)),
        lambda one, _: identity(one, files),
        lambda one, _: _numbers(one),
        lambda one, result: _line(one, result) if _numbers(one) is None else None,
    )


def _numbers(finding: Finding) -> tuple[object, ...] | None:
    return finding.judgement[1:4] if finding.judgement is not None else None


def _line(finding: Finding, result: Result) -> str | None:
    lines = lines_of(result.sources.get(finding.place.file, ""))
    number = finding.place.line - 1
    return lines[number].strip() if number < len(lines) else None


def _change(diagnosis: Diagnosis, found: dict[int, Finding]) -> FindingChange | None:
    if _is_forgiven(diagnosis.finding):
        return None
    if id(diagnosis.finding) not in found:
        return FindingChange.NEW
    worse = any(
        id(one) not in found or _is_worse(one, found[id(one)]) for one in _findings([diagnosis])
    )
    return FindingChange.WORSE if worse else FindingChange.SAME


def _is_worse(now: Finding, was: Finding) -> bool:
    difference, before = (Fraction(one.difference or 0) for one in (now, was))
    return was.severity.is_below(now.severity) or difference > before
