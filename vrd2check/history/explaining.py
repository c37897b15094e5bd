"""Which explanations of a dossier came, went or changed between two revisions."""

from collections.abc import Iterator
from typing import NamedTuple

from vrd2check.dossiers import Dossier, Explanation, plain
from vrd2check.rules.lookup import UnknownRuleError, find_rule

from .kinds import ChangeKind


class ExplanationChange(NamedTuple):
    """An explanation that is not as it was; ``old`` or ``new`` is None where there was or is none.

    ``about`` is the rule and the names that it is of.
    """

    kind: ChangeKind
    old: Explanation | None
    new: Explanation | None

    def there(self) -> Explanation:
        """Return the explanation as it is, or was where it is gone."""
        there = self.new or self.old
        assert there is not None
        return there

    def about(self) -> str:
        """Return the rule, and the names by which it says where."""
        there = self.there()
        names = ", ".join(reference.name.text for reference in there.at)
        rule = there.rule.text if there.rule is not None else "?"
        return f"{rule} ({names})" if names else rule


def changed_explanations(was: Dossier | None, now: Dossier | None) -> Iterator[ExplanationChange]:
    """Return the explanations of a dossier that changed, in the order in which they stand."""
    old = list(was.head.explanations if was is not None else ())
    new = list(now.head.explanations if now is not None else ())
    pairs: dict[int, Explanation] = {}
    for key in (_content, _subject, _reason):
        for one in new:
            found = next((other for other in old if key(other) == key(one) != ""), None)
            if found is not None and id(one) not in pairs:
                pairs[id(one)] = found
                old = [other for other in old if other is not found]
    for one in new:
        before = pairs.get(id(one))
        if before is None:
            yield ExplanationChange(ChangeKind.ADDED, None, one)
        elif _content(before) != _content(one):
            yield ExplanationChange(ChangeKind.CHANGED, before, one)
    for one in old:
        yield ExplanationChange(ChangeKind.REMOVED, one, None)


def _subject(one: Explanation) -> object:
    """Return which finding it is of: its rule, however it is called, and the names."""
    try:
        rule = find_rule(one.rule.text).code if one.rule is not None else ""
    except UnknownRuleError as error:
        rule = str(error)
    return rule, frozenset(plain(reference.name.text) for reference in one.at)


def _content(one: Explanation) -> object:
    figures = (one.difference.written.strip(), one.stated, one.expected)
    return _subject(one), figures, _reason(one), (one.author, one.date, one.approved_by)


def _reason(one: Explanation) -> str:
    return " ".join(one.reason.text.split()) if one.reason is not None else ""
