"""References to documents of the government, whose codes hold their date."""

import re
from collections.abc import Iterator
from datetime import date

from vrd2check.dossiers import Decision, Loaded
from vrd2check.figures import month_name
from vrd2check.language import Text

from .base import Context, Outcome, Printable, Problem, Severity, rule

# ``VR 2020 2711 DOC.1294/1``: the year, then the day and the month.
_CODE = r"^\s*(?i:VR)[\s./-]*((?:19|20)\d\d)[\s./-]*(\d\d)[\s./-]?(\d\d)(?!\d)"
_FRIDAY = 4
_SWAPPED = Text(
    nl=" Dag en maand lijken omgewisseld.", en=" Day and month seem to have changed places."
)


@rule("REF102", "document-date", Severity.ERROR, Loaded)
def document_date(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The code of a document of the Flemish Government holds the date of the meeting."""
    for decision, code in _coded(file):
        when, coded, swapped = decision.date, _day(code, 2, 3), _day(code, 3, 2)
        if when is None or when.period is None or coded is None:
            continue
        start, end = when.period.start, when.period.end
        if not start <= coded <= end:
            about: dict[str, Printable] = {
                "document": decision.document,
                "coded": _in_words(coded),
                "stated": when.written.strip(),
                "hint": _SWAPPED if swapped is not None and start <= swapped <= end else "",
                "meeting": _meeting_day(coded, start, end),
            }
            yield Problem(when.place, about, related=(decision.document.place,))


@rule("REF103", "document-code", Severity.ERROR, Loaded)
def document_code(file: Loaded, _: Context) -> Iterator[Outcome]:
    """In the code of a document of the Flemish Government the day and month follow the year."""
    for decision, code in _coded(file):
        if _day(code, 2, 3) is None:
            about = {
                "document": decision.document,
                "day": code[2],
                "month": code[3],
                "hint": _SWAPPED if _day(code, 3, 2) is not None else "",
            }
            yield Problem(decision.document.place, about)


def _coded(file: Loaded) -> Iterator[tuple[Decision, re.Match[str]]]:
    """Return the decisions whose document has such a code."""
    for decision in file.dossier.head.decisions if file.dossier is not None else ():
        code = re.match(_CODE, decision.document.text)
        if code is not None:
            yield decision, code


def _day(code: re.Match[str], day: int, month: int) -> date | None:
    """Return the day that two parts of a code are the day and the month of, if there is one."""
    try:
        return date(int(code[1]), int(code[month]), int(code[day]))
    except ValueError:
        return None


def _meeting_day(coded: date, start: date, end: date) -> Text | str:
    """Return which of two days is wrong: the Flemish Government meets on Fridays."""
    if start != end or (coded.weekday() == _FRIDAY) is (start.weekday() == _FRIDAY):
        return ""
    right, wrong = (coded, start) if coded.weekday() == _FRIDAY else (start, coded)
    said, other = _in_words(right), _in_words(wrong)
    return Text(
        nl=f" De Vlaamse Regering vergadert op vrijdag: dat is {said.nl}, {other.nl} niet.",
        en=f" The Flemish Government meets on Fridays: {said.en} is one, {other.en} is not.",
    )


def _in_words(day: date) -> Text:
    """Return a day with the month in words: 27 november 2020."""
    month = month_name(day.month)
    return Text(nl=f"{day.day} {month.nl} {day.year}", en=f"{day.day} {month.en} {day.year}")
