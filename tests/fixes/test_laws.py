"""Laws of every plan, over generated dossiers of mixed notation with slips put in."""

from decimal import Decimal
from typing import NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.figures.readers import read_amount
from vrd2check.dossiers import load_text
from vrd2check.figures import format_amount
from vrd2check.fixes import Options, make_plan
from vrd2check.fixes.edits import Lines
from vrd2check.relations import Verdict
from vrd2check.settings import Settings
from vrd2check.source import MappingNode, Scalar, SequenceNode

YEARS = (2022, 2023, 2024)
HEAD = """\
# Een proef
soort: projectdossier
nummer: {number}
titel: Proef
jaar: 2022
bronnen: {{vrd2: VRD 2 investeringen}}
deliverables:
"""


def grouped(value: int, sign: str) -> str:
    return f"{value:,}".replace(",", sign)


NOTATIONS = (
    str,
    lambda value: grouped(value, "."),
    lambda value: grouped(value, " "),
    lambda value: f"€ {grouped(value, '.')}",
    lambda value: f'"{grouped(value, chr(0xA0))},00 €"',
    lambda value: f"'{grouped(value, '.')},00'",
)


class Table(NamedTuple):
    """Rows of amounts; their totals and those of the columns are in the last ones."""

    cells: tuple[tuple[int, ...], ...]
    notations: tuple[int, ...]
    line_end: str
    mark: str
    block: bool
    bare_number: bool

    def text(self, figures: tuple[tuple[int, ...], ...]) -> str:
        lines = HEAD.format(number="22.10" if self.bare_number else '"22.10"')
        rows = range(1, len(figures))
        for row in rows:
            lines += f"  - {{nr: D.22.10.{row}, omschrijving: Deel {row}}}\n"
        lines += "kostenmodel:\n  investeringen:\n    regels:\n"
        for row in rows:
            lines += f"      - deliverable: D.22.10.{row}   # lijn {row}\n        bron: vrd2\n"
            lines += self._line(figures[row - 1], row, "        ")
        lines += "    totaal:\n" + self._line(figures[-1], 0, "      ")
        return self.mark + lines.replace("\n", self.line_end)

    def _line(self, figures: tuple[int, ...], row: int, indent: str) -> str:
        written = [
            NOTATIONS[self.notations[(row * 5 + place) % len(self.notations)]](figure)
            for place, figure in enumerate(figures)
        ]
        named = list(zip(YEARS, written[:-1], strict=False))
        if self.block:
            years = "".join(f"\n{indent}  {year}:   {one}  # {year}" for year, one in named)
        else:
            years = " {" + ", ".join(f"{year}: {one}" for year, one in named) + "}"
        return f"{indent}bedragen:{years}\n{indent}totaal:  {written[-1]}   # samen\n"


@st.composite
def tables(draw) -> Table:
    columns = draw(st.integers(2, 3))
    amounts = st.integers(1, 2_000_000)
    rows = draw(st.lists(st.tuples(*[amounts] * columns), min_size=2, max_size=5))
    full = [(*row, sum(row)) for row in rows]
    full.append(tuple(sum(column) for column in zip(*full, strict=True)))
    return Table(
        tuple(full),
        draw(st.tuples(*[st.integers(0, len(NOTATIONS) - 1)] * 7)),
        draw(st.sampled_from(["\n", "\r\n"])),
        draw(st.sampled_from(["", "\ufeff"])),
        draw(st.booleans()),
        draw(st.booleans()),
    )


SLIPS = (
    lambda value, by: value + by,
    lambda value, by: value * 10,
    lambda value, by: int(str(value)[::-1]),
    lambda value, by: int(str(value)[:-1] or "0"),
    lambda value, by: int(f"{value}{by % 10}"),
)


