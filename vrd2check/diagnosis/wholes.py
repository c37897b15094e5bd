"""Actions that change more than one figure, or none: of all kinds but errors carried on."""

from collections.abc import Collection, Iterator

from vrd2check.figures import Figure

from .candidates import Candidate
from .columns import columns
from .ground import Ground
from .headings import headings
from .missing import missing
from .names import names
from .pairs import pairs
from .rows import rows
from .versions import versions


def wholes(ground: Ground, figures: Collection[Figure]) -> Iterator[Candidate]:
    """Return all actions of several figures that would mend something; ``figures`` are involved."""
    if figures:
        for each in (pairs, rows, columns, headings, missing, names, versions):
            yield from each(ground)
