"""The upper part of the report for a person: the errors by dossier, then the rest by kind."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from vrd2check.language import Text
from vrd2check.places import lines_of
from vrd2check.rules import Severity

from .excerpt import excerpt_at
from .layout import (
    GAP,
    SEVERITY_STYLES,
    Line,
    Page,
    Span,
    aligned,
    dossier_heading,
    filled,
    hanging,
    width_of,
)
from .report import Report
from .safe import visible
from .view import FOLLOWS, View, title_of
from .wording import CHAPTERS_TO_WRITE, ERRORS, counted, more_of

MOST_ERRORS = 40
"""More errors than these are counted, and told only when asked for."""
_MOST_PLACES = 12
_MOST_CONSEQUENCES = 5
_MOST_EXPLAINED = 20
# Off a terminal nothing is cut but a source line longer than this.
_LONGEST_EXCERPT = 200
_NUMBER_WIDTH = 7
_TIMES_WIDTH = 4
_SHOWS_AT = Text("blijkt op", "it shows at")
_OF_SEVERAL = Text(
    "Waarschuwingen en nota's (--volledig geeft elke zin)",
    "Warnings and notes (--full gives every sentence)",
)
_EXPLAINED = Text(
    "Toegelicht in het dossier zelf, en daarom niet geteld (--zonder-toelichtingen telt het wel):",
    "Explained in the dossier itself, and so not counted (--no-explanations does count it):",
)
_NOT = Text("niet", "not")
_TOO_MUCH = Text("te veel", "too much")
_TOO_LITTLE = Text("te weinig", "too little")
_AT_MOST = Text("hoogstens", "at most")


def findings(report: Report, page: Page) -> Iterator[Line]:
    """Lay out the errors, with the source line of each, and the rest by kind.

    In full, every diagnosis is laid out as errors are, with its sentence.
    """
    names, language = report.short_names(), report.language
    views = report.views(lambda file: names.get(file, file))
    if report.full:
        yield from _Blocks(report, page, views).lines()
        return
    errors = [one for one in views if one.severity is Severity.ERROR]
    yield from _Blocks(report, page, errors[:MOST_ERRORS]).lines()
    if len(errors) > MOST_ERRORS:
        number = counted(len(errors) - MOST_ERRORS, ERRORS, language)
        more = Text(f"En nog {number}: --volledig toont ze.", f"And {number} more: see --full.")
        yield from hanging([], more.of(language), page, "bold")
        yield []
    others = [one for one in views if one.severity is not Severity.ERROR and not _is_apart(one)]
    yield from _kinds(others, report, names, page)


def _is_apart(view: View) -> bool:
    """Whether another part of the report tells it: what was rounded, chapters to be written."""
    return view.finding.is_rounding or view.rule.code == CHAPTERS_TO_WRITE


def explained(report: Report, page: Page) -> Iterator[Line]:
    """Lay out each explained finding with the reason that its author gives."""
    views, language = report.explained(), report.language
    if not views:
        return
    yield from hanging([], _EXPLAINED.of(language), page, "bold")
    names = report.short_names()
    shown = views if report.full else views[:_MOST_EXPLAINED]
    for view in shown:
        place = view.place
        name = visible(names.get(place.file, place.file), page.encoding)
        first = [Span(f"{GAP}{name} "), Span(place.position, "", place)]
        said = f" “{view.justification.text}”" if view.justification is not None else ""
        title = title_of(view.finding, language)
        yield from hanging([*first, Span(f"{GAP}{view.rule.code}{GAP}")], f"{title}{said}", page)
    if len(shown) < len(views):
        yield [Span(GAP), Span(more_of(len(views) - len(shown), language))]
    yield []


class _Blocks:
    """Diagnoses in blocks: a line that says what is the matter, and the source line below it."""

    def __init__(self, report: Report, page: Page, views: Sequence[View]) -> None:
        self._report, self._page, self._views = report, page, views
        self._word = max((width_of(one.severity_word) for one in views), default=0)
        self._place = max((width_of(one.place.position) for one in views), default=0)

    def lines(self) -> Iterator[Line]:
        """Lay out the diagnoses below the headings of their files."""
        labels = self._report.labels()
        by_file: dict[str, list[View]] = {}
        for view in self._views:
            by_file.setdefault(view.place.file, []).append(view)
        for file, views in sorted(by_file.items(), key=_has_no_error):
            label = labels.get(file) or views[0].finding.dossier or file
            yield from dossier_heading(label, file, self._page)
            lines = lines_of(self._report.result.sources.get(file, ""))
            for view in views:
                yield from self._block(view, lines)
        if self._views:
            yield []

    def _block(self, view: View, lines: Sequence[str]) -> Iterator[Line]:
        full, language = self._report.full, view.language
        answer = "" if full and view.diagnosis.is_told_elsewhere else view.answer
        text = view.sentence if full else view.marked(_headline(view))
        at = view.place.position
        first = [
            Span(aligned(view.severity_word, self._word), SEVERITY_STYLES[view.severity]),
            Span(GAP),
            Span(at, "", view.place),
            Span(" " * (self._place - len(at)) + f"{GAP}{view.rule.code}{GAP}"),
        ]
        yield from hanging(first, text, self._page)
        if view.severity is Severity.ERROR or view.finding.is_broken:
            excerpt = list(self._source(view, lines, answer))
            yield from excerpt
            answer = answer if excerpt else ""
        if view.cause is not None and not answer:
            yield from self._below("→", f"{view.cause.label}: {view.cause.text}")
        if view.diagnosis.is_told_elsewhere and not full:
            at = view.at(view.finding.place)
            yield from self._below("↳", f"{_SHOWS_AT.of(language)} {at}")
        if full and view.see_also is not None:
            yield from self._below("↳", f"{view.see_also.label}: {view.see_also.text}")
        yield from self._consequences(view)

    def _source(self, view: View, lines: Sequence[str], answer: str) -> Iterator[Line]:
        """Lay out the source line, and beside the carets below it the answer with its reason."""
        place, page = view.place, self._page
        bar = page.mark("│", "|")
        taken = _NUMBER_WIDTH + 3
        room = _LONGEST_EXCERPT if page.width is None else page.width - taken
        excerpt = excerpt_at(lines, place, room, page.encoding)
        if excerpt is None:
            return
        yield [Span(f"{place.line:>{_NUMBER_WIDTH}} {bar} "), Span(excerpt.text)]
        carets = "^" * excerpt.width
        whole = visible(f"{answer} {view.reason}".rstrip() if answer else "", page.encoding)
        short = visible(answer, page.encoding)
        ways = [
            (excerpt.start, f"{carets} {whole}".rstrip()),
            (excerpt.start - width_of(whole) - 1, f"{whole} {carets}"),
            (excerpt.start, f"{carets} {short}"),
            (max(excerpt.start - width_of(short) - 1, 0), f"{short} {carets}"),
        ]
        start, text = next(
            (
                (start, text)
                for start, text in ways
                if start >= 0 and (page.width is None or start + width_of(text) <= room)
            ),
            ways[-1],
        )
        margin = Span(f"{' ' * _NUMBER_WIDTH} {bar} {' ' * start}")
        yield [margin, Span(text, SEVERITY_STYLES[view.severity])]
        if whole not in text:
            yield from self._below("→", view.reason.strip("()"))

    def _consequences(self, view: View) -> Iterator[Line]:
        """Return what has the same cause: in full each with its title, else the first of them."""
        findings, language = view.diagnosis.consequences, view.language
        if not findings:
            return
        named = [f"{one.rule.code} ({view.at(one.place)})" for one in findings]
        label = FOLLOWS.of(language)
        if self._report.full:
            for name, one in zip(named, findings, strict=True):
                yield from self._below("↳", f"{label}: {name} {title_of(one, language)}")
            return
        if len(named) > _MOST_CONSEQUENCES:
            named[_MOST_CONSEQUENCES:] = [more_of(len(named) - _MOST_CONSEQUENCES, language)]
        yield from self._below("↳", f"{label}: {', '.join(named)}")

    def _below(self, sign: str, text: str) -> Iterator[Line]:
        mark = self._page.mark(sign, "->")
        yield from hanging([Span(f"{' ' * _NUMBER_WIDTH} {mark} ")], text, self._page)


def _has_no_error(file: tuple[str, Sequence[View]]) -> bool:
    return all(view.severity is not Severity.ERROR for view in file[1])


def _headline(view: View) -> str:
    """Return what is the matter: the title with its numbers, less what the answer tells."""
    numbers, language = view.numbers, view.language
    stands_there = view.is_about_this_figure and not view.diagnosis.is_told_elsewhere
    if not numbers.stated or not (view.answer_is_expected or stands_there):
        return view.message
    if view.answer_is_expected:
        size = numbers.difference.lstrip("+-")
        side = {"+": _TOO_MUCH, "-": _TOO_LITTLE}.get(numbers.difference[:1])
        return f"{view.title}: {size} {side.of(language) if side else ''}".rstrip()
    limit = numbers.expected.removeprefix("≤ ")
    word = _NOT if limit == numbers.expected else _AT_MOST
    return f"{view.title}: {numbers.stated}, {word.of(language)} {limit} ({numbers.difference})"


def _kinds(
    views: Sequence[View], report: Report, names: Mapping[str, str], page: Page
) -> Iterator[Line]:
    """Lay out what is no error, one kind together; one of a single dossier in its sentence."""
    if not views:
        return
    language, severities = report.language, list(Severity)
    files = {view.place.file for view in report.views()}
    if len(files) > 1:
        yield from hanging([], _OF_SEVERAL.of(language), page, "bold")
    elif not report.result.by_severity()[Severity.ERROR]:
        (file,) = files
        yield from dossier_heading(report.labels().get(file, file), file, page)

    def kind(view: View) -> tuple[bool, int, str]:
        return not view.diagnosis.is_newer(), severities.index(view.severity), view.rule.code

    word = max(width_of(view.severity_word) for view in views)
    for _, group in groupby(sorted(views, key=kind), key=kind):
        some = list(group)
        view, number = some[0], len(some)
        times = page.mark(f"×{number}", f"x{number}") if number > 1 else ""
        first = [
            Span(aligned(view.severity_word, word), SEVERITY_STYLES[view.severity]),
            Span(f" {aligned(times, _TIMES_WIDTH)} {view.rule.code}{GAP}"),
        ]
        pieces = _places(some[:_MOST_PLACES], names if len(files) > 1 else None, page)
        if number == 1 and len(files) == 1:
            pieces += _words(view.sentence, page)
        else:
            pieces[:0] = _words(view.marked(f"{view.title}:"), page)
        if number > _MOST_PLACES:
            pieces += _words(more_of(number - _MOST_PLACES, language), page)
        yield from filled(first, pieces, page)
    yield []


def _places(views: Sequence[View], names: Mapping[str, str] | None, page: Page) -> list[Line]:
    """Return the places of one kind, with commas; after the names of their files, if any."""
    pieces: list[Line] = []
    for file, group in groupby((view.place for view in views), key=lambda place: place.file):
        places = list(group)
        name = "" if names is None else visible(names.get(file, file), page.encoding)
        for number, place in enumerate(places, 1):
            before = f"{name} (" if name and number == 1 else ""
            after = ")" if name and number == len(places) else ""
            pieces.append([Span(before), Span(place.position, "", place), Span(f"{after},")])
    last = pieces[-1][-1]
    pieces[-1][-1] = Span(last.text.removesuffix(","))
    return pieces


def _words(text: str, page: Page) -> list[Line]:
    return [[Span(word)] for word in visible(text, page.encoding).split(" ")]
