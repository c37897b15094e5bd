"""Changes that mend a dossier: which are certain, how they are written, and writing them."""

from .edits import Change, Edit, by_file
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
from .stubs import CannotAddError, NotBegunError
from .writing import Outcome, Target, write

__all__ = [
    "AlreadyBegunError",
    "Approve",
    "CannotAddError",
    "Change",
    "Edit",
    "Justification",
    "Left",
    "LeftBecause",
    "NotBegunError",
    "NotToldApartError",
    "Options",
    "Outcome",
    "Plan",
    "Target",
    "by_file",
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
