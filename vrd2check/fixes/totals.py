"""Totals that may be mended without asking.

A total is mended when its parts are beyond doubt: all are there, and none of them could be the
wrong one just as well. A part could be when changing it alone would put right at least what a new
total puts right, and would break nothing that holds. In a table with only row totals no part is
beyond doubt, so nothing is touched; once the columns add up too, they vouch for the parts.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from vrd2check.figures import Figure, State
from vrd2check.relations import Sum, figures_of, weighted
from vrd2check.rules import Rule

from .author import Author, Written
from .edits import lies_in
from .ledger import Effect, Ledger

# Relations within one table have a code below this number; see ``Rule.code``.
_FIRST_BEYOND_TABLE = 200
_EXACT = Context(prec=400)


class Recount(NamedTuple):
    """A total that is to become the sum of its parts: what to write, and the relation it is in."""

    position: int
    figure: Figure
    written: Written
    parts: int


def recounts(ledger: Ledger, author: Author) -> Iterator[Recount]:
    """Return the totals that are wrong while their parts are beyond doubt, as things stand now."""
    for position in ledger.broken():
        found = _total_with_parts(ledger, author, position)
        if found is None:
            continue
        total, parts = found
        written = _recounted(ledger, author, position, total, parts)
        if written is None:
            continue
        effect = ledger.effect(total, written.figure)
        if position not in effect.mended or effect.broken:
            continue
        if not any(_as_good(ledger, position, part, effect) for part in parts):
            yield Recount(position, total, written, len(parts))


def _total_with_parts(
    ledger: Ledger, author: Author, position: int
) -> tuple[Figure, tuple[Figure, ...]] | None:
    """Return a total and its parts, if a relation says no more than that it is their sum."""
    one = ledger.judged[position]
    relation = one.relation
    if not isinstance(relation, Sum) or _beyond_table(one.rule):
        return None
    left, right = weighted(relation.left), weighted(relation.right)
    if len(left) != 1 or relation.constant or any(term.weight != 1 for term in (*left, *right)):
        return None
    total = left[0].figure
    parts = tuple(figures_of(right))
    spot = author.spot(total.place)
    if spot is None or spot.table is None or ledger.now(total).state is not State.READ:
        return None
    if len({total, *parts}) != len(parts) + 1:
        return None
    if not all(lies_in(part.place, spot.table) for part in parts):
        return None
    return total, parts


def _beyond_table(rule: Rule) -> bool:
    return int(rule.code.removeprefix(rule.family)) >= _FIRST_BEYOND_TABLE


def _recounted(
    ledger: Ledger, author: Author, position: int, total: Figure, parts: tuple[Figure, ...]
) -> Written | None:
    """Write the sum for the total: to its own last digit where that agrees, else exactly."""
    expected = ledger.judgement(position).expected
    if not isinstance(expected, Decimal):
        return None
    unit = (ledger.now(total).half_unit * 2).normalize()
    # A total in millions is not rounded again: the parts are known far better.
    if unit and unit <= 1:
        rounded = expected.quantize(unit, rounding=ROUND_HALF_EVEN, context=_EXACT)
        written = author.value(total, rounded, parts)
        if written is not None and position in ledger.effect(total, written.figure).mended:
            return written
    return author.value(total, expected, parts)


def _as_good(ledger: Ledger, position: int, part: Figure, effect: Effect) -> bool:
    """Whether changing a part alone explains at least as much as changing the total."""
    difference = ledger.judgement(position).difference
    assert isinstance(difference, Decimal)
    now = ledger.now(part)
    assert now.value is not None  # else the relation could not have been judged
    changed = replace(now, value=_EXACT.add(now.value, difference), state=State.READ)
    other = ledger.effect(part, changed)
    return not other.broken and other.mended >= effect.mended
