"""The risk register, chapter 5.5."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier, Risk, Spellings
from vrd2check.figures import State
from vrd2check.language import Text
from vrd2check.relations import Product

from .base import Constraint, Context, Outcome, Problem, Severity, rule

_LEAST, _MOST = 1, 5

_SEVERITY = Text(nl="ernst", en="severity")
_PROBABILITY = Text(nl="kans", en="probability")


@rule(
    "RIS101",
    "risk-priority-number",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Ernst maal kans", en="Severity times probability"),
    message=Text(
        nl="Bij {risk} is de RPN {stated}, maar ernst {severity} maal kans {probability} is "
        "{expected}.",
        en="Of {risk} the RPN is {stated}, but severity {severity} times probability {probability} "
        "is {expected}.",
    ),
    uitleg="""Het risicogetal (RPN, risk priority number) van het risicoregister is de ernst maal
        de kans. De stuurgroep rangschikt er de risico's mee.""",
)
def risk_priority_number(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The risk priority number (RPN) of the risk register is severity times probability.

    The steering committee ranks the risks by it.
    """
    for risk in _stated(dossier):
        yield Constraint(
            Product(risk.rpn, (risk.severity, risk.probability)),
            {"risk": _label(risk), "severity": risk.severity, "probability": risk.probability},
        )


@rule(
    "RIS102",
    "risk-scale",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Schaal van een risico", en="Scale of a risk"),
    message=Text(
        nl="Bij {risk} is de {word} {figure}; de schaal gaat van 1 tot 5, in gehele getallen.",
        en="Of {risk} the {word} is {figure}; the scale goes from 1 to 5, in whole numbers.",
    ),
    uitleg="""Ernst en kans van een risico worden geschat op een schaal van 1 tot 5. Een 0, een
        6 of een 2,5 past daar niet in, en maakt de RPN onvergelijkbaar met die van andere
        risico's.""",
)
def risk_scale(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Severity and probability of a risk are estimated on a scale from 1 to 5.

    A 0, a 6 or a 2,5 does not fit in it, and makes the RPN unlike that of other risks.
    """
    for risk in dossier.risks:
        for figure, word in ((risk.severity, _SEVERITY), (risk.probability, _PROBABILITY)):
            value = figure.value
            if figure.state is not State.READ or value is None:
                continue
            if value != int(value) or not _LEAST <= value <= _MOST:
                about = {"risk": _label(risk), "word": word, "figure": figure}
                yield Problem(figure.place, about, (figure,))


@rule(
    "RIS301",
    "risk-twice",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Risico staat er twee keer", en="Risk stands there twice"),
    message=Text(
        nl="Het risico “{risk}” staat ook op regel {line}.",
        en="The risk “{risk}” is on line {line} as well.",
    ),
    uitleg="""Hetzelfde risico twee keer in het register is meestal een kopie waarvan de
        omschrijving nog aangepast moest worden.""",
)
def risk_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """One risk twice in the register is mostly a copy whose description was still to be changed."""
    known = Spellings()
    first: dict[str, Risk] = {}
    for risk in dossier.risks:
        if risk.description is None:
            continue
        same = first.setdefault(known.canonical(risk.description.text), risk)
        if same is not risk:
            about = {"risk": risk.description.text, "line": str(same.place.line)}
            yield Problem(risk.description.place, about, related=(same.place,))


@rule(
    "RIS302",
    "risk-without-measure",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Risico zonder beheersmaatregel", en="Risk without a measure"),
    message=Text(
        nl="Bij {risk} staat geen beheersmaatregel.",
        en="{risk} has no measure against it.",
    ),
    uitleg="""Een risicoregister zegt niet alleen wat er mis kan gaan, maar ook wat het project
        eraan doet.""",
)
def risk_without_measure(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A risk register tells not only what may go wrong, but also what the project does about it."""
    for risk in _stated(dossier):
        if risk.measure is None:
            place = risk.description.place if risk.description is not None else risk.place
            yield Problem(place, {"risk": _label(risk)})


def _stated(dossier: ProjectDossier) -> Iterator[Risk]:
    """Return the risks, without the lines in which nothing is stated."""
    for risk in dossier.risks:
        figures = (risk.severity, risk.probability, risk.rpn)
        empty = all(figure.state in (State.ABSENT, State.BLANK) for figure in figures)
        if not empty or risk.description is not None or risk.measure is not None:
            yield risk


def _label(risk: Risk) -> Text | str:
    if risk.description is not None:
        return Text(nl=f"het risico “{risk.description}”", en=f"the risk “{risk.description}”")
    line = risk.place.line
    return Text(nl=f"het risico op regel {line}", en=f"the risk on line {line}")
