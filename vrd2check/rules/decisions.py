"""References to documents of the government, whose codes hold their date."""

import re
from collections.abc import Iterator
from datetime import date

from vrd2check.dossiers import Loaded
from vrd2check.language import Text

from .base import Context, Outcome, Problem, Severity, rule
from .base.dates import format_date

# ``VR 2020 2711 DOC.1294/1``: the year, then the day and the month.
_CODE = re.compile(r"^\s*VR[\s./-]*((?:19|20)\d\d)[\s./-]*(\d\d)[\s./-]?(\d\d)(?!\d)", re.I)


@rule("REF102", "document-date", Severity.ERROR, Loaded)
def document_date(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The code of a document of the Flemish Government holds the date of the meeting."""
    for decision in file.dossier.head.decisions if file.dossier is not None else ():
        code = _CODE.match(decision.document.text)
        when = decision.date
        if code is None or when is None or when.period is None:
            continue
        coded = _day(code, day=2, month=3)
        if coded is None or when.period.start <= coded <= when.period.end:
            continue
        swapped = _day(code, day=3, month=2)
        yield Problem(
            when.place,
            {
                "document": decision.document,
                "coded": format_date(coded),
                "stated": when.written.strip(),
                "hint": _SWAPPED
                if swapped is not None and when.period.start <= swapped <= when.period.end
                else "",
            },
            related=(decision.document.place,),
        )


@rule("REF103", "document-code", Severity.ERROR, Loaded)
def document_code(file: Loaded, _: Context) -> Iterator[Outcome]:
    """In the code of a document of the Flemish Government the day and month follow the year."""
    for decision in file.dossier.head.decisions if file.dossier is not None else ():
        code = _CODE.match(decision.document.text)
        if code is None or _day(code, day=2, month=3) is not None:
            continue
        yield Problem(
            decision.document.place,
            {
                "document": decision.document,
                "day": code[2],
                "month": code[3],
                "hint": _SWAPPED if _day(code, day=3, month=2) is not None else "",
            },
        )


_SWAPPED = Text(
    nl=" Dag en maand lijken omgewisseld.", en=" Day and month seem to have changed places."
)


def _day(code: re.Match[str], *, day: int, month: int) -> date | None:
    try:
        return date(int(code[1]), int(code[month]), int(code[day]))
    except ValueError:
        return None
