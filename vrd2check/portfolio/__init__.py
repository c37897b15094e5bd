"""The dossiers of a programme together: sums over all of them, and what is lacking of each sum."""

from .amounts import Amount, Cell, Gap, Ratio, Row, View
from .views import VIEWS, portfolio

__all__ = ["VIEWS", "Amount", "Cell", "Gap", "Ratio", "Row", "View", "portfolio"]
