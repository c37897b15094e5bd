"""Comparing what two chapters say about the same thing, with every line of both accounted for.

A budget names deliverables and sources, a calendar often only sources, a forecast only
deliverables. Their lines are parted into slices that speak of the same thing, at the finest level
at which both sides do, and what has been compared there is not compared again in a coarser sum.
What then is left on one side is compared with nothing: it is open where the other side lacks lines
in which it may stand, and else it stands on one side only. The money of one source is never
compared with that of another.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from vrd2check.catalogue import say
from vrd2check.dossiers import (
    Dimension,
    Name,
    deliverable_number,
    is_undetermined,
)
from vrd2check.dossiers.likeness import clusters
from vrd2check.dossiers.tables import AnyLine, AnyTable, grouped
from vrd2check.figures import absent
from vrd2check.language import Text
from vrd2check.relations import AtMost, Exactly, Sum, Verdict

from .rule import Constraint, Printable
from .sides import TEXTS, Lines, Side, Slice

Level = tuple[Dimension, ...]
Untold = tuple[Dimension, str | None]
"""A sort of name that a line of some source, None if it may be any, does not tell."""

BY_DELIVERABLE: tuple[Level, ...] = (
    (Dimension.DELIVERABLE, Dimension.SOURCE),
    (Dimension.DELIVERABLE,),
    (Dimension.PRODUCT, Dimension.SOURCE),
    (Dimension.PRODUCT,),
)
ALL_LEVELS: tuple[Level, ...] = (*BY_DELIVERABLE, (Dimension.SOURCE,), ())

WHOLE = Text(nl="het geheel", en="the whole")
ONLY_HERE = Text(
    nl="{difference} van {what} staat alleen in {here}, niet in {there}.{hint}",
    en="{difference} of {what} stands in {here} only, not in {there}.{hint}",
)
"""What is said of an amount that one of two chapters has and the other has not."""

_AGREE = (Verdict.HOLDS, Verdict.WITHIN_ROUNDING)

_PARTING = (Dimension.SOURCE, Dimension.DELIVERABLE, Dimension.PRODUCT)


class Match(NamedTuple):
    """The lines of two sides that speak of the same thing; where one has none, a remainder.

    ``meant`` is a name of the other side that has no counterpart either and is like the one of a
    remainder: then nobody can tell whether they are one thing. ``reading`` says what is taken to be
    of the same thing, where a line does not tell.
    """

    left: Slice
    right: Slice
    meant: Name | None = None
    reading: Text | None = None

    def is_remainder(self) -> bool:
        """Whether only one of the sides has lines."""
        return not (self.left.lines and self.right.lines)

    def name(self) -> Name | None:
        """Return the name that has no counterpart; None if it is no remainder, or of several."""
        if not self.is_remainder() or len(self.left.names) != 1:
            return None
        (key,) = self.left.names
        return self.lines()[0].names[key]

    def is_opposite(self, other: "Match") -> bool:
        """Whether two remainders are of one sort of name, on different sides."""
        return self.left.names.keys() == other.left.names.keys() and bool(
            self.left.lines
        ) is not bool(other.left.lines)

    def lines(self) -> Lines:
        """Return the lines of both sides."""
        return (*self.left.lines, *self.right.lines)

    def label(self) -> str:
        """Return what is compared, as the left side spells it if it has lines."""
        return (self.left if self.left.lines else self.right).label()

    def constraint(
        self,
        about: Mapping[str, Printable],
        left: object | None = None,
        right: object | None = None,
        within: str = "",
        at_most: bool = False,
    ) -> Constraint:
        """Return that both amounts are equal, each in a column or over all of them.

        Or that the left one is at most the right one. ``within`` says of what all lines are.
        """
        ours, theirs = self.left.amount(left), self.right.amount(right)
        if self.meant is not None:
            open_ = (absent(self.meant.place),)
            ours, theirs = (ours, theirs + open_) if self.left.lines else (ours + open_, theirs)
        relation = AtMost(ours, theirs, True) if at_most else Sum(ours, theirs)
        about = {"what": lambda: _joined(within, self.label()) or WHOLE, "hint": "", **about}
        message = None
        # Where a side states nothing it is not said to state zero.
        if not (ours and theirs):
            here, there = self.left.side, self.right.side
            if not ours:
                here, there = there, here
            what = _joined(within, str(about.get("year", "")), self.label()) or WHOLE
            about.update(what=what, here=here.name, there=there.name)
            message = ONLY_HERE
        return Constraint(relation, about, self._why(relation), message, self.reading)

    def _why(self, relation: Sum | AtMost) -> Text | None:
        """Return why the relation is open, for a name or because lines are missing."""
        if self.meant is not None:
            return say(TEXTS, "alike", name=self.label(), other=self.meant)
        unknown = {id(one) for one in relation.only_figures() if one.value is None}
        for part in (self.left, self.right) if unknown else ():
            if any(id(figure) in unknown for figure in part.side.lost()):
                return say(TEXTS, "lines-missing", side=part.side.name)
            if any(id(line.rest) in unknown and _lacks_source(line) for line in part.lines):
                return say(TEXTS, "no-source", side=part.side.name)
        return None


def _lacks_source(line: AnyLine) -> bool:
    """Whether the amount of a line is unknown for its source, not for one of its cells."""
    of_line = line.rest is not None and line.rest.place == line.place
    return of_line and bool(line.cells) and Dimension.SOURCE not in line.names


class Comparison(NamedTuple):
    """All lines of two sides, each in one match.

    ``together`` are matches in which lines that do not tell their deliverable, or product, and
    have no counterpart of their own may be part of any; none where there are no such lines.
    """

    left: Side
    right: Side
    matches: Sequence[Match]
    together: Sequence[Match] = ()

    def remainders(self) -> Iterator[Match]:
        """Return those in which only one of the sides has lines."""
        return (match for match in self.matches if match.is_remainder())

    def likeliest(self, relation_of: Callable[[Match], Constraint]) -> Sequence[Match]:
        """Return the matches, or those that are less fine where just these all agree."""
        with Exactly() as judged:
            agree = [judged(relation_of(one).relation).verdict in _AGREE for one in self.together]
        return self.together if agree and all(agree) else self.matches

    def judged(
        self,
        about: Mapping[str, Printable],
        left: object | None = None,
        right: object | None = None,
        within: str = "",
    ) -> tuple[list[Constraint], Constraint]:
        """Return that the amounts of each match are equal, each in a column or over all of them.

        That both sides come to the same in all is given apart.
        """

        def relation_of(match: Match) -> Constraint:
            return match.constraint(about, left, right, within)

        ours, theirs = (Slice(side, {}, side.lines) for side in (self.left, self.right))
        return list(map(relation_of, self.likeliest(relation_of))), relation_of(Match(ours, theirs))

    def constraints(
        self,
        about: Mapping[str, Printable],
        left: object | None = None,
        right: object | None = None,
        within: str = "",
    ) -> list[Constraint]:
        """Return what holds if both sides are the same money, in a column or over all of them."""
        return told(*self.judged(about, left, right, within))


def told(parts: Sequence[Constraint], whole: Constraint) -> list[Constraint]:
    """Return the parts, and where some of several are open the whole, unless it is open as well."""
    if len(parts) > 1 and any(map(is_open, parts)) and not is_open(whole):
        return [*parts, whole]
    return [*parts]


def compare(left: Side, right: Side, levels: Sequence[Level] = ALL_LEVELS) -> Comparison:
    """Part the lines of two sides into what speaks of the same thing, and what is left of each."""
    left, right = _determined(left, right), _determined(right, left)
    found = _parted(left, right, levels)
    together = found
    untold: frozenset[Untold] = frozenset()
    shared = frozenset(left.all_names.keys() & right.all_names.keys())
    # Without a coarser level there is nothing else to compare.
    while () in levels and (more := _untold(together, shared) - untold):
        untold |= more
        together = _parted(left, right, levels, untold)
    if not untold:
        return Comparison(left, right, _with_meant(found))
    keys = {key for key, _ in untold}
    coarse = [one._replace(reading=_as_read(one, keys)) for one in _with_meant(together)]
    return Comparison(left, right, _with_meant(found), coarse)


def _as_read(match: Match, keys: Collection[Dimension]) -> Text | None:
    """Return that lines are counted with others for want of a name, if a match has such lines."""
    for part in (match.left, match.right):
        if any(0 < sum(key in line.names for line in part.lines) < len(part.lines) for key in keys):
            return say(TEXTS, "read-together", side=part.side.name)
    return None


def _untold(matches: Sequence[Match], shared: frozenset[Dimension]) -> frozenset[Untold]:
    """Return the sorts of name that lines without a counterpart do not tell, and their sources."""
    return frozenset(
        (key, line.canonical(Dimension.SOURCE))
        for match in matches
        if match.is_remainder()
        for line in match.lines()
        for key in _PARTING
        if key is not Dimension.SOURCE and key in shared and key not in line.names
    )


def _parted(
    left: Side, right: Side, levels: Sequence[Level], untold: Collection[Untold] = ()
) -> list[Match]:
    """Return what both sides speak of, at the finest level first, and what is left of each."""
    found: list[Match] = []
    ours, theirs = _with_source_of(right, left.lines), _with_source_of(left, right.lines)
    alone = _without(set(map(id, ours)), left.lines), _without(set(map(id, theirs)), right.lines)
    shared = frozenset(left.all_names.keys() & right.all_names.keys())
    for level in levels:
        if shared.issuperset(level) and ours and theirs:
            here = [
                one
                for one in _matches_at(level, left, right, ours, theirs)
                if not any(_may_have_more(one, key, source) for key, source in untold)
            ]
            done = {id(line) for one in here for line in one.lines()}
            ours, theirs = _without(done, ours), _without(done, theirs)
            found += here
    ours, theirs = (*alone[0], *ours), (*alone[1], *theirs)
    speaking = [_speaking(lines, levels, shared) for lines in (ours, theirs)]
    # What does not speak of the same at any of the levels may be what the other side lacks.
    if len(speaking[1]) == len(theirs):
        for names, lines in _remainders(speaking[0], right):
            found.append(Match(Slice(left, names, lines), Slice(right, names, ())))
    if len(speaking[0]) == len(ours):
        for names, lines in _remainders(speaking[1], left):
            found.append(Match(Slice(left, names, ()), Slice(right, names, lines)))
    return found


def _may_have_more(match: Match, key: Dimension, source: str | None) -> bool:
    """Whether a line of a source that does not tell a name may be of what is compared by it."""
    names = match.left.names
    return key in names and (source is None or names.get(Dimension.SOURCE, source) == source)


def _with_meant(matches: Sequence[Match]) -> list[Match]:
    """Return the matches, each remainder with the name that may be meant, if there is one."""
    by_text: dict[str, list[tuple[Match, Name]]] = {}
    for match in matches:
        if (name := match.name()) is not None:
            by_text.setdefault(str(name), []).append((match, name))
    alike = {text: found for found in clusters(by_text) for text in found}

    def meant(match: Match) -> Name | None:
        near = (one for text in alike.get(str(match.name()), ()) for one in by_text[text])
        return next((name for other, name in near if match.is_opposite(other)), None)

    return [match._replace(meant=meant(match)) for match in matches]


def _speaking(lines: Lines, levels: Sequence[Level], shared: frozenset[Dimension]) -> Lines:
    """Return the lines that name all of one of the levels that both sides share."""
    told = [level for level in levels if shared.issuperset(level)]
    return tuple(
        line for line in lines if any(all(key in line.names for key in level) for level in told)
    )


def _with_source_of(other: Side, lines: Lines) -> Lines:
    """Return the lines that may have a counterpart: where all of another side tell their source."""
    sources = {line.canonical(Dimension.SOURCE) for line in other.lines}
    if None in sources:
        return lines
    possible = {None, *sources}
    return tuple(line for line in lines if line.canonical(Dimension.SOURCE) in possible)


def _matches_at(
    level: Level, left: Side, right: Side, ours: Lines, theirs: Lines
) -> Iterator[Match]:
    """Return what both sides speak of at one level, of the lines that are left of each.

    A line that does not tell its source may be of any: then sources are not compared by themselves.
    """
    others = grouped(theirs, level)
    but_source = [key for key in level if key is not Dimension.SOURCE]
    untold = {
        tuple(line.canonical(key) for key in but_source)
        for line in ((*ours, *theirs) if Dimension.SOURCE in level else ())
        if Dimension.SOURCE not in line.names
    }
    for names, lines in grouped(ours, level).items():
        named = dict(zip(level, names, strict=True))
        other = others.get(names)
        if other is None or tuple(named[key] for key in but_source) in untold:
            continue
        if not _speak_of_different(level, lines, other, left, right):
            yield Match(Slice(left, named, lines), Slice(right, named, other))


def _speak_of_different(level: Level, ours: Lines, theirs: Lines, left: Side, right: Side) -> bool:
    """Whether lines that have the names of a level in common differ in what it leaves out.

    That is the source, and deliverables or products where all lines tell them and the sides name
    them in one way, so that others are really others.
    """
    # What is of one deliverable is of one product.
    told = (*level, Dimension.PRODUCT) if Dimension.DELIVERABLE in level else level
    if Dimension.SOURCE not in told and all(
        Dimension.SOURCE in line.names for line in (*ours, *theirs)
    ):
        return True
    return any(
        all(key in line.names for line in (*ours, *theirs))
        for key in (Dimension.DELIVERABLE, Dimension.PRODUCT)
        if key not in told and _name_alike(left.names(key), right.names(key))
    )


def _name_alike(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether two sides name things in one way: some are the same, or all of them are numbers."""
    return not set(ours).isdisjoint(theirs) or all(
        deliverable_number(name) is not None for name in (*ours, *theirs)
    )


