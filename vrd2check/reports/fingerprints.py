"""What makes a finding the same one in a later run, when its lines have moved."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple

from vrd2check.dossiers import Name
from vrd2check.language import Text
from vrd2check.result import Examined, Finding, Result

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
            "slack",
            "step",
        ),
        # How a name is spelled elsewhere changes with the dossiers that are read along.
        *("listed", "spellings"),
    }
)
_LINE = re.compile(r"\b(?:regel|kolom|byte) (?:0x)?[0-9A-F]+\b")
_AMOUNT = re.compile(r"\b[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?\b|\b[0-9]+,[0-9]+\b")
_LENGTH = 32


class Fingerprints(NamedTuple):
    """The fingerprints of findings, by their identity, and those of dossiers, by their file.

    Those of dossiers are for what can be said of each as a whole.
    """

    findings: Mapping[int, str]
    dossiers: Mapping[str, str]

    def of(self, finding: Finding) -> str:
        """Return the fingerprint of a finding of the result, explained or not."""
        return self.findings[id(finding)]


def fingerprints(result: Result) -> Fingerprints:
    """Return a fingerprint of its own for each finding that is told or explained.

    It is made of the rule, the kind and number of the dossier (or else its title) and the names in
    the message; lines, columns and amounts have no part in it, nor has the language. Findings with
    the same of all that are told apart by counting them, from the top of the file.
    """
    dossiers = {one.file: f"{one.kind} {one.number or _title(one)}" for one in result.read()}
    findings = [one.finding for one in result.diagnoses]
    findings += [one.finding for one in result.explained]
    seen: Counter[str] = Counter()

    def mark(identity: str) -> str:
        seen[identity] += 1
        return sha256(_bytes(f"{identity}\0{seen[identity]}")).hexdigest()[:_LENGTH]

    found = {
        id(one): mark("\0".join(_identity(one, dossiers)))
        for one in sorted(findings, key=lambda one: one.place)
    }
    return Fingerprints(found, {one.file: mark(dossiers[one.file]) for one in result.examined})


def _title(one: Examined) -> str:
    # What has no title is called by its path, which is another from another folder.
    return one.label if one.label != one.file else PurePath(one.file).name


def _bytes(text: str) -> bytes:
    # A file name that is no UTF-8 holds its odd bytes as lone surrogates.
    return text.encode(errors="surrogatepass")


def _identity(finding: Finding, dossiers: dict[str, str]) -> Iterator[str]:
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
    return _AMOUNT.sub("", _LINE.sub("", text))
