"""Check whether the figures of a VRD 2 budget dossier agree with each other."""

__version__ = "0.1.0"
