"""Which figures would, if changed, put everything right, and how the slip was made."""

from .causes import Cause, Confidence, Suspect, diagnose
from .slips import Slip

__all__ = ["Cause", "Confidence", "Slip", "Suspect", "diagnose"]
