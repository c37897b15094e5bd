"""The document: can it be read, is it of the right shape, and what is still to be written."""

from collections.abc import Iterator

from vrd2check.dossiers import KINDS, PLACEHOLDER, Head, Loaded, is_placeholder
from vrd2check.figures import State, read_period
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.schema import ShapeProblemKind
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode, TextProblemKind

from .base import Context, Outcome, Problem, Severity, rule
from .base.families import reported
from .base.lists import all_of

_ANY_YEAR = 2000
_LAST_WORD = PLACEHOLDER.split()[-1]

nothing_to_read = reported(
    "DOC101", "nothing-to-read", TextProblemKind.UNREADABLE_FILE, TextProblemKind.EMPTY
)
not_utf8 = reported("DOC102", "not-utf8", TextProblemKind.NOT_UTF8)
forbidden_character = reported("DOC103", "forbidden-character", TextProblemKind.FORBIDDEN_CHARACTER)
not_yaml = reported("DOC104", "not-yaml", TextProblemKind.NOT_YAML, TextProblemKind.TAB)
several_documents = reported("DOC105", "several-documents", TextProblemKind.SEVERAL_DOCUMENTS)
not_a_mapping = reported("DOC106", "not-a-mapping", TextProblemKind.NOT_A_MAPPING)
beyond_bounds = reported(
    "DOC107",
    "beyond-bounds",
    TextProblemKind.TOO_LARGE,
    TextProblemKind.TOO_DEEP,
    TextProblemKind.TOO_MANY_NODES,
    TextProblemKind.TOO_LONG,
    TextProblemKind.TOO_MANY_FILES,
    TextProblemKind.TOO_MANY_PROBLEMS,
    ShapeProblemKind.TOO_MANY_PROBLEMS,
)
aliases = reported("DOC108", "aliases", TextProblemKind.ALIASES, TextProblemKind.MERGE_KEY)
duplicate_key = reported("DOC109", "duplicate-key", TextProblemKind.DUPLICATE_KEY)
unusual_yaml = reported(
    "DOC110", "unusual-yaml", TextProblemKind.UNKNOWN_TAG, TextProblemKind.COMPLEX_KEY
)
decimal_comma = reported("DOC111", "decimal-comma", TextProblemKind.DECIMAL_COMMA)
misread = reported("DOC112", "misread-in-brackets", TextProblemKind.MISREAD)
unknown_kind = reported("DOC121", "unknown-kind", ShapeProblemKind.UNKNOWN_KIND)
unknown_key = reported("DOC122", "unknown-key", ShapeProblemKind.UNKNOWN_KEY)
missing_key = reported("DOC123", "missing-key", ShapeProblemKind.MISSING_KEY)
empty_value = reported("DOC124", "empty-value", ShapeProblemKind.EMPTY)
wrong_type = reported("DOC125", "wrong-type", ShapeProblemKind.WRONG_TYPE)
value_not_allowed = reported("DOC126", "value-not-allowed", ShapeProblemKind.NOT_ALLOWED_VALUE)
wrong_length = reported("DOC127", "wrong-length", ShapeProblemKind.WRONG_LENGTH)
unquoted_number = reported("DOC128", "unquoted-number", ShapeProblemKind.UNQUOTED_NUMBER)


@rule("DOC131", "unreadable-figure", Severity.ERROR, Loaded)
def unreadable_figure(file: Loaded, _: Context) -> Iterator[Outcome]:
    """An amount, count or percentage must be readable in one way only."""
    if file.dossier is None:
        return
    said = {problem.place for problem in file.shape}
    for figure in file.dossier.head.figures:
        if figure.problem and figure.state is State.UNREADABLE and figure.place not in said:
            said.add(figure.place)
            yield Problem(figure.place, {"problem": figure.problem}, (figure,))


