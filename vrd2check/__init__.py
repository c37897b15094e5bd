"""Check whether the figures of a VRD 2 budget dossier agree with each other."""

__version__ = "0.1.0"
# Where its readers find more of it; OWNER is filled in once it is published.
HOMEPAGE = "https://github.com/OWNER/vrd2check"
