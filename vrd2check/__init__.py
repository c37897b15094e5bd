"""Check whether the figures of a VRD 2 budget dossier agree with each other.

``check`` and the types named here may be used from Python, as ``docs/python.md`` says; all modules
of the package are its own.
"""

from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING, Any

# To import the package costs nothing until something is checked: a tenth of a second then.
if TYPE_CHECKING:
    from vrd2check.api import (
        CheckedDossier,
        Figure,
        Finding,
        Lacking,
        Problem,
        Relation,
        Report,
    )
    from vrd2check.coverage import Coverage
    from vrd2check.language import Text
    from vrd2check.places import Place

__version__ = "0.1.0"
# What tells readers of a report which program made it. It has no page on the web yet: until then a
# package URL (ECMA-427), which names the program and its version and no website.
HOMEPAGE = f"pkg:generic/vrd2check@{__version__}"
__all__ = [
    "CheckedDossier",
    "Coverage",
    "Figure",
    "Finding",
    "Lacking",
    "Place",
    "Problem",
    "Relation",
    "Report",
    "Text",
    "check",
]


def check(path: str | PathLike[str], *, config: str | PathLike[str] | None = None) -> "Report":
    """Check a dossier, or all that are in a folder, and return what was found.

    ``config`` is the file that configures; without it, it is the nearest above the path. What is
    wrong with files or the configuration is in the report. Raises TypeError for what is no path.
    """
    report: Report = import_module(".api", __package__).check(path, config)
    return report


if not TYPE_CHECKING:  # who checks types sees the names above, and no others

    def __getattr__(name: str) -> Any:
        """Return a type of the interface, imported when it is first asked for."""
        if name in __all__:
            return getattr(import_module(".api", __package__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
