"""Changes that mend a dossier: which are safe, how they are written, and writing them."""

from .edits import Edit, apply
from .planning import Left, LeftBecause, Plan, is_better, make_plan
from .seeking import Options
from .writing import Outcome, Target, put_back, write

__all__ = [
    "Edit",
    "Left",
    "LeftBecause",
    "Options",
    "Outcome",
    "Plan",
    "Target",
    "apply",
    "is_better",
    "make_plan",
    "put_back",
    "write",
]
