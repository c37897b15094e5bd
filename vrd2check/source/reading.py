"""A file or a text to a document: the tree, the text and every problem. Nothing is raised."""

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError

from vrd2check.files import read
from vrd2check.language import Text
from vrd2check.limits import MAX_BYTES, MAX_PROBLEMS, MAX_TEXT_LENGTH
from vrd2check.places import Place
from vrd2check.source.building import RefusedError, build
from vrd2check.source.decoding import decode
from vrd2check.source.lookalikes import lookalikes, mended, outside_values, problems_of
from vrd2check.source.parsers import FASTEST, Parser, parsing
from vrd2check.source.problems import TextProblem, TextProblemKind, whole_file
from vrd2check.source.syntax import explain, is_too_deep
from vrd2check.source.texts import say, why_unreadable
from vrd2check.source.tree import MappingNode, Node, Scalar

# How much is read again, at most, to find faults behind the first one.
_MOST_CHARACTERS = 500_000


class Document(NamedTuple):
    """What was read from one file.

    ``text`` is the text without byte order mark; ``text.splitlines()`` gives the lines that places
    count. ``root`` is None if the file could not be read as a mapping, and then there is at least
    one problem; a root with problems holds all that is not named in them.
    """

    file: str
    text: str
    root: MappingNode | None
    problems: tuple[TextProblem, ...]


