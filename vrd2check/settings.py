"""What an organisation may want to set differently: the bands of what is plausible."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds that rules compare with.

    ``least_day_rate`` and ``most_day_rate`` are euro per day incl. VAT, outside of which a rate is
    worth a look; ``rate_spread`` is how many times higher or lower than the dossier's median an
    implied rate may be. ``payment_leeway`` is how many months after the end of a deliverable's
    actions a payment is still ordinary: invoices follow deliveries.
    """

    least_day_rate: Decimal = Decimal(300)
    most_day_rate: Decimal = Decimal(1500)
    rate_spread: Decimal = Decimal(2)
    payment_leeway: int = 2
