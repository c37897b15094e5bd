"""Making findings of what rules say: of a problem, and of a relation with its verdict."""

from collections.abc import Mapping
from decimal import Decimal

from vrd2check.relations import Verdict, magnitude
from vrd2check.result import Finding, Judged
from vrd2check.rules import Problem, Rule, Severity
from vrd2check.rules.base import Printable
from vrd2check.rules.base.wording import worded
from vrd2check.settings import Settings


def finding_of_problem(rule: Rule, label: str, problem: Problem) -> Finding:
    """Make a finding of a problem in a dossier that is called so."""
    return Finding(
        rule=rule,
        severity=rule.severity,
        dossier=label,
        place=problem.place,
        about=worded(problem.about),
        figures=tuple((None, figure) for figure in problem.figures),
        related=problem.related,
    )


def finding_of(one: Judged, labels: Mapping[str, str], settings: Settings) -> Finding:
    """Make a finding of a relation that is broken, or holds but for rounding."""
    judgement = one.judgement
    figures = tuple(one.relation.figures())
    # A relation between dossiers is told where the dossier that the rule looked at has its part.
    own = (figure.place for _, figure in figures if figure.place.file == one.file)
    place = next(own, figures[0][1].place)
    numbers: dict[str, Printable] = {
        "stated": judgement.stated or 0,
        "expected": judgement.expected or 0,
        "difference": magnitude(judgement.difference or Decimal(0)),
        "slack": judgement.slack or 0,
        "step": judgement.step or "",
    }
    forgiven = judgement.verdict is Verdict.WITHIN_ROUNDING and not settings.rounding_fails
    return Finding(
        rule=one.rule,
        severity=Severity.NOTE if forgiven else one.rule.severity,
        dossier=labels.get(place.file, place.file),
        place=place,
        about={**numbers, **worded(one.words.about)},
        figures=figures,
        judgement=judgement,
        template=one.words.message,
    )
