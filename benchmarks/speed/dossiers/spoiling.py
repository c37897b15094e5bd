"""Putting mistakes in a project dossier that was made, as text."""

import re

MISTAKES = 15
"""So many findings are in a project dossier of ten deliverables that was spoiled."""

_NUMBER = re.compile(r"\b(rpn|aantal): ([0-9]+)(?!\d|, kost)")


def spoiled(text: str) -> str:
    """Make every risk priority number and every number of days wrong.

    The products do not hold then, nor does the total of days; of each the diagnosis looks for the
    figure that is wrong.
    """
    return _NUMBER.sub(lambda found: f"{found[1]}: {int(found[2]) + 7}", text)
