"""What may be used from Python: ``vrd2check.check`` and the types that it gives.

Documented in ``docs/python.md``. They are imported from the package itself; where they stand in it
may change.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Literal

from vrd2check.audit import Audit, Auditor, Contributor
from vrd2check.checking import check as check_paths
from vrd2check.configuration.effective import Configuration, configure
from vrd2check.configuration.problems import ConfigurationError, ConfigurationProblem
from vrd2check.coverage import Coverage
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.reports import json as json_report
from vrd2check.reports.auditing import arithmetic, kind_of
from vrd2check.reports.report import Report as Reported
from vrd2check.reports.view import View
from vrd2check.result import Diagnosis, Result
from vrd2check.result import Finding as Found
from vrd2check.rules import Severity

Number = Decimal | Fraction
_NOWHERE = Text("", "")


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with the configuration; ``place`` is None where none is to be shown.

    With one that ``stops``, nothing was checked.
    """

    message: Text
    place: Place | None
    stops: bool


@dataclass(frozen=True)
class Figure:
    """A figure of a finding or a relation.

    ``role`` is ``total``, ``part``, ``product``, ``factor``, ``amount`` or ``limit``, or None where
    nothing was calculated; ``value`` is None where it is absent or cannot be read. ``weight`` is
    how many times it counts, ``slack`` how far rounding can have put that off. ``table``, ``line``
    and ``column`` say where it stands; empty where that is in no table.
    """

    role: str | None
    place: Place
    written: str
    value: Decimal | None
    weight: int | Decimal | Fraction
    slack: Number
    table: Text
    line: Text
    column: Text


@dataclass(frozen=True)
class Finding:
    """What a rule found; ``consequences`` are findings with the same cause.

    ``severity`` is ``error``, ``warning`` or ``note``; ``verdict`` is ``broken``, ``rounding`` or,
    where nothing was calculated, None, as are the four numbers then. ``reason`` is that of the
    dossier's own explanation, for a finding that may stay; else None.
    """

    code: str
    name: str
    severity: str
    verdict: str | None
    message: Text
    dossier: str
    place: Place
    stated: Number | None
    expected: Number | None
    difference: Number | None
    slack: Number | None
    figures: tuple[Figure, ...]
    consequences: tuple["Finding", ...] = ()
    reason: str | None = None


@dataclass(frozen=True)
class Lacking:
    """A figure for want of which a relation is open: its place, and what is so there."""

    place: Place
    reason: Text


@dataclass(frozen=True)
class Relation:
    """A relation between figures.

    ``verdict`` is ``holds``, ``rounding``, ``broken`` or ``unchecked``, ``kind`` ``sum``,
    ``product``, ``at-most`` or ``running-at-most``; ``arithmetic`` is the sum as a formula, None
    where it could not be done; ``because`` is what the rule knows of the reason.
    """

    code: str
    name: str
    title: Text
    kind: str
    verdict: str
    place: Place
    stated: Number | None
    expected: Number | None
    difference: Number | None
    slack: Number | None
    arithmetic: str | None
    figures: tuple[Figure, ...]
    lacking: tuple[Lacking, ...]
    because: Text | None


@dataclass(frozen=True)
class CheckedDossier:
    """A dossier that was checked: how many figures it has, and what is known of them."""

    file: str
    label: str
    kind: str
    figures: int
    coverage: Coverage
    absent_chapters: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What a check found.

    ``findings`` are in the order of the files and within one the most serious first; ``explained``
    are those that may stay. ``skipped`` are YAML files that are no dossiers, ``ignored`` the codes
    of rules that were not asked, ``lowered`` of those that the configuration makes less serious.
    ``problems`` are those of the configuration; those of files are findings.
    """

    findings: tuple[Finding, ...]
    explained: tuple[Finding, ...]
    dossiers: tuple[CheckedDossier, ...]
    coverage: Coverage
    skipped: tuple[str, ...]
    ignored: tuple[str, ...]
    lowered: tuple[str, ...]
    problems: tuple[Problem, ...]
    _result: Result = field(repr=False, compare=False)
    _configuration: Configuration = field(repr=False, compare=False)

    @property
    def ok(self) -> bool:
        """Whether dossiers were checked and no error was found."""
        stopped = any(problem.stops for problem in self.problems)
        severities = (one.severity for one in _with_consequences(self.findings))
        return bool(self.dossiers) and not stopped and Severity.ERROR.value not in severities

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Return all relations, also those that hold and those that are open, by their places."""
        files = [one.file for one in self.dossiers]
        return tuple(map(_relation, Auditor(self._result).audits(files)))

    def to_dict(self, language: Literal["nl", "en"] = "nl") -> dict[str, Any]:
        """Return the JSON report with all relations, and the ``problems``.

        Raises ValueError for another language.
        """
        asked = Language(language)
        settings = self._configuration.settings
        reported = Reported(self._result, asked, settings=settings, relations=True)
        found: dict[str, Any] = json.loads(json_report.render(reported))
        found["problems"] = [
            {
                "message": one.message.of(asked),
                "stops": one.stops,
                **(one.place._asdict() if one.place is not None else {}),
            }
            for one in self.problems
        ]
        return found


