"""The dossiers that belong to projects: running costs, evaluations, and the programme note."""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from .project import Project
from .writing import Pen

_GROUPS = {
    "Werking": ("Personeel", "Vorming", "Verplaatsingen"),
    "Techniek": ("Hosting", "Licenties", "Audit", "Ondersteuning"),
    "Gebruikers": ("Helpdesk", "Communicatie", "Begeleiding"),
}
_COSTS = (
    "Infrastructuur en hosting",
    "Licenties van derden",
    "Technische ondersteuning",
    "Audit en beveiliging",
    "Helpdesk voor besturen",
    "Functioneel beheer",
    "Vorming en communicatie",
    "Verdere ontwikkeling",
)
_LEVELS = ("Aangesloten besturen", "Actieve gebruikers", "Ontsloten bronnen")
_FLOWS = ("Opleidingen", "Meldingen", "Gepubliceerde berichten")
_LAST_MONTH, _MONTHS_SO_FAR = "juli", 7


def running_costs(project: Project, random: Random) -> str:
    """Make the request for the running costs of a project in the year after its first."""
    return _text(_running_costs(project, Pen(random)))


def evaluation(project: Project, year: int, random: Random) -> str:
    """Make the evaluation of what running a project's results cost in a year."""
    return _text(_evaluation(project, year, Pen(random)))


def programme(year: int, projects: Sequence[Project], random: Random) -> str:
    """Make the programme note of a year, of which these are all the projects."""
    return _text(_programme(year, projects, Pen(random)))


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _running_costs(project: Project, pen: Pen) -> Iterator[str]:
    year = project.year + 1
    running = pen.by_name(project.running)
    yield "soort: exploitatiedossier"
    yield "status: ingediend"
    yield f'nummer: "{project.number}"'
    yield f"titel: {project.title}"
    yield f"jaar: {year}"
    yield "entiteit: Digitaal Vlaanderen"
    yield f"datum: 15/10/{year - 1}"
    yield f"looptijd: {{van: {year}, tot: {year + 1}}}"
    yield "hefboomkrediet:"
    yield f"  investering: {{{project.year}: {pen(project.asked)}}}"
    yield f"  exploitatie: {running}"
    parts = {when: pen.split(cents, len(_COSTS)) for when, cents in project.running.items()}
    yield "kosten:"
    yield "  regels:"
    for place, name in enumerate(_COSTS):
        amounts = {when: split[place] for when, split in parts.items()}
        whole = pen(sum(amounts.values()))
        yield f"    - {{kost: {name}, bedragen: {pen.by_name(amounts)}, totaal: {whole}}}"
    yield f"  totaal: {{bedragen: {running}, totaal: {pen(sum(project.running.values()))}}}"


def _evaluation(project: Project, year: int, pen: Pen) -> Iterator[str]:
    # Seven months by seven, so that the extrapolation to twelve is exact.
    parts = {
        (group, name): pen.draw(1_000, 9_000) for group, names in _GROUPS.items() for name in names
    }
    total = sum(parts.values())
    yield "soort: evaluatie"
    yield "status: ingediend"
    yield f"project: {project.title}"
    yield f"titel: Evaluatie van {project.title}"
    yield f"jaar: {year}"
    yield "entiteit: Digitaal Vlaanderen"
    yield f"plafond: {pen(total * 12 + 5_000_00)}"
    yield f"actueel_tot: {_LAST_MONTH}"
    yield "kosten:"
    yield "  groepen:"
    for group, names in _GROUPS.items():
        yield f"    - groep: {group}"
        yield "      regels:"
        for name in names:
            yield f"        - {{kost: {name}, {_so_far_and_all(parts[group, name], pen)}}}"
        subtotal = sum(parts[group, name] for name in names)
        yield f"      totaal: {{{_so_far_and_all(subtotal, pen)}}}"
    yield f"  totaal: {{{_so_far_and_all(total, pen)}}}"
    yield "indicatoren:"
    for group in _GROUPS:
        for place, name in enumerate((*_LEVELS, *_FLOWS)):
            nature = "stand" if place < len(_LEVELS) else "stroom"
            yield f"  - groep: {group}"
            yield f"    naam: {name} ({group.lower()})"
            yield f"    aard: {nature}"
            yield f"    waarden: {{{_series(year, nature, pen.random)}}}"


def _so_far_and_all(monthly: int, pen: Pen) -> str:
    return f"actueel: {pen(monthly * _MONTHS_SO_FAR)}, prognose: {pen(monthly * 12)}"


def _series(year: int, nature: str, random: Random) -> str:
    """Write a year, the quarters of the next, and the two years after it."""
    steps = [random.randint(1, 40) for _ in range(7)]
    if nature == "stand":
        steps = [sum(steps[: place + 1]) for place in range(7)]
    labels = (
        str(year - 1),
        *(f"Q{quarter} {year}" for quarter in range(1, 5)),
        str(year + 1),
        str(year + 2),
    )
    return ", ".join(f"{label}: {step}" for label, step in zip(labels, steps, strict=True))


def _programme(year: int, projects: Sequence[Project], pen: Pen) -> Iterator[str]:
    asked, own = sum(one.asked for one in projects), sum(one.own for one in projects)
    tenths = (own * 2_000 + asked + own) // (2 * (asked + own))
    yield "soort: programma"
    yield "status: ingediend"
    yield f"titel: VRD {year}"
    yield f"jaar: {year}"
    yield f"looptijd: {{van: {year}, tot: {year + 1}}}"
    yield "prioriteiten: [Mijn Burgerprofiel, Webplatform]"
    yield "begrotingsartikel: SC0-1SJA2NE-WT"
    yield f"kredieten: {{{year}: {pen(asked)}}}"
    yield f'eigen_inbreng: "{tenths // 10},{tenths % 10} %"'
    yield "projecten:"
    yield "  regels:"
    for one in projects:
        yield f'    - {{nummer: "{one.number}", titel: {one.title}, bedrag: {pen(one.asked)}}}'
    yield f"  totaal: {pen(asked)}"
    yield "prognose_vek:"
    yield f"  jaar: {year}"
    yield f"  maanden: {pen.listed(pen.split(asked, 12))}"
    yield f"  totaal: {pen(asked)}"
    yield "kpis:"
    yield "  - {nr: KPI 1, omschrijving: Aansluitingen, streefwaarde: 10, meetperiode: 3 jaar}"
    yield "beslissingen:"
    yield f"  - {{document: VR {year - 1} 2711 DOC.1294/1, datum: 27/11/{year - 1}}}"
