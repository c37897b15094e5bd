"""Comparing what two chapters say about the same thing, with every line of both accounted for.

A budget names deliverables and sources, a calendar often only sources, a forecast only
deliverables. Their lines are parted into slices that speak of the same thing, at the finest level
at which both sides do, and what has been compared there is not compared again in a coarser sum.
What then is left on one side is compared with nothing: it is open where the other side lacks lines
in which it may stand, and else it stands on one side only. The money of one source is never
compared with that of another.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from vrd2check.catalogue import say
from vrd2check.dossiers import (
    Dimension,
    Name,
    deliverable_number,
    is_undetermined,
    line_amount,
    stated,
)
from vrd2check.dossiers.likeness import clusters
from vrd2check.dossiers.tables import AnyLine, AnyTable, grouped
from vrd2check.figures import Figure, absent
from vrd2check.language import Text
from vrd2check.relations import AtMost, Exactly, Sum, Verdict

from .rule import Constraint, Printable

Level = tuple[Dimension, ...]
Lines = tuple[AnyLine, ...]

BY_DELIVERABLE: tuple[Level, ...] = (
    (Dimension.DELIVERABLE, Dimension.SOURCE),
    (Dimension.DELIVERABLE,),
    (Dimension.PRODUCT, Dimension.SOURCE),
    (Dimension.PRODUCT,),
)
ALL_LEVELS: tuple[Level, ...] = (*BY_DELIVERABLE, (Dimension.SOURCE,), ())

TEXTS = Path(__file__).with_name("texts.yaml")
"""Why a relation is open, and how a chapter was read."""

WHOLE = Text(nl="het geheel", en="the whole")
ONLY_HERE = Text(
    nl="{difference} van {what} staat alleen in {here}, niet in {there}.{hint}",
    en="{difference} of {what} stands in {here} only, not in {there}.{hint}",
)
"""What is said of an amount that one of two chapters has and the other has not."""

# Of more sources than this, no single one is tried.
_MOST_SOURCES = 20
_PARTING = (Dimension.SOURCE, Dimension.DELIVERABLE, Dimension.PRODUCT)


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a comparison: the tables that together say it, and what a sentence calls it.

    ``missing`` are absent figures for tables that should be there and are not. ``years`` are those
    that it is about, where its columns are years: one of them that it leaves out is zero there.
    """

    name: Text
    tables: tuple[AnyTable, ...]
    missing: tuple[Figure, ...] = ()
    years: Collection[int] = ()

    @cached_property
    def lines(self) -> Lines:
        """Return the lines of all tables."""
        return tuple(line for table in self.tables for line in table.lines)

    def names(self, dimension: Dimension) -> frozenset[str]:
        """Return the things of one sort that the lines name."""
        return names_in(self.lines, dimension)

    def lost(self) -> tuple[Figure, ...]:
        """Return an absent figure for each place where lines or tables are missing."""
        return (*(one for table in self.tables for one in table.missing()), *self.missing)

    def everything(self, column: object | None = None) -> tuple[Figure, ...]:
        """Return the figures that make up the amount of all lines."""
        return Slice(self, {}, self.lines).amount(column)

    def where(self, belongs: Callable[[AnyLine], bool]) -> "Side":
        """Return the side with some of its lines only."""
        tables = tuple(table_where(table, belongs) for table in self.tables)
        return replace(self, tables=tables)

    def totals_over(self, table: AnyTable, lines: Lines) -> Sequence[AnyLine]:
        """Return the subtotals and the total of one of the tables that cover just some lines."""
        return self._totals[id(table)].get(frozenset(map(id, lines)), ())

    @cached_property
    def table_of(self) -> Mapping[int, int]:
        """Return the identity of the table in which each line stands, by the line's identity."""
        return {id(line): id(table) for table in self.tables for line in table.lines}

    @cached_property
    def _totals(self) -> Mapping[int, Mapping[frozenset[int], Sequence[AnyLine]]]:
        """The subtotals and the total of each table, by the lines that they cover."""
        return {id(table): _totals_by_lines(table) for table in self.tables}


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """Those lines of one side that have some names in common; none where it has no such lines."""

    side: Side
    names: Mapping[Dimension, str]
    lines: Lines

    def amount(self, column: object | None = None) -> tuple[Figure, ...]:
        """Return the figures that make up the amount, in a column or over all of them.

        A stated subtotal or total that covers just these lines is taken instead of them, so that
        one wrong line does not show twice. What may be missing is among them as an absent figure.
        """
        by_table: dict[int, list[AnyLine]] = {}
        for line in self.lines:
            by_table.setdefault(self.side.table_of[id(line)], []).append(line)
        found = [
            figure
            for table in self.side.tables
            for figure in self._amount_in(table, tuple(by_table.get(id(table), ())), column)
        ]
        return (*found, *self.side.missing)

    def _amount_in(self, table: AnyTable, lines: Lines, column: object | None) -> Sequence[Figure]:
        """Return the figures of those lines that stand in one table."""
        if not lines and table.rest is None:
            return ()
        if len(lines) == 1 and (table.rest is None or self._is_all(lines[0])):
            return _figures(lines[0], column)
        for total in self.side.totals_over(table, lines):
            figures = _figures(total, column)
            # Where lines are missing, only its names tell what a total covers.
            surely = table.rest is None or total.covers() == self.names
            if surely and any(map(stated, figures)):
                return figures
        return (*(one for line in lines for one in _figures(line, column)), *table.missing())

    def _is_all(self, line: AnyLine) -> bool:
        """Whether a line is all there is of a deliverable, whatever other lines are missing.

        It is not where a name tells it apart from others of that deliverable.
        """
        apart = set(line.names) - set(self.names) - {Dimension.PRODUCT}
        return Dimension.DELIVERABLE in self.names and not apart

    def label(self) -> str:
        """Return what the lines have in common, as they spell it; empty if that is nothing."""
        return " · ".join(str(self.lines[0].names[key]) for key in self.names)


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The lines of two sides that speak of the same thing; where one has none, a remainder.

    ``meant`` is a name of the other side that has no counterpart either and is like the one of a
    remainder: then nobody can tell whether they are one thing.
    """

    left: Slice
    right: Slice
    meant: Name | None = None

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
        return Constraint(relation, about, self._why(relation), message)

    def _why(self, relation: Sum | AtMost) -> Text | None:
        """Return why the relation is open, for a name or because lines are missing."""
        if self.meant is not None:
            return say(TEXTS, "alike", name=self.label(), other=self.meant)
        unknown = {id(figure) for _, figure in relation.figures() if figure.value is None}
        if unknown:
            for side in (self.left.side, self.right.side):
                if any(id(figure) in unknown for figure in side.lost()):
                    return say(TEXTS, "lines-missing", side=side.name)
        return None


class Comparison(NamedTuple):
    """All lines of two sides, each in one match."""

    left: Side
    right: Side
    matches: Sequence[Match]

    def remainders(self) -> Iterator[Match]:
        """Return those in which only one of the sides has lines."""
        return (match for match in self.matches if match.is_remainder())

    def judged(
        self,
        about: Mapping[str, Printable],
        left: object | None = None,
        right: object | None = None,
        within: str = "",
    ) -> list[Constraint]:
        """Return that the amounts of each match are equal, each in a column or over all of them.

        Where some of these are open, so are the totals of both sides; that comes last.
        """
        found = [match.constraint(about, left, right, within) for match in self.matches]
        if len(found) > 1 and any(map(is_open, found)):
            both = Match(
                Slice(self.left, {}, self.left.lines), Slice(self.right, {}, self.right.lines)
            )
            found.append(both.constraint(about, left, right, within))
        return found

    def stated(self, judged: Sequence[Constraint]) -> list[Constraint]:
        """Return the same without totals that are open: what is open is told of their parts."""
        of_all = judged[len(self.matches) :]
        return [*judged[: len(self.matches)], *(one for one in of_all if not is_open(one))]

    def constraints(
        self,
        about: Mapping[str, Printable],
        left: object | None = None,
        right: object | None = None,
        within: str = "",
    ) -> list[Constraint]:
        """Return what holds if both sides are the same money, in a column or over all of them."""
        return self.stated(self.judged(about, left, right, within))


def compare(left: Side, right: Side, levels: Sequence[Level] = ALL_LEVELS) -> Comparison:
    """Part the lines of two sides into what speaks of the same thing, and what is left of each."""
    left, right = _determined(left, right), _determined(right, left)
    found: list[Match] = []
    ours, theirs = _with_source_of(right, left.lines), _with_source_of(left, right.lines)
    alone = _without(set(map(id, ours)), left.lines), _without(set(map(id, theirs)), right.lines)
    shared = _dimensions(left) & _dimensions(right)
    for level in levels:
        if shared.issuperset(level) and ours and theirs:
            here = list(_matches_at(level, left, right, ours, theirs))
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
    return Comparison(left, right, _with_meant(found))


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

    return [replace(match, meant=meant(match)) for match in matches]


def _speaking(lines: Lines, levels: Sequence[Level], shared: frozenset[Dimension]) -> Lines:
    """Return the lines that name all of one of the levels that both sides share."""
    told = [level for level in levels if shared.issuperset(level)]
    return tuple(
        line for line in lines if any(all(key in line.names for key in level) for level in told)
    )


def _with_source_of(other: Side, lines: Lines) -> Lines:
    """Return the lines that may have a counterpart: where all of another side tell their source."""
    sources = [line.canonical(Dimension.SOURCE) for line in other.lines]
    if None in sources:
        return lines
    return tuple(line for line in lines if line.canonical(Dimension.SOURCE) in {None, *sources})


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

    That is the source, and deliverables or products where the sides name them in one way, so that
    others are really others.
    """
    # What is of one deliverable is of one product.
    told = (*level, Dimension.PRODUCT) if Dimension.DELIVERABLE in level else level
    if Dimension.SOURCE not in told and all(
        Dimension.SOURCE in line.names for line in (*ours, *theirs)
    ):
        return True
    return any(
        names_in(ours, key) and names_in(theirs, key)
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
        return replace(line, names=names) if chosen(line) else line

    return replace(table, lines=tuple(map(unnamed, table.lines)))


class Reading(NamedTuple):
    """One way to read a chapter: what a sentence says of it, and what holds then.

    ``aside`` is what this reading leaves open; ``judged`` tells how well it fits, where that is not
    just what is told.
    """

    words: Text
    constraints: Sequence[Constraint]
    aside: Sequence[Constraint] = ()
    judged: Sequence[Constraint] = ()


def likeliest(readings: Iterable[Reading]) -> Sequence[Constraint]:
    """Return, where a chapter can be read in several ways, what holds in the one that fits best.

    A budget may be that of the first year or of all years, and its heading does not tell. Then the
    author meant the reading in which the most relations hold, of those the one that leaves the
    fewest open, so that what cannot be judged never hides what breaks, and of those the one that is
    least far off; the first such one. Where readings differ, the relations tell which was taken.
    """
    told = [(_misfit(one.judged or one.constraints), one) for one in readings if one.constraints]
    if not told:
        return ()
    least, best = min(told, key=lambda one: one[0])
    found = (*best.constraints, *best.aside)
    if all(misfit == least for misfit, _ in told):
        return found
    return [replace(one, reading=best.words) for one in found]


class _Misfit(NamedTuple):
    """How badly a reading fits, what counts most first."""

    not_holding: int
    unchecked: int
    off: Fraction


def _misfit(constraints: Sequence[Constraint]) -> _Misfit:
    with Exactly() as judged:
        judgements = [judged(one.relation) for one in constraints if one.relation.size()]
    verdicts = [judgement.verdict for judgement in judgements]
    held = verdicts.count(Verdict.HOLDS) + verdicts.count(Verdict.WITHIN_ROUNDING)
    off = [abs(Fraction(one.difference)) for one in judgements if one.difference]
    return _Misfit(-held, verdicts.count(Verdict.UNCHECKED), sum(off, Fraction(0)))


class Scope(NamedTuple):
    """How much of one side another is about: all of it, or what is of some sources.

    ``outside`` are the lines that it is not about, which stand on the ``wide`` side. ``source`` is
    the only one, where that is a way to read a side that names none; ``is_choice`` tells that there
    are several ways.
    """

    narrow: Side
    wide: Side
    outside: Lines = ()
    source: Name | None = None
    is_choice: bool = False

    def aside(self, column: object | None = None) -> list[Constraint]:
        """Return that it is open what the narrow side does not tell, unless that is nothing."""
        figures = tuple(one for line in self.outside for one in _figures(line, column))
        if all(figure.value == 0 for figure in figures):
            return []
        return [lacking(self.narrow, figures, "other-sources", other=self.wide.name)]

    def words(self, side: Side, when: Text | str) -> Text:
        """Return as of which years a side is read, or the narrow one and of which sources."""
        if not self.is_choice:
            return say(TEXTS, "read-as", side=side.name, when=when)
        source = say(TEXTS, "all-sources") if self.source is None else str(self.source)
        return say(TEXTS, "read-as-of", side=self.narrow.name, when=when, source=source)

    def compare(self, left: Side, levels: Sequence[Level] = ALL_LEVELS) -> "Comparison":
        """Return the comparison, of which one of the two sides is the left one."""
        if left is self.narrow:
            return compare(self.narrow, self.wide, levels)
        return compare(self.wide, self.narrow, levels)


def scopes(narrow: Side, wide: Side, of_named: bool = False) -> Iterator[Scope]:
    """Return the ways to read which sources of a wide side a narrow one is about.

    If it names none, it is about all of them, or about any single one. If it does, it is about all
    of the other, or, with ``of_named``, about those that it names.
    """
    named = narrow.names(Dimension.SOURCE)
    if named and of_named:
        yield _of_sources(narrow, wide, {None, *named})
        return
    sources = {
        name.canonical: name
        for line in wide.lines
        if (name := line.name(Dimension.SOURCE)) is not None
    }
    is_choice = 1 < len(sources) <= _MOST_SOURCES and not named
    yield Scope(narrow, wide, is_choice=is_choice)
    for source, name in sources.items() if is_choice else ():
        yield _of_sources(narrow, wide, {source})._replace(source=name, is_choice=True)


def _of_sources(narrow: Side, wide: Side, sources: Collection[str | None]) -> Scope:
    def is_within(line: AnyLine) -> bool:
        return line.canonical(Dimension.SOURCE) in sources

    outside = tuple(line for line in wide.lines if not is_within(line))
    return Scope(narrow, wide.where(is_within), outside)


class Columns(NamedTuple):
    """The columns in which two sides are compared, None for all; as of which year they are read."""

    year: int | None
    left: object | None = None
    right: object | None = None


def agreement(
    left: Side,
    right: Side,
    columns: Iterable[Columns],
    about: Mapping[str, Printable] | None = None,
    narrow: Side | None = None,
) -> Sequence[Constraint]:
    """Return that two sides are the same money, in the reading that fits best.

    Readings differ in the columns, and in the source that a side is about which names none. A side
    that is ``narrow`` is about no other sources than it names.
    """
    readings = []
    untold = right if left.names(Dimension.SOURCE) else left
    small = narrow or untold
    choices = tuple(columns)
    for scope in scopes(small, left if small is right else right, narrow is not None):
        comparison = scope.compare(small if small is left else scope.wide)
        for year, in_left, in_right in choices:
            when = when_of(year)
            words, within = {**(about or {}), "when": when}, str(scope.source or "")
            judged = comparison.judged(words, in_left, in_right, within)
            aside = scope.aside(in_left if small is right else in_right)
            if len(choices) > 1:
                aside += _beyond(comparison, year, in_left, in_right)
            stated = comparison.stated(judged)
            readings.append(Reading(scope.words(narrow or left, when), stated, aside, judged))
    return likeliest(readings)


def _beyond(
    comparison: Comparison, year: int | None, left: object | None, right: object | None
) -> list[Constraint]:
    """Return that it is open what stands in other columns than the one that is read."""
    found = []
    for side, column, other in (
        (comparison.left, left, comparison.right),
        (comparison.right, right, comparison.left),
    ):
        figures = tuple(
            figure
            for line in (side.lines if column is not None else ())
            for key, figure in line.cells.items()
            if key != column
        )
        if any(figure.value for figure in figures):
            found.append(lacking(other, figures, "only-year", year=year))
    return found


def when_of(year: int | None) -> Text | str:
    """Return what a sentence calls a year, or all of them."""
    return say(TEXTS, "all-years") if year is None else str(year)


def in_each_year(
    left: Side, right: Side, about: Callable[[int], Mapping[str, Printable]]
) -> Iterator[Constraint]:
    """Return that two sides are the same money in each year that both are about.

    What one of them states for another year is open, and all of it where the other has no lines.
    """
    if not (left.lines and right.lines):
        side, other = (left, right) if left.lines else (right, left)
        figures = side.everything()
        if any(figure.value for figure in figures):
            yield lacking(other, figures, "no-such-lines", other=side.name)
        return
    comparison = compare(left, right)
    for year in sorted({year for side in (left, right) for year in _columns(side)}):
        if year in left.years and year in right.years:
            yield from comparison.constraints(about(year), year, year)
            continue
        side, other = (left, right) if year in left.years else (right, left)
        figures = side.everything(year)
        if any(figure.value for figure in figures):
            yield lacking(other, figures, "other-year", year=year)


def lacking(side: Side, figures: tuple[Figure, ...], why: str, **words: object) -> Constraint:
    """Return the open relation of figures about which a side says nothing, and why it does not."""
    relation = Sum((absent(side.tables[0].place),), figures)
    return Constraint(relation, {}, say(TEXTS, why, side=side.name, **words))


def reach(*tables: AnyTable) -> range:
    """Return the years from the first to the last one in which some tables state something."""
    years = [year for table in tables for year in table.columns()]
    return range(min(years), max(years) + 1) if years else range(0)


def _columns(side: Side) -> set[int]:
    return {
        year
        for table in side.tables
        for line in (*table.lines, table.total)
        if line is not None
        for year in line.cells
    }


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def names_in(lines: Iterable[AnyLine], dimension: Dimension) -> frozenset[str]:
    """Return the things of one sort that some lines name."""
    return frozenset(line.names[dimension].canonical for line in lines if dimension in line.names)


def table_where(table: AnyTable, belongs: Callable[[AnyLine], bool]) -> AnyTable:
    """Return some lines of a table, with the subtotals that surely are of these alone."""
    lines = tuple(filter(belongs, table.lines))
    if len(lines) == len(table.lines):
        return table
    kept = set(map(id, lines))
    subtotals = tuple(
        one.subtotal
        for one in table.by_subtotal()
        if one.lines and not one.unclear and kept.issuperset(map(id, one.lines))
        # Where lines are missing, only its names tell what a subtotal covers.
        if table.rest is None or belongs(one.subtotal)
    )
    return replace(table, lines=lines, subtotals=subtotals, total=None)


def _dimensions(side: Side) -> frozenset[Dimension]:
    return frozenset(dimension for line in side.lines for dimension in line.names)


def _without(done: set[int], lines: Lines) -> Lines:
    return tuple(line for line in lines if id(line) not in done)


def is_open(constraint: Constraint) -> bool:
    """Whether a figure is lacking, or cannot be read, for which a relation cannot be judged."""
    return any(figure.value is None for _, figure in constraint.relation.figures())


def _totals_by_lines(table: AnyTable) -> Mapping[frozenset[int], Sequence[AnyLine]]:
    found: dict[frozenset[int], list[AnyLine]] = {}
    for subtotal, lines, _ in table.by_subtotal():
        found.setdefault(frozenset(map(id, lines)), []).append(subtotal)
    if table.total is not None:
        found.setdefault(frozenset(map(id, table.lines)), []).append(table.total)
    return found


def _figures(line: AnyLine, column: object | None) -> tuple[Figure, ...]:
    if column is None:
        return line_amount(line)
    found = (line.cells[column],) if column in line.cells else ()
    if line.rest is not None:
        return (*found, line.rest)
    return (absent(line.place),) if not found and line.only_total() else found