def check(path: str | PathLike[str], config: str | PathLike[str] | None = None) -> Report:
    """Check a dossier, or all that are in a folder, and return what was found.

    ``config`` is the file that configures; without it, it is the nearest above the path. Raises
    TypeError for what is no path.
    """
    looked_at = _path(path)
    file = _path(config) if config is not None else None
    try:
        configuration = configure(looked_at, file=file)
    except ConfigurationError as error:
        problems = tuple(_problem(one, stops=True) for one in error.problems)
        return _report(Result((), (), (), {}), Configuration(), problems)
    warnings = tuple(_problem(one, stops=False) for one in configuration.warnings)
    return _report(check_paths([looked_at], configuration.settings), configuration, warnings)


def _path(given: object) -> Path:
    path = fspath(given) if isinstance(given, str | PathLike) else None
    if not isinstance(path, str):
        raise TypeError(f"a path is a str or a Path, not {type(given).__name__}")
    return Path(path)


def _report(result: Result, configuration: Configuration, problems: tuple[Problem, ...]) -> Report:
    auditor = Auditor(result)
    return Report(
        findings=tuple(_finding(one, auditor) for one in result.diagnoses),
        explained=tuple(
            _finding(
                Diagnosis(one.finding),
                auditor,
                one.explanation.reason.text if one.explanation.reason is not None else "",
            )
            for one in result.explained
        ),
        dossiers=tuple(
            CheckedDossier(
                one.file,
                one.label,
                one.kind,
                one.tally.figures,
                one.coverage,
                tuple(one.absent_chapters),
            )
            for one in result.examined
        ),
        coverage=result.coverage(),
        skipped=result.skipped,
        ignored=tuple(rule.code for rule in result.ignored),
        lowered=tuple(one.rule.code for one in result.lowered),
        problems=problems,
        _result=result,
        _configuration=configuration,
    )


def _problem(problem: ConfigurationProblem, *, stops: bool) -> Problem:
    return Problem(problem.message, problem.place, stops)


def _finding(diagnosis: Diagnosis, auditor: Auditor, reason: str | None = None) -> Finding:
    found = diagnosis.finding
    judgement = found.told
    nl, en = (View(diagnosis, language).sentence for language in Language)
    return Finding(
        code=found.rule.code,
        name=found.rule.name,
        severity=diagnosis.severity.value,
        verdict=judgement.verdict.value if judgement is not None else None,
        message=Text(nl, en),
        dossier=found.dossier,
        place=diagnosis.told_at,
        stated=judgement.stated if judgement is not None else None,
        expected=judgement.expected if judgement is not None else None,
        difference=judgement.difference if judgement is not None else None,
        slack=judgement.slack if judgement is not None else None,
        figures=tuple(_figures_of(found, auditor)),
        consequences=tuple(_finding(Diagnosis(one), auditor) for one in diagnosis.consequences),
        reason=reason,
    )


def _figures_of(finding: Found, auditor: Auditor) -> Iterator[Figure]:
    contributors = auditor.contributors_of(finding)
    if contributors:
        yield from map(_figure, contributors)
        return
    for role, figure in finding.figures:
        one = Contributor(role, figure, 1, figure.half_unit, auditor.address(figure))
        yield _figure(one)


def _figure(one: Contributor) -> Figure:
    address, figure = one.address, one.figure
    line = address.line if address is not None else ""
    return Figure(
        role=one.role.value if one.role is not None else None,
        place=figure.place,
        written=figure.written,
        value=figure.value,
        weight=one.weight,
        slack=one.slack,
        table=address.table if address is not None else _NOWHERE,
        line=line if isinstance(line, Text) else Text(line, line),
        column=address.column if address is not None else _NOWHERE,
    )


def _relation(audit: Audit) -> Relation:
    judgement = audit.judgement
    return Relation(
        code=audit.rule.code,
        name=audit.rule.name,
        title=audit.rule.title,
        kind=kind_of(audit.relation),
        verdict=audit.verdict.value,
        place=audit.place,
        stated=judgement.stated,
        expected=judgement.expected,
        difference=judgement.difference,
        slack=judgement.slack,
        arithmetic=arithmetic(audit, json_report.exact),
        figures=tuple(map(_figure, audit.contributors)),
        lacking=tuple(Lacking(one.figure.place, one.reason) for one in audit.lacking),
        because=audit.because,
    )


def _with_consequences(findings: Iterable[Finding]) -> Iterator[Finding]:
    for one in findings:
        yield one
        yield from one.consequences
