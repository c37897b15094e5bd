"""The blocks of a new evaluation."""

from collections.abc import Iterator

from vrd2check.dossiers import PLACEHOLDER
from vrd2check.language import Text

from .blocks import Block
from .request import Draft
from .scalars import scalar


def blocks(draft: Draft) -> Iterator[Block]:
    """Return the blocks of an evaluation, with the actuals of seven months as the template asks."""
    quarters = ", ".join(f"Q{number} {draft.year}: " for number in range(1, 5))
    yield Block(
        Text(
            'De kop. De status wordt "ingediend" zodra alles ingevuld is.',
            'The head. The status becomes "ingediend" (submitted) once everything is filled in.',
        ),
        (
            "soort: evaluatie",
            "status: ontwerp",
            f"project: {scalar(draft.name)}",
            *([f"titel: {scalar(draft.title)}"] if draft.title else []),
            f"jaar: {draft.year}",
            "datum:",
            "entiteit:",
        ),
    )
    yield Block(
        Text(
            "Het plafond: wat in een jaar hoogstens besteed mag worden.",
            "The ceiling (plafond): the most that may be spent in a year.",
        ),
        ("plafond:",),
    )
    yield Block(
        Text(
            "De kosten per groep. Actueel is wat tot en met de maand hieronder is vastgelegd; "
            "prognose = actueel × 12 ÷ het aantal maanden.",
            "The costs per group. actueel is what was booked up to the month named here, that "
            "month included; prognose = actueel × 12 ÷ the number of months.",
        ),
        (
            "actueel_tot: juli",
            "kosten:",
            "  groepen:",
            f"    - groep: {PLACEHOLDER}",
            "      regels:",
            "        - {kost: Personeel, actueel: , prognose: }",
            "        - {kost: Onderhoud en SLA, actueel: , prognose: }",
            "      totaal: {actueel: , prognose: }",
            "  totaal: {actueel: , prognose: }",
        ),
    )
    yield Block(
        Text(
            "De indicatoren. De aard is stand (een niveau op een bepaald moment), stroom (een "
            "aantal over de periode) of ja_nee (een x waar het gepland is).",
            "The indicators. Their aard is stand (a level at a moment), stroom (a count over the "
            "period) or ja_nee (an x where it is planned).",
        ),
        (
            "indicatoren:",
            f"  - naam: {PLACEHOLDER}",
            "    aard: stroom",
            f"    waarden: {{{draft.year - 1}: , {quarters}, {draft.year + 1}: }}",
        ),
    )
