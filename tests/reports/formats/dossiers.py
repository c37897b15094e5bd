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
# In line 12 two neighbouring digits of 2022 are swapped: with 6381 the line gives 8381 and the year
# 7381, both to the euro.
CERTAIN = (
    HEAD
    + """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 6318, 2023: 2000}, totaal: 8381}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 1000, 2023: 3000}, totaal: 4000}
    totaal: {bedragen: {2022: 7381, 2023: 5000}, totaal: 12381}
"""
)


def checked(text: str, file: str = "a.yaml") -> Result:
    """Check one dossier, without the remark that it is not ready yet."""
    return check_loaded([load_text(text, file)], Settings(ignored=frozenset({"DOC301"})))
