"""A fault in YAML's grammar, told to somebody who does not know YAML.

PyYAML's own words speak of tokens and block ends, and its two parsers use different ones. So they
only tell which causes to look for in the text itself. A cause is told if the words are among those
that are known here (``_KNOWN``) and the text shows it. Of any other fault, such as a limit of a
newer version, is said that this cannot be read, with PyYAML's words.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError

from vrd2check.figures.quoting import quote
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.texts import say

_LINES_BACK = 30
_CLOSING = {"[": "]", "{": "}"}
_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`")
_COLON_WITHOUT_SPACE = r"\s*(?:- +)*[\w.-]+(:)(?=[^\s/:])"
_OPENING_QUOTE = r"""(?:(?:^|[:\-,\[{])\s+|[\[{])(["'])"""
_QUOTED = r"""(?<![^\s,:\[{])(?:"(?:[^"\\]|\\.)*"|'[^']*')"""


class _Spot(NamedTuple):
    """A place in the text, counted from zero."""

    line: int
    column: int


class _Fault(NamedTuple):
    spot: _Spot
    message: Text
    kind: TextProblemKind = TextProblemKind.NOT_YAML
    related: tuple[_Spot, ...] = ()


class _Scene(NamedTuple):
    """Where PyYAML stopped, and where began what it was reading then.

    ``mark`` is the place where it stopped to the letter; ``stop`` is the same, or the end of the
    text if nothing follows.
    """

    mark: _Spot
    stop: _Spot
    start: _Spot
    lines: list[str]

    def char(self, spot: _Spot) -> str:
        """Return the character at a place; "" at the end of a line."""
        return self.lines[spot.line][spot.column : spot.column + 1].strip()

    def before_stop(self) -> str:
        """Return what stands before the stop on its line."""
        return self.lines[self.stop.line][: self.stop.column]


def is_too_deep(error: YAMLError) -> bool:
    """Whether libyaml refused a text for its number of levels, as it does from 0.2.6 on."""
    return getattr(error, "problem", None) == "exceeded maximum nesting depth"


def explain(error: YAMLError, text: str, file: str) -> TextProblem:
    """Return where the fault is and what caused it, whichever parser found it."""
    fault = _find(error, text.splitlines() or [""])

    def place(spot: _Spot) -> Place:
        line, column = spot.line + 1, spot.column + 1
        return Place(file, line, column, line, column + 1)

    return TextProblem(
        fault.kind, place(fault.spot), fault.message, tuple(map(place, fault.related))
    )


def _find(error: YAMLError, lines: list[str]) -> _Fault:
    if not isinstance(error, MarkedYAMLError):
        return _Fault(_Spot(0, 0), _unknown(str(error)))
    context, problem = error.context or "", error.problem or ""
    mark = _spot(error.problem_mark or error.context_mark)
    stop = _in_text(mark, lines)
    start = _in_text(_spot(error.context_mark), lines) if error.context_mark else stop
    scene = _Scene(mark, stop, start, lines)
    for contexts, problems, searches in _KNOWN:
        if context in contexts and problem.startswith(problems):
            found = (search(scene) for search in searches)
            fault = next((one for one in found if one is not None), None)
            return fault or _Fault(stop, say("not-yaml"))
    return _Fault(stop, _unknown(problem or context))


def _unknown(words: str) -> Text:
    """Tell of a fault that is not known here, in the words of the library."""
    if not words:
        return say("unreadable-yaml")
    return say("yaml-reader-says", words=quote(" ".join(words.split())))


def _spot(mark: object) -> _Spot:
    return _Spot(getattr(mark, "line", 0), getattr(mark, "column", 0))


def _in_text(spot: _Spot, lines: list[str]) -> _Spot:
    """Return a place; one behind all the text moves to the end of the last line."""
    if spot.line < len(lines) and lines[spot.line][spot.column :].strip():
        return spot
    if any(rest.strip() for rest in lines[spot.line + 1 :]):
        return spot
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    return _Spot(last, len(lines[last].rstrip()))


# Each of these looks for one cause: None if the text does not show it.


def _several_documents(scene: _Scene) -> _Fault:
    return _Fault(scene.stop, say("several-documents"), TextProblemKind.SEVERAL_DOCUMENTS)


def _unknown_alias(scene: _Scene) -> _Fault:
    return _Fault(scene.stop, say("unknown-alias"), TextProblemKind.ALIASES)


def _anchor_twice(scene: _Scene) -> _Fault:
    return _Fault(scene.stop, say("anchor-twice"), TextProblemKind.ALIASES, (scene.start,))


def _tab(scene: _Scene) -> _Fault | None:
    """Find a tab in the indentation, or where PyYAML stopped."""
    number, stop = scene.mark
    if number >= len(scene.lines):
        return None
    line = scene.lines[number]
    tab = line.find("\t", 0, _indentation(line))
    if tab < 0 and line.startswith("\t", stop):
        tab = stop
    return _Fault(_Spot(number, tab), say("tab"), TextProblemKind.TAB) if tab >= 0 else None


def _reserved_start(scene: _Scene) -> _Fault | None:
    """Find a character with a meaning of its own where the value begins."""
    char = scene.char(scene.start)
    return _Fault(scene.start, say("reserved", char=char)) if char in _INDICATORS else None


def _reserved_stop(scene: _Scene) -> _Fault | None:
    """Find such a character where PyYAML stopped."""
    char = scene.char(scene.stop)
    return _Fault(scene.stop, say("reserved", char=char)) if char in _INDICATORS else None


def _tag(scene: _Scene) -> _Fault | None:
    """Find the exclamation mark of a tag, before which an anchor may stand."""
    number, stop = scene.stop
    column = scene.lines[number].find("!", stop)
    return _Fault(_Spot(number, column), say("reserved", char="!")) if column >= 0 else None


def _quote_not_closed(scene: _Scene) -> _Fault:
    return _Fault(scene.start, say("unclosed-quote"))


def _backslash(scene: _Scene) -> _Fault:
    return _Fault(scene.start, say("backslash"))


def _quote_without_partner(scene: _Scene) -> _Fault | None:
    """Find the first quote that opens a value and has no partner on its line."""
    last = scene.stop.line
    first = max(scene.start.line, last - _LINES_BACK)
    for number in range(first, last + 1):
        found = re.search(_OPENING_QUOTE, scene.lines[number])
        if found and scene.lines[number].count(found.group(1)) % 2:
            spot = _Spot(number, found.start(1))
            return _Fault(spot, say("unclosed-quote"), related=(scene.stop,))
    return None


def _bracket_not_closed(scene: _Scene) -> _Fault | None:
    """Find that the bracket where the list or mapping begins is still open on a later line."""
    opened = scene.char(scene.start)
    if opened not in _CLOSING or (scene.stop.line == scene.start.line and scene.char(scene.stop)):
        return None
    return _Fault(scene.start, say("unclosed-bracket", bracket=opened), related=(scene.stop,))


def _wrong_bracket(scene: _Scene) -> _Fault | None:
    """Find that the bracket where the list or mapping begins is closed by one of another sort."""
    opened, closed = scene.char(scene.start), scene.char(scene.stop)
    if opened not in _CLOSING or closed not in ("]", "}"):
        return None
    return _Fault(
        scene.stop, say("wrong-bracket", opened=opened, closed=closed), related=(scene.start,)
    )


def _colon_in_brackets(scene: _Scene) -> _Fault | None:
    return _Fault(scene.stop, say("colon-inside")) if scene.char(scene.stop) == ":" else None


def _missing_comma(scene: _Scene) -> _Fault | None:
    is_open = scene.char(scene.start) in _CLOSING
    return _Fault(scene.stop, say("missing-comma")) if is_open else None


def _nothing_between(scene: _Scene) -> _Fault | None:
    """Find a comma where a value should stand."""
    return _Fault(scene.stop, say("nothing-between")) if scene.char(scene.stop) == "," else None


def _bracket_around(scene: _Scene) -> _Fault | None:
    """Find that no value stands before the text ends, or before a bracket of another sort."""
    char, around = scene.char(scene.stop), _open_bracket(scene)
    if around is None:
        return None
    opened = scene.char(around)
    if not char:
        return _Fault(around, say("unclosed-bracket", bracket=opened), related=(scene.stop,))
    if char in ("]", "}") and char != _CLOSING[opened]:
        return _Fault(
            scene.stop, say("wrong-bracket", opened=opened, closed=char), related=(around,)
        )
    return None


def _open_bracket(scene: _Scene) -> _Spot | None:
    """Return the last bracket that is not closed before PyYAML stopped."""
    closed = 0
    for number in range(scene.stop.line, -1, -1):
        line = scene.lines[number] if number < scene.stop.line else scene.before_stop()
        line = re.sub(_QUOTED, lambda quoted: " " * len(quoted.group()), line)
        for column in range(len(line) - 1, -1, -1):
            if line[column] in _CLOSING:
                if not closed:
                    return _Spot(number, column)
                closed -= 1
            elif line[column] in ("]", "}"):
                closed += 1
    return None


def _bracket_too_many(scene: _Scene) -> _Fault | None:
    char = scene.char(scene.stop)
    return _Fault(scene.stop, say("bracket-too-many", bracket=char)) if char in ("]", "}") else None


def _second_colon(scene: _Scene) -> _Fault | None:
    is_second = re.search(r":\s", scene.before_stop())
    return _Fault(scene.stop, say("colon-inside")) if is_second else None


def _no_space_at_start(scene: _Scene) -> _Fault | None:
    return _no_space_on(scene.start.line, scene)


def _no_space_above(scene: _Scene) -> _Fault | None:
    return _no_space_on(scene.stop.line - 1, scene)


def _no_space_in_brackets(scene: _Scene) -> _Fault:
    return _Fault(scene.start, say("colon-without-space"))


def _no_space_on(number: int, scene: _Scene) -> _Fault | None:
    found = re.match(_COLON_WITHOUT_SPACE, scene.lines[number]) if number >= 0 else None
    return _Fault(_Spot(number, found.start(1)), say("colon-without-space")) if found else None


def _no_colon(scene: _Scene) -> _Fault:
    return _Fault(scene.start, say("no-colon"))


def _no_colon_above(scene: _Scene) -> _Fault | None:
    """Find that the line above, where a key should stand, has no colon or no space behind it."""
    above = _line_above(scene)
    if above is None:
        return None
    line = scene.lines[above]
    if ":" in line:
        return _no_space_on(above, scene)
    return _Fault(_Spot(above, _indentation(line)), say("no-colon"))


def _indented_otherwise(scene: _Scene) -> _Fault | None:
    """Find that the line is not indented like the line above."""
    above = _line_above(scene)
    lines = scene.lines
    if above is None or _indentation(lines[above]) == _indentation(lines[scene.stop.line]):
        return None
    return _Fault(scene.stop, say("indentation"))


def _line_above(scene: _Scene) -> int | None:
    """Return the number of the last line above the stop that is more than a comment."""
    for above in range(scene.stop.line - 1, -1, -1):
        if scene.lines[above].split("#")[0].strip():
            return above
    return None


def _text_after_value(scene: _Scene) -> _Fault | None:
    """Find that something stands on the line before the place where the block should end."""
    stands = scene.before_stop().strip()
    return _Fault(scene.stop, say("text-after-value")) if stands else None


def _after_the_end(scene: _Scene) -> _Fault | None:
    above = scene.lines[: scene.stop.line]
    ended = any(line.startswith("...") for line in above)
    return _Fault(scene.stop, say("after-the-end")) if ended else None


def _begins_otherwise(scene: _Scene) -> _Fault | None:
    """Find that a line does not go on with the block of the lines above."""
    begins = scene.char(scene.stop) and not scene.before_stop().strip()
    is_inside = begins and _line_above(scene) is not None
    return _Fault(scene.stop, say("indentation")) if is_inside else None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


# What stands in the messages of PyYAML's own parser and of libyaml: the context, how the problem
# begins, and what to look for in the text, in this order.
_EXPECTED = ("expected ", "did not find expected ", "did not find the expected ", "could not find ")
_DIRECTIVE = (
    "while scanning a directive",
    "while scanning a %YAML directive",
    "while scanning a %TAG directive",
    "while scanning a tag directive",
    "while parsing a %TAG directive",
    "while parsing a tag directive",
)
_PROPERTY = (
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while parsing a tag",
)
_QUOTED_VALUE = (
    "while scanning a quoted scalar",
    "while scanning a double-quoted scalar",
    "while parsing a quoted scalar",
)
_IN_BRACKETS = ("while parsing a flow sequence", "while parsing a flow mapping")
_BLOCK = ("while parsing a block mapping", "while parsing a block collection")
_BLOCK_ENDS = (
    _tab,
    _quote_without_partner,
    _bracket_too_many,
    _text_after_value,
    _after_the_end,
    _no_space_above,
    _begins_otherwise,
    _reserved_stop,
)
_KNOWN: tuple[
    tuple[tuple[str, ...], tuple[str, ...], tuple[Callable[[_Scene], _Fault | None], ...]], ...
] = (
    (
        ("expected a single document in the stream",),
        ("but found another document",),
        (_several_documents,),
    ),
    (("",), ("found undefined alias",), (_unknown_alias,)),
    (("found duplicate anchor; first occurrence",), ("second occurrence",), (_anchor_twice,)),
    (
        _DIRECTIVE,
        (
            *_EXPECTED,
            "found unknown directive name",
            "found unexpected non-alphabetical character",
            "found extremely long version number",
        ),
        (_reserved_start,),
    ),
    (
        ("",),
        (
            "found duplicate YAML directive",
            "found duplicate %YAML directive",
            "found duplicate %TAG directive",
            "duplicate tag handle",
            "found incompatible YAML document",
        ),
        (_reserved_start,),
    ),
    (("while scanning for the next token",), ("found character",), (_tab, _reserved_stop)),
    (_PROPERTY, _EXPECTED, (_tab, _reserved_start)),
    (
        ("while scanning a block scalar",),
        (*_EXPECTED, "found an indentation indicator", "found a tab"),
        (_tab, _reserved_start),
    ),
    (("while scanning a plain scalar",), ("found a tab",), (_tab,)),
    (("while parsing a node",), ("found undefined tag handle",), (_tab, _tag)),
    (
        _QUOTED_VALUE,
        ("found unexpected end of stream", "found unexpected document"),
        (_quote_not_closed,),
    ),
    (
        _QUOTED_VALUE,
        (
            "found unknown escape character",
            "found invalid Unicode character escape code",
            "expected escape sequence",
            "did not find expected hexdecimal number",
        ),
        (_backslash,),
    ),
    (
        _IN_BRACKETS,
        _EXPECTED,
        (
            _tab,
            _quote_without_partner,
            _bracket_not_closed,
            _colon_in_brackets,
            _wrong_bracket,
            _missing_comma,
        ),
    ),
    (
        ("while parsing a flow node",),
        _EXPECTED,
        (_tab, _nothing_between, _bracket_around, _reserved_stop),
    ),
    (("while scanning a plain scalar",), ("found unexpected ':'",), (_tab, _no_space_in_brackets)),
    (
        ("while scanning a simple key",),
        ("could not find expected ':'",),
        (_tab, _no_space_at_start, _no_colon),
    ),
    (
        ("",),
        ("mapping values are not allowed",),
        (_tab, _second_colon, _no_colon_above, _indented_otherwise),
    ),
    (
        ("",),
        ("sequence entries are not allowed", "block sequence entries are not allowed"),
        (_tab, _reserved_stop),
    ),
    (("",), ("mapping keys are not allowed",), (_tab, _reserved_stop)),
    (("while parsing a block node",), _EXPECTED, (_tab, _reserved_stop, _begins_otherwise)),
    (_BLOCK, _EXPECTED, _BLOCK_ENDS),
    (("",), ("expected '<document start>'", "did not find expected <document start>"), _BLOCK_ENDS),
)
