"""Finding a rule by what a user calls it: its code or its name."""

from vrd2check.schema.suggestions import near

from . import Rule, all_rules
from .base.retired import retired

_MOST_NAMED = 3


class UnknownRuleError(KeyError):
    """No rule is called so, or none any more.

    ``near`` are the codes or names that come near, the nearest first.
    """

    def __init__(self, word: str, near: tuple[str, ...], *, is_retired: bool = False) -> None:
        super().__init__(word)
        self.near = near
        self.is_retired = is_retired


def find_rule(word: str) -> Rule:
    """Return the rule with a code or name, in capitals or not.

    Raises UnknownRuleError when there is none.
    """
    wanted = word.strip().lower().replace("_", "-")
    called: dict[str, Rule] = {}
    for rule in all_rules():
        called[rule.code.lower()] = called[rule.name.lower()] = rule
    if wanted in called:
        return called[wanted]
    gone = retired(wanted)
    if gone is not None:
        near_by = (gone.instead,) if gone.instead is not None else ()
        raise UnknownRuleError(word, near_by, is_retired=True)
    like = near(wanted, called, _MOST_NAMED)
    if not like:
        # Part of a name is what a reader remembers: "total" of "budget-total".
        like = [name for name in called if len(wanted) > 2 and wanted in name][:_MOST_NAMED]
    raise UnknownRuleError(word, tuple(_as_written(called[key], key) for key in like))


def _as_written(rule: Rule, key: str) -> str:
    return rule.code if rule.code.lower() == key else rule.name
