"""Charts as drawings in a page: the forecast cumulated, VAK and VEK by year, the budget.

Places on a drawing are whole units of a canvas of ``WIDTH`` by ``HEIGHT``; amounts stay exact until
they become such a place.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Dossier, Programme, ProjectDossier
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Kind, format_value, short_month_name
from vrd2check.language import Language

from ..show.sums import column_value, cumulated
from .texts import say

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 110, 10, 16, 44
_TICKS = 4
_COLOURS = 6
_MOST_BARS = 12
# From more bars on, their names stand on two lines.
_CROWDED = 5


class Bar(NamedTuple):
    """A bar: its corner, its size, the number of its colour, and what it stands for."""

    x: int
    y: int
    width: int
    height: int
    colour: int
    title: str


class Label(NamedTuple):
    """A text on a drawing, at its anchor."""

    x: int
    y: int
    text: str


class Tick(NamedTuple):
    """A line across the drawing with the amount that it stands for."""

    y: int
    text: str


class Key(NamedTuple):
    """A colour and what it stands for."""

    colour: int
    text: str


class Chart(NamedTuple):
    """A drawing: bars, lines through points, ticks, labels; ``limit`` is a line of its own.

    ``chapter`` is the template's word for the one whose table it draws.
    """

    chapter: str
    anchor: str
    title: str
    description: str
    bars: tuple[Bar, ...] = ()
    line: tuple[tuple[int, int], ...] = ()
    limit: Tick | None = None
    ticks: tuple[Tick, ...] = ()
    labels: tuple[Label, ...] = ()
    keys: tuple[Key, ...] = ()

    @property
    def points(self) -> str:
        """Return the points of the line as SVG writes them."""
        return " ".join(f"{x},{y}" for x, y in self.line)


class _Scale(NamedTuple):
    """How amounts become heights: the largest one nearly fills the drawing."""

    largest: Fraction

    def step(self) -> int:
        """Return the amount between two ticks: the least round one that holds the largest."""
        step = 1
        while step * _TICKS < self.largest:
            # 1, 2, 5, 10, 20, …
            step = step * 5 // 2 if str(step).startswith("2") else step * 2
        return step

    def height(self, amount: Fraction) -> int:
        room = HEIGHT - _TOP - _BOTTOM
        return int(max(amount, Fraction(0)) * room / (self.step() * _TICKS))

    def y(self, amount: Fraction) -> int:
        return HEIGHT - _BOTTOM - self.height(amount)

    def ticks(self) -> tuple[Tick, ...]:
        steps = (Fraction(self.step() * number) for number in range(_TICKS + 1))
        return tuple(Tick(self.y(step), _amount(step)) for step in steps)


def charts_of(dossier: Dossier, section: str, language: Language) -> Iterator[Chart]:
    """Return the charts of a dossier that has anything to draw."""
    if isinstance(dossier, ProjectDossier | Programme):
        yield from _forecast(dossier, f"{section}-c1", language)
    if isinstance(dossier, ProjectDossier):
        yield from _calendar(dossier, f"{section}-c2", language)
        yield from _budget(dossier, f"{section}-c3", language)


def _forecast(
    dossier: ProjectDossier | Programme, anchor: str, language: Language
) -> Iterator[Chart]:
    forecast = dossier.forecast
    if forecast is None or forecast.year is None:
        return
    months = range(1, 13)
    paid = [column_value(forecast.table, month) for month in months]
    added = cumulated(paid)
    if any(value is None for value in added):
        return
    so_far = [value or Fraction(0) for value in added]
    vak = _vak(dossier, forecast.year)
    scale = _Scale(max((*so_far, vak or Fraction(0))))
    if not scale.largest:
        return
    step = (WIDTH - _LEFT - _RIGHT) // 12
    centres = [_LEFT + step * number + step // 2 for number in range(12)]
    bars = [
        Bar(
            x - step // 3,
            scale.y(one or Fraction(0)),
            2 * step // 3,
            scale.height(one or Fraction(0)),
            0,
            f"{short_month_name(month).of(language)}: {_amount(one or Fraction(0))}",
        )
        for x, one, month in zip(centres, paid, months, strict=True)
    ]
    total = _amount(so_far[-1])
    described = (
        say("chart-forecast-described", total=total, vak=_amount(vak))
        if vak is not None
        else say("chart-forecast-alone", total=total)
    )
    yield Chart(
        chapter="prognose_vek",
        anchor=anchor,
        title=say("chart-forecast", year=forecast.year).of(language),
        description=described.of(language),
        bars=tuple(bars),
        line=tuple(zip(centres, map(scale.y, so_far), strict=True)),
        limit=Tick(scale.y(vak), f"VAK {_amount(vak)}") if vak is not None else None,
        ticks=scale.ticks(),
        labels=tuple(
            Label(x, HEIGHT - _BOTTOM + 16, short_month_name(month).of(language))
            for x, month in zip(centres, months, strict=True)
        ),
    )


def _vak(dossier: ProjectDossier | Programme, year: int) -> Fraction | None:
    if isinstance(dossier, Programme):
        credit = dossier.credits.get(year)
        return Fraction(credit.value) if credit is not None and credit.value is not None else None
    return column_value(dossier.calendar.vak, year) if dossier.calendar is not None else None


def _calendar(dossier: ProjectDossier, anchor: str, language: Language) -> Iterator[Chart]:
    calendar = dossier.calendar
    if calendar is None:
        return
    years = sorted({*calendar.vak.columns(), *calendar.vek.columns()})[:_MOST_BARS]
    sides = [
        [column_value(table, year) for year in years] for table in (calendar.vak, calendar.vek)
    ]
    values = [value for side in sides for value in side if value is not None]
    scale = _Scale(max(values, default=Fraction(0)))
    if not scale.largest:
        return
    step = (WIDTH - _LEFT - _RIGHT) // len(years)
    width = min(step // 3, 60)
    bars = []
    for number, year in enumerate(years):
        for side, name in enumerate(("VAK", "VEK")):
            value = sides[side][number]
            if value is not None:
                x = _LEFT + step * number + step // 2 + (side - 1) * width
                title = f"{name} {year}: {_amount(value)}"
                bars.append(Bar(x, scale.y(value), width - 4, scale.height(value), side, title))
    yield Chart(
        chapter="vak_vek_kalender",
        anchor=anchor,
        title=say("chart-calendar").of(language),
        description=say("chart-calendar-described", years="; ".join(one.title for one in bars)).of(
            language
        ),
        bars=tuple(bars),
        ticks=scale.ticks(),
        labels=tuple(
            Label(_LEFT + step * number + step // 2, HEIGHT - _BOTTOM + 16, str(year))
            for number, year in enumerate(years)
        ),
        keys=(Key(0, "VAK"), Key(1, "VEK")),
    )


def _budget(dossier: ProjectDossier, anchor: str, language: Language) -> Iterator[Chart]:
    table = dossier.budget
    if table is None:
        return
    deliverables: dict[str, dict[str, Fraction]] = {}
    sources: dict[str, None] = {}
    for line in table.lines:
        figure = line.cells.get(AMOUNT)
        if figure is None or figure.value is None:
            continue
        name = line.name(Dimension.DELIVERABLE) or line.name(Dimension.PRODUCT)
        source = str(line.name(Dimension.SOURCE) or "")
        sources[source] = None
        of_source = deliverables.setdefault(str(name or ""), {})
        of_source[source] = of_source.get(source, Fraction(0)) + Fraction(figure.value)
    shown = dict(list(deliverables.items())[:_MOST_BARS])
    scale = _Scale(
        max((sum(one.values(), Fraction(0)) for one in shown.values()), default=Fraction(0))
    )
    if not scale.largest:
        return
    colours = {source: number % _COLOURS for number, source in enumerate(sources)}
    step = (WIDTH - _LEFT - _RIGHT) // len(shown)
    width = min(2 * step // 3, 80)
    bars: list[Bar] = []
    labels: list[Label] = []
    for number, (called, by_source) in enumerate(shown.items()):
        x, so_far = _LEFT + step * number + step // 2, Fraction(0)
        for source, value in by_source.items():
            so_far += value
            title = " · ".join(filter(None, (called, source, _amount(value))))
            height = scale.height(value)
            bars.append(Bar(x - width // 2, scale.y(so_far), width, height, colours[source], title))
        lower = 14 if len(shown) > _CROWDED and number % 2 else 0
        labels.append(Label(x, HEIGHT - _BOTTOM + 16 + lower, called[:16]))
    yield Chart(
        chapter="budget",
        anchor=anchor,
        title=say("chart-budget").of(language),
        description=say("chart-budget-described", lines="; ".join(one.title for one in bars)).of(
            language
        ),
        bars=tuple(bars),
        ticks=scale.ticks(),
        labels=tuple(labels),
        keys=_keys(colours),
    )


def _keys(colours: dict[str, int]) -> tuple[Key, ...]:
    named: Sequence[tuple[str, int]] = [(name, colour) for name, colour in colours.items() if name]
    return tuple(Key(colour, name) for name, colour in named[:_COLOURS])


def _amount(value: Fraction) -> str:
    return format_value(value, Kind.AMOUNT)