@rule("DOC132", "unreadable-period", Severity.WARNING, Loaded)
def unreadable_period(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Periods and dates are compared: an action does not start after its end, for example."""
    if file.dossier is None:
        return
    head = file.dossier.head
    said = {problem.place for problem in file.shape}
    for moment in head.moments:
        if moment.period is not None or moment.place in said:
            continue
        # Where only the year of the dossier is missing, that is the one thing to report.
        if head.year is None and read_period(moment.written, _ANY_YEAR) is not None:
            continue
        said.add(moment.place)
        yield Problem(moment.place, {"written": moment.written.strip()})


@rule("DOC133", "thousands-point", Severity.NOTE, Loaded)
def thousands_point(file: Loaded, _: Context) -> Iterator[Outcome]:
    """In a Flemish dossier 9.502 is nine thousand five hundred and two, and it is read so here."""
    if file.dossier is None:
        return
    found = {figure.place: figure for figure in file.dossier.head.figures if figure.point_groups}
    if not found:
        return
    first = found[min(found)]
    one = len(found) == 1
    amounts = Text(
        nl="In dit bestand staat 1 bedrag"
        if one
        else f"In dit bestand staan {len(found)} bedragen",
        en="This file holds 1 amount" if one else f"This file holds {len(found)} amounts",
    )
    written = first.written.strip()
    other = written.replace(".", ",")
    yield Problem(first.place, {"amounts": amounts, "written": written, "other": other})


@rule("DOC134", "chapter-missing", Severity.ERROR, Loaded)
def chapter_missing(file: Loaded, context: Context) -> Iterator[Outcome]:
    """A submitted dossier (ingediend) holds all chapters that its kind must have."""
    if file.dossier is not None and file.dossier.head.submitted:
        for chapter in _absent_chapters(file, context):
            yield Problem(_place_of_status(file), {"chapter": chapter})


@rule("DOC135", "placeholder-left", Severity.ERROR, Loaded)
def placeholder_left(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Where the format wants a text that only you know, vrd2check new writes “Nog in te vullen”."""
    if file.dossier is not None and file.dossier.head.submitted:
        yield from _told(file)


@rule("DOC301", "draft-chapters", Severity.NOTE, Loaded)
def draft_chapters(file: Loaded, context: Context) -> Iterator[Outcome]:
    """A dossier is filled in over weeks, so a draft may be incomplete."""
    if file.dossier is None or file.dossier.head.submitted:
        return
    absent = _absent_chapters(file, context)
    if absent:
        chapters = all_of([f"`{chapter}`" for chapter in absent], most=len(absent))
        yield Problem(_place_of_status(file), {"chapters": chapters})


@rule("DOC302", "empty-chapter", Severity.WARNING, Loaded)
def empty_chapter(file: Loaded, _: Context) -> Iterator[Outcome]:
    """An empty list may be one that is still to be filled in; the word nvt leaves no doubt."""
    if file.dossier is None:
        return
    head = file.dossier.head
    for chapter in KINDS[file.kind].chapters:
        empty = chapter in head.chapters and chapter in head.empty_chapters
        if empty and not _is_incomplete(chapter, head) and not _says_none(file, chapter):
            yield Problem(head.chapters[chapter], {"chapter": chapter})


@rule("DOC303", "still-to-fill-in", Severity.NOTE, Loaded)
def still_to_fill_in(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A new dossier is filled in over weeks, so this is but a note, one a dossier."""
    if file.dossier is None or file.dossier.head.submitted:
        return
    open_chapters = _open_chapters(file, file.dossier.head)
    if open_chapters:
        (name, first), *others = open_chapters
        about: dict[str, str | Text] = {"chapter": name, "line": str(first.line), "then": ""}
        if others:
            then = all_of([f"`{other}`" for other, _ in others], most=len(others))
            about["then"] = Text(f" Daarna: {then.nl}.", f" Then: {then.en}.")
        yield Problem(first, about, related=tuple(place for _, place in others))


def _open_chapters(file: Loaded, head: Head) -> list[tuple[str, Place]]:
    """Return the chapters that nobody began to fill in, as they stand, with what to begin with.

    Such a chapter holds a placeholder, or has cells for figures and not one figure in them.
    """
    empty = {figure.place for figure in head.figures if figure.state is State.EMPTY}
    # Few dossiers have any of these, and their text is read again for it.
    if not empty and _LAST_WORD not in file.text.lower():
        return []
    root = file.tree()
    found = []
    for key, value in root.pairs() if root is not None else ():
        if key == "toelichtingen":
            continue
        cells = [one for one in head.figures if one.place.lies_in(value.place)]
        places = list(_placeholders(value))
        if not places and cells and all(one.place in empty for one in cells):
            places = [one.place for one in cells]
        if places:
            found.append((key, min(places)))
    return found


def _absent_chapters(file: Loaded, context: Context) -> list[str]:
    """Return the obligatory chapters that are missing, but for what was reported already.

    That is so for a chapter of which only the key stands there, and for one whose key is mistyped.
    """
    assert file.dossier is not None
    head = file.dossier.head
    said = {problem.place for problem in file.shape}
    mistyped = {
        problem.suggestion for problem in file.shape if problem.kind is ShapeProblemKind.UNKNOWN_KEY
    }
    absent = []
    for chapter in context.settings.chapters_of(file.kind):
        reported = chapter in mistyped or head.unstated.get(chapter) in said
        if chapter not in head.chapters and not reported:
            absent.append(chapter)
    return absent


def _place_of_status(file: Loaded) -> Place:
    assert file.dossier is not None
    head = file.dossier.head
    return head.chapters.get("status", head.place)


def _says_none(file: Loaded, chapter: str) -> bool:
    """Whether the author wrote a word for nothing in a chapter, or in its place."""
    root = file.tree()
    node = root.get(chapter) if root is not None else None
    return node is not None and any(one.written.strip() for one in _scalars(node))


def _is_incomplete(chapter: str, head: Head) -> bool:
    return any(name == chapter or name.startswith(f"{chapter}.") for name in head.incomplete)


def _told(file: Loaded) -> Iterator[Problem]:
    """Return the problem of all placeholders in a file, at the first of them."""
    # Few dossiers have any, and their text is read again for it.
    root = file.tree() if _LAST_WORD in file.text.lower() else None
    if root is None:
        return
    # What is written for a reason is told by TOE104.
    chapters = (value for key, value in root.pairs() if key != "toelichtingen")
    found = (place for chapter in chapters for place in _placeholders(chapter))
    places = list(dict.fromkeys(found))
    if places:
        first, *others = places
        numbers = all_of([str(line) for line in dict.fromkeys(place.line for place in places)])
        one = first.line == places[-1].line
        lines = Text(f"regel {numbers.nl}", f"line{'' if one else 's'} {numbers.en}")
        yield Problem(first, {"lines": lines}, related=tuple(others))


def _placeholders(node: Node) -> Iterator[Place]:
    return (one.place for one in _scalars(node) if is_placeholder(one.written))


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case SequenceNode():
            for item in node.items:
                yield from _scalars(item)
        case MappingNode():
            for _, value in node.pairs():
                yield from _scalars(value)
