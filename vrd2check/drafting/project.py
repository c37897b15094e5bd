"""The blocks of a new project dossier, in the order of the template."""

from collections.abc import Iterator

from vrd2check.dossiers import PLACEHOLDER
from vrd2check.language import Text

from .blocks import MONTHS, Block, per_year
from .request import Draft
from .scalars import scalar

_LATER_YEARS = 2


def blocks(draft: Draft) -> Iterator[Block]:
    """Return the blocks of a project dossier, with a line a deliverable in every table."""
    titles = draft.deliverables or (PLACEHOLDER,)
    numbers = [f"D.{draft.name}.{number}" for number in range(1, len(titles) + 1)]
    yield _head(draft)
    yield _SOURCES
    yield Block(
        Text(
            "Hoofdstuk 3, baten: waaraan men ziet dat het project slaagt.",
            "Chapter 3, benefits: by what one sees that the project succeeds.",
        ),
        (
            "kpis:",
            f"  - {{nr: KPI.{draft.name}.1, omschrijving: {PLACEHOLDER}, streefwaarde: , "
            "meetperiode: }",
        ),
    )
    yield Block(
        Text(
            "Hoofdstuk 4, deliverables: wat het project oplevert. Hieronder verwijst u ernaar met "
            "het nummer.",
            "Chapter 4, deliverables: what the project delivers. The tables below refer to them "
            "by their numbers.",
        ),
        (
            "deliverables:",
            *(
                f"  - {{nr: {number}, product: , omschrijving: {scalar(title)}}}"
                for number, title in zip(numbers, titles, strict=True)
            ),
        ),
    )
    yield from _chapter_five(draft, numbers)
    yield from _cost_model(draft, numbers)
    yield _effort(numbers)
    yield _calendar(draft)
    yield _forecast(draft, numbers)


def _head(draft: Draft) -> Block:
    return Block(
        Text(
            'De kop. De status wordt "ingediend" zodra alle hoofdstukken ingevuld zijn. Het nummer '
            "staat altijd tussen aanhalingstekens. Het jaar is het eerste jaar van uitvoering; een "
            "periode is een kwartaal (Q1 2022), een maand (maart 2022) of een jaar. Prioriteiten "
            "staan tussen de haken, met komma's.",
            'The head. The status becomes "ingediend" (submitted) once all chapters are filled in. '
            "The number always stands in quotes. The year is the first year of execution; a period "
            "is a quarter (Q1 2022), a month (maart 2022) or a year. Priorities go between the "
            "brackets, with commas.",
        ),
        (
            "soort: projectdossier",
            "status: ontwerp",
            f'nummer: "{draft.name}"',
            f"titel: {scalar(draft.title or PLACEHOLDER)}",
            f"jaar: {draft.year}",
            "entiteit:",
            f"looptijd: {{van: Q1 {draft.year}, tot: Q4 {draft.year}}}",
            "prioriteiten: []",
        ),
    )


_SOURCES = Block(
    Text(
        "De financieringsbronnen: voor elke bron een korte naam, die u in de tabellen gebruikt, en "
        "de volledige benaming. Voeg er bij, zoals eigen: Eigen middelen.",
        "The financing sources: for each a short name, which the tables use, and the whole name. "
        "Add others, such as eigen: Eigen middelen.",
    ),
    ("bronnen:", "  vrd2: VRD 2 investeringen", "  exploitatie: VRD exploitatiebudget"),
)


def _chapter_five(draft: Draft, numbers: list[str]) -> Iterator[Block]:
    yield Block(
        Text(
            "5.1 Projectsturing: wie of wat elke rol invult, zonder namen van personen.",
            "5.1 Governance: who or what fills each role, without names of persons.",
        ),
        (
            "sturing:",
            "  - {rol: Projectstuurgroep, omschrijving: }",
            "  - {rol: Eindverantwoordelijke, omschrijving: }",
        ),
    )
    yield Block(
        Text(
            "5.2 Projectplan: de acties, elk bij een deliverable, met begin en einde.",
            "5.2 Project plan: the actions, each of a deliverable, with beginning and end.",
        ),
        (
            "planning:",
            *(
                f"  - {{deliverable: {number}, actie: {PLACEHOLDER}, van: Q1 {draft.year}, "
                f"tot: Q4 {draft.year}, partijen: []}}"
                for number in numbers
            ),
        ),
    )
    yield Block(
        Text(
            "5.3 Overheidsopdrachten: de raamcontracten waarmee u aankoopt, één per regel na “- ”.",
            "5.3 Public contracts: the framework contracts you buy with, one a line after “- ”.",
        ),
        ("overheidsopdrachten: []",),
    )
    yield Block(
        Text(
            "5.4 Budget: per deliverable en bron, inclusief btw. Het totaal is de som van de "
            "lijnen.",
            "5.4 Budget: per deliverable and source, including VAT. The total is the sum of the "
            "lines.",
        ),
        (
            "budget:",
            "  regels:",
            *(f"    - {{deliverable: {number}, bron: vrd2, bedrag: }}" for number in numbers),
            "  totaal:",
        ),
    )
    yield Block(
        Text(
            "5.5 Risicoregister: ernst en kans gaan van 1 tot 5, rpn is ernst × kans.",
            "5.5 Risk register: severity (ernst) and probability (kans) go from 1 to 5, rpn is "
            "their product.",
        ),
        (
            "risicos:",
            f"  - {{risico: {PLACEHOLDER}, ernst: , kans: , rpn: , beheersmaatregel: }}",
        ),
    )


