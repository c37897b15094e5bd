"""A fault in YAML's grammar, told to somebody who does not know YAML.

PyYAML's own words speak of tokens and block ends, and its two parsers use different ones. So they
only tell which causes to look for in the text itself. A cause is told if the words are among those
that are known here (``_KNOWN``) and the text shows it. Of any other fault, such as a limit of a
newer version, is said that this cannot be read, with PyYAML's words.

A fault that is understood comes with its repair: characters put in the place of others, so that a
copy of the text can be read on. Nothing in that copy is ever taken for what an author wrote.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError

from vrd2check.figures.quoting import quote
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source.keys import KEYS
from vrd2check.source.lookalikes import OPENING_QUOTES
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.texts import say, shortened

_LINES_BACK = 30
_MOST_WORDS = 3
_CLOSING = {"[": "]", "{": "}"}
_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`")
_COLON_WITHOUT_SPACE = r"\s*(?:- +)*[\w.-]+(:)(?=[^\s/:])"
_KEY_IN_BRACES = r"(?:.*[{,]|^)\s*(?P<key>[\w.-]+):\s+"
_KEY_AT_START = r"^\s*(?:- +)*(?P<key>[\w.-]+):\s+"
_OPENING_QUOTE = r"""(?:(?:^|[:\-,\[{])\s+|[\[{])(["'])"""
_CURLY_CLOSING = r"[”“’](?=\s*(?:[,}\]]|$))"
_QUOTED = r"""(?<![^\s,:\[{])(?:"(?:[^"\\]|\\.)*"|'[^']*')"""


class _Spot(NamedTuple):
    """A place in the text, counted from zero."""

    line: int
    column: int


class _Edit(NamedTuple):
    """Characters to put in the place of as many others; behind the end of a line, more of them."""

    spot: _Spot
    chars: str


class _Fault(NamedTuple):
    """A fault, what is said of it, and what mends it; no edits if that is not known."""

    spot: _Spot
    message: Text
    kind: TextProblemKind = TextProblemKind.NOT_YAML
    related: tuple[_Spot, ...] = ()
    repair: tuple[_Edit, ...] = ()


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


class Explained(NamedTuple):
    """A fault, and the text in which it is mended; None where nobody knows how."""

    problem: TextProblem
    repaired: str | None


def explain(error: YAMLError, text: str, file: str) -> Explained:
    """Return where the fault is and what caused it, whichever parser found it."""
    fault = _find(error, text.splitlines() or [""])

    def place(spot: _Spot) -> Place:
        line, column = spot.line + 1, spot.column + 1
        return Place(file, line, column, line, column + 1)

    related = tuple(map(place, fault.related))
    problem = TextProblem(fault.kind, place(fault.spot), fault.message, related)
    repaired = _repaired(text, fault.repair)
    return Explained(problem, repaired if repaired != text else None)


def _repaired(text: str, edits: tuple[_Edit, ...]) -> str:
    lines = text.splitlines(keepends=True)
    for (number, column), chars in edits:
        line = lines[number]
        content = line.rstrip("\r\n")
        end = line[len(content) :]
        lines[number] = content[:column] + chars + content[column + len(chars) :] + end
    return "".join(lines)


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
    return _reserved(scene, scene.start)


def _directive(scene: _Scene) -> _Fault | None:
    """Find the character that begins a directive, which takes the line for itself."""
    fault = _reserved(scene, scene.start)
    return fault._replace(repair=()) if fault is not None else None


def _reserved_stop(scene: _Scene) -> _Fault | None:
    """Find such a character where PyYAML stopped."""
    return _reserved(scene, scene.stop)


def _reserved(scene: _Scene, spot: _Spot) -> _Fault | None:
    char = scene.char(spot)
    if char not in _INDICATORS:
        return None
    message = say("reserved", char=char)
    line = scene.lines[spot.line]
    if char == "*" and line.lstrip().startswith("* ") and not line[: spot.column].strip():
        return _Fault(spot, say("star-for-dash"), repair=(_Edit(spot, "-"),))
    if char == "-":
        text = line[spot.column : _end_of_value(line, spot.column, flow=_in_braces(line, spot))]
        message = say("dash-opens-list", text=shortened(text))
    return _Fault(spot, message, repair=(_Edit(spot, "_"),))


def _tag(scene: _Scene) -> _Fault | None:
    """Find the exclamation mark of a tag, before which an anchor may stand."""
    number, stop = scene.stop
    column = scene.lines[number].find("!", stop)
    if column < 0:
        return None
    spot = _Spot(number, column)
    return _Fault(spot, say("reserved", char="!"), repair=(_Edit(spot, "_"),))


def _quote_not_closed(scene: _Scene) -> _Fault:
    return _unclosed_quote(scene, scene.start)


def _backslash(scene: _Scene) -> _Fault:
    number, column = scene.start
    line = scene.lines[number]
    slashes = (found.start() for found in re.finditer(r"\\\\", line) if found.start() > column)
    repair = tuple(_Edit(_Spot(number, slash), "_") for slash in slashes)
    return _Fault(scene.start, say("backslash"), repair=repair)


def _quote_without_partner(scene: _Scene) -> _Fault | None:
    """Find the first quote that opens a value and has no partner on its line."""
    last = scene.stop.line
    first = max(scene.start.line, last - _LINES_BACK)
    for number in range(first, last + 1):
        found = re.search(_OPENING_QUOTE, scene.lines[number])
        if found and scene.lines[number].count(found.group(1)) % 2:
            spot = _Spot(number, found.start(1))
            return _unclosed_quote(scene, spot)._replace(related=(scene.stop,))
    return None


def _unclosed_quote(scene: _Scene, spot: _Spot) -> _Fault:
    """Return the fault of a quote that opens a value: an apostrophe, or closed by a curly one."""
    line = scene.lines[spot.line]
    inside = line[spot.column + 1 :]
    if line[spot.column] == "'" and re.match(r"\w\s", inside):
        end = _end_of_value(line, spot.column, flow=_in_braces(line, spot))
        message = say("apostrophe-opens", text=shortened(line[spot.column : end].rstrip()))
        return _Fault(spot, message, repair=(_masked(spot.line, line, spot.column, end),))
    if (found := re.search(_CURLY_CLOSING, inside)) is not None:
        message = say("curly-closes", char=found[0])
        edit = _Edit(_Spot(spot.line, spot.column + 1 + found.start()), line[spot.column])
        return _Fault(spot, message, repair=(edit,))
    return _Fault(spot, say("unclosed-quote"))


def _bracket_not_closed(scene: _Scene) -> _Fault | None:
    """Find that the bracket where the list or mapping begins is still open on a later line."""
    opened = scene.char(scene.start)
    if opened not in _CLOSING or (scene.stop.line == scene.start.line and scene.char(scene.stop)):
        return None
    if _is_key_inside(scene):
        return None
    return _unclosed(scene, scene.start)


def _is_key_inside(scene: _Scene) -> bool:
    """Whether PyYAML stopped behind a key that is indented further than where the bracket opens."""
    lines = scene.lines
    is_further = _indentation(lines[scene.stop.line]) > _indentation(lines[scene.start.line])
    return scene.char(scene.stop) == ":" and is_further and scene.before_stop().strip() in KEYS


def _unclosed(scene: _Scene, opened: _Spot) -> _Fault:
    """Return the fault of a bracket that is not closed, maybe on the last line in it."""
    bracket = scene.char(opened)
    line = scene.lines[opened.line]
    hidden = re.search(r"\s#", re.sub(_QUOTED, lambda one: "_" * len(one[0]), line))
    if hidden is not None and _CLOSING[bracket] in line[hidden.end() :]:
        spot = _Spot(opened.line, hidden.end() - 1)
        return _Fault(spot, say("hash-in-text"), repair=(_Edit(spot, "_"),))
    last = opened.line
    for number in range(opened.line + 1, scene.stop.line):
        if scene.lines[number].strip():
            last = number
    end = _Spot(last, len(scene.lines[last]))
    return _Fault(
        opened,
        say("unclosed-bracket", bracket=bracket),
        related=(scene.stop,),
        repair=(_Edit(end, _CLOSING[bracket]),),
    )


def _wrong_bracket(scene: _Scene) -> _Fault | None:
    """Find that the bracket where the list or mapping begins is closed by one of another sort."""
    opened, closed = scene.char(scene.start), scene.char(scene.stop)
    if opened not in _CLOSING or closed not in ("]", "}"):
        return None
    return _wrongly_closed(scene, scene.start)


def _wrongly_closed(scene: _Scene, around: _Spot) -> _Fault:
    opened, closed = scene.char(around), scene.char(scene.stop)
    return _Fault(
        scene.stop,
        say("wrong-bracket", opened=opened, closed=closed),
        related=(around,),
        repair=(_Edit(scene.stop, _CLOSING[opened]),),
    )


def _colon_in_brackets(scene: _Scene) -> _Fault | None:
    return _colon(scene, flow=True) if scene.char(scene.stop) == ":" else None


def _missing_comma(scene: _Scene) -> _Fault | None:
    if scene.char(scene.start) not in _CLOSING:
        return None
    number, stop = scene.stop
    if (inside := _quote_inside(scene)) is not None:
        return inside
    is_free = scene.lines[number][stop - 1 : stop] == " "
    repair = (_Edit(_Spot(number, stop - 1), ","),) if is_free else ()
    return _Fault(scene.stop, say("missing-comma"), repair=repair)


def _quote_inside(scene: _Scene) -> _Fault | None:
    """Find that a quote within a text closes it: a word stands right behind it."""
    number, stop = scene.stop
    line = scene.lines[number]
    word = re.match(r"\w+", line[stop:])
    if word is None or line[stop - 1 : stop] not in ("'", '"'):
        return None
    closing = line.rfind(line[stop - 1])
    repair = (_masked(number, line, stop - 1, closing),) if closing > stop else ()
    return _Fault(_Spot(number, stop - 1), say("quote-inside", word=word[0]), repair=repair)


def _nothing_between(scene: _Scene) -> _Fault | None:
    """Find a comma where a value should stand."""
    if scene.char(scene.stop) != ",":
        return None
    return _Fault(scene.stop, say("nothing-between"), repair=(_Edit(scene.stop, " "),))


def _bracket_around(scene: _Scene) -> _Fault | None:
    """Find that no value stands before the text ends, or before a bracket of another sort."""
    char, around = scene.char(scene.stop), _open_bracket(scene)
    if around is None:
        return None
    if not char:
        return _unclosed(scene, around)
    if char in ("]", "}") and char != _CLOSING[scene.char(around)]:
        return _wrongly_closed(scene, around)
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
    if char not in ("]", "}"):
        return None
    message = say("bracket-too-many", bracket=char)
    return _Fault(scene.stop, message, repair=(_Edit(scene.stop, " "),))


def _second_colon(scene: _Scene) -> _Fault | None:
    """Find that an earlier colon on the line has begun the value that this one stands in."""
    return _colon(scene, flow=False) if re.search(r":\s", scene.before_stop()) else None


def _colon(scene: _Scene, *, flow: bool) -> _Fault:
    """Return what a colon does in a value: it ends a key before which a comma or a new line was
    forgotten, or it belongs to a text that needs quotes.
    """
    number, colon = scene.stop
    line = scene.lines[number]
    begun = re.match(_KEY_IN_BRACES if flow else _KEY_AT_START, line[:colon])
    if begun is None:
        return _colon_far_from_key(scene, flow=flow)
    key, start = begun["key"], begun.end()
    value = line[start:colon]
    end = _end_of_value(line, start, flow=flow)
    if value.startswith(tuple(OPENING_QUOTES)):
        whole = shortened(line[start:end].rstrip().strip(OPENING_QUOTES))
        message = say("curly-quotes", key=key, whole=whole)
        repair = (_masked(number, line, start, end),)
        return _Fault(_Spot(number, start), message, repair=repair)
    *before, last = value.split() or [""]
    used = re.findall(r"(?:^|[{,])\s*(?:- +)*([\w.-]+):\s", line)
    if 0 < len(before) <= _MOST_WORDS and last in KEYS and last not in used:
        spot = _Spot(number, start + value.rindex(last))
        if flow:
            sign = before[-1][-1]
            message = say("comma-before-key", key=last)
            if sign in ";.":
                message = say("comma-not-sign", key=last, sign=sign)
            return _Fault(spot, message, repair=(_Edit(_Spot(number, spot.column - 1), ","),))
        message = say("new-line-before-key", key=last)
        return _Fault(spot, message, repair=(_masked(number, line, start, end),))
    text = shortened(line[start:end].replace('"', "'"))
    message = say("colon-in-text", key=key, text=text)
    return _Fault(scene.stop, message, repair=(_masked(number, line, start, end),))


def _colon_far_from_key(scene: _Scene, *, flow: bool) -> _Fault:
    """Return the fault of a colon behind the first words of a line without its key."""
    number = scene.stop.line
    words = scene.before_stop().split()
    if flow and len(words) == 1 and words[0] in KEYS and number > scene.start.line:
        above = number - 1
        while above > scene.start.line and not scene.lines[above].strip():
            above -= 1
        end = _Spot(above, len(scene.lines[above].rstrip()))
        return _Fault(end, say("comma-at-end", key=words[0]), repair=(_Edit(end, ","),))
    return _Fault(scene.stop, say("colon-inside"), repair=(_Edit(scene.stop, "_"),))


def _end_of_value(line: str, start: int, *, flow: bool) -> int:
    """Return where a value without quotes probably ends: before the next key or the bracket."""
    if not flow:
        return len(line.rstrip())
    closed = re.search(r"[”“’»]", line[start + 1 :])
    if line[start] in OPENING_QUOTES and closed is not None:
        return start + 1 + closed.end()
    for found in re.finditer(r",\s*(?P<key>[\w.-]+):\s|[}\]]", line[start:]):
        if found["key"] is None or found["key"] in KEYS or found["key"].isdecimal():
            return start + found.start()
    return len(line.rstrip())


def _in_braces(line: str, spot: _Spot) -> bool:
    before = re.sub(_QUOTED, "", line[: spot.column])
    return sum(map(before.count, "{[")) > sum(map(before.count, "}]"))


def _masked(number: int, line: str, start: int, end: int) -> _Edit:
    """Return the edit that leaves no character with a meaning in a part of a line."""
    return _Edit(_Spot(number, start), re.sub(r"[^\w ]", "_", line[start:end]))


def _no_space_at_start(scene: _Scene) -> _Fault | None:
    return _no_space_on(scene.start.line, scene)


def _no_space_above(scene: _Scene) -> _Fault | None:
    return _no_space_on(scene.stop.line - 1, scene)


def _no_space_in_brackets(scene: _Scene) -> _Fault:
    return _Fault(scene.start, say("colon-without-space"))


def _no_space_on(number: int, scene: _Scene) -> _Fault | None:
    line = scene.lines[number] if number >= 0 else ""
    found = re.match(_COLON_WITHOUT_SPACE, line)
    if found is None:
        return None
    after = found.end(1)
    repair = (_Edit(_Spot(number, after), " " * (len(line) - after)),)
    return _Fault(_Spot(number, found.start(1)), say("colon-without-space"), repair=repair)


def _no_colon(scene: _Scene) -> _Fault:
    return _without_colon(scene, scene.start)


def _without_colon(scene: _Scene, spot: _Spot) -> _Fault:
    """Return the fault of a line without a colon, to be left out unless others belong to it."""
    number, column = spot
    line = scene.lines[number]
    below = next((one for one in scene.lines[number + 1 :] if one.strip()), "")
    is_alone = not line[:column].strip() and _indentation(below) <= column
    repair = (_Edit(spot, "#"),) if is_alone else ()
    message = say("row-of-a-table") if "\t" in line.strip() else say("no-colon")
    return _Fault(spot, message, repair=repair)


def _no_colon_above(scene: _Scene) -> _Fault | None:
    """Find that the line above, where a key should stand, has no colon or no space behind it."""
    above = _line_above(scene)
    if above is None:
        return None
    line = scene.lines[above]
    if ":" in line:
        return _no_space_on(above, scene)
    return _without_colon(scene, _Spot(above, _indentation(line)))


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
    if not scene.before_stop().strip():
        return None
    number, stop = scene.stop
    if (inside := _quote_inside(scene)) is not None:
        return inside
    blank = " " * (len(scene.lines[number]) - stop)
    return _Fault(scene.stop, say("text-after-value"), repair=(_Edit(scene.stop, blank),))


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
        (_directive,),
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
        (_directive,),
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
