"""Which figures would, if changed, put everything right, and how the slip was made."""

from .causes import diagnose

__all__ = ["diagnose"]