def _remainders(lines: Lines, other: Side) -> Iterator[tuple[Mapping[Dimension, str], Lines]]:
    """Group lines that have no counterpart by the name that has none, else by all their names."""
    known = {key: other.names(key) for key in _PARTING}
    groups: dict[tuple[tuple[Dimension, str], ...], list[AnyLine]] = {}
    for line in lines if other.lines else ():
        named = [(key, name) for key in _PARTING if (name := line.canonical(key)) is not None]
        unknown = [(key, name) for key, name in named if known[key] and name not in known[key]]
        groups.setdefault(tuple(unknown[:1] or named), []).append(line)
    if lines and not other.lines:
        groups[()] = list(lines)
    for names, found in groups.items():
        yield dict(names), tuple(found)


def _determined(side: Side, other: Side) -> Side:
    """Return the side with no source where that is still to be determined on this side only."""
    theirs = other.names(Dimension.SOURCE)

    def is_open(line: AnyLine) -> bool:
        name = line.name(Dimension.SOURCE)
        return name is not None and is_undetermined(str(name)) and name.canonical not in theirs

    if not any(map(is_open, side.lines)):
        return side
    return replace(side, tables=tuple(_without_source(table, is_open) for table in side.tables))


def _without_source(table: AnyTable, chosen: Callable[[AnyLine], bool]) -> AnyTable:
    def unnamed(line: AnyLine) -> AnyLine:
        names = dict(line.names)
        names.pop(Dimension.SOURCE, None)
        return line._replace(names=names) if chosen(line) else line

    return table._replace(lines=tuple(map(unnamed, table.lines)))


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def _without(done: set[int], lines: Lines) -> Lines:
    return tuple(line for line in lines if id(line) not in done)


def is_open(constraint: Constraint) -> bool:
    """Whether a figure is lacking, or cannot be read, for which a relation cannot be judged."""
    return any(one.value is None for one in constraint.relation.only_figures())
