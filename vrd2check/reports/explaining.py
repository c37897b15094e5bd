"""How relations came to their verdict, to be read in a terminal or an editor."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from vrd2check.audit import Address, Audit, Auditor, Contributor, Lack
from vrd2check.coverage import Standing
from vrd2check.dossiers import Explanation, Loaded
from vrd2check.figures import Figure, Kind, State, format_value
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import AtMost, Number, Product, Relation, RunningAtMost, Verdict
from vrd2check.result import Diagnosis, Result
from vrd2check.sheets import Chapter

from .auditing import lack_sentence, slack_arithmetic
from .json import exact
from .layout import GAP, Line, Page, Span, aligned, dossier_heading, hanging, width_of, widths_of
from .markup import escaped
from .safe import visible
from .texts import say
from .view import Detail, View, by_whom, capitalised, role_word
from .wording import STANDINGS

_STYLES = {
    Verdict.BROKEN: "bold red",
    Verdict.UNCHECKED: "magenta",
    Verdict.WITHIN_ROUNDING: "dim",
    Verdict.HOLDS: "green",
}
_STANDINGS = {
    Standing.CONTRADICTED: "bold red",
    Standing.OPEN: "magenta",
    Standing.CONFIRMED: "green",
    Standing.ALONE: "yellow",
}
_ORDER = tuple(_STYLES)
# A number that has more decimals than this has no end of them.
_MOST_DECIMALS = 30
# Of such a number so many are shown: what rounding makes of one is mostly less than a cent.
_NEAR = 4
_WRITTEN = (State.READ, State.UNREADABLE)
# Beside the numbers a text needs so much room; else it stands below them.
_LEAST_TEXT = 24
# In a small window beside a text, more figures than these are counted.
_MOST_IN_A_HOVER = 12


class Row(NamedTuple):
    """A figure of a relation: its part in it, its value, weight and slack, what it is and where.

    ``written`` is what stands in the file with its place, ``address`` where in the tables it is.
    """

    role: str
    value: str
    weight: str
    slack: str
    written: str
    address: str

    @property
    def text(self) -> str:
        """Return what it is and where."""
        return " · ".join(filter(None, (self.written, self.address)))


class Told(NamedTuple):
    """A relation in words.

    ``outcome`` are what is stated, computed, the difference and what rounding can explain;
    ``details`` what is lacking, what was probably done, and who explained it.
    """

    code: str
    title: str
    verdict: Verdict
    verdict_word: str
    rows: tuple[Row, ...]
    outcome: tuple[Detail, ...]
    details: tuple[Detail, ...]


class Teller:
    """Puts how relations of a result came to their verdict into the words of a language."""

    def __init__(self, result: Result, language: Language) -> None:
        self._language = language
        self._diagnoses: Mapping[int, Diagnosis] = {
            id(finding.judgement): one for one in result.diagnoses for finding in one.findings
        }

    def told(self, audit: Audit) -> Told:
        """Return a relation in words."""
        return Told(
            code=audit.rule.code,
            title=audit.rule.title.of(self._language),
            verdict=audit.verdict,
            verdict_word=self.verdict(
                audit.relation, audit.verdict, is_explained=audit.explanation is not None
            ),
            rows=tuple(self._row(one, audit) for one in audit.contributors),
            outcome=tuple(self._outcome(audit)),
            details=tuple(self._details(audit)),
        )

    def verdict(self, relation: Relation, verdict: Verdict, *, is_explained: bool) -> str:
        """Return the word for the verdict on a relation."""
        if verdict is Verdict.BROKEN and is_explained:
            return self._say("broken-explained")
        is_ceiling = isinstance(relation, AtMost | RunningAtMost)
        return self._say(f"{verdict.value}-limit" if is_ceiling else verdict.value)

    def figure(self, figure: Figure, address: Address | None) -> str:
        """Return what a figure is: as it is written, and where in the tables."""
        place = figure.place
        where = self.address(address)
        written = f"“{figure.written.strip()}”"
        return " · ".join(filter(None, (f"{place.position} {written}", where)))

    def standing(self, standing: Standing) -> tuple[str, str]:
        """Return the word for what is known of a figure, and what that means."""
        word = STANDINGS[standing].of(self._language)
        return word, say(f"standing-{standing.value}").of(self._language)

    def address(self, address: Address | None) -> str:
        """Return in which table, line and column a figure stands."""
        if address is None:
            return ""
        line = address.line.of(self._language) if isinstance(address.line, Text) else address.line
        parts = (address.table.of(self._language), line, address.column.of(self._language))
        quantity = address.quantity.upper() if address.quantity in ("vak", "vek") else ""
        return " · ".join(filter(None, (*parts, quantity)))

    def _row(self, one: Contributor, audit: Audit) -> Row:
        figure = one.figure
        value = figure.value
        weight = "" if one.weight == 1 else f"× {_weight(one.weight)}"
        written = figure.written.strip()
        what = f"“{written}”" if written else self._say("not-there")
        return Row(
            role=" ".join(filter(None, (role_word(one.role, self._language), one.step))),
            value="?" if value is None else _exact(value, figure.kind),
            weight=weight,
            slack=f"± {_exact(one.slack, figure.kind)}" if one.slack else "",
            written=f"{figure.place.beside(audit.place)} {what}",
            address=self.address(one.address),
        )

    def _outcome(self, audit: Audit) -> Iterator[Detail]:
        judgement = audit.judgement
        stated, expected = judgement.stated, judgement.expected
        if stated is None or expected is None or judgement.difference is None:
            return
        kind = audit.contributors[0].figure.kind
        is_ceiling = isinstance(audit.relation, AtMost | RunningAtMost)
        step = f" {judgement.step}" if judgement.step else ""
        yield Detail(self._say("stated") + step, _exact(stated, kind))
        label = self._say("at-most" if is_ceiling else "computed")
        yield Detail(label + step, _exact(expected, kind))
        sign = "+" if judgement.difference > 0 else ""
        yield Detail(self._say("difference"), f"{sign}{_exact(judgement.difference, kind)}")
        yield Detail(self._say("slack"), _exact(judgement.slack or Decimal(0), kind))

    def _details(self, audit: Audit) -> Iterator[Detail]:
        if isinstance(audit.relation, Product) and audit.judgement.difference:
            # That of a sum stands beside its figures, and only adds up.
            formula = slack_arithmetic(audit, _plain)
            if formula is not None:
                yield Detail(self._say("slack-formula"), formula)
        lacking = dict.fromkeys(self._lack(one, audit) for one in audit.lacking)
        yield from (Detail(self._say("lacking"), sentence) for sentence in lacking)
        if audit.because is not None:
            yield Detail(self._say("because"), audit.because.of(self._language))
        if audit.reading is not None:
            yield Detail(self._say("reading"), audit.reading.of(self._language))
        if audit.explanation is not None:
            yield Detail(self._say("explained-by"), self._explained(audit.explanation))
        elif audit.verdict is Verdict.BROKEN:
            diagnosis = self._diagnoses.get(id(audit.judgement))
            cause = View(diagnosis, self._language).conclusion if diagnosis is not None else None
            if cause is not None:
                yield cause

    def _lack(self, lack: Lack, audit: Audit) -> str:
        sentence, address = lack_sentence(lack, audit.place, self._language), lack.address
        if address is None:
            return sentence
        # The line was named with what is so there.
        named = not address.quantity
        where = address.table.of(self._language) if named else self.address(address)
        return f"{sentence} · {where}"

    def _explained(self, explanation: Explanation) -> str:
        reason = explanation.reason.text if explanation.reason is not None else ""
        place = explanation.place
        said = f"{place.position} “{' '.join(reason.split())}”"
        return ", ".join(filter(None, (said, by_whom(explanation, self._language))))

    def _say(self, key: str) -> str:
        return say(f"audit-{key}").of(self._language)


def explain(
    files: Sequence[Loaded],
    result: Result,
    language: Language,
    page: Page,
    *,
    holds: Callable[[Place], bool] | None = None,
    code: str = "",
    chapter: Chapter | None = None,
) -> Iterator[Line]:
    """Lay out the relations of some files: of a rule, a chapter, the figures at a place, or all.

    Nothing is laid out of a file that has no figure there, or no such relation.
    """
    auditor, teller, known = Auditor(result), Teller(result, language), result.standings()
    number = 0
    for file in files:
        figures = figures_at(file, holds) if holds is not None else []
        places = {one.place for one in figures}
        within = _places_in(chapter, file) if chapter is not None else frozenset()
        audits = [
            one
            for one in auditor.audits([file.name])
            if code in ("", one.rule.code)
            and (chapter is None or one.is_about(within.__contains__))
            and (holds is None or one.is_about(places.__contains__ if places else holds))
        ]
        if not figures and not audits:
            continue
        if number:
            yield []
        number += 1
        yield from dossier_heading(file.label(), file.name, page)
        yield []
        for figure in figures:
            standing = known.get(figure.place, Standing.ALONE)
            yield from _figure(figure, auditor.address(figure), standing, teller, page)
        for place, one in enumerate(_by_verdict(audits) if holds is not None else audits):
            if place or figures:
                yield []
            yield from lay_out(teller.told(one), page)


def figures_at(file: Loaded, holds: Callable[[Place], bool]) -> list[Figure]:
    """Return the figures of a file that an author wrote something for at a place."""
    figures = file.dossier.head.figures if file.dossier is not None else ()
    return [one for one in figures if one.state in _WRITTEN and holds(one.place)]


def _places_in(chapter: Chapter, file: Loaded) -> frozenset[Place]:
    """Return the places of the figures, and of the lines, in the tables of a chapter."""
    sheets = list(chapter.sheets(file.dossier)) if file.dossier is not None else []
    figures = (figure.place for sheet in sheets for figure in sheet.figures())
    rows = (row.place for sheet in sheets for row in sheet.rows() if row.place is not None)
    return frozenset((*figures, *rows))


def nearest_lines(files: Sequence[Loaded], line: int) -> list[int]:
    """Return the lines around one, before and after it, that have figures."""
    lines = {figure.place.line for file in files for figure in figures_at(file, lambda _: True)}
    before = max((one for one in lines if one < line), default=None)
    after = min((one for one in lines if one > line), default=None)
    return [one for one in (before, after) if one is not None]


def _by_verdict(audits: Iterable[Audit]) -> list[Audit]:
    return sorted(audits, key=lambda one: _ORDER.index(one.verdict))


def _figure(
    figure: Figure, address: Address | None, standing: Standing, teller: Teller, page: Page
) -> Iterator[Line]:
    """Lay out what a figure is and what is known of it."""
    yield from hanging([], teller.figure(figure, address), page, "bold")
    word, said = teller.standing(standing)
    yield from hanging([Span(f"{word}: ", _STANDINGS[standing])], said, page)


def lay_out(told: Told, page: Page) -> Iterator[Line]:
    """Lay out a relation: its figures, what they come to, the verdict, what is lacking."""
    start = [Span(f"{told.code}  ", "bold")]
    yield from hanging(start, f"{told.title}: {told.verdict_word}", page, _STYLES[told.verdict])
    yield from _rows(told.rows, page)
    width = max((width_of(one.label) for one in told.outcome), default=0)
    numbers = max((width_of(one.text) for one in told.outcome), default=0)
    is_wide = page.width is None or page.width >= width + numbers + 3 * len(GAP)
    for one in told.outcome:
        if is_wide:
            label = f"{GAP}{aligned(one.label, width)}{GAP}"
            yield [Span(label), Span(aligned(one.text, numbers, right=True), "bold")]
        else:
            yield from hanging([Span(GAP)], f"{one.label}: {one.text}", page)
    for one in told.details:
        yield from hanging([Span(GAP)], f"{one.label}: {one.text}", page)


def _rows(rows: Sequence[Row], page: Page) -> Iterator[Line]:
    widths = widths_of([row[:4] for row in rows])
    used = [n for n, width in enumerate(widths) if width]
    taken = sum(widths[n] + len(GAP) for n in used) + len(GAP)
    beside = page.width is None or page.width - taken >= _LEAST_TEXT
    for row in rows:
        cells = [aligned(row[n], widths[n] if beside else 0, right=n > 0) for n in used]
        numbers = GAP + GAP.join(visible(cell, page.encoding) for cell in cells)
        if beside:
            yield from hanging([Span(numbers + GAP)], row.text, page)
        else:
            yield [Span(numbers.rstrip())]
            yield from hanging([Span(GAP * 2)], row.text, page, "dim")


def explained_at(place: Place, result: Result, language: Language) -> list[str]:
    """Return as Markdown what is known of the figure at a place, and each relation of it."""
    auditor, teller = Auditor(result), Teller(result, language)
    audits = [one for one in auditor.audits([place.file]) if one.is_about(place.__eq__)]
    word, said = teller.standing(result.standings().get(place, Standing.ALONE))
    known = f"**{capitalised(word)}**: {escaped(said)}"
    return [known, *(markdown(teller.told(one)) for one in _by_verdict(audits))]


def markdown(told: Told) -> str:
    """Return a relation as Markdown, for a small window: of many figures the first."""
    lines = [f"**{told.code} {escaped(told.title)}**: {escaped(told.verdict_word)}", ""]
    for row in told.rows[:_MOST_IN_A_HOVER]:
        numbers = " ".join(filter(None, (row.role, row.value, row.weight, row.slack)))
        lines.append(f"- {escaped(numbers)} ({escaped(row.text)})")
    left_out = len(told.rows) - _MOST_IN_A_HOVER
    if left_out > 0:
        lines.append(f"- … +{left_out}")
    lines.append("")
    outcome = "; ".join(f"{one.label} {one.text}" for one in told.outcome)
    if outcome:
        lines += [escaped(outcome), ""]
    for one in told.details:
        lines += [f"{capitalised(escaped(one.label))}: {escaped(one.text)}", ""]
    return "\n".join(lines).rstrip()


def _exact(number: Number, kind: Kind) -> str:
    """Write a number with all its decimals; where these have no end, as a fraction besides."""
    numerator, denominator = number.as_integer_ratio()
    sign = " %" if kind is Kind.PERCENTAGE else ""
    numerator *= 100 if sign else 1
    if numerator * 100 % denominator == 0:
        return format_value(number, kind)
    places = 3
    while numerator * 10**places % denominator and places <= _MOST_DECIMALS:
        places += 1
    if places > _MOST_DECIMALS:
        shown = Fraction(numerator, denominator)
        fraction = f"{shown.numerator}/{shown.denominator}{sign}"
        near = round(shown * 10**_NEAR)
        return f"{_decimals(near, _NEAR)}{sign} ({fraction})" if near else fraction
    return f"{_decimals(numerator * 10**places // denominator, places)}{sign}"


def _decimals(units: int, places: int) -> str:
    """Write a number of units of its last decimal, with points between thousands."""
    whole, rest = divmod(abs(units), 10**places)
    minus = "-" if units < 0 else ""
    return f"{minus}{whole:,}".replace(",", ".") + f",{rest:0{places}}"


def _plain(number: Number | int | None) -> str:
    """Write a number of a formula, exactly."""
    return (exact(number) or "?").replace(".", ",")


def _weight(weight: Number | int) -> str:
    if isinstance(weight, Fraction):
        return f"{weight.numerator}/{weight.denominator}"
    return str(weight).replace(".", ",")
