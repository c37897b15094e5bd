"""Comply or explain: explanations that explain nothing, and why they do not."""

from collections.abc import Iterator, Sequence

from vrd2check.figures import Kind, format_value, read_figure
from vrd2check.language import Text
from vrd2check.places import NOWHERE
from vrd2check.schema.wording import choice

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.explanation_match import Candidate, ExplanationMatch, ExplanationStatus
from .base.lists import all_of

# Beyond this many places a report is not clearer for naming more.
_MOST_RELATED = 100


@rule("TOE101", "stale-explanation", Severity.WARNING, ExplanationMatch)
def stale_explanation(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """An explanation is for one finding: of its rule, at its place, with its difference."""
    if matched.status is ExplanationStatus.STALE:
        yield _of_rule(matched, why=_why_stale(matched))


@rule("TOE102", "explanation-too-wide", Severity.ERROR, ExplanationMatch)
def explanation_too_wide(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """An explanation is of one finding, and not of a whole sort."""
    if matched.status is ExplanationStatus.TOO_WIDE:
        lines = _lines(matched.candidates)
        yield _of_rule(matched, number=str(len(matched.candidates)), lines=lines)


@rule("TOE103", "explanation-of-unknown-rule", Severity.ERROR, ExplanationMatch)
def explanation_of_unknown_rule(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Behind regel stands the code or the name of a rule, as VEK101 or forecast-line-total."""
    named = matched.explanation.rule
    if matched.status is ExplanationStatus.UNKNOWN_RULE and named is not None:
        hint = Text("", "")
        if matched.near:
            near = choice(matched.near)
            hint = Text(f" Bedoelt u {near.nl}?", f" Did you mean {near.en}?")
        yield Problem(matched.place(), {"rule": named.text, "hint": hint})


@rule("TOE104", "explanation-without-reason", Severity.ERROR, ExplanationMatch)
def explanation_without_reason(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Comply or explain: without a reason nothing is explained, and the finding remains."""
    reason = matched.explanation.reason
    if (
        matched.status is ExplanationStatus.WITHOUT_REASON
        and matched.rule is not None
        and reason is not None
    ):
        yield Problem(reason.place, {"rule": matched.rule.code, "reason": reason.text})


@rule("TOE105", "explanation-without-difference", Severity.ERROR, ExplanationMatch)
def explanation_without_difference(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Whoever explains a difference says how large it is."""
    if matched.status is ExplanationStatus.WITHOUT_DIFFERENCE:
        yield _of_rule(matched, differences=_differences(matched.candidates))


@rule("TOE106", "not-to-be-explained", Severity.ERROR, ExplanationMatch)
def not_to_be_explained(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """What the rules DOC and TOE report is to be mended, not explained."""
    if matched.status is ExplanationStatus.NOT_EXPLAINABLE:
        yield _of_rule(matched)


@rule("TOE107", "explained-twice", Severity.WARNING, ExplanationMatch)
def explained_twice(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """A finding has one explanation; of two, the first counts."""
    if matched.status is ExplanationStatus.TWICE and matched.earlier is not None:
        earlier = str(matched.earlier.line)
        yield _of_rule(matched, lines=_lines(matched.candidates), earlier=earlier)


@rule("TOE108", "explanation-not-tried", Severity.NOTE, ExplanationMatch)
def explanation_not_tried(matched: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Rules with a number from 401 compare dossiers with each other."""
    if matched.status is ExplanationStatus.UNTRIED and matched.unread is not None:
        yield _of_rule(matched, unread=matched.unread)


def _of_rule(matched: ExplanationMatch, **words: Printable) -> Problem:
    code = matched.rule.code if matched.rule is not None else ""
    related = tuple(one.place for one in matched.candidates[:_MOST_RELATED])
    return Problem(matched.place(), {"rule": code, **words}, related=related)


def _why_stale(matched: ExplanationMatch) -> Text:
    """Return what there is instead, as the end of a sentence."""
    if matched.elsewhere:
        lines = _lines(matched.elsewhere)
        at = " · ".join(reference.name.text for reference in matched.explanation.at)
        return Text(f" bij “{at}”, wel op {lines.nl}", f" at “{at}”, though one on {lines.en}")
    if not matched.candidates:
        return Text(" meer: haal ze weg", " any more: take it away")
    if all(one.difference is None for one in matched.candidates):
        return Text(
            ": het gaat niet over een verschil, dus laat `verschil` weg",
            ": it is not about a difference, so leave `verschil` out",
        )
    found, was = _differences(matched.candidates), matched.explanation
    stated = was.difference.written.strip()
    if found.nl != _rewritten(stated, matched.candidates[0].kind):
        return Text(
            f": het verschil is nu {found.nl} en niet {stated}",
            f": the difference is {found.en} now and not {stated}",
        )
    now = matched.candidates[0]
    there, should = (
        format_value(one, now.kind) if one is not None else "" for one in (now.stated, now.expected)
    )
    return Text(
        f": er staat nu {there} en hoort {should} te staan, niet {was.stated} en {was.expected}",
        f": {there} stands there now and {should} should, not {was.stated} and {was.expected}",
    )


def _rewritten(written: str, kind: Kind) -> str:
    """Return what an author wrote as a report would write it."""
    value = read_figure(written, NOWHERE, kind).value
    return format_value(value, kind) if value is not None else written


def _differences(candidates: Sequence[Candidate]) -> Text:
    written = (
        format_value(one.difference, one.kind) for one in candidates if one.difference is not None
    )
    return all_of(list(dict.fromkeys(written)))


def _lines(candidates: Sequence[Candidate]) -> Text:
    numbers = sorted({one.place.line for one in candidates})
    found = all_of([str(number) for number in numbers])
    return Text(f"regel {found.nl}", f"line{'s' * (len(numbers) > 1)} {found.en}")
