"""Ways to read a chapter: as of which year and source, where its heading does not tell."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from vrd2check.catalogue import say
from vrd2check.dossiers import (
    Dimension,
    Name,
)
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import absent
from vrd2check.language import Text
from vrd2check.relations import Exactly, Verdict

from .comparing import ALL_LEVELS, Comparison, Level, compare, told
from .rule import Constraint, Printable
from .sides import TEXTS, Lines, Side, figures_in, lacking, table_where

# Of more sources than this, no single one is tried.
_MOST_SOURCES = 20


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
    fitting = [(_misfit(one.judged or one.constraints), one) for one in readings if one.constraints]
    if not fitting:
        return ()
    least, best = min(fitting, key=lambda one: one[0])
    found = (*best.constraints, *best.aside)
    if all(misfit == least for misfit, _ in fitting):
        return found
    return [one._replace(reading=one.reading or best.words) for one in found]


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
        figures = tuple(one for line in self.outside for one in figures_in(line, column))
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


def scopes(narrow: Side, wide: Side, *, of_named: bool) -> Iterator[Scope]:
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
    """Return the way to read a side as of some sources of another, None for a line without one."""

    def is_within(line: AnyLine) -> bool:
        return line.canonical(Dimension.SOURCE) in sources

    outside = tuple(line for line in wide.lines if not is_within(line))
    if any(Dimension.SOURCE in line.names for line in wide.lines):
        wide = replace(wide, tables=tuple(map(_of_any_source, wide.tables)))
    return Scope(narrow, wide.where(is_within), outside)


def _of_any_source(table: AnyTable) -> AnyTable:
    """Return a table in which the amount is not known of a line that does not tell its source.

    Where other lines tell theirs, it need not be of the sources that are looked for.
    """
    told = table_where(table, lambda line: Dimension.SOURCE in line.names)

    def unsure(line: AnyLine) -> AnyLine:
        is_told = Dimension.SOURCE in line.names
        return line if is_told else line._replace(total=absent(line.place), rest=absent(line.place))

    return told._replace(lines=tuple(map(unsure, table.lines)))


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
    *,
    narrow: Side | None = None,
    of: str = "",
) -> Sequence[Constraint]:
    """Return that two sides are the same money, in the reading that fits best.

    Readings differ in the columns, and in the source that a side is about which names none. A side
    that is ``narrow`` is about no other sources than it names. ``of`` says of what all lines are.
    """
    readings = []
    untold = right if left.names(Dimension.SOURCE) else left
    small = narrow or untold
    choices = tuple(columns)
    for scope in scopes(small, left if small is right else right, of_named=narrow is not None):
        comparison = scope.compare(small if small is left else scope.wide)
        for year, in_left, in_right in choices:
            when = when_of(year)
            words = {**(about or {}), "when": when}
            within = " · ".join(filter(None, (of, str(scope.source or ""))))
            aside = scope.aside(in_left if small is right else in_right)
            if len(choices) > 1:
                aside += _beyond(comparison, year, in_left, in_right)
            parts, whole = comparison.judged(words, in_left, in_right, within)
            stated, read_as = told(parts, whole), scope.words(narrow or left, when)
            readings.append(Reading(read_as, stated, aside, [*parts, whole]))
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


def _columns(side: Side) -> set[int]:
    return {
        year
        for table in side.tables
        for line in (*table.lines, table.total)
        if line is not None
        for year in line.cells
    }
