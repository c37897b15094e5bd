"""A dossier in which much differs, and what a check makes of explanations in it."""

from collections.abc import Callable

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.result import Result
from vrd2check.settings import Settings

# D1: 3.466 + 5.466 = 8.932, stated 9.000: 68. D2: 1.000 + 2.000 = 3.000, stated 3.100: 100.
# Product: 4.000 + 5.000 = 9.000, stated 9.068: 68. All with the source of the whole table.
DOSSIER = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Downloadservice}
  - {nr: D.22.12.2, omschrijving: Begeleiding}
prognose_vek:
  bron: vrd2
  regels:
    - deliverable: D.22.12.1
      maanden: {aug: 3.466, sep: 5.466}
      totaal: 9.000
    - deliverable: D.22.12.2
      maanden: {aug: 1.000, sep: 2.000}
      totaal: 3.100
    - product: Catalogus
      maanden: {okt: 4.000, nov: 5.000}
      totaal: 9.068
"""

Checked = Callable[..., Result]


@pytest.fixture
def explained() -> Checked:
    """Check the dossier with some explanations, each a flow mapping; further texts along."""

    def checked(*rows: str, text: str = DOSSIER, along: tuple[str, ...] = (), **set_: object):
        if rows:
            text += "toelichtingen:\n" + "".join(f"  - {{{row}}}\n" for row in rows)
        files = [load_text(one, f"{number}.yaml") for number, one in enumerate((text, *along))]
        named = frozenset(file.name for file in files)
        return check_loaded(files, Settings(**set_), named)  # type: ignore[arg-type]

    return checked


def lines(result: Result, code: str) -> list[int]:
    """Return the lines of the findings of a rule that stand."""
    return sorted(one.place.line for one in result.findings if one.rule.code == code)


def done(result: Result) -> list[tuple[str, int]]:
    """Return code and line of what is explained."""
    return [(one.finding.rule.code, one.finding.place.line) for one in result.explained]


def told(result: Result) -> list[tuple[str, int]]:
    """Return code and line of what is said of explanations."""
    return [
        (one.rule.code, one.place.line)
        for one in result.findings
        if one.rule.code.startswith("TOE")
    ]
