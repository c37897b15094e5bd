"""The report of what is mended and what is left to the author."""

from collections.abc import Iterator, Mapping, Sequence

from vrd2check.figures import format_value
from vrd2check.fixes import Edit, Left, LeftBecause, Outcome, Plan
from vrd2check.language import Language, Text
from vrd2check.result import Result
from vrd2check.rules import Severity

from .difference import unified
from .layout import Line, Page, Span, aligned, hanging
from .safe import visible
from .telling import short, shown_from
from .wording import ERRORS, counted, told_numbers

_GAP = "  "
_CHANGES = (Text("wijziging", "change"), Text("wijzigingen", "changes"))
_FILES = (Text("bestand", "file"), Text("bestanden", "files"))
_AMOUNTS = (Text("bedrag", "amount"), Text("bedragen", "amounts"))
_LEFT = Text("Niet gewijzigd, en waarom:", "Not changed, and why:")
FATES = {
    Outcome.WRITTEN: Text("geschreven", "written"),
    Outcome.CHANGED: Text(
        "niet geschreven: het bestand is intussen gewijzigd; begin opnieuw",
        "not written: the file was changed meanwhile; start again",
    ),
    Outcome.OUTSIDE: Text(
        "niet geschreven: het pad loopt via een koppeling naar buiten de opgegeven map",
        "not written: the path leads through a link out of the folder that was given",
    ),
    Outcome.READ_ONLY: Text(
        "niet geschreven: het bestand mag enkel gelezen worden",
        "not written: the file is read-only",
    ),
    Outcome.FAILED: Text(
        "niet geschreven: schrijven in deze map lukt niet (geen plaats, of geen toegang)",
        "not written: writing in this folder failed (no room, or no access)",
    ),
    Outcome.PUT_BACK: Text(
        "teruggezet: na het schrijven klopte er niet meer dan voordien",
        "put back: after writing, no more agreed than before",
    ),
    Outcome.NOT_PUT_BACK: Text(
        "geschreven maar niet beter, en niet teruggezet: het is intussen gewijzigd",
        "written but not better, and not put back: it was changed meanwhile",
    ),
}


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
        yield from _heading(labels.get(file, file), file, page)
        yield from _reasons(edits, language, page)
        yield []
        yield from unified(plan.before.sources[file], edits, page)
        if outcomes is not None:
            yield from _fate(outcomes[file], language, page)
        yield []
    if plan.left:
        yield [Span(_LEFT.of(language), "bold")]
        for left in plan.left:
            yield from _left(left, language, page)
        yield []
    yield from _others(plan.after, plan.left, language, page)
    yield from _end(plan, outcomes, language, page)


def reason(edit: Edit, language: Language) -> str:
    """Say in a few words why a change is made."""
    return f"{edit.code}: {edit.reason.of(language)}" if edit.code else edit.reason.of(language)


def _heading(label: str, file: str, page: Page) -> Iterator[Line]:
    bar = page.mark("━", "=")
    yield from hanging([Span(f"{bar}{bar} ", "bold")], visible(label, page.encoding), page, "bold")
    if label != file:
        yield [Span(" " * 3), Span(visible(file, page.encoding))]
    yield []


def _reasons(edits: Sequence[Edit], language: Language, page: Page) -> Iterator[Line]:
    arrow = page.mark("→", "->")
    mends = [edit for edit in edits if edit.mends]
    places = [short(edit.place) for edit in mends]
    values = [visible(f"{edit.old} {arrow} {edit.new}", page.encoding) for edit in mends]
    for edit, place, value in zip(mends, places, values, strict=True):
        start = f"{aligned(place, max(map(len, places)))}{_GAP}"
        start += f"{aligned(value, max(map(len, values)))}{_GAP}"
        text = visible(reason(edit, language), page.encoding)
        yield from hanging([Span(start, "bold")], text, page)
    others = len(edits) - len(mends)
    if others:
        amounts = counted(others, _AMOUNTS, language)
        summary = Text(f"{amounts} in gewone cijfers", f"{amounts} into plain digits")
        yield [Span(summary.of(language))]


def _fate(outcome: Outcome, language: Language, page: Page) -> Iterator[Line]:
    style = "green" if outcome is Outcome.WRITTEN else "bold red"
    yield from hanging([], visible(FATES[outcome].of(language), page.encoding), page, style)


