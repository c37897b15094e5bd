"""How a relation came to its verdict, in words: what ``explain``, the editor and JSON say of it."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from vrd2check.audit import Audit, Contributor, Lack
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import (
    OUTCOMES,
    AtMost,
    Number,
    Product,
    Relation,
    RunningAtMost,
    Sum,
    magnitude,
)

_KINDS: dict[type, str] = {
    Sum: "sum",
    Product: "product",
    AtMost: "at-most",
    RunningAtMost: "running-at-most",
}

WriteNumber = Callable[[Number | int | None], str | None]


def kind_of(relation: Relation) -> str:
    """Return the word for a kind of relation."""
    return _KINDS[type(relation)]


def constant_of(relation: Relation) -> Decimal | Fraction | None:
    """Return what is added to the parts of a sum or multiplied with factors; None without one."""
    match relation:
        case Sum() if relation.constant:
            return relation.constant
        case Product() if relation.constant != 1:
            return relation.constant
        case _:
            return None


def arithmetic(audit: Audit, write: WriteNumber) -> str | None:
    """Return the sum that a verdict follows from, as a formula; None where it could not be done.

    Of a running comparison it is all up to the step that the verdict is about.
    """
    judgement = audit.judgement
    if judgement.difference is None or judgement.slack is None:
        return None
    stated, expected = sides(audit)
    outcomes = (
        (_formula(audit.relation, stated, write), write(judgement.stated)),
        (_formula(audit.relation, expected, write, expected=True), write(judgement.expected)),
    )
    parts = [f"{formula} = {outcome}" for formula, outcome in outcomes if formula != outcome]
    difference = write(judgement.difference)
    parts.append(
        f"{write(judgement.stated)} - {_bracketed(write(judgement.expected))} = {difference}"
    )
    if judgement.difference:
        is_ceiling = isinstance(audit.relation, AtMost | RunningAtMost)
        if is_ceiling and judgement.difference < 0:
            parts.append(f"{difference} <= 0")
        else:
            size = magnitude(judgement.difference)
            sign = ">" if Fraction(size) > Fraction(judgement.slack) else "<="
            parts.append(f"{write(size)} {sign} {write(judgement.slack)}")
    return "; ".join(parts)


def slack_arithmetic(audit: Audit, write: WriteNumber) -> str | None:
    """Return how much rounding can explain, as a formula; None where it was not worked out.

    The product of factors that are each off by their slack differs from that of the factors as
    they are by at most that much; the parts of a sum add theirs up.
    """
    slack = audit.judgement.slack
    if slack is None:
        return None
    stated, expected = sides(audit)
    if isinstance(audit.relation, Product):
        constant = constant_of(audit.relation)
        times = [] if constant is None else [write(constant) or ""]
        sizes = [write(magnitude(one.figure.value or Decimal(0))) or "" for one in expected]
        widest = [
            f"({size} + {write(one.slack)})" for size, one in zip(sizes, expected, strict=True)
        ]
        least, most = " * ".join([*sizes, *times]), " * ".join([*widest, *times])
        parts = [write(one.slack) or "" for one in stated]
        return f"{' + '.join(parts)} + {most} - {least} = {write(slack)}"
    found = [write(one.slack) or "" for one in (*stated, *expected) if one.slack]
    formula = " + ".join(found) or "0"
    return f"{formula} = {write(slack)}"


def sides(audit: Audit) -> tuple[list[Contributor], list[Contributor]]:
    """Return the figures of what is stated and of what it is held against.

    Of a running comparison these are all up to the step that the verdict is about.
    """
    shown = list(_until(audit))
    stated = [one for one in shown if one.role in OUTCOMES]
    return stated, [one for one in shown if one.role not in OUTCOMES]


def _until(audit: Audit) -> Iterator[Contributor]:
    relation, last = audit.relation, audit.judgement.step
    if not isinstance(relation, RunningAtMost) or last is None:
        yield from audit.contributors
        return
    labels = [step.label for step in relation.steps]
    wanted = frozenset(labels[: labels.index(last) + 1])
    yield from (one for one in audit.contributors if one.step in wanted)


def _formula(
    relation: Relation, side: Iterable[Contributor], write: WriteNumber, *, expected: bool = False
) -> str:
    found = list(side)
    numbers = [_bracketed(write(one.figure.value)) for one in found]
    constant = constant_of(relation) if expected else None
    last = [] if constant is None else [_bracketed(write(constant))]
    if isinstance(relation, Product):
        return " * ".join([*numbers, *last])
    terms = [
        number if one.weight == 1 else f"{_bracketed(write(one.weight))} * {number}"
        for number, one in zip(numbers, found, strict=True)
    ]
    return " + ".join([*terms, *last]) or "0"


def _bracketed(number: str | None) -> str:
    return f"({number})" if number is not None and number.startswith("-") else number or "?"


def lack_sentence(lack: Lack, near: Place, language: Language) -> str:
    """Return which figure is lacking, where it should stand, and what is so there."""
    return f"{lack.figure.place.beside(near)} {lack.reason.of(language)}"
