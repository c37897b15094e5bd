"""The report as Markdown, for a comment or a summary on a website: a table a dossier.

The source is to be read as it stands too, since mail and terminals show it so: the columns of
numbers are aligned and what authors wrote is escaped no more than needed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from vrd2check.language import Language, Text
from vrd2check.result import Diagnosis, Result
from vrd2check.rules import Severity

from .locations import path_below
from .safe import sentence, visible
from .telling import EXPLAINED, details, justification, short, shown_from, told
from .wording import (
    SEVERITIES,
    counted,
    ignored_sentence,
    tally_sentence,
    told_numbers,
    verdict_sentence,
)

MOST_IN_A_COMMENT = 65_000
"""Characters; GitHub refuses a comment of more than 65,536."""
_PLACE = Text("plaats", "place")
_CODE = Text("code", "code")
_WHAT = Text("wat er is", "what it is")
_REASON = Text("toelichting", "explanation")
_HEADS = (
    Text("ernst", "severity"),
    _PLACE,
    _CODE,
    Text("er staat", "stated"),
    Text("verwacht", "expected"),
    Text("verschil", "difference"),
    _WHAT,
)
_NUMBERS = range(3, 6)
_WIDEST = 20
_FINDINGS = (Text("bevinding", "finding"), Text("bevindingen", "findings"))
# A code span of plain words cannot do anything else.
_WORD = re.compile(r"`[\w.-]+(?: [\w.-]+)*`")
_SPECIAL = re.compile(r"[\\`*_\[\]{}|~$]")
_ENTITY = re.compile(r"&(?=#|\w+;)")
# A zero-width space, written out: it keeps websites from making a link, or from calling a person.
_APART = "&#8203;"
_CALLING = re.compile(r"([@#])|([!%])(?=[\w.-])|(?<=\w)(:)(?=//)|(www)(?=\.)", re.IGNORECASE)


def render(
    result: Result,
    language: Language,
    root: str,
    *,
    rounding: bool = False,
    most: int = MOST_IN_A_COMMENT,
) -> str:
    """Write how the run ended and a table for each dossier with findings.

    Paths are told from the folder ``root``. What would be more than ``most`` bytes is shortened,
    the least serious findings first, and the text says so.
    """
    shown = [one for one in result.diagnoses if rounding or not one.finding.is_rounding]
    shown.sort(key=lambda one: list(Severity).index(one.severity))
    page = _Page(result, language, root)
    # An estimate that is rather too large, so that what fits is never shortened.
    number = page.fitting(shown, most + most // 4)
    text = page.text(shown[:number], len(shown) - number)
    while number and len(text.encode()) > most:
        number = number * 19 // 20
        text = page.text(shown[:number], len(shown) - number)
    return text


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, that links to nothing and calls nobody."""
    parts: list[str] = []
    done = 0
    shown = sentence(text)
    for word in _WORD.finditer(shown):
        parts += (_escaped(shown[done : word.start()]), word[0])
        done = word.end()
    return "".join((*parts, _escaped(shown[done:])))


def _escaped(text: str) -> str:
    text = _CALLING.sub(lambda found: f"{found[0]}{_APART}", _ENTITY.sub("&amp;", text))
    return _SPECIAL.sub(r"\\\g<0>", text).replace("<", "&lt;").replace(">", "&gt;")


def code(text: str) -> str:
    """Return a text as a code span, for paths."""
    shown = visible(text).replace("|", "\\|")
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{shown}{space}{fence}"