def _left(left: Left, language: Language, page: Page) -> Iterator[Line]:
    finding = left.diagnosis.finding
    *_, difference = told_numbers(left.diagnosis)
    title = finding.rule.title.of(language)
    start = f"{_GAP}{left.place}{_GAP}{finding.rule.code}{_GAP}{title}"
    head = f"{start}: {difference}" if difference else start
    yield from hanging([Span(_GAP)], visible(head.strip(), page.encoding), page)
    why = visible(_why(left, page.mark("→", "->")).of(language), page.encoding)
    yield from hanging([Span(_GAP * 2)], why, page, "dim")


def _why(left: Left, arrow: str) -> Text:
    suspects = left.diagnosis.conclusion.suspects
    edit = left.edit
    if edit is not None:
        change = f"{edit.old} {arrow} {edit.new}"
        if left.because is LeftBecause.REFUSED:
            return Text(f"{change} is niet aanvaard.", f"{change} was not accepted.")
        where = shown_from(left.place)(edit.place)
        return Text(
            f"{change} op {where}, {edit.reason.nl}. Dat volgt uit geen optelling, dus enkel met "
            "--unsafe of --interactive.",
            f"{change} at {where}, {edit.reason.en}. That follows from no sum, so only with "
            "--unsafe or --interactive.",
        )
    if left.because is LeftBecause.TIE:
        number = len(suspects)
        return Text(
            f"{number} cijfers kunnen het foute zijn, en de andere wijzen er geen aan.",
            f"{number} figures could be the wrong one, and the others do not tell which.",
        )
    if left.because is LeftBecause.UNSURE:
        figure, proposed = suspects[0].figure, suspects[0].proposed
        was, where = figure.written.strip(), shown_from(left.place)(figure.place)
        should_be = format_value(proposed, figure.kind)
        return Text(
            f"Misschien moet {was} op {where} eigenlijk {should_be} zijn, maar dat is niet zeker.",
            f"Perhaps {was} at {where} should be {should_be}, but that is not certain.",
        )
    return _PLAIN_REASONS[left.because]


_PLAIN_REASONS = {
    LeftBecause.CEILING: Text(
        "Er is meer dan er mag zijn: een keuze voor u, geen tikfout.",
        "There is more than there may be: a choice for you, not a slip.",
    ),
    LeftBecause.UNEXPLAINED: Text(
        "Geen enkel cijfer verklaart dit alleen.", "No single figure explains this."
    ),
}


def _others(result: Result, left: Sequence[Left], language: Language, page: Page) -> Iterator[Line]:
    told = sum(one.diagnosis.severity is Severity.ERROR for one in left)
    others = result.by_severity()[Severity.ERROR] - told
    if others:
        errors = counted(others, ERRORS, language)
        text = Text(
            f"Nog {errors} van een andere soort; vrd2check check toont ze.",
            f"Another {errors} of other sorts; vrd2check check lists them.",
        )
        yield from hanging([], text.of(language), page)


def _end(
    plan: Plan, outcomes: Mapping[str, Outcome] | None, language: Language, page: Page
) -> Iterator[Line]:
    if not plan.edits:
        text = Text("Er is niets om te wijzigen.", "There is nothing to change.")
        yield from hanging([], text.of(language), page, "bold")
        return
    written = [f for f, one in (outcomes or {}).items() if one is Outcome.WRITTEN]
    files = written if outcomes is not None else list(plan.edits)
    changes = counted(sum(len(plan.edits[file]) for file in files), _CHANGES, language)
    where = counted(len(files), _FILES, language)
    if outcomes is None:
        text = Text(
            f"{changes} in {where}. Er is niets geschreven; dat doet --write.",
            f"{changes} in {where}. Nothing was written; --write does that.",
        )
        yield from hanging([], text.of(language), page, "bold magenta")
        return
    missed = len(outcomes) - len(written)
    nl = en = ""
    if missed:
        nl = f" Niet geschreven: {counted(missed, _FILES, language)}, zie hierboven."
        en = f" Not written: {counted(missed, _FILES, language)}, see above."
    text = Text(f"{changes} geschreven in {where}.{nl}", f"{changes} written in {where}.{en}")
    yield from hanging([], text.of(language), page, "bold red" if missed else "bold green")
