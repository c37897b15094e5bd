from collections.abc import Iterator
from decimal import Decimal

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Collection, ProjectDossier, load_text
from vrd2check.figures import Kind, absent, read_figure
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Verdict, equals
from vrd2check.rules import RULE_FAILED, Constraint, Context, Outcome, Problem, Severity
from vrd2check.rules.base import rule
from vrd2check.run import asking
from vrd2check.run.asking import Subject, ask
from vrd2check.settings import Settings

HERE = Place("x.yaml", 1, 1, 1, 2)
SUBJECT = Subject("x.yaml", "x", HERE)


def claim(total: str, part: str, **about: str) -> Constraint:
    figures = [read_figure(written, HERE, Kind.AMOUNT) for written in (total, part)]
    return Constraint(equals(figures[0], figures[1:]), about)


@rule(
    "BAD101",
    "cannot-be-told",
    Severity.ERROR,
    object,
    title=Text("Titel", "Title"),
    message=Text("{word} {difference}", "{word} {difference}"),
    uitleg="Uitleg.",
)
def cannot_be_told(_: object, __: Context) -> Iterator[Outcome]:
    """Fail twice."""
    # A relation that holds needs no words.
    yield claim("1", "1")
    yield claim("5", "1")
    yield claim("7", "1", word="Zes")
    raise ValueError


def test_a_claim_that_cannot_be_told_is_left_out_and_its_rule_fails_once() -> None:
    said = ask(cannot_be_told, None, SUBJECT, Context(Collection([]), Settings()))
    verdicts = [(one.judgement.verdict, one.judgement.difference) for one in said.judged]
    assert verdicts == [(Verdict.HOLDS, Decimal(0)), (Verdict.BROKEN, Decimal(6))]
    assert [one.rule for one in said.findings] == [RULE_FAILED]


@rule(
    "BAD102",
    "expects-the-worst",
    Severity.WARNING,
    ProjectDossier,
    title=Text("Titel", "Title"),
    message=Text("{number} dossiers", "{number} dossiers"),
    uitleg="Uitleg.",
)
def expects_the_worst(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """Say nothing if anything at all goes wrong."""
    try:
        number = len(context.collection)
    except Exception:
        return
    yield Problem(dossier.head.place, {"number": number})


def test_a_rule_that_catches_every_exception_sees_the_other_dossiers_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "all_rules", lambda: (expects_the_worst,))
    text = 'soort: projectdossier\nnummer: "22.0{}"\ntitel: A\njaar: 2022\n'
    files = [load_text(text.format(number), f"{number}.yaml") for number in (1, 2)]
    said = [one.message(Language.NL) for one in check_loaded(files, Settings()).findings]
    assert said == ["2 dossiers", "2 dossiers"]


@rule(
    "BAD103",
    "knows-why-not",
    Severity.ERROR,
    object,
    title=Text("Titel", "Title"),
    message=Text("Zin", "Sentence"),
    uitleg="Uitleg.",
)
def knows_why_not(_: object, __: Context) -> Iterator[Outcome]:
    """State one relation that holds and one that is open, each with a reason why it might be."""
    because = Text("geen kalender", "no calendar")
    one = read_figure("1", HERE, Kind.AMOUNT)
    for part in (one, absent(HERE)):
        yield Constraint(equals(one, [part]), {}, because)


def test_why_a_relation_is_open_is_carried_on_and_of_others_it_is_not() -> None:
    said = ask(knows_why_not, None, SUBJECT, Context(Collection([]), Settings()))
    told = [(one.judgement.verdict, one.words.because) for one in said.judged]
    because = Text("geen kalender", "no calendar")
    assert told == [(Verdict.HOLDS, None), (Verdict.UNCHECKED, because)]
