"""The report as JUnit XML, which Jenkins and GitLab show as tests: a suite a dossier.

Each rule that looks at the kind of dossier is a case. It fails where it found an error, is skipped
where it was not asked, where it could not judge anything or where another case tells of the same
cause, and passes otherwise; what it warns of is its output. The output of a suite tells what of the
dossier was not checked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from vrd2check.dossiers import CHAPTERS, Loaded
from vrd2check.language import Language, Text
from vrd2check.result import Diagnosis, Examined, Explained, Finding, Result
from vrd2check.rules import FAILURES, Rule, Severity, all_rules

from .locations import path_below
from .safe import sentence, visible
from .subjects import kinds_of
from .telling import details, justification, short, shown_from, told
from .wording import SEVERITIES, not_checked

_UNCHECKED = Text(
    "Niet nagerekend: er ontbreken cijfers, of ze zijn niet te lezen.",
    "Not checked: figures are absent or cannot be read.",
)
_IGNORED = Text("Niet nagekeken op verzoek.", "Not checked, as requested.")
_SAME_CAUSE = Text("Klopt niet, om dezelfde reden als {} ({}).", "Broken, as {} is ({}).")
# Jenkins and GitLab attach the file that such a mark in an output names.
_ATTACHMENT = re.compile(r"\[(?=\[)")


def render(result: Result, language: Language, root: str, *, rounding: bool = False) -> str:
    """Write a suite for each file that was checked, paths told from the folder ``root``."""
    found: dict[str, dict[str, list[Diagnosis]]] = {one.file: {} for one in result.examined}
    for diagnosis in result.diagnoses:
        if rounding or not diagnosis.finding.is_rounding:
            by_rule = found.setdefault(diagnosis.told_at.file, {})
            by_rule.setdefault(diagnosis.finding.rule.code, []).append(diagnosis)
    hanging: dict[str, dict[str, _Hanging]] = {}
    for lead in result.diagnoses:
        # What is told in one file may show in another.
        for one in lead.findings:
            if one is not lead.finding or one.place.file != lead.told_at.file:
                found.setdefault(one.place.file, {})
                by_code = hanging.setdefault(one.place.file, {})
                by_code.setdefault(one.rule.code, _Hanging(one, lead))
    explained: dict[str, dict[str, list[Explained]]] = {}
    for justified in result.explained:
        file = justified.finding.place.file
        found.setdefault(file, {})
        explained.setdefault(file, {}).setdefault(justified.finding.rule.code, []).append(justified)
    reader = _Reader(language, root, frozenset(rule.code for rule in result.ignored))
    rules = [rule for rule in all_rules() if rule not in FAILURES]
    examined = {one.file: one for one in result.read()}
    suites = [
        _suite(
            reader,
            file,
            examined.get(file),
            _Found(
                by_rule,
                explained.get(file, {}),
                hanging.get(file, {}),
                list(not_checked(examined[file], result, language)) if file in examined else (),
            ),
            rules,
        )
        for file, by_rule in found.items()
    ]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(_tag("testsuites", name="vrd2check", **_counts(suites)))
    for suite in suites:
        lines += suite.lines
    return "\n".join((*lines, "</testsuites>")) + "\n"


class _Reader(NamedTuple):
    """Who reads it: in which language, from which folder paths are told, and what he left out."""

    language: Language
    root: str
    ignored: frozenset[str]


class _Hanging(NamedTuple):
    """A finding and the one below which it hangs."""

    finding: Finding
    lead: Diagnosis


class _Found(NamedTuple):
    """What was found in one file, by the code of the rule.

    ``hanging`` are findings that hang below another, since they have the same cause; ``left_out``
    tells in sentences what was not checked.
    """

    findings: Mapping[str, Sequence[Diagnosis]]
    explained: Mapping[str, Sequence[Explained]]
    hanging: Mapping[str, _Hanging]
    left_out: Sequence[str]


class _Suite(NamedTuple):
    """The lines of a suite, and how its cases ended."""

    lines: list[str]
    tests: int
    failures: int
    skipped: int


def _suite(
    reader: _Reader,
    file: str,
    examined: Examined | None,
    found: _Found,
    rules: Sequence[Rule],
) -> _Suite:
    path = visible(path_below(file, reader.root))
    kind = examined.kind if examined is not None else ""
    titles = {rule.code: rule.title for rule in rules if _is_asked(rule, kind)}
    titles.update((code, some[0].finding.rule.title) for code, some in found.findings.items())
    titles.update((code, some[0].finding.rule.title) for code, some in found.explained.items())
    titles.update((code, one.finding.rule.title) for code, one in found.hanging.items())
    label = examined.label if examined is not None else file
    label = path if label == file else _safe(label)
    # Jenkins takes what stands before a point for a package.
    group = f"{visible(kind) or 'dossier'}.{label.replace('.', '-')}"
    unchecked = examined.unchecked if examined is not None else ()
    lines: list[str] = []
    failures = skipped = 0
    for code, title in sorted(titles.items()):
        outcome = list(_outcome(found, code, code in unchecked, reader))
        failures += any(line.startswith("<failure") for line in outcome)
        skipped += any(line.startswith("<skipped") for line in outcome)
        name = visible(f"{code} {title.of(reader.language)}")
        case = {"classname": group, "name": name, "file": path, "time": "0"}
        if outcome:
            lines += [_tag("testcase", **case), *outcome, "</testcase>"]
        else:
            lines.append(_tag("testcase", "/", **case))
    suite = _Suite(lines, len(titles), failures, skipped)
    head = _tag("testsuite", name=label, **_counts([suite]))
    properties = _properties(path, examined)
    if found.left_out:
        lines.append(_element("system-out", list(map(_safe, found.left_out))))
    return suite._replace(lines=[head, *properties, *lines, "</testsuite>"])


def _is_asked(rule: Rule, kind: str) -> bool:
    kinds = kinds_of(rule)
    # Of a file that names no kind only the rules about any file say anything.
    return kind in kinds or not kinds if kind in CHAPTERS else issubclass(Loaded, rule.subject)


def _counts(suites: Sequence[_Suite]) -> dict[str, str]:
    return {
        "tests": str(sum(suite.tests for suite in suites)),
        "failures": str(sum(suite.failures for suite in suites)),
        "errors": "0",
        "skipped": str(sum(suite.skipped for suite in suites)),
        "time": "0",
    }


def _properties(path: str, examined: Examined | None) -> Iterator[str]:
    """Tell what was looked at: a suite that passes for want of figures should show it."""
    yield "<properties>"
    yield _tag("property", "/", name="file", value=path)
    if examined is not None:
        yield _tag("property", "/", name="figures", value=str(examined.tally.figures))
        for verdict, number in examined.tally.verdicts.items():
            yield _tag("property", "/", name=f"relations.{verdict.value}", value=str(number))
        absent = ", ".join(examined.absent_chapters)
        yield _tag("property", "/", name="absent_chapters", value=absent)
    yield "</properties>"


def _outcome(found: _Found, code: str, unchecked: bool, reader: _Reader) -> Iterator[str]:
    findings, explained = found.findings.get(code, ()), found.explained.get(code, ())
    errors = [one for one in findings if one.severity is Severity.ERROR]
    others = [one for one in findings if one.severity is not Severity.ERROR]
    output = [line for one in others for line in _lines(one, reader)]
    reasons = [line for one in explained for line in _explained(one, reader)]
    if errors:
        shown = shown_from(errors[0].told_at, reader.root)
        message = _safe(told(errors[0], reader.language, shown))
        if len(errors) > 1:
            message += f" (+{len(errors) - 1})"
        lines = [line for one in errors for line in _lines(one, reader)]
        yield _element("failure", lines, message=message, type="vrd2check")
    elif explained and not findings:
        reason = _safe(str(justification(explained[0], reader.language)))
        yield _element("skipped", reasons, message=reason)
        reasons = []
    elif code in found.hanging and not findings:
        # Neither in order nor counted twice.
        lead = found.hanging[code].lead
        where = f"{path_below(lead.told_at.file, reader.root)}:{short(lead.told_at)}"
        message = _safe(_SAME_CAUSE.of(reader.language).format(lead.finding.rule.code, where))
        yield _element("skipped", [message], message=message)
    elif code in reader.ignored and not findings:
        message = _IGNORED.of(reader.language)
        yield _element("skipped", [message], message=message)
    elif unchecked and not findings:
        message = _UNCHECKED.of(reader.language)
        yield _element("skipped", [message], message=message)
    if output or reasons:
        yield _element("system-out", [*output, *reasons])


def _explained(one: Explained, reader: _Reader) -> Iterator[str]:
    yield from _lines(Diagnosis(one.finding), reader)
    yield f"  {_safe(str(justification(one, reader.language)))}"


def _lines(finding: Diagnosis, reader: _Reader) -> Iterator[str]:
    language, root = reader.language, reader.root
    place, shown = finding.told_at, shown_from(finding.told_at, root)
    code, severity = finding.finding.rule.code, SEVERITIES[finding.severity].of(language)
    where = _safe(f"{path_below(place.file, root)}:{short(place)}")
    yield f"{where}: {code} {severity}: {_safe(told(finding, language, shown))}"
    for remark in details(finding, language, shown):
        yield f"  {_safe(str(remark))}"


def _safe(text: str) -> str:
    return _ATTACHMENT.sub("[ ", sentence(text))


def _element(name: str, lines: Sequence[str], **attributes: str) -> str:
    return f"{_tag(name, **attributes)}{escape(chr(10).join(lines))}</{name}>"


def _tag(name: str, end: str = "", /, **attributes: str) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}{end}>"
