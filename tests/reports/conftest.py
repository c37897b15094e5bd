"""Results made by hand, so that reports are tested apart from the rules."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from vrd2check.figures import Kind, read_figure
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.relations import Reason, Role, equals, judge
from vrd2check.result import Diagnosis, Examined, Finding, Result, Tally
from vrd2check.rules import Rule, Severity
from vrd2check.rules.base.catalogue import RuleTexts


def a_rule(code="XXX101", severity=Severity.ERROR, nl="Zo niet.", en="Not so."):
    texts = RuleTexts(Text("Een titel", "A title"), Text(nl, en), Text("", ""))
    return Rule(
        code, "a-rule", severity, object, lambda subject, context: iter(()), own_texts=texts
    )


def place_of(source, text, file="a.yaml"):
    """Find a text in a source; the place of its first occurrence."""
    for number, line in enumerate(source.split("\n"), 1):
        if text in line:
            column = line.index(text) + 1
            return Place(file, number, column, number, column + len(text))
    raise ValueError(text)


def broken_sum(source, total, *parts, file="a.yaml", **words):
    """Make the finding of a sum whose figures stand in a source."""
    figures = [
        read_figure(one, place_of(source, one, file), Kind.AMOUNT) for one in (total, *parts)
    ]
    judgement = judge(equals(figures[0], figures[1:]))
    rule = a_rule(**words)
    roles = (Role.TOTAL, *[Role.PART] * len(parts))
    about = {
        "stated": judgement.stated,
        "expected": judgement.expected,
        "difference": judgement.difference,
        "slack": judgement.slack,
    }
    severity = Severity.NOTE if judgement.verdict.value == "rounding" else rule.severity
    return Finding(
        rule, severity, "Proef", figures[0].place, about, tuple(zip(roles, figures, strict=True)),
        judgement,
    )  # fmt: skip


def remark(place, severity=Severity.WARNING, related=(), **words):
    rule = a_rule(severity=severity, **words)
    return Finding(rule, severity, "Proef", place, {}, related=related)


def result_of(
    *findings, source="", label="Proef", skipped=(), absent=(), unchecked=(), file="a.yaml"
):
    """Make the result of findings, diagnosed or not."""
    diagnoses = [one if isinstance(one, Diagnosis) else Diagnosis(one) for one in findings]
    every = [one.judgement for diagnosis in diagnoses for one in diagnosis.findings]
    judged = [judgement for judgement in every if judgement is not None]
    judged += [judge_nothing()._replace(reason=reason) for reason in unchecked]
    examined = Examined(file, label, "projectdossier", Tally.of(judged, 3), tuple(absent))
    return Result(tuple(diagnoses), (examined,), tuple(skipped), {file: source})


def judge_nothing():
    place = Place("a.yaml", 1, 1, 1, 1)
    return judge(equals(read_figure("", place, Kind.AMOUNT), ()))


@pytest.fixture(scope="session")
def make():
    """Return the makers of results."""
    return SimpleNamespace(
        place_of=place_of,
        broken_sum=broken_sum,
        remark=remark,
        result_of=result_of,
        rule=a_rule,
        Reason=Reason,
        Decimal=Decimal,
    )
