"""Comply or explain: which findings may stay, since their dossier says why."""

from .trying import Explanations, explain

__all__ = ["Explanations", "explain"]
