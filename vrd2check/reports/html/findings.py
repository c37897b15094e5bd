"""A finding as a page lists it, with the link to where it shows."""

from typing import NamedTuple

from ..view import View, capitalised


class Finding(NamedTuple):
    """A finding in words, and the link to where it shows; empty where that is on no page."""

    severity: str
    severity_word: str
    code: str
    where: str
    link: str
    sentence: str
    details: tuple[tuple[str, str], ...]


def finding_of(view: View, where: str, link: str) -> Finding:
    """Return a finding as it is listed: with where it is told, and the link that leads there."""
    return Finding(
        severity=view.severity.value,
        severity_word=view.severity_word,
        code=view.rule.code,
        where=where,
        link=link,
        sentence=view.sentence,
        details=tuple((capitalised(one.label), one.text) for one in view.details),
    )
