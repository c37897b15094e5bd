"""Comply or explain: explanations that explain nothing, and why they do not."""

from collections.abc import Iterator, Sequence

from vrd2check.figures import format_value
from vrd2check.language import Text
from vrd2check.schema.wording import choice

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.explanation_match import Candidate, ExplanationMatch, ExplanationStatus
from .base.lists import all_of

# Beyond this many places a report is not clearer for naming more.
_MOST_RELATED = 100


@rule(
    "TOE101",
    "stale-explanation",
    Severity.WARNING,
    ExplanationMatch,
    title=Text(nl="Verouderde toelichting", en="Stale explanation"),
    message=Text(
        nl="Deze toelichting bij {rule} past bij geen enkele bevinding{why}.",
        en="This explanation of {rule} fits no finding{why}.",
    ),
    uitleg="""Een toelichting geldt voor één bevinding: die van haar regel, op de plaats die achter
        bij staat, met het verschil dat achter verschil staat. Verandert een cijfer, dan is de
        bevinding terug en is de toelichting verouderd. Kijk of ze nog klopt en pas ze aan, of haal
        ze weg. Een toelichting bij een regel die dossiers vergelijkt, wordt niet verouderd genoemd
        als er maar één dossier gelezen is.""",
)
def stale_explanation(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """An explanation is for one finding: of its rule, at its place, with its difference.

    When a figure changes, the finding is back and the explanation is stale. See whether it still
    holds and adapt it, or take it away. Where the finding could not be there since not everything
    was read, TOE108 is told instead.
    """
    if trial.status is ExplanationStatus.STALE:
        yield _of_rule(trial, why=_why_stale(trial))


@rule(
    "TOE102",
    "explanation-too-wide",
    Severity.ERROR,
    ExplanationMatch,
    title=Text(nl="Te ruime toelichting", en="Explanation that fits too much"),
    message=Text(
        nl="Deze toelichting bij {rule} past bij {number} bevindingen ({lines}) en geldt daarom "
        "voor geen enkele. Zeg met `bij` welke u bedoelt, bijvoorbeeld de deliverable, de bron, "
        "het jaar of de maand, of een lijst daarvan.",
        en="This explanation of {rule} fits {number} findings ({lines}), and so holds for none. "
        "Say with `bij` which one you mean: the deliverable, the source, the year or the month, "
        "or a list of these.",
    ),
    uitleg="""Een toelichting legt een bevinding uit, niet een hele soort. Past ze bij meer dan één,
        dan is niet te zeggen welke de schrijver bekeken heeft, en blijven ze allemaal staan.""",
)
def explanation_too_wide(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """An explanation is of one finding, and not of a whole sort.

    If it fits more than one, nobody can tell which of them its author looked at, and all remain.
    """
    if trial.status is ExplanationStatus.TOO_WIDE:
        lines = _lines(trial.candidates)
        yield _of_rule(trial, number=str(len(trial.candidates)), lines=lines)


@rule(
    "TOE103",
    "explanation-of-unknown-rule",
    Severity.ERROR,
    ExplanationMatch,
    title=Text(nl="Toelichting bij een onbekende regel", en="Explanation of an unknown rule"),
    message=Text(
        nl="Er is geen regel “{rule}”.{hint}",
        en="There is no rule “{rule}”.{hint}",
    ),
    uitleg="""Achter regel staat de code of de naam van een regel, zoals VEK101 of
        forecast-line-total. Een tikfout daarin zou de toelichting stilzwijgend zonder gevolg
        laten. De opdracht vrd2check rules toont alle regels.""",
)
def explanation_of_unknown_rule(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Behind regel stands the code or the name of a rule, as VEK101 or forecast-line-total.

    A slip in it would silently leave the explanation without effect. The command vrd2check rules
    lists all rules.
    """
    named = trial.explanation.rule
    if trial.status is ExplanationStatus.UNKNOWN_RULE and named is not None:
        hint = Text("", "")
        if trial.near:
            near = choice(trial.near)
            hint = Text(f" Bedoelt u {near.nl}?", f" Did you mean {near.en}?")
        yield Problem(trial.place(), {"rule": named.text, "hint": hint})


@rule(
    "TOE104",
    "explanation-without-reason",
    Severity.ERROR,
    ExplanationMatch,
    title=Text(nl="Toelichting zonder reden", en="Explanation without a reason"),
    message=Text(
        nl="Bij deze toelichting bij {rule} staat als reden “{reason}”, en dat is er geen.",
        en="This explanation of {rule} has “{reason}” for a reason, which is none.",
    ),
    uitleg="""Pas toe of leg uit: zonder reden is er niets uitgelegd, en blijft de bevinding staan.
        Een lege reden, of geen, wordt gemeld door DOC124 en DOC123.""",
)
def explanation_without_reason(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Comply or explain: without a reason nothing is explained, and the finding remains.

    An empty reason, or none at all, is reported by DOC124 and DOC123.
    """
    reason = trial.explanation.reason
    if (
        trial.status is ExplanationStatus.WITHOUT_REASON
        and trial.rule is not None
        and reason is not None
    ):
        yield Problem(reason.place, {"rule": trial.rule.code, "reason": reason.text})


@rule(
    "TOE105",
    "explanation-without-difference",
    Severity.ERROR,
    ExplanationMatch,
    title=Text(nl="Toelichting zonder verschil", en="Explanation without its difference"),
    message=Text(
        nl="Bij een toelichting bij {rule} hoort een `verschil`: wat u uitlegt, is nu "
        "{differences}.",
        en="An explanation of {rule} needs a `verschil`: what you explain is {differences} now.",
    ),
    uitleg="""Wie een verschil uitlegt, zegt hoe groot het is. Zo geldt de uitleg voor wat de
        schrijver gezien heeft, en niet voor elk ander verschil dat er later staat. Het teken doet
        er niet toe; schrijf het verschil zoals het verslag het toont.""",
)
def explanation_without_difference(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Whoever explains a difference says how large it is.

    So the explanation holds for what its author saw, and not for any other difference that stands
    there later. The sign does not matter; write the difference as the report shows it.
    """
    if trial.status is ExplanationStatus.WITHOUT_DIFFERENCE:
        yield _of_rule(trial, differences=_differences(trial.candidates))


@rule(
    "TOE106",
    "not-to-be-explained",
    Severity.ERROR,
    ExplanationMatch,
    title=Text(nl="Dit kan niet toegelicht worden", en="This cannot be explained"),
    message=Text(
        nl="Wat {rule} meldt, moet verbeterd worden; een toelichting helpt daar niet bij.",
        en="What {rule} reports is to be mended; an explanation does not help.",
    ),
    uitleg="""De regels over het document zelf (DOC) en over toelichtingen (TOE) melden wat niet of
        verkeerd te lezen is. Dat kan niet met een reden blijven staan: wat niet gelezen wordt, is
        ook niet nagekeken.""",
)
def not_to_be_explained(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """The rules on the document itself (DOC) and on explanations (TOE) report what cannot be read.

    That cannot stay for a reason: what is not read is not checked either.
    """
    if trial.status is ExplanationStatus.NOT_EXPLAINABLE:
        yield _of_rule(trial)


@rule(
    "TOE107",
    "explained-twice",
    Severity.WARNING,
    ExplanationMatch,
    title=Text(nl="Twee keer toegelicht", en="Explained twice"),
    message=Text(
        nl="Deze bevinding van {rule} ({lines}) is al toegelicht op regel {earlier}.",
        en="This finding of {rule} ({lines}) is explained on line {earlier} already.",
    ),
    uitleg="""Een bevinding heeft één toelichting. Staan er twee, dan telt de eerste; voeg ze samen,
        of haal er een weg.""",
)
def explained_twice(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """A finding has one explanation; of two, the first counts.

    Put them together, or take one of them away.
    """
    if trial.status is ExplanationStatus.TWICE and trial.earlier is not None:
        earlier = str(trial.earlier.line)
        yield _of_rule(trial, lines=_lines(trial.candidates), earlier=earlier)


@rule(
    "TOE108",
    "explanation-not-tried",
    Severity.NOTE,
    ExplanationMatch,
    title=Text(nl="Toelichting niet getoetst", en="Explanation not tried"),
    message=Text(
        nl="Deze toelichting bij {rule} is niet getoetst: {unread}.",
        en="This explanation of {rule} was not tried: {unread}.",
    ),
    uitleg="""Regels met een nummer vanaf 401 vergelijken dossiers met elkaar. Is het andere dossier
        niet mee gelezen, dan is niet te zeggen of de toelichting nog nodig is. Dat is ook zo als
        een cijfer niet te lezen is. Laat de toelichting dan staan, en kijk alle dossiers samen
        na.""",
)
def explanation_not_tried(trial: ExplanationMatch, _: Context) -> Iterator[Outcome]:
    """Rules with a number from 401 compare dossiers with each other.

    When the other dossier was not read along, nobody can tell whether the explanation is still
    needed; nor when a figure cannot be read. Leave it there then, and check all dossiers together.
    """
    if trial.status is ExplanationStatus.UNTRIED and trial.unread is not None:
        yield _of_rule(trial, unread=trial.unread)


def _of_rule(trial: ExplanationMatch, **words: Printable) -> Problem:
    code = trial.rule.code if trial.rule is not None else ""
    related = tuple(one.place for one in trial.candidates[:_MOST_RELATED])
    return Problem(trial.place(), {"rule": code, **words}, related=related)


def _why_stale(trial: ExplanationMatch) -> Text:
    """Tell what there is instead, as the end of a sentence."""
    if trial.elsewhere:
        lines = _lines(trial.elsewhere)
        at = " · ".join(reference.name.text for reference in trial.explanation.at)
        return Text(
            f" bij “{at}”, wel op {lines.nl}",
            f" at “{at}”, though one on {lines.en}",
        )
    if not trial.candidates:
        return Text(" meer: haal ze weg", " any more: take it away")
    if all(one.difference is None for one in trial.candidates):
        return Text(
            ": het gaat niet over een verschil, dus laat `verschil` weg",
            ": it is not about a difference, so leave `verschil` out",
        )
    found = _differences(trial.candidates)
    stated = trial.explanation.difference.written.strip()
    return Text(
        f": het verschil is nu {found.nl} en niet {stated}",
        f": the difference is {found.en} now and not {stated}",
    )


def _differences(candidates: Sequence[Candidate]) -> Text:
    written = (
        format_value(one.difference, one.kind) for one in candidates if one.difference is not None
    )
    return all_of(list(dict.fromkeys(written)))


def _lines(candidates: Sequence[Candidate]) -> Text:
    numbers = sorted({one.place.line for one in candidates})
    found = all_of([str(number) for number in numbers])
    return Text(f"regel {found.nl}", f"line{'s' * (len(numbers) > 1)} {found.en}")
