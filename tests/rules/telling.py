"""What rules say, without the sentence."""

import re
from collections.abc import Iterable
from decimal import Decimal

from vrd2check.language import Text
from vrd2check.result import Finding

Compared = tuple[str, str, str, Decimal, Decimal]


def compared(findings: Iterable[Finding], letters: str) -> list[Compared]:
    """Return code, whose figures, of which year, what is stated and what is expected, in order."""
    return sorted(
        (
            one.rule.code,
            dutch(one.about.get("what", one.about.get("line"))),
            str(one.about["step"] or one.about.get("year", "")),
            one.judgement.stated,
            one.judgement.expected,
        )
        for one in findings
        if one.rule.code.startswith(letters) and one.judgement is not None
    )


def figures_in(message: str) -> list[str]:
    """Return the amounts, counts and numbers of deliverables that a sentence names, as it does."""
    return re.findall(r"\b[A-Z]?\d[\d.]*\b", message)


def dutch(value: object) -> str:
    return value.nl if isinstance(value, Text) else str(value)
