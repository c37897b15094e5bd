"""A project dossier with every chapter of the template."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from .writing import Pen, summed

_THINGS = ("loket", "register", "portaal", "archief", "berichtendienst", "kaartlaag", "catalogus")
_WORKS = (
    ("Analyse", "Behoeften in kaart brengen"),
    ("Ontwerp", "Schermen en stromen uittekenen"),
    ("Backend", "Bouwen en testen"),
    ("Koppeling", "Aansluiten op MAGDA"),
    ("Migratie", "Gegevens overzetten"),
    ("Zoekfunctie", "Indexeren en ontsluiten"),
    ("Opleiding", "Gebruikers begeleiden"),
    ("Beveiliging", "Audit en bijsturing"),
    ("Rapportering", "Dashboards bouwen"),
    ("Communicatie", "Campagne voeren"),
)
_PROFILES = ("Architect", "Analist", "Ontwikkelaar", "Projectleider", "Tester", "Ontwerper")
_RISKS = ("Te weinig capaciteit", "Vertraging bij aansluiting", "Wijzigende regelgeving")
_KPIS = (("Aangesloten besturen", "minimaal 25"), ("Tevreden gebruikers", "80 %"))
_STAFF, _CONTRACT = "Externen", "RC ICT-contract 2018"


class Project(NamedTuple):
    """What other dossiers say of a project: amounts in cents, running costs by year.

    ``asked`` is what it commits in its year of the programme's credit, ``own`` of its own means.
    """

    number: str
    title: str
    year: int
    asked: int
    own: int
    running: Mapping[int, int]
    text: str


@dataclass(slots=True)
class _Deliverable:
    """One deliverable: who works on it, what else is bought, and when it is paid."""

    number: str
    title: str
    action: str
    product: str
    quarters: tuple[int, int]
    effort: list[tuple[str, int, int]] = field(default_factory=list)  # profile, rate, days
    bought: int = 0
    connected: int = 0
    months: dict[int, int] = field(default_factory=dict)

    def staff(self) -> int:
        return sum(rate * days for _, rate, days in self.effort)

    def asked(self) -> int:
        return self.staff() + self.connected


def project(number: str, year: int, random: Random, deliverables: int = 10) -> Project:
    """Make a project dossier in which all figures agree to the cent."""
    pen = Pen(random)
    thing = random.choice(_THINGS)
    title = f"Digitaal {thing} {number}"
    products = [f"{thing.capitalize()} {letter}" for letter in "AB"]
    last = year + random.choice((0, 0, 1))
    rates = {profile: pen.draw(450, 1200) for profile in _PROFILES}
    made = [
        _deliverable(f"D.{number}.{place}", products[place > deliverables // 2], place, pen, rates)
        for place in range(1, deliverables + 1)
    ]
    made[0].connected = pen.draw(2_000, 20_000)
    if last == year:
        # What is not paid in the months drawn is paid in the last of them.
        for one in made:
            one.months[max(one.months)] += one.asked() - sum(one.months.values())
    running_total = pen.draw(20_000, 200_000)
    running = {year + 1: running_total, year + 2: running_total}
    parts = (
        _head(number, title, year, random),
        _deliverables(made),
        _plan(number, year, made, random),
        _budget(made, pen),
        _cost_model(made, year, running, pen),
        _effort(made, pen),
        _calendar(made, year, last, running, pen),
        _forecast(made, pen),
    )
    text = "".join(f"{line}\n" for part in parts for line in part)
    asked, own = sum(one.asked() for one in made), sum(one.bought for one in made)
    return Project(number, title, year, asked, own, running, text)


def _deliverable(
    number: str, product: str, place: int, pen: Pen, rates: Mapping[str, int]
) -> _Deliverable:
    random = pen.random
    work, action = _WORKS[(place - 1) % len(_WORKS)]
    round_of_works = (place - 1) // len(_WORKS)
    title = f"{work} {round_of_works + 1}" if round_of_works else work
    first = random.randint(1, 4)
    one = _Deliverable(
        number, title, action, product, (first, min(4, random.randint(first, first + 1)))
    )
    for profile in random.sample(_PROFILES, 1 if place % 5 else 2):
        one.effort.append((profile, rates[profile], random.randint(5, 120)))
    if place % 5 == 1:
        one.bought = pen.draw(1_000, 60_000)
    months = list(range(3 * first - 2, 3 * one.quarters[1] + 1))
    shares = pen.split(one.staff(), len(months) + 1)[1:]
    one.months = dict(zip(months, shares, strict=True))
    return one


def _head(number: str, title: str, year: int, random: Random) -> Iterator[str]:
    day = random.randint(10, 28)
    yield from (
        "soort: projectdossier",
        "status: ingediend",
        f'nummer: "{number}"',
        f"titel: {title}",
        f"jaar: {year}",
        "entiteit: Digitaal Vlaanderen",
        f"datum: {day}/09/{year - 1}",
        f"looptijd: {{van: Q1 {year}, tot: Q4 {year}}}",
        "prioriteiten: [magda, mijn-burgerprofiel]",
        "beslissingen:",
        f"  - {{document: VR {year - 1} {day}11 DOC.1294/1, datum: {day}/11/{year - 1}}}",
        "bronnen:",
        "  vrd2: VRD 2 investeringen",
        "  eigen: Eigen middelen",
        "  exploitatie: VRD exploitatiebudget",
    )


def _deliverables(made: Sequence[_Deliverable]) -> Iterator[str]:
    yield "deliverables:"
    for one in made:
        yield f"  - {{nr: {one.number}, product: {one.product}, omschrijving: {one.title}}}"


def _plan(number: str, year: int, made: Sequence[_Deliverable], random: Random) -> Iterator[str]:
    yield "planning:"
    for one in made:
        first, last = one.quarters
        yield f"  - {{deliverable: {one.number}, actie: {one.action}, van: Q{first}, tot: Q{last}}}"
    yield "kpis:"
    for place, (what, target) in enumerate(_KPIS, 1):
        yield (
            f"  - {{nr: KPI.{number}.{place}, omschrijving: {what}, streefwaarde: {target}, "
            f'meetperiode: "{year}"}}'
        )
    yield "risicos:"
    for risk in random.sample(_RISKS, 2):
        severity, chance = random.randint(1, 5), random.randint(1, 5)
        yield (
            f"  - {{risico: {risk}, ernst: {severity}, kans: {chance}, rpn: {severity * chance}, "
            "beheersmaatregel: Maandelijks opvolgen}"
        )
    yield f"overheidsopdrachten: [{_CONTRACT}]"
    yield "sturing:"
    yield "  - {rol: Programmastuurgroep, omschrijving: Volgt op}"
    yield "  - {rol: Projectstuurgroep, omschrijving: Beslist elk kwartaal}"
    yield "  - {rol: Klantenfora, omschrijving: Geven advies}"
    yield "  - {rol: Eindverantwoordelijke, omschrijving: Digitaal Vlaanderen}"


def _budget(made: Sequence[_Deliverable], pen: Pen) -> Iterator[str]:
    asked, own = sum(one.asked() for one in made), sum(one.bought for one in made)
    yield "budget:"
    yield "  regels:"
    for one in made:
        yield f"    - {{deliverable: {one.number}, bron: vrd2, bedrag: {pen(one.asked())}}}"
        if one.bought:
            yield f"    - {{deliverable: {one.number}, bron: eigen, bedrag: {pen(one.bought)}}}"
    yield "  subtotalen:"
    yield f"    - {{bron: vrd2, bedrag: {pen(asked)}}}"
    yield f"    - {{bron: eigen, bedrag: {pen(own)}}}"
    yield f"  totaal: {pen(asked + own)}"
    # Whole per cents of such an amount are whole cents in any notation.
    base = pen.random.randint(1, 60) * 100_000
    share = pen.random.randint(10, 90)
    yield "verdeling:"
    yield f"  basis: {pen(base)}"
    yield "  regels:"
    for name, part in (("Handleiding", share), ("Vorming", 100 - share)):
        amount = pen(base * part // 100)
        yield f"    - {{omschrijving: {name}, percentage: {part} %, bedrag: {amount}}}"


def _cost_model(
    made: Sequence[_Deliverable], year: int, running: Mapping[int, int], pen: Pen
) -> Iterator[str]:
    yield "kostenmodel:"
    yield "  investeringen:"
    yield "    regels:"
    for one in made:
        start = f"      - {{deliverable: {one.number}, aankooptype: "
        yield f"{start}{_STAFF}, bron: vrd2, bedragen: {{{year}: {pen(one.staff())}}}}}"
        if one.bought:
            yield f"{start}Licenties, bron: eigen, bedragen: {{{year}: {pen(one.bought)}}}}}"
    staff, bought = sum(one.staff() for one in made), sum(one.bought for one in made)
    yield "    subtotalen:"
    yield f"      - {{bron: vrd2, bedragen: {{{year}: {pen(staff)}}}}}"
    yield f"      - {{bron: eigen, bedragen: {{{year}: {pen(bought)}}}}}"
    total = pen(staff + bought)
    yield f"    totaal: {{bedragen: {{{year}: {total}}}, totaal: {total}}}"
    first = made[0]
    connected = pen(first.connected)
    yield "  aansluitingen:"
    yield "    regels:"
    yield (
        f"      - {{deliverable: {first.number}, aankooptype: Diensten, bron: vrd2, "
        f"overheidsopdracht: {_CONTRACT}, bedragen: {{{year}: {connected}}}}}"
    )
    yield f"    totaal: {{bedragen: {{{year}: {connected}}}}}"
    yield "  exploitatie:"
    yield "    regels:"
    hosting = {when: pen.split(cents, 2)[0] for when, cents in running.items()}
    support = {when: cents - hosting[when] for when, cents in running.items()}
    for name, amounts in (("Hosting", hosting), ("Ondersteuning", support)):
        yield (
            f"      - {{product: {first.product}, bron: exploitatie, aankooptype: {name}, "
            f"bedragen: {pen.by_name(amounts)}, totaal: {pen(sum(amounts.values()))}}}"
        )
    whole = pen(sum(running.values()))
    yield f"    totaal: {{bedragen: {pen.by_name(running)}, totaal: {whole}}}"
    yearly, since = next(iter(running.values())), next(iter(running))
    yield f"exploitatiekost: {{per_jaar: {pen(yearly)}, vanaf: {since}}}"


def _effort(made: Sequence[_Deliverable], pen: Pen) -> Iterator[str]:
    yield "inzet:"
    yield f"  - aankooptype: {_STAFF}"
    yield "    eenheid: mandagen"
    yield "    kop: Aantal MD"
    yield "    regels:"
    for one in made:
        for profile, rate, days in one.effort:
            yield (
                f"      - {{deliverable: {one.number}, profiel: {profile}, bron: vrd2, "
                f"aantal: {days}, prijs: {pen(rate)}, kost: {pen(rate * days)}}}"
            )
    days = sum(line[2] for one in made for line in one.effort)
    cost = sum(one.staff() for one in made)
    yield f"    totaal: {{aantal: {days}, kost: {pen(cost)}}}"


def _calendar(
    made: Sequence[_Deliverable], year: int, last: int, running: Mapping[int, int], pen: Pen
) -> Iterator[str]:
    asked, own = sum(one.asked() for one in made), sum(one.bought for one in made)
    paid = sum(sum(one.months.values()) for one in made)
    lines = {
        "vrd2": {year: (asked, paid)},
        "eigen": {year: (own, own)},
        "exploitatie": {when: (cents, cents) for when, cents in running.items()},
    }
    if last > year:
        lines["vrd2"][last] = (0, asked - paid)
    yield "vak_vek_kalender:"
    yield "  regels:"
    for source, years in lines.items():
        yield f"    - bron: {source}"
        yield f"      jaren: {_sides(years, pen)}"
        vak, vek = (sum(pair[side] for pair in years.values()) for side in (0, 1))
        yield f"      totaal: {{vak: {pen(vak)}, vek: {pen(vek)}}}"
    vaks = summed({when: pair[0] for when, pair in years.items()} for years in lines.values())
    veks = summed({when: pair[1] for when, pair in years.items()} for years in lines.values())
    whole = pen(sum(vaks.values()))
    yield "  totaal:"
    yield f"    jaren: {_sides({when: (vaks[when], veks[when]) for when in vaks}, pen)}"
    yield f"    totaal: {{vak: {whole}, vek: {whole}}}"


def _sides(years: Mapping[int, tuple[int, int]], pen: Pen) -> str:
    cells = (f"{when}: {{vak: {pen(vak)}, vek: {pen(vek)}}}" for when, (vak, vek) in years.items())
    return "{" + ", ".join(cells) + "}"


def _forecast(made: Sequence[_Deliverable], pen: Pen) -> Iterator[str]:
    yield "prognose_vek:"
    yield "  bron: vrd2"
    yield "  regels:"
    for one in made:
        months, total = pen.months(one.months), pen(sum(one.months.values()))
        yield f"    - {{deliverable: {one.number}, maanden: {months}, totaal: {total}}}"
    whole = summed(one.months for one in made)
    yield "  totaal:"
    yield f"    maanden: {pen.months(whole)}"
    yield f"    totaal: {pen(sum(whole.values()))}"
