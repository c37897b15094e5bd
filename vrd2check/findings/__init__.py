"""From dossiers to findings: asking the rules, judging their claims, counting what was examined."""

from .asking import apply_rules, told_of
from .counting import examined, in_order
from .making import Judged, finding_of

__all__ = ["Judged", "apply_rules", "examined", "finding_of", "in_order", "told_of"]
