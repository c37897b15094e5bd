"""The report of what is mended and what is left to the author."""

from collections.abc import Iterator, Mapping, Sequence

from vrd2check.fixes import Edit, Left, LeftBecause, Outcome, Plan
from vrd2check.language import Language, Text
from vrd2check.result import Result
from vrd2check.rules import Severity

from .difference import unified
from .layout import GAP, Line, Page, Span, columns, dossier_heading, hanging, widths_of
from .safe import visible
from .texts import say
from .view import View, within
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
        yield from _reasons(edits, language, page)
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
    """Say what became of a file that was to be written."""
    match outcome:
        case Outcome.WRITTEN:
            return say("written")
        case Outcome.CHANGED:
            return say("not-written-changed")
        case Outcome.OUTSIDE:
            return say("not-written-outside")
        case Outcome.READ_ONLY:
            return say("not-written-read-only")
        case Outcome.FAILED:
            return say("not-written-failed")
        case Outcome.PUT_BACK:
            return say("put-back")
        case Outcome.NOT_PUT_BACK:
            return say("not-put-back")


def reason(edit: Edit, language: Language) -> str:
    """Say in a few words why a change is made."""
    return f"{edit.code}: {edit.reason.of(language)}" if edit.code else edit.reason.of(language)


def _reasons(edits: Sequence[Edit], language: Language, page: Page) -> Iterator[Line]:
    mends = [edit for edit in edits if edit.mends]
    rows = [
        [visible(cell, page.encoding) for cell in (within(edit.place), f"{edit.old} → {edit.new}")]
        for edit in mends
    ]
    widths = widths_of(rows)
    for edit, row in zip(mends, rows, strict=True):
        start = Span(f"{columns(row, widths)}{GAP}", "bold")
        yield from hanging([start], reason(edit, language), page)
    others = len(edits) - len(mends)
    if others:
        amounts = counted(others, _AMOUNTS, language)
        yield [Span(say("plain-digits", amounts=amounts).of(language))]


def _left(left: Left, language: Language, page: Page) -> Iterator[Line]:
    view = View(left.diagnosis, language)
    title = f"{view.title}: {view.numbers.difference}".removesuffix(": ")
    head = GAP.join((str(left.place), view.rule.code, title))
    yield from hanging([Span(GAP)], head, page)
    yield from hanging([Span(GAP * 2)], _why(left, view).of(language), page, "dim")


def _why(left: Left, view: View) -> Text:
    edit = left.edit
    change = f"{edit.old} → {edit.new}" if edit is not None else ""
    if edit is not None and left.because is LeftBecause.UNSAFE:
        return say("unsafe", change=change, where=view.at(edit.place), reason=edit.reason)
    if left.because is LeftBecause.REFUSED:
        return say("refused", change=change)
    if left.because is LeftBecause.CEILING:
        return say("ceiling")
    # What a check says of it, word for word.
    return Text(str(view.conclusion), str(view.conclusion))


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
    changes = counted(sum(len(plan.edits[file]) for file in files), _CHANGES, language)
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
