"""Which kinds of dossier a rule looks at, by the words of the template."""

from vrd2check.dossiers import (
    Dossier,
    Evaluation,
    Loaded,
    Programme,
    ProjectDossier,
    RunningCostDossier,
)
from vrd2check.rules import Rule
from vrd2check.rules.base.explanation_match import ExplanationMatch

KINDS: dict[str, type[Dossier]] = {
    "projectdossier": ProjectDossier,
    "exploitatiedossier": RunningCostDossier,
    "evaluatie": Evaluation,
    "programma": Programme,
}


def kinds_of(rule: Rule) -> tuple[str, ...]:
    """Return kinds of dossier that a rule looks at; none if it looks at all dossiers together."""
    of_any = issubclass(Loaded, rule.subject) or rule.subject is ExplanationMatch
    return tuple(kind for kind, type_ in KINDS.items() if of_any or issubclass(type_, rule.subject))
