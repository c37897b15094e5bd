"""Which budget figures are others in one revision of some dossiers than in another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from vrd2check.dossiers import Dossier, Loaded, ProjectDossier, canonical_form, same_name
from vrd2check.figures import Figure, Kind, State
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.sheets import Identity, Weight

from .explaining import ExplanationChange, changed_explanations
from .facts import Fact, changed_facts
from .kinds import ChangeKind
from .matching import paired_dossiers, paired_rows
from .reading import Both
from .rows import Row, asked, rows_of
from .totals import TotalChange, changed_totals

_RATES = ("prijs", "percentage")
_NOT_MONEY = (*_RATES, "aantal")


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is another in the later revision.

    ``row`` is the row as it is now, or was if it is gone; ``old`` and ``new`` are None where
    nothing is stated. ``difference`` is new minus old, None where that says nothing: of a total
    that was not stated before, or of what cannot be read.
    """

    row: Row
    change_kind: ChangeKind
    column: Identity
    old: Figure | None
    new: Figure | None
    difference: Fraction | None


@dataclass(frozen=True, slots=True)
class DossierChange:
    """A dossier that is not as it was.

    ``old_file`` and ``file`` are its names before and after, None where there was or is none;
    ``asked`` is what it asks for in all, before and after, None where that is not known.
    ``sources`` are financing sources with another name: the key, the old name and the new.
    ``totals`` are sums that come to something else, ``facts`` what it says otherwise besides
    amounts, ``explanations`` those that came, went or changed.
    ``partly_read`` tells that something in one of its files is no proper YAML, so that a figure may
    seem to have gone.
    """

    change_kind: ChangeKind
    label: str
    kind: str
    old_file: str | None
    file: str | None
    asked: tuple[Fraction | None, Fraction | None]
    sources: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    partly_read: bool = False
    totals: tuple[TotalChange, ...] = ()
    facts: tuple[Fact, ...] = ()
    explanations: tuple[ExplanationChange, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What is different between two revisions of some dossiers.

    ``compared`` is the number of dossiers that are in both; ``unread_before`` and ``unread_after``
    are the files that could not be read as dossiers, and of which nothing is known. ``checked`` is
    a check of the later revision compared with one of the earlier; None where none was made.
    """

    dossiers: tuple[DossierChange, ...]
    compared: int
    unread_before: tuple[str, ...]
    unread_after: tuple[str, ...]
    checked: Result | None = None

    def is_empty(self) -> bool:
        """Whether there was no dossier at all to compare."""
        unread = self.unread_before or self.unread_after
        return not (self.dossiers or self.compared or unread)


def compare(both: Both) -> History:
    """Return how two revisions differ; in what order the dossiers come changes nothing."""
    before, after = both.before, both.after
    old, new = _by_file(before), _by_file(after)
    unread_before, unread_after = _unread(before), _unread(after)
    # Of a dossier that cannot be read on one side it is not known what changed.
    unknown = {*unread_before, *unread_after}
    pairs = [
        (was, now)
        for was, now in paired_dossiers(_dossiers(old), _dossiers(new))
        if (was in old and was not in unknown) or (now in new and now not in unknown)
    ]
    changes = (
        _compared(old[was] if was is not None else None, new[now] if now is not None else None)
        for was, now in pairs
    )
    return History(
        dossiers=tuple(one for one in changes if one is not None),
        compared=sum(None not in pair for pair in pairs) + both.unchanged,
        unread_before=unread_before,
        unread_after=unread_after,
    )


def findings_of(history: History, dossier: DossierChange) -> tuple[Diagnosis, ...]:
    """Return what is new or worse and told in a dossier."""
    checked = history.checked.diagnoses if history.checked is not None else ()
    return tuple(one for one in checked if one.is_newer() and one.told_at.file == dossier.file)


def over_of(
    history: History, dossier: DossierChange
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what is mended of a dossier, and what cannot be checked any more."""
    since = history.checked.since if history.checked is not None else None
    both = (since.mended, since.dropped) if since is not None else ((), ())
    mended, dropped = (
        tuple(one for one in some if one.place.file == dossier.old_file) for some in both
    )
    return mended, dropped


def findings_elsewhere(history: History) -> tuple[Diagnosis, ...]:
    """Return what is new or worse and told in dossiers that did not change themselves."""
    files = {one.file for one in history.dossiers}
    checked = history.checked.diagnoses if history.checked is not None else ()
    return tuple(one for one in checked if one.is_newer() and one.told_at.file not in files)


def _by_file(files: Sequence[Loaded]) -> dict[str, Loaded]:
    ordered = sorted(files, key=lambda file: file.name)
    return {file.name: file for file in ordered if file.dossier is not None}


def _dossiers(files: Mapping[str, Loaded]) -> dict[str, Dossier]:
    return {name: file.dossier for name, file in files.items() if file.dossier is not None}


def _unread(files: Sequence[Loaded]) -> tuple[str, ...]:
    return tuple(sorted(file.name for file in files if file.dossier is None))


def _compared(was: Loaded | None, now: Loaded | None) -> DossierChange | None:
    """Return how a dossier changed; None where none of it did."""
    there = now or was
    if there is None:
        return None
    amounts = _asked(was), _asked(now)
    change_kind = _change_kind(was, now)
    old_file = was.name if was is not None else None
    file = now.name if now is not None else None
    old, new = (one.dossier if one is not None else None for one in (was, now))
    change = DossierChange(
        change_kind,
        there.label(),
        there.kind,
        old_file,
        file,
        amounts,
        totals=changed_totals(old, new),
        explanations=tuple(changed_explanations(old, new)),
    )
    if was is None or now is None or was.dossier is None or now.dossier is None:
        return change
    sources = tuple(_renamed_sources(was.dossier, now.dossier))
    changes = tuple(_changes(was.dossier, now.dossier))
    facts = changed_facts(was.tree(), now.tree())
    told = changes or sources or facts or change.explanations
    if not told and old_file == file:
        return None
    partly_read = bool(was.problems or now.problems)
    return replace(change, sources=sources, changes=changes, partly_read=partly_read, facts=facts)


def _asked(file: Loaded | None) -> Fraction | None:
    figures = asked(file.dossier) if file is not None and file.dossier is not None else ()
    values = [Fraction(figure.value) for figure in figures if figure.value is not None]
    return sum(values, Fraction()) if values and len(values) == len(figures) else None


def _renamed_sources(was: Dossier, now: Dossier) -> Iterator[tuple[str, str, str]]:
    if isinstance(was, ProjectDossier) and isinstance(now, ProjectDossier):
        names = {canonical_form(one.key.text): str(one.name) for one in was.sources}
        for source in now.sources:
            old, new = names.get(canonical_form(source.key.text)), str(source.name)
            if old is not None and not same_name(old, new):
                yield source.key.text, old, new


def _changes(was: Dossier, now: Dossier) -> Iterator[Change]:
    old, new = _by_chapter(rows_of(was)), _by_chapter(rows_of(now))
    numbers = _number(was), _number(now)
    for chapter in dict.fromkeys((*new, *old)):
        for before, after in paired_rows(old.get(chapter, ()), new.get(chapter, ()), numbers):
            yield from _changed_cells(before, after)


def _by_chapter(rows: Sequence[Row]) -> dict[str, list[Row]]:
    chapters: dict[str, list[Row]] = {}
    for row in rows:
        chapters.setdefault(row.chapter, []).append(row)
    return chapters


def _number(dossier: Dossier) -> str:
    return dossier.head.number.canonical if dossier.head.number is not None else ""


def _changed_cells(before: Row | None, after: Row | None) -> Iterator[Change]:
    row = after or before
    if row is None:
        return
    old = before.cells if before is not None else {}
    new = after.cells if after is not None else {}
    change_kind = _change_kind(before, after)
    for column in sorted({**old, **new}, key=_order):
        one, other = old.get(column), new.get(column)
        if not _same(one, other):
            yield Change(
                row,
                change_kind,
                column,
                one,
                other,
                _difference(row, change_kind, column, one, other),
            )


def _change_kind(before: object | None, after: object | None) -> ChangeKind:
    """Return what became of a dossier or a row that was there before, or is after."""
    if before is not None and after is not None:
        return ChangeKind.CHANGED
    return ChangeKind.ADDED if before is None else ChangeKind.REMOVED


def _order(column: Identity) -> tuple[bool, int, int, str]:
    return column.is_sum, column.year or 0, column.month or 0, column.quantity


def _same(one: Figure | None, other: Figure | None) -> bool:
    """Whether two cells say the same: nothing and zero do."""
    if State.UNREADABLE in (_state(one), _state(other)):
        return _state(one) is _state(other) and _written(one) == _written(other)
    return _value(one) == _value(other)


def _difference(
    row: Row, change_kind: ChangeKind, column: Identity, one: Figure | None, other: Figure | None
) -> Fraction | None:
    if State.UNREADABLE in (_state(one), _state(other)):
        return None
    if one is None or other is None:
        # Money on a line that was not there is money more. What sums up money is not, nor is a
        # count or a rate that is merely stated now.
        alone = change_kind is not ChangeKind.CHANGED
        adds = row.weight is Weight.LINE and (alone or not column.is_sum)
        unstated = _RATES if alone else _NOT_MONEY
        if not adds or column.quantity in unstated:
            return None
    return Fraction(_value(other)) - Fraction(_value(one))


def _state(figure: Figure | None) -> State:
    return State.ABSENT if figure is None else figure.state


def _written(figure: Figure | None) -> str:
    return "" if figure is None else figure.written


def _value(figure: Figure | None) -> Decimal:
    return Decimal(0) if figure is None or figure.value is None else figure.value


def kind_of(change: Change) -> Kind:
    """Return what a changed figure is: an amount, a count or a percentage."""
    figure = change.new or change.old
    return Kind.AMOUNT if figure is None else figure.kind
