"""Which findings an explanation fits: those at its place that have its difference."""

from collections.abc import Iterable

from vrd2check.dossiers import Explanation
from vrd2check.figures import State, format_value, read_figure
from vrd2check.relations import magnitude
from vrd2check.result import Finding
from vrd2check.rules.lookup import UnknownRuleError, find_rule

from .naming import Naming, keys_of


def fits(explanation: Explanation, finding: Finding, naming: Naming) -> bool:
    """Whether an explanation, with a reason or not, is of a finding of its own dossier."""
    try:
        code = find_rule(explanation.rule.text).code if explanation.rule is not None else None
    except UnknownRuleError:
        return False
    return (
        finding.rule.code == code
        and is_about(places_of(explanation), naming.keys(finding))
        and has_difference(explanation, finding)
    )


def places_of(explanation: Explanation) -> tuple[frozenset[str], ...]:
    """Return the keys of each name by which an explanation says where it holds."""
    return tuple(keys_of(name.text, meanings) for name, meanings in explanation.at)


def is_about(places: Iterable[frozenset[str]], keys: frozenset[str]) -> bool:
    """Whether a finding with these keys is at some places: it goes by a name of each."""
    return all(not keys.isdisjoint(place) for place in places)


def has_difference(explanation: Explanation, finding: Finding) -> bool:
    """Whether an explanation states the difference of a finding, as a report writes it.

    The sign is left out, since the sentences of the reports leave it out as well. Of a finding
    without a difference, an explanation states none.
    """
    difference = finding.difference
    if difference is None or not states_difference(explanation):
        return difference is None and not states_difference(explanation)
    written, kind = explanation.difference, finding.kind()
    stated = read_figure(written.written, written.place, kind).value
    if stated is None:
        return False
    return format_value(magnitude(stated), kind) == format_value(difference, kind)


def states_difference(explanation: Explanation) -> bool:
    """Whether an explanation states a difference at all, readable or not."""
    return explanation.difference.state in (State.READ, State.UNREADABLE)
