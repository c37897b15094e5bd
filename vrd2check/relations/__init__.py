"""The kinds of relation between figures, and how one is judged."""

from .judging import Judgement, Number, Reason, Verdict, exactly, judge, magnitude
from .kinds import (
    AtMost,
    Product,
    Relation,
    Role,
    RunningAtMost,
    Step,
    Sum,
    Term,
    Terms,
    equals,
    terms,
    weighted,
)

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
    "Terms",
    "Verdict",
    "equals",
    "exactly",
    "judge",
    "magnitude",
    "terms",
    "weighted",
]
