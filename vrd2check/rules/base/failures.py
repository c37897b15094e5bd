"""What is said when a rule itself fails: findings of the check, not of any dossier's author."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vrd2check.language import Text
from vrd2check.settings import Severity

from .rule import Context, Outcome, Printable, Rule

_LONGEST = 200


def _says_nothing(_: Any, __: Context) -> Iterator[Outcome]:
    """Stand for a rule that no dossier breaks: it is the check that speaks of it."""
    return iter(())


RULE_FAILED = Rule(
    "DOC901",
    "rule-failed",
    Severity.ERROR,
    Text(nl="Regel vastgelopen", en="Rule failed"),
    Text(
        nl="Regel {code} ({name}) is vastgelopen en heeft {what} niet volledig nagekeken. Dat ligt "
        "niet aan u; meld het aan wie de regel beheert: {error}.",
        en="Rule {code} ({name}) failed and did not check {what} completely. This is not your "
        "doing; report it to whoever maintains the rule: {error}.",
    ),
    Text(
        nl="Een regel is een stukje programma en kan een fout bevatten. De andere regels gaan dan "
        "gewoon door, maar wat deze regel nakijkt, is niet nagekeken. Daarom is dit een fout, en "
        "kan de melding niet uitgezet worden; zet desnoods de regel zelf uit.",
        en="A rule is a piece of program and may have a mistake in it. The other rules simply go "
        "on, but what this rule checks was not checked. So it is an error and cannot be ignored; "
        "ignore the rule itself if you must.",
    ),
    object,
    _says_nothing,
)

RULES_NOT_LOADED = Rule(
    "DOC902",
    "rules-not-loaded",
    Severity.ERROR,
    Text(nl="Eigen regels niet geladen", en="Custom rules not loaded"),
    Text(
        nl="In de eigen regels “{entry}” ({package}) is iets fout en dus niet gebruikt: {problem}.",
        en="Something in the custom rules “{entry}” ({package}) is wrong and was not used: "
        "{problem}.",
    ),
    Text(
        nl="Een organisatie kan eigen regels toevoegen met een Python-pakket. Kan dat pakket niet "
        "geladen worden, of draagt een regel een code of naam die al bestaat, dan is met die "
        "regels niets nagekeken.",
        en="An organisation may add rules of its own with a Python package. When that package "
        "cannot be loaded, or a rule has a code or name that is taken, nothing was checked with "
        "those rules.",
    ),
    object,
    _says_nothing,
)

FINDINGS_LEFT_OUT = Rule(
    "DOC903",
    "findings-left-out",
    Severity.ERROR,
    Text(nl="Bevindingen weggelaten", en="Findings left out"),
    Text(
        nl="Er zijn nog {number} bevindingen, die dit verslag niet toont. Los eerst op wat er wel "
        "staat, of kijk de mappen een voor een na.",
        en="There are another {number} findings, which this report does not show. First solve what "
        "it does show, or check the folders one by one.",
    ),
    Text(
        nl="Tienduizenden bevindingen leest niemand, en geen programma toont ze. Het verslag houdt "
        "de ernstigste over en zegt hoeveel er nog zijn; die tellen mee voor de exitcode.",
        en="Nobody reads tens of thousands of findings, and no program shows them. The report "
        "keeps the most serious and says how many more there are; these count for the exit code.",
    ),
    object,
    _says_nothing,
)

RULE_CUT_SHORT = Rule(
    "DOC904",
    "rule-cut-short",
    Severity.ERROR,
    Text(nl="Te veel om na te rekenen", en="Too much to calculate"),
    Text(
        nl="Regel {code} ({name}) heeft in {what} meer dan {most} cijfers op te tellen en is niet "
        "volledig nagekeken. Kijk of er lijnen of subtotalen dubbel staan.",
        en="Rule {code} ({name}) has more than {most} figures to add up in {what}, and was not "
        "checked completely. See whether lines or subtotals are there twice.",
    ),
    Text(
        nl="Met duizenden lijnen en duizenden subtotalen over dezelfde lijnen wordt het aantal "
        "optellingen te groot voor tijd en geheugen. Geen echt dossier komt in de buurt. Wat boven "
        "de grens ligt, is niet nagekeken, en daarom is dit een fout.",
        en="With thousands of lines and thousands of subtotals over the same lines there are more "
        "additions than time and memory allow. No real dossier comes near. What is beyond the "
        "bound was not checked, and so it is an error.",
    ),
    object,
    _says_nothing,
)

FAILURES = (RULE_FAILED, RULES_NOT_LOADED, FINDINGS_LEFT_OUT, RULE_CUT_SHORT)
"""The rules that the check itself speaks; they cannot be ignored or made less serious."""


def failure_of(rule: Rule, error: BaseException, what: Text) -> dict[str, Printable]:
    """Return the words of ``RULE_FAILED``: which rule, on what, and how and where it went wrong."""
    return {"code": rule.code, "name": rule.name, "what": what, "error": told(error)}


def told(error: BaseException) -> str:
    """Tell an exception on one line: what, and in which file and line it arose."""
    said = " ".join(f"{type(error).__name__}: {_words(error)}".split()).rstrip(" :.")[:_LONGEST]
    import traceback  # noqa: PLC0415  rarely needed, and slow to import

    # What Python itself does to import a module has no file that a reader could open.
    steps = [
        step
        for step in traceback.extract_tb(error.__traceback__)
        if not step.filename.startswith("<")
    ]
    return f"{said} ({Path(steps[-1].filename).name}:{steps[-1].lineno})" if steps else said


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # an exception whose own text cannot be made
        return ""
