"""The report for a GitHub Actions log: workflow commands, which GitHub shows as annotations."""

from collections.abc import Iterator

from vrd2check.language import Language, Text
from vrd2check.result import Diagnosis, Explained, Result
from vrd2check.rules import Severity

from .locations import path_below
from .safe import sentence, visible
from .telling import details, justification, shown_from, told
from .wording import counted, ignored_sentence, tally_sentence, verdict_sentence

MOST_OF_A_LEVEL = 10
"""GitHub shows no more annotations of one level for a step."""
MOST_IN_A_SUMMARY = 1_000_000
"""Bytes; GitHub refuses a summary of more than a mebibyte."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_FINDINGS = (Text("bevinding", "finding"), Text("bevindingen", "findings"))
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(result: Result, language: Language, root: str, *, rounding: bool = False) -> str:
    """Write as many annotations as GitHub shows, how many there are more, and how the run ended.

    Paths are told from the folder ``root``, which should be that of the repository.
    """
    return "".join(f"{line}\n" for line in _lines(result, language, root, rounding))


def _lines(result: Result, language: Language, root: str, rounding: bool) -> Iterator[str]:
    by_level: dict[str, list[Diagnosis | Explained]] = {level: [] for level in _LEVELS.values()}
    for one in result.diagnoses:
        if rounding or not one.finding.is_rounding:
            by_level[_LEVELS[one.severity]].append(one)
    by_level["notice"] += result.explained
    left_out = 0
    for level, found in by_level.items():
        for some in found[:MOST_OF_A_LEVEL]:
            yield _annotation(some, level, language, root)
        left_out += len(found[MOST_OF_A_LEVEL:])
    if left_out:
        number = counted(left_out, _FINDINGS, language)
        text = Text(
            f"Nog {number} staan hier niet bij: GitHub toont er per soort en per stap "
            f"{MOST_OF_A_LEVEL}. Het overzicht van deze taak (summary) toont ze wel.",
            f"Another {number} are not among these: GitHub shows {MOST_OF_A_LEVEL} of a level for "
            "a step. The summary of this job lists them.",
        )
        yield text.of(language)
    # Nothing that an author wrote may stand in these lines: they are not escaped.
    yield f"{tally_sentence(result, language)}."
    if result.ignored:
        yield ignored_sentence(result, language)
    yield verdict_sentence(result, language)


def _annotation(one: Diagnosis | Explained, level: str, language: Language, root: str) -> str:
    diagnosis = one if isinstance(one, Diagnosis) else Diagnosis(one.finding)
    finding = diagnosis.finding
    place, shown = diagnosis.told_at, shown_from(diagnosis.told_at, root)
    properties = {"file": visible(path_below(place.file, root)), "line": str(place.line)}
    if place.line == place.end_line:
        # GitHub takes columns only where the annotation is about one line.
        properties["col"] = str(place.column)
        properties["endColumn"] = str(place.end_column)
    else:
        properties["endLine"] = str(place.end_line)
    properties["title"] = visible(f"{finding.rule.code} {finding.rule.title.of(language)}")
    written = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    remarks = [told(diagnosis, language, shown), *map(str, details(diagnosis, language, shown))]
    if isinstance(one, Explained):
        remarks.insert(0, str(justification(one, language)))
    text = "\n".join(map(sentence, remarks)).translate(_DATA)
    return f"::{level} {written}::{text}"
