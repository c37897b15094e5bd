"""Rules with every mistake that their authors may make, among good ones."""

from dataclasses import replace

from vrd2check.dossiers import Collection, ProjectDossier
from vrd2check.language import Text
from vrd2check.rules.base import Problem, Severity, rule


def make(code, name, function, subject=ProjectDossier, message="{what}"):
    text = Text(nl=message, en=message)
    return rule(code, name, Severity.ERROR, subject, title=text, message=text, uitleg="Een proef.")(
        function
    )


def with_texts(rule, **texts):
    return replace(rule, own_texts=rule.own_texts._replace(**texts))


def speaks(dossier, _):
    """Say something of every dossier."""
    yield Problem(dossier.head.place, {"what": "iets"})


def raises(dossier, _):
    """Say something, and then stumble."""
    yield Problem(dossier.head.place, {"what": "eerst"})
    raise ZeroDivisionError("geen deler")


def raises_on_all(dossiers, _):
    """Stumble over all dossiers together."""
    raise KeyError("sleutel\nop twee regels")


def yields_nonsense(dossier, _):
    """Yield what is no claim and no remark."""
    yield 42


def points_nowhere(dossier, _):
    """Point to something that is no place."""
    yield Problem("titel", {"what": "ergens"})


def points_before_the_file(dossier, _):
    """Point to a line before the first, beside the right place."""
    place = dossier.head.place
    yield Problem(place, {"what": "ergens"}, related=(place._replace(line=0),))


def ends_the_program(dossier, _):
    """End the whole program, as if all were well."""
    raise SystemExit(0)
    yield


GOOD = make("BAD101", "good-one", speaks)
CLASHING = [
    make("DEL101", "other-name", speaks),
    make("BAD102", "budget-total", speaks),
    make("BAD101", "another-good-one", speaks),
    make("bad103", "lower-case", speaks),
    make("BAD104", "Capitals", speaks),
    make("BAD105", "odd-subject", speaks, subject=int),
    with_texts(make("BAD106", "odd-title", speaks), title="no text"),
    with_texts(make("BAD107", "odd-explanation", speaks), explanation=Text(None, "Explained")),
    rule("BAD108", "no-texts", Severity.ERROR, ProjectDossier)(speaks),
]
RAISING = [
    make("BAD201", "raises-late", raises),
    make("BAD202", "raises-on-all", raises_on_all, subject=Collection),
    make("BAD203", "yields-nonsense", yields_nonsense),
    make("BAD204", "message-with-a-hole", speaks, message="{missing}"),
    make("BAD205", "points-nowhere", points_nowhere),
    make("BAD206", "points-before-the-file", points_before_the_file),
    make("BAD207", "ends-the-program", ends_the_program),
]
NONE = ()