def slipped(draw, table: Table, times: int):
    figures = [list(row) for row in table.cells]
    places = []
    for _ in range(times):
        row = draw(st.integers(0, len(figures) - 1))
        column = draw(st.integers(0, len(figures[0]) - 1))
        slip, by = draw(st.sampled_from(SLIPS)), draw(st.integers(1, 9999))
        changed = slip(figures[row][column], by)
        # A difference that rounding explains is no slip.
        assume(abs(changed - table.cells[row][column]) > 10 and changed > 0)
        figures[row][column] = changed
        places.append((row, column))
    return tuple(tuple(row) for row in figures), places


OPTIONS = [Options(), Options(probable=True), Options(notation=True), Options(True, True)]


def plan_of(text: str, options: Options = OPTIONS[0]):
    return make_plan([load_text(text.encode(), "a.yaml")], Settings(), options)


def scalars(node):
    match node:
        case Scalar():
            yield node
        case SequenceNode():
            for item in node.items:
                yield from scalars(item)
        case MappingNode():
            for entry in node.entries:
                yield entry.key
                yield from scalars(entry.value)


@settings(max_examples=60)
@given(data=st.data(), table=tables(), options=st.sampled_from(OPTIONS), times=st.integers(0, 3))
def test_a_second_time_nothing_is_left_to_change(data, table, options, times):
    figures, _ = slipped(data.draw, table, times)
    made = plan_of(table.text(figures), options)
    if made.edits:
        again = plan_of(made.texts["a.yaml"], options)
        assert again.edits == {}
        assert again.before.tally() == made.after.tally()


@settings(max_examples=60)
@given(data=st.data(), table=tables(), options=st.sampled_from(OPTIONS), times=st.integers(0, 3))
def test_nothing_differs_but_the_figures_that_are_named(data, table, options, times):
    figures, _ = slipped(data.draw, table, times)
    text = table.text(figures).removeprefix("\ufeff")
    made = plan_of(text, options)
    new = made.texts.get("a.yaml", text)
    lines, done, at = Lines(text), 0, 0
    for edit in made.edits.get("a.yaml", ()):
        start, end = lines.span(edit.place)
        assert text[start:end] == edit.old
        assert new[at : at + start - done] == text[done:start]
        at += start - done
        assert new[at : at + len(edit.new)] == edit.new
        at, done = at + len(edit.new), end
    assert new[at:] == text[done:]
    places = {edit.place for edit in made.edits.get("a.yaml", ())}
    before = scalars(load_text(text, "a.yaml").tree())
    after = scalars(load_text(new, "a.yaml").tree())
    for one, other in zip(before, after, strict=True):
        assert one.place in places or (one.written, one.plain) == (other.written, other.plain)


@settings(max_examples=100)
@given(data=st.data(), table=tables())
def test_one_slip_is_put_right_or_left_alone(data, table):
    figures, [(row, column)] = slipped(data.draw, table, 1)
    made = plan_of(table.text(figures))
    mends = [change for change in made.changes if change.code != "DOC128"]
    written = [edit for change in mends for edit in change.edits]
    assert len(written) <= 1
    for edit in written:
        right = read_amount(edit.new.strip("\"'"))
        # To what rounding leaves open: the others are known to the euro.
        slack = Decimal(len(figures) * len(figures[0]))
        assert right.value is not None
        assert abs(right.value - table.cells[row][column]) <= slack
        assert edit.old.strip("\"'") != format_amount(table.cells[row][column])


@settings(max_examples=60)
@given(data=st.data(), table=tables(), options=st.sampled_from(OPTIONS), times=st.integers(1, 3))
def test_the_outcome_checks_better_and_never_worse(data, table, options, times):
    figures, _ = slipped(data.draw, table, times)
    made = plan_of(table.text(figures), options)
    was, now = made.before.tally().verdicts, made.after.tally().verdicts
    mends = [change for change in made.changes if change.mends and change.code != "DOC128"]
    assert now[Verdict.BROKEN] <= was[Verdict.BROKEN] - bool(mends)
    assert now[Verdict.UNCHECKED] == was[Verdict.UNCHECKED]
