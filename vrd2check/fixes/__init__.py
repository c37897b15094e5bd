"""Changes that mend a dossier: which are safe, how they are written, and writing them."""

from .edits import Edit
from .justifying import (
    AlreadyBegunError,
    Justification,
    NotToldApartError,
    explained,
    justify,
    places_of,
    told_from_elsewhere,
    unexplained,
)
from .offering import mending, offer
from .planning import Left, LeftBecause, Plan, make_plan
from .saving import save
from .seeking import Approve, Options
from .stubs import CannotAddError
from .writing import Outcome, Target, write

__all__ = [
    "AlreadyBegunError",
    "Approve",
    "CannotAddError",
    "Edit",
    "Justification",
    "Left",
    "LeftBecause",
    "NotToldApartError",
    "Options",
    "Outcome",
    "Plan",
    "Target",
    "explained",
    "justify",
    "make_plan",
    "mending",
    "offer",
    "places_of",
    "save",
    "told_from_elsewhere",
    "unexplained",
    "write",
]
