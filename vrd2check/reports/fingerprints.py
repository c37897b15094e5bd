"""What makes a finding the same one in a later run, when its lines have moved."""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from vrd2check.places import Place
from vrd2check.result import Diagnosis, Finding, FindingChange, Result
from vrd2check.run import dossier_identity, identity

_LENGTH = 32
# Stands for what is no UTF-8.
_REPLACED = "\ufffd"


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
    the same of all that are told apart by counting them, from the top of the file; what is known to
    be new comes after what was there before.
    """
    dossiers = {one.file: dossier_identity(one) for one in result.read()}
    findings = [one.finding for one in sorted(result.diagnoses, key=_order)]
    findings += sorted((one.finding for one in result.explained), key=lambda one: one.place)
    seen: Counter[str] = Counter()

    def mark(identity: str) -> str:
        seen[identity] += 1
        return sha256(_bytes(f"{identity}\0{seen[identity]}")).hexdigest()[:_LENGTH]

    found = {id(one): mark(identity(one, dossiers)) for one in findings}
    return Fingerprints(found, {one.file: mark(dossiers[one.file]) for one in result.examined})


def hash_of(file: str, result: Result) -> str | None:
    """Return the hash of a file without its byte order mark; None if it was not read as it is."""
    text = result.sources.get(file, "")
    is_read = text and _REPLACED not in text
    return sha256(_bytes(text)).hexdigest() if is_read else None


def _order(one: Diagnosis) -> tuple[bool, Place]:
    return one.change is FindingChange.NEW, one.finding.place


def _bytes(text: str) -> bytes:
    # A file name that is no UTF-8, or a text given from Python, may hold lone surrogates.
    return text.encode(errors="surrogatepass")
