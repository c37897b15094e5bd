"""The report as JUnit XML, which Jenkins and GitLab show as tests: a suite a dossier.

Each rule that looks at the kind of dossier is a case. It fails where it found an error, and is
skipped where it found something less, where it was not asked, where it could not judge all that it
looks at or judged nothing, where it failed itself, and where another case tells of the same cause.
Only what is in order passes. The output of a suite tells what of the dossier was not checked. What
is found in a dossier that was only read along is told in the suite of a dossier that it concerns.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

# XML is written here, and none is read.
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # nosec B405

from vrd2check.coverage import Standing
from vrd2check.dossiers import KINDS, Collection, Loaded
from vrd2check.language import Language
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Examined, Result
from vrd2check.rules import FAILURES, Rule, Severity, all_rules

from .report import Report
from .rulebook import FAMILIES, kinds_of
from .safe import sentence, visible
from .texts import say
from .view import View, capitalised
from .wording import SKIPPED, configured_sentences, not_checked

# Jenkins and GitLab attach the file that such a mark in an output names.
_ATTACHMENT = re.compile(r"\[(?=\[)")
# A message with one of these is of a relation between figures.
_CALCULATED = ("{stated", "{expected", "{difference")
# What a suite counts, by the elements that there are of it.
_COUNTED = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


@dataclass
class _Found:
    """What a rule found in one file; ``lead`` is told elsewhere and has the same cause."""

    rule: Rule
    told: list[View] = field(default_factory=list)
    explained: list[View] = field(default_factory=list)
    lead: View | None = None


def render(report: Report) -> str:
    """Return a suite for each file that was checked."""
    result, language = report.result, report.language
    examined = {one.file: one for one in result.examined}
    judged, failed = _judged(result), _failed(result, language)
    asked = {kind: _asked(kind, language) for kind in {one.kind for one in result.examined}}
    ignored = dict.fromkeys((one.code for one in result.ignored), say("ignored").of(language))
    configured = list(configured_sentences(result, language))
    suites = Element("testsuites", name="vrd2check")
    for file, found in _found(report).items():
        of_file, cases, unasked, left_out = examined.get(file), {}, {}, []
        if of_file is not None:
            cases = asked[of_file.kind]
            unasked = dict(_unjudged(cases, of_file, judged.get(file, {}), language))
            unasked |= ignored | failed.get("", {}) | failed.get(file, {})
            left_out = [*not_checked(of_file, language), *configured]
        suite = _suite(report, file, of_file, cases, found, unasked=unasked, left_out=left_out)
        suites.append(suite)
    if report.result.skipped:
        suites.append(_skipped(report))
    for element in (suites, *suites):
        for outcome, tag in _COUNTED.items():
            element.set(outcome, str(len(list(element.iter(tag)))))
        element.set("time", "0")
    indent(suites, space="")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _skipped(report: Report) -> Element:
    """Return a suite of the files that are no dossiers: none of them passed anything."""
    suite, why = Element("testsuite", name="no dossiers"), SKIPPED.of(report.language)
    for file in report.result.skipped:
        path = visible(report.below_root(file))
        case = SubElement(suite, "testcase", classname="vrd2check", name=path, file=path, time="0")
        case.append(_element("skipped", [], message=why))
    return suite


def _found(report: Report) -> dict[str, dict[str, _Found]]:
    """Return what was found in each file, by the code of the rule."""
    found: dict[str, dict[str, _Found]] = {one.file: {} for one in report.result.examined}

    def at(file: str, rule: Rule) -> _Found:
        return found.setdefault(file, {}).setdefault(rule.code, _Found(rule))

    for view in report.views(report.below_root):
        at(_suite_of(view.diagnosis, view.place.file, found), view.rule).told.append(view)
    for diagnosis in report.result.diagnoses:
        told_in = _suite_of(diagnosis, diagnosis.told_at.file, found)
        for one in diagnosis.findings:
            # What is told in one file may show in another.
            shows_in = one.place.file
            if shows_in in found and (one is not diagnosis.finding or shows_in != told_in):
                here = at(shows_in, one.rule)
                here.lead = here.lead or View(diagnosis, report.language, report.below_root)
    for view in report.explained(report.below_root):
        at(_suite_of(view.diagnosis, view.place.file, found), view.rule).explained.append(view)
    return found


def _suite_of(diagnosis: Diagnosis, told_in: str, suites: Container[str]) -> str:
    """Return the file in whose suite something is told: of those that it concerns, one of these.

    What concerns none of them is told in a suite for its own file, with nothing else in it.
    """
    files = [told_in, *(p.file for one in diagnosis.findings for p in one.places())]
    return next((file for file in files if file in suites), told_in)


def _judged(result: Result) -> dict[str, dict[str, Counter[Verdict]]]:
    """Return how often each verdict was reached in each file, by the code of the rule."""
    judged: dict[str, dict[str, Counter[Verdict]]] = {}
    for one in result.judged:
        files = {one.file} if one.file else {f.place.file for f in one.relation.only_figures()}
        for file in files:
            by_code = judged.setdefault(file, {})
            by_code.setdefault(one.rule.code, Counter())[one.judgement.verdict] += 1
    return judged


class _Case(NamedTuple):
    """A rule that looks at a kind of dossier, with what every suite says of it.

    ``calculates`` tells that it states relations between figures.
    """

    rule: Rule
    name: str
    calculates: bool


def _asked(kind: str, language: Language) -> dict[str, _Case]:
    """Return the rules that look at a kind of dossier, by their codes."""
    return {
        rule.code: _case(rule, language)
        for rule in all_rules()
        if rule not in FAILURES and _is_asked(rule, kind)
    }


def _case(rule: Rule, language: Language) -> _Case:
    name = visible(f"{rule.code} {rule.title.of(language)}")
    return _Case(rule, name, any(word in rule.message.en for word in _CALCULATED))


def _unjudged(
    cases: Mapping[str, _Case],
    examined: Examined,
    judged: Mapping[str, Counter[Verdict]],
    language: Language,
) -> Iterator[tuple[str, str]]:
    """Return the codes of the rules that did not look at all of a dossier, and why."""
    unchecked, nothing = say("unchecked").of(language), say("nothing-to-judge").of(language)
    absent = {
        letters
        for letters, family in FAMILIES.items()
        if family.chapters and {*family.chapters} <= {*examined.absent_chapters}
    }
    for code, case in cases.items():
        looked_at = judged.get(code)
        if looked_at is not None:
            number, total = looked_at[Verdict.UNCHECKED], looked_at.total()
            if number == total:
                yield code, unchecked
            elif number:
                yield code, say("partly-open", number=number, total=total).of(language)
        elif case.rule.family in absent:
            yield code, say("chapter-absent").of(language)
        elif case.calculates:
            yield code, nothing


def _failed(result: Result, language: Language) -> dict[str, dict[str, str]]:
    """Return by file which rules failed or were cut short in it, under "" those on all together."""
    together = {rule.code for rule in all_rules() if issubclass(Collection, rule.subject)}
    failed: dict[str, dict[str, str]] = {}
    for one in result.findings:
        if one.rule in FAILURES:
            code = str(one.about.get("code"))
            file = "" if code in together else one.place.file
            failed.setdefault(file, {})[code] = say("rule-failed", code=one.rule.code).of(language)
    return failed


def _suite(
    report: Report,
    file: str,
    examined: Examined | None,
    cases: Mapping[str, _Case],
    by_code: Mapping[str, _Found],
    *,
    unasked: Mapping[str, str],
    left_out: Iterable[str],
) -> Element:
    """Return the suite of a file; ``unasked`` says why a rule, by its code, looked at less.

    ``left_out`` tells what of the dossier was not checked.
    """
    language, path = report.language, visible(report.below_root(file))
    kind = examined.kind if examined is not None else ""
    label = examined.label if examined is not None else file
    label = path if label == file else _safe(label)
    # Jenkins takes what stands before a point for a package.
    group = f"{visible(kind) or 'dossier'}.{label.replace('.', '-')}"
    suite = Element("testsuite", name=label)
    properties = SubElement(suite, "properties")
    for name, value in _properties(path, examined):
        SubElement(properties, "property", name=name, value=value)
    others = {code: _case(by_code[code].rule, language) for code in by_code if code not in cases}
    for code, (_, name, _) in sorted({**cases, **others}.items()):
        attributes = {"classname": group, "name": name, "file": path, "time": "0"}
        case, reason = SubElement(suite, "testcase", attributes), unasked.get(code)
        if code in by_code:
            case.extend(_outcome(by_code[code], reason))
        elif reason:
            case.append(_left_open(reason))
    if said := "\n".join(map(_safe, left_out)):
        SubElement(suite, "system-out").text = said
    return suite


def _is_asked(rule: Rule, kind: str) -> bool:
    kinds = kinds_of(rule)
    # Of a file that names no kind only the rules about any file say anything.
    return kind in kinds or not kinds if kind in KINDS else issubclass(Loaded, rule.subject)


def _properties(path: str, examined: Examined | None) -> Iterator[tuple[str, str]]:
    """Return what was looked at: a suite that passes for want of figures should show it."""
    yield "file", path
    if examined is not None:
        yield "figures", str(examined.tally.figures)
        for standing in Standing:
            yield f"figures.{standing.value}", str(examined.coverage.of(standing))
        for verdict, number in examined.tally.verdicts.items():
            yield f"relations.{verdict.value}", str(number)
        yield "absent_chapters", ", ".join(examined.absent_chapters)


def _outcome(found: _Found, unasked: str | None) -> Iterator[Element]:
    """Return how a case ended; ``unasked`` says why the rule found nothing, if it could not."""
    errors = [view for view in found.told if view.severity is Severity.ERROR]
    others = [view for view in found.told if view.severity is not Severity.ERROR]
    # That a total agrees but for rounding is in order.
    lesser = [view for view in others if not view.finding.is_rounding]
    output = [line for view in others for line in _lines(view)]
    reasons = [line for view in found.explained for line in _lines(view)]
    if errors:
        message = _safe(errors[0].sentence)
        if len(errors) > 1:
            message += f" (+{len(errors) - 1})"
        lines = [line for view in errors for line in _lines(view)]
        yield _element("failure", lines, message=message, type="vrd2check")
    elif lesser:
        first = lesser[0]
        message = f"{capitalised(first.severity_word)}: {_safe(first.sentence)}"
        yield _element("skipped", output, message=message)
        output = []
    elif found.explained:
        yield _element("skipped", reasons, message=_safe(str(found.explained[0].justification)))
        reasons = []
    elif found.lead is not None:
        # Neither in order nor counted twice.
        lead = found.lead
        told = say("same-cause", code=lead.rule.code, where=lead.where)
        message = _safe(told.of(lead.language))
        yield _element("skipped", [message], message=message)
    elif unasked:
        yield _left_open(unasked)
    if output or reasons:
        yield _element("system-out", [*output, *reasons])


def _left_open(reason: str) -> Element:
    return _element("skipped", [reason], message=reason)


def _lines(view: View) -> Iterator[str]:
    head = f"{view.rule.code} {view.severity_word}: {_safe(view.sentence)}"
    yield f"{_safe(view.where)}: {head}"
    for detail in view.details:
        yield f"  {_safe(str(detail))}"
    if view.justification is not None:
        yield f"  {_safe(str(view.justification))}"


def _safe(text: str) -> str:
    return _ATTACHMENT.sub("[ ", sentence(text))


def _element(tag: str, lines: Iterable[str], **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = "\n".join(lines)
    return element
