"""The kinds of relation between figures, and how one is judged."""

from .judging import Exactly, Judgement, Number, Reason, Verdict, judge, magnitude
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
    figures_of,
    shifted,
    terms,
    weighted,
)

__all__ = [
    "AtMost",
    "Exactly",
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
    "figures_of",
    "judge",
    "magnitude",
    "shifted",
    "terms",
    "weighted",
]
