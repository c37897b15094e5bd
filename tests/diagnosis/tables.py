"""Hand-made tables of figures for the tests of the diagnosis."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import count

from vrd2check.diagnosis.causes import diagnose
from vrd2check.diagnosis.conclusions import Cause
from vrd2check.diagnosis.system import Judged, System
from vrd2check.figures import Figure, Kind, read_figure
from vrd2check.places import Place
from vrd2check.relations import Relation, Verdict, equals, judge

_lines = count(1)


def figure(written: str | int, kind: Kind = Kind.AMOUNT) -> Figure:
    """Make a figure; each one stands further down the file than the one before."""
    line = next(_lines)
    return read_figure(str(written), Place("tafel.yaml", line, 1, line, 2), kind)


def figures(written: Sequence[str | int]) -> list[Figure]:
    return [figure(one) for one in written]


def judged(relations: Sequence[Relation]) -> list[Judged]:
    return [Judged(relation, judge(relation)) for relation in relations]


def system(relations: Sequence[Relation]) -> System:
    return System(judged(relations))


def causes(relations: Sequence[Relation]) -> list[Cause]:
    return diagnose(judged(relations))


def broken(relations: Sequence[Relation]) -> list[int]:
    return [n for n, one in enumerate(judged(relations)) if one.judgement.verdict is Verdict.BROKEN]


class Grid:
    """A table with the totals of its rows and columns, all of them stated."""

    def __init__(
        self,
        cells: Sequence[Sequence[str | int]],
        rows: Sequence[str | int],
        columns: Sequence[str | int],
        grand: str | int,
    ) -> None:
        self.cells = [figures(row) for row in cells]
        self.rows = figures(rows)
        self.columns = figures(columns)
        self.grand = figure(grand)

    def relations(self) -> list[Relation]:
        return [
            *(equals(total, row) for total, row in zip(self.rows, self.cells, strict=True)),
            *(
                equals(total, column)
                for total, column in zip(self.columns, zip(*self.cells, strict=True), strict=True)
            ),
            equals(self.grand, self.rows),
            equals(self.grand, self.columns),
        ]


def named(cause: Cause) -> list[tuple[Figure, Decimal]]:
    return [
        (suspect.cells[0].figure, suspect.cells[0].proposed)
        for suspect in cause.conclusion.suspects
    ]
