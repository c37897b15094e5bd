"""The report of what is mended and what is left to the author."""

from collections.abc import Iterator, Mapping, Sequence

from vrd2check.fixes import Edit, Left, LeftBecause, Outcome, Plan
from vrd2check.language import Language, Text
from vrd2check.result import Result
from vrd2check.rules import Severity

from .difference import unified
from .layout import GAP, Line, Page, Span, columns, dossier_heading, hanging, widths_of
from .safe import visible
from .view import View, within
from .wording import ERRORS, counted

_CHANGES = (Text("wijziging", "change"), Text("wijzigingen", "changes"))
_FILES = (Text("bestand", "file"), Text("bestanden", "files"))
_AMOUNTS = (Text("bedrag", "amount"), Text("bedragen", "amounts"))
_LEFT = Text("Niet gewijzigd, en waarom:", "Not changed, and why:")
OUTCOMES = {
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
        yield from dossier_heading(labels.get(file, file), file, page)
        yield from _reasons(edits, language, page)
        yield []
        yield from unified(plan.before.sources[file], edits, page)
        if outcomes is not None:
            style = "green" if outcomes[file] is Outcome.WRITTEN else "bold red"
            yield from hanging([], OUTCOMES[outcomes[file]].of(language), page, style)
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
        summary = Text(f"{amounts} in gewone cijfers", f"{amounts} into plain digits")
        yield [Span(summary.of(language))]


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
        where = view.at(edit.place)
        return Text(
            f"{change} op {where}, {edit.reason.nl}. Dat volgt uit geen optelling, dus enkel met "
            "--unsafe of --interactive.",
            f"{change} at {where}, {edit.reason.en}. That follows from no sum, so only with "
            "--unsafe or --interactive.",
        )
    if left.because is LeftBecause.REFUSED:
        return Text(f"{change} is niet aanvaard.", f"{change} was not accepted.")
    if left.because is LeftBecause.CEILING:
        return Text(
            "Er is meer dan er mag zijn: een keuze voor u, geen tikfout.",
            "There is more than there may be: a choice for you, not a slip.",
        )
    # What a check says of it, word for word.
    return Text(str(view.conclusion), str(view.conclusion))


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