def _cost_model(draft: Draft, numbers: list[str]) -> Iterator[Block]:
    later = range(draft.year + 1, draft.year + 1 + _LATER_YEARS)
    yield Block(
        Text(
            "Bijlage 1, kosten- en financieringsmodel: de eenmalige kosten (investeringen) en wat "
            "elk jaar terugkeert (exploitatie; een besparing is negatief), inclusief btw. De "
            "investeringen van een deliverable zijn samen zijn budget.",
            "Annex 1, cost and financing model: what is spent once (investeringen) and what comes "
            "back every year (exploitatie; a saving is negative), including VAT. The investments "
            "of a deliverable add up to its budget.",
        ),
        (
            "kostenmodel:",
            "  investeringen:",
            "    regels:",
            *(
                line
                for number in numbers
                for line in (
                    f"      - deliverable: {number}",
                    "        aankooptype: Externe medewerkers",
                    "        bron: vrd2",
                    "        overheidsopdracht:",
                    f"        bedragen: {per_year([draft.year])}",
                )
            ),
            f"    totaal: {{bedragen: {per_year([draft.year])}}}",
            "  exploitatie:",
            "    regels:",
            "      - omschrijving:",
            "        aankooptype:",
            "        bron: exploitatie",
            f"        bedragen: {per_year(later)}",
            f"    totaal: {{bedragen: {per_year(later)}}}",
        ),
    )


def _effort(numbers: list[str]) -> Block:
    return Block(
        Text(
            "Bijlage 1, inzet: per aankooptype een tabel met de profielen. De eenheid is mandagen "
            "of maanden; kost = aantal × prijs. Zijn de prijzen zonder btw, zet dan btw: 21 % "
            "onder de eenheid.",
            "Annex 1, effort: a table of profiles per purchase type. The unit is mandagen (days) "
            "or maanden (months); kost = aantal × prijs (cost = count × rate). If the rates are "
            "without VAT, put btw: 21 % below the unit.",
        ),
        (
            "inzet:",
            "  - aankooptype: Externe medewerkers",
            "    eenheid: mandagen",
            "    regels:",
            *(
                f"      - {{deliverable: {number}, profiel: , bron: vrd2, aantal: , prijs: , "
                "kost: }"
                for number in numbers
            ),
            "    totaal: {aantal: , kost: }",
        ),
    )


def _calendar(draft: Draft) -> Block:
    cell = "{vak: , vek: }"
    first, second, third = range(draft.year, draft.year + 3)
    return Block(
        Text(
            "Bijlage 1, VAK- en VEK-kalender: per bron en jaar wat u vastlegt (vak) en wat u "
            "betaalt (vek). Het VAK van het eerste jaar is het budget van de bron; VEK loopt nooit "
            "voor op VAK.",
            "Annex 1, calendar: per source and year what you commit (vak) and what you pay (vek). "
            "The VAK of the first year is the budget of the source; VEK never runs ahead of VAK.",
        ),
        (
            "vak_vek_kalender:",
            "  regels:",
            "    - bron: vrd2",
            "      jaren:",
            f"        {first}: {cell}",
            f"        {second}: {cell}",
            f"      totaal: {cell}",
            "    - bron: exploitatie",
            "      jaren:",
            f"        {second}: {cell}",
            f"        {third}: {cell}",
            f"      totaal: {cell}",
        ),
    )


def _forecast(draft: Draft, numbers: list[str]) -> Block:
    months = f"{{{MONTHS}}}"
    return Block(
        Text(
            "Bijlage 1, prognose VEK: wat u in het eerste jaar per maand betaalt. Het totaal van "
            "een deliverable is wat ervan in dat jaar betaald wordt.",
            "Annex 1, forecast of VEK: what you pay per month in the first year. The total of a "
            "deliverable is what is paid of it in that year.",
        ),
        (
            "prognose_vek:",
            f"  jaar: {draft.year}",
            "  bron: vrd2",
            "  regels:",
            *(
                line
                for number in numbers
                for line in (
                    f"    - deliverable: {number}",
                    f"      maanden: {months}",
                    "      totaal:",
                )
            ),
            "  totaal:",
            f"    maanden: {months}",
            "    totaal:",
        ),
    )
