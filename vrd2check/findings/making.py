"""Making findings of what rules say: of a claim with its verdict, and of a remark."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from vrd2check.relations import Judgement, Verdict, magnitude
from vrd2check.result import Finding
from vrd2check.rules import Constraint, Problem, Rule, Severity
from vrd2check.rules.base import Printable
from vrd2check.rules.base.wording import worded
from vrd2check.settings import Settings


class Judged(NamedTuple):
    """A claim of a rule with its verdict; ``file`` is where its subject stands."""

    rule: Rule
    file: str
    claim: Constraint
    judgement: Judgement


def remarked(rule: Rule, label: str, remark: Problem) -> Finding:
    """Make a finding of a remark."""
    return Finding(
        rule=rule,
        severity=rule.severity,
        dossier=label,
        place=remark.place,
        about=worded(remark.about),
        figures=tuple((None, figure) for figure in remark.figures),
        related=remark.related,
    )


def finding_of(one: Judged, labels: Mapping[str, str], settings: Settings) -> Finding:
    """Make a finding of a claim that is broken, or holds but for rounding."""
    judgement = one.judgement
    figures = tuple(one.claim.relation.figures())
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
        about={**numbers, **worded(one.claim.about)},
        figures=figures,
        judgement=judgement,
    )


def rounded(
    judged: Sequence[Judged], labels: Mapping[str, str], settings: Settings
) -> tuple[Finding, ...]:
    """Make findings of the claims that hold but for rounding."""
    rounding = Verdict.WITHIN_ROUNDING
    return tuple(
        finding_of(one, labels, settings) for one in judged if one.judgement.verdict is rounding
    )
