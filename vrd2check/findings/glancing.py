"""What is kept of every file of a run, however many there are."""

from typing import NamedTuple

from vrd2check.dossiers import Card, Loaded
from vrd2check.relations import Verdict
from vrd2check.result import Examined, Finding
from vrd2check.rules import Rule
from vrd2check.settings import Settings

from .asking import Asked, Home
from .counting import examined
from .making import rounded


class Glance(NamedTuple):
    """A file after the rules were asked about it alone.

    ``findings`` are those that need no diagnosis. ``left`` are the rules that need other dossiers;
    ``again`` tells that the file itself must be looked at again, since relations in it are broken
    or it explains something.
    """

    home: Home
    card: Card | None
    examined: Examined
    findings: tuple[Finding, ...]
    left: tuple[Rule, ...]
    again: bool


def glance(asked: Asked, settings: Settings) -> Glance:
    """Keep of a file what a run needs of each."""
    home, dossier = asked.home, asked.file.dossier
    found = examined(asked.file, home, asked.said.judged)
    broken = found.tally.verdicts[Verdict.BROKEN] > 0
    return Glance(
        home=home,
        card=asked.file.card(),
        examined=found,
        findings=(
            *asked.said.findings,
            *rounded(asked.said.judged, {home.file: home.label}, settings),
        ),
        left=asked.left,
        again=broken or (dossier is not None and bool(dossier.head.explanations)),
    )


def is_of_run(file: Loaded, named: frozenset[str]) -> bool:
    """Whether a file belongs to the run: it says it is a dossier, or was asked for by name."""
    return file.claims_to_be_dossier() or file.document.file in named
