"""Finding what two chapters say about the same thing.

A budget names deliverables and sources, a calendar often only sources, a forecast only
deliverables. They are compared at the finest level at which both speak of the same thing, and what
has been compared there is not compared again in a coarser sum. Names that both use and that differ
are never passed over: the money of one source is not compared with that of another.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import Key, line_amount, stated
from vrd2check.figures import Figure, absent
from vrd2check.language import Text
from vrd2check.records import record
from vrd2check.relations import Sum, Verdict, judge, terms

from .rule import Claim
from .tables import AnyLine, AnyTable

Level = tuple[Key, ...]
Lines = tuple[AnyLine, ...]

BY_DELIVERABLE: tuple[Level, ...] = (
    (Key.DELIVERABLE, Key.SOURCE),
    (Key.DELIVERABLE,),
    (Key.PRODUCT, Key.SOURCE),
    (Key.PRODUCT,),
)
BY_SOURCE: tuple[Level, ...] = ((Key.SOURCE,), ())
ALL_LEVELS = BY_DELIVERABLE + BY_SOURCE

_NAMING = (Key.DELIVERABLE, Key.PRODUCT, Key.SOURCE)


@record
class Side:
    """One side of a comparison: the tables that together say it.

    ``missing`` are absent figures for tables that should be there and are not.
    """

    tables: tuple[AnyTable, ...]
    missing: tuple[Figure, ...] = ()

    def lines(self) -> Lines:
        """Give the lines of all tables."""
        return tuple(line for table in self.tables for line in table.lines)


@record
class Part:
    """Some lines of one side, and the names by which they were found.

    ``loose`` are absent figures for lines that may belong here as well, since they do not say of
    which source they are.
    """

    side: Side
    level: Level
    lines: Lines
    loose: tuple[Figure, ...]

    def amount(self, column: object | None = None) -> tuple[Figure, ...]:
        """Give the figures that make up the amount, in a column or over all of them.

        A stated subtotal or total that covers just these lines is taken instead of them, so that
        one wrong line does not show twice. An absent figure where nothing is stated.
        """
        wanted = {id(line) for line in self.lines}
        found: list[Figure] = []
        for table in self.side.tables:
            chosen = tuple(line for line in table.lines if id(line) in wanted)
            if chosen or table.rest is not None:
                found += _amount(table, chosen, self.level, column)
        figures = (*found, *self.side.missing, *self.loose)
        return figures or (absent(self.lines[0].place),)

    def names(self, key: Key) -> frozenset[str]:
        """Give the things of one sort that the lines name."""
        return names_in(self.lines, key)


class Counterparts(NamedTuple):
    """The lines of two sides that speak of the same thing."""

    left: Part
    right: Part

    def equal(self, left: object | None = None, right: object | None = None) -> Sum:
        """State that both amounts are equal, each in a column or over all of them."""
        return Sum(terms(self.left.amount(left)), terms(self.right.amount(right)))

    def label(self) -> Text | str:
        """Name what the lines have in common, as the left side spells it."""
        level, lines = self.left.level, self.left.lines
        found = [str(name) for key in level if (name := lines[0].name(key)) is not None]
        return " · ".join(found) if found else Text(nl="het geheel", en="the whole")


def counterparts(
    left: Side,
    right: Side,
    levels: Sequence[Level] = ALL_LEVELS,
    but: Collection[AnyLine] = (),
) -> Iterator[Counterparts]:
    """Find the lines of two sides that speak of the same thing, each line at most once.

    ``but`` are lines of the left side that were compared with something else already.
    """
    ours, theirs = left.lines(), right.lines()
    shared = {key for key in _NAMING if names_in(ours, key) & names_in(theirs, key)}
    done = {id(line) for line in but}
    ours = tuple(line for line in ours if id(line) not in done)
    for level in levels:
        groups = _grouped(theirs, level)
        compared: set[int] = set()
        for names, some in _grouped(ours, level).items():
            others = groups.get(names, ())
            if not others or not _comparable(some, others, level, shared):
                continue
            yield Counterparts(
                Part(left, level, some, _loose(ours, level, names)),
                Part(right, level, others, _loose(theirs, level, names)),
            )
            compared.update(id(line) for line in some + others)
        ours = tuple(line for line in ours if id(line) not in compared)
        theirs = tuple(line for line in theirs if id(line) not in compared)


def likeliest(readings: Iterable[Sequence[Claim]]) -> Sequence[Claim]:
    """Choose, where a chapter can be read in several ways, the reading that fits best.

    A budget may be that of the first year or of all years, and its heading does not tell. Then the
    author meant the reading under which the fewest relations break, of those the one that leaves
    the fewest unchecked, and of those the one that is least far off; the first such one.
    """

    def misfit(claims: Sequence[Claim]) -> tuple[int, int, Fraction]:
        judgements = [judge(claim.relation) for claim in claims]
        verdicts = [judgement.verdict for judgement in judgements]
        off = sum(
            (abs(Fraction(judgement.difference or 0)) for judgement in judgements), Fraction(0)
        )
        return verdicts.count(Verdict.BROKEN), verdicts.count(Verdict.UNCHECKED), off

    return min((reading for reading in readings if reading), key=misfit, default=())


def names_in(lines: Iterable[AnyLine], key: Key) -> frozenset[str]:
    """Give the things of one sort that some lines name."""
    return frozenset(name for line in lines if (name := line.canonical(key)) is not None)


def _grouped(lines: Lines, level: Level) -> dict[tuple[str, ...], Lines]:
    groups: dict[tuple[str, ...], list[AnyLine]] = {}
    for line in lines:
        names = tuple(name for key in level if (name := line.canonical(key)) is not None)
        if len(names) == len(level):
            groups.setdefault(names, []).append(line)
    return {names: tuple(found) for names, found in groups.items()}


def _comparable(some: Lines, others: Lines, level: Level, shared: set[Key]) -> bool:
    """Tell whether a level may pass over the names that it leaves out.

    It may not where both sides name a source, nor where they name deliverables or products and
    have some of these in common, so that others are really others.
    """
    for key in _NAMING:
        if key in level or not (names_in(some, key) and names_in(others, key)):
            continue
        if key is Key.SOURCE or (key in shared and Key.DELIVERABLE not in level):
            return False
    return True


def _loose(lines: Lines, level: Level, names: tuple[str, ...]) -> tuple[Figure, ...]:
    if Key.SOURCE not in level:
        return ()
    wanted = {key: name for key, name in zip(level, names, strict=True) if key is not Key.SOURCE}
    return tuple(
        absent(line.place)
        for line in lines
        if line.canonical(Key.SOURCE) is None
        and all(line.canonical(key) == name for key, name in wanted.items())
    )


def _amount(
    table: AnyTable, lines: Lines, level: Level, column: object | None
) -> tuple[Figure, ...]:
    # A line that names its deliverable is what it is, whatever other lines are missing.
    if len(lines) == 1 and (Key.DELIVERABLE in level or table.rest is None):
        return _figures(lines[0], column)
    for total in (*table.subtotals, *(() if table.total is None else (table.total,))):
        if _covers_just(table, total, lines, level):
            figures = _figures(total, column)
            if any(stated(figure) for figure in figures):
                return figures
    return tuple(figure for line in lines for figure in _figures(line, column)) + table.missing()


def _covers_just(table: AnyTable, total: AnyLine, lines: Lines, level: Level) -> bool:
    covered = table.lines if total is table.total else table.matching(total)
    if {id(line) for line in covered} != {id(line) for line in lines}:
        return False
    if table.rest is None:
        return True
    # Where lines are missing, only its names tell what a total covers.
    return total.covers() == {key: lines[0].canonical(key) for key in level if lines} and (
        lines != () or level == ()
    )


def _figures(line: AnyLine, column: object | None) -> tuple[Figure, ...]:
    if column is None:
        return line_amount(line)
    found = (line.cells[column],) if column in line.cells else ()
    if line.rest is not None:
        return (*found, line.rest)
    return (absent(line.place),) if line.only_total() else found
