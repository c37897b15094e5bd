"""The blocks of a new running-cost dossier."""

from collections.abc import Iterator

from vrd2check.dossiers import PLACEHOLDER
from vrd2check.language import Text

from .blocks import Block, per_year
from .request import Draft
from .scalars import scalar


def blocks(draft: Draft) -> Iterator[Block]:
    """Return the blocks of a running-cost dossier over two years, as its template asks."""
    years = per_year((draft.year, draft.year + 1))
    yield Block(
        Text(
            "De kop. Het nummer is dat van het project waarvan de resultaten in gebruik zijn, "
            'altijd tussen aanhalingstekens. De status wordt "ingediend" zodra alles ingevuld is.',
            "The head. The number is that of the project whose results are in use, always in "
            'quotes. The status becomes "ingediend" (submitted) once everything is filled in.',
        ),
        (
            "soort: exploitatiedossier",
            "status: ontwerp",
            f'nummer: "{draft.name}"',
            f"titel: {scalar(draft.title or PLACEHOLDER)}",
            f"jaar: {draft.year}",
            "datum:",
            "entiteit:",
            f'looptijd: {{van: "{draft.year}", tot: "{draft.year + 1}"}}',
        ),
    )
    yield Block(
        Text(
            "Hoofdstuk 1, hefboomkrediet: wat voor het project werd toegekend, per jaar.",
            "Chapter 1, what was granted for the project, per year: hefboomkrediet.",
        ),
        (
            "hefboomkrediet:",
            f"  investering: {per_year([draft.year - 1])}",
            f"  exploitatie: {years}",
        ),
    )
    yield Block(
        Text(
            "Hoofdstuk 3, exploitatiekosten per jaar, inclusief btw. Het totaal van een jaar is de "
            "som van de lijnen en blijft binnen wat toegekend is.",
            "Chapter 3, running costs per year, including VAT. The total of a year is the sum of "
            "the lines, and stays within what was granted.",
        ),
        (
            "kosten:",
            "  regels:",
            f"    - {{kost: Infrastructuur en hosting, bedragen: {years}}}",
            f"    - {{kost: Onderhoud en ondersteuning, bedragen: {years}}}",
            f"  totaal: {{bedragen: {years}}}",
        ),
    )
