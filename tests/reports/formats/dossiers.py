"""Dossiers that several of these tests check."""

from tests.samples import BROKEN, HEAD
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.result import Result
from vrd2check.settings import Settings

EXPLAINED = (
    BROKEN
    + """\
toelichtingen:
  - regel: DEL101
    verschil: 500
    reden: |
      Het saldo volgt
      in 2023.
"""
)
# In line 11 two neighbouring digits are swapped: 3600 is what the subtotal and the total ask for.
CERTAIN = (
    HEAD
    + """\
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 6300}
    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 1000}
  subtotalen:
    - {deliverable: D.22.12.1, bedrag: 3600}
  totaal: 4600
"""
)


def checked(text: str, file: str = "a.yaml") -> Result:
    """Check one dossier, without the remark that it is not ready yet."""
    return check_loaded([load_text(text, file)], Settings(ignored=frozenset({"DOC301"})))
