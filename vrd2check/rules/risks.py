"""The risk register, chapter 5.5."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier, Risk, canonical_form, is_placeholder
from vrd2check.figures import State
from vrd2check.language import Text
from vrd2check.relations import Product

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.repetition import named_twice

_LEAST, _MOST = 1, 5
_SEVERITY = Text(nl="ernst", en="severity")
_PROBABILITY = Text(nl="kans", en="probability")


@rule("RIS101", "risk-priority-number", Severity.ERROR, ProjectDossier)
def risk_priority_number(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The risk priority number (RPN) of the risk register is severity times probability."""
    for risk in _stated(dossier):
        yield Constraint(
            Product(risk.rpn, (risk.severity, risk.probability)),
            {"risk": _label(risk), "severity": risk.severity, "probability": risk.probability},
        )


@rule("RIS102", "risk-scale", Severity.ERROR, ProjectDossier)
def risk_scale(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Severity and probability of a risk are estimated on a scale from 1 to 5."""
    for risk in dossier.risks:
        for figure, word in ((risk.severity, _SEVERITY), (risk.probability, _PROBABILITY)):
            value = figure.value
            if figure.state is not State.READ or value is None:
                continue
            if value != int(value) or not _LEAST <= value <= _MOST:
                about = {"risk": _label(risk), "word": word, "figure": figure}
                yield Problem(figure.place, about, (figure,))


@rule("RIS301", "risk-twice", Severity.WARNING, ProjectDossier)
def risk_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """One risk twice in the register is mostly a copy whose description was still to be changed."""
    described = (risk.description for risk in dossier.risks if risk.description is not None)
    yield from named_twice("risk", ((canonical_form(name.text), name) for name in described))


@rule("RIS302", "risk-without-measure", Severity.WARNING, ProjectDossier)
def risk_without_measure(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A risk register tells not only what may go wrong, but also what the project does about it."""
    for risk in _stated(dossier):
        begun = risk.description is None or not is_placeholder(risk.description.text)
        if risk.measure is None and begun:
            place = risk.description.place if risk.description is not None else risk.place
            yield Problem(place, {"risk": _label(risk)})


def _stated(dossier: ProjectDossier) -> Iterator[Risk]:
    """Return the risks, without the lines in which nothing is stated."""
    for risk in dossier.risks:
        figures = (risk.severity, risk.probability, risk.rpn)
        empty = all(figure.state in (State.ABSENT, State.EMPTY, State.BLANK) for figure in figures)
        if not empty or risk.description is not None or risk.measure is not None:
            yield risk


def _label(risk: Risk) -> Text | str:
    if risk.description is not None:
        return Text(nl=f"het risico “{risk.description}”", en=f"the risk “{risk.description}”")
    line = risk.place.line
    return Text(nl=f"het risico op regel {line}", en=f"the risk on line {line}")
