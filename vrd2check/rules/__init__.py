"""The rules: one module a chapter of the template, each rule one function.

Every rule that a module of this package defines is found by itself; nothing is to be registered.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from .base import Claim, Context, Outcome, Remark, Rule, Severity

__all__ = ["Claim", "Context", "Outcome", "Remark", "Rule", "Severity", "all_rules"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule, in order of code.

    Raises ValueError when two rules have one code or one name.
    """
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    rules = sorted(
        (item for module in modules for item in vars(module).values() if isinstance(item, Rule)),
        key=lambda rule: rule.code,
    )
    for attribute in ("code", "name"):
        values = [getattr(rule, attribute) for rule in rules]
        if len(set(values)) < len(values):
            raise ValueError(f"two rules have the same {attribute}")
    return tuple(rules)