def read_text(data: bytes | str, file: str, *, parser: Parser = FASTEST) -> Document:
    """Read a YAML text; ``file`` is the name that places carry. Raises nothing."""
    if len(data) > MAX_BYTES:
        message = say("too-large", megabytes=MAX_BYTES // 1_000_000)
        return _refused(file, TextProblemKind.TOO_LARGE, message)
    text, problems = decode(data, file)
    if problems:
        return Document(file, text, None, tuple(problems))
    root, problems = _read(text, file, parser)
    if len(problems) > MAX_PROBLEMS:
        place = problems[MAX_PROBLEMS].place
        message = say("too-many-problems", left_out=len(problems) - MAX_PROBLEMS)
        problems[MAX_PROBLEMS:] = [TextProblem(TextProblemKind.TOO_MANY_PROBLEMS, place, message)]
    return Document(file, text, root, tuple(problems))


def read_file(path: Path, file: str | None = None, *, parser: Parser = FASTEST) -> Document:
    """Read a YAML file; ``file`` is the name that places carry, the path if left out.

    Only a regular file is read, and no more of it than ``limits.MAX_BYTES``. Raises nothing.
    """
    name = str(path) if file is None else file
    try:
        data = _read_bytes(path)
    except FileNotFoundError:
        data = say("dangling-link") if path.is_symlink() else say("missing-file")
    except (OSError, ValueError) as error:
        data = why_unreadable(error)
    if isinstance(data, Text):
        return _refused(name, TextProblemKind.UNREADABLE_FILE, data)
    return read_text(data, name, parser=parser)


def _read_bytes(path: Path) -> bytes | Text:
    """Read one byte more than is allowed at most, or say why this is no file to read."""
    try:
        return read(path, MAX_BYTES + 1)
    except IsADirectoryError:
        return say("is-a-folder")
    except OSError as error:
        if error.errno == errno.EINVAL:
            return say("not-a-file")
        raise


def _refused(file: str, kind: TextProblemKind, message: Text) -> Document:
    return Document(file, "", None, (whole_file(file, kind, message),))


def _read(text: str, file: str, parser: Parser) -> tuple[MappingNode | None, list[TextProblem]]:
    """Read a text, as if characters that only look like others were these."""
    found = lookalikes(text)
    if not found:
        return _read_plain(text, file, parser)
    as_written = _read_plain(text, file, parser)
    if as_written[0] is not None:
        found = outside_values(as_written[0], found, plain=False)
        if not found:
            return as_written
    root, problems = _read_plain(mended(text, found), file, parser)
    if root is not None:
        outside = outside_values(root, found)
        if len(outside) < len(found):
            root, problems = _read_plain(mended(text, outside), file, parser)
        found = outside
    return root, [*problems_of(found, file), *problems]


def _read_plain(
    text: str, file: str, parser: Parser
) -> tuple[MappingNode | None, list[TextProblem]]:
    try:
        with parsing(text, parser) as next_event:
            root, problems = build(next_event, text, file)
    except YAMLError as error:
        return None, _told(error, text, file, parser)
    except RefusedError as refused:
        return None, [refused.problem]
    if root is None or (isinstance(root, Scalar) and root.plain and not root.written):
        return None, [whole_file(file, TextProblemKind.EMPTY, say("empty"))]
    long = _too_long(root) if len(text) > MAX_TEXT_LENGTH else None
    if long is not None:
        place = long.place._replace(end_line=long.place.line, end_column=long.place.column + 1)
        message = say("too-long", most=MAX_TEXT_LENGTH)
        return None, [TextProblem(TextProblemKind.TOO_LONG, place, message)]
    if isinstance(root, MappingNode):
        return root, problems
    message = say("text-at-top") if isinstance(root, Scalar) else say("list-at-top")
    return None, [TextProblem(TextProblemKind.NOT_A_MAPPING, root.place, message), *problems]


def _told(error: YAMLError, text: str, file: str, parser: Parser) -> list[TextProblem]:
    """Return all that can be told of what is wrong with a text that a parser refuses.

    A fault that is understood is mended in a copy of the text, in which all places stay the same,
    and the copy is read in turn. What is not understood in the copy, on a line of which something
    was told, may follow from that and is not told.

    A parser that refuses deep levels by itself does so before it tells of the first ones. Our own
    bound is lower: the text before the refusal is enough to find it where it always is.
    """
    if is_too_deep(error) and isinstance(error, MarkedYAMLError) and error.problem_mark:
        before = text[: error.problem_mark.index]
        if len(before) < len(text):
            _, problems = _read_plain(before, file, parser)
            if problems:
                return problems
    told: list[TextProblem] = []
    left = _MOST_CHARACTERS
    # What is open at the end of a text may end on the empty line behind it.
    written = [*text.splitlines(), ""]
    while True:
        problem, repaired = explain(error, text, file)
        problem = _as_written(problem, written)
        lines = {one.place.line for one in told}
        if problem in told:
            return told
        if repaired is not None or problem.place.line not in lines:
            told.append(problem)
        left -= len(text)
        if repaired is None or left < 0 or len(told) > MAX_PROBLEMS:
            return told
        text = repaired
        try:
            with parsing(text, parser) as next_event:
                _, problems = build(next_event, text, file)
        except YAMLError as another:
            error = another
        except RefusedError:
            return told
        else:
            lines = {one.place.line for one in told}
            told += (_as_written(p, written) for p in problems if p.place.line not in lines)
            return sorted(told, key=lambda one: one.place)


def _as_written(problem: TextProblem, lines: list[str]) -> TextProblem:
    """Return a problem of a mended copy at places of the text: the copy may have longer lines."""

    def inside(place: Place) -> Place:
        first, last = (len(lines[line - 1]) + 1 for line in (place.line, place.end_line))
        if place.column > first:
            return place._replace(column=first, end_column=first + 1)
        return place._replace(end_column=min(place.end_column, last + 1))

    related = tuple(map(inside, problem.related))
    return problem._replace(place=inside(problem.place), related=related)


def _too_long(node: Node) -> Scalar | None:
    """Find the first key or value of a tree that is longer than allowed."""
    if isinstance(node, Scalar):
        return node if len(node.written) > MAX_TEXT_LENGTH else None
    if isinstance(node, MappingNode):
        parts: Iterable[Node] = (
            part for entry in node.entries for part in (entry.key, entry.value)
        )
    else:
        parts = node.items
    return next((long for part in parts if (long := _too_long(part)) is not None), None)
