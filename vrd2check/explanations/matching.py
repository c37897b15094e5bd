"""Which findings an explanation fits: those at its place that have its difference and figures."""

from collections.abc import Iterable

from vrd2check.dossiers import Explanation
from vrd2check.figures import Kind, State, format_value, read_figure
from vrd2check.places import NOWHERE
from vrd2check.relations import Number, magnitude
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
        and has_figures(explanation, finding)
    )


def places_of(explanation: Explanation) -> tuple[frozenset[str], ...]:
    """Return the keys of each name by which an explanation says where it holds."""
    return tuple(keys_of(name.text, meanings) for name, meanings in explanation.at)


def is_about(places: Iterable[frozenset[str]], keys: frozenset[str]) -> bool:
    """Whether a finding with these keys is at some places: it goes by a name of each."""
    return all(not keys.isdisjoint(place) for place in places)


def has_figures(explanation: Explanation, finding: Finding) -> bool:
    """Whether an explanation states the difference of a finding, as a report writes it.

    A sign counts where there is one: the sentences of the reports leave it out. So does what stood
    there and what should have. Of a finding without a difference, an explanation states none.
    """
    told, kind = finding.told, finding.kind()
    if told is None or told.difference is None or not states_difference(explanation):
        difference = told.difference if told is not None else None
        return difference is None and not states_difference(explanation)
    written, difference = explanation.difference.written, told.difference
    value = read_figure(written, NOWHERE, kind).value
    if value is not None and value >= 0 and "+" not in written:
        difference = magnitude(difference)
    figures = (
        (written, difference),
        (explanation.stated, told.stated),
        (explanation.expected, told.expected),
    )
    return all(_reads(said, number, kind) for said, number in figures if said)


def _reads(written: str, number: Number | None, kind: Kind) -> bool:
    """Whether what an author writes is read as a number, as far as a report shows that."""
    value = read_figure(written, NOWHERE, kind).value
    if value is None or number is None:
        return False
    return format_value(value, kind) == format_value(number, kind)


def states_difference(explanation: Explanation) -> bool:
    """Whether an explanation states a difference at all, readable or not."""
    return explanation.difference.state in (State.READ, State.UNREADABLE)
