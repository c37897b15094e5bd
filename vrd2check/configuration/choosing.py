"""Which rules are asked, and how serious they are, by what a configuration calls them.

A rule is called by its code, by the beginning of its code (``REF``, ``REF3``), by its name, or with
all others by ``ALL``. What names it most exactly counts; of two that are as exact, ``ignore``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from vrd2check.language import Text
from vrd2check.rules import FAILURES, Rule, all_rules
from vrd2check.rules.base.retired import retired
from vrd2check.schema.suggestions import Words

from .texts import say

ALL = "ALL"
_EXACT = 100
# Of so many unknown words is told what was probably meant.
_MOST_MEANT = 100
_Value = TypeVar("_Value")


def ignored(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Return the codes of the rules that are not to be asked."""
    wishes = [(word, True) for word in _once(select)] + [(word, False) for word in _once(ignore)]
    return frozenset(
        rule.code for rule in all_rules() if rule not in FAILURES and not _is_wanted(rule, wishes)
    )


def valued(values: Mapping[str, _Value]) -> dict[str, _Value]:
    """Return the value that counts for each rule that some of the words call, by code."""
    chosen: dict[str, _Value] = {}
    called = _once(values)
    for rule in all_rules():
        words = [word for word in called if exactness(word, rule) is not None]
        if words and rule not in FAILURES:
            chosen[rule.code] = values[max(words, key=lambda word: exactness(word, rule) or 0)]
    return chosen


def exactness(word: str, rule: Rule) -> int | None:
    """Return how exactly a word calls a rule, None if it does not."""
    wanted = word.strip()
    if wanted.lower() == rule.name or wanted.upper() == rule.code:
        return _EXACT
    if wanted.upper() == ALL:
        return 0
    return len(wanted) if wanted and rule.code.startswith(wanted.upper()) else None


def mistaken(words: Iterable[str]) -> dict[str, Text]:
    """Return what is wrong with the words that call no rule, or one that cannot be chosen."""
    rules = all_rules()
    families = dict.fromkeys(rule.family for rule in rules)
    labels = [*families, *(label for rule in rules for label in (rule.code, rule.name))]
    alike = Words(labels, most=len(labels))
    known = calling()
    found: dict[str, Text] = {}
    unknown = 0
    for word in words:
        if retired(word) is not None:
            continue
        if word.strip().upper() not in known:
            unknown += 1
            found[word] = _unknown(word, alike if unknown <= _MOST_MEANT else Words(()))
            continue
        called = [rule for rule in rules if exactness(word, rule) is not None]
        if all(rule in FAILURES for rule in called):
            code = called[0].code
            found[word] = say("fixed-rule", code=code)
    return found


def calling() -> frozenset[str]:
    """Return all that calls a rule, in capitals."""
    rules = all_rules()
    beginnings = (rule.code[:end] for rule in rules for end in range(1, len(rule.code) + 1))
    return frozenset([ALL, *beginnings, *(rule.name.upper() for rule in rules)])


def _once(words: Iterable[str]) -> list[str]:
    """Return the words that call a rule, each spelled in one way only."""
    known = calling()
    by_meaning: dict[str, str] = {}
    for word in words:
        by_meaning.setdefault(word.strip().upper(), word)
    return [word for meaning, word in by_meaning.items() if meaning in known]


def _unknown(word: str, known: Words) -> Text:
    text = say("unknown-rule", word=word)
    near = known.nearest(word)
    return text if near is None else say("rule-meant", text=text, meant=near)


def _is_wanted(rule: Rule, wishes: Iterable[tuple[str, bool]]) -> bool:
    """Whether the wish that calls a rule most exactly, the last of several, is for it."""
    chosen, best = False, -1
    for word, wish in wishes:
        exact = exactness(word, rule)
        if exact is not None and exact >= best:
            chosen, best = wish, exact
    return chosen
