"""The kinds of dossier that an option can name."""

from enum import Enum


class Kind(Enum):
    """The kinds of dossier, by the template's words."""

    PROJECT = "projectdossier"
    RUNNING_COST = "exploitatiedossier"
    EVALUATION = "evaluatie"
    PROGRAMME = "programma"
