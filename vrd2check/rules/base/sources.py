"""What kind of money a financing source is, told by its name.

Dossiers name their sources freely: ``VRD 2 investeringen``, ``VRD2 Exploitatie``, ``VRD
hefboombudget``, ``Eigen middelen``. Comparing dossiers with each other needs to know which of them
are the programme's investment credit and which pay for running costs.
"""

from enum import Enum
from typing import Any

from vrd2check.dossiers import Key, Line, Name, ProjectDossier, plain


class Money(Enum):
    """Where money comes from, as far as relations between dossiers need to know."""

    INVESTMENT = "the programme's investment credit"
    RUNNING = "a budget for running costs"
    OWN = "own means"
    OTHER = "something else"


def money_of(dossier: ProjectDossier, line: Line[Any]) -> Money | None:
    """Tell what kind of money a line is about; None when it names no source."""
    name = line.name(Key.SOURCE)
    return None if name is None else kind_of_source(dossier, name)


def kind_of_source(dossier: ProjectDossier, name: Name) -> Money:
    """Tell what kind of money a source is, by the name that the dossier declares for it."""
    declared = {source.key.text: source.name.text for source in dossier.sources}
    words = plain(f"{name.text} {declared.get(name.text, '')}")
    if "exploit" in words:
        return Money.RUNNING
    if "eigen" in words:
        return Money.OWN
    if "vrd" in words or "hefboom" in words:
        return Money.INVESTMENT
    return Money.OTHER
