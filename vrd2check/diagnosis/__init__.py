"""Which broken relations have one cause."""

from .causes import Cause, group

__all__ = ["Cause", "group"]
