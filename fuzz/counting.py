"""The work of a check, counted in calls of functions, which no other work of a machine changes."""

import sys

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings


def calls(text: str) -> int:
    """Return how many functions are called to read and check a text."""
    found = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        check_loaded([load_text(text, "a.yaml")], Settings(), frozenset({"a.yaml"}))
    finally:
        sys.setprofile(before)
    return found
