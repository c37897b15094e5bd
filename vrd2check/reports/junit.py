"""The report as JUnit XML, which Jenkins and GitLab show as tests: a suite a dossier.

Each rule that looks at the kind of dossier is a case. It fails where it found an error, is skipped
where it was not asked, where it could not judge anything or where another case tells of the same
cause, and passes otherwise; what it warns of is its output. The output of a suite tells what of the
dossier was not checked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

# XML is written here, and none is read.
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # nosec B405

from vrd2check.coverage import Standing
from vrd2check.dossiers import CHAPTERS, Loaded
from vrd2check.result import Examined
from vrd2check.rules import FAILURES, Rule, Severity, all_rules

from .report import Report
from .rulebook import kinds_of
from .safe import sentence, visible
from .texts import say
from .view import View
from .wording import not_checked

# Jenkins and GitLab attach the file that such a mark in an output names.
_ATTACHMENT = re.compile(r"\[(?=\[)")
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
    examined = {one.file: one for one in report.result.read()}
    suites = Element("testsuites", name="vrd2check")
    suites.extend(
        _suite(report, file, examined.get(file), by_code)
        for file, by_code in _found(report).items()
    )
    for element in (suites, *suites):
        for outcome, tag in _COUNTED.items():
            element.set(outcome, str(len(list(element.iter(tag)))))
        element.set("time", "0")
    indent(suites, space="")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _found(report: Report) -> dict[str, dict[str, _Found]]:
    """Return what was found in each file, by the code of the rule."""
    found: dict[str, dict[str, _Found]] = {one.file: {} for one in report.result.examined}

    def at(file: str, rule: Rule) -> _Found:
        return found.setdefault(file, {}).setdefault(rule.code, _Found(rule))

    for view in report.views(report.below_root):
        at(view.place.file, view.rule).told.append(view)
    for diagnosis in report.result.diagnoses:
        for one in diagnosis.findings:
            # What is told in one file may show in another.
            if one is not diagnosis.finding or one.place.file != diagnosis.told_at.file:
                here = at(one.place.file, one.rule)
                here.lead = here.lead or View(diagnosis, report.language, report.below_root)
    for view in report.explained(report.below_root):
        at(view.place.file, view.rule).explained.append(view)
    return found


def _suite(
    report: Report, file: str, examined: Examined | None, by_code: Mapping[str, _Found]
) -> Element:
    language, path = report.language, visible(report.below_root(file))
    kind = examined.kind if examined is not None else ""
    label = examined.label if examined is not None else file
    label = path if label == file else _safe(label)
    # Jenkins takes what stands before a point for a package.
    group = f"{visible(kind) or 'dossier'}.{label.replace('.', '-')}"
    asked = (rule for rule in all_rules() if rule not in FAILURES and _is_asked(rule, kind))
    every = {rule.code: _Found(rule) for rule in asked} | dict(by_code)
    unchecked = examined.unchecked if examined is not None else ()
    skipped = {code: say("unchecked").of(language) for code in unchecked}
    skipped |= {rule.code: say("ignored").of(language) for rule in report.result.ignored}
    suite = Element("testsuite", name=label)
    properties = SubElement(suite, "properties")
    for name, value in _properties(path, examined):
        SubElement(properties, "property", name=name, value=value)
    for code, found in sorted(every.items()):
        name = visible(f"{code} {found.rule.title.of(language)}")
        case = SubElement(suite, "testcase", classname=group, name=name, file=path, time="0")
        case.extend(_outcome(found, skipped.get(code)))
    left_out = list(not_checked(examined, report.result, language)) if examined else []
    if left_out:
        suite.append(_element("system-out", map(_safe, left_out)))
    return suite


def _is_asked(rule: Rule, kind: str) -> bool:
    kinds = kinds_of(rule)
    # Of a file that names no kind only the rules about any file say anything.
    return kind in kinds or not kinds if kind in CHAPTERS else issubclass(Loaded, rule.subject)


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
    output = [line for view in others for line in _lines(view)]
    reasons = [line for view in found.explained for line in _lines(view)]
    if errors:
        message = _safe(errors[0].sentence)
        if len(errors) > 1:
            message += f" (+{len(errors) - 1})"
        lines = [line for view in errors for line in _lines(view)]
        yield _element("failure", lines, message=message, type="vrd2check")
    elif found.explained and not found.told:
        yield _element("skipped", reasons, message=_safe(str(found.explained[0].justification)))
        reasons = []
    elif found.lead is not None and not found.told:
        # Neither in order nor counted twice.
        lead = found.lead
        told = say("same-cause", code=lead.rule.code, where=lead.where)
        message = _safe(told.of(lead.language))
        yield _element("skipped", [message], message=message)
    elif unasked and not found.told:
        yield _element("skipped", [unasked], message=unasked)
    if output or reasons:
        yield _element("system-out", [*output, *reasons])


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
