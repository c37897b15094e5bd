"""The blocks of a new programme note."""

from collections.abc import Iterator

from vrd2check.dossiers import PLACEHOLDER
from vrd2check.language import Text

from .blocks import MONTHS, Block, per_year
from .request import Draft
from .scalars import scalar


def blocks(draft: Draft) -> Iterator[Block]:
    """Return the blocks of a programme note, with the projects that are known in its portfolio."""
    projects = draft.projects or ((f"{draft.year % 100:02}.1", PLACEHOLDER),)
    yield Block(
        Text(
            "De kop. Het jaar is dat van de portefeuille. De status wordt "
            '"ingediend" zodra alles ingevuld is.',
            "The head. The year is that of the portfolio. The status becomes "
            '"ingediend" (submitted) once everything is filled in.',
        ),
        (
            "soort: programma",
            "status: ontwerp",
            f"titel: {scalar(draft.title or draft.name)}",
            f"jaar: {draft.year}",
            "datum:",
            "entiteit:",
            f'looptijd: {{van: "{draft.year}", tot: "{draft.year + 2}"}}',
        ),
    )
    yield Block(
        Text(
            "Het investeringskrediet van elk jaar, en het deel dat de entiteiten zelf bijdragen, "
            "zoals 16,3 %.",
            "The investment credit of each year, and the share that the entities contribute "
            "themselves, such as 16,3 %.",
        ),
        (
            "begrotingsartikel:",
            f"kredieten: {per_year(range(draft.year, draft.year + 3))}",
            "eigen_inbreng:",
        ),
    )
    yield Block(
        Text(
            "De portefeuille: wat elk project van het krediet van het jaar krijgt. Het nummer "
            "staat altijd tussen aanhalingstekens.",
            "The portfolio: what each project gets of the year's credit. The number always stands "
            "in quotes.",
        ),
        (
            "projecten:",
            "  regels:",
            *(
                f'    - {{nummer: "{number}", titel: {scalar(title)}, bedrag: }}'
                for number, title in projects
            ),
            "  totaal:",
        ),
    )
    yield Block(
        Text(
            "Wat per maand betaald wordt, voor het hele programma.",
            "What is paid per month, for the programme as a whole.",
        ),
        (
            "prognose_vek:",
            f"  jaar: {draft.year}",
            f"  maanden: {{{MONTHS}}}",
            "  totaal:",
        ),
    )
    yield Block(
        Text(
            "Waaraan men ziet dat het programma slaagt.",
            "By what one sees that the programme succeeds.",
        ),
        (
            "kpis:",
            f"  - {{nr: KPI 1, omschrijving: {PLACEHOLDER}, streefwaarde: , meetperiode: }}",
        ),
    )
