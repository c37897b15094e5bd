"""Changes that mend a dossier: which are safe, how they are written, and writing them."""

from .edits import Edit
from .offering import offer
from .planning import Left, LeftBecause, Plan, make_plan
from .saving import save
from .seeking import Approve, Options
from .writing import Outcome, Target

__all__ = [
    "Approve",
    "Edit",
    "Left",
    "LeftBecause",
    "Options",
    "Outcome",
    "Plan",
    "Target",
    "make_plan",
    "offer",
    "save",
]
