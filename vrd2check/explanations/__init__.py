"""Comply or explain: which findings may stay, since their dossier says why."""

from .matching import fits
from .naming import Naming
from .pointing import figures_in_words, words_for
from .trying import Explanations, explain

__all__ = ["Explanations", "Naming", "explain", "figures_in_words", "fits", "words_for"]
