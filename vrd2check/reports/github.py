"""The report for a GitHub Actions log: workflow commands, which GitHub shows as annotations."""

from collections.abc import Iterator

from vrd2check.rules import Severity

from .report import Report
from .safe import sentence, visible
from .texts import say
from .view import View
from .wording import FINDINGS, counted, summary_sentences

MOST_OF_A_LEVEL = 10
"""GitHub shows no more annotations of one level for a step."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """Return as many annotations as GitHub shows, how many more there are, how the run ended."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    by_level: dict[str, list[View]] = {level: [] for level in _LEVELS.values()}
    for view in report.views(report.below_root):
        by_level[_LEVELS[view.severity]].append(view)
    by_level["notice"] += report.explained(report.below_root)
    left_out = 0
    for level, views in by_level.items():
        yield from (_annotation(view, level) for view in views[:MOST_OF_A_LEVEL])
        left_out += len(views[MOST_OF_A_LEVEL:])
    if left_out:
        number = counted(left_out, FINDINGS, report.language)
        yield say("in-summary", findings=number, most=MOST_OF_A_LEVEL).of(report.language)
    # Nothing that an author wrote may stand in these lines: they are not escaped.
    yield from summary_sentences(report.result, report.language)


def _annotation(view: View, level: str) -> str:
    place = view.place
    properties = {"file": visible(view.write_path(place.file)), "line": str(place.line)}
    if place.line == place.end_line:
        # GitHub takes columns only where the annotation is about one line.
        properties["col"] = str(place.column)
        properties["endColumn"] = str(place.end_column)
    else:
        properties["endLine"] = str(place.end_line)
    properties["title"] = visible(f"{view.rule.code} {view.title}")
    written = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    said = [view.justification] if view.justification is not None else []
    text = "\n".join(sentence(str(one)) for one in (*said, view.sentence, *view.details))
    return f"::{level} {written}::{text.translate(_DATA)}"
