"""The beginning of an explanation for a finding: all but the reason, which is the author's."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, load_text
from vrd2check.explanations import Naming, figures_in_words, fits, words_for
from vrd2check.places import Place, lines_of
from vrd2check.result import Finding, Result
from vrd2check.run import finding_of
from vrd2check.settings import Settings
from vrd2check.source import Document, MappingNode, SequenceNode, read_text

from .stubs import CHAPTER, NotBegunError, Stub, added
from .texts import say

_SOME_REASON = "?"


class Justification(NamedTuple):
    """A file's text before and after an explanation was begun in it.

    ``reason`` is where its author is to write why.
    """

    old: str
    new: str
    reason: Place


class AlreadyBegunError(NotBegunError):
    """The dossier holds an explanation of the finding that only lacks its reason."""

    def __init__(self, place: Place) -> None:
        super().__init__(say("begun-already", where=place))
        self.place = place


class NotToldApartError(NotBegunError):
    """No names tell a finding from another one of its rule with the same difference."""

    def __init__(self) -> None:
        super().__init__(say("not-told-apart"))


def unexplained(result: Result, file: str, code: str) -> tuple[Finding, ...]:
    """Return the findings of a rule in a file that nothing explains, in the order of the file."""
    return _in_order(one for one in result.findings if _is_of(one, file, code))


def told_from_elsewhere(result: Result, file: str, code: str) -> tuple[Finding, ...]:
    """Return the findings of a rule that are told in a file but stand in another dossier.

    That is where they are to be explained; told they are at the figure that is certainly wrong.
    """
    return tuple(
        one.finding
        for one in result.diagnoses
        if one.finding.rule.code == code and one.told_at.file == file != one.finding.place.file
    )


def places_of(finding: Finding, result: Result) -> tuple[Place, ...]:
    """Return where a finding shows, and where else a report tells of it."""
    told = [one.told_at for one in result.diagnoses if one.finding is finding]
    return finding.place, *told


def explained(result: Result, file: str, code: str) -> tuple[Finding, ...]:
    """Return the findings of a rule in a file that are explained, in the order of the file."""
    return _in_order(one.finding for one in result.explained if _is_of(one.finding, file, code))


def justify(
    finding: Finding,
    result: Result,
    files: Sequence[Loaded],
    settings: Settings,
    named: frozenset[str],
) -> Justification:
    """Write the beginning of an explanation for a finding into the text of its dossier.

    ``result`` is what the check of the ``files`` found. Once a reason is filled in, the
    explanation explains this finding and no other. Raises AlreadyBegunError where one awaits its
    reason already, NotToldApartError where no words can do that, and CannotAddError where the file
    is built in a way that nothing can be added to.
    """
    file, code = finding.place.file, finding.rule.code
    (loaded,) = (one for one in files if one.name == file)
    document, naming = read_text(loaded.text, file), Naming(files)
    for begun in loaded.dossier.head.explanations if loaded.dossier is not None else ():
        if not begun.has_reason() and fits(begun, finding, naming):
            raise AlreadyBegunError(begun.place)
    left, done = unexplained(result, file, code), explained(result, file, code)
    others = [*_relations(finding, result, settings), *left, *done]
    try:
        words = words_for(finding, naming, [one for one in others if one is not finding])
    except ValueError:
        raise NotToldApartError() from None
    stub = Stub(code, words, figures_in_words(finding))
    trial = load_text(added(document, stub._replace(reason=_SOME_REASON)), file)
    after = check_loaded([trial if one is loaded else one for one in files], settings, named)
    moved = _moved(loaded.text, trial.text)
    still = [moved(one.place) for one in left if one is not finding]
    now_done = sorted(moved(one.place) for one in (*done, finding))
    if [one.place for one in unexplained(after, file, code)] != still or [
        one.place for one in explained(after, file, code)
    ] != now_done:
        raise NotToldApartError()
    new = read_text(added(document, stub), file)
    return Justification(loaded.text, new.text, _place_of_reason(new))


def _relations(finding: Finding, result: Result, settings: Settings) -> Iterator[Finding]:
    """Return all else that the rule of a finding states of its dossier, as if it did not hold."""
    own = tuple(figure for _, figure in finding.figures)
    for one in result.judged:
        if one.rule.code == finding.rule.code:
            other = finding_of(one, {}, settings)
            same = tuple(figure for _, figure in other.figures) == own
            if other.place.file == finding.place.file and not same:
                yield other


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: one.place))


def _place_of_reason(document: Document) -> Place:
    """Find the reason of the last explanation."""
    chapter = document.root.get(CHAPTER) if document.root is not None else None
    assert isinstance(chapter, SequenceNode)
    last = chapter.items[-1]
    assert isinstance(last, MappingNode)
    return last.entries[-1].value.place


def _is_of(finding: Finding, file: str, code: str) -> bool:
    return finding.place.file == file and finding.rule.code == code


def _moved(old: str, new: str) -> Callable[[Place], Place]:
    """Return where a place in a text is after lines were added to it."""
    was, now = lines_of(old), lines_of(new)
    pairs = enumerate(zip_longest(was, now), 1)
    first = next(line for line, (one, other) in pairs if one != other)
    more = len(now) - len(was)

    def moved(place: Place) -> Place:
        shift = more if place.line >= first else 0
        return place._replace(line=place.line + shift, end_line=place.end_line + shift)

    return moved
