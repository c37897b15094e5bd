"""The rules: one module a chapter of the template, each rule one function.

Every rule that a module of this package defines is found by itself; nothing is to be registered.
Other packages may add rules of their own, see ``docs/custom-rules.md``.
"""

import os
from functools import cache
from importlib import import_module

from .base import Constraint, Context, Outcome, Problem, Rule, Severity
from .base.custom import Custom, NotLoaded, load_custom_rules
from .base.failures import (
    CONFIGURATION_CHANGED,
    DOSSIER_GONE,
    EXPLANATION_CHANGED,
    FAILURES,
    FINDINGS_LEFT_OUT,
    NO_DOSSIER_ANY_MORE,
    RULE_CUT_SHORT,
    RULE_FAILED,
    RULES_NOT_LOADED,
    failure_of,
)
from .base.retired import RETIRED

__all__ = [
    "CONFIGURATION_CHANGED",
    "DOSSIER_GONE",
    "EXPLANATION_CHANGED",
    "FAILURES",
    "FINDINGS_LEFT_OUT",
    "NO_DOSSIER_ANY_MORE",
    "RULES_NOT_LOADED",
    "RULE_CUT_SHORT",
    "RULE_FAILED",
    "Constraint",
    "Context",
    "NotLoaded",
    "Outcome",
    "Problem",
    "Rule",
    "Severity",
    "all_rules",
    "built_in_rules",
    "custom_rules",
    "failure_of",
]


def all_rules() -> tuple[Rule, ...]:
    """Return every rule: the built-in ones, those on failures of the check, and custom ones."""
    return built_in_rules() + FAILURES + custom_rules().rules


@cache
def built_in_rules() -> tuple[Rule, ...]:
    """Return the rules of this package, in order of code.

    Raises ValueError when two rules have one code or one name, be it of one that is no more.
    """
    with os.scandir(os.path.dirname(__file__)) as entries:  # noqa: PTH120  paths take long to make
        names = sorted(entry.name for entry in entries if entry.name.endswith(".py"))
    stems = (name.removesuffix(".py") for name in names if name != "__init__.py")
    modules = (import_module(f"{__name__}.{stem}") for stem in stems)
    rules = sorted(
        (item for module in modules for item in vars(module).values() if isinstance(item, Rule)),
        key=lambda rule: rule.code,
    )
    for attribute in ("code", "name"):
        values = [getattr(rule, attribute) for rule in (*rules, *RETIRED)]
        if len(set(values)) < len(values):
            raise ValueError(f"two rules have the same {attribute}")
    return tuple(rules)


@cache
def custom_rules() -> Custom:
    """Return the rules that other installed packages add, and what is wrong with some of them."""
    return load_custom_rules(built_in_rules() + FAILURES)
