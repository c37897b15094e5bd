"""What makes a finding the same one in another run: no line, no column and no amount."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from vrd2check.dossiers import Name
from vrd2check.language import Text
from vrd2check.result import Examined, Finding

# Words of a message that tell how large something is or on which line, not what it is about.
_PASSING = frozenset(
    {
        *(
            "amounts",
            "calculation",
            "days",
            "earlier",
            "hint",
            "lines",
            "ordinary",
            "revision",
            "slack",
            "step",
        ),
        # How a name is spelled elsewhere changes with the dossiers that are read along.
        *("listed", "spellings"),
    }
)
# Few runs need these: re compiles each when it is first asked for.
_LINE = r"\b(?:regel|kolom|byte) (?:0x)?[0-9A-F]+\b"
_AMOUNT = r"\b[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?\b|\b[0-9]+,[0-9]+\b"


def identity(finding: Finding, dossiers: Mapping[str, str]) -> str:
    """Return what a finding is: its rule, its dossier, and the names in its message.

    ``dossiers`` are the identities of the dossiers, by their files.
    """
    return "\0".join(_parts(finding, dossiers))


def dossier_identity(one: Examined) -> str:
    """Return what a dossier is: its kind, and its number or else its title."""
    # What has no title is called by its path, which is another from another folder.
    title = one.label if one.label != one.file else PurePath(one.file).name
    return f"{one.kind} {one.number or title}"


def _parts(finding: Finding, dossiers: Mapping[str, str]) -> Iterator[str]:
    yield finding.rule.code
    yield dossiers.get(finding.place.file, finding.place.file)
    for key, value in sorted(finding.about.items(), key=lambda item: item[0]):
        if key in _PASSING:
            continue
        if isinstance(value, Name):
            yield f"{key}={value.canonical}"
        elif isinstance(value, Text):
            yield f"{key}={_lasting(value.nl)}"
        # A line is called by its names, or by its number where it has none.
        elif isinstance(value, str) and not (key == "line" and value.isdigit()):
            yield f"{key}={_lasting(value)}"


def _lasting(text: str) -> str:
    """Leave out of a text the lines that it points at, and amounts."""
    return re.sub(_AMOUNT, "", re.sub(_LINE, "", text))
