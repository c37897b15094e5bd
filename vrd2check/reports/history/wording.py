"""The words in which all formats tell what changed."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from vrd2check.figures import Figure, Kind, State, format_value, short_month_name
from vrd2check.history import (
    KIND_WORDS,
    Change,
    ChangeKind,
    DossierChange,
    History,
    findings_elsewhere,
    findings_of,
    kind_of,
    over_of,
)
from vrd2check.language import Language, Text
from vrd2check.result import Diagnosis, FindingChange
from vrd2check.sheets import QUANTITIES, Identity, Weight

from ..texts import say
from ..view import CHANGES, View, capitalised
from ..wording import DOSSIERS, counted, grouped

WAS = Text("was", "was")
BECOMES = Text("wordt", "becomes")
DIFFERENCE = Text("verschil", "difference")
LINE = Text("lijn", "line")
FIGURE = Text("cijfer", "figure")
WORK_TREE = Text("de werkmap", "the work tree")
_CHANGED = (
    Text("dossier veranderd", "dossier changed"),
    Text("dossiers veranderd", "dossiers changed"),
)
_SUM = Text("totaal", "total")
_WEIGHTS = {
    Weight.LINE: Text("", ""),
    Weight.SUBTOTAL: Text("Subtotaal", "Subtotal"),
    Weight.TOTAL: Text("Totaal", "Total"),
}
_FIGURES = (
    Text("cijfer verschilt", "figure changed"),
    Text("cijfers verschillen", "figures changed"),
)
_NEW = (Text("dossier nieuw", "dossier new"), Text("dossiers nieuw", "dossiers new"))
_GONE = (Text("dossier weg", "dossier gone"), Text("dossiers weg", "dossiers gone"))


class Between(NamedTuple):
    """The two revisions as they were asked for; the later one is None for the work tree."""

    old: str
    new: str | None

    def title(self, language: Language) -> str:
        """Return what is compared with what."""
        new = self.new or WORK_TREE.of(language)
        return say("from-to", old=self.old, new=new).of(language)


class Effect(NamedTuple):
    """Something that changed, after a word that says what or how."""

    word: str
    text: str


class Told(NamedTuple):
    """A changed figure in words: the line, and whether that is new; which figure; the numbers."""

    line: str
    cell: str
    old: str
    new: str
    difference: str
    is_total: bool


def by_chapter(dossier: DossierChange, language: Language) -> Iterator[tuple[str, list[Told]]]:
    """Return the changed figures of each chapter under its title."""
    for _, group in groupby(dossier.changes, key=lambda one: one.row.chapter):
        changes = list(group)
        title = changes[0].row.sheet.title.of(language)
        yield title, [told(one, language) for one in changes]


def told(change: Change, language: Language) -> Told:
    """Return a changed figure in words."""
    weight = _WEIGHTS[change.row.weight].of(language)
    named = change.row.label()
    alone = bool(change.row.sheet.listed)  # single figures, not the totals of a table
    is_changed = change.change_kind is ChangeKind.CHANGED
    kind = "" if is_changed else f"({KIND_WORDS[change.change_kind].of(language)})"
    return Told(
        " ".join(filter(None, ("" if alone else weight, named, kind))),
        cell(change.column, language),
        figure(change.old, change),
        figure(change.new, change),
        signed(change.difference, kind_of(change)),
        change.row.weight is not Weight.LINE,
    )


def cell(column: Identity, language: Language) -> str:
    """Return which figure of a line it is, in words."""
    month = short_month_name(column.month).of(language) if column.month is not None else ""
    year = str(column.year) if column.year is not None else ""
    quantity = QUANTITIES[column.quantity].of(language)
    whole = _SUM.of(language) if column.is_sum else ""
    # Of an amount by year or month it goes without saying that it is an amount.
    if column.quantity == "bedrag" and (year or whole):
        quantity = ""
    return " ".join(filter(None, (quantity, month, year, whole)))


def figure(one: Figure | None, change: Change) -> str:
    """Return a figure as its kind is written; what cannot be read as the author wrote it."""
    if one is None:
        return ""
    if one.state is State.UNREADABLE or one.value is None:
        return f"“{one.written.strip()}”"
    return format_value(one.value, kind_of(change))


def signed(number: Fraction | None, kind: Kind) -> str:
    """Return a difference with its sign; empty where there is none to tell."""
    if number is None:
        return ""
    written = format_value(number, kind)
    return f"+{written}" if number > 0 else written


def asked(dossier: DossierChange, language: Language) -> str:
    """Return what a dossier asks for in all, and asked before; empty where it does not matter."""
    old, new = dossier.asked
    if dossier.change_kind is ChangeKind.CHANGED and (old == new or None in (old, new)):
        return ""
    if old is not None and new is not None:
        amounts = f"{_amount(old)} → {_amount(new)} ({signed(new - old, Kind.AMOUNT)})"
    else:
        known = old if old is not None else new
        if known is None:
            return ""
        amounts = _amount(known)
    return say("asked", amounts=amounts).of(language)


def facts(dossier: DossierChange, language: Language) -> Iterator[str]:
    """Return what is told of a dossier besides figures: what became of it, where it is, sources."""
    match dossier.change_kind:
        case ChangeKind.ADDED:
            yield say("new-dossier").of(language)
        case ChangeKind.REMOVED:
            yield say("dossier-gone").of(language)
        case ChangeKind.CHANGED if dossier.old_file != dossier.file:
            yield say("was-in", file=dossier.old_file).of(language)
    for key, old, new in dossier.sources:
        yield say("source-renamed", key=key, old=old, new=new).of(language)
    total = asked(dossier, language)
    if total:
        yield f"{total}."
    if dossier.partly_read:
        yield say("partly-read").of(language)
    if dossier.change_kind is ChangeKind.CHANGED and not dossier.changes:
        yield say("no-figure-changed").of(language)


def verdict(history: History, language: Language) -> str:
    """Return in one sentence what changed, and what that does."""
    if not history.dossiers and history.checked is None:
        return say("nothing-changed").of(language)
    amounts = [one.asked for one in history.dossiers]
    asked = sum((new or Fraction()) - (old or Fraction()) for old, new in amounts)
    money = say("asked-more", amount=signed(asked, Kind.AMOUNT)) if asked else say("asked-same")
    dossiers = counted(len(history.dossiers), _CHANGED, language)
    told = f"{dossiers}: {money.of(language)}"
    if history.checked is None or history.checked.since is None:
        return f"{told}."
    changes = Counter(one.change for one in history.checked.diagnoses)
    effect = say(
        "effect",
        new=grouped(changes[FindingChange.NEW], language),
        worse=grouped(changes[FindingChange.WORSE], language),
        mended=grouped(len(history.checked.since.mended), language),
    )
    return f"{told}; {effect.of(language)}."


def effects(history: History, dossier: DossierChange, language: Language) -> Iterator[Effect]:
    """Return what a change does to the relations of a dossier, each with the word before it."""
    yield from (_effect(one, language) for one in findings_of(history, dossier))
    over = say("mended"), say("dropped")
    for told, findings in zip(over, over_of(history, dossier), strict=True):
        for finding in findings:
            text = f"{finding.rule.code}: {finding.message(language)}"
            yield Effect(told.of(language), text)


def elsewhere(history: History, language: Language) -> Iterator[Effect]:
    """Return what is new or worse in dossiers that did not change themselves."""
    return (_effect(one, language) for one in findings_elsewhere(history))


def _effect(diagnosis: Diagnosis, language: Language) -> Effect:
    view = View(diagnosis, language)
    assert diagnosis.change is not None
    word = CHANGES[diagnosis.change].of(language)
    return Effect(capitalised(word), f"{view.rule.code} {view.where}: {view.message}")


def said(dossier: DossierChange, language: Language) -> Iterator[Effect]:
    """Return what a dossier says otherwise besides amounts, and its explanations that changed."""
    for fact in dossier.facts:
        old, new = (f"“{one}”" if one else "–" for one in (fact.old, fact.new))
        yield Effect(" · ".join(fact.where), f"{old} → {new}")
    for change in dossier.explanations if dossier.change_kind is not ChangeKind.REMOVED else ():
        reason = change.there().reason
        why = f": “{' '.join(reason.text.split())}”" if reason is not None else ""
        word = say("explanation", about=change.about()).of(language)
        yield Effect(word, f"{KIND_WORDS[change.kind].of(language)}{why}")


def totals(dossier: DossierChange, language: Language) -> list[tuple[str, str, str, str, str]]:
    """Return the sums that changed: of what, what they came and come to, and what is stated."""
    rows = []
    for one in dossier.totals:
        of, (old, was_stated), (new, stated) = one.of, one.old, one.new
        quantity = "" if of.quantity == "bedrag" else QUANTITIES[of.quantity].of(language)
        year = str(of.year) if of.year is not None else ""
        name = " · ".join(filter(None, (of.table.of(language), quantity, of.source, year)))
        known = old is not None or new is not None
        difference = (new or Fraction()) - (old or Fraction()) if known else None
        both = "" if was_stated == stated else f"{_number(was_stated)} → "
        rows.append(
            (
                name,
                _number(old),
                _number(new),
                signed(difference, Kind.AMOUNT) if difference else "",
                f"{both}{_number(stated)}" if (both or stated is not None) else "",
            )
        )
    return rows


def _number(number: Fraction | None) -> str:
    return "–" if number is None else _amount(number)


def unread(history: History, between: Between, language: Language) -> Iterator[str]:
    """Return which files could not be read, so that nothing is known of them."""
    later = between.new or WORK_TREE.of(language)
    for files, where in ((history.unread_before, between.old), (history.unread_after, later)):
        for file in files:
            yield say("not-compared", file=file, where=where).of(language)


def figures(number: int, language: Language) -> str:
    """Return how many figures changed."""
    return counted(number, _FIGURES, language)


def summary(history: History, language: Language) -> str:
    """Return how much changed, in one sentence."""
    kinds = Counter(one.change_kind for one in history.dossiers)
    figures = sum(len(one.changes) for one in history.dossiers)
    looked_at = counted(history.compared, DOSSIERS, language)
    parts = [say("compared", dossiers=looked_at).of(language)]
    parts.append(counted(figures, _FIGURES, language))
    for change_kind, words in ((ChangeKind.ADDED, _NEW), (ChangeKind.REMOVED, _GONE)):
        if kinds[change_kind]:
            parts.append(counted(kinds[change_kind], words, language))
    return f"{', '.join(parts)}."


def _amount(number: Fraction) -> str:
    return format_value(number, Kind.AMOUNT)
