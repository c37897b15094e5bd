"""Tables of what does not agree, a row each: the errors, and what was rounded when asked for."""

from collections.abc import Iterator, Sequence

from vrd2check.language import Text
from vrd2check.rules import Severity

from .layout import Line, Page, Span, hanging, width_of
from .report import Report
from .safe import visible
from .view import View
from .wording import more_of

_MOST_ROWS = 40
_LEAST_FOR_TITLES = 20
_BETWEEN_COLUMNS = 2
_ROUNDINGS = Text("Klopt op afronding na", "Agrees but for rounding")
_HEADS = (
    Text("waar", "where"),
    Text("wat", "what"),
    Text("er staat", "stated"),
    Text("verwacht", "expected"),
    Text("verschil", "difference"),
    Text("voorstel", "proposed"),
)


def lay_out(report: Report, page: Page) -> Iterator[Line]:
    """Lay out what was rounded, if it is asked for, and then the errors, next to the prompt."""
    views = report.views()
    roundings = [] if report.full else [one for one in views if one.finding.is_rounding]
    errors = [one for one in views if one.severity is Severity.ERROR]
    if roundings:
        yield from hanging([], _ROUNDINGS.of(report.language), page, "bold")
    yield from _table(roundings, report, page)
    yield from _table(errors, report, page)


def _table(views: Sequence[View], report: Report, page: Page) -> Iterator[Line]:
    if not views:
        return
    from . import grid  # noqa: PLC0415  rich's tables take 70 ms, and a sound dossier has none

    language, names = report.language, report.short_names()
    shown = views[:_MOST_ROWS]
    places = [view.place for view in shown]
    where = [f"{names.get(place.file, place.file)} {place.position}" for place in places]
    numbers = [view.numbers for view in shown]
    others = [
        where,
        *([one[column] for one in numbers] for column in range(3)),
        [view.guess for view in shown],
    ]
    heads = [head.of(language) for head in _HEADS]
    taken = sum(
        max(map(width_of, (head, *texts))) + _BETWEEN_COLUMNS
        for head, texts in zip((heads[0], *heads[2:]), others, strict=True)
        if any(texts)
    )
    # With less room a title would be a ribbon; the errors above name it beside the code.
    narrow = page.width is not None and page.width - taken < _LEAST_FOR_TITLES
    what = [view.rule.code if narrow else view.title for view in shown]
    columns = []
    for number, (heading, texts) in enumerate(zip(heads, (where, what, *others[1:]), strict=True)):
        safe = [visible(text, page.encoding) for text in texts]
        if number < 2:
            columns.append(grid.words(heading, safe, () if number else places))
        elif any(safe):
            columns.append(grid.numbers(heading, safe))
    yield from grid.draw(columns, [grid.RowKind.LINE] * len(shown), page)
    if len(views) > len(shown):
        yield [Span(more_of(len(views) - len(shown), language))]
    yield []
