"""Counting the steps that a pattern takes, by a machine that tries one way after another.

The tree is the one that Python's own compiler makes of a pattern. What is counted does not depend
on a clock, and not on how the engine of one version saves steps.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
}
_OPPOSITES = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
}
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


class TooManyStepsError(Exception):
    """More steps were taken than there is patience for."""


@cache
def tree_of(pattern: re.Pattern[Any]) -> Any:
    """Return the tree of a pattern; of bytes as if these were text."""
    source = pattern.pattern
    if isinstance(source, bytes):
        return _parser.parse(source.decode("latin-1"), pattern.flags & ~re.ASCII)
    return _parser.parse(source, pattern.flags)


@cache
def nodes_of(pattern: re.Pattern[Any]) -> list[Any]:
    """Return what is in the tree of a pattern, as lists, which are gone through much faster."""
    return _listed(tree_of(pattern))


def _listed(value: Any) -> Any:
    if isinstance(value, tuple):
        # What is looked at ahead or behind keeps the width that the compiler knows.
        looked_at = value and value[0] in (sre.ASSERT, sre.ASSERT_NOT)
        return value if looked_at else tuple(map(_listed, value))
    if isinstance(value, list | _parser.SubPattern):
        return [_listed(one) for one in value]
    return value


class Counter:
    """Matches by trying one way after another, and counts the characters that it looks at."""

    def __init__(self, pattern: re.Pattern[Any], text: str, most: int) -> None:
        self.steps = 0
        self._nodes, self._text, self._most = nodes_of(pattern), text, most
        flags = int(tree_of(pattern).state.flags)
        self._ignores_case = bool(flags & int(re.IGNORECASE))
        self._dot_is_all = bool(flags & int(re.DOTALL))
        self._is_multiline = bool(flags & int(re.MULTILINE))

    def match(self, start: int, *, whole: bool = False) -> int | None:
        """Return where a match from a position ends, the first that is found."""
        for end in self._sequence(self._nodes, 0, start):
            if not whole or end == len(self._text):
                return end
        return None

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self._most:
            raise TooManyStepsError

    def _sequence(self, nodes: list[Any], index: int, at: int) -> Iterator[int]:
        # Steps of one character each are taken in a loop, lest Python's stack ends before the text.
        while index < len(nodes) and nodes[index][0] in _SINGLE:
            self._step()
            if at >= len(self._text) or not self._is_one(nodes[index], self._text[at]):
                return
            at, index = at + 1, index + 1
        if index == len(nodes):
            yield at
            return
        for end in self._node(nodes[index], at):
            yield from self._sequence(nodes, index + 1, end)

    def _node(self, node: Any, at: int) -> Iterator[int]:
        kind, value = node
        self._step()
        if kind in _REPEATS:
            yield from self._repeat(kind, *value, at)
        elif kind is sre.SUBPATTERN:
            yield from self._sequence(value[3], 0, at)
        elif kind is sre.ATOMIC_GROUP:
            yield from self._first(value, at)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from self._sequence(branch, 0, at)
        elif kind is sre.GROUPREF:
            # Whatever the group matches: that is more than the text that it matched.
            yield from self._sequence(_group(self._nodes, value), 0, at)
        elif kind is sre.AT:
            if self._is_at(value, at):
                yield at
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            direction, inner = value
            start = at if direction > 0 else at - inner.getwidth()[0]
            holds = start >= 0 and any(True for _ in self._sequence(list(inner), 0, start))
            if holds is (kind is sre.ASSERT):
                yield at
        else:
            raise NotImplementedError(kind)

    def _first(self, nodes: list[Any], at: int) -> Iterator[int]:
        for end in self._sequence(nodes, 0, at):
            yield end
            return

    def _repeat(self, kind: Any, least: int, most: int, nodes: list[Any], at: int) -> Iterator[int]:
        most = len(self._text) + 1 if most is sre.MAXREPEAT else most
        if len(nodes) == 1 and nodes[0][0] in _SINGLE:
            ends = [at]
            while len(ends) <= most and ends[-1] < len(self._text):
                self._step()
                if not self._is_one(nodes[0], self._text[ends[-1]]):
                    break
                ends.append(ends[-1] + 1)
            allowed = ends[least:]
            if kind is sre.MAX_REPEAT:
                yield from reversed(allowed)
            else:
                yield from allowed[-1:] if kind is sre.POSSESSIVE_REPEAT else allowed
            return
        ways = self._ways(nodes, least, most, at, lazy=kind is sre.MIN_REPEAT)
        for end in ways:
            yield end
            if kind is sre.POSSESSIVE_REPEAT:
                return

    def _ways(
        self, nodes: list[Any], least: int, most: int, at: int, *, lazy: bool
    ) -> Iterator[int]:
        """Walk depth first with a stack of its own: a repeat may be as long as the text."""
        stack: list[tuple[int, int, Iterator[int]]] = []
        entered = [(0, at)]
        while entered or stack:
            if entered:
                count, here = entered.pop()
                if count >= least and (lazy or count >= most):
                    yield here
                if count < most:
                    stack.append((count, here, self._sequence(nodes, 0, here)))
                continue
            count, here, ends = stack[-1]
            end = next((one for one in ends if one > here), None)
            if end is not None:
                entered.append((count + 1, end))
                continue
            stack.pop()
            if count >= least and not lazy:
                yield here

    def _is_one(self, node: Any, char: str) -> bool:
        kind, value = node
        if kind is sre.ANY:
            return char != "\n" or self._dot_is_all
        folded = {char, char.lower(), char.upper()} if self._ignores_case else {char}
        if kind is sre.LITERAL:
            return chr(value) in folded
        if kind is sre.NOT_LITERAL:
            return chr(value) not in folded
        return any(map(_holds(value), folded))

    def _is_at(self, where: Any, at: int) -> bool:
        text = self._text
        before, after = text[at - 1 : at], text[at : at + 1]
        if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0 or (self._is_multiline and where is sre.AT_BEGINNING and before == "\n")
        if where is sre.AT_END:
            return not after or text[at:] == "\n" or (self._is_multiline and after == "\n")
        if where is sre.AT_END_STRING:
            return not after
        edge = _is_word(before) != _is_word(after)
        return edge is (where is sre.AT_BOUNDARY)


def _group(nodes: Any, number: int) -> list[Any]:
    """Return what stands in a group; nothing where there is none of that number."""
    for node in nodes:
        if node[0] is sre.SUBPATTERN and node[1][0] == number:
            return list(node[1][3])
        for inner in _inside(node):
            if found := _group(inner, number):
                return found
    return []


_SINGLE = (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)


def _is_word(char: str) -> bool:
    return bool(char) and _CATEGORIES[sre.CATEGORY_WORD](char)


def _holds(members: Any) -> Callable[[str], bool]:
    def holds(char: str) -> bool:
        negated = bool(members) and members[0][0] is sre.NEGATE
        return negated is not any(_is_member(one, char) for one in members[1 if negated else 0 :])

    return holds


def _is_member(member: Any, char: str) -> bool:
    kind, value = member
    if kind is sre.LITERAL:
        return chr(value) == char
    if kind is sre.RANGE:
        return value[0] <= ord(char) <= value[1]
    opposite = _OPPOSITES.get(value)
    return not _CATEGORIES[opposite](char) if opposite else bool(_CATEGORIES[value](char))


def steps(pattern: re.Pattern[Any], text: str, *, search: bool, whole: bool, most: int) -> int:
    """Return how many steps it takes to find whether a text matches, at most so many and one."""
    taken = 0
    try:
        start = 0
        while start <= (len(text) if search else 0):
            counter = Counter(pattern, text, most - taken)
            try:
                end = counter.match(start, whole=whole)
            finally:
                taken += counter.steps
            # A search goes on where what it found ends.
            start = start + 1 if end is None else max(start + 1, end)
    except TooManyStepsError:
        return most + 1
    return taken


def near_matches(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Return long texts that almost match: each repeat grown, after what comes before it."""
    tree = tree_of(pattern)
    alphabet = sorted(_characters(tree))
    before = sorted(_beginnings(list(tree)))
    for start in before:
        for char in alphabet:
            yield start + char * length + "\x00"
            for pair in alphabet[:3]:
                if pair != char:
                    yield start + (char + pair) * (length // 2) + "\x00"


def _beginnings(nodes: list[Any], before: str = "") -> set[str]:
    """Return the shortest texts up to each repeat of a pattern."""
    found = {before}
    for node in nodes:
        for inner in _inside(node):
            found |= _beginnings(list(inner), before)
        before += _shortest(node)
        found.add(before)
    return found


def _inside(node: Any) -> list[Any]:
    kind, value = node
    if kind in _REPEATS:
        return [value[2]]
    if kind is sre.SUBPATTERN:
        return [value[3]]
    if kind is sre.BRANCH:
        return list(value[1])
    if kind is sre.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in (sre.ASSERT, sre.ASSERT_NOT) else []


def _shortest(node: Any) -> str:
    kind, value = node
    if kind in _SINGLE:
        return next(iter(_characters([node])))
    if kind in _REPEATS:
        return "".join(map(_shortest, value[2])) * max(value[0], 1 if value[0] else 0)
    inside = _inside(node)
    if not inside or kind in (sre.ASSERT, sre.ASSERT_NOT):
        return ""
    return "".join(map(_shortest, inside[0]))


_SAMPLES = " 5a-.,\t\n:\"'(x"


def _characters(nodes: Any) -> dict[str, None]:
    """Return a few characters that a pattern looks for, one of each set."""
    found: dict[str, None] = {}
    for node in nodes:
        kind, value = node
        if kind is sre.LITERAL:
            found[chr(value)] = None
        elif kind is sre.ANY:
            found["x"] = None
        elif kind is sre.NOT_LITERAL:
            found["x" if chr(value) != "x" else "y"] = None
        elif kind is sre.IN:
            fitting = [one for one in _SAMPLES if _holds(value)(one)]
            plain = [chr(v) for k, v in value if k is sre.LITERAL]
            ranged = [chr(v[0]) for k, v in value if k is sre.RANGE]
            found |= dict.fromkeys(fitting[:3] or plain[:1] or ranged[:1] or ["x"])
        for inner in _inside(node):
            found |= _characters(inner)
    return found