class _Page:
    def __init__(self, result: Result, language: Language, root: str) -> None:
        self._result, self._language, self._root = result, language, root
        self._labels = {one.file: one.label for one in result.read()}
        self._rows: dict[int, tuple[str, ...]] = {}
        self._position = {one.file: number for number, one in enumerate(result.read())}

    def text(self, findings: Sequence[Diagnosis], left_out: int = 0) -> str:
        """Write the page with some of the findings, the dossiers in the order of the result."""
        return "\n".join(self._lines(findings, left_out)) + "\n"

    def fitting(self, findings: Sequence[Diagnosis], most: int) -> int:
        """Tell about how many of the findings, from the first, fit into so many bytes."""
        taken = 0
        for number, finding in enumerate(findings):
            taken += sum(len(cell.encode()) + len(" | ") for cell in self._row(finding))
            if taken > most:
                return number
        return len(findings)

    def _lines(self, findings: Sequence[Diagnosis], left_out: int) -> Iterator[str]:
        language = self._language
        yield f"## vrd2check\n\n{verdict_sentence(self._result, language, below=True)}\n"
        ordered = sorted(findings, key=self._file)
        for (_, file), found in groupby(ordered, key=self._file):
            label = self._labels.get(file, file)
            path = code(path_below(file, self._root))
            yield f"### {path}\n" if label == file else f"### {escaped(label)}\n\n{path}\n"
            yield from _table([self._row(one) for one in found], language)
            yield ""
        if self._result.explained:
            yield from self._explained()
        if left_out:
            number = counted(left_out, _FINDINGS, language)
            text = Text(
                f"**Nog {number} staan hier niet, omdat er geen plaats meer was.**\n",
                f"**Another {number} are left out here for want of room.**\n",
            )
            yield text.of(language)
        yield f"{tally_sentence(self._result, language)}."
        if self._result.ignored:
            yield f"\n{ignored_sentence(self._result, language)}"

    def _explained(self) -> Iterator[str]:
        """Return what may stay, with the reason that its author gave."""
        heads = [head.of(self._language) for head in (_PLACE, _CODE, _WHAT, _REASON)]
        rows = []
        for one in self._result.explained:
            place = one.finding.place
            reason = justification(one, self._language).text
            where = f"{path_below(place.file, self._root)}:{short(place)}"
            message = escaped(one.finding.message(self._language))
            rows.append([escaped(where), one.finding.rule.code, message, escaped(reason)])
        number = counted(len(rows), _FINDINGS, self._language)
        title = EXPLAINED.of(self._language)
        yield f"### {title[:1].upper()}{title[1:]}: {number}\n"
        yield from _lines_of(heads, rows, numbers=())
        yield ""

    def _file(self, finding: Diagnosis) -> tuple[int, str]:
        file = finding.told_at.file
        return self._position.get(file, len(self._position)), file

    def _row(self, finding: Diagnosis) -> tuple[str, ...]:
        if id(finding) not in self._rows:
            self._rows[id(finding)] = tuple(self._cells(finding))
        return self._rows[id(finding)]

    def _cells(self, finding: Diagnosis) -> Iterator[str]:
        shown = shown_from(finding.told_at, self._root)
        cell = [escaped(told(finding, self._language, shown))]
        for remark in details(finding, self._language, shown):
            title = f"{remark.title[:1].upper()}{remark.title[1:]}"
            cell.append(f"**{title}**: {escaped(remark.text)}.")
        yield SEVERITIES[finding.severity].of(self._language)
        yield short(finding.told_at)
        yield finding.finding.rule.code
        yield from map(_escaped, told_numbers(finding, "≤"))
        yield " ".join(cell)


def _table(rows: Sequence[Sequence[str]], language: Language) -> Iterator[str]:
    used = [n for n in range(len(_HEADS)) if n not in _NUMBERS or any(row[n] for row in rows)]
    numbers = [position for position, n in enumerate(used) if n in _NUMBERS]
    heads = [_HEADS[n].of(language) for n in used]
    yield from _lines_of(heads, [[row[n] for n in used] for row in rows], numbers)


def _lines_of(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[int]
) -> Iterator[str]:
    """Lay out a table; columns of sentences, which are long, are hardly filled up."""
    widest = [max(len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    widths = [*(min(width, _WIDEST) for width in widest[:-1]), len(heads[-1])]
    yield _row(heads, widths, numbers)
    yield _row(
        ["-" * (width - 1) + (":" if n in numbers else "-") for n, width in enumerate(widths)],
        widths,
        numbers,
    )
    for row in rows:
        yield _row(row, widths, numbers)


def _row(cells: Sequence[str], widths: Sequence[int], numbers: Collection[int]) -> str:
    filled = (
        cell.rjust(width) if n in numbers else cell.ljust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join(filled)} |"
