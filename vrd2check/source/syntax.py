"""A fault in YAML's grammar, told to somebody who does not know YAML.

PyYAML's own words are not shown: they speak of tokens and block ends, and its two parsers use
different ones. They only tell which cause to look for in the text itself.
"""

import re
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source import faults, messages
from vrd2check.source.library import MarkedYAMLError
from vrd2check.source.problems import TextProblem, TextProblemKind

_LINES_BACK = 30
_COLON_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*[\w.-]+(:)(?=[^\s/:])")
_OPENING_QUOTE = re.compile(r"""(?:(?:^|[:\-,\[{])\s+|[\[{])(["'])""")


class _Spot(NamedTuple):
    """A place in the text, counted from zero."""

    line: int
    column: int


class _Fault(NamedTuple):
    spot: _Spot
    message: Text
    kind: TextProblemKind = TextProblemKind.NOT_YAML
    related: tuple[_Spot, ...] = ()


def explain(error: MarkedYAMLError, text: str, file: str) -> TextProblem:
    """Say where the fault is and what probably caused it, whichever parser found it."""
    lines = text.splitlines()
    fault = _find(error, lines)

    def place(spot: _Spot) -> Place:
        line, column = spot.line + 1, spot.column + 1
        return Place(file, line, column, line, column + 1)

    return TextProblem(
        fault.kind, place(fault.spot), fault.message, tuple(map(place, fault.related))
    )


def _spot(mark: object, lines: list[str]) -> _Spot:
    """Return the place of a mark; one behind all the text moves to the end of the last line."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    if line < len(lines) and lines[line][column:].strip():
        return _Spot(line, column)
    if any(rest.strip() for rest in lines[line + 1 :]):
        return _Spot(line, column)
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    return _Spot(last, len(lines[last].rstrip()))


def _find(error: MarkedYAMLError, lines: list[str]) -> _Fault:
    context, problem = error.context or "", error.problem or ""
    spot = _spot(error.problem_mark or error.context_mark, lines)
    start = _spot(error.context_mark, lines) if error.context_mark else spot
    char = lines[spot.line][spot.column : spot.column + 1]
    if "single document" in context:
        return _Fault(spot, messages.several_documents(), TextProblemKind.SEVERAL_DOCUMENTS)
    if "undefined alias" in problem:
        return _Fault(spot, faults.unknown_alias(), TextProblemKind.ALIASES)
    if "duplicate anchor" in context:
        return _Fault(spot, faults.anchor_twice(), TextProblemKind.ALIASES, (start,))
    if "directive" in context or "YAML document" in problem:
        return _Fault(start, faults.reserved("%"))
    tab = _tab(error, lines)
    if tab is not None:
        return _Fault(tab, faults.tab(), TextProblemKind.TAB)
    if "quoted" in context:
        unclosed = "end of stream" in problem or "document" in problem
        return _Fault(start, faults.unclosed_quote() if unclosed else faults.backslash())
    if "next token" in context:
        return _Fault(spot, faults.reserved(char))
    if any(what in context for what in ("alias", "anchor", "block scalar", " tag")):
        return _Fault(start, faults.reserved(lines[start.line][start.column : start.column + 1]))
    if "tag handle" in problem or "block node" in context:
        return _Fault(spot, faults.reserved(char))
    if "flow" in context:
        return _in_brackets(context, spot, start, lines)
    return _in_lines(context, problem, spot, start, lines)


def _tab(error: MarkedYAMLError, lines: list[str]) -> _Spot | None:
    """Return the place of a tab in the indentation, or where a value should have begun."""
    context, mark = error.context or "", error.problem_mark
    if mark is None or mark.line >= len(lines) or "quoted" in context:
        return None
    line = lines[mark.line]
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return _Spot(mark.line, indentation.index("\t"))
    if "next token" in context and line[mark.column : mark.column + 1] == "\t":
        return _Spot(mark.line, mark.column)
    return None


def _in_brackets(context: str, spot: _Spot, start: _Spot, lines: list[str]) -> _Fault:
    if "node" in context:
        return _Fault(spot, faults.nothing_between())
    quote = _unbalanced_quote(lines, start.line, spot.line)
    if quote is not None:
        return _Fault(quote, faults.unclosed_quote(), related=(spot,))
    rest = lines[spot.line][spot.column :]
    opened = lines[start.line][start.column : start.column + 1]
    if spot.line > start.line or not rest:
        return _Fault(start, faults.unclosed_bracket(opened), related=(spot,))
    if rest[0] == ":":
        return _Fault(spot, faults.colon_inside())
    if rest[0] in "]}":
        return _Fault(spot, faults.wrong_bracket(opened, rest[0]), related=(start,))
    return _Fault(spot, faults.missing_comma())


def _in_lines(context: str, problem: str, spot: _Spot, start: _Spot, lines: list[str]) -> _Fault:
    if "simple key" in context:
        return _colon_without_space(lines, start.line) or _Fault(start, faults.no_colon())
    if "mapping values" in problem:
        return _unexpected_colon(spot, lines)
    if "unexpected ':'" in problem:
        return _Fault(start, faults.colon_without_space())
    if "sequence entries" in problem or "mapping keys" in problem:
        return _Fault(spot, faults.reserved(lines[spot.line][spot.column : spot.column + 1]))
    line = lines[spot.line]
    quote = _unbalanced_quote(lines, max(start.line, spot.line - _LINES_BACK), spot.line)
    if quote is not None:
        return _Fault(quote, faults.unclosed_quote(), related=(spot,))
    if line[spot.column : spot.column + 1] in ("]", "}"):
        return _Fault(spot, faults.bracket_too_many(line[spot.column]))
    if line[: spot.column].strip():
        return _Fault(spot, faults.text_after_value())
    if any(before.startswith("...") for before in lines[: spot.line]):
        return _Fault(spot, faults.after_the_end())
    if "block" in context or "document start" in problem:
        return _colon_without_space(lines, spot.line - 1) or _Fault(spot, faults.indentation())
    return _Fault(spot, faults.unknown())


def _unexpected_colon(spot: _Spot, lines: list[str]) -> _Fault:
    line = lines[spot.line]
    if re.search(r":\s", line[: spot.column]):
        return _Fault(spot, faults.colon_inside())
    above = spot.line - 1
    while above > 0 and not lines[above].split("#")[0].strip():
        above -= 1
    if above < 0:
        return _Fault(spot, faults.unknown())
    without_space = _colon_without_space(lines, above)
    if without_space is not None:
        return without_space
    if ":" not in lines[above]:
        column = len(lines[above]) - len(lines[above].lstrip())
        return _Fault(_Spot(above, column), faults.no_colon())
    return _Fault(spot, faults.indentation())


def _colon_without_space(lines: list[str], number: int) -> _Fault | None:
    found = _COLON_WITHOUT_SPACE.match(lines[number]) if number >= 0 else None
    return _Fault(_Spot(number, found.start(1)), faults.colon_without_space()) if found else None


def _unbalanced_quote(lines: list[str], first: int, last: int) -> _Spot | None:
    """Return the first quote that opens a value and has no partner on its line."""
    for number in range(first, min(last, first + _LINES_BACK) + 1):
        found = _OPENING_QUOTE.search(lines[number])
        if found and lines[number].count(found.group(1)) % 2:
            return _Spot(number, found.start(1))
    return None
