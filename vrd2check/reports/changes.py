"""The report of what is mended and what is left to the author."""

from collections.abc import Iterator, Mapping, Sequence

from vrd2check.fixes import Change, Left, LeftBecause, Outcome, Plan
from vrd2check.language import Language, Text
from vrd2check.result import Result
from vrd2check.rules import Severity

from .difference import unified
from .layout import GAP, Line, Page, Span, dossier_heading, hanging
from .safe import visible
from .texts import say
from .view import View, capitalised
from .wording import ERRORS, counted

_CHANGES = (Text("wijziging", "change"), Text("wijzigingen", "changes"))
_FILES = (Text("bestand", "file"), Text("bestanden", "files"))
_AMOUNTS = (Text("bedrag", "amount"), Text("bedragen", "amounts"))


def render(
    plan: Plan,
    language: Language,
    page: Page,
    outcomes: Mapping[str, Outcome] | None = None,
) -> Iterator[Line]:
    """Lay out the changes by file, what is left and why, and how it ended.

    ``outcomes`` tell what became of each file; left out where nothing was to be written.
    """
    labels = {examined.file: examined.label for examined in plan.before.read()}
    for file, edits in plan.edits.items():
        yield from dossier_heading(labels.get(file, file), file, page)
        yield []
        yield from _reasons([one for one in plan.changes if file in one.files], language, page)
        yield []
        yield from unified(plan.before.sources[file], edits, page)
        if outcomes is not None:
            style = "green" if outcomes[file] is Outcome.WRITTEN else "bold red"
            yield from hanging([], became(outcomes[file]).of(language), page, style)
        yield []
    if plan.left:
        yield [Span(say("left").of(language), "bold")]
        for left in plan.left:
            yield from _left(left, language, page)
        yield []
    yield from _others(plan.after, plan.left, language, page)
    yield from _end(plan, outcomes, language, page)


def became(outcome: Outcome) -> Text:
    """Return what became of a file that was to be written."""
    return say(f"outcome-{outcome.value}")


def reasons(change: Change, language: Language) -> Iterator[str]:
    """Return what was found, why a change is made, and what speaks against an uncertain one."""
    if change.code:
        yield f"{change.code}: {change.finding.of(language)}"
    yield capitalised(change.reason.of(language))
    if change.against is not None:
        yield capitalised(change.against.of(language))


def _reasons(changes: Sequence[Change], language: Language, page: Page) -> Iterator[Line]:
    for change in changes:
        if change.mends:
            told = ", ".join(
                GAP.join((edit.place.position, f"{edit.old} → {edit.new}")) for edit in change.edits
            )
            yield from hanging([], visible(told, page.encoding), page, "bold")
            for text in reasons(change, language):
                yield from hanging([Span(GAP)], text, page)
    others = sum(not change.mends for change in changes)
    if others:
        amounts = counted(others, _AMOUNTS, language)
        yield [Span(say("plain-digits", amounts=amounts).of(language))]


def _left(left: Left, language: Language, page: Page) -> Iterator[Line]:
    view = View(left.diagnosis, language)
    title = f"{view.title}: {view.numbers.difference}".removesuffix(": ")
    head = GAP.join((str(left.place), view.rule.code, title))
    yield from hanging([Span(GAP)], head, page)
    known = view.conclusion
    if known is not None:
        yield from hanging([Span(GAP * 2)], str(known), page, "dim")
    yield from hanging([Span(GAP * 2)], _advice(left, view.rule.code).of(language), page)


def _advice(left: Left, code: str) -> Text:
    """Return what the author can do about what is left."""
    match left.because:
        case LeftBecause.UNSURE:
            return say("left-unsure", place=left.place, code=code)
        case LeftBecause.PROBABLE:
            return say("left-probable")
        case LeftBecause.RANGE:
            return say("left-range")
        case LeftBecause.LINES:
            return say("left-lines")
        case LeftBecause.CEILING:
            return say("left-ceiling", place=left.place, code=code)
        case LeftBecause.REFUSED:
            return say("left-refused")


def _others(result: Result, left: Sequence[Left], language: Language, page: Page) -> Iterator[Line]:
    told = sum(one.diagnosis.severity is Severity.ERROR for one in left)
    others = result.by_severity()[Severity.ERROR] - told
    if others:
        errors = counted(others, ERRORS, language)
        yield from hanging([], say("others", errors=errors).of(language), page)


def _end(
    plan: Plan, outcomes: Mapping[str, Outcome] | None, language: Language, page: Page
) -> Iterator[Line]:
    if not plan.edits:
        yield from hanging([], say("nothing-to-change").of(language), page, "bold")
        return
    written = [f for f, one in (outcomes or {}).items() if one is Outcome.WRITTEN]
    files = written if outcomes is not None else list(plan.edits)
    made = sum(not change.files.isdisjoint(files) for change in plan.changes)
    changes = counted(made, _CHANGES, language)
    where = counted(len(files), _FILES, language)
    if outcomes is None:
        text = say("only-shown", changes=changes, where=where)
        yield from hanging([], text.of(language), page, "bold magenta")
        return
    missed = len(outcomes) - len(written)
    told = say("written-in", changes=changes, where=where).of(language)
    if missed:
        told += say("missed", files=counted(missed, _FILES, language)).of(language)
    yield from hanging([], told, page, "bold red" if missed else "bold green")
