"""What to draw: dossiers, spoiled ones, texts; and how many of each."""

import os

from hypothesis import settings
from hypothesis import strategies as st

from fuzz.dossiers import dossier
from fuzz.mutations import FIGURES, HOSTILE, mutated
from fuzz.seeds import real_dossiers

# A number of examples in the environment stands for the patience of a whole night.
_EXAMPLES = int(os.environ.get("VRD2CHECK_EXAMPLES", "0"))
_REAL = [data.decode() for data in real_dossiers()]
_RANDOMS = st.randoms(use_true_random=False)
_PIECES = ("soort: ", "projectdossier", "\n  - ", "\n", ": ", "{", "}", "[", "]", ", ", "|\n  ")


def examples(number: int) -> settings:
    """Return settings for so many examples, or as many as the environment asks for."""
    return settings(max_examples=_EXAMPLES or number, database=None)


def dossiers() -> st.SearchStrategy[str]:
    """Draw texts of dossiers of every kind, with plausible and implausible contents."""
    return _RANDOMS.map(dossier)


def spoiled() -> st.SearchStrategy[bytes]:
    """Draw real dossiers that something went wrong with."""
    return st.tuples(_RANDOMS, st.sampled_from(_REAL)).map(lambda drawn: mutated(*drawn))


def yaml_like() -> st.SearchStrategy[str]:
    """Draw texts out of what YAML and dossiers are made of."""
    pieces = st.sampled_from((*_PIECES, *HOSTILE, *FIGURES)) | st.text(max_size=3)
    return st.lists(pieces, max_size=40).map("".join)


def cells() -> st.SearchStrategy[str]:
    """Draw what may stand in a cell."""
    digits = st.text("0123456789., -+€%()", max_size=30)
    return digits | st.sampled_from((*FIGURES, *HOSTILE)) | st.text(max_size=80)
