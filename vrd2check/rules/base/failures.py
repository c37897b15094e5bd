"""What the check itself says: that a rule failed, or what changed since a revision."""

import traceback
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


RULE_FAILED = Rule("DOC901", "rule-failed", Severity.ERROR, object, _says_nothing)
RULES_NOT_LOADED = Rule("DOC902", "rules-not-loaded", Severity.ERROR, object, _says_nothing)
FINDINGS_LEFT_OUT = Rule("DOC903", "findings-left-out", Severity.ERROR, object, _says_nothing)
RULE_CUT_SHORT = Rule("DOC904", "rule-cut-short", Severity.ERROR, object, _says_nothing)
DOSSIER_GONE = Rule("DOC905", "dossier-gone", Severity.WARNING, object, _says_nothing)
NO_DOSSIER_ANY_MORE = Rule("DOC906", "no-dossier-any-more", Severity.ERROR, object, _says_nothing)
CONFIGURATION_CHANGED = Rule(
    "DOC907", "configuration-changed", Severity.WARNING, object, _says_nothing
)
EXPLANATION_CHANGED = Rule("DOC908", "explanation-changed", Severity.NOTE, object, _says_nothing)

FAILURES = (
    RULE_FAILED,
    RULES_NOT_LOADED,
    FINDINGS_LEFT_OUT,
    RULE_CUT_SHORT,
    DOSSIER_GONE,
    NO_DOSSIER_ANY_MORE,
    CONFIGURATION_CHANGED,
    EXPLANATION_CHANGED,
)
"""The rules that the check itself speaks; they cannot be ignored or made less serious."""


def failure_of(rule: Rule, error: BaseException, what: Text) -> dict[str, Printable]:
    """Return the words of ``RULE_FAILED``: which rule, on what, and how and where it went wrong."""
    return {"code": rule.code, "name": rule.name, "what": what, "error": told(error)}


def told(error: BaseException) -> str:
    """Return an exception on one line: what, and in which file and line it arose."""
    said = " ".join(f"{type(error).__name__}: {_words(error)}".split()).rstrip(" :.")[:_LONGEST]
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
