"""The kinds of relation between figures, and how one is judged."""

from .judging import Judgement, Number, Reason, Verdict, judge, magnitude
from .kinds import AtMost, Product, Relation, Role, RunningAtMost, Step, Sum, Term, equals, terms

__all__ = [
    "AtMost",
    "Judgement",
    "Number",
    "Product",
    "Reason",
    "Relation",
    "Role",
    "RunningAtMost",
    "Step",
    "Sum",
    "Term",
    "Verdict",
    "equals",
    "judge",
    "magnitude",
    "terms",
]
